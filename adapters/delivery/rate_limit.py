"""How many examinations a person may start: enough for a day's work, too few to use the bot as a scanner."""

from __future__ import annotations

import time
from collections import deque

from cachetools import LRUCache

MOST, WINDOW = 30, 600.0
"""Examinations, and the seconds they are counted over."""
PEOPLE = 10_000


class ExaminationLimit:
    """Counts examinations by person over a sliding window; forgets whoever was quiet longest."""

    def __init__(self, most: int = MOST, window: float = WINDOW) -> None:
        """Begin with nobody."""
        self._most, self._window = most, window
        self._started: LRUCache[str, deque[float]] = LRUCache(PEOPLE)

    def allow(self, actor: str, count: int) -> bool:
        """Take `count` examinations off a person's budget; False, and nothing taken, where that is too much."""
        now = time.monotonic()
        times = self._started.setdefault(actor, deque())
        while times and times[0] <= now - self._window:
            times.popleft()
        if len(times) + count > self._most:
            return False
        times.extend([now] * count)
        return True
