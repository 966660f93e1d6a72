"""Keep who added the bot in one table for all chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Move what Slack's own table holds, under ids that begin with the chat's name."""
    op.create_table(
        "inviters",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("inviters_person", "inviters", ["person"])
    op.execute("INSERT INTO inviters (id, person, at) SELECT 'slack:' || id, person, at FROM slack_inviters")
    op.drop_table("slack_inviters")
