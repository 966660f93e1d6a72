"""Keeps out of channels what is for one person: it goes to their personal chat, or waits behind a link to it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from adapters.teams.connector import Failed
from adapters.teams.plaintext import summary
from adapters.teams.render import render
from adapters.teams.send import message, personal
from bot.blocks import Link, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.teams.connector import Connectors
    from adapters.teams.memory import Memory
    from adapters.teams.place import Place
    from bot.blocks import Block
    from bot.ports import Delivery
    from bot.words import Words

CHAT = "https://teams.microsoft.com/l/chat/0/0?users="
KEPT = 1000


class Privately:
    """Writes to people's personal chats."""

    def __init__(self, connectors: Connectors, memory: Memory, words: Words) -> None:
        """Take the ways out and the places known."""
        self._connectors, self._memory, self._words = connectors, memory, words
        self._done: OrderedDict[tuple[str, int | None], bool] = OrderedDict()

    async def part(self, place: Place, blocks: Sequence[Block], locale: str, delivery: Delivery) -> tuple[Block, ...]:
        """Send what is for the person alone to them; returns what may be said here, with a line about the rest."""
        theirs = tuple(block for block in blocks if personal(block))
        if not theirs:
            return tuple(blocks)
        mark = (delivery.conversation, delivery.seq)
        if mark not in self._done:
            self._done[mark] = await self.tell(place, theirs, locale)
            if len(self._done) > KEPT:
                self._done.popitem(last=False)
        line: list[Block] = [self._line("sent-privately", locale)]
        if not self._done[mark]:
            line = [self._line("not-installed", locale), self.link(place, locale)]
        first = next(number for number, block in enumerate(blocks) if personal(block))
        return (*blocks[:first], *line, *(block for block in blocks[first:] if not personal(block)))

    async def tell(self, place: Place, blocks: tuple[Block, ...], locale: str) -> bool:
        """Say something in a person's personal chat; False where the bot may not write to them."""
        try:
            theirs = await self.chat(place)
            if theirs is None:
                return False
            body = message(theirs, render(blocks, self._words, locale).content(), summary(blocks))
            await self._connectors.of(theirs.url).send_to_conversation(theirs.chat, body)
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
        theirs = place.model_copy(update={"chat": chat, "scope": "personal", "team": ""})
        await self._memory.keep(theirs)
        return theirs

    def link(self, place: Place, locale: str) -> Link:
        """Return the link that opens a chat with the bot."""
        return Link(label=self._words.say(locale, "teams/open-chat"), url=CHAT + place.bot)

    def _line(self, name: str, locale: str) -> Text:
        return Text(text=self._words.say(locale, f"teams/{name}"), tone="quiet")
