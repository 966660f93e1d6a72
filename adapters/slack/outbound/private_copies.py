"""Private copies of talks: what `/ndr` says about a talk others read along is worked out beside it, for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.ports import Conflict, Conversation

if TYPE_CHECKING:
    from adapters.slack.conversation_ref import Place
    from adapters.store import SqlStore

KEPT = 2000


class PrivateCopies:
    """Knows which state of a talk a person's own conversation was copied from."""

    def __init__(self, store: SqlStore) -> None:
        """Start with none: after a restart each is copied anew."""
        self._store = store
        self._followed: LRUCache[str, str] = LRUCache(KEPT)

    async def follow(self, talk: Conversation, place: Place) -> None:
        """Let the person's own answers here go on from a talk's present state, unless they do already."""
        mark = f"{talk.id} {talk.version}"
        if self._followed.get(place.conversation) == mark:
            return
        own = await self._store.load(place.conversation)
        address = place.model_copy(update={"response_url": ""}).address()
        copied = Conversation(
            id=place.conversation, version=0, state=talk.state, seq=0, address=address, owner=place.actor
        )
        try:
            await self._store.commit(own, copied, None, ())
        except Conflict:
            return  # another command of theirs is at work there
        self._followed[place.conversation] = mark
