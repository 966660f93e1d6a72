"""Keeps the log readable while somebody sends the same fault a thousand times."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY_SECONDS, MOST_KINDS = 10.0, 500


class LogRateLimit:
    """Counts lines by kind, so that a flood of one fault is one line in ten seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nothing said."""
        self._clock = clock
        self._said: dict[tuple[object, ...], tuple[float, int]] = {}

    def before(self, *kind: object) -> int | None:
        """Return how many lines of this kind were left out before the one to write now, None for none now."""
        now = self._clock()
        until, left_out = self._said.get(kind, (0.0, 0))
        if now < until:
            self._said[kind] = (until, left_out + 1)
            return None
        if len(self._said) >= MOST_KINDS:
            self._said.clear()
        self._said[kind] = (now + EVERY_SECONDS, 0)
        return left_out
