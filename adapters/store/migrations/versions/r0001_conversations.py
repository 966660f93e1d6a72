"""Create conversations, events, outbox and persons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the four tables and their indexes."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("address", sa.JSON, nullable=False),
        sa.Column("pending", sa.Boolean, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
    )
    op.create_index("conversations_owner", "conversations", ["owner", "updated_at"])
    op.create_index("conversations_updated", "conversations", ["updated_at"])
    _partial_index("conversations_pending", "conversations", ["channel"], "pending")
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("conversation", sa.Text),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("events_at", "events", ["at"])
    op.create_table(
        "outbox",
        sa.Column("conversation", sa.Text, sa.ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("blocks", sa.Text, nullable=False),
        sa.Column("address", sa.JSON, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("sent_at", _MOMENT),
    )
    _partial_index("outbox_unsent", "outbox", ["conversation", "seq"], "sent_at IS NULL")
    op.create_index("outbox_created", "outbox", ["created_at"])
    op.create_table(
        "persons",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("role", sa.Text),
        sa.Column("locale", sa.Text),
        sa.Column("seen_at", _MOMENT, nullable=False),
    )


def _partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
