"""Who may change how a channel is listened to: for everybody, for themselves; each change is told in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from adapters.slack import kit
from adapters.slack.api import Refused

if TYPE_CHECKING:
    from adapters.slack.api import Slack
    from adapters.slack.desk import Desk
    from adapters.slack.memory import Memory, Mode
    from adapters.slack.place import Place
    from adapters.slack.speech import Speech

MODE = "mode"

log = structlog.get_logger(__name__)


class Modes:
    """Changes a channel's mode for those who may, and says so to everybody there."""

    def __init__(self, desk: Desk, slack: Slack, memory: Memory) -> None:
        """Take the desk, the Web API and what is remembered of channels."""
        self._desk, self._slack, self._memory = desk, slack, memory

    async def change(self, place: Place, mode: Mode) -> str:
        """Change how a channel is listened to, as far as the person may; return the word for what was done."""
        profile = await self._desk.people.find(place.team, place.user)
        if profile.outsider or not profile.known:
            if mode == "silent":
                await self._memory.set_mode(place.team, f"{place.channel}:{place.user}", "silent")
                return "mode-own"
            return "mode-members"
        if mode == "thread" and not (profile.admin or self._desk.staff(place.actor)):
            return "mode-admins"
        before = await self._memory.mode(place.team, place.channel)
        if before != mode:
            await self._memory.set_mode(place.team, place.channel, mode)
            await self._tell(place, before, mode)
        return "mode-set"

    async def _tell(self, place: Place, before: Mode, mode: Mode) -> None:
        at, _ = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        said = speech("mode-changed", mode=mode)
        who = {"type": "user", "user_id": place.user}
        undo = choice(speech, before, speech("undo"))
        blocks = [kit.rich(kit.line(who, kit.span(f": {said}"))), *kit.actions([undo])]
        try:
            await self._slack.call(
                "chat.postMessage", place.team, channel=place.channel, text=kit.escaped(said), blocks=blocks
            )
        except Refused as refused:
            log.warning("change-not-told", error=refused.error)


def choice(speech: Speech, mode: Mode, label: str = "", style: str = "") -> kit.Json:
    """Return a button for a mode; Slack asks first, because it is for everybody in the channel."""
    made = kit.button(f"{MODE}.{mode}", label or speech("mode", mode=mode), mode, style)
    return kit.confirmed(made, speech("mode-confirm", mode=mode), speech("yes"), speech("no"))
