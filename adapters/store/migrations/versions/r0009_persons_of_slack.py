"""Keep whose an arrival from Slack is, so that it can be deleted with its person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; what arrived before has nobody in it until it is worked through."""
    op.add_column("slack_arrivals", sa.Column("person", sa.Text))
    op.create_index("slack_arrivals_person", "slack_arrivals", ["person"])
