"""Finds mail addresses in text and judges by their place whether a recipient is meant."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.intake.field_roles import SYSTEM, Found, weigh

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

FOUND_MAX = 6000
SIGNS_MAX = 100_000
"""At signs that are looked at; a mebibyte of addresses has half as many."""

_LOCAL_MAX = 64
_LOCAL_MARKS = frozenset(".!#$%&*+/=?^_`{|}~'-")
ADDRESS = re.compile(
    r"([\w.!#$%&*+/=?^`{|}~'-]{1,64}|\"[^\"\n]{1,62}\")"
    r"@(\[[\d.:a-fA-Fv]{3,45}\]|[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){0,9})"
)
# Exchange's encapsulated addresses (MS-OXCMAIL 2.1.3.4.1): an X.500 name between `IMCEAEX-` and the @.
_ENCAPSULATED_MAX = 1000
_ENCAPSULATED = re.compile(r"IMCEA[A-Z0-9]{1,12}-[\w.+=%/-]{1,990}")
_DOMAIN = re.compile(r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,9}")
_GLUED = re.compile(r"(?<=[a-z0-9])[A-Z].*\Z", re.DOTALL)
_PREFIX = re.compile(r"\A(?:to|from|orig_to|ctladdr|rcpt|f|t)=", re.IGNORECASE)
_MARKS = " \t\n<[(\"'\\:=;"
_SENT_BY = re.compile(
    r"[>'\"]{0,2}(?:\.\.\.|:)?[ \t]{0,4}"
    r"(?:sender (?:address )?(?:rejected|denied|refused|verify|not|does)"
    r"|domain of sender|sender (?:domain|callout)|sender verif|is not (?:allowed|authori[sz]ed|permitted) to send"
    r"|not (?:allowed|authori[sz]ed|permitted) to send)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[>'\"]{0,2}[,;][ \t]{0,8}[<'\"]{0,2}")
_LINE_BEFORE = re.compile(r"(?:\A|[\n|])[ \t]{0,80}(?:[*\u2022\u00b7>-]{1,4}[ \t]{1,4})?[<\"'(\[]{0,2}\Z")
# `To:` of a message quoted in a report says whom it was for, not who failed.
_HEADER_TO = re.compile(
    r"(?:\A|\n)[ \t>*]{0,80}(?:to|an|do|à|a|para|pour|aan|宛先|кому)[ \t*]{0,4}:[ \t*]{0,20}[<\"'(\[]{0,2}\Z",
    re.IGNORECASE,
)
_LINE_AFTER = re.compile(
    r"[>'\"]{0,2}[ \t]{0,8}(?:\Z|\n|:|<|\||\.\.\.|\(|\[|(?:on|le|am|dnia|w dniu|el|il|op|em) \d|>|;|\t|--?[ \t]|invalid"
    r"|,? ?(?:couldn't|could not|can't|cannot|has|was|is|wasn't|isn't|failed|delay|unknown|not "
    r"|(?:rejected|bounced|refused):))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[>\"']{0,2}(?: \([^()\n]{0,80}\))?[ \t\n]{0,4}(?::[ \t\n]{1,8}(?:host |connect to |[45]\d\d[ -])"
    r"|couldn't|could not|can't be|cannot be|has been"
    r"|was not|wasn't|isn't|not found|unknown"
    r"|nie mogła|nie została|konnte|invalid address|\.\.\. ?(?:user|no such|invalid)|is unavailable)",
    re.IGNORECASE,
)


def find_addresses(text: str, within: tuple[int, int], markers: Markers) -> list[Found]:
    """Return the addresses within in order of appearance."""
    if "@" not in text:
        return []
    out: list[Found] = []
    start, stop = within
    encoded = "IMCEA" in text
    at = start - 1
    for _ in range(SIGNS_MAX):
        at = text.find("@", at + 1, stop)
        if at < 0 or len(out) >= FOUND_MAX:
            break
        address = (_encapsulated(text, at, stop) if encoded else None) or _plain(text, at, stop, markers)
        if address is not None:
            out.append(address)
    _chain(text, out)
    weigh(text, out, markers)
    return out


def _plain(text: str, at: int, stop: int, markers: Markers) -> Found | None:
    match = ADDRESS.match(text, _local_start(text, at), stop)
    return _judged(text, match, markers) if match is not None and match.end(1) == at else None


def _chain(text: str, found: list[Found]) -> None:
    """Take the addresses of a list on one line for recipients where its last or first one is: `a@b, c@d: host ...`."""
    for near, far in (*pairwise(found), *pairwise(reversed(found))):
        between = min(near.end, far.end), max(near.start, far.start)
        if near.weight > far.weight == 1 and _COMMA.fullmatch(text, *between):
            far.weight = near.weight


def _encapsulated(text: str, at: int, stop: int) -> Found | None:
    """Return the address of Exchange's that holds another kind of address whole, which is longer than any other."""
    start = text.rfind("IMCEA", max(0, at - _ENCAPSULATED_MAX), at)
    if start < 0 or not _ENCAPSULATED.fullmatch(text, start, at):
        return None
    domain = _DOMAIN.match(text, at + 1, stop)
    if domain is None:
        return None
    return Found(f"{text[start:at]}@{domain[0].lower()}", start, domain.end(), 3)


def _local_start(text: str, at: int) -> int:
    """Go back from an @ to where its local part begins: looking at each @ is quicker than at each letter."""
    start = at
    if text[at - 1 : at] == '"':
        return max(text.rfind('"', max(0, at - 66), at - 1), 0)
    floor = max(0, at - _LOCAL_MAX)
    while start > floor and (text[start - 1] in _LOCAL_MARKS or text[start - 1].isalnum()):
        start -= 1
    return start


def address_in(value: str | None) -> str | None:
    """Return the first address of a field's value, domain part in lower case, or None."""
    if not value or "@" not in value:
        return None
    value = value[:2000]
    at = value.find("@")
    while at >= 0:
        if whole := _encapsulated(value, at, len(value)):
            return whole.address
        match = ADDRESS.match(value, _local_start(value, at))
        if match is not None and match.end(1) == at:
            return _written(match)[0]
        at = value.find("@", at + 1)
    return None


def _judged(text: str, match: re.Match[str], markers: Markers) -> Found | None:
    address, start, end = _written(match)
    local, _, domain = address.rpartition("@")
    if "." not in domain and domain != "localhost" and not domain.startswith("["):
        return None
    before = text[max(0, start - 40) : start]
    after = text[end : end + 90]
    if _SENT_BY.match(after):
        return Found(address, start, end, 0, "sender")
    if SYSTEM.match(local):
        weight = 1 if _LINE_BEFORE.search(before) and _LINE_AFTER.match(after) else 0
    elif _HEADER_TO.search(before):
        weight = 1
    elif _LINE_BEFORE.search(before) and _LINE_AFTER.match(after):
        weight = 3
    else:
        meant, other = (_ends(before, markers.lists[f"recipient-words.{name}"]) for name in ("before", "not"))
        weight = 0 if other > meant else 3 if meant or _AFTER.match(after) else 1
    return Found(address, start, end, weight)


def _ends(before: str, words: tuple[str, ...]) -> int:
    """Return the letters of the longest of these words that is the last before an address; 0 where none is."""
    bare = before.lower().removesuffix("rfc822;").rstrip(_MARKS)
    if not bare.endswith(words):
        return 0
    last = max(len(word) for word in words if bare.endswith(word))
    return 0 if bare[:-last][-1:].isalnum() else last


def _written(match: re.Match[str]) -> tuple[str, int, int]:
    """Return the address with its domain in lower case; a next cell glued to the domain is cut off."""
    local, domain = match[1], match[2]
    start, end = match.span()
    prefix = _PREFIX.match(local)
    if prefix:
        local = local[prefix.end() :]
        start += prefix.end()
    bare = local.lstrip("'=/.|`*{")
    if bare and len(bare) < len(local):
        start += len(local) - len(bare)
        local = bare
    last = domain.rpartition(".")[2]
    glued = _GLUED.search(last)
    if glued and not domain.isupper():
        domain = domain[: len(domain) - len(glued[0])]
        end -= len(glued[0])
    return f"{local}@{domain.lower()}", start, end
