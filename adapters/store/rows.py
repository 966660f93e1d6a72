"""Turns rows into the core's nouns and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.blocks import BLOCKS
from bot.ports import Conversation, Delivery, Person

if TYPE_CHECKING:
    from datetime import datetime

    from adapters.store.execution import Row


def as_conversation(row: Row) -> Conversation:
    """Read a row of `conversations`."""
    return Conversation(**{name: row[name] for name in Conversation.model_fields})


def as_delivery(row: Row) -> Delivery:
    """Read a row of `outbox`."""
    blocks = BLOCKS.validate_json(row["blocks"])
    return Delivery(
        conversation=row["conversation"],
        seq=row["seq"],
        blocks=blocks,
        address=row["address"],
        shown=row["shown"] or {},
    )


def as_person(row: Row) -> Person:
    """Read a row of `persons`."""
    return Person(id=row["id"], role=row["role"], locale=row["locale"])


def fresh_values(talk: Conversation, now: datetime, *, pending: bool) -> dict[str, Any]:
    """Return a new row of `conversations`; its channel is what its id begins with."""
    channel = talk.id.partition(":")[0]
    return talk.model_dump() | {"channel": channel, "pending": pending, "created_at": now, "updated_at": now}


def new_values(talk: Conversation, seen: int, now: datetime, *, pending: bool) -> dict[str, Any]:
    """Return the parameters of `statements.REPLACE`: the row as it shall be where its version is still `seen`."""
    changed = talk.model_dump(exclude={"id"}) | {"pending": pending, "updated_at": now}
    return {"key": talk.id, "seen_version": seen} | {f"new_{name}": value for name, value in changed.items()}


def outbox_values(delivery: Delivery, now: datetime) -> dict[str, Any]:
    """Return a new row of `outbox`."""
    return {
        "conversation": delivery.conversation,
        "seq": delivery.seq,
        "blocks": BLOCKS.dump_json(delivery.blocks).decode(),
        "address": delivery.address,
        "created_at": now,
        "sent_at": None,
        "shown": None,
    }
