"""Runs the turns of the web chat, each to its end, and says when an event is safely kept."""

from __future__ import annotations

import asyncio
import traceback
from collections import Counter
from typing import TYPE_CHECKING, Protocol

import structlog

from adapters.web.hub import Hub, Signal
from adapters.web.posts import Refused

if TYPE_CHECKING:
    from bot.ports import Delivery, Incoming, Store

log = structlog.get_logger(__name__)
AT_ONCE = 4


class Channel(Protocol):
    """Where a turn's deliveries go."""

    name: str

    async def send(self, delivery: Delivery) -> None: ...


class Shell(Protocol):
    """Takes an event through a turn, its deliveries to a channel; a repeated event says nothing."""

    async def handle(self, incoming: Incoming, channel: Channel) -> None: ...


class Answer:
    """One request's channel: passes on to the hub and notes when the event is safely kept."""

    name = Hub.name

    def __init__(self, hub: Hub) -> None:
        """Start with nothing said."""
        self._hub = hub
        self.kept = asyncio.Event()

    async def send(self, delivery: Delivery) -> None:
        """Pass a delivery on; a numbered one is kept by the store, and its event with it."""
        await self._hub.send(delivery)
        if delivery.seq is not None:
            self.kept.set()


class Turns:
    """Takes events to the shell; at most `AT_ONCE` of one person are under way."""

    def __init__(self, shell: Shell, store: Store, hub: Hub) -> None:
        """Start with nothing under way."""
        self._shell, self._store, self._hub = shell, store, hub
        self._running: set[asyncio.Task[bool]] = set()
        self._busy: Counter[str] = Counter()

    async def take(self, incoming: Incoming) -> None:
        """Return as soon as the event is kept; its turn goes on. Raises Refused if it could not be kept."""
        if self._busy[incoming.actor.id] >= AT_ONCE:
            raise Refused(429, "too-many")
        answer = Answer(self._hub)
        turn = asyncio.create_task(self._run(incoming, answer))
        self._running.add(turn)
        turn.add_done_callback(self._running.discard)
        kept = asyncio.create_task(answer.kept.wait())
        await asyncio.wait({turn, kept}, return_when=asyncio.FIRST_COMPLETED)
        kept.cancel()
        if not answer.kept.is_set() and (turn.cancelled() or not turn.result()):
            raise Refused(500, "failed")

    async def stop(self) -> None:
        """Break off what is under way; the store knows how far it came."""
        for turn in self._running:
            turn.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _run(self, incoming: Incoming, answer: Answer) -> bool:
        actor = incoming.actor
        self._busy[actor.id] += 1
        try:
            await self._shell.handle(incoming, answer)
            person = await self._store.person(actor.id)
        except Exception as error:  # noqa: BLE001 (the page must hear of it, whatever it was)
            where = traceback.extract_tb(error.__traceback__)[-1]  # its message may hold what the person pasted
            log.error("turn_failed", error=type(error).__name__, file=where.filename, line=where.lineno)  # noqa: TRY400
            return False
        finally:
            self._busy[actor.id] -= 1
            if not self._busy[actor.id]:
                del self._busy[actor.id]
        if person and person.locale and person.locale != actor.locale:
            self._hub.tell(incoming.conversation, Signal("locale", person.locale))
        return True
