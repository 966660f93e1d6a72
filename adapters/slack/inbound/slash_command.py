"""`/ndr`: answers only the person sees, where they typed it; a pasted bounce goes on in their direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.delivery.listening import MODES
from adapters.slack.app import modals
from adapters.slack.app.listening_modes import Modes, choice
from adapters.slack.conversation_ref import DIRECT, ORGANISATION, channel_id
from adapters.slack.inbound import payloads
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.private_copies import PrivateCopies
from bot.commands import parse
from bot.conversation import State
from bot.model import Paste

if TYPE_CHECKING:
    from adapters.slack.app.modals import Modals
    from adapters.slack.conversation_ref import Place
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.outbound.web_api import Slack
    from adapters.slack.phrases import Speech
    from adapters.slack.slack_store import Memory
    from bot.ports import Conversation

TALKS = {"escalate", "status", "sections", "back", "restart", "published", "more", "role"}
"""Commands about a talk: they are answered from the person's latest one."""
CHANNEL_WORDS = {"channel", "kanał", "kanal"}
LEAD = "talk.open"
LISTED = 10


class Slash:
    """Sorts slash commands by where their answer belongs."""

    def __init__(self, desk: InboundHandler, slack: Slack, memory: Memory, forms: Modals) -> None:
        """Take the desk, and the modals for where nothing is there to talk about."""
        self._desk, self._slack, self._memory, self._forms = desk, slack, memory, forms
        self.modes = Modes(desk, slack, memory)
        self._copies = PrivateCopies(desk.store)

    async def on_command(self, body: Payload, team: str) -> None:
        """Take a slash command."""
        place = payloads.slashed(body, team)
        trigger = payloads.word(body, "trigger_id")
        event = f"slack:cmd:{team}:{place.user}:{trigger}"
        text = str(body.get("text", "")).strip()
        command = parse(f"/ndr {text}")
        if text.casefold() in CHANNEL_WORDS and not place.channel.startswith("D"):
            await self._ask_mode(place)
        elif command is not None and command.name in TALKS:
            await self._in_latest(place, text, event, trigger)
        elif command is not None and command.name == "unknown" and await self._is_paste(place, text):
            await self._in_private(place, text, event)
        else:
            await self._desk.say(place, f"/ndr {text}", event)

    async def on_mode(self, body: Payload, team: str) -> None:
        """Keep how the channel shall be listened to."""
        place, _, value = payloads.pressed(body, team)
        named, _, undone = value.partition(" ")
        mode = next((mode for mode in MODES if mode == named), None)
        if mode is None:
            return
        word = await self.modes.change(place, mode, undone)
        at, _ = await self._desk.spoken_to(place)
        said = self._desk.sender.speech(at.locale)(word, mode=mode)
        if place.via == "alone":
            await self._desk.sender.replace(at, said)
        else:
            await self._desk.sender.tell(at, said)

    async def _is_paste(self, place: Place, text: str) -> bool:
        return (await self._desk.recognise(Paste(text=text, markup="slack"), place.actor)).kind != "none"

    async def _in_private(self, place: Place, text: str, event: str) -> None:
        at, actor = await self._desk.spoken_to(place)
        direct = await self._desk.direct(at)
        await self._desk.sender.tell(at, self._desk.sender.speech(at.locale)("see-direct"))
        await self._desk.take(direct, event, actor, Paste(text=text, markup="slack"))

    async def _in_latest(self, place: Place, text: str, event: str, trigger: str) -> None:
        """Take a command about a talk to the latest one here, else to the only one anywhere; several: a list."""
        at, actor = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        talks = await self._talks(at)
        here = [talk for talk in talks if talk.id.startswith(f"slack:{at.team}:{at.channel}:")]
        if not talks:
            await self._forms.open(at, trigger, modals.paste(speech))
        elif here or len(talks) == 1:
            talk = (here or talks)[0]
            target = _place(talk, at) if talk.id.endswith(f":{DIRECT}") else at
            if target.channel != at.channel:
                target = at
            if target.via == "alone":
                await self._copies.follow(talk, at)
            await self._desk.take(target, event, actor, Paste(text=f"/ndr {text}"))
        else:
            await self._desk.sender.tell(at, speech("several-talks"), talk_buttons(talks[:LISTED], speech))

    async def _talks(self, place: Place) -> list[Conversation]:
        """Return the person's talks that are open to them here; none for an outsider."""
        if await self._desk.is_outsider(place):
            return []
        owned = await self._desk.store.owned(place.actor)
        ours = [talk for talk in owned if talk.id.startswith(f"slack:{place.team}:") and not payloads.is_alone(talk.id)]
        return [talk for talk in ours if _is_open(talk)]

    async def _ask_mode(self, place: Place) -> None:
        at, _ = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        now = await self._memory.listening.mode(channel_id(at.team, at.channel))
        buttons = [choice(speech, mode, style="primary" if mode == now else "") for mode in MODES]
        await self._desk.sender.tell(at, speech("mode-question"), buttons)


def talk_buttons(talks: list[Conversation], speech: Speech) -> list[block_kit.Json]:
    """Return a button to each talk."""
    return [
        block_kit.leaving(f"{LEAD}.{number}", speech("talk", number=number), link(talk))
        for number, talk in enumerate(talks, start=1)
    ]


def _is_open(talk: Conversation) -> bool:
    """Tell whether there is anything to talk about: a bounce, or a domain that was examined."""
    state = State.model_validate_json(talk.state)
    return state.reading is not None or bool(state.examined)


def _place(talk: Conversation, at: Place) -> Place:
    return at.model_validate({**at.address(), **talk.address, "locale": at.locale, "user": at.user})


def link(talk: Conversation) -> str:
    """Return the address that opens a talk's channel in Slack."""
    _, team, channel, *_ = talk.id.split(":")
    if team.startswith(ORGANISATION):
        return f"https://app.slack.com/client/{team}/{channel}"
    return f"https://slack.com/app_redirect?team={team}&channel={channel}"
