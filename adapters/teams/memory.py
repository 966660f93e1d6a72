"""What Teams alone has to remember: where the bot may speak, which message shows what, what was offered lately."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.schema import TEAMS_MESSAGES, TEAMS_OFFERS, TEAMS_PLACES
from adapters.teams.place import Place

if TYPE_CHECKING:
    from adapters.store.database import Database
    from bot.ports import Clock

Mode = Literal["silent", "offer", "thread"]
MODES: tuple[Mode, ...] = ("silent", "offer", "thread")
DEFAULT: Mode = "offer"
OFFERED = timedelta(hours=1)
KEPT = 5000

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_PLACES, _MESSAGES, _OFFERS = TEAMS_PLACES.c, TEAMS_MESSAGES.c, TEAMS_OFFERS.c
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
        index_elements=["conversation", "key"], set_={name: _SHOWS[name] for name in ("message", "seq")}
    )
    for name, make in _INSERT.items()
}
_SHOWN = select(_MESSAGES.message, _MESSAGES.seq).where(
    _MESSAGES.conversation == bindparam("talk"), _MESSAGES.key == bindparam("name")
)


@dataclass(frozen=True, slots=True)
class Shown:
    """The message that shows a key, and the number of the delivery it was made for."""

    message: str
    seq: int


class Memory:
    """Keeps it in the database, with what was used lately at hand."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database."""
        self._database, self._clock = database, clock
        self._places: OrderedDict[str, Place] = OrderedDict()

    async def keep(self, place: Place) -> None:
        """Keep a place the bot was spoken to in; a known one is written anew only where it moved."""
        person = place.actor if place.private else None
        known = self._places.get(place.id)
        if known is not None and (known.url, known.bot) == (place.url, place.bot):
            self._places.move_to_end(place.id)
            return
        row = {"id": place.id, "person": person, "address": place.address(), "welcomed": False, "at": self._clock()}
        write = _KEEP[self._database.dialect]
        await self._database.write(lambda connection: connection.execute(write, row))
        self._places[place.id] = place
        if len(self._places) > KEPT:
            self._places.popitem(last=False)

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
        gone = delete(TEAMS_PLACES).where(_PLACES.id == place.id)
        await self._database.write(lambda connection: connection.execute(gone))

    async def shown(self, conversation: str, key: str) -> Shown | None:
        """Return the message that shows a key."""
        values = {"talk": conversation, "name": key}
        row = await self._database.read(lambda connection: connection.execute(_SHOWN, values).first())
        return Shown(row.message, row.seq) if row else None

    async def shows(self, conversation: str, key: str, shown: Shown) -> None:
        """Note which message shows a key from now on."""
        row = {"conversation": conversation, "key": key, "message": shown.message, "seq": shown.seq}
        write = _NOTE[self._database.dialect]
        await self._database.write(lambda connection: connection.execute(write, row))

    async def mode(self, place: Place) -> Mode:
        """Return how a channel is listened to."""
        query = select(_PLACES.mode).where(_PLACES.id == place.id)
        found = await self._database.read(lambda connection: connection.execute(query).scalar())
        return next((mode for mode in MODES if mode == found), DEFAULT)

    async def set_mode(self, place: Place, mode: Mode) -> None:
        """Keep how a channel is to be listened to."""
        await self.keep(place)
        write = update(TEAMS_PLACES).where(_PLACES.id == place.id).values(mode=mode)
        await self._database.write(lambda connection: connection.execute(write))

    async def offer(self, mark: str) -> bool:
        """Claim a bounce for an offer; False where it was offered within the hour. Older marks are deleted."""
        now = self._clock()
        old = delete(TEAMS_OFFERS).where(_OFFERS.at < now - OFFERED)
        claim = _INSERT[self._database.dialect](TEAMS_OFFERS).values(id=mark, at=now).on_conflict_do_nothing()

        def work(connection: Any) -> bool:
            connection.execute(old)
            return bool(connection.execute(claim).rowcount)

        return await self._database.write(work)
