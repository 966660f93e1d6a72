"""Takes pressed buttons: the answer is the card with the choice made, or a word for the one who pressed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from adapters.teams.inbound import activities
from adapters.teams.inbound.turn_runner import has_failed
from adapters.teams.outbound.card_renderer import OFFER
from bot.ports import Click

if TYPE_CHECKING:
    from adapters.teams.conversation_ref import Json, Place
    from adapters.teams.inbound.activities import Pressed
    from adapters.teams.inbound.turn_runner import TurnRunner
    from adapters.teams.wiring import Parts

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
CLICK_SECONDS = 6.0


class Buttons:
    """Answers `Action.Execute`, and `Action.Submit` where a client knows no other."""

    def __init__(self, parts: Parts, running: TurnRunner) -> None:
        """Take the channel's parts, and where turns run."""
        self._parts, self._running = parts, running

    async def submitted(self, pressed: Pressed, activity: Json, at: Place) -> None:
        """Take the message of an Action.Submit: what comes of it is said in the chat."""
        if pressed.choice.startswith(OFFER):
            await self._offered(pressed.choice, at)
            return
        there = await self._parts.talks.of_button(at, pressed.talk)
        if there is None:
            await self._parts.notices.say(at, "stale")
            return
        incoming = self._parts.incoming(activity, there, Click(choice=pressed.choice), pressed.choice)
        await self._running.run(incoming, there)

    async def executed(self, activity: Json, at: Place) -> Json:
        """Take an Action.Execute."""
        pressed = activities.click(activity)
        if pressed is None:
            return {"statusCode": 400, "type": ERROR, "value": {"code": "BadRequest", "message": "unknown action"}}
        if pressed.choice.startswith(OFFER):
            return _told("✓" if await self._offered(pressed.choice, at) else await self._word("offer-gone", at))
        there = await self._parts.talks.of_button(at, pressed.talk)
        if there is None:
            return _told(await self._word("stale", at))
        return await self._answered(pressed, activity, there)

    async def _answered(self, pressed: Pressed, activity: Json, at: Place) -> Json:
        incoming = self._parts.incoming(activity, at, Click(choice=pressed.choice), pressed.choice)
        with self._parts.clicks.waiting(at.conversation) as answer:
            turn, _ = self._running.begin(incoming)
            futures: set[asyncio.Future[Any]] = {turn, answer}
            await asyncio.wait(futures, timeout=CLICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            said = answer.result() if answer.done() else None
        if said is None and turn.done():
            return _told(await self._word("failed" if has_failed(turn) else "stale", at))
        if said:
            return _told(said)
        sender = self._parts.sender
        posted = await sender.posted(at.conversation, pressed.message, pressed.seq)
        if posted is None:
            return _told("✓")
        content = await sender.choose(at, at.conversation, posted, pressed.choice)
        self._running.quietly(sender.redraw(at, posted, content))
        return {"statusCode": 200, "type": CARD, "value": content}

    async def _offered(self, choice: str, at: Place) -> bool:
        """Take up a bounce somebody wants help with: it is theirs from now on. False where it is gone."""
        found = await self._parts.listener.offered(choice, at)
        if found is None:
            return False
        activity, said = found
        await self._running.run(self._parts.incoming(activity, at, said), at)
        return True

    async def _word(self, name: str, at: Place) -> str:
        return self._parts.words.say(await self._parts.notices.locale(at), f"teams/{name}")


def _told(said: str) -> Json:
    return {"statusCode": 200, "type": MESSAGE, "value": said}
