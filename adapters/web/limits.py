"""How much one browser, and one address, may ask for."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

KEPT = 20_000


class Allowance:
    """A token bucket per name: `burst` at once, refilled at `rate` a second. The longest unused names are forgotten."""

    def __init__(self, burst: float, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with every bucket full."""
        self._burst, self._rate, self._clock = burst, rate, clock
        self._buckets: LRUCache[str, tuple[float, float]] = LRUCache(KEPT)

    def take(self, name: str) -> bool:
        """Take one; False if there is none left for now."""
        now = self._clock()
        left, then = self._buckets.pop(name, (self._burst, now))
        left = min(self._burst, left + (now - then) * self._rate)
        allowed = left >= 1
        self._buckets[name] = (left - 1 if allowed else left, now)
        return allowed


class Shares:
    """At most `most` at once under one name. A name nobody uses any more is forgotten."""

    def __init__(self, most: int) -> None:
        """Start with nothing under way."""
        self._most = most
        self._used: Counter[str] = Counter()
        self._gates: dict[str, asyncio.Semaphore] = {}

    @contextmanager
    def taken(self, name: str) -> Iterator[bool]:
        """Hold one for the length of the block; False, and nothing held, where there is none left."""
        if self._used[name] >= self._most:
            yield False
            return
        self._used[name] += 1
        try:
            yield True
        finally:
            self._drop(name)

    @asynccontextmanager
    async def waited(self, name: str) -> AsyncIterator[None]:
        """Hold one for the length of the block, after those who came before under this name."""
        self._used[name] += 1
        gate = self._gates.setdefault(name, asyncio.Semaphore(self._most))
        try:
            async with gate:
                yield
        finally:
            self._drop(name)

    def _drop(self, name: str) -> None:
        self._used[name] -= 1
        if not self._used[name]:
            del self._used[name]
            self._gates.pop(name, None)
