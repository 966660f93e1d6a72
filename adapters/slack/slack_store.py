"""What Slack alone has to remember: who invited the bot; and what goes when a workspace removes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from adapters.delivery.listening import ListeningPolicy
from adapters.slack.conversation_ref import CHANNEL
from adapters.store.schema import (
    CONVERSATIONS,
    EVENTS,
    LISTENING_MODES,
    OFFERS,
    OUTBOX,
    PERSONS,
    SLACK_ARRIVALS,
    SLACK_INVITERS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.store.database import Database
    from bot.ports import Clock


class Memory:
    """Keeps it in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database; `forgetters` hold something of a workspace in memory."""
        self._database, self._clock = database, clock
        self.listening = ListeningPolicy(database, clock)
        self.forgetters: list[Callable[[str], None]] = []

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

    async def forget(self, team: str) -> None:
        """Delete all that is kept of a workspace, or an organisation, that removed the bot."""
        ours, theirs = f"{team}:", f"{CHANNEL}:{team}:"
        gone = (
            delete(OUTBOX).where(OUTBOX.c.conversation.startswith(theirs, autoescape=True)),
            delete(CONVERSATIONS).where(CONVERSATIONS.c.id.startswith(theirs, autoescape=True)),
            update(EVENTS).where(EVENTS.c.conversation.startswith(theirs, autoescape=True)).values(conversation=None),
            delete(PERSONS).where(PERSONS.c.id.startswith(theirs, autoescape=True)),
            delete(LISTENING_MODES).where(LISTENING_MODES.c.id.startswith(theirs, autoescape=True)),
            delete(SLACK_INVITERS).where(SLACK_INVITERS.c.id.startswith(ours, autoescape=True)),
            delete(OFFERS).where(OFFERS.c.id.startswith(theirs, autoescape=True)),
            delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.team == team),
        )
        await self._database.write(lambda connection: [connection.execute(one) for one in gone])
        await self._database.erase()
        for forget in self.forgetters:
            forget(team)
