"""Runs the turns of the web chat, each to its end, and says when an event is safely kept."""

from __future__ import annotations

import asyncio
import traceback
from collections import Counter
from typing import TYPE_CHECKING, Protocol

import structlog

from adapters.web.request_bodies import Refused

if TYPE_CHECKING:
    from adapters.delivery.dispatcher import Channel
    from adapters.web.stream_hub import Hub
    from bot.ports import Incoming, Store

log = structlog.get_logger(__name__)
AT_ONCE = 4
FIRST_LOOK_SECONDS, LAST_LOOK_SECONDS = 0.03, 0.5


class Shell(Protocol):
    """Takes an event through a turn, its deliveries to a channel; a repeated event says nothing."""

    async def handle(self, incoming: Incoming, channel: Channel) -> None: ...


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
        turn = asyncio.create_task(self._run(incoming))
        self._running.add(turn)
        turn.add_done_callback(self._running.discard)
        pause = FIRST_LOOK_SECONDS
        while not turn.done():
            await asyncio.wait({turn}, timeout=pause)
            if not turn.done() and await self._store.seen(incoming.event):
                return
            pause = min(2 * pause, LAST_LOOK_SECONDS)
        if (turn.cancelled() or not turn.result()) and not await self._store.seen(incoming.event):
            raise Refused(503, "failed")

    async def stop(self) -> None:
        """Break off what is under way; the store knows how far it came."""
        for turn in self._running:
            turn.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _run(self, incoming: Incoming) -> bool:
        actor = incoming.actor
        self._busy[actor.id] += 1
        try:
            await self._shell.handle(incoming, self._hub)
        except Exception as error:  # noqa: BLE001 (the page must hear of it, whatever it was)
            where = traceback.extract_tb(error.__traceback__)[-1]  # its message may hold what the person pasted
            log.error("turn_failed", error=type(error).__name__, file=where.filename, line=where.lineno)  # noqa: TRY400
            return False
        finally:
            self._busy[actor.id] -= 1
            if not self._busy[actor.id]:
                del self._busy[actor.id]
        return True
