"""Walks a whole conversation in the core, with its DNS world: what each step told, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.model import Actor, Paste
from bot.ports import Click, Incoming

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from tests.stage import Stage

LONGEST = 30
Blocks = list[dict[str, Any]]


class Told(NamedTuple):
    """What one step told: the node whose choices it ends with, if it offers any, and its blocks."""

    node: str
    blocks: Blocks


async def told(stage: Stage, name: str, paste: str, answers: Mapping[str, str], locale: str) -> AsyncIterator[Told]:
    """Paste, then answer as told, else press the first choice, until none is left."""
    me = Actor(id=f"core:{name}", locale=locale)
    said: Paste | Click = Paste(text=paste)
    for number in range(LONGEST):
        incoming = Incoming(conversation=name, event=f"{name}:{number}", actor=me, said=said)
        deliveries = [delivery async for delivery in stage.turns.turn(incoming)]
        blocks = [block.model_dump(mode="json") for one in deliveries if one.seq is not None for block in one.blocks]
        offers = [block["choices"] for block in blocks if block["block"] == "choices"]
        ids = [choice["id"] for choice in offers[-1]] if offers else []
        node = ids[0].split(":")[0] if ids else ""
        yield Told(node, blocks)
        if not ids:
            return
        said = Click(choice=next((one for one in ids if one.split(":")[1] == answers.get(node)), ids[0]))
    raise AssertionError(f"{name} goes round in circles")
