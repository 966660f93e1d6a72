"""What stands above: the message a thread began with, for somebody who only points at it; a message fetched anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from adapters.slack.inbound import payloads
from bot.commands import parse
from bot.conversation import State
from bot.model import Paste

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.slack.inbound.payloads import Heard, Payload
    from adapters.slack.outbound.web_api import Slack
    from bot.model import Reading
    from bot.ports import Store

ASKING = ("check", "explain")
"""Commands that, without an argument, mean the bounce at hand."""


class ThreadRoots:
    """Reads the first message of a thread with the scopes that hearing the channel needs anyway."""

    def __init__(self, slack: Slack, store: Store, recognise: Callable[[Paste, str], Awaitable[Reading]]) -> None:
        """Take the Web API, the store that knows which talks have a bounce, and the reading of a paste."""
        self._slack, self._store, self._recognise = slack, store, recognise

    async def is_meant(self, said: Heard) -> bool:
        """Tell whether a mention holds nothing to read itself, in a thread whose talk has no bounce yet."""
        if not said.thread or said.files or not (is_bare(said) or await self._is_prose(said)):
            return False
        talk = await self._store.load(said.place.conversation)
        return talk is None or State.model_validate_json(talk.state).reading is None

    async def read(self, said: Heard, bot: str | None) -> Heard | None:
        """Return the thread's first message as said by who mentions the bot; None where it is no bounce, or the bot's.

        Raises Refused where it cannot be read, LookupError where it is gone.
        """
        shown = await posted(self._slack, said.team, said.channel, said.thread)
        if shown is None:
            raise LookupError(said.thread)
        if bot is not None and shown.get("user") == bot:
            return None
        first = payloads.pointed_at(shown, said.team, said.channel, said.user, said.thread)
        if first is None or not (first.files or await self._is_recognised(first)):
            return None
        return replace(said, text=first.text, files=first.files)

    async def _is_prose(self, said: Heard) -> bool:
        return parse(said.text) is None and not await self._is_recognised(said)

    async def _is_recognised(self, said: Heard) -> bool:
        reading = await self._recognise(Paste(text=said.text, markup="slack"), said.place.actor)
        return reading.kind != "none"


def is_bare(said: Heard) -> bool:
    """Tell whether a mention says nothing but that the bot is wanted."""
    command = parse(said.text)
    asks = command is not None and command.name in ASKING and not command.argument
    return asks or not (said.text.strip() or said.files)


async def posted(slack: Slack, team: str, channel: str, ts: str, thread: str = "") -> Payload | None:
    """Fetch one message of a channel, or of one of its threads; None where it is gone. Raises Refused."""
    method = "conversations.replies" if thread else "conversations.history"
    root = {"ts": thread} if thread else {}
    answer = await slack.call(method, team, channel=channel, oldest=ts, latest=ts, inclusive="true", limit=2, **root)
    found = [one for one in answer.get("messages") or [] if isinstance(one, dict)]
    return next((one for one in found if one.get("ts") == ts and one.get("subtype") != "tombstone"), None)
