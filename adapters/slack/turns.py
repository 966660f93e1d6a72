"""Runs turns to their end, and says when an event is safely kept, so that Slack is acknowledged then and in time."""

from __future__ import annotations

import asyncio
import traceback
from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from adapters.shell import Channel
    from adapters.slack.send import Sender
    from bot.ports import Incoming, Store

SECONDS = 2.2
"""Slack asks for an answer within 3 s."""

log = structlog.get_logger(__name__)


class Shell(Protocol):
    """Takes an event through a turn, its deliveries to a channel; a repeated event says nothing."""

    async def handle(self, incoming: Incoming, channel: Channel) -> None: ...


class Turns:
    """Takes events to the shell. What takes longer than Slack waits goes on behind the acknowledgement."""

    def __init__(self, shell: Shell, store: Store, sender: Sender, seconds: float = SECONDS) -> None:
        """Listen to what the sender hears committed."""
        self._shell, self._store, self._sender, self._seconds = shell, store, sender, seconds
        self._running: set[asyncio.Task[None]] = set()
        self._waiting: defaultdict[str, list[asyncio.Future[None]]] = defaultdict(list)
        sender.committed = self._committed

    async def take(self, incoming: Incoming) -> None:
        """Return as soon as the event is kept, its turn done, or Slack's patience nearly over; the turn goes on.

        Raises what the core raised before that: Slack then delivers the event again.
        """
        turn = self.start(self._shell.handle(incoming, self._sender))
        end = asyncio.get_running_loop().time() + self._seconds
        kept = False
        while not turn.done() and not kept and (left := end - asyncio.get_running_loop().time()) > 0:
            kept = await self._hears(incoming.conversation, turn, left) and await self._is_kept(incoming)
        if turn.done() and not turn.cancelled():
            turn.result()

    @property
    def busy(self) -> bool:
        """Tell whether anything is under way."""
        return bool(self._running)

    def start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Run something to its end, or to `stop`; what it raises is logged by name and place, never by its words."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def within(self, work: Coroutine[None, None, None]) -> None:
        """Wait for something as long as Slack does; it goes on afterwards. Raises what it raised by then."""
        task = self.start(work)
        await asyncio.wait({task}, timeout=self._seconds)
        if task.done() and not task.cancelled():
            task.result()

    async def stop(self) -> None:
        """Break off what is under way; the store knows how far it came."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _hears(self, conversation: str, turn: asyncio.Task[None], seconds: float) -> bool:
        signal: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[conversation].append(signal)
        try:
            await asyncio.wait({turn, signal}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._waiting[conversation].remove(signal)
            if not self._waiting[conversation]:
                del self._waiting[conversation]
        return signal.done()

    async def _is_kept(self, incoming: Incoming) -> bool:
        """Tell whether what was heard is this event's: of several at once in a talk, only the store knows."""
        return incoming.conversation not in self._waiting or await self._store.seen(incoming.event)

    def _committed(self, conversation: str) -> None:
        for signal in self._waiting.get(conversation, ()):
            if not signal.done():
                signal.set_result(None)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            note_failure(error)


def note_failure(error: BaseException) -> None:
    """Log a fault by its kind and place; its message may hold what a person pasted."""
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = {"file": where[0].filename, "line": where[0].lineno} if where else {}
    log.error("turn-failed", error=type(error).__name__, **place)
