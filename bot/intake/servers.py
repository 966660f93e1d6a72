"""Finds the servers of a bounce: who wrote the report, who refused, what Microsoft's own brackets say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

Place = tuple[str, int, int]

HOST = re.compile(r"(?<![\w.@-])((?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}[a-z][a-z0-9-]{1,62})(?![\w@])", re.IGNORECASE)
_H = r"((?:[a-z0-9_][a-z0-9_-]{0,62}\.){1,12}[a-z][a-z0-9-]{1,62}|\[?\d{1,3}(?:\.\d{1,3}){3}\]?)\.?"
_HERE = re.compile(_H, re.IGNORECASE)

# Where a refusing server is named, most telling first. `{}` stands for the host's name.
# The first of a pair is looked for before the regular expression is tried.
_REMOTE = tuple(
    (cue, re.compile(text.replace("{}", _H), re.IGNORECASE | re.MULTILINE))
    for cue, text in (
        ("host", r"\bhost[ \t\n]{1,40}{}[ \t\n]{0,40}\[[^\]\n]{2,60}\](?::\d{1,5})?[\s:]{0,40}(?:said|refused|\d\d\d)"),
        ("{fqdn=", r"\{fqdn={}\}"),
        ("[lastattemptedservername=", r"\[lastattemptedservername={}\]"),
        ("outboundproxytargethostname", r"\boutboundproxytargethostname[ \t]{0,4}:[ \t]{0,4}{}"),
        ("remote server", r"\bremote server[ \t]{0,4}:[ \t\n]{0,4}{}"),
        ("receiving server", r"\breceiving server[ \t]{0,4}:[ \t\n]{0,4}{}"),
        ("remote-mta", r"\bremote-mta[ \t]{0,4}:[ \t\n]{0,4}(?:dns; ?)?{}"),
        (") returned", r"\bserver at {} ?\([^()\n]{2,60}\) returned"),
        ("rejected your message", r"^[ \t]{0,8}{} rejected your message to the following"),
        ("gave this error", r"^[ \t]{0,8}{} gave this error"),
        ("smtp;", r"<{} #[245]\.\d{1,3}\.\d{1,3} smtp;"),
        ("reports:", r"reports:\s{1,8}host {}:\d{1,5} says"),
        ("talking to", r"while talking to {}"),
        ("remote", r"smtp error from remote (?:mail )?server[^\n]{0,400}\n?[^\n]{0,80}\bhost:?[ \t\n]{1,40}{}"),
        ("host", r"\bhost:?[ \t]{1,4}{}[ \t]{0,4}[\[(][^\])\n]{2,60}[\])]"),
        ("recipient domain", r"recipient domain \S{1,255} by {}"),
        ("relay=", r"\brelay={}\["),
        ("smtp server <", r"smtp server <{}>"),
        ("did not like our", r"^[ \t]{0,4}{}[ \t]{1,4}\[[\d.:a-f]{3,45}\] did not like our"),
        ("does not like recipient", r"^[ \t]{0,4}{} does not like recipient"),
        ("failed after i sent", r"^[ \t]{0,4}{} failed after i sent"),
        ("connect to", r"connect to {}\["),
        (" said:", r"^[ \t]{0,8}{} said: ?['\"]?\d\d\d"),
    )
)
_GENERATED = tuple(
    (cue, re.compile(text.replace("{}", _H), re.IGNORECASE))
    for cue, text in (
        ("at host", r"this is the (?:mail system|postfix program|mail delivery system) at host {}"),
        ("qmail-send program at", r"qmail-send program at {}"),
        ("mail agent", r"mail agent \S{1,12} at {}"),
        ("message from", r"message from[ \t]{1,4}{}"),
        ("smtp relay on", r"the smtp relay on {}"),
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


def bracket(text: str, start: int, stop: int) -> tuple[Place | None, Place | None, Place | None]:
    """Return host, time and trace id out of the brackets at the end of a reply of Exchange Online."""
    if ".com" not in text and ".microsoft" not in text and ".us" not in text and ".cn" not in text:
        return None, None, None
    best = None
    for found in _BRACKET.finditer(text, start, stop):
        if best is None or (found[2] and not best[2]):
            best = found
    if best is None:
        return None, None, None
    return _place(best, 1), _place(best, 2), _place(best, 3)


def region(host: str | None) -> str | None:
    """Return the Microsoft region a host's name tells (`nam02`, `eurprd05`), or None."""
    found = _REGION.search(host) if host else None
    return next((part.lower() for part in found.groups() if part), None) if found else None


def remote(text: str, start: int, stop: int) -> Place | None:
    """Return the server that refused, where the text names it between start and stop."""
    lowered = text[start:stop].lower()
    if "remote server returned" in lowered and (tail := _TAIL.search(text, start, stop + 40)):
        return _place(tail, 1)
    for cue, pattern in _REMOTE:
        found = pattern.search(text, start, stop) if cue in lowered else None
        if found:
            return _place(found, 1)
    return None


def labelled(text: str, stop: int, markers: Markers) -> Place | None:
    """Return the server that a field of any language names as the remote one."""
    for found in markers.remote.finditer(text, 0, stop):
        host = HOST.match(text, found.start(1), found.end(1))
        if host:
            return _place(host, 1)
    return None


def generating(text: str, stop: int, markers: Markers) -> Place | None:
    """Return the server that wrote the report, where the text names it."""
    lowered = text.lower()
    if any(heading in lowered for heading in markers.servers):
        for heading in markers.server.finditer(text, 0, stop):
            found = _HERE.match(text, heading.end())
            if found:
                return _place(found, 1)
    for cue, pattern in _GENERATED:
        found = pattern.search(text, 0, stop) if cue in lowered else None
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
