"""Finds what the sender's own server writes where no server answered or none is named: Postfix, without any code.

Source: Postfix 3.9, smtp_connect.c, smtp_addr.c and smtp_trouble.c; in a report behind `<recipient>: `, in the log
behind the daemon's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLD = r"[ \t\n]{1,8}"


def _folded(words: str) -> str:
    """Return a pattern that may be folded wherever it has a space."""
    return words.replace(" ", _FOLD)


_HOST = r"[\w.-]{3,253}\[[\w.:]{2,60}\](?::\d{1,5})?"
_LOOK_UP = r"Host or domain name not found\. Name service error for name=[^\s]{1,253} type=\w{1,8}: "
_HARD = map(
    _folded,
    (
        _LOOK_UP + "(?:Host not found(?!,)|Host found but no data record of requested type)",
        r"mail for [\w.-]{3,253} loops back to myself",
        r"unable to look up host [\w.-]{3,253}: (?:Name or service not known|No address associated with hostname)",
    ),
)
_SOFT = map(
    _folded,
    (
        rf"connect to {_HOST}: [A-Z]\w{{1,20}}(?: \w{{1,20}}){{0,4}}",
        rf"lost connection with {_HOST} while \w{{1,20}}(?: \w{{1,20}}){{0,6}}",
        rf"conversation with {_HOST} timed out while \w{{1,20}}(?: \w{{1,20}}){{0,6}}",
        _LOOK_UP + r"[\w,]{1,20}(?: [\w,]{1,20}){0,6}",
    ),
)
_LINE = re.compile(
    r"^[ \t>]{0,8}(?:[^\n]{0,120}?\bpostfix[\w-]{0,20}/[a-z]{1,12}\[\d{1,8}\]:[ \t](?:[0-9A-Za-z]{6,20}:[ \t])?)?"
    r"(?:X-Postfix; ?)?"
    rf"(?:<?[^\s<>@]{{1,64}}@[\w.-]{{3,253}}>?:{_FOLD})?(?:{_folded('delivery temporarily suspended: ')})?"
    rf"(?:(?P<hard>{'|'.join(_HARD)})|(?P<soft>{'|'.join(_SOFT)}))(?=[.,;)'\"]{{0,2}}[ \t]{{0,8}}(?:\(|\n|\Z))",
    re.MULTILINE,
)
_SIGNS = ("connect", "conversation", "name=", "loops", "look up")


@dataclass(frozen=True, slots=True)
class LocalError:
    """Where the words stand, and whether the server will not try again (`hard`)."""

    start: int
    end: int
    hard: bool


def local_errors(text: str, start: int, stop: int) -> Iterator[LocalError]:
    """Yield each on a line of its own, in order."""
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _LINE.finditer(text, start, stop):
        kind = "hard" if found["hard"] else "soft"
        yield LocalError(*found.span(kind), hard=kind == "hard")
