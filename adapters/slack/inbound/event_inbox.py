"""What Slack has delivered, kept encrypted until it is worked through; a restart takes up what is left."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import structlog
from cachetools import LRUCache
from cryptography.fernet import InvalidToken
from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.delivery.background_tasks import note_failure
from adapters.slack.conversation_ref import actor
from adapters.store.schema import SLACK_ARRIVALS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from cryptography.fernet import MultiFernet

    from adapters.slack.inbound.ack_deadline import DeadlineTasks
    from adapters.slack.inbound.payloads import Payload
    from adapters.store.database import Database
    from bot.ports import Clock

    Work = Callable[["Arrival"], Awaitable[None]]

TO_KEEP = 1.5
"""Seconds to write an arrival down; after that Slack hears that it failed, and delivers it again."""
DELAYS = (1.0, 5.0, 30.0)
"""Seconds between tries of what Slack was already told arrived."""
STARTS = 3
"""Starts of the process that take an arrival up: one that ends it each time is given up."""
KNOWN = 10_000
AT_ONCE = 8
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

log = structlog.get_logger(__name__)


class Unkept(Exception):
    """Raised where an arrival could not be written down: it is not acknowledged."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One delivery: `kind` is who takes it, `payload` what it holds, `again` whether Slack repeats what fails."""

    kind: str
    id: str
    team: str
    payload: Payload
    bot: str = ""
    again: bool = False
    starts: int = 0
    person: str | None = None


def arrival(kind: str, team: str, body: Payload, payload: Payload, bot: str = "", *, again: bool = False) -> Arrival:
    """Return a delivery under Slack's own id of it, else under what is the same in all that it holds."""
    given = body.get("event_id") or body.get("trigger_id")
    own = (
        given if isinstance(given, str) else sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()
    )
    return Arrival(kind, f"{team}:{kind}:{own}"[:300], team, payload, bot, again, person=_sender(team, payload))


def _sender(team: str, payload: Payload) -> str | None:
    """Return the actor of a message, a command, a button or a modal; who invited the bot, where it joined."""
    user = payload.get("inviter") or payload.get("user") or payload.get("user_id")
    user = user.get("id") if isinstance(user, dict) else user
    return actor(team, user[:100]) if isinstance(user, str) else None


class EventInbox:
    """Keeps arrivals in the database while they are worked on. The same one twice is worked on once."""

    def __init__(self, database: Database, keys: MultiFernet, clock: Clock, tasks: DeadlineTasks) -> None:
        """Take the keys of NDR_ENCRYPTION_KEYS. `failed` tells a person that theirs is given up."""
        self._database, self._keys, self._clock, self._tasks = database, keys, clock, tasks
        self._known: LRUCache[str, None] = LRUCache(KNOWN)
        self.failed: Work = _nobody
        self.delays: Sequence[float] = DELAYS

    async def take(self, given: Arrival, work: Work) -> None:
        """Keep an arrival, then wait for its end as long as Slack does; it goes on afterwards.

        Raises Unkept, or what the work raised by then where Slack delivers it again.
        """
        if given.id in self._known:
            return
        began = asyncio.get_running_loop().time()
        self._know(given)
        await self.keep(given)
        await self._tasks.within(self._run(given, work, began), began=began, awaited=True)

    async def keep(self, given: Arrival) -> None:
        """Write an arrival down. Raises Unkept where that takes too long or fails."""
        writing = asyncio.create_task(self._write(given))
        done, _ = await asyncio.wait({writing}, timeout=TO_KEEP)
        if done and writing.exception() is None:
            return
        self._known.pop(given.id, None)
        if not done:
            self._tasks.start(self._withdraw(given, writing))
        raise Unkept

    async def remove(self, given: Arrival) -> None:
        """Delete an arrival that is worked through; where that fails it is worked through twice, and said once."""
        gone = delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.id == given.id)
        try:
            await self._database.write(lambda connection: connection.execute(gone))
        except Exception as error:  # noqa: BLE001 (the work is done; its row is left to the next start)
            note_failure(error)

    async def take_up(self, work: Work) -> None:
        """Work through what an earlier process left, oldest first."""
        places = asyncio.Semaphore(AT_ONCE)

        async def one(given: Arrival) -> None:
            async with places:
                await self._run(given, work, None)

        for given in await self._left():
            if given.id not in self._known:
                self._know(given)
                self._tasks.start(one(given), awaited=True)

    async def _run(self, given: Arrival, work: Work, began: float | None) -> None:
        """Work an arrival through; what fails after Slack was told that it arrived is tried again, then given up."""
        for delay in (*self.delays, None):
            try:
                await work(given)
            except Exception as error:
                told = began is None or self._tasks.is_late(began)
                if given.again and not told:
                    self._known.pop(given.id, None)
                    await self.remove(given)
                    raise
                note_failure(error)
                if told and delay is not None:
                    await asyncio.sleep(delay)
                    continue
                await self.failed(given)
            break
        await self.remove(given)

    async def _write(self, given: Arrival) -> None:
        row = {"id": given.id, "team": given.team, "secret": self._sealed(given), "at": self._clock()}
        row["person"] = given.person
        write = _INSERT[self._database.dialect](SLACK_ARRIVALS).values(row).on_conflict_do_nothing()
        await self._database.write(lambda connection: connection.execute(write))

    async def _withdraw(self, given: Arrival, writing: asyncio.Task[None]) -> None:
        """Delete what was written too late: Slack was told that it failed."""
        await asyncio.wait({writing})
        if writing.exception() is None and given.id not in self._known:
            await self.remove(given)

    async def _left(self) -> list[Arrival]:
        query = select(SLACK_ARRIVALS.c.id, SLACK_ARRIVALS.c.secret).order_by(SLACK_ARRIVALS.c.at)
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        found = [(key, self._opened(secret)) for key, secret in rows]
        left = [replace(given, starts=given.starts + 1) for _, given in found if given and given.starts < STARTS]
        staying = {given.id for given in left}
        changes = [delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.id == key) for key, _ in found if key not in staying]
        counted = [
            update(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.id == one.id).values(secret=self._sealed(one)) for one in left
        ]
        if changes:
            log.warning("arrivals-given-up", arrivals=len(changes))
        if found:
            await self._database.write(lambda connection: [connection.execute(one) for one in [*changes, *counted]])
        return left

    def _sealed(self, given: Arrival) -> str:
        return self._keys.encrypt(json.dumps(asdict(given)).encode()).decode()

    def _opened(self, secret: str) -> Arrival | None:
        try:
            return Arrival(**json.loads(self._keys.decrypt(secret.encode())))
        except (InvalidToken, ValueError, TypeError):
            return None

    def _know(self, given: Arrival) -> None:
        self._known[given.id] = None


async def _nobody(_given: Arrival) -> None:
    """Tell nobody."""
