"""Where does the domain's mail go, and what do the numbers mean? docs/checks/mx.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.checks.exchangers import Exchangers, Mx, Version, exchangers, is_public, literal
from bot.checks.inquiry import finding, silence
from bot.checks.zone import find_zone
from bot.domains import eop_label, is_below

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.mailhosts import Home
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
    UNTESTED,
)
NEW_FORM = ".mx.microsoft"


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
            common = _facts(version, seen, inquiry)
            found.setdefault(tag, finding(NAME, tag, version.answers, **common, **facts))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Targets:
    """What the look-ups showed: aliases and their ends, inside addresses, names with the domain added and the meant."""

    aliases: dict[str, str]
    private: dict[str, str]
    reachable: frozenset[str]
    appended: dict[str, str]


_Tags = list[tuple[str, dict[str, object]]]


def _tags(version: Version, inquiry: Inquiry, targets: _Targets) -> _Tags:
    records = version.records
    if not records:
        return [("MX_NONE", {})]
    null = [record for record in records if record.host == "."]
    if null:
        return [("MX_NULL" if len(records) == len(null) else "MX_NULL_WITH_OTHERS", {})]
    broken = _broken(records, inquiry, targets.appended)
    sound = [record for record in records if record.host not in {fact["host"] for _, fact in broken}]
    homes = {record: inquiry.hosts.home(record.host, inquiry.domain) for record in sound}
    tags: _Tags = [*broken, *_homes(homes, inquiry.domain)]
    if is_below(inquiry.domain, ["onmicrosoft.com"]):
        tags.append(("MX_ONMICROSOFT", {}))
    hosts = set(version.hosts)
    inside = {host: ip for host, ip in targets.private.items() if host in hosts}
    private = "MX_PRIVATE_BESIDE" if any(record.host in targets.reachable for record in sound) else "MX_PRIVATE_ADDRESS"
    tags += [(private, {"host": host, "address": ip}) for host, ip in inside.items()]
    tags += [("MX_ALIAS", {"host": host, "target": to}) for host, to in targets.aliases.items() if host in hosts]
    return tags


def _broken(records: tuple[Mx, ...], inquiry: Inquiry, appended: dict[str, str]) -> _Tags:
    """Find targets that can never work as written."""
    found: _Tags = []
    for record in records:
        bare = record.host.removesuffix("." + inquiry.domain)
        if literal(record.host) or literal(bare):
            found.append(("MX_IP_LITERAL", {"host": record.host}))
        elif record.host in appended:
            found.append(("MX_DOMAIN_APPENDED", {"host": record.host, "meant": appended[record.host]}))
        elif bare != record.host and inquiry.hosts.home(bare, inquiry.domain).kind not in {"own", "unknown"}:
            found.append(("MX_DOMAIN_APPENDED", {"host": record.host, "meant": bare}))
    return found


def _homes(homes: dict[Mx, Home], domain: str) -> _Tags:
    if not homes:
        return []
    microsoft = [record for record, home in homes.items() if home.kind == "microsoft"]
    others = {record: home for record, home in homes.items() if home.kind != "microsoft"}
    legacy = [record for record, home in homes.items() if home.kind == "legacy"]
    if microsoft and not others:
        return _microsoft(microsoft, domain)
    if microsoft:
        odd = [pair for pair in _microsoft(microsoft, domain)[:1] if pair[0] == "MX_EXCHANGE_ONLINE_UNUSUAL"]
        return [_beside(microsoft, others), *odd]
    if legacy:
        return [("MX_LEGACY_NAME", {"host": legacy[0].host, "home": homes[legacy[0]].name})]
    first = min(homes)
    home = homes[first]
    facts: dict[str, object] = {"host": first.host, "home": home.name}
    names = sorted({known.name if known.kind in {"gateway", "home"} else known.kind for known in homes.values()})
    tag = {
        "gateway": "MX_GATEWAY",
        "home": "MX_OTHER_HOME",
        "own": "MX_OWN_HOST",
        "unknown": "MX_UNKNOWN_HOST",
    }[home.kind]
    several: _Tags = [("MX_SEVERAL_HOMES", {"homes": names})] if len(names) > 1 else []
    return [(tag, facts), *several]


def _microsoft(records: list[Mx], domain: str) -> _Tags:
    label = eop_label(domain)
    odd = [record.host for record in records if record.host.split(".")[0] != label]
    facts: dict[str, object] = {"host": min(records).host, "home": "Exchange Online", "expected_label": label}
    tag = "MX_EXCHANGE_ONLINE_UNUSUAL" if len(odd) == len(records) else "MX_EXCHANGE_ONLINE"
    if len(records) == 1:
        return [(tag, facts)]
    new = [record.host for record in records if record.host.endswith(NEW_FORM)]
    if new and len(new) < len(records):
        return [("MX_MOVE_UNDER_WAY", {**facts, "new": new[0]}), (tag, facts)]
    return [(tag, facts), ("MX_SEVERAL_ONE_HOME", facts)]


def _beside(microsoft: list[Mx], others: dict[Mx, Home]) -> tuple[str, dict[str, object]]:
    """Say what it means that somebody else's MX stands beside Microsoft's: the lower number is tried first."""
    other, cloud = min(others), min(microsoft)
    facts: dict[str, object] = {
        "host": cloud.host,
        "other": other.host,
        "home": others[other].name,
        "place": other.host if others[other].name == other.host else f"{others[other].name} ({other.host})",
        "preference": other.preference,
        "microsoft_preference": cloud.preference,
    }
    if all(home.kind == "gateway" for home in others.values()):
        return ("MX_BESIDE_GATEWAY" if other.preference < cloud.preference else "MX_PAST_GATEWAY"), facts
    if other.preference == cloud.preference:
        return "MX_OLD_HOME_EQUAL", facts
    return ("MX_OLD_HOME_LOWER" if other.preference < cloud.preference else "MX_OLD_HOME_HIGHER"), facts


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
