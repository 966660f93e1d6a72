"""Short answers of the channel itself, which the core has no part in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.teams.outbound.card_renderer import render
from adapters.teams.outbound.card_sender import message
from adapters.teams.outbound.plain_text import summary
from bot.blocks import Link, Text

if TYPE_CHECKING:
    from adapters.teams.conversation_ref import Json, Place
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.outbound.private_messages import PrivateMessages
    from bot.blocks import Block
    from bot.ports import Store
    from bot.words import Value, Words


class SystemMessages:
    """Says one of the channel's own sentences where somebody spoke."""

    def __init__(self, connectors: Connectors, store: Store, words: Words, privately: PrivateMessages) -> None:
        """Take the ways out."""
        self._connectors, self._store, self._words, self._privately = connectors, store, words, privately

    async def locale(self, at: Place) -> str:
        """Return the language for somebody: the one they chose, else their client's."""
        person = await self._store.person(at.actor)
        return self._words.pick([person.locale if person else None, at.locale])

    async def say(self, at: Place, name: str, *, link: bool = False, to_all: bool = False, **values: Value) -> None:
        """Say a sentence to who spoke, to them alone where it can be; with a link to the personal chat where asked."""
        locale = await self.locale(at)
        blocks: list[Block] = [Text(text=self._words.say(locale, f"teams/{name}", **values))]
        if link:
            found: Link = self._privately.link(at, locale)
            blocks.append(found)
        if to_all or not await self._privately.aside(at, tuple(blocks), locale):
            await self.show(at, blocks, locale)

    async def show(self, at: Place, blocks: list[Block], locale: str) -> None:
        """Show blocks that belong to no conversation."""
        body = message(at, render(blocks, self._words, locale).content(), summary(blocks))
        await self._connectors.of(at.url).send_to_conversation(at.chat, body, aside=at.is_aside)

    async def typing(self, at: Place) -> None:
        """Show that an answer is on its way."""
        body: Json = {"type": "typing", "from": {"id": at.bot}, "conversation": {"id": at.chat}}
        await self._connectors.of(at.url).send_to_conversation(at.chat, body)
