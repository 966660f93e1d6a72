"""Runs turns to their end, and says when an event is safely kept, so that Slack is acknowledged then and in time."""

from __future__ import annotations

import asyncio
import traceback
from collections import Counter
from typing import TYPE_CHECKING, Protocol

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from adapters.delivery.dispatcher import Channel
    from adapters.slack.outbound.message_sender import Sender
    from bot.ports import Incoming, Store

SECONDS = 2.2
"""Slack asks for an answer within 3 s."""
STOP = 5.0
"""Seconds that a stop waits; what is not done by then is taken up by the next start."""

log = structlog.get_logger(__name__)


class Shell(Protocol):
    """Takes an event through a turn, its deliveries to a channel; a repeated event says nothing."""

    def begin(self, incoming: Incoming, channel: Channel) -> asyncio.Task[None]: ...


class Turns:
    """Takes events to the shell. What takes longer than Slack waits goes on behind the acknowledgement."""

    def __init__(self, shell: Shell, store: Store, sender: Sender, seconds: float = SECONDS) -> None:
        """Listen to what the sender hears committed."""
        self._shell, self._store, self._sender, self._seconds = shell, store, sender, seconds
        self._running: set[asyncio.Task[None]] = set()
        self._kept: set[asyncio.Task[None]] = set()
        self._turns: set[asyncio.Task[None]] = set()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._under_way: Counter[str] = Counter()
        sender.committed = self._committed

    async def take(self, incoming: Incoming) -> None:
        """Return as soon as the event is kept or its turn done; the turn goes on.

        Raises what the core raised before that: Slack then delivers the event again.
        """
        conversation = incoming.conversation
        turn = self._shell.begin(incoming, self._sender)
        self._turns.add(turn)
        turn.add_done_callback(self._ended)
        self._under_way[conversation] += 1
        turn.add_done_callback(lambda _: self._leave(conversation))
        while await self._hears(conversation, turn):
            if self._under_way[conversation] <= 1 or await self._store.seen(incoming.event):
                break  # of several turns at once in a talk, only the store knows whose was kept
        if turn.done() and not turn.cancelled():
            turn.result()

    @property
    def busy(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._running or self._turns)

    def start(self, work: Coroutine[None, None, None], *, kept: bool = False) -> asyncio.Task[None]:
        """Run something to its end, or to `stop`; what it raises is logged by name and place, never by its words.

        A stop waits for what is `kept`, and breaks off the rest.
        """
        task = asyncio.create_task(work)
        self._running.add(task)
        if kept:
            self._kept.add(task)
            task.add_done_callback(self._kept.discard)
        task.add_done_callback(self._ended)
        return task

    def is_late(self, began: float) -> bool:
        """Tell whether Slack waits no more for what began then."""
        return asyncio.get_running_loop().time() - began >= self._seconds

    async def within(
        self, work: Coroutine[None, None, None], *, began: float | None = None, kept: bool = False
    ) -> None:
        """Wait for something as long as Slack does; it goes on afterwards. Raises what it raised by then."""
        task = self.start(work, kept=kept)
        now = asyncio.get_running_loop().time()
        await asyncio.wait({task}, timeout=max(self._seconds - (now - (began or now)), 0.0))
        if task.done() and not task.cancelled():
            task.result()

    async def stop(self) -> None:
        """Wait for what is kept, then break off what is under way beside the turns, which end with the shell."""
        if self._kept:
            await asyncio.wait(self._kept, timeout=STOP)
        for task in [*self._running]:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _hears(self, conversation: str, turn: asyncio.Task[None]) -> bool:
        """Wait for something to be kept in a conversation; False when the turn is over before."""
        signal = self._waiting.setdefault(conversation, asyncio.get_running_loop().create_future())
        await asyncio.wait({turn, signal}, return_when=asyncio.FIRST_COMPLETED)
        return signal.done() and not turn.done()

    def _leave(self, conversation: str) -> None:
        self._under_way[conversation] -= 1
        if self._under_way[conversation] <= 0:
            del self._under_way[conversation]
            self._waiting.pop(conversation, None)

    def _committed(self, conversation: str) -> None:
        signal = self._waiting.pop(conversation, None)
        if signal is not None and not signal.done():
            signal.set_result(None)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._turns.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            note_failure(error)


def note_failure(error: BaseException) -> None:
    """Log a fault by its kind and place; its message may hold what a person pasted."""
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = {"file": where[0].filename, "line": where[0].lineno} if where else {}
    log.error("turn-failed", error=type(error).__name__, **place)
