"""What servers say, as rows of verdicts.toml: wordings of each family, and whose server says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from bot.model import Family
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "verdicts.toml"
REPLY_MAX = 4000
NO_CODE = "none"
"""Stands for replies and prose without an enhanced code."""
_KEYS = ("worded", "first", "silent")
_CODE = re.compile(r"[45x](?:\.\d{1,3}){2}")
_NUMBER = re.compile(r"[45]\d\d[ :,-]{1,3}|<[^<>\s]{1,254}>[ :.,-]{0,5}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording of one family: the codes it holds for, its phrases, the provider it gives away.

    `whole` are words too short to be looked for within others: they must be the whole reply. `temporary` wordings say
    little in a reply of class 5. Where `ends`, a phrase counts only where a word ends: `unknown users` are no user.
    """

    id: str
    family: Family
    codes: frozenset[str]
    phrases: tuple[str, ...]
    provider: str | None
    sample: str
    whole: frozenset[str] = frozenset()
    temporary: bool = False
    ends: bool = False

    def fits(self, line: str) -> bool:
        """Tell whether a reply, as `comparable` writes it, has this wording."""
        return self.has_phrase(line) or (bool(self.whole) and _bare(line) in self.whole)

    def has_phrase(self, line: str) -> bool:
        """Tell whether one of the phrases is in it."""
        if self.temporary and line[:1] == "5":
            return False
        if self.ends:
            return any(self._ends_word(line, phrase) for phrase in self.phrases)
        return any(phrase in line for phrase in self.phrases)

    def _ends_word(self, line: str, phrase: str) -> bool:
        at = line.find(phrase)
        while at >= 0 and line[at + len(phrase) : at + len(phrase) + 1].isalpha():
            at = line.find(phrase, at + len(phrase))
        return at >= 0

    def is_whole(self, line: str) -> bool:
        """Tell whether a reply is this wording and nothing else."""
        words = _bare(line)
        return words in self.whole or words in self.phrases


@dataclass(frozen=True, slots=True)
class Provider:
    """Whose server it is: by the ending of its name, or by what it says."""

    id: str
    hosts: tuple[str, ...]
    phrases: tuple[str, ...]
    sample: str


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes that the reading treats apart: what has wordings, whose recipient comes first, what means silence."""

    worded: frozenset[str]
    first: tuple[str, ...]
    silent: frozenset[str]

    def held(self, code: str | None) -> str:
        """Return a code as a wording holds for it, whatever its class; `none` without one."""
        return f"x.{code.partition('.')[2]}" if code else NO_CODE

    def tells(self, code: str | None) -> bool:
        """Tell whether a code has wordings: a reply with it says more than another one."""
        return self.held(code) in self.worded

    def place(self, code: str | None) -> int:
        """Return how early a recipient with this code comes; behind the last place are all others."""
        return self.first.index(code) if code in self.first else len(self.first)


def codes_of(table: object) -> KnownCodes:
    """Read [codes]; raises ContentError for what is missing or no code."""
    if not isinstance(table, dict) or set(table) != set(_KEYS):
        raise ContentError(f"{FILE}: [codes] needs just {', '.join(_KEYS)}")
    for key in _KEYS:
        if not isinstance(table[key], list) or not all(_CODE.fullmatch(str(code)) for code in table[key]):
            raise ContentError(f"{FILE}: [codes]: {key}: {table[key]!r} is no list of codes; write them like 5.1.1")
    return KnownCodes(frozenset(table["worded"]), tuple(table["first"]), frozenset(table["silent"]))


def comparable(reply: str) -> str:
    """Return a reply as phrases are compared: lower case, one line, single spaces and none before a colon."""
    return " ".join(reply[:REPLY_MAX].lower().split()).replace(" :", ":")


def _bare(line: str) -> str:
    """Return the words of a comparable reply without its number, an address in brackets and the full stop."""
    return _NUMBER.sub("", line[:REPLY_MAX]).strip(" .!'\"")


def pattern_of(row: dict[str, Any], held: frozenset[str]) -> Pattern:
    name = str(row.get("id", "?"))
    for key in ("id", "family", "codes", "phrases", "since", "source", "sample"):
        if not row.get(key):
            raise ContentError(f"{FILE}: pattern {name}: no `{key}`; add it")
    if row["family"] not in get_args(Family):
        raise ContentError(f"{FILE}: pattern {name}: unknown family {row['family']!r}; use one of {get_args(Family)}")
    if not set(row["codes"]) <= held:
        raise ContentError(f"{FILE}: pattern {name}: unknown codes {row['codes']!r}; use {sorted(held)}")
    pattern = Pattern(
        name,
        row["family"],
        frozenset(row["codes"]),
        _phrases(name, row["phrases"]),
        row.get("provider"),
        row["sample"],
        frozenset(_phrases(name, row.get("whole", ()))),
        bool(row.get("temporary")),
        bool(row.get("ends")),
    )
    if not pattern.fits(comparable(row["sample"])):
        raise ContentError(f"{FILE}: pattern {name} does not fit its own sample; mend one of them")
    return pattern


def provider_of(row: dict[str, Any]) -> Provider:
    name = str(row.get("id", "?"))
    hosts = tuple(str(host).lower() for host in row.get("hosts", ()))
    phrases = _phrases(name, row.get("phrases", ()))
    sample = str(row.get("sample", ""))
    fits = any(("." + sample).endswith("." + host) for host in hosts)
    if not fits and not any(phrase in comparable(sample) for phrase in phrases):
        raise ContentError(f"{FILE}: provider {name} does not fit its own sample; mend one of them")
    return Provider(name, hosts, phrases, sample)


def _phrases(name: str, written: Iterable[object]) -> tuple[str, ...]:
    phrases = tuple(str(phrase) for phrase in written)
    for phrase in phrases:
        if phrase.strip() != comparable(phrase):
            raise ContentError(f"{FILE}: {name}: {phrase!r} can never be found; write {comparable(phrase)!r}")
    return phrases


def prove(patterns: tuple[Pattern, ...]) -> None:
    for pattern in patterns:
        for other in patterns:
            # The wordings without a guide stand last in the file and are asked only where no family's fits.
            guided = other.family not in (pattern.family, "other")
            if guided and other.fits(comparable(pattern.sample)):
                raise ContentError(f"{FILE}: {other.id} ({other.family}) fits the sample of {pattern.id}; narrow it")
