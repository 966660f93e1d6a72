"""Tells a server's words from a person's where nothing but the words shows who speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

_TOKEN = re.compile(r"\S{1,1200}")
# What closes a reply and nothing of it stands behind: Exchange Online's host, time and trace; Google's signature.
_CLOSED = re.compile(
    r"\[[\w.-]{4,200}\.(?:outlook\.com|exchangelabs\.com|office365\.us|outlook\.cn|outlook\.de"
    r"|mx\.microsoft|microsoft\.com)"
    r"(?:\s{1,8}\d{4}-\d\d-\d\dT[\d:.]{5,16}Z)?(?:\s{1,8}[0-9A-F]{12,20})?\s{0,4}\][.)]{0,2}|- n?gsmtp\b",
    re.IGNORECASE,
)
_AROUND = "\"'()[]{}<>,.;:!*`|=»«“”„"
_CLAUSE = (".", ",", ";", ":", "!", ")", "]")
_ELISION = re.compile(r"\A(?:[dlnsc]|qu)'(?=\w{3})")
_LINK = re.compile(r"\A[<(\[]?(?:https?://|www\.|mailto:)", re.IGNORECASE)
_HOST = re.compile(r"\A(?:[a-z0-9_-]{1,63}\.){1,10}[a-z][a-z0-9-]{1,62}\Z")
_ENDINGS = frozenset(
    "com net org info biz edu gov mil int arpa eu io co email mail cloud example test invalid local localhost "  # noqa: SIM905
    "internal lan".split()
)
_NUMBER = re.compile(r"\A\+?[\d().-]*\d[\d().-]*\Z")
_PHONE = re.compile(r"\A\+|\A\(?0\d|\A\d{2,4}[-.]\d{2,4}(?:[-.]\d{2,4})?\Z")
_CAPITALS = re.compile(r"\A[A-Z]{2,20}(?:[-_][A-Za-z]{2,20}){1,4}\Z")
_MIXED = re.compile(r"\A(?=[^\d]*\d)(?=[\d_./:=#-]*[A-Za-z])[\w./:=+@&()#-]{2,}\Z")
_NAME = re.compile(r"\A[A-Z][\w-]*(?:\.[A-Z][\w-]*)+\Z|\A\w+[=_]\S*\Z|\A[A-Z]?[a-z]+[A-Z]\w*\Z")
_PARTS = re.compile(r"[-/_.:=,;'()\[\]]+")
_PHONE_DIGITS = 7
_SHORT = 4
_AHEAD = 3


@dataclass(slots=True)
class _Walk:
    """How far a reply surely goes: behind the last word that only servers say, and where the clause before ended."""

    safe: int
    clause: int
    number: bool = False
    depth: int = 0
    bracket: int = 0
    first: bool = True


_RESULTS = frozenset(
    {"pass", "fail", "softfail", "neutral", "none", "temperror", "permerror", "policy", "bestguesspass"}
)


def spoken_end(text: str, within: tuple[int, int, int], markers: Markers) -> int:
    """Return where the words of a reply cease to be a server's; the limit where they never do.

    `within` is where the reply begins, where its codes end, and its limit.
    """
    begin, start, limit = within
    closed = next(reversed(list(_CLOSED.finditer(text, start, limit))), None)
    codes = text[begin:start]
    walk = _Walk(start, start)
    walk.depth, walk.bracket = (max(0, codes.count(a) - codes.count(b)) for a, b in ("()", "[]"))
    tokens = list(_TOKEN.finditer(text, start, limit))
    for at, found in enumerate(tokens):
        if closed is not None and found.start() < closed.end():
            walk.safe = walk.clause = closed.end()
            continue
        if closed is not None:
            return closed.end()
        if (end := _step(walk, tokens, at, markers)) is not None:
            return start + len(text[start:end].rstrip(" \t\n,;:-"))
    return limit if walk.safe > start or text[start:limit].lstrip(" -:")[:1].isupper() else start


def _step(walk: _Walk, tokens: list[re.Match[str]], at: int, markers: Markers) -> int | None:
    """Take one word; return where the reply ends when the word is a person's."""
    found = tokens[at]
    token = found[0]
    if token.endswith("?"):
        return walk.clause
    if token == "--" and "\n" in found.string[found.start() - 1 : found.end() + 1 : 3]:  # noqa: S105 (a signature)
        return walk.safe
    if walk.depth + token.count("(") < token.count(")"):
        return _before_bracket(walk, found, markers)
    kind = "strong" if _is_result(tokens, at) else _kind(token, walk, markers)
    if kind == "person" and (walk.first or not _goes_on(walk, tokens, at, markers)):
        return walk.safe
    walk.first = False
    walk.depth = max(0, walk.depth + token.count("(") - token.count(")"))
    walk.bracket = max(0, walk.bracket + token.count("[") - token.count("]"))
    if kind == "strong" or token.endswith(_CLAUSE):
        walk.safe = found.end()
    elif at and not token.strip("-*|"):
        walk.safe = max(walk.safe, tokens[at - 1].end())
    if token.endswith(_CLAUSE) or not token.strip("-*|"):
        walk.clause = walk.safe
    return None


def _is_result(tokens: list[re.Match[str]], at: int) -> bool:
    """Tell whether a word is the result of a check that stands before it: `Dkim= Pass` (RFC 8601 2.7)."""
    return at > 0 and tokens[at - 1][0].endswith("=") and tokens[at][0].strip(_AROUND).lower() in _RESULTS


def _goes_on(walk: _Walk, tokens: list[re.Match[str]], at: int, markers: Markers) -> bool:
    """Tell whether one unknown everyday word stands amid a server's words: `exceeded storage allocation limit`."""
    word = tokens[at][0].strip(_AROUND)
    if not (word.isalpha() and word.islower()) or word in markers.person_words or tokens[at][0].endswith(_CLAUSE):
        return False
    number = walk.number
    kinds = [_kind(found[0], walk, markers) for found in tokens[at + 1 : at + 1 + _AHEAD]]
    walk.number = number
    return "person" not in kinds and "strong" in kinds


def _before_bracket(walk: _Walk, found: re.Match[str], markers: Markers) -> int:
    """Return the place before a bracket that was opened before the reply."""
    at = found[0].index(")")
    return found.start() + at if _kind(found[0][:at], walk, markers) == "strong" else walk.safe


def _kind(token: str, walk: _Walk, markers: Markers) -> str:
    """Tell whose word it is: `strong` is a server's, `weak` anybody's, `person` neither list's."""
    word = token.strip(_AROUND)
    number = bool(_NUMBER.match(word))
    again, walk.number = walk.number, number
    if not word.strip("-#&+/\\"):
        return "weak"
    if number:
        return _number(word, token, walk, again=again)
    if "@" in word:
        return "strong" if token[:1] == "<" or token[-2:] in (">:", ">.") or walk.first else "weak"
    return _word(token, word, walk, markers)


def _word(token: str, word: str, walk: _Walk, markers: Markers) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    lower = _ELISION.sub("", word.lower())
    if lower in markers.person_words:
        return "person"
    if lower in markers.reply_words or _LINK.match(token):
        return "strong"
    if lower in markers.weak_words:
        return "weak"
    enclosed = walk.bracket > 0 or token[:1] == "["
    enclosed = enclosed or (token[:1] == "(" and token.rstrip(".,;")[-1:] == ")" and word.isupper())
    return "strong" if enclosed or _known_parts(lower, markers) or _technical(word) else "person"


def _number(word: str, token: str, walk: _Walk, *, again: bool) -> str:
    enclosed = walk.bracket > 0 or token[:1] == "["
    digits = sum(char.isdigit() for char in word)
    if word.count(".") == 3 or enclosed:  # noqa: PLR2004 (an IP address)
        return "strong"
    if walk.depth == 0 and token[:1] != "(" and (_PHONE.match(word) or again or digits > _PHONE_DIGITS + 1):
        return "person"
    return "weak"


def _known_parts(lower: str, markers: Markers) -> bool:
    parts = [part for part in _PARTS.split(lower) if part]
    known = markers.reply_words | markers.weak_words
    return bool(parts) and len(parts) > 1 and all(part in known or part.isdigit() for part in parts)


def _technical(word: str) -> bool:
    """Tell whether this is no word of any language: a server, an id, the name of a setting."""
    if _HOST.match(word):
        first, _, last = word.rpartition(".")
        return "." in first or last in _ENDINGS or len(last) == 2 or any(c.isdigit() or c == "-" for c in word)  # noqa: PLR2004 (a country)
    return (len(word) >= _SHORT and bool(_MIXED.match(word))) or bool(_NAME.match(word) or _CAPITALS.match(word))
