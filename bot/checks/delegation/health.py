"""What is weak in a delegation that works: one machine, TCP closed, EDNS dropped, stale glue, aliases, odd names."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.ports import is_ipv4
from bot.dns.session import finding
from bot.dns.zone import authoritative, lame, over_tcp
from bot.dns.zone_cuts import ancestors, below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.dns.name_servers import NameServer
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.dns.zone import Zone
    from bot.model import Finding

TAGS = (
    "DELEGATION_SLOW",
    "DELEGATION_NO_TCP",
    "DELEGATION_NO_EDNS",
    "DELEGATION_UPWARD",
    "DELEGATION_GLUE_DIFFERS",
    "DELEGATION_NS_NO_ADDRESS",
    "DELEGATION_NS_UNREGISTERED",
    "DELEGATION_NS_ALIAS",
    "DELEGATION_APEX_ALIAS",
    "DELEGATION_UNDERSCORE",
    "DELEGATION_ONE_SERVER",
    "DELEGATION_ONE_ADDRESS",
    "DELEGATION_SHARED_ADDRESS",
    "DELEGATION_IPV6_ONLY",
    "DELEGATION_IPV6_UNASKED",
)
SLOW_MS = 2000
"""From so long on many resolvers give up before a server answers."""
NO_TCP = frozenset({"TIMEOUT", "UNREACHABLE", "GARBAGE"})
FEWEST = 2
"""Name servers that a zone needs (RFC 1034 section 4.1)."""
SURE = 3
"""Answers without EDNS that tell a server without it from lost packets."""

_Weak = tuple[str, "Sequence[Answer]", list[str]]


async def health(
    check: str, inquiry: Inquiry, zone: Zone, heard: Sequence[Answer], lost: Sequence[str], facts: dict[str, object]
) -> list[Finding]:
    """Return the delegation's weaknesses, each one finding; `lost` are name servers that nobody finds an address of."""
    soa, mx, keys, tcp = await asyncio.gather(
        authoritative(inquiry, zone.apex, "SOA"),
        authoritative(inquiry, inquiry.domain, "MX"),
        authoritative(inquiry, zone.apex, "DNSKEY", signed=True),
        over_tcp(inquiry),
    )
    weak = [
        *_answering(zone, heard, tcp, (*soa, *mx, *keys)),
        *_named(zone, (*soa, *mx), await _stale(inquiry, zone)),
        *(_spread(zone) if heard else ()),
        *await _lost(inquiry, zone, lost),
    ]
    if zone.unasked:
        weak.append(("DELEGATION_IPV6_UNASKED", (), list(zone.unasked)))
    found = sorted(weak, key=lambda each: TAGS.index(each[0]))
    return [finding(check, tag, answers, **facts, servers=servers) for tag, answers, servers in found]


def _answering(zone: Zone, heard: Sequence[Answer], tcp: Sequence[Answer], udp: Sequence[Answer]) -> Iterator[_Weak]:
    """Find servers that answer late, not over TCP, not with EDNS, or by pointing back up (an upward referral)."""
    speaking = {answer.server for answer in heard}
    if slow := [answer for answer in heard if answer.elapsed_ms >= SLOW_MS]:
        yield "DELEGATION_SLOW", slow, _names(slow)
    if closed := [answer for answer in tcp if answer.status in NO_TCP and answer.server in speaking]:
        yield "DELEGATION_NO_TCP", closed, _names(closed)
    said = {server: [answer for answer in udp if answer.server == server and answer.spoken] for server in speaking}
    bare = [found[0] for found in said.values() if len(found) >= SURE and all(answer.bare for answer in found)]
    if bare:
        yield "DELEGATION_NO_EDNS", bare, _names(bare)
    above = set(ancestors(zone.apex)[1:])
    up = [answer for answer in udp if lame(answer) and {r.name for r in answer.authority if r.type == "NS"} & above]
    if up:
        yield "DELEGATION_UPWARD", up, _names(up)


async def _stale(inquiry: Inquiry, zone: Zone) -> list[str]:
    """Return addresses of the referral that the zone does not have, by its own servers too: resolvers may differ."""
    suspects = [(host.name, address) for host in _delegated(zone) for address in host.stale]
    kinds = {(name, "A" if is_ipv4(address) else "AAAA") for name, address in suspects if below(name, zone.apex)}
    told = await asyncio.gather(*(authoritative(inquiry, name, kind) for name, kind in sorted(kinds)))
    known = {(record.name, record.data) for answers in told for answer in answers for record in answer.answers}
    return [f"{name} ({address})" for name, address in suspects if (name, address) not in known]


def _named(zone: Zone, udp: Sequence[Answer], stale: list[str]) -> Iterator[_Weak]:
    """Find what is wrong with names: stale glue, aliases, underscores."""
    delegated = _delegated(zone)
    if stale:
        yield "DELEGATION_GLUE_DIFFERS", zone.parent_answers, stale
    if aliases := [f"{host.name} ({host.alias})" for host in delegated if host.alias]:
        yield "DELEGATION_NS_ALIAS", (), aliases
    if delegated and all(host.six_only for host in delegated):
        yield "DELEGATION_IPV6_ONLY", (), [host.name for host in delegated]
    if underscored := [host.name for host in delegated if "_" in host.name]:
        yield "DELEGATION_UNDERSCORE", (), underscored
    top = {a: [r.data for r in a.records("CNAME") if r.name == zone.apex] for a in udp if a.authoritative}
    if aliased := {answer: targets for answer, targets in top.items() if targets}:
        yield "DELEGATION_APEX_ALIAS", list(aliased), sorted({name for targets in aliased.values() for name in targets})


def _spread(zone: Zone) -> Iterator[_Weak]:
    """Tell whether one fault takes several name servers away."""
    delegated = _delegated(zone)
    addresses = sorted({address for host in delegated for address in host.addresses})
    if len(delegated) < FEWEST:
        yield "DELEGATION_ONE_SERVER", zone.parent_answers, [host.name for host in delegated]
    elif len(addresses) < FEWEST and all(host.addresses for host in delegated):
        yield "DELEGATION_ONE_ADDRESS", (), addresses
    elif shared := [a for a in addresses if sum(a in host.addresses for host in delegated) > 1]:
        names = [host.name for host in delegated if any(address in shared for address in host.addresses)]
        yield "DELEGATION_SHARED_ADDRESS", (), [*names, *shared]


async def _lost(inquiry: Inquiry, zone: Zone, lost: Sequence[str]) -> list[_Weak]:
    """Tell name servers without an address from those whose whole domain is free: its next owner answers for ours."""
    own = {name: inquiry.ports.registrable(name) for name in lost if not below(name, zone.apex)}
    answers = {name: await inquiry.look_up(domain, "NS") for name, domain in own.items()}
    free = [name for name, answer in answers.items() if answer.status == "NXDOMAIN"]
    weak: list[_Weak] = []
    if free:
        weak.append(("DELEGATION_NS_UNREGISTERED", [answers[name] for name in free], free))
    if rest := [name for name in lost if name not in free]:
        weak.append(("DELEGATION_NS_NO_ADDRESS", [await inquiry.look_up(name, "A") for name in rest], rest))
    return weak


def _delegated(zone: Zone) -> list[NameServer]:
    return [host for host in zone.hosts if zone.delegated is None or host.name in zone.delegated]


def _names(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.server.name for answer in answers})
