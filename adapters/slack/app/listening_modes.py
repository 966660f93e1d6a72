"""Who may change how a channel is listened to: for everybody, for themselves; each change is told in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from adapters.delivery.listening import is_louder
from adapters.slack.conversation_ref import actor, channel_id
from adapters.slack.inbound import payloads
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.web_api import Refused

if TYPE_CHECKING:
    from adapters.delivery.listening import Mode
    from adapters.slack.conversation_ref import Place
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.inbound.user_profiles import Profile
    from adapters.slack.outbound.web_api import Slack
    from adapters.slack.phrases import Speech
    from adapters.slack.slack_store import Memory

MODE = "mode"

log = structlog.get_logger(__name__)


class Modes:
    """Changes a channel's mode for those who may, and says so to everybody there."""

    def __init__(self, desk: InboundHandler, slack: Slack, memory: Memory) -> None:
        """Take the desk, the Web API and what is remembered of channels."""
        self._desk, self._slack, self._memory = desk, slack, memory

    async def change(self, place: Place, mode: Mode, undone: str = "") -> str:
        """Change how a channel is listened to, as far as the person may; return the word for what was done.

        `undone` is what an undo says that it takes back (see `_mark`).
        """
        profile = await self._desk.people.find(place.team, place.user)
        if profile.outsider or not profile.known:
            if mode == "silent":
                await self._memory.listening.set_mode(channel_id(place.team, f"{place.channel}:{place.user}"), "silent")
                return "mode-own"
            return "mode-members"
        before, since = await self._memory.listening.setting(channel_id(place.team, place.channel))
        louder = is_louder(mode, before) and undone != _mark(place, since)
        if louder and not await self._may_be_louder(place, profile):
            return "mode-admins"
        if before != mode:
            await self._memory.listening.set_mode(channel_id(place.team, place.channel), mode)
            await self._tell(place, before, mode)
        return "mode-set"

    async def invited(self, event: Payload, team: str, bot: str) -> None:
        """Keep who invited the bot to a channel; where nobody did, whoever did before has no say any more."""
        channel, inviter = payloads.word(event, "channel"), payloads.word(event, "inviter")
        if bot and payloads.word(event, "user") == bot and payloads.IDS.match(channel):
            invited_by = actor(team, inviter) if payloads.IDS.match(inviter) else None
            await self._memory.listening.invited(channel_id(team, channel), invited_by)

    async def _may_be_louder(self, place: Place, profile: Profile) -> bool:
        """Tell whether a member may make the bot louder for everybody in a channel."""
        if profile.admin or self._desk.staff(place.actor):
            return True
        if await self._memory.listening.inviter(channel_id(place.team, place.channel)) == place.actor:
            return True
        return await self._creator(place) == place.user

    async def _creator(self, place: Place) -> str:
        """Return who created a channel; empty where Slack does not tell."""
        try:
            answer = await self._slack.call("conversations.info", place.team, channel=place.channel)
        except Refused as refused:
            log.info("creator-not-told", error=refused.error)
            return ""
        channel = answer.get("channel")
        return payloads.word(channel, "creator")

    async def _tell(self, place: Place, before: Mode, mode: Mode) -> None:
        at, _ = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        said = speech("mode-changed", mode=mode)
        who = {"type": "user", "user_id": place.user}
        _, since = await self._memory.listening.setting(channel_id(place.team, place.channel))
        undo = choice(speech, before, speech("undo"), undoes=_mark(place, since))
        blocks = [block_kit.rich(block_kit.line(who, block_kit.span(f": {said}"))), *block_kit.actions([undo])]
        try:
            await self._slack.call(
                "chat.postMessage", place.team, channel=place.channel, text=block_kit.escaped(said), blocks=blocks
            )
        except Refused as refused:
            log.warning("change-not-told", error=refused.error)


def choice(speech: Speech, mode: Mode, label: str = "", style: str = "", undoes: str = "") -> block_kit.Json:
    """Return a button for a mode; Slack asks first, because it is for everybody in the channel."""
    made = block_kit.button(f"{MODE}.{mode}", label or speech("mode", mode=mode), f"{mode} {undoes}".strip(), style)
    return block_kit.confirmed(made, speech("mode-confirm", mode=mode), speech("yes"), speech("no"))


def _mark(place: Place, since: str) -> str:
    """Return what names one change: whoever made it may take it back, as long as no other came after."""
    return f"{place.user} {since}"
