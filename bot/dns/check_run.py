"""Runs the checks of one report side by side, within one time limit; what is not done by then is untested."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from bot.dns.session import Inquiry
from bot.model import Finding

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.dns.ports import Ports
    from bot.mailhosts import MailHosts
    from bot.model import Examination

SILENT = frozenset({"timeout", "unreachable", "no-servers", "addresses", "time-up"})
"""Reasons that are one and the same where nobody can be asked at all."""
LIMIT = 10.0
"""Seconds a whole report may take."""


class Check(Protocol):
    """One check: a module of this package."""

    @property
    def NAME(self) -> str: ...  # noqa: N802 (a module's constant)
    @property
    def UNTESTED(self) -> str: ...  # noqa: N802
    @property
    def TAGS(self) -> tuple[str, ...]: ...  # noqa: N802

    async def run(self, inquiry: Inquiry) -> tuple[Finding, ...]: ...


async def examine(
    wanted: Examination, ports: Ports, hosts: MailHosts, checks: Sequence[Check], limit: float = LIMIT
) -> AsyncIterator[Finding]:
    """Yield the findings of each check as soon as it is done, its main finding first. Never raises.

    Every check yields at least one finding: one that could not finish within `limit` seconds, or stumbled, yields
    exactly one, its UNTESTED tag.
    """
    if not ports.resolvers:
        for check in checks:
            yield _untested(check, wanted.domain, ports.off)
        return
    inquiry = Inquiry(wanted, ports, hosts)
    clock = asyncio.get_running_loop().time
    start = clock()
    tasks = {asyncio.create_task(check.run(inquiry)): check for check in checks}
    waiting = set(tasks)
    try:
        while waiting:
            done, waiting = await asyncio.wait(
                waiting, timeout=max(0.0, start + limit - clock()), return_when=asyncio.FIRST_COMPLETED
            )
            elapsed = round((clock() - start) * 1000)
            for task in sorted(done, key=list(tasks).index):
                for found in _result(task, tasks[task], wanted.domain):
                    yield _timed(found, tasks[task], inquiry, elapsed)
            if not done:
                break
        for task in sorted(waiting, key=list(tasks).index):
            elapsed = round((clock() - start) * 1000)
            yield _timed(_untested(tasks[task], wanted.domain, "time-up"), tasks[task], inquiry, elapsed)
    finally:
        for task in tasks:
            task.cancel()
        inquiry.close()
        await asyncio.gather(*tasks, return_exceptions=True)


def _result(task: asyncio.Task[tuple[Finding, ...]], check: Check, domain: str) -> tuple[Finding, ...]:
    if task.cancelled() or task.exception() is not None:
        return (_untested(check, domain, "fault"),)
    return task.result() or (_untested(check, domain, "fault"),)


def _timed(found: Finding, check: Check, inquiry: Inquiry, elapsed: int) -> Finding:
    """Add the time it took; silence in a network where nobody answers is told as that."""
    silent = found.tag == check.UNTESTED and found.facts.get("reason") in SILENT and inquiry.deaf
    facts = {**found.facts, "reason": "no-dns"} if silent else found.facts
    return found.model_copy(update={"elapsed_ms": elapsed, "facts": facts})


def _untested(check: Check, domain: str, reason: str) -> Finding:
    return Finding(check=check.NAME, tag=check.UNTESTED, facts={"domain": domain, "reason": reason})
