"""Implements `bot.ports.Store` by SQLAlchemy Core: short transactions, rows replaced under their version."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from adapters.store.database import make_database
from adapters.store.rows import as_conversation, as_delivery, as_person, conversation_values, outbox_values
from adapters.store.schema import CONVERSATIONS, EVENTS, OUTBOX, PERSONS
from adapters.store.upgrade import NewerSchema, head, revision, upgrade
from adapters.store.urls import database_url, make_file
from bot.ports import Conflict, Conversation, Delivery, Duplicate, Person
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Delete, RowMapping, Select, Update

    from adapters.store.database import Database
    from bot.blocks import Block
    from bot.ports import Clock

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_READY_SECONDS = 3.0


class SqlStore:
    """Keeps conversations in one database. Open it with `SqlStore.open`, close it with `close`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take a migrated database and the clock all stored times come from."""
        self._database = database
        self._clock = clock
        self._insert = _INSERTS[database.dialect]

    @classmethod
    async def open(cls, url: str, clock: Clock) -> Self:
        """Connect to NDR_DATABASE_URL and migrate; raises ContentError with the mend when it cannot be used."""
        target = database_url(url)
        make_file(target)
        database = make_database(target)
        try:
            await database.write(upgrade)
        except (NewerSchema, SQLAlchemyError, OSError) as error:
            await database.close()
            raise ContentError(_fault(target.render_as_string(hide_password=True), error)) from error
        return cls(database, clock)

    async def close(self) -> None:
        """Close all connections."""
        await self._database.close()

    async def ready(self) -> bool:
        """Tell whether the database answers within 3 s and has the schema of this version."""
        try:
            async with asyncio.timeout(_READY_SECONDS):
                return await self._database.read(revision) == head()
        except (SQLAlchemyError, OSError, TimeoutError):
            return False

    async def load(self, conversation: str) -> Conversation | None:
        """Return the conversation as last committed."""
        rows = await self._rows(select(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation))
        return as_conversation(rows[0]) if rows else None

    async def seen(self, event: str) -> bool:
        """Tell whether the event was claimed before."""
        return bool(await self._rows(select(EVENTS.c.id).where(EVENTS.c.id == event)))

    async def commit(
        self,
        before: Conversation | None,
        after: Conversation,
        event: str | None,
        deliveries: Sequence[tuple[Block, ...]],
        *,
        pending: bool = False,
    ) -> tuple[Conversation, list[Delivery]]:
        """Claim the event, replace the state and queue the deliveries in one transaction (see `bot.ports.Store`)."""
        now = self._clock()
        version, seq = (before.version, before.seq) if before else (0, 0)
        saved = after.model_copy(update={"version": version + 1, "seq": seq + len(deliveries)})
        queued = [
            Delivery(conversation=after.id, seq=seq + number, blocks=blocks, address=after.address)
            for number, blocks in enumerate(deliveries, start=1)
        ]
        values = conversation_values(saved, now, pending=pending)

        def work(connection: Connection) -> None:
            if event is not None:
                claim = self._insert(EVENTS).values(id=event, conversation=after.id, at=now)
                if not connection.execute(claim.on_conflict_do_nothing()).rowcount:
                    raise Duplicate(event)
            if not connection.execute(self._replacement(before, values)).rowcount:
                raise Conflict(after.id)
            if queued:
                connection.execute(insert(OUTBOX), [outbox_values(delivery, now) for delivery in queued])

        await self._database.write(work)
        return saved, queued

    async def pending(self, channel: str) -> list[Conversation]:
        """Return the channel's conversations whose examination was under way, oldest first."""
        wanted = select(CONVERSATIONS).where(CONVERSATIONS.c.channel == channel, CONVERSATIONS.c.pending)
        return [as_conversation(row) for row in await self._rows(wanted.order_by(CONVERSATIONS.c.updated_at))]

    async def owned(self, actor: str, limit: int = 20) -> list[Conversation]:
        """Return the conversations a person began, on any channel, latest first."""
        wanted = select(CONVERSATIONS).where(CONVERSATIONS.c.owner == actor)
        latest = wanted.order_by(CONVERSATIONS.c.updated_at.desc()).limit(limit)
        return [as_conversation(row) for row in await self._rows(latest)]

    async def sent(self, delivery: Delivery) -> None:
        """Mark a delivery as sent."""
        here = (OUTBOX.c.conversation == delivery.conversation) & (OUTBOX.c.seq == delivery.seq)
        if delivery.seq is not None:
            await self._write(update(OUTBOX).where(here).values(sent_at=self._clock()))

    async def unsent(self, channel: str, conversation: str | None = None) -> list[Delivery]:
        """Return what was queued and not sent in a channel, or in one conversation of it, in order."""
        wanted = select(OUTBOX).where(OUTBOX.c.sent_at.is_(None))
        if conversation is None:
            wanted = wanted.join(CONVERSATIONS).where(CONVERSATIONS.c.channel == channel)
        else:
            wanted = wanted.where(OUTBOX.c.conversation == conversation)
        return [as_delivery(row) for row in await self._rows(wanted.order_by(OUTBOX.c.conversation, OUTBOX.c.seq))]

    async def since(self, conversation: str, seq: int) -> list[Delivery]:
        """Return a conversation's deliveries after number `seq`, sent or not, in order."""
        wanted = select(OUTBOX).where(OUTBOX.c.conversation == conversation, OUTBOX.c.seq > seq)
        return [as_delivery(row) for row in await self._rows(wanted.order_by(OUTBOX.c.seq))]

    async def person(self, actor: str) -> Person | None:
        """Return what is remembered of a person."""
        rows = await self._rows(select(PERSONS).where(PERSONS.c.id == actor))
        return as_person(rows[0]) if rows else None

    async def remember(self, person: Person) -> None:
        """Keep a person's role and locale in place of what was known."""
        known = {"role": person.role, "locale": person.locale, "seen_at": self._clock()}
        write = self._insert(PERSONS).values(id=person.id, **known)
        await self._write(write.on_conflict_do_update(index_elements=["id"], set_=known))

    async def purge(self, before: datetime) -> int:
        """Delete what nobody touched since `before`; returns the number of rows deleted from all tables.

        A person goes once neither they nor any conversation of theirs was seen since.
        """
        idle = CONVERSATIONS.c.updated_at < before
        return await self._write(
            delete(OUTBOX).where(OUTBOX.c.created_at < before),
            delete(OUTBOX).where(OUTBOX.c.conversation.in_(select(CONVERSATIONS.c.id).where(idle))),
            delete(CONVERSATIONS).where(idle),
            delete(EVENTS).where(EVENTS.c.at < before),
            delete(PERSONS).where(PERSONS.c.seen_at < before, ~exists().where(CONVERSATIONS.c.owner == PERSONS.c.id)),
        )

    async def forget(self, actor: str) -> int:
        """Delete a person and the conversations they began; returns the number of rows deleted or blanked.

        The bare ids of their events stay until they are purged, so that a late retry does not start anew.
        """
        theirs = select(CONVERSATIONS.c.id).where(CONVERSATIONS.c.owner == actor)
        return await self._write(
            update(EVENTS).where(EVENTS.c.conversation.in_(theirs)).values(conversation=None),
            delete(OUTBOX).where(OUTBOX.c.conversation.in_(theirs)),
            delete(CONVERSATIONS).where(CONVERSATIONS.c.owner == actor),
            delete(PERSONS).where(PERSONS.c.id == actor),
        )

    def _replacement(self, before: Conversation | None, values: dict[str, Any]) -> sqlite.Insert | Update:
        if before is None:
            fresh: sqlite.Insert = self._insert(CONVERSATIONS).values(**values, created_at=values["updated_at"])
            return fresh.on_conflict_do_nothing()
        stored = (CONVERSATIONS.c.id == values["id"]) & (CONVERSATIONS.c.version == before.version)
        return update(CONVERSATIONS).where(stored).values(**values)

    async def _rows(self, wanted: Select[Any]) -> Sequence[RowMapping]:
        return await self._database.read(lambda connection: connection.execute(wanted).mappings().all())

    async def _write(self, *statements: sqlite.Insert | Update | Delete) -> int:
        return await self._database.write(
            lambda connection: sum([connection.execute(statement).rowcount for statement in statements])
        )


def _fault(shown: str, error: Exception) -> str:
    if isinstance(error, NewerSchema):
        return (
            f"NDR_DATABASE_URL: {shown} has the schema {error} of a newer ndr-bot; "
            "install that version or restore the backup made before it"
        )
    said = (str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__])[0]
    return f"NDR_DATABASE_URL: cannot use {shown} ({said}); check that it is there and that this user may write it"
