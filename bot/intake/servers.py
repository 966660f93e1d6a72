"""Finds the servers of a bounce: who wrote the report, who refused, what Microsoft's own brackets say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.markers import Markers

Place = tuple[str, int, int]

HOST = re.compile(r"(?<![\w.@-])((?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}[a-z][a-z0-9-]{1,62})(?![\w@])", re.IGNORECASE)
_H = r"((?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}[a-z][a-z0-9-]{1,62}|\[?\d{1,3}(?:\.\d{1,3}){3}\]?)\.?"
_HERE = re.compile(_H, re.IGNORECASE)

# Where a refusing server is named, most telling first. `{}` stands for the host's name.
_REMOTE = tuple(
    re.compile(text.replace("{}", _H), re.IGNORECASE)
    for text in (
        r"\bhost[ \t\n]{1,40}{}[ \t\n]{0,40}\[[^\]\n]{2,60}\](?::\d{1,5})?[\s:]{0,40}(?:said|refused|\d\d\d)",
        r"(?:remote server|receiving server|remote mta)[ \t]{0,4}:[ \t\n]{0,4}(?:dns; ?)?{}",
        r"server at {} ?\([^()\n]{2,60}\) returned",
        r"^[ \t]{0,8}{} (?:rejected your message to the following|gave this error)",
        r"reports: host {}:\d{1,5} says",
        r"while talking to {}",
        r"smtp error from remote (?:mail )?server[^\n]{0,400}\n?[^\n]{0,80}\bhost:?[ \t\n]{1,40}{}",
        r"\bhost:?[ \t]{1,4}{}[ \t]{0,4}[\[(][^\])\n]{2,60}[\])]",
        r"recipient domain \S{1,255} by {}",
        r"\brelay={}\[",
        r"smtp server <{}>",
        r"^[ \t]{0,4}{}[ \t]{1,4}\[[\d.:a-f]{3,45}\] did not like our",
        r"^[ \t]{0,4}{} does not like recipient",
        r"^[ \t]{0,4}{} failed after i sent",
        r"connect to {}\[",
    )
)
_CUES = (
    "host",
    "emote",
    "erver",
    "relay=",
    "talking to",
    "reports:",
    "did not like",
    "does not like",
    "failed after",
    "connect to",
)
_GENERATED = tuple(
    re.compile(text.replace("{}", _H), re.IGNORECASE)
    for text in (
        r"this is the (?:mail system|postfix program|mail delivery system) at host {}",
        r"qmail-send program at {}",
        r"mail agent \S{1,12} at {}",
        r"message from[ \t]{1,4}{}",
        r"the smtp relay on {}",
        r"\bmail (?:server|system|gateway) at {}",
    )
)
_TAIL = re.compile(r"\n[ \t]{0,8}" + _H + r"[ \t]{0,8}\n[ \t]{0,8}remote server returned", re.IGNORECASE)
_BRACKET = re.compile(
    r"\[((?:[a-z0-9_][a-z0-9_-]{0,62}\.){2,8}(?:outlook\.com|exchangelabs\.com|office365\.us|outlook\.cn|outlook\.de|mx\.microsoft|microsoft\.com))"
    r"(?:\s{1,8}(\d{4}-\d\d-\d\dT[\d:.]{5,16}Z)(?:\s{1,8}([0-9A-F]{12,20}))?)?\s{0,4}\]",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"\.eop-([a-z]{3,4}\d{2})\.|\.([a-z]{3,8}\d{2})\.prod\.|(?:-|\.)([a-z]{3}\d{2})\.prod\.", re.IGNORECASE
)


def bracket(text: str, stop: int) -> tuple[Place | None, Place | None, Place | None]:
    """Return host, time and trace id out of the brackets at the end of a reply of Exchange Online."""
    if ".com" not in text and ".microsoft" not in text and ".us" not in text and ".cn" not in text:
        return None, None, None
    best = None
    for found in _BRACKET.finditer(text, 0, stop):
        if best is None or (found[2] and not best[2]):
            best = found
    if best is None:
        return None, None, None
    return _place(best, 1), _place(best, 2), _place(best, 3)


def region(host: str | None) -> str | None:
    """Return the Microsoft region a host's name tells (`nam02`, `eurprd05`), or None."""
    found = _REGION.search(host) if host else None
    return next((part.lower() for part in found.groups() if part), None) if found else None


def remote(text: str, stop: int) -> Place | None:
    """Return the server that refused, where the text names it."""
    found = _TAIL.search(text, 0, stop) if "emote" in text else None
    if found:
        return _place(found, 1)
    for cue in _REMOTE if any(cue in text for cue in _CUES) else ():
        found = cue.search(text, 0, stop)
        if found:
            return _place(found, 1)
    return None


def generating(text: str, stop: int, markers: Markers) -> Place | None:
    """Return the server that wrote the report, where the text names it."""
    for heading in markers.server.finditer(text, 0, stop):
        found = _HERE.match(text, heading.end())
        if found:
            return _place(found, 1)
    for cue in _GENERATED:
        found = cue.search(text, 0, stop)
        if found:
            return _place(found, 1)
    return None


def host_in(value: str | None) -> str | None:
    """Return the host named in a field's value, in lower case, or None."""
    if not value:
        return None
    found = HOST.search(value[:400])
    return found[1].lower() if found else None


def _place(found: re.Match[str], group: int) -> Place | None:
    if found[group] is None:
        return None
    return found[group], found.start(group), found.end(group)
