"""Remembers for a minute what examinations found: in an outage many people paste bounces of the same domain."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.model import Examination, Finding

SECONDS = 60.0
KEPT = 256
"""Examinations held; of more the oldest go."""
PASSING = frozenset({
    "failed", "fault", "garbage", "no-servers", "other", "refused", "servfail", "time-up", "timeout", "unreachable",
})  # fmt: skip
"""Reasons why something could not be tested that may be gone at the next try (content/checks, `why-`)."""


class Asks(Protocol):
    """Examines a domain anew."""

    def examine(self, wanted: Examination) -> AsyncIterator[Finding]: ...


class RecentExaminer:
    """Implements bot.ports.Examiner: who examines gets new findings, who asks for recent ones those of this minute.

    An examination in which something could not be tested for a passing reason is not held.
    """

    def __init__(self, examiner: Asks, clock: Callable[[], float] = time.monotonic, seconds: float = SECONDS) -> None:
        """Take who really examines, and a clock of seconds."""
        self._examiner, self._clock, self._seconds = examiner, clock, seconds
        self._held: LRUCache[Examination, tuple[float, tuple[Finding, ...]]] = LRUCache(KEPT)

    async def examine(self, wanted: Examination) -> AsyncIterator[Finding]:
        """Yield each finding as soon as it is there; what was held of the same examination is forgotten."""
        self._held.pop(wanted, None)
        found: list[Finding] = []
        async for finding in self._examiner.examine(wanted):
            found.append(finding)
            yield finding
        if PASSING.isdisjoint(str(finding.facts.get("reason", "")) for finding in found):
            self._held[wanted] = (self._clock() + self._seconds, tuple(found))

    def recent(self, wanted: Examination) -> tuple[Finding, ...] | None:
        """Return what the same examination found within the last minute."""
        until, found = self._held.get(wanted, (0.0, ()))
        return found if self._clock() < until else None
