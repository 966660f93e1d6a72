"""What Slack alone has to remember: how a channel is listened to, what was offered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.slack.conversation_ref import CHANNEL
from adapters.store.schema import (
    CONVERSATIONS,
    EVENTS,
    OUTBOX,
    PERSONS,
    SLACK_ARRIVALS,
    SLACK_CHANNELS,
    SLACK_INVITERS,
    SLACK_OFFERS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.store.database import Database
    from bot.ports import Clock

Mode = Literal["silent", "offer", "thread"]
MODES: tuple[Mode, ...] = ("silent", "offer", "thread")
DEFAULT: Mode = "offer"
OFFERED = timedelta(hours=1)

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Memory:
    """Keeps it in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database; `forgetters` hold something of a workspace in memory."""
        self._database, self._clock = database, clock
        self.forgetters: list[Callable[[str], None]] = []

    async def mode(self, team: str, channel: str) -> Mode:
        """Return how a channel is listened to."""
        return (await self.setting(team, channel))[0]

    async def setting(self, team: str, channel: str) -> tuple[Mode, str]:
        """Return how a channel is listened to, and the moment that was set; empty where nobody has set it."""
        query = select(SLACK_CHANNELS.c.mode, SLACK_CHANNELS.c.at).where(SLACK_CHANNELS.c.id == f"{team}:{channel}")
        found = await self._database.read(lambda connection: connection.execute(query).one_or_none())
        if found is None:
            return DEFAULT, ""
        return next((mode for mode in MODES if mode == found[0]), DEFAULT), str(found[1].timestamp())

    async def invited(self, team: str, channel: str, inviter: str | None) -> None:
        """Keep who invited the bot to a channel, in place of whoever did before."""
        row = {"id": f"{team}:{channel}", "person": inviter, "at": self._clock()}
        gone = delete(SLACK_INVITERS).where(SLACK_INVITERS.c.id == row["id"])

        def work(connection: Any) -> None:
            connection.execute(gone)
            if inviter:
                connection.execute(SLACK_INVITERS.insert().values(row))

        await self._database.write(work)

    async def inviter(self, team: str, channel: str) -> str | None:
        """Return the actor who invited the bot to a channel."""
        query = select(SLACK_INVITERS.c.person).where(SLACK_INVITERS.c.id == f"{team}:{channel}")
        return await self._database.read(lambda connection: connection.execute(query).scalar())

    async def set_mode(self, team: str, channel: str, mode: Mode) -> None:
        """Keep how a channel is to be listened to."""
        row = {"id": f"{team}:{channel}", "mode": mode, "at": self._clock()}
        write = _INSERT[self._database.dialect](SLACK_CHANNELS).values(row)
        write = write.on_conflict_do_update(index_elements=["id"], set_={"mode": mode, "at": row["at"]})
        await self._database.write(lambda connection: connection.execute(write))

    async def offer(self, mark: str, waiting: dict[str, str]) -> bool:
        """Claim a bounce for an offer; False where it was offered within the hour. Older marks are deleted.

        `waiting` says who is to be offered what, until `offered`.
        """
        now, offers = self._clock(), SLACK_OFFERS.c
        old = delete(SLACK_OFFERS).where(offers.at < now - OFFERED)
        claim = _INSERT[self._database.dialect](SLACK_OFFERS).values(id=mark, at=now, waiting=waiting)
        claim = claim.on_conflict_do_nothing()

        def work(connection: Any) -> bool:
            connection.execute(old)
            return bool(connection.execute(claim).rowcount)

        return await self._database.write(work)

    async def offered(self, mark: str) -> None:
        """Note that an offer waits no more: it was made, or need not be."""
        done = update(SLACK_OFFERS).where(SLACK_OFFERS.c.id == mark).values(waiting=None)
        await self._database.write(lambda connection: connection.execute(done))

    async def waiting(self) -> list[tuple[str, dict[str, str], float]]:
        """Return the offers that a restart found waiting: mark, who and what, for how many seconds already."""
        now, offers = self._clock(), SLACK_OFFERS.c
        query = select(offers.id, offers.waiting, offers.at).where(offers.waiting.is_not(None))
        found = await self._database.read(lambda connection: connection.execute(query).all())
        return [(mark, waiting, (now - at).total_seconds()) for mark, waiting, at in found]

    async def forget(self, team: str) -> None:
        """Delete all that is kept of a workspace, or an organisation, that removed the bot."""
        ours, theirs = f"{team}:", f"{CHANNEL}:{team}:"
        gone = (
            delete(OUTBOX).where(OUTBOX.c.conversation.startswith(theirs, autoescape=True)),
            delete(CONVERSATIONS).where(CONVERSATIONS.c.id.startswith(theirs, autoescape=True)),
            update(EVENTS).where(EVENTS.c.conversation.startswith(theirs, autoescape=True)).values(conversation=None),
            delete(PERSONS).where(PERSONS.c.id.startswith(theirs, autoescape=True)),
            delete(SLACK_CHANNELS).where(SLACK_CHANNELS.c.id.startswith(ours, autoescape=True)),
            delete(SLACK_INVITERS).where(SLACK_INVITERS.c.id.startswith(ours, autoescape=True)),
            delete(SLACK_OFFERS).where(SLACK_OFFERS.c.id.startswith(ours, autoescape=True)),
            delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.team == team),
        )
        await self._database.write(lambda connection: [connection.execute(one) for one in gone])
        await self._database.erase()
        for forget in self.forgetters:
            forget(team)
