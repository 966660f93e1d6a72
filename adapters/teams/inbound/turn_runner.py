"""Runs turns: an activity is answered as soon as its event is kept; who waits longer is shown that the bot types."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog

from adapters.delivery.acceptance import Acceptance, TooManyTurns
from adapters.delivery.background_tasks import BackgroundTasks
from adapters.teams.auth.token_validator import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from adapters.teams.conversation_ref import Place
    from adapters.teams.wiring import Parts
    from bot.ports import Incoming

TYPING_SECONDS = 1.0
TAKEN_SECONDS = 8.0
PER_PERSON = 6

_log = structlog.get_logger(__name__)


class TurnRunner:
    """The turns under way."""

    def __init__(self, parts: Parts) -> None:
        """Take the channel's parts."""
        self._parts = parts
        self._acceptance = Acceptance(parts.dispatcher, parts.sender, PER_PERSON)
        self._tasks = BackgroundTasks()
        self.close = self._tasks.close

    async def run(self, incoming: Incoming, at: Place) -> None:
        """Return as soon as the event is kept, or its turn over. Raises Refused for one who asks too much at once."""
        turn, kept = self.begin(incoming)
        await asyncio.wait({turn, kept}, timeout=TYPING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not turn.done() and not kept.done():
            if not incoming.listening and not at.is_aside:
                self.quietly(self._parts.notices.typing(at))
            await asyncio.wait({turn, kept}, timeout=TAKEN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if has_failed(turn):
            await self._parts.notices.say(at, "failed")

    def begin(self, incoming: Incoming) -> tuple[asyncio.Task[None], asyncio.Future[None]]:
        """Start a turn; return it, and what is done as soon as its event is kept. Raises Refused."""
        try:
            return self._acceptance.begin(incoming)
        except TooManyTurns:
            raise Refused(429, "busy") from None

    def quietly(self, work: Awaitable[object]) -> None:
        """Do behind the answer what may fail without harm."""
        self._tasks.start(_quiet(work), awaited=True)


def has_failed(turn: asyncio.Task[Any]) -> bool:
    """Tell whether a turn is over and raised something."""
    return turn.done() and (turn.cancelled() or turn.exception() is not None)


async def _quiet(work: Awaitable[object]) -> None:
    try:
        await work
    except Exception as error:  # noqa: BLE001 (whatever it was, its message may hold what the person pasted)
        _log.info("not-shown", channel="teams", error=type(error).__name__)
