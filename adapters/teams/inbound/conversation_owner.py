"""Whose talk it is: in group chats each person has one, in a thread whoever comes later, and everybody aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import LRUCache

from adapters.teams.conversation_ref import Place, part, text
from bot.blocks import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from adapters.teams.conversation_ref import Json
    from bot.blocks import Block
    from bot.ports import Store
    from bot.words import Words


OTHERS = 1000
"""Walks of which it is held that somebody else wrote there."""


class ConversationOwner:
    """Finds the talk that a message or a button belongs to."""

    def __init__(self, store: Store, staff: Callable[[str], bool]) -> None:
        """Take the store, and who is helpdesk staff: they may go on with other people's walks in a thread."""
        self._store, self._staff = store, staff
        self._others: LRUCache[str, int] = LRUCache(OTHERS)

    async def is_answer(self, at: Place) -> bool:
        """Tell whether a post without a mention may answer the bot: its author's walk, and nobody else wrote since."""
        begun = await self._store.load(at.conversation)
        if begun is None:
            return False
        if begun.owner != at.actor:
            self._others[begun.id] = begun.seq
            return False
        return self._others.get(begun.id) != begun.seq

    async def of_message(self, activity: Json, at: Place) -> Place:
        """Return the place of what somebody says: in another person's thread they get a talk of their own."""
        if at.scope != "channel" or self._staff(at.actor):
            return at
        begun = await self._store.load(at.conversation)
        if begun is None or begun.owner in (None, at.actor):
            return at
        return at.model_copy(
            update={"talk": at.actor.rpartition(":")[2], "name": text(part(activity, "from"), "name", 200)}
        )

    async def of_button(self, at: Place, talk: str) -> Place | None:
        """Return the place of the talk a button was made for, spoken in by whoever pressed it; None for none known.

        What a button names is hostile: it leads to talks of the same chat alone, and the core judges who may act.
        """
        if talk == at.talk or at.scope == "personal":
            return at
        there = at.model_copy(update={"talk": talk, "name": ""})
        if not talk:
            return there if at.scope == "channel" else at
        known = await self._store.load(there.conversation)
        kept = Place.of(known) if known else None
        if kept is None or (kept.scope == "aside" and kept.actor != at.actor):
            return None
        return there.model_copy(update={"scope": kept.scope, "name": kept.name})

    async def is_begun(self, at: Place) -> bool:
        """Tell whether somebody's walk is in this thread already."""
        return await self._store.load(at.conversation) is not None


def named(place: Place, blocks: Sequence[Block], words: Words, locale: str) -> Sequence[Block]:
    """Return the blocks, where others have talks in the same place with a line above that says whose this is."""
    if not place.talk or not place.name:
        return blocks
    return (Text(text=words.say(locale, "teams/for-person", name=place.name), tone="quiet"), *blocks)
