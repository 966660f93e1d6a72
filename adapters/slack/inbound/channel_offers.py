"""Where the bot only listens: a bounce somebody posts gets one quiet offer, or an answer in its thread, or nothing."""

from __future__ import annotations

import asyncio
from hashlib import sha256
from typing import TYPE_CHECKING

import structlog

from adapters.slack.app.listening_modes import Modes
from adapters.slack.conversation_ref import CHANNEL, channel_id
from adapters.slack.inbound import payloads
from adapters.slack.inbound.inbound_handler import without_files
from adapters.slack.inbound.payloads import Heard
from adapters.slack.inbound.thread_root import posted
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.web_api import Refused
from bot.model import Paste

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Any

    from adapters.slack.conversation_ref import Place
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.outbound.web_api import Slack
    from adapters.slack.phrases import Speech
    from adapters.slack.slack_store import Memory
    from bot.model import Reading

PATIENCE = 20.0
LATE = 600.0
"""Seconds after which an offer comes too late: whoever posted the bounce has found another way by then."""
HELP, NOT_NOW, NEVER = "offer.help", "offer.not-now", "offer.never"
REPLIES = 20

log = structlog.get_logger(__name__)


class Offers:
    """Decides by rule: what is no bounce is dropped where it stands, never kept, never logged."""

    def __init__(self, desk: InboundHandler, slack: Slack, memory: Memory, patience: float = PATIENCE) -> None:
        """Take how many seconds a human is given to reply first."""
        self._desk, self._slack, self._patience = desk, slack, patience
        self._listening = memory.listening
        self._modes = Modes(desk, slack, memory)

    async def overhear(self, heard: Heard, keep: Callable[[], Awaitable[None]] | None = None) -> None:
        """Take a channel message that was not meant for the bot; it is kept only where it is answered."""
        said = without_files(heard)
        mode = await self._listening.mode(channel_id(heard.team, heard.channel))
        if mode == "silent":
            return
        reading = await self._read(said)
        if not reading.is_certain:
            return
        if mode == "thread":
            if keep is not None:
                await keep()
            await self._desk.hear(said, listening=True)
        elif await self._listening.mode(channel_id(heard.team, f"{heard.channel}:{heard.user}")) == "silent":
            return
        elif await self._listening.claim(mark := _mark(heard, reading), _where(heard)):
            self._desk.tasks.start(self._offer(mark, heard, self._patience))

    async def take_up(self) -> None:
        """Make the offers that waited when the process ended, unless that is too long ago."""
        for mark, where, seconds in await self._listening.waiting(CHANNEL):
            heard = Heard(**where, text="", files=())
            if seconds < LATE:
                self._desk.tasks.start(self._offer(mark, heard, max(self._patience - seconds, 0.0)))
            else:
                await self._listening.settle(mark)

    async def _read(self, heard: Heard) -> Reading:
        fetched, _ = await self._desk.files.fetch(heard.team, heard.files) if heard.files else ((), False)
        return await self._desk.recognise(Paste(text=heard.text, markup="slack", files=fetched), heard.place.actor)

    async def _offer(self, mark: str, heard: Heard, patience: float) -> None:
        await asyncio.sleep(patience)
        try:
            if not await self._is_answered(heard):
                await self._show(heard)
        except Refused as refused:
            log.info("not-offered", error=refused.error)
        await self._listening.settle(mark)

    async def _show(self, heard: Heard) -> None:
        place, _ = await self._desk.spoken_to(heard.place)
        speech = self._desk.sender.speech(place.locale)
        thread = {"thread_ts": heard.thread} if heard.thread else {}
        await self._slack.call(
            "chat.postEphemeral",
            heard.team,
            channel=heard.channel,
            user=heard.user,
            text=block_kit.escaped(speech("offer")),
            blocks=offer(speech, heard.ts, heard.thread),
            **thread,
        )

    async def _is_answered(self, heard: Heard) -> bool:
        """Tell whether a human has replied meanwhile, or the message is gone."""
        answer = await self._slack.call(
            "conversations.replies",
            heard.team,
            channel=heard.channel,
            ts=heard.thread or heard.ts,
            limit=REPLIES,
            oldest=heard.ts,
            inclusive="true",
        )
        found = [one for one in answer.get("messages") or [] if isinstance(one, dict)]
        there = any(one.get("ts") == heard.ts for one in found)
        return not there or any(_is_reply(one, heard) for one in found)

    async def accept(self, place: Place, value: str) -> None:
        """Help the person in private with the message they posted, fetched anew: nothing was kept of it."""
        ts, _, thread = value.partition(" ")
        shown = await posted(self._slack, place.team, place.channel, ts, thread)
        heard = payloads.message({**shown, "channel": place.channel}, place.team) if shown else None
        direct = await self._desk.direct(place)
        if heard is None or heard.user != place.user:
            await self._close(place, "offer-gone")
            return
        await self._close(place, "offer-accepted")
        await self._desk.hear(heard, direct, event=f"slack:offer:{heard.event.removeprefix('slack:')}")

    async def refuse(self, place: Place, *, forever: bool) -> None:
        """Take the offer away; for ever means that this channel is not listened to any more."""
        if forever:
            done = await self._modes.change(place, "silent")
            await self._close(place, "offer-never" if done == "mode-set" else done)
        else:
            await self._desk.sender.withdraw(place)

    async def _close(self, place: Place, word: str) -> None:
        at, _ = await self._desk.spoken_to(place)
        await self._desk.sender.replace(at, self._desk.sender.speech(at.locale)(word))


def offer(speech: Speech, ts: str, thread: str) -> list[block_kit.Json]:
    """Return the offer as only the poster sees it."""
    value = f"{ts} {thread}".strip()
    buttons = [
        block_kit.button(HELP, speech("offer-help"), value, "primary"),
        block_kit.button(NOT_NOW, speech("offer-not-now"), value),
        block_kit.confirmed(
            block_kit.button(NEVER, speech("offer-never-here"), value),
            speech("mode-confirm", mode="silent"),
            speech("yes"),
            speech("no"),
        ),
    ]
    return [block_kit.paragraph(speech("offer")), *block_kit.actions(buttons)]


def _mark(heard: Heard, reading: Reading) -> str:
    """Return what is the same for the same bounce: nobody can read an address out of it."""
    who = ",".join(sorted(one.address or "" for one in reading.recipients)[:20])
    same = "\n".join([heard.team, heard.channel, reading.code or "", who or reading.text])
    return f"{channel_id(heard.team, heard.channel)}:{sha256(same.encode()).hexdigest()}"


def _where(heard: Heard) -> dict[str, str]:
    """Return what an offer needs to know of a message: none of its words."""
    return {name: getattr(heard, name) for name in ("team", "channel", "user", "ts", "thread")}


def _is_reply(one: Mapping[str, Any], heard: Heard) -> bool:
    """Tell whether a message is a human's, other than the poster's own, after the bounce."""
    return one.get("ts") != heard.ts and not one.get("bot_id") and one.get("user") not in (None, heard.user)
