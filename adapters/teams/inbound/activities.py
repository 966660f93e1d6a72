"""Reads activities: what people wrote, pasted, pressed. Everything in them is hostile; nothing here raises."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.teams.conversation_ref import Json, Place, part, parts, text
from adapters.teams.outbound.card_renderer import pressed
from bot.model import Paste

if TYPE_CHECKING:
    from typing import Any

ANSWER_MAX = 200
MAX_TEXT = 256 * 1024
FULL_BYTES = 26_000
"""A message this long is about as long as Teams lets one be, so its end may be missing."""
SHORT = 600
FILE = "application/vnd.microsoft.teams.file.download.info"
REFERENCE = "reference"
_MENTION = re.compile(r"<(at|span)\b([^<>]{0,500})>((?:[^<]|<(?!/?(?:at|span)\b)){0,400}+)</\1\s{0,20}>", re.IGNORECASE)
_MENTIONING = "schema.skype.com/mention"
_TAG = re.compile(r"<[^<>]{0,300}>")
_AT = re.compile(r"</?at(?: [^<>]{0,200})?>", re.IGNORECASE)
_ADDRESS = re.compile(r"<([^<>\s@]{1,64}@[^<>\s@]{1,255})>")
"""An address in its angle brackets, which is no tag."""
_STRUCTURE = re.compile(r"<(?:table|tr|pre|ul|ol|blockquote)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linked:
    """A file or picture somebody attached, not yet fetched. `ours` where fetching it takes our own token."""

    name: str
    media_type: str
    url: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button: the choice, the delivery it was part of, the message it is on, the talk among several."""

    choice: str
    seq: int | None
    message: str
    talk: str = ""


def paste(activity: Json) -> Paste:
    """Return what somebody wrote, without the mention of the bot; HTML where it says more than the text."""
    names = _mentions(activity)
    source = _html(activity)
    said = _said(activity, names, rich=bool(source))
    if not source or ("\n" not in said and len(said) <= SHORT and not _STRUCTURE.search(source)):
        return Paste(text=said)
    return Paste(text=said, html=_without_mentions(source, names))


def addressed(activity: Json, at: Place) -> bool:
    """Tell whether a message is meant for the bot: said to it alone, or with a mention of it."""
    return at.private or bool(_mentions(activity))


def posted(message: Json) -> Paste:
    """Return what a message says as Teams keeps it (`body`, `subject`): a message action's, or Graph's chatMessage."""
    body = part(message, "body")
    content, subject = text(body, "content", MAX_TEXT), text(message, "subject", 500)
    if text(body, "contentType").lower() == "html":
        content = _ADDRESS.sub(r"&lt;\1&gt;", content)
        return Paste(text=f"{subject}\n\n{content}".strip(), markup="html")
    return Paste(text=f"{subject}\n\n{content}".strip())


def is_full(activity: Json) -> bool:
    """Tell whether a message is as long as one may be in Teams."""
    longest = max(text(activity, "text", MAX_TEXT), _html(activity), key=len)
    return len(longest.encode("utf-8", "replace")) >= FULL_BYTES


def files(activity: Json) -> list[Linked]:
    """Return the files and pictures that can be fetched."""
    found = []
    for one in parts(activity, "attachments", 10):
        kind, name = text(one, "contentType", 200).lower(), text(one, "name", 500)
        if kind == FILE:
            url = text(part(one, "content"), "downloadUrl", 8000)
            ending = text(part(one, "content"), "fileType", 20)
            found.append(Linked(name or f"file.{ending}", "", url))
        elif kind.startswith("image/"):
            found.append(Linked(name or "picture", kind, text(one, "contentUrl", 8000), ours=True))
    return [one for one in found if one.url]


def has_channel_file(activity: Json) -> bool:
    """Tell whether a file was attached in a way the bot cannot read (channels and group chats)."""
    return any(text(one, "contentType", 200) == REFERENCE for one in parts(activity, "attachments"))


def click(activity: Json) -> Pressed | None:
    """Return a pressed button (an invoke, or the message of an Action.Submit); None for none of ours."""
    value = part(activity, "value")
    action = part(value, "action")
    data: Any = action.get("data") if action else value
    found = pressed(data)
    return Pressed(*found, message=text(activity, "replyToId"), talk=text(data, "talk", 200)) if found else None


def event_id(activity: Json, at: Place, *more: str) -> str:
    """Return the event's id: the activity's, which is unique within its conversation."""
    return ":".join((at.conversation, text(activity, "id") or text(activity, "timestamp"), *more))


def is_reply(activity: Json, at: Place) -> bool:
    """Tell whether a message answers another one in a thread."""
    return bool(at.root) and at.root != text(activity, "id")


def may_answer(activity: Json, at: Place) -> bool:
    """Tell whether a post without a mention can be a label, a number or a yes in a channel's thread."""
    return at.scope == "channel" and is_reply(activity, at) and 0 < len(text(activity, "text").strip()) <= ANSWER_MAX


def _said(activity: Json, names: list[str], *, rich: bool) -> str:
    said = text(activity, "text", MAX_TEXT)
    for name in names:
        said = said.replace(name, " ", 20)
    if rich or text(activity, "textFormat") == "xml":
        said = entities.unescape(said)
    return _AT.sub("", said).replace("\xa0", " ").strip()


def _mentions(activity: Json) -> list[str]:
    """Return the texts that mention the bot."""
    bot = text(part(activity, "recipient"), "id")
    found = [
        text(one, "text", 300)
        for one in parts(activity, "entities")
        if text(one, "type").lower() == "mention" and bot and text(part(one, "mentioned"), "id") == bot
    ]
    return [one for one in found if one]


def _html(activity: Json) -> str:
    for one in parts(activity, "attachments"):
        if text(one, "contentType").lower() == "text/html":
            return text(one, "content", MAX_TEXT)
    return ""


def _without_mentions(source: str, names: list[str]) -> str:
    if not names:
        return source
    bare = {_AT.sub("", name).strip().casefold() for name in names}

    def gone(found: re.Match[str]) -> str:
        marked = found[1].lower() == "at" or _MENTIONING in found[2].lower()
        said = entities.unescape(_TAG.sub("", found[3])).replace("\xa0", " ").strip().casefold()
        return "" if marked and said in bare else found[0]

    return _MENTION.sub(gone, source)
