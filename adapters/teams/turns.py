"""Takes activities to the core: what was written, pressed, edited, and what happened to the bot."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING, Any

import structlog

from adapters.teams import read
from adapters.teams.auth import Refused
from adapters.teams.files import NotTaken
from adapters.teams.place import Json, Place, part, place, text
from adapters.teams.render import OFFER
from bot.model import Actor, Paste
from bot.ports import Click, Incoming

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from adapters.teams.parts import Parts
    from bot.model import Attachment

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
TYPING_SECONDS = 1.0
TAKEN_SECONDS = 8.0
CLICK_SECONDS = 6.0
AT_ONCE = 6
EDITED = "editMessage"

_log = structlog.get_logger(__name__)


class Turns:
    """Answers activities. A turn goes on after its activity is answered."""

    def __init__(self, parts: Parts) -> None:
        """Take the channel's parts."""
        self._parts = parts
        self._running: set[asyncio.Task[Any]] = set()
        self._busy: Counter[str] = Counter()
        self._kinds: dict[str, Callable[[Json, Place], Awaitable[Json | None]]] = {
            "message": self._message,
            "messageUpdate": self._edited,
            "invoke": self._invoke,
            "installationUpdate": self._installation,
            "conversationUpdate": self._conversation,
        }
        self._invokes: dict[str, Callable[[Json, Place], Awaitable[Json]]] = {
            "adaptiveCard/action": self._pressed,
            "composeExtension/fetchTask": self._diagnose,
            "composeExtension/submitAction": self._continue,
        }

    async def take(self, activity: Json) -> Json | None:
        """Take an activity of a validated call; returns the answer to an invoke."""
        at, kind = place(activity), self._kinds.get(text(activity, "type"))
        return await kind(activity, at) if at is not None and kind is not None else None

    async def close(self, seconds: float = 5.0) -> None:
        """Wait for what is under way, then stop; the store knows how far it came."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    # -- messages -------------------------------------------------------------------------------------------------
    async def _message(self, activity: Json, at: Place) -> None:
        pressed = read.click(activity)
        if pressed is not None:  # Action.Submit: a client that knows no Action.Execute
            said = Click(choice=pressed.choice)
            await self._run(self._incoming(activity, at, said, pressed.choice), at)
            return
        if not at.private and not read.mentioned(activity):
            await self._parts.listener.heard(activity, at, self._heard)
            return
        await self._parts.memory.keep(at)
        await self._taken(activity, at)

    async def _taken(self, activity: Json, at: Place) -> None:
        said = read.paste(activity)
        if await self._parts.listener.command(said.text, at):
            return
        if self._parts.asks_how(said.text):
            await self._parts.notices.say(at, "paste-how")
            return
        files = await self._attached(activity, at)
        if files:
            said = Paste(text=said.text, html=said.html, files=files)
        elif not said.text and not said.html:
            said = await self._bare(activity, at)
        if not (said.text or said.html or said.files):
            return
        await self._run(self._incoming(activity, at, said), at)
        if read.is_full(activity):
            await self._parts.notices.say(at, "too-long", link=not at.private)

    async def _attached(self, activity: Json, at: Place) -> tuple[Attachment, ...]:
        """Return the files that can be read; of the others it is said why not."""
        files, kept = read.files(activity), []
        if read.has_channel_file(activity) or (files and not at.private):
            await self._parts.notices.say(at, "file-in-channel", link=True)
            return ()
        for linked in files:
            try:
                kept.append(await self._parts.files.fetch(linked))
            except NotTaken as why:
                await self._parts.notices.say(at, str(why))
        return tuple(kept)

    async def _bare(self, activity: Json, at: Place) -> Paste:
        """Take a mention alone: under a message it means that message, elsewhere it asks for help."""
        if read.files(activity) or read.has_channel_file(activity):
            return Paste()
        if not read.is_reply(activity, at):
            return Paste(text="help")
        await self._parts.notices.say(at, "mention-what", action=await self._parts.action_title(at))
        return Paste()

    async def _edited(self, activity: Json, at: Place) -> None:
        """Read an edited message anew; only what is surely a bounce counts."""
        if text(part(activity, "channelData"), "eventType") != EDITED or not (at.private or read.mentioned(activity)):
            return
        stamp = text(activity, "timestamp") or text(activity, "localTimestamp")
        await self._run(self._incoming(activity, at, read.paste(activity), stamp, listening=True), at)

    async def _heard(self, activity: Json, at: Place, said: Paste) -> None:
        """Take what was said to nobody in particular."""
        await self._run(self._incoming(activity, at, said, listening=True), at)

    async def _offered(self, choice: str, at: Place) -> Json:
        """Take up a bounce somebody wants help with; it is theirs from now on."""
        found = self._parts.listener.offered(choice)
        if found is None:
            return _told(await self._word("offer-gone", at))
        activity, there = found
        theirs = there.model_copy(update={"person": at.person, "actor": at.actor, "locale": at.locale})
        await self._run(self._incoming(activity, theirs, read.paste(activity)), theirs)
        return _told("✓")

    # -- buttons --------------------------------------------------------------------------------------------------
    async def _pressed(self, activity: Json, at: Place) -> Json:
        """Take a click; the answer is the card with the choice made, or a word for the one who clicked."""
        pressed = read.click(activity)
        if pressed is None:
            return {"statusCode": 400, "type": ERROR, "value": {"code": "BadRequest", "message": "unknown action"}}
        if pressed.choice.startswith(OFFER):
            return await self._offered(pressed.choice, at)
        incoming = self._incoming(activity, at, Click(choice=pressed.choice), pressed.choice)
        with self._parts.clicks.waiting(at.conversation) as answer:
            turn = self._start(self._handle(incoming))
            await asyncio.wait({turn, answer}, timeout=CLICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            said = answer.result() if answer.done() else None
        if said is None and turn.done():
            return _told(await self._word("stale" if turn.result() else "failed", at))
        if said:
            return _told(said)
        sender = self._parts.sender
        posted = await sender.posted(at.conversation, pressed.message, pressed.seq)
        if posted is None:
            return _told("✓")
        content = await sender.choose(at, at.conversation, posted, pressed.choice)
        self._start(self._quietly(sender.redraw(at, posted, content)))
        return {"statusCode": 200, "type": CARD, "value": content}

    # -- message extension, installation --------------------------------------------------------------------------
    async def _invoke(self, activity: Json, at: Place) -> Json:
        named = self._invokes.get(text(activity, "name"))
        if named is None:
            raise Refused(501, "invoke")
        return await named(activity, at)

    async def _diagnose(self, activity: Json, at: Place) -> Json:
        return await self._parts.extension.diagnose(activity, at)

    async def _continue(self, activity: Json, at: Place) -> Json:
        incoming, theirs, answer = await self._parts.extension.go_on(activity, at)
        if incoming is not None and theirs is not None:
            await self._run(incoming, theirs)
        return answer

    async def _installation(self, activity: Json, at: Place) -> None:
        await self._parts.life.installation(activity, at)

    async def _conversation(self, activity: Json, at: Place) -> None:
        await self._parts.life.conversation(activity, at)

    # -- the turn -------------------------------------------------------------------------------------------------
    def _incoming(
        self, activity: Json, at: Place, said: Paste | Click, *more: str, listening: bool = False
    ) -> Incoming:
        return Incoming(
            conversation=at.conversation,
            event=read.event_id(activity, at, *more),
            actor=Actor(id=at.actor, staff=self._parts.staff(at.actor), locale=at.locale or None),
            said=said,
            address=at.address(),
            private=at.private,
            listening=listening,
        )

    async def _run(self, incoming: Incoming, at: Place) -> None:
        """Return as soon as the event is kept, or its turn over. Raises Refused for one who asks too much at once."""
        if self._busy[at.actor] >= AT_ONCE:
            raise Refused(429, "busy")
        with self._parts.clicks.beginning(at.conversation) as begun:
            turn = self._start(self._counted(incoming, at.actor))
            first = asyncio.ensure_future(begun.wait())
            try:
                await asyncio.wait({turn, first}, timeout=TYPING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                if not turn.done() and not first.done():
                    if not incoming.listening:
                        self._start(self._quietly(self._parts.notices.typing(at)))
                    await asyncio.wait({turn, first}, timeout=TAKEN_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            finally:
                first.cancel()
        if turn.done() and not turn.result():
            await self._parts.notices.say(at, "failed")

    async def _counted(self, incoming: Incoming, actor: str) -> bool:
        self._busy[actor] += 1
        try:
            return await self._handle(incoming)
        finally:
            self._busy[actor] -= 1
            if not self._busy[actor]:
                del self._busy[actor]

    async def _handle(self, incoming: Incoming) -> bool:
        """Take a turn to its end; False where it failed."""
        try:
            await self._parts.shell.handle(incoming, self._parts.sender)
        except Exception as error:  # noqa: BLE001 (whatever it was, its message may hold what the person pasted)
            _log.error("turn-failed", channel="teams", error=type(error).__name__)
            return False
        return True

    async def _quietly(self, work: Awaitable[object]) -> None:
        """Do what may fail without harm."""
        try:
            await work
        except Exception as error:  # noqa: BLE001 (see above)
            _log.info("not-shown", channel="teams", error=type(error).__name__)

    async def _word(self, name: str, at: Place) -> str:
        return self._parts.words.say(await self._parts.notices.locale(at), f"teams/{name}")

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task


def _told(said: str) -> Json:
    return {"statusCode": 200, "type": MESSAGE, "value": said}
