"""What Teams alone has to remember: where the bot may speak, which message shows what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache
from sqlalchemy import bindparam, delete, null, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.delivery.listening import ListeningPolicy
from adapters.store.schema import TEAMS_MESSAGES, TEAMS_PLACES
from adapters.teams.conversation_ref import Place

if TYPE_CHECKING:
    from datetime import datetime

    from adapters.store.database import Database
    from bot.ports import Clock

FRESH = timedelta(days=1)
"""A place that is used is written anew so often, so that it outlives the retention time."""
KEPT = 5000

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_PLACES, _MESSAGES = TEAMS_PLACES.c, TEAMS_MESSAGES.c
_OF_PERSON = select(_PLACES.address).where(_PLACES.person == bindparam("key")).order_by(_PLACES.at.desc()).limit(1)
_PLACE: dict[str, Any] = {name: bindparam(name) for name in ("id", "person", "address", "welcomed", "at")}
_SHOWS: dict[str, Any] = {name: bindparam(name) for name in ("conversation", "key", "message", "seq")}
_KEEP = {
    name: make(TEAMS_PLACES)
    .values(_PLACE)
    .on_conflict_do_update(index_elements=["id"], set_={name: _PLACE[name] for name in ("person", "address", "at")})
    for name, make in _INSERT.items()
}
_NOTE = {
    name: make(TEAMS_MESSAGES)
    .values(_SHOWS)
    .on_conflict_do_update(
        index_elements=["conversation", "key"],
        set_={**{name: _SHOWS[name] for name in ("message", "seq")}, "chosen": null()},
    )
    for name, make in _INSERT.items()
}
_CHOSE = (
    update(TEAMS_MESSAGES)
    .where(_MESSAGES.conversation == bindparam("talk"), _MESSAGES.message == bindparam("shown_by"))
    .values(chosen=bindparam("choice"))
)
_SHOWN = select(_MESSAGES.message, _MESSAGES.seq, _MESSAGES.chosen).where(
    _MESSAGES.conversation == bindparam("talk"), _MESSAGES.key == bindparam("name")
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The message that shows a key, the number of the delivery it was made for, the choice made on it."""

    message: str
    seq: int
    chosen: str | None = None


class Memory:
    """Keeps it in the database, with what was used lately at hand."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database."""
        self._database, self._clock = database, clock
        self.listening = ListeningPolicy(database, clock)
        self._places: LRUCache[str, tuple[Place, datetime]] = LRUCache(KEPT)

    async def keep(self, place: Place) -> None:
        """Keep a place the bot was spoken to in; a known one is written anew where it moved, else once a day.

        Of a group chat or channel nothing is kept that belongs to the person who spoke.
        """
        mine, now = place.scope == "personal", self._clock()
        known, written = self._places.get(place.id, (None, now))
        if known is not None and (known.url, known.bot) == (place.url, place.bot) and now - written < FRESH:
            return
        kept = place if mine else place.of_all()
        person = place.actor if mine else None
        row = {"id": place.id, "person": person, "address": kept.address(), "welcomed": False, "at": now}
        write = _KEEP[self._database.dialect]
        await self._database.write(lambda connection: connection.execute(write, row))
        self._places[place.id] = (place, now)

    async def of_person(self, actor: str) -> Place | None:
        """Return a person's personal chat, None where the bot was never there."""
        row = await self._database.read(lambda connection: connection.execute(_OF_PERSON, {"key": actor}).first())
        return Place.model_validate(row.address) if row else None

    async def welcome(self, place: Place) -> bool:
        """Claim the welcome of a place; False where it was said before."""
        await self.keep(place)
        write = update(TEAMS_PLACES).where(_PLACES.id == place.id, _PLACES.welcomed.is_(False)).values(welcomed=True)
        return bool(await self._database.write(lambda connection: connection.execute(write).rowcount))

    async def leave(self, place: Place) -> None:
        """Forget a place the bot was removed from."""
        self._places.pop(place.id, None)
        for known in {place.id, place.team_id}:
            await self.listening.forget(known)
        gone = delete(TEAMS_PLACES).where(_PLACES.id == place.id)
        await self._database.write(lambda connection: connection.execute(gone))

    async def shown(self, conversation: str, key: str) -> Shown | None:
        """Return the message that shows a key."""
        values = {"talk": conversation, "name": key}
        row = await self._database.read(lambda connection: connection.execute(_SHOWN, values).first())
        return Shown(row.message, row.seq, row.chosen) if row else None

    async def shows(self, conversation: str, key: str, shown: Shown) -> None:
        """Note which message shows a key from now on."""
        row = {"conversation": conversation, "key": key, "message": shown.message, "seq": shown.seq}
        write = _NOTE[self._database.dialect]
        await self._database.write(lambda connection: connection.execute(write, row))

    async def chose(self, conversation: str, message: str, choice: str) -> None:
        """Note the choice made on a message."""
        values = {"talk": conversation, "shown_by": message, "choice": choice}
        await self._database.write(lambda connection: connection.execute(_CHOSE, values))
