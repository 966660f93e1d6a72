"""Create what Teams needs: places the bot may speak in, messages that are updated, bounces offered help lately."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "teams_places",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("person", sa.Text),
        sa.Column("address", sa.JSON, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("welcomed", sa.Boolean, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("teams_places_person", "teams_places", ["person"])
    op.create_table(
        "teams_messages",
        sa.Column("conversation", sa.Text, sa.ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
    )
    op.create_table(
        "teams_offers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
    )
    op.create_index("teams_offers_at", "teams_offers", ["at"])
