"""The message extension 'Diagnose this bounce': a dialog with the verdict, then the walk in the personal chat."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from adapters.teams.conversation_ref import CHANNEL, Json, Place, part, text
from adapters.teams.inbound import activities
from adapters.teams.outbound.adaptive_cards import Submit
from adapters.teams.outbound.card_renderer import render
from adapters.teams.outbound.card_sender import CARD
from adapters.teams.outbound.connector import Failed
from bot.blocks import Choices, Progress, Text
from bot.model import Actor
from bot.ports import Incoming

if TYPE_CHECKING:
    from adapters.delivery.dispatcher import Dispatcher
    from adapters.teams.outbound.private_messages import PrivateMessages
    from adapters.teams.outbound.system_messages import SystemMessages
    from bot.blocks import Block
    from bot.model import Paste
    from bot.ports import Delivery
    from bot.words import Words

SECONDS = 6.0


class Overheard:
    """A channel that keeps the first delivery to itself: what the core would say."""

    name = CHANNEL

    def __init__(self) -> None:
        """Start with nothing said."""
        self.first: asyncio.Future[tuple[Block, ...]] = asyncio.get_running_loop().create_future()

    async def send(self, delivery: Delivery) -> None:
        """Keep the first delivery."""
        if delivery.seq is not None and not self.first.done():
            self.first.set_result(delivery.blocks)


class Extension:
    """Answers the two steps of the action."""

    def __init__(
        self, dispatcher: Dispatcher, words: Words, notices: SystemMessages, privately: PrivateMessages
    ) -> None:
        """Take the core and the ways out."""
        self._dispatcher, self._words, self._notices, self._privately = dispatcher, words, notices, privately
        self._running: set[asyncio.Task[None]] = set()

    async def diagnose(self, activity: Json, at: Place) -> Json:
        """Return a dialog that says what the core says of the message, read in a conversation of its own."""
        locale, said = await self._notices.locale(at), _paste(activity)
        blocks = await self._verdict(at, said, locale) if said.text else ()
        shown = tuple(block for block in blocks if not isinstance(block, Choices | Progress))
        if not shown:
            shown = (Text(text=self._words.say(locale, "teams/dialog-none")),)
        card = render(shown, self._words, locale)
        if any(isinstance(block, Choices) for block in blocks):
            go_on = Submit(title=self._words.say(locale, "teams/dialog-continue"), data={"continue": True})
            card = card.model_copy(update={"actions": (go_on,)})
        title = self._words.say(locale, "teams/dialog-title")
        attachment = {"contentType": CARD, "content": card.content()}
        value = {"title": title, "width": "medium", "height": "medium", "card": attachment}
        return {"task": {"type": "continue", "value": value}}

    async def go_on(self, activity: Json, at: Place) -> tuple[Incoming | None, Place | None, Json]:
        """Return the message as an event of the person's own chat, where it is, and the dialog's last word."""
        locale = await self._notices.locale(at)
        try:
            theirs = at if at.scope == "personal" else await self._privately.chat(at)
        except Failed as failed:
            if not failed.lasting:
                raise
            theirs = None
        if theirs is None:
            return None, None, self._last("dialog-not-installed", locale)
        incoming = Incoming(
            conversation=theirs.conversation,
            event=f"{theirs.conversation}:extension:{text(activity, 'id') or uuid4().hex}",
            actor=Actor(id=at.actor, locale=at.locale or None),
            said=_paste(activity),
            address=theirs.address(),
        )
        return incoming, theirs, self._last("dialog-continued", locale)

    async def _verdict(self, at: Place, said: Paste, locale: str) -> tuple[Block, ...]:
        overheard, name = Overheard(), f"{CHANNEL}:{at.tenant}:dialog-{uuid4().hex}"
        incoming = Incoming(conversation=name, event=name, actor=Actor(id=at.actor, locale=locale), said=said)
        turn = asyncio.create_task(self._dispatcher.handle(incoming, overheard))
        self._running.add(turn)
        turn.add_done_callback(self._ended)
        both: set[asyncio.Future[Any]] = {turn, overheard.first}
        await asyncio.wait(both, timeout=SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return overheard.first.result() if overheard.first.done() else ()

    def _ended(self, turn: asyncio.Task[None]) -> None:
        self._running.discard(turn)
        if not turn.cancelled():
            turn.exception()

    def _last(self, name: str, locale: str) -> Json:
        return {"task": {"type": "message", "value": self._words.say(locale, f"teams/{name}")}}


def _paste(activity: Json) -> Paste:
    """Return the message the action was chosen on."""
    return activities.posted(part(part(activity, "value"), "messagePayload"))
