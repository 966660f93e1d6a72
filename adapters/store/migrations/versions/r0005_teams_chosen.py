"""Keep with each message of Teams the choice that was made on it, so that a later change of the card still shows it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column, and the order that old places are found by."""
    op.add_column("teams_messages", sa.Column("chosen", sa.Text))
    op.create_index("teams_places_at", "teams_places", ["at"])
