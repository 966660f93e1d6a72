"""Slack's three seconds: what takes longer goes on behind the acknowledgement."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from adapters.delivery.background_tasks import BackgroundTasks

if TYPE_CHECKING:
    from collections.abc import Coroutine

SECONDS = 2.2
"""Slack asks for an answer within 3 s (docs.slack.dev, 'Acknowledging the request')."""


class DeadlineTasks(BackgroundTasks):
    """Tasks that are waited for as long as Slack waits."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Start without any."""
        super().__init__()
        self._seconds = seconds

    def is_late(self, began: float) -> bool:
        """Tell whether Slack waits no more for what began then (seconds of the event loop's clock)."""
        return asyncio.get_running_loop().time() - began >= self._seconds

    async def within(
        self, work: Coroutine[None, None, None], *, began: float | None = None, awaited: bool = False
    ) -> None:
        """Wait for something as long as Slack does; it goes on afterwards. Raises what it raised by then."""
        task = self.start(work, awaited=awaited)
        now = asyncio.get_running_loop().time()
        await asyncio.wait({task}, timeout=max(self._seconds - (now - (began or now)), 0.0))
        if task.done() and not task.cancelled():
            task.result()
