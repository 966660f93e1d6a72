"""Asks servers for the checks: guarded, bounded, over HTTPS where port 53 is closed; silence becomes a status."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import dns.exception

from adapters.dns import wire
from adapters.dns.address_policy import AddressPolicy
from adapters.dns.transport import Silence, send
from bot.dns.ports import Answer, Question, Server, Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection


LIMIT = 3.0
"""Seconds one question to a resolver may take: long enough to hear most of them give up (SERVFAIL)."""
LONGER = 1.15
"""How much longer a zone's own server is given, so that a slow one is told from a silent one."""
PATIENCE = 0.6
"""Seconds without any word on port 53 after which HTTPS is tried beside it."""
PUBLIC = AddressPolicy()
MOST_AT_ONCE = 400
MOST_PER_SERVER = 40
MOST_REMEMBERED = 2000


class Gates:
    """Keeps all reports of a process together polite: so many questions at once, so many at one server."""

    def __init__(self, at_once: int = MOST_AT_ONCE, per_server: int = MOST_PER_SERVER) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._per_server = per_server
        self._each: dict[Server, asyncio.Semaphore] = {}

    @asynccontextmanager
    async def through(self, server: Server) -> AsyncIterator[None]:
        """Wait for a place at this server, then for a place at all."""
        if len(self._each) > MOST_REMEMBERED:
            self._each = {known: gate for known, gate in self._each.items() if gate.locked()}
        gate = self._each.setdefault(server, asyncio.Semaphore(self._per_server))
        async with gate, self._all:
            yield


class WireResolver:
    """Implements bot.dns.ports.Resolver with dnspython's wire format on asyncio's sockets."""

    def __init__(
        self,
        guard: AddressPolicy,
        trusted: Collection[Server] = (),
        over_https: Callable[[Question, Server], Awaitable[bytes | None]] | None = None,
        gates: Gates | None = None,
        limit: float = LIMIT,
    ) -> None:
        self._guard = guard
        self._trusted = {server.address for server in trusted}
        self._over_https = over_https
        self._limit = limit
        self._heard = False
        self._gates = gates or Gates()

    async def ask(self, question: Question, server: Server) -> Answer:
        """Ask one server one question within LIMIT seconds. Never raises."""
        if server.address not in self._trusted and not self._guard.allows(server.address):
            return self._silent(question, server, "FORBIDDEN")
        async with self._gates.through(server):
            start = asyncio.get_running_loop().time()
            answer = await self._ask(question, server)
            elapsed = round((asyncio.get_running_loop().time() - start) * 1000)
        return replace(answer, elapsed_ms=elapsed)

    async def _ask(self, question: Question, server: Server) -> Answer:
        plain = asyncio.ensure_future(self._plain(question, server))
        if self._over_https is None or self._heard or server.address not in self._trusted:
            return await plain
        done, _ = await asyncio.wait({plain}, timeout=PATIENCE)
        if done and plain.result().status not in {"TIMEOUT", "UNREACHABLE", "REWRITTEN"}:
            return plain.result()
        answer = await self._https(question, server)
        if answer is not None and not self._heard:
            plain.cancel()
            return answer
        return await plain

    async def _plain(self, question: Question, server: Server) -> Answer:
        try:
            message, bare = await send(question, server, self._time(server))
            answer = replace(wire.answer(question, server, message, _now()), bare=bare)
        except Silence as fault:
            return self._silent(question, server, cast("Status", fault.args[0]))
        except (dns.exception.DNSException, ValueError, UnicodeError):
            return self._silent(question, server, "GARBAGE")
        if self._rewritten(answer):
            return replace(answer, status="REWRITTEN")
        self._heard = True
        return answer

    def _time(self, server: Server) -> float:
        return self._limit if server.address in self._trusted else self._limit * LONGER

    def _rewritten(self, answer: Answer) -> bool:
        """Tell whether somebody in between answers for a public resolver.

        Those never say 'no such name' without the zone's SOA, which tells how long that holds (RFC 2308 section 5),
        and never answer with records of a type that nobody asked for.
        """
        said_by = answer.server.address
        if said_by not in self._trusted or not PUBLIC.allows(said_by) or answer.ede:
            return False
        if answer.status == "NXDOMAIN":
            return not answer.authority and not answer.answers
        fitting = {answer.question.type, "CNAME", "DNAME", "RRSIG"}
        return bool(answer.answers) and not any(record.type in fitting for record in answer.answers)

    async def _https(self, question: Question, server: Server) -> Answer | None:
        if self._over_https is None:
            return None
        body = await self._over_https(question, server)
        message = wire.parse(body, question) if body else None
        return replace(wire.answer(question, server, message, _now()), over_https=True) if message else None

    @staticmethod
    def _silent(question: Question, server: Server, status: Status) -> Answer:
        return Answer(question, server, status, _now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
