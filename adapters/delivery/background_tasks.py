"""Runs what goes on behind an answer, and notes what fails there."""

from __future__ import annotations

import asyncio
import traceback
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine

STOP_SECONDS = 5.0

_log = structlog.get_logger(__name__)


class BackgroundTasks:
    """The tasks of one channel that no request waits for."""

    def __init__(self) -> None:
        """Start without any."""
        self._running: set[asyncio.Task[Any]] = set()
        self._awaited: set[asyncio.Task[Any]] = set()

    def __bool__(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._running)

    def start(self, work: Coroutine[Any, Any, Any], *, awaited: bool = False) -> asyncio.Task[Any]:
        """Run something to its end, or to `close`, which waits for what is `awaited`. What it raises is logged."""
        task = asyncio.create_task(work)
        self._running.add(task)
        if awaited:
            self._awaited.add(task)
            task.add_done_callback(self._awaited.discard)
        task.add_done_callback(self._ended)
        return task

    async def close(self, seconds: float = STOP_SECONDS) -> None:
        """Wait up to `seconds` for what is awaited, then break off the rest."""
        if self._awaited:
            await asyncio.wait(self._awaited, timeout=seconds)
        rest = [*self._running]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            note_failure(error)


def note_failure(error: BaseException) -> None:
    """Log a fault by its kind and place; its message may hold what a person pasted."""
    frames = traceback.extract_tb(error.__traceback__)[-1:]
    place = {"file": frames[0].filename, "line": frames[0].lineno} if frames else {}
    _log.error("turn-failed", error=type(error).__name__, **place)
