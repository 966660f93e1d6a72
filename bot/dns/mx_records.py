"""The domain's MX as its servers tell them: parsed, grouped by what was said, ready for several checks."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.dns.ports import Question
from bot.dns.zone import authoritative

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry

MOST_MX = 50
"""Most MX looked at (500 are possible; a mailer gives up long before)."""

PROOF = ".msv1.invalid"

MOST_COMPARED = 4
"""Most targets that every resolver is asked about."""


@dataclass(frozen=True, slots=True, order=True)
class Mx:
    """One MX: preference (lower is tried first), target ('.' is the null MX of RFC 7505), TTL in seconds."""

    preference: int
    host: str
    ttl: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the MX set and who gave it."""

    records: tuple[Mx, ...]
    answers: tuple[Answer, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the targets, the first tried first."""
        return tuple(record.host for record in self.records)


@dataclass(frozen=True, slots=True)
class Exchangers:
    """All versions seen, the commonest first; empty where nobody spoke (`asked` then holds the silence)."""

    source: Literal["authoritative", "resolvers"]
    versions: tuple[Version, ...]
    asked: tuple[Answer, ...]

    @property
    def records(self) -> tuple[Mx, ...]:
        """Return the commonest version's records."""
        return self.versions[0].records if self.versions else ()

    @property
    def targets(self) -> tuple[str, ...]:
        """Return every host name that any version leads to."""
        hosts = [host for version in self.versions for host in version.hosts]
        return tuple(dict.fromkeys(host for host in hosts if _leads_somewhere(host)))


async def exchangers(inquiry: Inquiry) -> Exchangers:
    """Ask the zone's servers for the MX, or the resolvers where none of them spoke."""
    return await inquiry.once("exchangers", lambda: _ask(inquiry))


async def _ask(inquiry: Inquiry) -> Exchangers:
    public = await inquiry.look_up(inquiry.domain, "MX")
    hosts = [mx.host for mx in parse(public) if _leads_somewhere(mx.host)]
    inquiry.ahead(*(inquiry.addresses(host) for host in hosts))
    inquiry.ahead(*(inquiry.ask_each(Question(host, "A"), inquiry.ports.resolvers) for host in hosts[:MOST_COMPARED]))
    direct = await authoritative(inquiry, inquiry.domain, "MX")
    spoken = [answer for answer in direct if answer.spoken and (answer.authoritative or answer.records("MX"))]
    trusted = [answer for answer in spoken if answer.authoritative] or spoken
    aliased = any(answer.records("CNAME") and not answer.records("MX") for answer in trusted)
    if trusted and not aliased:
        return Exchangers("authoritative", _versions(trusted), direct)
    asked = tuple(dict.fromkeys((public, *direct)))
    return Exchangers("resolvers", _versions([public] if public.spoken and not public.stale else []), asked)


def _versions(answers: list[Answer]) -> tuple[Version, ...]:
    groups: dict[tuple[tuple[int, str], ...], list[Answer]] = {}
    for answer in answers:
        groups.setdefault(tuple((mx.preference, mx.host) for mx in parse(answer)), []).append(answer)
    ordered = sorted(groups.values(), key=len, reverse=True)
    return tuple(Version(parse(group[0]), tuple(group)) for group in ordered)


def parse(answer: Answer) -> tuple[Mx, ...]:
    """Read the MX out of an answer, the first tried first, at most MOST_MX; what is not one is left out."""
    found = []
    for record in answer.records("MX"):
        preference, _, host = record.data.partition(" ")
        if preference.isdigit() and host:
            found.append(Mx(int(preference), host.lower().rstrip(".") or ".", record.ttl))
    return tuple(sorted(set(found))[:MOST_MX])


def _leads_somewhere(host: str) -> bool:
    return host != "." and not literal(host) and not proves_ownership(host)


def proves_ownership(host: str) -> bool:
    """Tell whether an MX only proves to Microsoft whose the domain is; its name can never exist (RFC 2606)."""
    return host.endswith(PROOF)


_LITERAL = re.compile(r"\[?(?:IPv6:)?([0-9A-Fa-f:.]{2,45})\]?(?:/\d{1,3})?", re.IGNORECASE)


def literal(host: str) -> bool:
    """Tell whether an MX target is an IP address, a port or a URL, which no mailer can use."""
    if "/" in host or ":" in host.replace("\\", ""):
        return True
    match = _LITERAL.fullmatch(host)
    try:
        return bool(match and ipaddress.ip_address(match[1]))
    except ValueError:
        return False


DOCUMENTATION = tuple(
    ipaddress.ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
)


def is_public(address: str) -> bool:
    """Tell whether outside mailers could reach an address; addresses kept for examples count as such (RFC 5737)."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return parsed.is_global or any(parsed in net for net in DOCUMENTATION if net.version == parsed.version)


async def public_answers(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Ask every resolver for the MX."""
    return await inquiry.ask_each(Question(inquiry.domain, "MX"), inquiry.ports.resolvers)
