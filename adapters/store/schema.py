"""The tables. Their history is in `migrations/`; a test compares the two.

A conversation's row is replaced under its version; an event's id is claimed by being inserted; the outbox keeps every
delivery, sent or not, so that a page opened later can show them again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class Utc(TypeDecorator[datetime]):
    """Keeps a moment in UTC, also where the database knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


METADATA = MetaData()

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("owner", Text),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("address", JSON, nullable=False),
    Column("pending", Boolean, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("updated_at", Utc, nullable=False),
)
Index("conversations_owner", CONVERSATIONS.c.owner, CONVERSATIONS.c.updated_at)
Index("conversations_updated", CONVERSATIONS.c.updated_at)
Index(
    "conversations_pending",
    CONVERSATIONS.c.channel,
    sqlite_where=text("pending"),
    postgresql_where=text("pending"),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("conversation", Text),
    Column("at", Utc, nullable=False),
)
Index("events_at", EVENTS.c.at)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("blocks", Text, nullable=False),
    Column("address", JSON, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("sent_at", Utc),
    Column("shown", JSON),
)
Index(
    "outbox_unsent",
    OUTBOX.c.conversation,
    OUTBOX.c.seq,
    sqlite_where=text("sent_at IS NULL"),
    postgresql_where=text("sent_at IS NULL"),
)
Index("outbox_created", OUTBOX.c.created_at)

PERSONS = Table(
    "persons",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("role", Text),
    Column("locale", Text),
    Column("seen_at", Utc, nullable=False),
)

SLACK_INSTALLATIONS = Table(
    "slack_installations",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

SLACK_STATES = Table(
    "slack_states",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Utc, nullable=False),
)

LISTENING_MODES = Table(
    "listening_modes",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("mode", Text, nullable=False),
    Column("at", Utc, nullable=False),
)

INVITERS = Table(
    "inviters",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("at", Utc, nullable=False),
)
Index("inviters_person", INVITERS.c.person)

SLACK_ARRIVALS = Table(
    "slack_arrivals",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("team", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("person", Text),
)
Index("slack_arrivals_at", SLACK_ARRIVALS.c.at)
Index("slack_arrivals_person", SLACK_ARRIVALS.c.person)

OFFERS = Table(
    "offers",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Utc, nullable=False),
    Column("waiting", JSON(none_as_null=True)),
)
Index("offers_at", OFFERS.c.at)

TEAMS_PLACES = Table(
    "teams_places",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("person", Text),
    Column("address", JSON, nullable=False),
    Column("welcomed", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
)
Index("teams_places_person", TEAMS_PLACES.c.person)
Index("teams_places_at", TEAMS_PLACES.c.at)

TEAMS_MESSAGES = Table(
    "teams_messages",
    METADATA,
    Column("conversation", Text, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("message", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("chosen", Text),
)
