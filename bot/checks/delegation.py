"""Does the domain exist, and do the servers the world is sent to really answer for it? docs/checks/delegation.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence
from bot.checks.zone import Zone, authoritative, find_zone, lame, secondhand

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer
    from bot.model import Finding

NAME = "delegation"
UNTESTED = "DELEGATION_UNTESTED"
TAGS = (
    "DELEGATION_OK",
    "DOMAIN_NOT_FOUND",
    "DELEGATION_MISMATCH",
    "DELEGATION_LAME",
    "DELEGATION_BROKEN",
    "DELEGATION_SILENT_SERVER",
    "DELEGATION_PARENT_UNTESTED",
    UNTESTED,
)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Compare the parent's delegation with the zone's own servers, one by one."""
    zone = await find_zone(inquiry)
    if zone.exists is False:
        return (_not_found(zone),)
    answers = await in_charge(inquiry)
    facts = _facts(zone, inquiry)
    if not zone.servers:
        if zone.nameless and not zone.unsure:
            return (finding(NAME, "DELEGATION_BROKEN", [zone.said], **facts, lame=list(zone.nameless)),)
        return (finding(NAME, UNTESTED, [zone.said], **facts, reason=_why(zone)),)
    return _verdict(zone, answers, facts, inquiry)


async def in_charge(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Ask each server for SOA, NS and MX and keep of each its best answer: authority, then data, then any word."""
    zone = await find_zone(inquiry)
    said = await asyncio.gather(
        authoritative(inquiry, zone.apex, "SOA"),
        authoritative(inquiry, zone.apex, "NS"),
        authoritative(inquiry, inquiry.domain, "MX"),
    )
    return tuple(max(answers, key=_worth) for answers in zip(*said, strict=True))


def _worth(answer: Answer) -> tuple[bool, ...]:
    heard = answer.status not in {"TIMEOUT", "UNREACHABLE", "GARBAGE", "FORBIDDEN"}
    return (answer.spoken and answer.authoritative, answer.spoken and bool(answer.answers), answer.spoken, heard)


def _verdict(
    zone: Zone, answers: tuple[Answer, ...], facts: dict[str, object], inquiry: Inquiry
) -> tuple[Finding, ...]:
    heard = [answer for answer in answers if answer.status in {"NOERROR", "NXDOMAIN", "REFUSED", "SERVFAIL", "OTHER"}]
    bad = [answer for answer in heard if lame(answer)]
    silent = [answer for answer in answers if answer not in heard]
    if not heard:
        return (finding(NAME, UNTESTED, answers, **facts, reason=silence(answers)),)
    if all(secondhand(answer) for answer in heard):
        return (finding(NAME, UNTESTED, answers, **facts, reason="private-view"),)
    found: list[Finding] = []
    names = sorted({answer.server.name for answer in bad} | set(zone.nameless))
    if len(bad) == len(heard) and not silent:
        found.append(finding(NAME, "DELEGATION_BROKEN", answers, **facts, lame=names))
    elif names:
        found.append(finding(NAME, "DELEGATION_LAME", answers, **facts, lame=names))
    if zone.delegated is not None and zone.named and set(zone.delegated) != set(zone.named):
        other = inquiry.hosts.dns_host(tuple(sorted(set(zone.named) - set(zone.delegated)))) or ""
        apart = {**_difference(zone), "other_dns_host": "" if other == facts["dns_host"] else other}
        found.append(finding(NAME, "DELEGATION_MISMATCH", zone.parent_answers, **facts, **apart))
    if silent:
        mute = sorted({answer.server.name for answer in silent})
        found.append(finding(NAME, "DELEGATION_SILENT_SERVER", silent, **facts, silent=mute, reason=silence(silent)))
    if not any(item.tag in {"DELEGATION_BROKEN", "DELEGATION_LAME", "DELEGATION_MISMATCH"} for item in found):
        answering = sorted({answer.server.name for answer in heard})
        found.insert(0, finding(NAME, "DELEGATION_OK", answers, **facts, answering=answering))
    if zone.delegated is None:
        reason = silence(zone.parent_answers) if zone.parent_answers else "no-parent"
        found.append(finding(NAME, "DELEGATION_PARENT_UNTESTED", zone.parent_answers, **facts, reason=reason))
    return tuple(found)


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
    return "addresses" if zone.names else "no-servers"
