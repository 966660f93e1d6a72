"""Where does the domain's mail go, and what do the numbers mean? docs/checks/mx.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.checks.mx.mail_homes import Tagged, classify
from bot.dns.mx_records import (
    Exchangers,
    Mx,
    Version,
    exchangers,
    is_public,
    literal,
    parse,
    proves_ownership,
    public_answers,
)
from bot.dns.session import finding, silence
from bot.dns.zone import find_zone
from bot.domains import is_below

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "mx"
UNTESTED = "MX_UNTESTED"
TAGS = (
    "MX_NONE",
    "MX_NULL",
    "MX_NULL_WITH_OTHERS",
    "MX_EXCHANGE_ONLINE",
    "MX_EXCHANGE_ONLINE_UNUSUAL",
    "MX_GATEWAY",
    "MX_BESIDE_GATEWAY",
    "MX_PAST_GATEWAY",
    "MX_OTHER_HOME",
    "MX_OWN_HOST",
    "MX_UNKNOWN_HOST",
    "MX_SEVERAL_HOMES",
    "MX_SEVERAL_ONE_HOME",
    "MX_OLD_HOME_LOWER",
    "MX_OLD_HOME_EQUAL",
    "MX_OLD_HOME_HIGHER",
    "MX_MOVE_UNDER_WAY",
    "MX_ALIAS",
    "MX_IP_LITERAL",
    "MX_PRIVATE_ADDRESS",
    "MX_PRIVATE_BESIDE",
    "MX_DOMAIN_APPENDED",
    "MX_LEGACY_NAME",
    "MX_ONMICROSOFT",
    "MX_PROOF_ALONE",
    "MX_PROOF_LEFTOVER",
    "MX_UNDERSCORE",
    "MX_TTL_ZERO",
    "MX_TTL_LONG",
    UNTESTED,
)
LONG_TTL = 86400
"""Seconds: whoever changes an MX should not have to wait longer than a day."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Classify every version of the MX set that the servers gave; the commonest version's verdict comes first."""
    seen, zone = await asyncio.gather(exchangers(inquiry), find_zone(inquiry))
    if zone.exists is False:
        return (finding(NAME, UNTESTED, [zone.said], domain=inquiry.domain, reason="no-such-domain"),)
    if not seen.versions:
        return (finding(NAME, UNTESTED, seen.asked, domain=inquiry.domain, reason=silence(seen.asked)),)
    aliases, private, appended = await asyncio.gather(
        _aliases(seen, inquiry), _private(seen, inquiry), _appended(seen, inquiry)
    )
    seen_targets = _Targets(aliases, *private, appended)
    found: dict[str, Finding] = {}
    for version in seen.versions:
        for tag, facts in _tags(version, inquiry, seen_targets):
            common = {**_facts(version, seen, inquiry), **_only_at(version, seen)}
            found.setdefault(tag, finding(NAME, tag, version.answers, **{**common, **facts}))
    for tag, ttl in await _spans(seen, inquiry):
        facts = {**_facts(seen.versions[0], seen, inquiry), "ttl": ttl}
        found[tag] = finding(NAME, tag, seen.versions[0].answers, **facts)
    return tuple(found.values())


def _only_at(version: Version, seen: Exchangers) -> dict[str, object]:
    """Name the servers that alone have a version which is not the commonest."""
    if version is seen.versions[0]:
        return {}
    return {"only_at": sorted({answer.server.name for answer in version.answers})}


@dataclass(frozen=True, slots=True)
class _Targets:
    """What the look-ups showed: aliases and their ends, inside addresses, names with the domain added and the meant."""

    aliases: dict[str, str]
    private: dict[str, str]
    reachable: frozenset[str]
    appended: dict[str, str]


def _tags(version: Version, inquiry: Inquiry, targets: _Targets) -> Tagged:
    if not version.records:
        return [("MX_NONE", {})]
    proofs = [record for record in version.records if proves_ownership(record.host)]
    proof: dict[str, object] = {"host": proofs[0].host, "preference": proofs[0].preference} if proofs else {}
    records = tuple(record for record in version.records if record not in proofs)
    if not records:
        return [("MX_PROOF_ALONE", proof)]
    return [*_of(records, inquiry, targets), *([("MX_PROOF_LEFTOVER", proof)] if proofs else [])]


def _of(records: tuple[Mx, ...], inquiry: Inquiry, targets: _Targets) -> Tagged:
    null = [record for record in records if record.host == "."]
    if null:
        return [("MX_NULL" if len(records) == len(null) else "MX_NULL_WITH_OTHERS", {})]
    broken = _broken(records, inquiry, targets.appended)
    sound = [record for record in records if record.host not in {fact["host"] for _, fact in broken}]
    homes = {record: inquiry.hosts.home(record.host, inquiry.domain) for record in sound}
    tags: Tagged = [*broken, *classify(homes, inquiry.domain)]
    if is_below(inquiry.domain, ["onmicrosoft.com"]):
        tags.append(("MX_ONMICROSOFT", {}))
    hosts = {record.host for record in records}
    inside = {host: ip for host, ip in targets.private.items() if host in hosts}
    private = "MX_PRIVATE_BESIDE" if any(record.host in targets.reachable for record in sound) else "MX_PRIVATE_ADDRESS"
    tags += [(private, {"host": host, "address": ip}) for host, ip in inside.items()]
    tags += [("MX_ALIAS", {"host": host, "target": to}) for host, to in targets.aliases.items() if host in hosts]
    underscored = sorted(host for host in hosts if "_" in host)
    return [*tags, ("MX_UNDERSCORE", {"hosts": underscored})] if underscored else tags


async def _spans(seen: Exchangers, inquiry: Inquiry) -> list[tuple[str, int]]:
    """Judge the TTL as published, not what is left of it in a cache: none, or long while a change is under way."""
    spans = [record.ttl for version in seen.versions for record in version.records]
    if seen.source != "authoritative" or not spans:
        return []
    if min(spans) == 0:
        return [("MX_TTL_ZERO", 0)]
    if max(spans) <= LONG_TTL:
        return []
    public = {frozenset(mx.host for mx in parse(answer)) for answer in await public_answers(inquiry) if answer.spoken}
    views = public | {frozenset(version.hosts) for version in seen.versions}
    return [("MX_TTL_LONG", max(spans))] if inquiry.wanted.expect_mx or len(views) > 1 else []


def _broken(records: tuple[Mx, ...], inquiry: Inquiry, appended: dict[str, str]) -> Tagged:
    """Find targets that can never work as written."""
    found: Tagged = []
    for record in records:
        bare = record.host.removesuffix("." + inquiry.domain)
        if literal(record.host) or literal(bare):
            found.append(("MX_IP_LITERAL", {"host": record.host}))
        elif record.host in appended:
            found.append(("MX_DOMAIN_APPENDED", {"host": record.host, "meant": appended[record.host]}))
        elif bare != record.host and inquiry.hosts.home(bare, inquiry.domain).kind not in {"own", "unknown"}:
            found.append(("MX_DOMAIN_APPENDED", {"host": record.host, "meant": bare}))
    return found


async def _aliases(seen: Exchangers, inquiry: Inquiry) -> dict[str, str]:
    """Return the targets that are aliases, with what they lead to (forbidden by RFC 2181 section 10.3)."""
    answers = await asyncio.gather(*(inquiry.look_up(host, "A") for host in seen.targets))
    cnames = {host: answer.records("CNAME") for host, answer in zip(seen.targets, answers, strict=True)}
    return {host: records[0].data for host, records in cnames.items() if records}


async def _appended(seen: Exchangers, inquiry: Inquiry) -> dict[str, str]:
    """Return the targets that do not exist and would, had the zone editor not added the domain."""
    bare = {host: host.removesuffix("." + inquiry.domain) for host in seen.targets}
    suspects = [host for host, name in bare.items() if name != host and "." in name and not literal(name)]
    found = await asyncio.gather(*(inquiry.look_up(host, "A") for host in suspects))
    missing = [host for host, answer in zip(suspects, found, strict=True) if answer.status == "NXDOMAIN"]
    meant = await asyncio.gather(*(inquiry.look_up(bare[host], "A") for host in missing))
    return {host: bare[host] for host, answer in zip(missing, meant, strict=True) if answer.records("A")}


async def _private(seen: Exchangers, inquiry: Inquiry) -> tuple[dict[str, str], frozenset[str]]:
    """Return the targets without an address in the public Internet, with one of theirs, and those with one."""
    answers = await asyncio.gather(*(inquiry.addresses(host) for host in seen.targets))
    inside, reachable = {}, set()
    for host, (four, six) in zip(seen.targets, answers, strict=True):
        addresses = [record.data for record in (*four.records("A"), *six.records("AAAA"))]
        if any(is_public(address) for address in addresses):
            reachable.add(host)
        elif addresses:
            inside[host] = addresses[0]
    return inside, frozenset(reachable)


def _facts(version: Version, seen: Exchangers, inquiry: Inquiry) -> dict[str, object]:
    return {
        "domain": inquiry.domain,
        "records": [
            {"preference": record.preference, "host": record.host, "ttl": record.ttl} for record in version.records
        ],
        "mx": ", ".join(f"{record.preference} {record.host}" for record in version.records[:8]),
        "ttl": min((record.ttl for record in version.records), default=None),
        "source": seen.source,
    }
