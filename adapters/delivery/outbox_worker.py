"""Sends one conversation's deliveries in order, one at a time, whoever committed them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.ports import Delivery, Store

_INTERIM_VIEWS = 32
_SEND_SECONDS = 60.0

_log = structlog.get_logger(__name__)


class Channel(Protocol):
    """Shows deliveries on one chat product.

    `name` is what its conversations' ids begin with. `send` returns once the product has taken the delivery and
    raises only where a later try may succeed; what can never arrive it deals with itself. What it returns is kept with
    the delivery as `shown`. It is called for one delivery of a conversation at a time, in order; after a crash or a
    time-out (60 s) again for the same one.
    """

    @property
    def name(self) -> str: ...

    async def send(self, delivery: Delivery) -> Mapping[str, str] | None: ...


class OutboxWorker:
    """The way out of one conversation, kept while a turn runs in it or something waits to be sent.

    The outbox is the truth: when a number is missing before the next one (another turn committed it and has not
    handed it over yet), the worker fetches it from there. `sure` promises that nothing older is unsent.
    """

    def __init__(
        self,
        conversation: str,
        channel: Channel,
        store: Store,
        delays: Sequence[float],
        ended: Callable[[OutboxWorker], None],
    ) -> None:
        """Begin empty. `delays` are the seconds between tries; `ended` is called each time the worker has run empty."""
        self.conversation = conversation
        self.channel = channel
        self.turns = 0
        self.sure = False
        self.gave_up = False
        self.sender: asyncio.Task[None] | None = None
        self._store = store
        self._delays = delays
        self._ended = ended
        self._last: int | None = None
        self._queue: list[Delivery] = []
        self._try_now = asyncio.Event()
        self._drained = asyncio.Event()
        self._drained.set()

    def join(self) -> None:
        """Count one more turn; what waits for a later try is tried now.

        Of two turns at once either may hand over first, so their order is read from the outbox.
        """
        self.turns += 1
        self._try_now.set()
        if self.turns > 1:
            self.sure = False

    def enqueue(self, delivery: Delivery) -> None:
        """Take a delivery over; a passing view replaces an older one of the same blocks that still waits."""
        if delivery.seq is None:
            self._enqueue_view(delivery)
        else:
            self._insert(delivery)
        if self.sender is None and self._queue:
            self._drained.clear()
            self.sender = asyncio.create_task(self._send_all())

    async def drained(self) -> None:
        """Wait until all is sent, or until the rest waits for a later try."""
        await self._drained.wait()

    async def recover(self) -> None:
        """Offer what a turn that failed has committed and not handed over."""
        for delivery in await self._store.unsent(self.channel.name, self.conversation):
            self.enqueue(delivery)

    def _enqueue_view(self, view: Delivery) -> None:
        if self._queue and _replaces(view, self._queue[-1]):
            self._queue[-1] = view
        elif sum(waiting.seq is None for waiting in self._queue) < _INTERIM_VIEWS:
            self._queue.append(view)

    def _insert(self, delivery: Delivery) -> None:
        later = (place for place, other in enumerate(self._queue) if (other.seq or 0) > (delivery.seq or 0))
        self._queue.insert(next(later, len(self._queue)), delivery)

    async def _send_all(self) -> None:
        failures = 0
        while self._queue:
            try:
                await self._step()
                failures = 0
                self._drained.clear()
            except Exception as error:  # noqa: BLE001 (whatever a channel raises, the delivery stays and is tried again)
                failures += 1
                _log.warning("not-sent", channel=self.channel.name, error=type(error).__name__, tries=failures)
                self._drained.set()
                if failures > len(self._delays):
                    self._give_up()
                    break
                await self._wait(self._delays[failures - 1])
        self.sender = None
        self._drained.set()
        self._ended(self)

    async def _wait(self, seconds: float) -> None:
        self._try_now.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._try_now.wait()

    async def _step(self) -> None:
        """Send the next delivery, or do what must come before."""
        head = self._queue[0]
        if head.seq is None:
            await self._show(self._queue.pop(0))
        elif self._last is not None and head.seq <= self._last:
            self._queue.pop(0)
        elif self._follows(head.seq):
            await self._send(self._queue.pop(0), head.seq)
        else:
            await self._fetch(head.seq)

    def _follows(self, seq: int) -> bool:
        return seq == 1 or (self.sure if self._last is None else seq == self._last + 1)

    async def _send(self, delivery: Delivery, seq: int) -> None:
        try:
            async with asyncio.timeout(_SEND_SECONDS):
                shown = await self.channel.send(delivery)
        except Exception:
            self._insert(delivery)
            raise
        self._last = seq
        try:
            await self._store.sent(delivery, shown)
        except Exception as error:  # noqa: BLE001 (it is sent; at worst it comes once more after a restart)
            _log.warning("not-marked-as-sent", channel=self.channel.name, error=type(error).__name__)

    async def _show(self, view: Delivery) -> None:
        try:
            async with asyncio.timeout(_SEND_SECONDS):
                await self.channel.send(view)
        except Exception as error:  # noqa: BLE001 (a passing view may get lost, the delivery after it says all)
            _log.info("view-not-sent", channel=self.channel.name, error=type(error).__name__)

    async def _fetch(self, seq: int) -> None:
        """Put what is unsent before number `seq` in front of it."""
        unsent = await self._store.unsent(self.channel.name, self.conversation)
        missing = [delivery for delivery in unsent if (self._last or 0) < (delivery.seq or 0) < seq]
        for delivery in missing:
            self._insert(delivery)
        self._last = min((delivery.seq or seq for delivery in missing), default=seq) - 1

    def _give_up(self) -> None:
        """Leave everything to the outbox: the next turn of this conversation or the next start tries again."""
        self._queue.clear()
        self.sure = False
        self.gave_up = True


def _replaces(view: Delivery, waiting: Delivery) -> bool:
    keys = [block.key for block in view.blocks]
    return waiting.seq is None and None not in keys and keys == [block.key for block in waiting.blocks]
