"""Hears a channel's posts where the team allowed it: silent, offering help under a bounce, or answering in its thread.

Whatever is not surely a bounce is dropped at once and kept nowhere. An offered bounce waits an hour in memory for
somebody to take the offer; of the offer itself only an irreversible mark is stored.
"""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING

from cachetools import LRUCache

from adapters.teams.conversation_ref import CHANNEL
from adapters.teams.inbound import activities
from adapters.teams.outbound.card_renderer import OFFER
from bot.blocks import Choice, Choices, Text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.delivery.listening import ListeningPolicy, Mode
    from adapters.teams.conversation_ref import Json, Place
    from adapters.teams.inbound.listening_rights import ListeningRights
    from adapters.teams.inbound.thread_root import Parents
    from adapters.teams.outbound.system_messages import SystemMessages
    from bot.model import Paste, Reading
    from bot.words import Words

    Heard = Callable[[Json, Place, Paste], Awaitable[None]]

WAITING = 100
WAIT_SECONDS = 3600.0
LISTEN = ("listen", "słuchaj", "sluchaj")
NAMES: dict[str, Mode] = {
    "silent": "silent",
    "offer": "offer",
    "thread": "thread",
    "cicho": "silent",
    "proponuj": "offer",
    "wątek": "thread",
    "watek": "thread",
}


class Listener:
    """Decides what becomes of a post that addresses nobody."""

    def __init__(
        self,
        listening: ListeningPolicy,
        notices: SystemMessages,
        words: Words,
        recognise: Callable[[Paste, str], Awaitable[Reading]],
        parents: Parents,
        rights: ListeningRights,
    ) -> None:
        """Take how channels are listened to, who tells a bounce from everything else, who reads a post again."""
        self._parents, self._rights = parents, rights
        self._listening, self._notices, self._words, self._recognise = listening, notices, words, recognise
        self._waiting: LRUCache[str, tuple[float, Json, Place]] = LRUCache(WAITING)

    async def heard(self, activity: Json, at: Place, take: Heard) -> None:
        """Take a post that addresses nobody."""
        said = activities.paste(activity)
        if not said.text or not (await self._recognise(said, at.actor)).is_certain:
            return
        mode = await self._listening.mode(at.id)
        if mode == "silent" or activities.is_reply(activity, at):
            return
        mark = f"{CHANNEL}:" + hashlib.sha256(f"{at.id}\n{said.text}".encode("utf-8", "replace")).hexdigest()
        if not await self._listening.claim(mark):
            return
        if mode == "thread":
            await take(activity, at, said)
        else:
            await self._offer(activity, at, mark)

    async def offered(self, choice: str, at: Place) -> tuple[Json, Paste] | None:
        """Return the post behind an offer that somebody takes, as an event of theirs and what it says.

        What no longer waits here (a restart) is read again where the team allows that; None where it is gone.
        """
        mark = choice.removeprefix(OFFER)
        known = self._waiting.pop(mark, None)
        if known is not None and time.monotonic() - known[0] < WAIT_SECONDS:
            return known[1], activities.paste(known[1])
        if known is not None or not at.root or not await self._listening.is_claimed(mark):
            return None
        said = await self._parents.read(at)
        return ({"id": at.root}, said) if said and (await self._recognise(said, at.actor)).is_certain else None

    async def command(self, said: str, at: Place) -> bool:
        """Take `listen` and `listen silent|offer|thread` in a channel; False for everything else."""
        first, _, rest = said.casefold().strip(" .!").partition(" ")
        mode = NAMES.get(rest.strip())
        if at.scope != "channel" or first not in LISTEN or (rest and mode is None):
            return False
        before = await self._listening.mode(at.id)
        refused = await self._rights.refused(at, mode, before) if mode is not None else None
        if refused is not None:
            await self._notices.say(at, refused)
            return True
        if mode is not None:
            await self._listening.set_mode(at.id, mode)
        await self._notices.say(at, f"listen-{mode or before}", to_all=True)
        return True

    async def _offer(self, activity: Json, at: Place, mark: str) -> None:
        self._waiting[mark] = (time.monotonic(), activity, at)
        locale = await self._notices.locale(at)
        take = Choice(id=OFFER + mark, label=self._words.say(locale, "teams/offer-take"), style="primary")
        question = Text(text=self._words.say(locale, "teams/offer"))
        await self._notices.show(at, [question, Choices(choices=(take,))], locale)
