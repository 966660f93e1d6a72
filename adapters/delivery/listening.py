"""How channels are listened to, and which bounces were offered help there: the same for every chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.schema import INVITERS, LISTENING_MODES, OFFERS

if TYPE_CHECKING:
    from adapters.store.database import Database
    from bot.ports import Clock

Mode = Literal["silent", "offer", "thread"]
MODES: tuple[Mode, ...] = ("silent", "offer", "thread")
"""From quiet to loud."""
DEFAULT: Mode = "offer"


def is_louder(mode: Mode, than: Mode) -> bool:
    """Tell whether the bot says more to everybody in one mode than in another."""
    return MODES.index(mode) > MODES.index(than)


OFFERED = timedelta(hours=1)

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_MODES, _OFFERS = LISTENING_MODES.c, OFFERS.c


class ListeningPolicy:
    """Keeps modes by the id of a channel, and claims of bounces by a mark that nobody can read an address out of.

    Ids and marks begin with the name of the chat: `slack:`, `teams:`.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database."""
        self._database, self._clock = database, clock

    async def mode(self, channel: str) -> Mode:
        """Return how a channel is listened to."""
        return (await self.setting(channel))[0]

    async def setting(self, channel: str) -> tuple[Mode, str]:
        """Return how a channel is listened to, and the moment that was set; empty where nobody has set it."""
        query = select(_MODES.mode, _MODES.at).where(_MODES.id == channel)
        row = await self._database.read(lambda connection: connection.execute(query).one_or_none())
        if row is None:
            return DEFAULT, ""
        return next((mode for mode in MODES if mode == row.mode), DEFAULT), str(row.at.timestamp())

    async def set_mode(self, channel: str, mode: Mode) -> None:
        """Keep how a channel is to be listened to."""
        row = {"id": channel, "mode": mode, "at": self._clock()}
        write = _INSERT[self._database.dialect](LISTENING_MODES).values(row)
        write = write.on_conflict_do_update(index_elements=["id"], set_={"mode": mode, "at": row["at"]})
        await self._database.write(lambda connection: connection.execute(write))

    async def forget(self, channel: str) -> None:
        """Delete how a channel is listened to and who added the bot there: it was removed from it."""
        gone = delete(LISTENING_MODES).where(_MODES.id == channel), delete(INVITERS).where(INVITERS.c.id == channel)
        await self._database.write(lambda connection: [connection.execute(statement) for statement in gone])

    async def invited(self, channel: str, person: str | None) -> None:
        """Keep who added the bot to a channel or a team, in place of whoever did before; None keeps nobody."""
        row = {"id": channel, "person": person, "at": self._clock()}
        gone = delete(INVITERS).where(INVITERS.c.id == channel)

        def work(connection: Any) -> None:
            connection.execute(gone)
            if person:
                connection.execute(INVITERS.insert().values(row))

        await self._database.write(work)

    async def inviter(self, channel: str) -> str | None:
        """Return the actor who added the bot to a channel or a team."""
        query = select(INVITERS.c.person).where(INVITERS.c.id == channel)
        return await self._database.read(lambda connection: connection.execute(query).scalar())

    async def claim(self, mark: str, waiting: dict[str, str] | None = None) -> bool:
        """Claim a bounce for an offer; False where it was claimed within the hour. Older claims are deleted.

        `waiting` says who is to be offered what, until `settle`.
        """
        now = self._clock()
        old = delete(OFFERS).where(_OFFERS.at < now - OFFERED)
        claim = _INSERT[self._database.dialect](OFFERS).values(id=mark, at=now, waiting=waiting)
        claim = claim.on_conflict_do_nothing()

        def work(connection: Any) -> bool:
            connection.execute(old)
            return bool(connection.execute(claim).rowcount)

        return await self._database.write(work)

    async def is_claimed(self, mark: str) -> bool:
        """Tell whether a bounce was claimed within the hour."""
        query = select(_OFFERS.id).where(_OFFERS.id == mark, _OFFERS.at >= self._clock() - OFFERED)
        return await self._database.read(lambda connection: connection.execute(query).first()) is not None

    async def settle(self, mark: str) -> None:
        """Note that an offer waits no more: it was made, or need not be."""
        done = update(OFFERS).where(_OFFERS.id == mark).values(waiting=None)
        await self._database.write(lambda connection: connection.execute(done))

    async def waiting(self, chat: str) -> list[tuple[str, dict[str, str], float]]:
        """Return a chat's offers that a restart found waiting: mark, who and what, for how many seconds already."""
        now = self._clock()
        query = select(_OFFERS.id, _OFFERS.waiting, _OFFERS.at).where(
            _OFFERS.waiting.is_not(None), _OFFERS.id.startswith(f"{chat}:", autoescape=True)
        )
        rows = await self._database.read(lambda connection: connection.execute(query).all())
        return [(mark, waiting, (now - at).total_seconds()) for mark, waiting, at in rows]
