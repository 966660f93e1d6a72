"""One report's questions: each goes out once, however many checks want its answer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bot.dns.ports import Answer, Question, Record, Server
from bot.model import Finding, ServerAnswer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Iterable

    from bot.dns.ports import Ports
    from bot.mailhosts import MailHosts
    from bot.model import Examination

T = TypeVar("T")
GIVEN_UP = 4
"""Silences after which a server that never spoke is not asked again: dead DNS must not cost all of a report's time."""
HEDGE = 1.0
"""Seconds after which the other resolvers are asked beside the first."""
ROWS = 24
"""Most servers a finding lists."""
KEY_SHOWN = 24
"""Characters of a key that tell it from others."""


class Inquiry:
    """Asks for all checks of one report and remembers what was said. Lives as long as the report."""

    def __init__(self, wanted: Examination, ports: Ports, hosts: MailHosts) -> None:
        self.domain = wanted.domain
        self.wanted = wanted
        self.ports = ports
        self.hosts = hosts
        self._tasks: dict[Hashable, asyncio.Future[Any]] = {}
        self._silences: dict[Server, list[Answer]] = {}
        self._heard: set[Server] = set()

    async def once(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """Do some work once per report and share its result; a check that is cancelled leaves it running."""
        if key not in self._tasks:
            self._tasks[key] = asyncio.ensure_future(work())
        shared: asyncio.Future[T] = self._tasks[key]
        return await asyncio.shield(shared)

    def ahead(self, *work: Awaitable[object]) -> None:
        """Begin work whose answers will be wanted soon, without waiting for it."""
        for each in work:
            self._tasks[object()] = asyncio.ensure_future(each)

    def close(self) -> None:
        """Drop all questions still under way."""
        for task in self._tasks.values():
            task.cancel()

    async def ask(self, question: Question, server: Server) -> Answer:
        """Ask one server, once per report."""
        return await self.once((question, server), lambda: self._ask(question, server))

    async def _ask(self, question: Question, server: Server) -> Answer:
        silences = self._silences.setdefault(server, [])
        if len(silences) >= GIVEN_UP and server not in self._heard:
            return replace(silences[-1], question=question)
        answer = await self.ports.resolver.ask(question, server)
        if answer.status in {"TIMEOUT", "UNREACHABLE"}:
            silences.append(answer)
        else:
            self._heard.add(server)
        return answer

    async def ask_each(self, question: Question, servers: Iterable[Server]) -> tuple[Answer, ...]:
        """Ask several servers at once; the answers come in their order."""
        return tuple(await asyncio.gather(*(self.ask(question, server) for server in servers)))

    async def look_up(self, name: str, kind: str, *, signed: bool = False) -> Answer:
        """Ask the first resolver that speaks; a SERVFAIL is asked again without validation (CD, RFC 4035).

        So that a zone with broken signatures can still be examined. Where nobody speaks, the first one's answer is
        returned: its status tells the kind of silence.
        """
        return await self.once(("look up", name, kind, signed), lambda: self._look_up(name, kind, signed))

    async def _look_up(self, name: str, kind: str, signed: bool) -> Answer:
        question = Question(name, kind, signed=signed)
        order = sorted(self.ports.resolvers, key=self._is_mute)
        asked = asyncio.ensure_future(self.ask(question, order[0]))
        done, _ = await asyncio.wait({asked}, timeout=HEDGE)
        if done and asked.result().spoken:
            return await self._not_denied(asked.result(), order)
        if not done and (early := await self._earliest([asked, *self._others(question, order)])):
            return early
        first = await asked
        if first.spoken:
            return first
        retries = self._others(question, order)
        if first.status == "SERVFAIL":
            retries.insert(0, self.ask(Question(name, kind, unchecked=True, signed=signed), order[0]))
        return await self._earliest(retries) or first

    async def _not_denied(self, answer: Answer, order: list[Server]) -> Answer:
        """Ask somebody else where a resolver denies the very domain that another one knows."""
        name = answer.question.name
        if answer.status != "NXDOMAIN" or not (name == self.domain or name.endswith(f".{self.domain}")):
            return answer
        question = Question(self.domain, "SOA")
        if (await self.ask(question, answer.server)).status != "NXDOMAIN":
            return answer
        told = await self.ask_each(question, [server for server in order if server != answer.server])
        knowing = next((each.server for each in told if each.status == "NOERROR"), None)
        return await self.ask(answer.question, knowing) if knowing else answer

    def _others(self, question: Question, order: list[Server]) -> list[Awaitable[Answer]]:
        return [self.ask(question, server) for server in order[1:] if not self._is_mute(server)]

    @staticmethod
    async def _earliest(asked: list[Awaitable[Answer]]) -> Answer | None:
        """Return the earliest answer that says something."""
        for next_answer in asyncio.as_completed(asked):
            answer = await next_answer
            if answer.spoken:
                return answer
        return None

    def _is_mute(self, server: Server) -> bool:
        return bool(self._silences.get(server)) and server not in self._heard

    @property
    def deaf(self) -> bool:
        """Tell whether nobody has said a word: every resolver was asked and silent, and no server was heard."""
        return not self._heard and all(self._silences.get(server) for server in self.ports.resolvers)

    async def addresses(self, name: str) -> tuple[Answer, Answer]:
        """Look up a host's IPv4 and IPv6 addresses."""
        four, six = await asyncio.gather(self.look_up(name, "A"), self.look_up(name, "AAAA"))
        return four, six


def finding(check: str, tag: str, answers: Iterable[Answer] = (), **facts: Any) -> Finding:
    """Make a finding with the servers asked behind it, at most ROWS of them."""
    rows = tuple(row(answer) for _, answer in zip(range(ROWS), answers, strict=False))
    return Finding(check=check, tag=tag, facts=facts, servers=rows)


def row(answer: Answer) -> ServerAnswer:
    """Turn an answer into a report's row."""
    said = sorted(answer.records(), key=lambda r: (len(r.data.partition(" ")[0]), r.data))
    aliases = [f"CNAME {record.data[:300]}" for record in answer.records("CNAME")] if not said else []
    return ServerAnswer(
        server=answer.server.name,
        address=answer.server.address,
        status=answer.status,
        answer=tuple(aliases or (_shown(record) for record in said))[:12],
        ttl=answer.ttl if answer.spoken else None,
        at=answer.at,
        type=answer.question.type,
        over="HTTPS" if answer.over_https else "TCP" if answer.question.tcp else "",
        aa=answer.authoritative,
        ede=answer.ede[:4],
        onward=() if said or aliases or answer.authoritative else _onward(answer),
    )


def _shown(record: Record) -> str:
    return record.data[: KEY_SHOWN if record.type == "DNSKEY" else 300]


def _onward(answer: Answer) -> tuple[str, ...]:
    """Return the name servers that a referral names."""
    return tuple(record.data[:300] for record in answer.authority[:12] if record.type == "NS")


def silence(answers: Iterable[Answer]) -> str:
    """Name why nothing was learnt: the commonest silent status, in lower case."""
    statuses = [answer.status.lower() for answer in answers if not answer.spoken]
    return max(sorted(set(statuses)), key=statuses.count) if statuses else "no-servers"
