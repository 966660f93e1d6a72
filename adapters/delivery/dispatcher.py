"""Takes events through the core and brings the answers out: the same for every channel."""

from __future__ import annotations

import asyncio
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import structlog

from adapters.delivery.outbox_worker import Channel, OutboxWorker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Sequence

    from bot.ports import Delivery, Incoming, Store, Talker

    _Turn = Callable[[], Coroutine[Any, Any, None]]

__all__ = ["Channel", "Dispatcher"]

_DELAYS = (1.0, 2.0, 5.0, 15.0, 60.0, 300.0)
_RESENT_AT_ONCE = 16
_RESUMED_AT_ONCE = 16

_log = structlog.get_logger(__name__)


def _nobody_waits() -> None:
    """Do nothing: nobody waits for the event to be kept."""


class Dispatcher:
    """Runs turns, sends what they commit in order per conversation, and takes up what a crash left.

    The turns of a conversation run side by side: a click is answered while checks are still under way.
    """

    def __init__(self, talker: Talker, store: Store, delays: Sequence[float] = _DELAYS) -> None:
        """Take the core's talker and the store it commits to; `delays` are the seconds between tries to send."""
        self._talker = talker
        self._store = store
        self._delays = delays
        self._workers: dict[str, OutboxWorker] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._up_to_date: set[str] = set()
        self._given_up = 0

    async def handle(self, incoming: Incoming, channel: Channel) -> None:
        """Take one event through; returns when its answers are sent, or wait for a later try to send them.

        A caller that is cancelled does not stop the turn. Raises what the core raised, after sending what it had
        committed by then.
        """
        await asyncio.shield(self.begin(incoming, channel))

    def begin(
        self, incoming: Incoming, channel: Channel, kept: Callable[[], object] = _nobody_waits
    ) -> asyncio.Task[None]:
        """Start to take one event through; the task ends as `handle` does. Calls `kept` once the event is kept."""
        return self._start(self._turn(self._talker.turn(incoming), incoming.conversation, channel, kept))

    async def resume(self, channel: Channel) -> None:
        """Send what a crash left unsent, in order, then finish the examinations that were under way."""
        given_up = self._given_up
        unsent = await self._store.unsent(channel.name)
        groups = [(name, list(group)) for name, group in groupby(unsent, lambda delivery: delivery.conversation)]
        await self._together(
            _RESENT_AT_ONCE, [partial(self._turn, _replay(group), name, channel) for name, group in groups]
        )
        if self._given_up == given_up:
            self._up_to_date.add(channel.name)
        pending = await self._store.pending(channel.name)
        turns = [partial(self._turn, self._talker.resume(talk), talk.id, channel) for talk in pending]
        await self._together(_RESUMED_AT_ONCE, turns)

    async def close(self, seconds: float = 10.0) -> None:
        """Wait up to `seconds` for the running turns, then stop; what is unsent stays in the outbox."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        senders = [worker.sender for worker in self._workers.values() if worker.sender]
        late = [*self._running, *senders]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _turn(
        self,
        deliveries: AsyncIterator[Delivery],
        conversation: str,
        channel: Channel,
        kept: Callable[[], object] = _nobody_waits,
    ) -> None:
        worker = self._join(conversation, channel)
        try:
            async for delivery in deliveries:
                kept()
                worker.enqueue(delivery)
            await worker.drained()
        except Exception:
            await worker.recover()
            await worker.drained()
            raise
        finally:
            worker.turns -= 1
            self._drop_idle(worker)

    def _join(self, conversation: str, channel: Channel) -> OutboxWorker:
        worker = self._workers.get(conversation)
        if worker is None:
            worker = OutboxWorker(conversation, channel, self._store, self._delays, self._ended)
            worker.sure = channel.name in self._up_to_date
            self._workers[conversation] = worker
        worker.join()
        return worker

    def _ended(self, worker: OutboxWorker) -> None:
        if worker.gave_up:
            worker.gave_up = False
            self._given_up += 1
            self._up_to_date.discard(worker.channel.name)
        self._drop_idle(worker)

    def _drop_idle(self, worker: OutboxWorker) -> None:
        if not worker.turns and worker.sender is None:
            self._workers.pop(worker.conversation, None)

    def _start(self, turn: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(turn)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _together(self, most: int, turns: Sequence[_Turn]) -> None:
        """Run all turns, `most` at a time; one that fails is logged and the others go on."""
        places = asyncio.Semaphore(most)

        async def one(turn: _Turn) -> None:
            async with places:
                await turn()

        outcomes = await asyncio.gather(*(self._start(one(turn)) for turn in turns), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                _log.error("resume-failed", error=type(outcome).__name__)


async def _replay(deliveries: Sequence[Delivery]) -> AsyncIterator[Delivery]:
    for delivery in deliveries:
        yield delivery
