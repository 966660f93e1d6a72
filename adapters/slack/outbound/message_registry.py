"""What stands where in a conversation: the messages of each delivery, and the blocks they show by now."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cachetools import LRUCache

from adapters.slack.conversation_ref import CHANNEL as PREFIX
from adapters.slack.conversation_ref import pressed
from bot.blocks import Choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.blocks import Block
    from bot.ports import Delivery, Store

KEPT = 1000
"""Conversations at hand; those beyond are read from the outbox again."""
SPOTS = 6
"""Messages of one conversation that can still be changed."""
CHANNEL, MESSAGES, BLOCKS = "channel", "messages", "blocks"


@dataclass(slots=True)
class PostedGroup:
    """Messages that were posted together: channel, their ts in order, the blocks they show, the choices made there."""

    channel: str
    messages: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    chosen: set[str] = field(default_factory=set)
    changing: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One change at a time: a click and a report may come together, and the last to leave must show both."""

    def replace(self, block: Block) -> None:
        """Put a block in place of the one with its key."""
        self.blocks = [block if old.key == block.key else old for old in self.blocks]

    def shows(self, key: str) -> bool:
        """Tell whether a block with this key stands here."""
        return any(block.key == key for block in self.blocks)

    def choices(self) -> list[str]:
        """Return the ids of all choices offered here."""
        return [choice.id for block in self.blocks if isinstance(block, Choices) for choice in block.choices]

    def note(self, delivery: Delivery, since: int = 0) -> dict[str, str]:
        """Return where a delivery is shown, in the words `MessageRegistry` reads again after a restart.

        With `since`, the delivery only made these messages more: those from that number on are new.
        """
        held = [] if since else [str(place) for place, block in enumerate(delivery.blocks) if block in self.blocks]
        return {CHANNEL: self.channel, MESSAGES: " ".join(self.messages[since:]), BLOCKS: " ".join(held)}


class MessageRegistry:
    """Knows the latest conversations' messages; an older one's are read from the outbox."""

    def __init__(self, store: Store) -> None:
        """Take the store."""
        self._store = store
        self._talks: LRUCache[str, list[PostedGroup]] = LRUCache(KEPT)

    def begins(self, conversation: str) -> None:
        """Note that a conversation is new: nothing of it has to be looked up."""
        self._keep(conversation, [])

    async def spots(self, conversation: str) -> list[PostedGroup]:
        """Return a conversation's messages, the latest last."""
        known = self._talks.get(conversation)
        if known is None:
            known = self._keep(conversation, _spots(await self._store.since(conversation, 0)))
            for spot in known:
                spot.chosen = {one for one in spot.choices() if await self._store.seen(pressed(conversation, one))}
        return known

    async def showing(self, conversation: str, key: str) -> PostedGroup | None:
        """Return the messages that show a key."""
        return next((spot for spot in reversed(await self.spots(conversation)) if spot.shows(key)), None)

    async def offering(self, conversation: str, choice: str) -> PostedGroup | None:
        """Return the messages that offer a choice."""
        return next((spot for spot in reversed(await self.spots(conversation)) if choice in spot.choices()), None)

    async def add(self, conversation: str, spot: PostedGroup) -> None:
        """Keep new messages."""
        spots = await self.spots(conversation)
        spots.append(spot)
        del spots[:-SPOTS]

    def forget(self, team: str) -> None:
        """Drop what is known of a workspace's talks."""
        for conversation in [one for one in self._talks if one.startswith(f"{PREFIX}:{team}:")]:
            del self._talks[conversation]

    def _keep(self, conversation: str, spots: list[PostedGroup]) -> list[PostedGroup]:
        self._talks[conversation] = spots
        return spots


def _spots(deliveries: Sequence[Delivery]) -> list[PostedGroup]:
    """Read what the outbox knows: each delivery's own messages, and what later ones changed in them."""
    spots: list[PostedGroup] = []
    for delivery in deliveries:
        messages = delivery.shown.get(MESSAGES, "").split()
        own = [delivery.blocks[int(place)] for place in delivery.shown.get(BLOCKS, "").split()]
        for block in delivery.blocks:
            known = next((spot for spot in reversed(spots) if block.key and spot.shows(block.key)), None)
            if known and block not in own:
                known.replace(block)
                known.messages += messages if not own else []
        if own:
            spots.append(PostedGroup(delivery.shown[CHANNEL], messages, own))
    return spots[-SPOTS:]
