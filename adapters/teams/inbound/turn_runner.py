"""Runs turns: an activity is answered as soon as its event is kept, and the turn goes on after that."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

import structlog

from adapters.teams.auth.token_validator import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine

    from adapters.teams.conversation_ref import Place
    from adapters.teams.wiring import Parts
    from bot.ports import Incoming

TYPING_SECONDS = 1.0
TAKEN_SECONDS = 8.0
AT_ONCE = 6

_log = structlog.get_logger(__name__)


class Running:
    """The turns under way."""

    def __init__(self, parts: Parts) -> None:
        """Take the channel's parts."""
        self._parts = parts
        self._tasks: set[asyncio.Task[Any]] = set()
        self._busy: Counter[str] = Counter()

    async def run(self, incoming: Incoming, at: Place) -> None:
        """Return as soon as the event is kept, or its turn over. Raises Refused for one who asks too much at once."""
        if self._busy[at.actor] >= AT_ONCE:
            raise Refused(429, "busy")
        with self._parts.clicks.beginning(at.conversation) as begun:
            turn = self.start(self._counted(incoming, at.actor))
            first = asyncio.ensure_future(begun.wait())
            try:
                await asyncio.wait({turn, first}, timeout=TYPING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                if not turn.done() and not first.done():
                    if not incoming.listening and not at.is_aside:
                        self.start(self.quietly(self._parts.notices.typing(at)))
                    await asyncio.wait({turn, first}, timeout=TAKEN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            finally:
                first.cancel()
        if turn.done() and not turn.result():
            await self._parts.notices.say(at, "failed")

    async def handle(self, incoming: Incoming) -> bool:
        """Take a turn to its end; False where it failed."""
        try:
            await self._parts.shell.handle(incoming, self._parts.sender)
        except Exception as error:  # noqa: BLE001 (whatever it was, its message may hold what the person pasted)
            _log.error("turn-failed", channel="teams", error=type(error).__name__)
            return False
        return True

    async def quietly(self, work: Awaitable[object]) -> None:
        """Do what may fail without harm."""
        try:
            await work
        except Exception as error:  # noqa: BLE001 (see above)
            _log.info("not-shown", channel="teams", error=type(error).__name__)

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something behind the answer."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self, seconds: float = 5.0) -> None:
        """Wait for what is under way, then stop; the store knows how far it came."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _counted(self, incoming: Incoming, actor: str) -> bool:
        self._busy[actor] += 1
        try:
            return await self.handle(incoming)
        finally:
            self._busy[actor] -= 1
            if not self._busy[actor]:
                del self._busy[actor]
