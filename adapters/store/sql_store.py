"""Implements `bot.ports.Store` by SQLAlchemy Core: short transactions, rows replaced under their version."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy.exc import SQLAlchemyError

from adapters.store import statements as sql
from adapters.store.database import make_database
from adapters.store.database_url import database_url, make_file
from adapters.store.execution import change, rows
from adapters.store.rows import as_conversation, as_delivery, as_person, fresh_values, new_values, outbox_values
from adapters.store.upgrade import NewerSchema, head, revision, upgrade
from bot.ports import Conflict, Delivery, Duplicate
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Delete, Insert, Select, Update

    from adapters.store.database import Database
    from adapters.store.execution import Row
    from bot.blocks import Block
    from bot.ports import Clock, Conversation, Person

_READY_SECONDS = 3.0


class SqlStore:
    """Keeps conversations in one database. Open it with `SqlStore.open`, close it with `close`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take a migrated database and the clock all stored times come from."""
        self._database = database
        self._clock = clock

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

    @property
    def database(self) -> Database:
        """The database itself, for the tables that one channel alone needs."""
        return self._database

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
        rows = await self._rows(sql.LOAD, key=conversation)
        return as_conversation(rows[0]) if rows else None

    async def meet(self, conversation: str, actor: str) -> tuple[Conversation | None, Person | None]:
        """Return a conversation as last committed and what is remembered of a person, in one go."""

        def work(connection: Connection) -> tuple[Sequence[Row], Sequence[Row]]:
            return rows(connection, sql.LOAD, key=conversation), rows(connection, sql.PERSON, key=actor)

        talk, person = await self._database.read(work)
        return as_conversation(talk[0]) if talk else None, as_person(person[0]) if person else None

    async def seen(self, event: str) -> bool:
        """Tell whether the event was claimed before."""
        return bool(await self._rows(sql.SEEN, key=event))

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
        now, dialect = self._clock(), self._database.dialect
        version, seq = (before.version, before.seq) if before else (0, 0)
        saved = after.model_copy(update={"version": version + 1, "seq": seq + len(deliveries)})
        queued = [
            Delivery(conversation=after.id, seq=number, blocks=blocks, address=after.address)
            for number, blocks in enumerate(deliveries, start=seq + 1)
        ]
        outbox = [outbox_values(delivery, now) for delivery in queued]

        def work(connection: Connection) -> None:
            claim = {"id": event, "conversation": after.id, "at": now}
            if event is not None and not change(connection, sql.CLAIM[dialect], claim):
                raise Duplicate(event)
            if before is None:
                done = change(connection, sql.BEGIN[dialect], fresh_values(saved, now, pending=pending))
            else:
                done = change(connection, sql.REPLACE, new_values(saved, version, now, pending=pending))
            if not done:
                raise Conflict(after.id)
            for row in outbox:
                change(connection, sql.QUEUE, row)

        await self._database.write(work)
        return saved, queued

    async def pending(self, channel: str) -> list[Conversation]:
        """Return the channel's conversations whose examination was under way, oldest first."""
        return [as_conversation(row) for row in await self._rows(sql.PENDING, key=channel)]

    async def owned(self, actor: str, most: int = 20) -> list[Conversation]:
        """Return the conversations a person began, on any channel, latest first."""
        return [as_conversation(row) for row in await self._rows(sql.OWNED, key=actor, most=most)]

    async def sent(self, delivery: Delivery, shown: Mapping[str, str] | None = None) -> None:
        """Mark a delivery as sent, and keep where its channel showed it."""
        if delivery.seq is not None:
            where = dict(shown or {})
            await self._write(sql.SENT, key=delivery.conversation, number=delivery.seq, now=self._clock(), where=where)

    async def unsent(self, channel: str, conversation: str | None = None) -> list[Delivery]:
        """Return what was queued and not sent in a channel, or in one conversation of it, in order."""
        statement = sql.UNSENT if conversation else sql.UNSENT_OF_CHANNEL
        return [as_delivery(row) for row in await self._rows(statement, key=conversation or channel)]

    async def since(self, conversation: str, seq: int) -> list[Delivery]:
        """Return a conversation's deliveries after number `seq`, sent or not, in order."""
        return [as_delivery(row) for row in await self._rows(sql.SINCE, key=conversation, after=seq)]

    async def person(self, actor: str) -> Person | None:
        """Return what is remembered of a person."""
        rows = await self._rows(sql.PERSON, key=actor)
        return as_person(rows[0]) if rows else None

    async def remember(self, person: Person) -> None:
        """Keep a person's role and locale in place of what was known."""
        await self._write(sql.REMEMBER[self._database.dialect], **person.model_dump(), seen_at=self._clock())

    async def purge(self, before: datetime) -> int:
        """Delete what nobody touched since `before`; returns the number of rows deleted from all tables.

        A person goes once neither they nor any conversation of theirs was seen since. A Teams channel for which
        somebody set how it is listened to stays; nothing of any person is kept with it.
        """
        return await self._delete(*sql.PURGE, before=before)

    async def forget(self, actor: str) -> int:
        """Delete a person, the conversations they began and what waits for them; returns the number of rows changed.

        The bare ids of their events stay until they are purged, so that a late retry does not start anew.
        """
        return await self._delete(*sql.FORGET, key=actor, **sql.slack_keys(actor))

    async def _delete(self, *statements: Insert | Update | Delete, **values: Any) -> int:
        """Delete, and let no file keep what was deleted."""
        gone = await self._write(*statements, **values)
        await self._database.erase()
        return gone

    async def _rows(self, statement: Select[Any], **values: Any) -> Sequence[Row]:
        return await self._database.read(lambda connection: rows(connection, statement, **values))

    async def _write(self, *statements: Insert | Update | Delete, **values: Any) -> int:
        return await self._database.write(
            lambda connection: sum([change(connection, statement, values) for statement in statements])
        )


def _fault(shown: str, error: Exception) -> str:
    if isinstance(error, NewerSchema):
        return (
            f"NDR_DATABASE_URL: {shown} has the schema {error} of a newer ndr-bot; "
            "install that version or restore the backup made before it"
        )
    said = (str(getattr(error, "orig", None) or error).strip().splitlines() or [type(error).__name__])[0]
    return f"NDR_DATABASE_URL: cannot use {shown} ({said}); check that it is there and that this user may write it"
