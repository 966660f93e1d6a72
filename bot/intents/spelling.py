"""The words of a text as people type them: without case and accents, a slip forgiven, domains set apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.domains import Refused, read_domain

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 600
"""A longer text is no remark."""
NAMED = "nameddomain"
"""Stands in a text for a domain, an address or a URL."""
WORDS = 60
MOST_NAMED = 5
GAP = 4
"""Words that may stand between two words of a sign."""
TYPO = 6
"""From this length on a word may have one slip in it."""
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\s,;<>()\[\]\"„”]{3,320}")
_OWNER = re.compile(r"['’]s$")
"""What makes a name an owner: `contoso.example's`."""
_MARK = re.compile(r"[^\w\s]")
_DROPPED = str.maketrans({"'": "", "’": "", "`": "", "-": "", "ł": "l", "\ufe0f": "", "\u200d": ""}) | dict.fromkeys(
    range(0x1F3FB, 0x1F400), ""
)
"""What is left out: marks within words, and what only shades an emoji."""
_DRAWL = re.compile(r"([^\W\d_])\1{2,}")

Sign = tuple[tuple[str, ...], ...]
"""The words of a sign, each in the spellings it may have."""


def words_of(text: str) -> tuple[str, ...]:
    """Return a text's words, folded, drawled letters once; one without words is its marks."""
    bare = _DRAWL.sub(r"\1", fold(text[:LONGEST]))
    return tuple(_WORD.findall(bare)[:WORDS] or dict.fromkeys(_MARK.findall(bare)[:WORDS]))


def named(text: str) -> tuple[tuple[str, ...], str]:
    """Return the domains that a text names, each once, and the text with a stand-in for each."""
    found: dict[str, None] = {}

    def put(match: re.Match[str]) -> str:
        if "." not in match[0] and "@" not in match[0]:
            return match[0]
        try:
            found[read_domain(_OWNER.sub("", match[0].strip(".!?:'*_")))] = None
        except Refused:
            return match[0]
        return f" {NAMED} "

    rest = _NAME.sub(put, text[:LONGEST])
    return tuple(found)[:MOST_NAMED], rest


def fold(text: str) -> str:
    """Return a text as people type it in a hurry: without case, accents, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_DROPPED))
    return "".join(char for char in plain if not unicodedata.combining(char))


def holds(sign: Sign, said: Sequence[str], there: dict[str, tuple[int, ...]]) -> bool:
    """Tell whether a sign's words stand in a text in this order, with few others between them."""
    ends: set[int] = set()
    for place, spellings in enumerate(sign):
        found = {at for spelling in spellings for at in _places(spelling, said, there)}
        ends = found if not place else {at for at in found if any(0 < at - end <= GAP + 1 for end in ends)}
        if not ends:
            return False
    return True


def _places(spelling: str, said: Sequence[str], there: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    if spelling not in there:
        first = spelling[:1]  # a slip never is in the first letter
        there[spelling] = tuple([at for at, word in enumerate(said) if word[:1] == first and _is(spelling, word)])
    return there[spelling]


def _is(spelling: str, word: str) -> bool:
    """Tell whether a word is the one spelled, with at most one slip in a long one; `*` stands for any ending."""
    stem = spelling.removesuffix("*")
    if stem == spelling:
        return word == stem or (len(stem) >= TYPO and nearly(stem, word))
    cuts = (word[: len(stem) + more] for more in (-1, 0, 1))
    return word.startswith(stem) or (len(stem) >= TYPO and any(nearly(stem, cut) for cut in cuts))


def nearly(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter left out, added, changed, or by two letters in the wrong order."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 1:
        return False
    start = common(one, other)
    left, right = one[start:], other[start:]
    end = common(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == len(right) == 2 and left == right[::-1])  # noqa: PLR2004


def common(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))
