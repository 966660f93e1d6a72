"""An event loop whose time passes only while nothing happens: silence costs a test nothing, work costs no time-out.

Only for what runs in one process on loopback: a datagram that was sent is there at once.
"""

from __future__ import annotations

import asyncio
import selectors
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

T = TypeVar("T")
GRACE = 0.002
"""Real seconds of quiet after which the loop's time moves on to whatever is due next."""
BEYOND = 1e-6
"""Seconds by which the time is then past what is due, as a real clock is."""


class _Idle(selectors.DefaultSelector):
    """Counts the seconds it was asked to wait and nothing came."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0 if timeout is None or timeout > 0 else timeout)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        ready = super().select(None if timeout is None else GRACE)
        if not ready and timeout is not None:
            self.passed += timeout + BEYOND
        return ready


class IdleClock(asyncio.SelectorEventLoop):
    """A loop with that clock."""

    def __init__(self) -> None:
        self._idle = _Idle()
        super().__init__(self._idle)

    def time(self) -> float:
        return self._idle.passed


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run like asyncio.run, on a loop whose waiting takes no time."""
    with asyncio.Runner(loop_factory=IdleClock) as runner:
        return runner.run(work)
