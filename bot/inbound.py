"""Receives what a channel hands over: makes an event of it, and decides the language of a new talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import parse
from bot.conversation import Answered, Asked, Pasted, Remember, State
from bot.intake.language import own_language
from bot.model import Paste
from bot.ports import Person
from bot.split_bounce import REPORTS, earlier_part, with_recipients

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from bot.conversation import Effect, Received
    from bot.model import Actor, Reading
    from bot.ports import Clock, Conversation, Incoming, Reader, Store
    from bot.words import Words

    See = Callable[[bytes], Awaitable[str | None]]

DOUBTED = 0.5
"""Confidence in what was read off a picture: 0 and O, 1 and l look alike there, so the person is asked."""


class Reception:
    """Knows how to read, and whom it met before."""

    def __init__(self, reader: Reader, words: Words, store: Store, clock: Clock, see: See | None = None) -> None:
        """Take who reads, the words, the store, the time; `see` reads text off a picture, where it can."""
        self._reader, self._words, self._store, self._clock, self._see = reader, words, store, clock, see

    async def event(self, incoming: Incoming, person: Person | None, before: Conversation | None = None) -> Received:
        """Return the event that an incoming message is; `person` is who sent it, `before` the talk until now."""
        said, actor = incoming.said, incoming.actor
        if not isinstance(said, Paste):
            return Answered(actor, said.choice)
        command = parse(said.text) if not said.files and not incoming.listening else None
        if command:
            return Asked(actor, command)
        reading, now = await self._read(said, actor.id), self._clock()
        joined = None if before is None or incoming.listening else await self._joined(before, actor, reading, now)
        reading = joined or reading
        chosen = person.locale if person else None
        spoken = reading.language if reading.language in self._words.locales and chosen is None else None
        role = person.role if person else None
        return Pasted(
            actor, reading, incoming.private, incoming.listening, role, spoken, chosen, now, joined=joined is not None
        )

    async def _joined(self, before: Conversation, actor: Actor, reading: Reading, now: datetime) -> Reading | None:
        """Return the reading of a bounce together with its part in the message before; None where there is none."""
        if reading.kind not in REPORTS:
            return None
        known = earlier_part(State.model_validate_json(before.state), actor, reading, now)
        if known is None:
            return None
        both = await self._reader.read(Paste(text=f"{known.text}\n\n{reading.text}"), actor.id)
        return with_recipients(both, known, reading) if both.kind in REPORTS else None

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
