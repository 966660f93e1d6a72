"""Messages: direct, mentioning the bot, or overheard in a channel; and what their authors change afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from adapters.slack.inbound import payloads
from adapters.slack.inbound.thread_root import is_bare
from adapters.slack.outbound.web_api import Refused
from bot.commands import is_prefixed, parse
from bot.model import Paste

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.slack.inbound.channel_offers import Offers
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Heard, Payload
    from adapters.slack.inbound.thread_root import ThreadRoots

END = "/ndr restart"
OTHERS = 1000
"""Talks of which it is known that others wrote beneath their last message."""


class Messages:
    """Sorts messages by who is meant."""

    def __init__(self, desk: InboundHandler, offers: Offers, above: ThreadRoots) -> None:
        """Take the desk for what is meant for the bot, the offers for the rest, and who reads a thread's beginning."""
        self._desk, self._offers, self._above = desk, offers, above
        self._others: dict[str, int] = {}

    async def is_addressed(self, event: Payload, team: str, bot: str | None) -> bool:
        """Tell whether a message event is meant for the bot, or changes what it has answered."""
        subtype = event.get("subtype")
        if subtype in ("message_changed", "message_deleted"):
            found = payloads.changed(event, team) if subtype == "message_changed" else None
            before = found[0] if found else payloads.deleted(event, team)
            return before is not None and await self._desk.store.seen(before.event)
        heard = payloads.message(event, team)
        if heard is None or (not heard.direct and payloads.mentions(heard.text, bot)):
            return False
        return heard.direct or bool(heard.thread and await self._is_theirs(heard))

    async def on_message(
        self, event: Payload, team: str, bot: str | None, keep: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Take any message event; `keep` is called before one that was overheard is answered."""
        subtype = event.get("subtype")
        if subtype == "message_changed":
            await self._changed(event, team, bot)
        elif subtype == "message_deleted":
            await self._deleted(event, team)
        elif (heard := payloads.message(event, team)) is not None:
            await self._said(heard, bot, keep)

    async def on_mention(self, event: Payload, team: str, bot: str | None) -> None:
        """Take a mention in a channel: the same grammar as the slash command, answered in the thread."""
        heard = payloads.message(event, team)
        if heard is None or heard.direct:
            return
        said = heard.without(bot or "")
        meant = await self._first_of_thread(said, bot) if await self._above.is_meant(said) else said
        if meant is not None:
            await self._desk.hear(meant if meant.text.strip() or meant.files else _asking(meant))

    async def _first_of_thread(self, said: Heard, bot: str | None) -> Heard | None:
        """Return the bounce the mention points at, else what was said; None where all that is left is told."""
        try:
            return await self._above.read(said, bot) or said
        except (Refused, LookupError) as fault:
            if isinstance(fault, Refused) and fault.busy:
                raise
            if not is_bare(said):
                return said
        place, _ = await self._desk.spoken_to(said.place)
        await self._desk.sender.tell(place, self._desk.sender.speech(place.locale)("above-unreadable"))
        return None

    async def _said(self, heard: Heard, bot: str | None, keep: Callable[[], Awaitable[None]] | None) -> None:
        if heard.direct:
            said = heard.without(bot or "")
            await self._desk.hear(said if said.text.strip() or said.files else _asking(said))
        elif payloads.mentions(heard.text, bot):
            return  # comes again as app_mention
        elif heard.thread and await self._is_theirs(heard):
            await self._answered(heard)
        else:
            await self._offers.overhear(heard, keep)

    async def _answered(self, heard: Heard) -> None:
        """Take what the owner of a talk says in its thread without a mention: a command, a bounce, a plain answer.

        Where somebody else wrote since the talk's last message, a plain answer may be meant for them.
        """
        plain = not _is_command(heard.text)
        if not plain or not await self._is_between(heard) or heard.files or "\n" in heard.text.strip():
            await self._desk.hear(heard, listening=plain)

    async def _is_between(self, heard: Heard) -> bool:
        talk = await self._desk.store.load(heard.place.conversation)
        return talk is not None and self._others.get(talk.id) == talk.seq

    async def _is_theirs(self, heard: Heard) -> bool:
        """Tell whether the thread is a talk this person began; of others it is noted that they wrote there."""
        talk = await self._desk.store.load(heard.place.conversation)
        if talk is not None and talk.owner != heard.place.actor:
            self._others[talk.id] = talk.seq
            if len(self._others) > OTHERS:
                self._others.pop(next(iter(self._others)))
        return talk is not None and talk.owner == heard.place.actor

    async def _changed(self, event: Payload, team: str, bot: str | None) -> None:
        """Read an edited message anew, if we had taken it before."""
        found = payloads.changed(event, team)
        if found is None:
            return
        before, after = found[0], found[1].without(bot or "")
        if (after.text.strip() or after.files) and await self._desk.store.seen(before.event):
            meant = after.direct or payloads.mentions(found[1].text, bot) or _is_command(after.text)
            await self._desk.hear(after, listening=not meant)

    async def _deleted(self, event: Payload, team: str) -> None:
        """End the talk about a bounce that its author has deleted."""
        gone = payloads.deleted(event, team)
        if gone is None or not await self._desk.store.seen(gone.event):
            return
        reading = await self._desk.recognise(Paste(text=gone.text, markup="slack"), gone.place.actor)
        if reading.kind == "none" and not gone.files:
            return
        await self._desk.say(gone.place, END, f"{gone.event}:deleted")


def _is_command(text: str) -> bool:
    """Tell a command that is none of the words people say to each other: with its prefix, or with a domain."""
    command = parse(text)
    if command is None:
        return False
    return is_prefixed(text) or "." in command.argument


def _asking(heard: Heard) -> Heard:
    """Return a bare mention as a call for help."""
    return replace(heard, text="/ndr help")
