"""Separates a person's own words from the report they pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.markers import Markers

_WORDS_MAX = 8000
_PROTOCOL = re.compile(
    r"[^\s@]@[^\s@]{1,255}\.|\b[245]\d\d[ -]|\b[245]\.\d{1,3}\.\d|^[ \t]{0,8}[A-Za-z][A-Za-z0-9-]{2,40}:|---|\b(?:[a-z0-9-]{1,63}\.){2,6}[a-z]{2,24}\b|^\s{0,8}[<>]",
    re.MULTILINE,
)


def own_words(text: str, markers: Markers) -> str:
    """Return the paragraphs before and after the report that no mail system wrote, as far as that can be told."""
    paragraphs = [part for part in re.split(r"\n[ \t]{0,80}\n", text[:_WORDS_MAX]) if part.strip()]
    written = [_reported(part, markers) for part in paragraphs]
    if True not in written:
        return text[:_WORDS_MAX]
    first = written.index(True)
    last = len(written) - 1 - written[::-1].index(True)
    before = paragraphs[:first]
    lines = paragraphs[first].split("\n")
    for line in lines:
        if _reported(line, markers):
            break
        before.append(line)
    else:
        before = paragraphs[:first]
    return "\n".join(before if before else paragraphs[last + 1 :])


def _reported(part: str, markers: Markers) -> bool:
    line = " ".join(part.split()).lower()
    return (
        bool(_PROTOCOL.search(part))
        or any(
            markers.any(name, line)
            for name in ("failed.templates", "failed.phrases", "delayed.phrases", "returned.lines")
        )
        or bool(markers.heading.search(line))
    )
