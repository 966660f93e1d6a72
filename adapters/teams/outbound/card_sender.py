"""Brings deliveries out: a new card, or another content of a card that is already there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog
from cachetools import LRUCache

from adapters.teams.conversation_ref import CHANNEL, Json, Place
from adapters.teams.inbound.conversation_owner import named
from adapters.teams.outbound.card_renderer import plain_lines, render
from adapters.teams.outbound.connector import Failed
from adapters.teams.outbound.plain_text import summary
from adapters.teams.outbound.posted_messages import MessageCache, Posted
from adapters.teams.teams_store import Shown
from bot.blocks import Copyable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.teams.outbound.adaptive_cards import Card
    from adapters.teams.outbound.click_replies import ClickReplies
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.outbound.private_messages import PrivateMessages
    from adapters.teams.teams_store import Memory
    from bot.blocks import Block
    from bot.ports import Delivery, Store
    from bot.words import Words

CARD = "application/vnd.microsoft.card.adaptive"
CALM_SECONDS = 0.8
"""Passing views of one card come no faster; the view that counts always comes."""
GONE = 404
TALKS = 5000
"""Conversations whose language is at hand."""

_log = structlog.get_logger(__name__)


class Sender:
    """Implements adapters.delivery.dispatcher.Channel for Teams."""

    name = CHANNEL

    def __init__(
        self, connectors: Connectors, store: Store, memory: Memory, words: Words, clicks: ClickReplies
    ) -> None:
        """Take the ways out, and what is remembered of messages."""
        self._connectors, self._store, self._memory, self._words = connectors, store, memory, words
        self._clicks = clicks
        self.board = MessageCache()
        self.privately: PrivateMessages | None = None
        self._locales: LRUCache[str, str] = LRUCache(TALKS)

    async def send(self, delivery: Delivery) -> None:
        """Show a delivery. Raises only where a later try may succeed."""
        place = Place.of(delivery)
        if place is None or self._clicks.answer(delivery):
            return
        self._clicks.spoke(delivery)
        try:
            await self._show(place, delivery)
        except Failed as failed:
            if not failed.lasting:
                raise
            _log.warning("teams-refused", status=failed.status, code=failed.code)

    async def choose(self, place: Place, conversation: str, posted: Posted, choice: str) -> Json:
        """Mark a choice as made on its card; returns the card as it is now."""
        posted.chosen = choice
        if posted.keys:
            await self._memory.chose(conversation, posted.message, choice)
        return self._card(place, posted, await self.locale(conversation, place)).content()

    async def redraw(self, place: Place, posted: Posted, content: Json) -> None:
        """Put a card's new content in its place for everybody."""
        body = message(place, content, summary(posted.blocks))
        await self._connectors.of(place.url).update_activity(place.chat, posted.message, body, aside=place.is_aside)

    async def posted(self, conversation: str, message: str, seq: int | None) -> Posted | None:
        """Return what is on a message: as remembered, else as the store has it."""
        known = self.board.find(conversation, message)
        if known is not None or seq is None:
            return known
        kept = await self._store.since(conversation, seq - 1)
        if not kept or kept[0].seq != seq:
            return None
        there = Place.of(kept[0])
        open_to_all = there is None or not there.private
        found = Posted(message, seq, tuple(one for one in kept[0].blocks if not (open_to_all and personal(one))))
        found.replace({block.key: block for later in kept[1:] for block in later.blocks if block.key})
        self.board.put(conversation, found)
        return found

    async def locale(self, conversation: str, place: Place) -> str:
        """Return the language a conversation is held in, else the platform's."""
        known = self._locales.get(conversation)
        if known is not None:
            return known
        talk = await self._store.load(conversation)
        return self._note(conversation, (talk.address.get("locale") if talk else None) or place.locale)

    def _note(self, conversation: str, locale: str) -> str:
        found = self._locales[conversation] = self._words.pick([locale])
        return found

    async def _show(self, place: Place, delivery: Delivery) -> None:
        locale = self._words.pick([place.locale])
        if delivery.seq is not None:
            self._note(delivery.conversation, locale)
        blocks = delivery.blocks
        if not place.private and self.privately is not None:
            blocks = await self.privately.part(place, blocks, locale, delivery)
        fresh = await self._replace(place, delivery, blocks, locale)
        if fresh:
            await self._post(place, delivery, fresh, locale)

    async def _replace(
        self, place: Place, delivery: Delivery, blocks: Sequence[Block], locale: str
    ) -> tuple[Block, ...]:
        """Update the cards that show something of these blocks; returns the blocks no card shows yet."""
        fresh: list[Block] = []
        for block in blocks:
            known = await self._showing(delivery, block.key) if block.key else None
            if known is None:
                fresh.append(block)
                continue
            known.replace({block.key or "": block})
            if delivery.seq is None and time.monotonic() - known.at < CALM_SECONDS:
                continue
            if not await self._update(place, known, locale):
                fresh.append(block)
        return tuple(fresh)

    async def _update(self, place: Place, known: Posted, locale: str) -> bool:
        known.at = time.monotonic()
        body = message(place, self._card(place, known, locale).content(), summary(known.blocks))
        try:
            await self._connectors.of(place.url).update_activity(place.chat, known.message, body, aside=place.is_aside)
        except Failed as failed:
            expired = place.is_aside and failed.lasting  # what is aside can be changed for a day
            if failed.status != GONE and not expired:
                raise
            return False
        return True

    def _card(self, place: Place, posted: Posted, locale: str) -> Card:
        blocks = named(place, posted.blocks, self._words, locale)
        return render(blocks, self._words, locale, seq=posted.seq, chosen=posted.chosen, talk=place.talk)

    async def _showing(self, delivery: Delivery, key: str) -> Posted | None:
        conversation = delivery.conversation
        known = self.board.showing(conversation, key)
        if known is not None or delivery.seq == 1 or self.board.holds_all(conversation):
            return known
        shown = await self._memory.shown(conversation, key)
        found = await self.posted(conversation, shown.message, shown.seq) if shown else None
        if found and shown:
            found.chosen = found.chosen or shown.chosen
        return found

    async def _post(self, place: Place, delivery: Delivery, blocks: tuple[Block, ...], locale: str) -> None:
        posted = Posted("", delivery.seq, blocks)
        body = message(place, self._card(place, posted, locale).content(), summary(blocks))
        sent = await self._connectors.of(place.url).send_to_conversation(place.chat, body, aside=place.is_aside)
        posted.message, posted.at = sent.id or "", time.monotonic()
        if not posted.message:
            return
        self.board.put(delivery.conversation, posted)
        if delivery.seq is not None:
            for key in posted.keys:
                await self._memory.shows(delivery.conversation, key, Shown(posted.message, delivery.seq))


def message(place: Place, content: Json, said: str) -> Json:
    """Return a message that is one card; `said` is its line for notifications."""
    return {
        "type": "message",
        "from": {"id": place.bot},
        "conversation": {"id": place.chat},
        "summary": plain_lines(said),
        **({"recipient": {"id": place.person}} if place.is_aside else {}),
        "attachments": [{"contentType": CARD, "content": content}],
    }


def personal(block: Block) -> bool:
    """Tell what is for one person alone: notes with what their bounce says."""
    return isinstance(block, Copyable) and block.kind == "note"
