"""What is kept of a workspace, and goes when it removes the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from adapters.delivery.listening import ListeningPolicy
from adapters.slack.conversation_ref import CHANNEL
from adapters.store.schema import (
    CONVERSATIONS,
    EVENTS,
    INVITERS,
    LISTENING_MODES,
    OFFERS,
    OUTBOX,
    PERSONS,
    SLACK_ARRIVALS,
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

    async def forget(self, team: str) -> None:
        """Delete all that is kept of a workspace, or an organisation, that removed the bot."""
        theirs = f"{CHANNEL}:{team}:"
        gone = (
            delete(OUTBOX).where(OUTBOX.c.conversation.startswith(theirs, autoescape=True)),
            delete(CONVERSATIONS).where(CONVERSATIONS.c.id.startswith(theirs, autoescape=True)),
            update(EVENTS).where(EVENTS.c.conversation.startswith(theirs, autoescape=True)).values(conversation=None),
            delete(PERSONS).where(PERSONS.c.id.startswith(theirs, autoescape=True)),
            delete(LISTENING_MODES).where(LISTENING_MODES.c.id.startswith(theirs, autoescape=True)),
            delete(INVITERS).where(INVITERS.c.id.startswith(theirs, autoescape=True)),
            delete(OFFERS).where(OFFERS.c.id.startswith(theirs, autoescape=True)),
            delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.team == team),
        )
        await self._database.write(lambda connection: [connection.execute(one) for one in gone])
        await self._database.erase()
        for forget in self.forgetters:
            forget(team)
