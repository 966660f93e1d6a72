"""Accepts events for a channel: answers as soon as an event is kept, and lets its turn go on behind that."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from adapters.delivery.background_tasks import note_failure

if TYPE_CHECKING:
    from adapters.delivery.dispatcher import Channel, Dispatcher
    from bot.ports import Incoming


class TooManyTurns(Exception):
    """Raised where a person has as many turns under way as one may have."""


class NotKept(Exception):
    """Raised where a turn was broken off before its event was kept."""


class Acceptance:
    """Starts the turns of one channel, at most `per_person` of one person side by side (None: as many as come)."""

    def __init__(self, dispatcher: Dispatcher, channel: Channel, per_person: int | None = None) -> None:
        """Start with nothing under way."""
        self._dispatcher, self._channel, self._per_person = dispatcher, channel, per_person
        self._turns: Counter[str] = Counter()

    def __bool__(self) -> bool:
        """Tell whether any turn is under way."""
        return bool(self._turns)

    async def accept(self, incoming: Incoming) -> None:
        """Return as soon as the event is kept, here or by an earlier delivery of it; its turn goes on.

        Raises TooManyTurns, NotKept, and what the core raised before the event was kept.
        """
        turn, kept = self.begin(incoming)
        await asyncio.wait({turn, kept}, return_when=asyncio.FIRST_COMPLETED)
        if kept.done():
            return
        if turn.cancelled():
            raise NotKept
        turn.result()

    def begin(self, incoming: Incoming) -> tuple[asyncio.Task[None], asyncio.Future[None]]:
        """Start a turn; return it, and what is done as soon as its event is kept. Raises TooManyTurns."""
        actor = incoming.actor.id
        if self._per_person is not None and self._turns[actor] >= self._per_person:
            raise TooManyTurns
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        turn = self._dispatcher.begin(incoming, self._channel, partial(_note, kept))
        self._turns[actor] += 1
        turn.add_done_callback(partial(self._ended, actor))
        return turn, kept

    def _ended(self, actor: str, turn: asyncio.Task[None]) -> None:
        self._turns[actor] -= 1
        if not self._turns[actor]:
            del self._turns[actor]
        if not turn.cancelled() and (error := turn.exception()) is not None:
            note_failure(error)


def _note(kept: asyncio.Future[None]) -> None:
    if not kept.done():
        kept.set_result(None)
