"""The nouns of a tenant: a fact that a command told, and the case it is held against."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domains import Refused, read_domain
from bot.model import Stored

LONGEST = 253
_MICROSOFT = (
    ".mx.microsoft",
    ".protection.outlook.com",
    ".protection.office365.us",
    ".protection.partner.outlook.cn",
)


class Fact(Stored):
    """A fact of a tenant: the words that tell it, what they mention, what it answers when causes are ranked.

    `about` is the address or domain it holds for; `expect` the MX that the tenant expects.
    """

    tag: str
    about: str = ""
    values: dict[str, str] = {}
    answers: dict[str, str] = {}
    expect: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What an output is held against: the failed address, its domain, the server that refused, the person's side."""

    domain: str
    address: str | None = None
    refuser: str | None = None
    side: str | None = None


def other(name: str) -> Fact:
    """Return the fact that an output is about something else."""
    return Fact(tag="other-object", values={"other": name[:LONGEST]})


def is_domain(name: str, domain: str) -> bool:
    """Tell whether a name, however it is written, is the domain."""
    try:
        return read_domain(name) == domain
    except Refused:
        return False


def is_microsoft(host: str) -> bool:
    """Tell whether a host is one of those that Microsoft gives to MX records."""
    return host.endswith(_MICROSOFT)
