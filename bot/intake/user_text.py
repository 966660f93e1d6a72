"""Separates a person's own words from the report they pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

_WORDS_MAX = 8000
_PARAGRAPH = re.compile(r"\n[ \t]{0,80}\n")
_ADDRESS_LINE = re.compile(r"[ \t]{0,8}<?[^\s@<>]{1,64}@[^\s<>]{1,255}")
_PROTOCOL = re.compile(
    r"[^\s@]@[^\s@]{1,255}\.|\b[245]\d\d[ -]|\b[245]\.\d{1,3}\.\d|^[ \t]{0,8}[A-Za-z][A-Za-z0-9-]{2,40}:"
    r"|---|\b(?:[a-z0-9-]{1,63}\.){2,6}[a-z]{2,24}\b|^\s{0,8}[<>{}\"]",
    re.MULTILINE,
)
_WRITTEN_BY_SYSTEMS = (
    "failed.templates",
    "failed.phrases",
    "delayed.phrases",
    "returned.lines",
    "report-prose.phrases",
)


def own_words(text: str, markers: Markers) -> str:
    """Return what a person wrote before the report, or asked behind it; all of it where there is no report.

    A line that ends in a colon right above an address is a heading of a report in a language we may not know.
    """
    lines = text[:_WORDS_MAX].split("\n")
    before: list[str] = []
    for line in lines:
        if _reported(line, markers):
            break
        before.append(line)
    else:
        return text[:_WORDS_MAX]
    rest = lines[len(before) :]
    if _ADDRESS_LINE.match(rest[0]):
        while before and not before[-1].strip():
            before.pop()
        if before and before[-1].rstrip().endswith((":", "\uff1a")):
            before.pop()
    return "\n".join(before) if any(line.strip() for line in before) else _asked_behind(rest, markers)


def _asked_behind(lines: list[str], markers: Markers) -> str:
    last = _PARAGRAPH.split("\n".join(lines).strip())[-1]
    line = " ".join(last.split()).lower()
    asks = "?" in last or markers.any("question.phrases", line)
    return last if asks and not _reported(last, markers) else ""


def _reported(part: str, markers: Markers) -> bool:
    line = " ".join(part.split()).lower()
    if not line:
        return False
    if _PROTOCOL.search(part) or markers.heading.search(line):
        return True
    return any(markers.any(name, line) for name in _WRITTEN_BY_SYSTEMS)
