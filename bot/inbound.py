"""Receives what a channel hands over: makes an event of it, and decides the language of a new talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import parse
from bot.conversation import Answered, Asked, Pasted, Remember
from bot.intake.language import own_language
from bot.model import Paste
from bot.ports import Person

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.conversation import Effect, Received
    from bot.model import Actor, Reading
    from bot.ports import Incoming, Reader, Store
    from bot.words import Words

    See = Callable[[bytes], Awaitable[str | None]]

DOUBTED = 0.5
"""Confidence in what was read off a picture: 0 and O, 1 and l look alike there, so the person is asked."""


class Reception:
    """Knows how to read, and whom it met before."""

    def __init__(self, reader: Reader, words: Words, store: Store, see: See | None = None) -> None:
        """Take who reads, the words, the store; `see` reads text off a picture, where it can."""
        self._reader, self._words, self._store, self._see = reader, words, store, see

    async def event(self, incoming: Incoming, person: Person | None) -> Received:
        """Return the event that an incoming message is; `person` is what is remembered of who sent it."""
        said, actor = incoming.said, incoming.actor
        if not isinstance(said, Paste):
            return Answered(actor, said.choice)
        command = parse(said.text) if not said.files and not incoming.listening else None
        if command:
            return Asked(actor, command)
        reading = await self._read(said, actor.id)
        chosen = person.locale if person else None
        spoken = reading.language if reading.language in self._words.locales and chosen is None else None
        role = person.role if person else None
        return Pasted(actor, reading, incoming.private, incoming.listening, role, spoken, chosen)

    async def _read(self, said: Paste, person: str) -> Reading:
        reading = await self._reader.read(said, person)
        if reading.reason != "image" or self._see is None:
            return reading
        text = await self._see(said.files[0].content)
        if not text:
            return reading
        seen = await self._reader.read(Paste(text=text), person)
        doubted = {"reason": "picture", "confidence": min(seen.confidence, DOUBTED), "language": None}
        return seen.model_copy(update=doubted) if seen.kind in ("bounce", "delay") else seen

    def locale(self, incoming: Incoming, event: Received, person: Person | None) -> str:
        """Decide a talk's first language: what the person chose, their own words, the platform's locale."""
        if isinstance(event, Pasted):
            return self._words.pick([event.chosen, event.locale, incoming.actor.locale])
        own = own_language(incoming.said.text) if isinstance(incoming.said, Paste) else None
        return self._words.pick([person.locale if person else None, own, incoming.actor.locale])

    async def remember(self, actor: Actor, effects: Sequence[Effect]) -> None:
        """Keep what a step asked to remember of a person."""
        news: dict[str, str | None] = {effect.what: effect.value for effect in effects if isinstance(effect, Remember)}
        if news:
            known = await self._store.person(actor.id) or Person(id=actor.id)
            await self._store.remember(known.model_copy(update=news))
