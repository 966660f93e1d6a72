"""Keep with an offer in Slack whom and what it waits for, until it is made: a restart in between does not lose it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column."""
    op.add_column("slack_offers", sa.Column("waiting", sa.JSON))
