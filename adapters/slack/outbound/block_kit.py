"""Small pieces of Block Kit. What people, servers and bounces say goes into plain and rich text elements only.

Neither is parsed by Slack: no mention, no link, no format can come out of them, so nothing has to be escaped there.
The top-level text of a message is parsed, and is escaped as Slack asks (`&`, `<`, `>`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]

HEADER = 150
BUTTON = 75
TITLE, QUESTION, ANSWER = 100, 300, 30
"""Characters that Slack takes of a confirmation: its title, its question, its buttons."""
PLAIN = 3000
ACTIONS = 25
PIECE = 2800
NOTHING = "–"

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNCOUNTED = frozenset({"type", "action_id", "value", "style"})


def clean(text: str) -> str:
    """Drop control characters and the marks that turn the direction of what follows."""
    return text if text.isprintable() else _UNSEEN.sub("", text.replace("\r\n", "\n"))


def escaped(text: str) -> str:
    """Escape text for a field that Slack parses."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters; only for labels whose whole text stands elsewhere."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plain(text: str) -> Json:
    """Return a plain text object."""
    return {"type": "plain_text", "text": clean(text) or NOTHING, "emoji": False}


def span(text: str, **style: bool) -> Json:
    """Return a run of text; style is any of bold, italic, code."""
    said = {"type": "text", "text": clean(text)}
    return said | {"style": style} if style else said


def link(url: str, text: str) -> Json:
    """Return a link of ours."""
    return {"type": "link", "url": url, "text": clean(text) or url}


def line(*spans: Json) -> Json:
    """Return a paragraph of runs."""
    said = [one for one in spans if one.get("text", "x")]
    return {"type": "rich_text_section", "elements": said or [span(NOTHING)]}


def bullets(lines: Iterable[Json]) -> Json:
    """Return a list, one paragraph an entry."""
    return {"type": "rich_text_list", "style": "bullet", "indent": 0, "elements": list(lines)}


def pre(text: str) -> Json:
    """Return text to copy to the letter."""
    return {"type": "rich_text_preformatted", "elements": [span(text)]}


def quote(text: str) -> Json:
    """Return quoted text."""
    return {"type": "rich_text_quote", "elements": [span(text)]}


def rich(*elements: Json) -> Json:
    """Return a block of rich text."""
    return {"type": "rich_text", "elements": list(elements)}


def header(text: str) -> Json:
    """Return a heading; one too long for Slack's becomes bold text."""
    said = clean(text).strip()
    return {"type": "header", "text": plain(said)} if 0 < len(said) <= HEADER else paragraph(said, bold=True)


def paragraph(text: str, **style: bool) -> Json:
    """Return one paragraph of at most PIECE characters."""
    return rich(line(span(text, **style)))


def button(action: str, label: str, value: str, style: str = "") -> Json:
    """Return a button; `style` is primary, danger or empty."""
    made = {"type": "button", "action_id": action, "text": plain(shortened(label, BUTTON)), "value": value}
    return made | {"style": style} if style else made


def confirmed(made: Json, question: str, yes: str, no: str) -> Json:
    """Return a button that Slack asks about before it counts as pressed."""
    asked = {"title": plain(shortened(made["text"]["text"], TITLE)), "text": plain(shortened(question, QUESTION))}
    return {
        **made,
        "confirm": {**asked, "confirm": plain(shortened(yes, ANSWER)), "deny": plain(shortened(no, ANSWER))},
    }


def leaving(action: str, label: str, url: str) -> Json:
    """Return a button that opens a page of ours."""
    return {"type": "button", "action_id": action, "text": plain(shortened(label, BUTTON)), "url": url}


def actions(buttons: list[Json]) -> Iterator[Json]:
    """Yield rows of buttons, as many to a row as Slack takes."""
    for start in range(0, len(buttons), ACTIONS):
        yield {"type": "actions", "elements": buttons[start : start + ACTIONS]}


def pieces(text: str, size: int = PIECE) -> Iterator[str]:
    """Split a text at line ends, else at spaces, else where it must be; nothing but white space at a cut is lost."""
    rest = clean(text).strip("\n")
    while len(rest) > size:
        cut = max(rest.rfind("\n", 0, size), 0) or max(rest.rfind(" ", 0, size), 0) or size
        yield rest[:cut]
        rest = rest[cut:].lstrip("\n") if rest[cut] == "\n" else rest[cut:]
    if rest.strip():
        yield rest


def weight(piece: Any) -> int:
    """Count the characters Slack counts: every text in a block."""
    if isinstance(piece, str):
        return len(piece)
    if isinstance(piece, dict):
        return sum([weight(piece[name]) for name in piece if name not in _UNCOUNTED])
    return sum(map(weight, piece)) if isinstance(piece, list) else 0
