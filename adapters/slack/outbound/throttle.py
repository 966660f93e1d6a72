"""How often a talk may change what it shows: passing views only; what is final is always sent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 3.0
A_MINUTE = 40
KEPT = 5000


class UpdateThrottle:
    """At most one passing view per 3 s and talk, and 40 a minute and workspace (Slack's tier 3 is about 50)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, seconds: float = SECONDS) -> None:
        """Take a clock of seconds."""
        self._clock, self._seconds = clock, seconds
        self._talks: LRUCache[str, float] = LRUCache(KEPT)
        self._teams: LRUCache[str, tuple[float, float]] = LRUCache(KEPT)

    def allows(self, talk: str, team: str) -> bool:
        """Tell whether a passing view may be shown now, and count it if so."""
        now = self._clock()
        if now - self._talks.get(talk, -self._seconds) < self._seconds or not self.spend(team):
            return False
        self.shown(talk)
        return True

    def shown(self, talk: str) -> None:
        """Note that a talk's view has just changed."""
        self._talks[talk] = self._clock()

    def spend(self, team: str) -> bool:
        """Take one view out of a workspace's budget; False where it is used up for now."""
        now = self._clock()
        left, then = self._teams.get(team, (float(A_MINUTE), now))
        left = min(float(A_MINUTE), left + (now - then) * A_MINUTE / 60)
        self._teams[team] = (left - 1 if left >= 1 else left, now)
        return left >= 1
