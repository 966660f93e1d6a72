"""Judges a reply: which family of faults it tells of, whose server said it, and which side refused."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reply_wordings import (
    FILE,
    NO_CODE,
    KnownCodes,
    Pattern,
    Provider,
    codes_of,
    comparable,
    pattern_of,
    prove,
    provider_of,
)
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.model import Family, Side

_EXCHANGE_ONLINE = ("exchange-online", "outlook-com")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All wordings known, in the order of the file, and the codes they are about."""

    codes: KnownCodes
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
        codes = codes_of(data.get("codes"))
        patterns = tuple(pattern_of(row, codes.worded | {NO_CODE}) for row in data.get("pattern", ()))
        providers = tuple(provider_of(row) for row in data.get("provider", ()))
        prove(patterns)
        by_suffix: dict[str, str] = {}
        for provider in providers:
            for host in provider.hosts:
                by_suffix.setdefault(host, provider.id)
        wordings = tuple((phrase, provider.id) for provider in providers for phrase in provider.phrases)
        return cls(codes, patterns, providers, by_suffix, wordings)

    def family(self, code: str | None, reply: str) -> tuple[Family, Pattern | None]:
        """Return the family of a reply on one line and the wording that said so; `other` where none fits."""
        held = self.codes.held(code)
        if code is None or held in self.codes.worded:
            line = comparable(reply)
            for pattern in self.patterns:
                if held in pattern.codes and pattern.fits(line):
                    return pattern.family, pattern
        return ("no-answer", None) if code in self.codes.silent else ("other", None)

    def worded(self, reply: str, line: str) -> bool:
        """Tell whether a reply without an enhanced code has a known phrase, or is a wording and nothing else."""
        known = [pattern for pattern in self.patterns if NO_CODE in pattern.codes]
        said, whole = comparable(reply), comparable(line)
        return any(pattern.has_phrase(said) or pattern.is_whole(whole) for pattern in known)

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
