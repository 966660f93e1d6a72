"""Takes activities to the core: what was written, pressed, edited, and what happened to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.teams.auth.token_validator import Refused
from adapters.teams.conversation_ref import Json, Place, part, place, text
from adapters.teams.inbound import activities
from adapters.teams.inbound.attachments import NotTaken
from adapters.teams.inbound.card_actions import Buttons
from adapters.teams.inbound.turn_runner import TurnRunner
from bot.model import Paste

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.teams.wiring import Parts
    from bot.model import Attachment

EDITED = "editMessage"


class Turns:
    """Answers activities. A turn goes on after its activity is answered."""

    def __init__(self, parts: Parts) -> None:
        """Take the channel's parts."""
        self._parts = parts
        self._running = TurnRunner(parts)
        self._buttons = Buttons(parts, self._running)
        self.close = self._running.close
        self._kinds: dict[str, Callable[[Json, Place], Awaitable[Json | None]]] = {
            "message": self._message,
            "messageUpdate": self._edited,
            "invoke": self._invoke,
            "installationUpdate": parts.life.installation,
            "conversationUpdate": parts.life.conversation,
        }
        self._invokes: dict[str, Callable[[Json, Place], Awaitable[Json]]] = {
            "adaptiveCard/action": self._buttons.executed,
            "composeExtension/fetchTask": parts.extension.diagnose,
            "composeExtension/submitAction": self._continue,
        }

    async def take(self, activity: Json) -> Json | None:
        """Take an activity of a validated call; returns the answer to an invoke."""
        at, kind = place(activity), self._kinds.get(text(activity, "type"))
        return await kind(activity, at) if at is not None and kind is not None else None

    async def _message(self, activity: Json, at: Place) -> None:
        pressed = activities.click(activity)
        if pressed is not None:
            await self._buttons.submitted(pressed, activity, at)
        elif activities.addressed(activity, at):
            await self._parts.memory.keep(at)
            await self._taken(activity, at)
        elif activities.may_answer(activity, at) and await self._parts.talks.is_answer(at):
            await self._heard(activity, at, activities.paste(activity))
        else:
            await self._parts.listener.heard(activity, at, self._heard)

    async def _taken(self, activity: Json, at: Place) -> None:
        said = activities.paste(activity)
        if await self._parts.listener.command(said.text, at):
            return
        if self._parts.asks_how(said.text):
            await self._parts.notices.say(at, "paste-how")
            return
        files = await self._attached(activity, at)
        if files:
            said = Paste(text=said.text, html=said.html, files=files)
        elif activities.files(activity) or activities.has_channel_file(activity):
            said = said if said.text or said.html else Paste()
        else:
            said = await self._meant(activity, at, said)
        if not (said.text or said.html or said.files):
            return
        there = await self._parts.talks.of_message(activity, at)
        await self._running.run(self._parts.incoming(activity, there, said), there)
        if activities.is_full(activity):
            await self._parts.notices.say(at, "too-long", link=not at.private)

    async def _attached(self, activity: Json, at: Place) -> tuple[Attachment, ...]:
        """Return the files that can be read; of the others it is said why not."""
        files, kept = activities.files(activity), []
        if activities.has_channel_file(activity) or (files and at.scope != "personal"):
            await self._parts.notices.say(at, "file-in-channel", link=True)
            return ()
        for linked in files:
            try:
                kept.append(await self._parts.files.fetch(linked))
            except NotTaken as why:
                await self._parts.notices.say(at, str(why))
        return tuple(kept)

    async def _meant(self, activity: Json, at: Place, said: Paste) -> Paste:
        """Return what somebody means: in a reply that holds no bounce the post above, where it can be read.

        Where it cannot, the message action is named. A thread that has a walk goes on with it.
        """
        alone = not said.text and not said.html
        reply = activities.is_reply(activity, at)
        if reply and not alone and not await self._parts.is_talk(at, said):
            return said
        if not reply or await self._parts.talks.is_begun(at):
            return Paste(text="help") if alone else said
        above = await self._parts.parents.read(at)
        if above is not None:
            return above
        await self._parts.notices.say(at, "mention-what", action=await self._parts.action_title(at))
        return Paste()

    async def _edited(self, activity: Json, at: Place) -> None:
        """Read an edited message anew; only what is surely a bounce counts."""
        if text(part(activity, "channelData"), "eventType") != EDITED or not activities.addressed(activity, at):
            return
        stamp = text(activity, "timestamp") or text(activity, "localTimestamp")
        there = await self._parts.talks.of_message(activity, at)
        incoming = self._parts.incoming(activity, there, activities.paste(activity), stamp, listening=True)
        await self._running.run(incoming, there)

    async def _heard(self, activity: Json, at: Place, said: Paste) -> None:
        """Take what was said to nobody in particular."""
        await self._running.run(self._parts.incoming(activity, at, said, listening=True), at)

    async def _invoke(self, activity: Json, at: Place) -> Json:
        named = self._invokes.get(text(activity, "name"))
        if named is None:
            raise Refused(501, "invoke")
        return await named(activity, at)

    async def _continue(self, activity: Json, at: Place) -> Json:
        incoming, theirs, answer = await self._parts.extension.go_on(activity, at)
        if incoming is not None and theirs is not None:
            await self._running.run(incoming, theirs)
        return answer
