"""Turns rows into the core's nouns and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.blocks import BLOCKS
from bot.ports import Conversation, Delivery, Person

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import RowMapping


def as_conversation(row: RowMapping) -> Conversation:
    """Read a row of `conversations`."""
    return Conversation(**{name: row[name] for name in Conversation.model_fields})


def as_delivery(row: RowMapping) -> Delivery:
    """Read a row of `outbox`."""
    return Delivery(
        conversation=row["conversation"],
        seq=row["seq"],
        blocks=BLOCKS.validate_json(row["blocks"]),
        address=row["address"],
    )


def as_person(row: RowMapping) -> Person:
    """Read a row of `persons`."""
    return Person(id=row["id"], role=row["role"], locale=row["locale"])


def conversation_values(conversation: Conversation, now: datetime, *, pending: bool) -> dict[str, Any]:
    """Return the columns a commit replaces. An owner once known is kept."""
    values = conversation.model_dump()
    if conversation.owner is None:
        del values["owner"]
    return {**values, "channel": conversation.id.partition(":")[0], "pending": pending, "updated_at": now}


def outbox_values(delivery: Delivery, now: datetime) -> dict[str, Any]:
    """Return a new row of `outbox`."""
    return {
        "conversation": delivery.conversation,
        "seq": delivery.seq,
        "blocks": BLOCKS.dump_json(delivery.blocks).decode(),
        "address": delivery.address,
        "created_at": now,
        "sent_at": None,
    }
