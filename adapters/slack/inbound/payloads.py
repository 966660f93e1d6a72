"""Slack's payloads to what was said: pure, and nothing odd in them raises."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from adapters.slack.conversation_ref import ALONE, Place
from adapters.slack.inbound.file_download import described

if TYPE_CHECKING:
    from slack_bolt.context.async_context import AsyncBoltContext

    from adapters.slack.inbound.file_download import File

Payload = dict[str, Any]

SHARED = 5
"""Messages shared in one message that are read."""
SAID = (None, "file_share", "thread_broadcast")
IDS = re.compile(r"\A[A-Z0-9]{1,32}\Z")
STAMP = re.compile(r"\A\d{1,12}\.\d{1,8}\Z")


@dataclass(frozen=True, slots=True)
class Heard:
    """A message: where, who, its ts, its thread's, its words. `team` is the installation's (see `workspace`)."""

    team: str
    channel: str
    user: str
    ts: str
    thread: str
    text: str
    files: tuple[File, ...]
    edited: str = ""

    @property
    def direct(self) -> bool:
        """Tell whether only this person and the bot read it."""
        return self.channel.startswith("D")

    @property
    def place(self) -> Place:
        """Return where it is answered: in direct messages as it came, in a channel always in its thread."""
        thread = self.thread if self.direct else self.thread or self.ts
        via = "direct" if self.direct else "thread"
        return Place(team=self.team, channel=self.channel, user=self.user, via=via, thread=thread)

    @property
    def event(self) -> str:
        """Return the event's id, the same by whichever way the message reached us."""
        edit = f":{self.edited}" if self.edited else ""
        return f"slack:msg:{self.team}:{self.channel}:{self.ts}{edit}"

    def without(self, bot: str) -> Heard:
        """Return the message without the bot's mentions at its edges."""
        mention = re.escape(f"<@{bot}>")
        text = re.sub(rf"\A\s{{0,20}}(?:{mention}[\s,:]{{0,20}}){{1,5}}", "", self.text)
        return replace(self, text=re.sub(rf"\s{{0,20}}{mention}\s{{0,20}}\Z", "", text))


def workspace(context: AsyncBoltContext) -> str:
    """Return whose installation a payload came by: a workspace's, or that of an organisation for all of its own.

    Everything of an organisation is kept under its own id: which of its workspaces Slack names differs by payload.
    """
    if context.is_enterprise_install and context.enterprise_id:
        return context.enterprise_id
    return context.team_id or context.enterprise_id or ""


def message(event: Payload, team: str, edited: str = "") -> Heard | None:
    """Read a message somebody wrote; None for a bot's, a system's, or one that misses what a message has."""
    user, channel, ts = (word(event, name) for name in ("user", "channel", "ts"))
    if event.get("subtype") not in SAID or event.get("bot_id") or not (IDS.match(user) and IDS.match(channel)):
        return None
    if not STAMP.match(ts):
        return None
    given = event.get("files")
    files = [described(one) for one in given[:10]] if isinstance(given, list) else []
    thread = word(event, "thread_ts")
    return Heard(
        team=team,
        channel=channel,
        user=user,
        ts=ts,
        thread=thread if STAMP.match(thread) else "",
        text=_words(event),
        files=tuple(file for file in files if file is not None),
        edited=edited,
    )


def pointed_at(shown: Payload, team: str, channel: str, user: str, ts: str) -> Heard | None:
    """Read a message somebody points at, whoever wrote it, as said by who points; None where nothing is in it."""
    given = {"text": _words(shown), "files": shown.get("files"), "ts": ts, "user": user, "channel": channel}
    heard = message(given, team)
    return heard if heard and (heard.text.strip() or heard.files) else None


def _words(event: Payload) -> str:
    """Return a message's text; of one without any, that of the messages shared in it."""
    text = word(event, "text")
    shared = event.get("attachments")
    if text.strip() or not isinstance(shared, list):
        return text
    return "\n".join(filter(None, (word(one, "text") or word(one, "fallback") for one in shared[:SHARED])))


def changed(event: Payload, team: str) -> tuple[Heard, Heard] | None:
    """Read an edit by the author: before and after; None where only Slack changed something (a preview)."""
    before, after = event.get("previous_message"), event.get("message")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return None
    channel = {"channel": event.get("channel")}
    edit = after.get("edited")
    stamp = word(edit, "ts") if isinstance(edit, dict) else ""
    old, new = message({**before, **channel}, team), message({**after, **channel}, team, stamp)
    if old is None or new is None or not stamp or old.text == new.text:
        return None
    return old, new


def deleted(event: Payload, team: str) -> Heard | None:
    """Read a message its author has deleted."""
    before = event.get("previous_message")
    if not isinstance(before, dict):
        return None
    return message({**before, "channel": event.get("channel")}, team)


def mentions(text: str, bot: str | None) -> bool:
    """Tell whether a text mentions the bot."""
    return bool(bot) and f"<@{bot}>" in text


def pressed(body: Payload, team: str) -> tuple[Place, str, str]:
    """Read a pressed button: where its message is, the ts of that message, the button's value."""
    container = part(body, "container")
    shown = part(body, "message")
    channel = word(part(body, "channel"), "id") or word(container, "channel_id")
    ts = word(container, "message_ts") or word(shown, "ts")
    thread = word(shown, "thread_ts") or word(container, "thread_ts")
    chosen = body.get("actions")
    value = _chosen(chosen[0]) if isinstance(chosen, list) and chosen and isinstance(chosen[0], dict) else ""
    user = word(part(body, "user"), "id")
    url = word(body, "response_url")
    if container.get("is_ephemeral"):
        place = Place(team=team, channel=channel, user=user, via="alone", response_url=url)
    elif channel.startswith("D"):
        place = Place(team=team, channel=channel, user=user, thread=thread, response_url=url)
    else:
        place = Place(team=team, channel=channel, user=user, via="thread", thread=thread or ts, response_url=url)
    return place, ts, value


def _chosen(action: Payload) -> str:
    return word(action, "value") or word(part(action, "selected_option"), "value")


def slashed(body: Payload, team: str) -> Place:
    """Read where a slash command was given."""
    return Place(
        team=team,
        channel=word(body, "channel_id"),
        user=word(body, "user_id"),
        via="alone",
        response_url=word(body, "response_url"),
    )


def domain_of(value: str) -> tuple[str, str]:
    """Read a report button's value: the conversation that holds the report, and its domain."""
    conversation, _, domain = value.rpartition(" ")
    return conversation, domain


def is_alone(conversation: str) -> bool:
    """Tell whether a conversation was one person's slash command."""
    return conversation.rpartition(":")[2].startswith(f"{ALONE}-")


def word(given: object, name: str) -> str:
    value = given.get(name) if isinstance(given, dict) else None
    return value if isinstance(value, str) else ""


def part(given: Payload, name: str) -> Payload:
    value = given.get(name)
    return value if isinstance(value, dict) else {}
