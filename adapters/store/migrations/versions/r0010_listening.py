"""Keep how channels are listened to, and what was offered there, in one table each for all chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Move what Slack's and Teams' own tables hold, under ids that begin with the chat's name."""
    op.create_table(
        "listening_modes",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("mode", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("waiting", sa.JSON(none_as_null=True)),
    )
    op.create_index("offers_at", "offers", ["at"])
    for statement in (
        "INSERT INTO listening_modes (id, mode, at) SELECT 'slack:' || id, mode, at FROM slack_channels",
        "INSERT INTO listening_modes (id, mode, at) SELECT id, mode, at FROM teams_places WHERE mode IS NOT NULL",
        "INSERT INTO offers (id, at, waiting) SELECT 'slack:' || id, at, waiting FROM slack_offers",
        "INSERT INTO offers (id, at) SELECT 'teams:' || id, at FROM teams_offers",
    ):
        op.execute(statement)
    for table in ("slack_channels", "slack_offers", "teams_offers"):
        op.drop_table(table)
    with op.batch_alter_table("teams_places") as places:
        places.drop_column("mode")
