"""Takes what people say and press to the core: builds the event, fetches files, sees to whose talk it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from adapters.slack.conversation_ref import pressed
from bot.commands import parse
from bot.conversation import FREE, State
from bot.model import Actor, Paste
from bot.ports import Click, Incoming

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.delivery.acceptance import Acceptance
    from adapters.slack.conversation_ref import Place
    from adapters.slack.inbound.ack_deadline import DeadlineTasks
    from adapters.slack.inbound.file_download import Files
    from adapters.slack.inbound.payloads import Heard
    from adapters.slack.inbound.user_profiles import People, Profile
    from adapters.slack.outbound.message_sender import Sender
    from adapters.slack.response_url_encryption import ResponseUrlCipher
    from adapters.store import SqlStore
    from bot.model import Reading
    from bot.words import Words


@dataclass(frozen=True, slots=True)
class InboundHandler:
    """What a handler works with. `recognise` reads a person's paste; `staff` tells helpdesk staff by their actor id."""

    store: SqlStore
    acceptance: Acceptance
    tasks: DeadlineTasks
    sender: Sender
    people: People
    files: Files
    words: Words
    recognise: Callable[[Paste, str], Awaitable[Reading]]
    staff: Callable[[str], bool]
    seal: ResponseUrlCipher
    outsiders: bool = False

    async def spoken_to(self, place: Place) -> tuple[Place, Actor]:
        """Return the place with the person's language, and the person: what they chose before, else their profile's."""
        profile = await self.people.find(place.team, place.user)
        person = await self.store.person(place.actor)
        locale = self.words.pick([person.locale if person else None, profile.locale])
        return place.model_copy(update={"locale": locale}), self._actor(place.actor, profile)

    async def recognised(self, place: Place) -> tuple[Place, Actor]:
        """Return the same without a look at what is remembered of the person: a talk knows its own language."""
        profile = await self.people.find(place.team, place.user)
        known = place.model_copy(update={"locale": self.words.pick([profile.locale])})
        return known, self._actor(place.actor, profile)

    def _actor(self, actor: str, profile: Profile) -> Actor:
        return Actor(id=actor, staff=self.staff(actor), locale=profile.locale, domain=profile.domain)

    async def hear(self, heard: Heard, place: Place | None = None, *, listening: bool = False, event: str = "") -> None:
        """Take a message, with its files; answered at `place`, else where it was said."""
        at, actor = await self.recognised(place or heard.place)
        if not listening and await self._is_somebody_elses(at, actor, heard.text):
            return
        said = await self.paste(heard, at)
        if said is not None:
            await self.take(at, event or heard.event, actor, said, listening=listening)

    async def say(self, place: Place, text: str, event: str) -> None:
        """Take words that somebody gave by a command, a button or a modal."""
        at, actor = await self.recognised(place)
        await self.take(at, event, actor, Paste(text=text))

    async def press(self, place: Place, choice: str) -> None:
        """Take a pressed button of a talk; somebody else's talk is not moved, and they are told so alone."""
        at, actor = await self.recognised(place)
        if await self._is_somebody_elses(at, actor):
            return
        talk = await self.store.load(place.conversation)
        await self.take(at, pressed(place.conversation, choice), actor, Click(choice=choice[:200]))
        if talk is not None:
            self.tasks.start(self._mark(at, talk.state, choice))

    async def _mark(self, place: Place, before: str, choice: str) -> None:
        """Show a choice as made, if it was one of those that counted, in the talk's language."""
        state = State.model_validate_json(before)
        if choice in state.open:
            await self.sender.choose(place.model_copy(update={"locale": state.locale}), choice)

    async def _is_somebody_elses(self, place: Place, actor: Actor, text: str = "") -> bool:
        """Tell whether this would move another person's talk; they are then told so, alone."""
        if place.via != "thread" or actor.staff:
            return False
        command = parse(text)
        if command is not None and command.name in FREE:
            return False
        talk = await self.store.load(place.conversation)
        if talk is None or talk.owner in (None, actor.id):
            return False
        at, _ = await self.spoken_to(place)
        await self.sender.tell(at, self.words.say(at.locale, "ui/not-yours"))
        return True

    async def take(
        self, place: Place, event: str, actor: Actor, said: Paste | Click, *, listening: bool = False
    ) -> None:
        """Hand an event over; returns when Slack may be told that it arrived."""
        incoming = Incoming(
            conversation=place.conversation,
            event=event,
            actor=actor,
            said=said,
            address=self._kept(place),
            private=place.via != "thread",
            listening=listening,
        )
        await self.acceptance.accept(incoming)

    def _kept(self, place: Place) -> dict[str, str]:
        """Return an address as it is kept: only a person's own answer needs its response_url again, sealed."""
        url = self.seal.close(place.response_url) if place.via == "alone" else ""
        return place.model_copy(update={"response_url": url}).address()

    async def paste(self, heard: Heard, place: Place) -> Paste | None:
        """Return a message as a paste, its files fetched; None where nothing of it can be read, which is told."""
        fetched, too_big = await self.files.fetch(heard.team, heard.files) if heard.files else ((), False)
        if fetched or heard.text.strip() or not heard.files:
            return Paste(text=heard.text, markup="slack", files=fetched)
        word = "file-too-big" if too_big else "file-not-readable"
        await self.sender.tell(place, self.sender.speech(place.locale)(word))
        return None

    async def is_outsider(self, place: Place) -> bool:
        """Tell whether what is kept is closed to this person: a guest, or somebody of another organisation."""
        return not self.outsiders and (await self.people.find(place.team, place.user)).outsider

    async def direct(self, place: Place) -> Place:
        """Return the person's direct messages. Raises Refused."""
        return place.direct(await self.sender.direct_channel(place.team, place.user))


def without_files(heard: Heard) -> Heard:
    """Return a message with only those files that hold text: a channel's pictures are not looked at unasked."""
    return replace(heard, files=tuple(file for file in heard.files if file.wordy))
