"""Keeps out of channels what is for one person: it goes to their personal chat, or waits behind a link to it.

Where targeted messages are switched on it is shown in the channel itself, to that person alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cachetools import LRUCache

from adapters.teams.outbound.card_renderer import render
from adapters.teams.outbound.card_sender import message, personal
from adapters.teams.outbound.connector import Failed
from adapters.teams.outbound.plain_text import summary
from bot.blocks import Link, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.teams.conversation_ref import Place
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.teams_store import Memory
    from bot.blocks import Block
    from bot.ports import Delivery
    from bot.words import Words

CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
KEPT = 1000
OF_MANY = ("team", "group", "talk", "name")
"""What a place has only where several people read."""
Told = Literal["aside", "chat", "nowhere"]


class PrivateMessages:
    """Writes to people's personal chats."""

    def __init__(self, connectors: Connectors, memory: Memory, words: Words, *, targeted: bool = False) -> None:
        """Take the ways out and the places known."""
        self._connectors, self._memory, self._words, self._targeted = connectors, memory, words, targeted
        self._done: LRUCache[tuple[str, int | None], Told] = LRUCache(KEPT)

    async def part(self, place: Place, blocks: Sequence[Block], locale: str, delivery: Delivery) -> tuple[Block, ...]:
        """Send what is for the person alone to them; returns what may be said here, with a line about the rest."""
        theirs = tuple(block for block in blocks if personal(block))
        if not theirs:
            return tuple(blocks)
        mark = (delivery.conversation, delivery.seq)
        if mark not in self._done:
            self._done[mark] = await self.tell(place, theirs, locale)
        told = self._done[mark]
        line: list[Block] = [self._line("sent-privately", locale)] if told == "chat" else []
        if told == "nowhere":
            line = [self._line("not-installed", locale), self.link(place, locale)]
        first = next(number for number, block in enumerate(blocks) if personal(block))
        return (*blocks[:first], *line, *(block for block in blocks[first:] if not personal(block)))

    async def tell(self, place: Place, blocks: tuple[Block, ...], locale: str) -> Told:
        """Say something to one person: aside where that is switched on and works, else in their personal chat."""
        if await self.aside(place, blocks, locale):
            return "aside"
        try:
            theirs = await self.chat(place)
        except Failed as failed:
            if not failed.lasting:
                raise
            return "nowhere"
        return "chat" if theirs is not None and await self._said(theirs, blocks, locale) else "nowhere"

    async def aside(self, place: Place, blocks: tuple[Block, ...], locale: str) -> bool:
        """Show something amid others to one person alone; False where that is not switched on, or refused."""
        if not self._targeted or place.private:
            return False
        return await self._said(place.model_copy(update={"scope": "aside"}), blocks, locale)

    async def _said(self, at: Place, blocks: tuple[Block, ...], locale: str) -> bool:
        """Send it; False where the bot may not write there."""
        body = message(at, render(blocks, self._words, locale).content(), summary(blocks))
        try:
            await self._connectors.of(at.url).send_to_conversation(at.chat, body, aside=at.is_aside)
        except Failed as failed:
            if not failed.lasting:
                raise
            return False
        return True

    async def chat(self, place: Place) -> Place | None:
        """Return the personal chat of the person a place speaks of, opened if need be. Raises Failed."""
        known = await self._memory.of_person(place.actor)
        if known is not None:
            return known.model_copy(update={"locale": place.locale or known.locale})
        parameters = {
            "isGroup": False,
            "bot": {"id": place.bot},
            "members": [{"id": place.person}],
            "tenantId": place.tenant,
            "channelData": {"tenant": {"id": place.tenant}},
        }
        chat = await self._connectors.of(place.url).create_conversation(parameters)
        if not chat:
            return None
        theirs = place.model_copy(update={"chat": chat, "scope": "personal", **dict.fromkeys(OF_MANY, "")})
        await self._memory.keep(theirs)
        return theirs

    def link(self, place: Place, locale: str) -> Link:
        """Return the link that opens a chat with the bot."""
        return Link(label=self._words.say(locale, "teams/open-chat"), url=CHAT + place.bot)

    def _line(self, name: str, locale: str) -> Text:
        return Text(text=self._words.say(locale, f"teams/{name}"), tone="quiet")
