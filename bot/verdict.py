"""Judges a reply: which problem behind 5.4.1 it tells of, whose server said it, and which side refused."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from bot.model import Family
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.model import Side

FILE = "verdicts.toml"
REPLY_MAX = 4000
_NO_ANSWER = frozenset({"4.4.1", "4.4.316", "5.4.316"})
"""Codes that mean by themselves that no server answered (RFC 3463 x.4.1; Exchange Online's x.4.316)."""
_EXCHANGE_ONLINE = ("exchange-online", "outlook-com")
_HELD = frozenset({"x.4.1", "none"})
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
        if self.temporary and line[:1] == "5":
            return False
        if any(self._has(line, phrase) for phrase in self.phrases):
            return True
        return bool(self.whole) and _bare(line) in self.whole

    def _has(self, line: str, phrase: str) -> bool:
        at = line.find(phrase)
        while self.ends and at >= 0 and line[at + len(phrase) : at + len(phrase) + 1].isalpha():
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
class Verdicts:
    """All wordings known, in the order of the file."""

    patterns: tuple[Pattern, ...]
    providers: tuple[Provider, ...]
    by_suffix: dict[str, str]
    wordings: tuple[tuple[str, str], ...]

    @classmethod
    def from_toml(cls, text: str) -> Verdicts:
        """Compile verdicts.toml; raises ContentError for what is missing, unknown, not linear or not its own sample."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ContentError(f"{FILE}: not TOML: {error}; mend that line") from error
        patterns = tuple(_pattern(row) for row in data.get("pattern", ()))
        providers = tuple(_provider(row) for row in data.get("provider", ()))
        _prove(patterns)
        by_suffix: dict[str, str] = {}
        for provider in providers:
            for host in provider.hosts:
                by_suffix.setdefault(host, provider.id)
        wordings = tuple((phrase, provider.id) for provider in providers for phrase in provider.phrases)
        return cls(patterns, providers, by_suffix, wordings)

    def family(self, code: str | None, reply: str) -> tuple[Family, Pattern | None]:
        """Return the family of a reply on one line and the wording that said so; `other` where none fits."""
        held = f"x.{code.partition('.')[2]}" if code else "none"
        if held in _HELD:
            line = comparable(reply)
            for pattern in self.patterns:
                if held in pattern.codes and pattern.fits(line):
                    return pattern.family, pattern
        return ("no-answer", None) if code in _NO_ANSWER else ("other", None)

    def whole(self, reply: str) -> bool:
        """Tell whether a reply without an enhanced code is nothing but a known wording."""
        line = comparable(reply)
        return any(pattern.is_whole(line) for pattern in self.patterns if "none" in pattern.codes)

    def provider(self, hosts: Iterable[str | None], reply: str, pattern: Pattern | None = None) -> str | None:
        """Return whose server refused: by the hosts' names, else by its wording, else None."""
        for host in hosts:
            if host and (found := self.provider_of_host(host)):
                return found
        if pattern and pattern.provider:
            return pattern.provider
        line = comparable(reply)
        for phrase, provider in self.wordings:
            if phrase in line:
                return provider
        return None

    def provider_of_host(self, host: str) -> str | None:
        """Return the provider a host's name ends in, the longest ending first, or None."""
        name = host.lower().rstrip(".")
        while name:
            if name in self.by_suffix:
                return self.by_suffix[name]
            name = name.partition(".")[2]
        return None


def comparable(reply: str) -> str:
    """Return a reply as phrases are compared: lower case, one line, single spaces and none before a colon."""
    return " ".join(reply[:REPLY_MAX].lower().split()).replace(" :", ":")


def _bare(line: str) -> str:
    """Return the words of a comparable reply without its number, an address in brackets and the full stop."""
    return _NUMBER.sub("", line[:REPLY_MAX]).strip(" .!'\"")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who took part: the refusing and the generating server's names, the sender's and the recipient's address."""

    refusing: str | None = None
    generating: str | None = None
    sender: str | None = None
    recipient: str | None = None


def side(verdicts: Verdicts, family: Family, parties: Parties) -> Side | None:  # noqa: PLR0911 (a ladder)
    """Say which side refused, None where nothing tells.

    Nobody refuses where nobody answers. A host of Exchange Online never decides: between tenants both are Microsoft's,
    there the wording does. A refusing host of the sender's own domain (relay, smart host) is the sender's side, and so
    is a generating server that names no other.
    """
    if family == "no-answer":
        return None
    provider = verdicts.provider_of_host(parties.refusing) if parties.refusing else None
    if family == "recipient-rejected" and (provider in _EXCHANGE_ONLINE or parties.refusing is None):
        return "recipient"
    if parties.refusing is None:
        own = parties.generating and verdicts.provider_of_host(parties.generating) not in _EXCHANGE_ONLINE
        ours = own and parties.sender and same_organisation(str(parties.generating), domain_of(parties.sender))
        return "sender" if ours else None
    if provider in _EXCHANGE_ONLINE:
        return None
    if _near(parties.refusing, parties.sender, parties.generating):
        return "sender"
    if (
        family == "recipient-rejected"
        or provider
        or parties.sender
        or parties.generating
        or _near(parties.refusing, parties.recipient, None)
    ):
        return "recipient"
    return None


def domain_of(address: str) -> str:
    """Return the domain part of an address."""
    return address.rpartition("@")[2]


def _near(host: str, address: str | None, other: str | None) -> bool:
    return bool(address and same_organisation(host, domain_of(address))) or bool(
        other and same_organisation(host, other)
    )


def same_organisation(host: str, domain: str) -> bool:
    """Tell whether a host's name lies in a domain, or the two share all but their first labels."""
    host, domain = host.lower().rstrip("."), domain.lower().rstrip(".")
    if not host or not domain:
        return False
    if host == domain or host.endswith("." + domain) or domain.endswith("." + host):
        return True
    upper = host.partition(".")[2]
    return upper.count(".") >= 1 and (upper == domain or domain.endswith("." + upper))


def _pattern(row: dict[str, Any]) -> Pattern:
    name = str(row.get("id", "?"))
    for key in ("id", "family", "codes", "phrases", "since", "source", "sample"):
        if not row.get(key):
            raise ContentError(f"{FILE}: pattern {name}: no `{key}`; add it")
    if row["family"] not in get_args(Family):
        raise ContentError(f"{FILE}: pattern {name}: unknown family {row['family']!r}; use one of {get_args(Family)}")
    if not set(row["codes"]) <= _HELD:
        raise ContentError(f"{FILE}: pattern {name}: unknown codes {row['codes']!r}; use {sorted(_HELD)}")
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


def _provider(row: dict[str, Any]) -> Provider:
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


def _prove(patterns: tuple[Pattern, ...]) -> None:
    for pattern in patterns:
        for other in patterns:
            # The wordings without a guide stand last in the file and are asked only where no family's fits.
            guided = other.family not in (pattern.family, "other")
            if guided and other.fits(comparable(pattern.sample)):
                raise ContentError(f"{FILE}: {other.id} ({other.family}) fits the sample of {pattern.id}; narrow it")
