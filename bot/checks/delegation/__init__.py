"""Does the domain exist, and do the servers the world is sent to really answer for it? docs/checks/delegation.md."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.checks.delegation.health import TAGS as WEAKNESSES
from bot.checks.delegation.health import health
from bot.dns.ports import Question, is_ipv4
from bot.dns.resolver_failures import failing
from bot.dns.session import finding, silence
from bot.dns.zone import Zone, authoritative, direct_path, find_zone, lame, over_tcp, secondhand

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "delegation"
UNTESTED = "DELEGATION_UNTESTED"
TAGS = (
    "DELEGATION_OK",
    "DOMAIN_NOT_FOUND",
    "DELEGATION_MISMATCH",
    "DELEGATION_LAME",
    "DELEGATION_BROKEN",
    "DELEGATION_DEAD",
    "DELEGATION_DENIED_ABOVE",
    "DELEGATION_SILENT_SERVER",
    "DELEGATION_NO_GLUE",
    *WEAKNESSES,
    "DELEGATION_PARENT_UNTESTED",
    UNTESTED,
)
NOT_OK = frozenset({"DELEGATION_BROKEN", "DELEGATION_LAME", "DELEGATION_MISMATCH", "DELEGATION_DENIED_ABOVE"})
"""Beside these it is not said that the delegation is right."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Compare the parent's delegation with the zone's own servers, one by one."""
    zone = await find_zone(inquiry)
    if zone.exists is False:
        return (_not_found(zone),)
    answers = await in_charge(inquiry)
    facts = _facts(zone, inquiry)
    if not zone.servers:
        weak = await health(NAME, inquiry, zone, (), await _lost(inquiry, zone), facts)
        return (await _unreached(inquiry, zone, facts), *weak)
    return await _verdict(zone, answers, facts, inquiry)


async def _unreached(inquiry: Inquiry, zone: Zone, facts: dict[str, object]) -> Finding:
    """Say why there is no server to ask: none has an address, all are dead, or nobody can tell."""
    if zone.nameless and not zone.unsure:
        return finding(NAME, "DELEGATION_BROKEN", [zone.said], **facts, lame=list(zone.nameless))
    dead = await _dead(inquiry, zone, (), facts)
    return dead or finding(NAME, UNTESTED, [zone.said], **facts, reason=_why(zone))


async def in_charge(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Ask each server for SOA, NS (over TCP) and MX and keep of each its best answer: authority, then data, any word.

    Further addresses are asked for the MX alone.
    """
    zone = await find_zone(inquiry)
    soa, ns, mx = await asyncio.gather(
        authoritative(inquiry, zone.apex, "SOA"), over_tcp(inquiry), authoritative(inquiry, inquiry.domain, "MX")
    )
    over_udp = any(answer.status in HEARD for answer in zone.parent_answers)
    main = [_best(over_udp, *answers) for answers in zip(soa, ns, mx[: len(soa)], strict=True)]
    return (*main, *mx[len(soa) :])


def _best(over_udp: bool, soa: Answer, ns: Answer, mx: Answer) -> Answer:
    """Return a server's best answer; where UDP works here, one that is heard over TCP alone is silent."""
    dead = over_udp and {soa.status, mx.status} == {"TIMEOUT"} and not (soa.over_https or mx.over_https)
    return soa if dead else max((soa, ns, mx), key=_worth)


def _worth(answer: Answer) -> tuple[bool, ...]:
    heard = answer.status not in {"TIMEOUT", "UNREACHABLE", "GARBAGE", "FORBIDDEN"}
    return (answer.spoken and answer.authoritative, answer.spoken and bool(answer.answers), answer.spoken, heard)


HEARD = frozenset({"NOERROR", "NXDOMAIN", "REFUSED", "SERVFAIL", "OTHER"})


async def _verdict(
    zone: Zone, answers: tuple[Answer, ...], facts: dict[str, object], inquiry: Inquiry
) -> tuple[Finding, ...]:
    heard = [answer for answer in answers if answer.status in HEARD]
    bad = [answer for answer in heard if lame(answer)]
    silent = await _silent(inquiry, [answer for answer in answers if answer not in heard])
    if not heard:
        dead = await _dead(inquiry, zone, answers, facts)
        return (dead or finding(NAME, UNTESTED, answers, **facts, reason=silence(answers)),)
    if all(secondhand(answer) for answer in heard) and not await direct_path(inquiry):
        return (finding(NAME, UNTESTED, answers, **facts, reason="private-view"),)
    found: list[Finding] = []
    lost = await _lost(inquiry, zone)
    names = sorted({answer.server.name for answer in bad} | set(lost) | (set(zone.unglued) & set(zone.unsure)))
    if len(bad) == len(heard) and not any(secondhand(answer) for answer in bad) and await _all_lost(inquiry, silent):
        names = sorted({*names, *(answer.server.name for answer in silent)})
        silent = []
        found.append(finding(NAME, "DELEGATION_BROKEN", answers, **facts, lame=names))
    elif names:
        found.append(finding(NAME, "DELEGATION_LAME", answers, **facts, lame=names))
    if zone.delegated is not None and zone.named and set(zone.delegated) != set(zone.named):
        other = inquiry.hosts.dns_host(tuple(sorted(set(zone.named) - set(zone.delegated)))) or ""
        apart = {**_difference(zone), "other_dns_host": "" if other == facts["dns_host"] else other}
        found.append(finding(NAME, "DELEGATION_MISMATCH", zone.parent_answers, **facts, **apart))
    if zone.denied:
        above = sorted({answer.server.name for answer in zone.denied})
        found.append(finding(NAME, "DELEGATION_DENIED_ABOVE", zone.parent_answers, **facts, servers=above))
    if silent:
        found.append(finding(NAME, "DELEGATION_SILENT_SERVER", silent, **facts, **_mute(silent, heard)))
    if not any(item.tag in NOT_OK for item in found):
        answering = sorted({answer.server.name for answer in heard})
        six = sorted(h.name for h in zone.hosts if h.six_too and not any(map(inquiry.ports.reaches, h.six)))
        found.insert(0, finding(NAME, "DELEGATION_OK", answers, **facts, answering=answering, not_over_ipv6=six))
    found += await health(NAME, inquiry, zone, heard, lost, facts)
    if zone.delegated is None and not zone.private:
        reason = silence(zone.parent_answers) if zone.parent_answers else "no-parent"
        found.append(finding(NAME, "DELEGATION_PARENT_UNTESTED", zone.parent_answers, **facts, reason=reason))
    return tuple(found)


async def _all_lost(inquiry: Inquiry, silent: list[Answer]) -> bool:
    """Tell whether nobody serves the zone: no server is silent, or the resolvers find no way past those either."""
    return not silent or bool(await failing(inquiry, Question(inquiry.domain, "MX")))


async def _lost(inquiry: Inquiry, zone: Zone) -> list[str]:
    """Return the name servers that surely nobody finds: without an address, or given up by all working resolvers."""
    gone = [name for name in zone.unsure if await failing(inquiry, Question(name, "A"))]
    return [host.name for host in zone.hosts if host.name in {*zone.nameless, *gone} and host.name not in zone.unglued]


def _mute(silent: list[Answer], heard: list[Answer]) -> dict[str, object]:
    """Name silent servers; of one that answers at another address, the address that does not."""
    speaking = {answer.server.name for answer in heard}
    shown = {f"{a.server.name} ({a.server.address})" if a.server.name in speaking else a.server.name for a in silent}
    return {"silent": sorted(shown), "reason": silence(silent)}


async def _silent(inquiry: Inquiry, silent: list[Answer]) -> list[Answer]:
    """Leave out silence over IPv6 where nothing is heard over it: then it is our own network's."""
    if all(is_ipv4(answer.server.address) for answer in silent):
        return silent
    zone = await find_zone(inquiry)
    above = [answer.server for answer in zone.parent_answers]
    _, six = await inquiry.addresses(above[0].name) if above else (zone.said, zone.said)
    control = [replace(above[0], address=record.data) for record in six.records("AAAA")[:1]] if above else []
    replies = await inquiry.ask_each(Question(zone.apex, "NS", recurse=False), control)
    own = await authoritative(inquiry, inquiry.domain, "MX")
    works = any(a.status in HEARD and not is_ipv4(a.server.address) for a in (*replies, *own))
    return [answer for answer in silent if works or is_ipv4(answer.server.address)]


async def _dead(inquiry: Inquiry, zone: Zone, answers: tuple[Answer, ...], facts: dict[str, object]) -> Finding | None:
    """Tell a dead zone from a dead network: silent here, given up by all working resolvers, and the parent answers."""
    if not any(answer.status in HEARD for answer in zone.parent_answers):
        return None
    failures = await failing(inquiry, Question(inquiry.domain, "MX"))
    if not failures:
        return None
    if zone.unglued and set(zone.unglued) == set(zone.names):
        return finding(NAME, "DELEGATION_NO_GLUE", failures, **facts, unglued=list(zone.unglued))
    servers = sorted({answer.server.name for answer in answers}) or list(zone.names)
    return finding(NAME, "DELEGATION_DEAD", (*answers, *failures), **facts, silent=servers, reason=silence(answers))


def _not_found(zone: Zone) -> Finding:
    owner = next((record.name for record in zone.said.authority if record.type == "SOA"), "")
    return finding(NAME, "DOMAIN_NOT_FOUND", [zone.said], domain=zone.domain, zone=owner, ttl=zone.said.ttl)


def _difference(zone: Zone) -> dict[str, object]:
    delegated, named = set(zone.delegated or ()), set(zone.named)
    return {"only_parent": sorted(delegated - named), "only_zone": sorted(named - delegated)}


def _facts(zone: Zone, inquiry: Inquiry) -> dict[str, object]:
    return {
        "domain": zone.domain,
        "zone": zone.apex,
        "parent": zone.parent,
        "delegated": list(zone.delegated or ()),
        "named": list(zone.named),
        "dns_host": inquiry.hosts.dns_host(zone.delegated or zone.named) or "",
    }


def _why(zone: Zone) -> str:
    if not zone.said.spoken:
        return silence([zone.said])
    if zone.hosts and all(host.six_only for host in zone.hosts):
        return "no-ipv6"
    return "addresses" if zone.names else "no-servers"
