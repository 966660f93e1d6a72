"""Keep with each delivery where its channel showed it; Slack's own table of messages is no longer needed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column, drop the table."""
    op.add_column("outbox", sa.Column("shown", sa.JSON))
    op.drop_table("slack_messages")
