"""Puts texts into cards so that nothing in them acts: no link, mention, image or function."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from adapters.teams.outbound.adaptive_cards import Color, RichTextBlock, Spacing, TextBlock, TextRun
from adapters.teams.outbound.plain_text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 2000
MAX_LINES = 80
_MARKDOWN = re.compile(r"([\\`*_\[\]()<>#~|!])")
_BULLET = re.compile(r"\A\s{0,9}(?:[-+]|\d{1,9}[.)])(?=\s)")
_KEPT = frozenset("\t")


def plain(text: str, most: int = MAX_LINE) -> str:
    """Return one line to the letter, without control and direction characters; `{{` is a function in cards."""
    if not text.isprintable():
        text = "".join(
            one for one in text if one in _KEPT or unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        )
    return shortened(text.replace("{{", "{ {"), most)


def escaped(text: str, most: int = 300) -> str:
    """Return text for a TextBlock, where Markdown is read: one line, every sign of Markdown as itself."""
    line = _MARKDOWN.sub(r"\\\1", plain(" ".join(text.split()), most))
    return _BULLET.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], line)


def run(text: str, **look: object) -> TextRun:
    """Return some text of one look; an empty text is a blank, which an empty line needs."""
    look["text"] = plain(text) or " "
    return TextRun.model_validate(look)


def paragraph(*runs: TextRun, spacing: Spacing | None = None, separator: bool | None = None) -> RichTextBlock:
    """Return runs as one paragraph."""
    return RichTextBlock(inlines=runs, spacing=spacing, separator=separator)


def heading(text: str, *, large: bool = False) -> TextBlock:
    """Return a heading that screen readers know as one."""
    return TextBlock(text=escaped(text), style="heading", weight="bolder", size="large" if large else "medium")


def linked(label: str, url: str) -> TextBlock:
    """Return a link of ours amid the text. `url` is https and from content, never from people."""
    return TextBlock(text=f"[{escaped(label, 120)}]({url.replace('(', '%28').replace(')', '%29')})")


def paragraphs(
    text: str, color: Color | None = None, *, subtle: bool | None = None, close: bool = False
) -> Iterator[RichTextBlock]:
    """Yield one block a line; an empty line makes a gap. `close` leaves none, not even above the first line."""
    gap: Spacing | None = "none" if close else None
    for line in text.strip("\n").split("\n")[:MAX_LINES]:
        if not line.strip():
            gap = "none" if close else None
            continue
        yield paragraph(run(line, color=color, is_subtle=subtle), spacing=gap)
        gap = "none"


def verbatim(text: str, *, monospace: bool, most: int = 4000) -> Iterator[RichTextBlock]:
    """Yield text to copy, line by line to the letter."""
    for line in shortened(text.strip("\n"), most).split("\n")[:MAX_LINES]:
        yield paragraph(run(line, font_type="monospace" if monospace else None), spacing="none")
