"""Whose servers the MX lead to, and what it means that several providers stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domains import eop_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.dns.mx_records import Mx
    from bot.mailhosts import Home

Tagged = list[tuple[str, dict[str, object]]]
"""Tags with the facts of their findings."""
NEW_FORM = ".mx.microsoft"
BY_KIND = {"gateway": "MX_GATEWAY", "home": "MX_OTHER_HOME", "own": "MX_OWN_HOST", "unknown": "MX_UNKNOWN_HOST"}


def classify(homes: Mapping[Mx, Home], domain: str) -> Tagged:
    """Return the tags that the homes of a version's MX give, the main one first."""
    if not homes:
        return []
    microsoft = [record for record, home in homes.items() if home.kind == "microsoft"]
    others = {record: home for record, home in homes.items() if home.kind != "microsoft"}
    legacy = [record for record, home in homes.items() if home.kind == "legacy"]
    if microsoft and not others:
        return _microsoft(microsoft, domain)
    if microsoft:
        odd = [pair for pair in _microsoft(microsoft, domain)[:1] if pair[0] == "MX_EXCHANGE_ONLINE_UNUSUAL"]
        return [*_beside(microsoft, others), *odd]
    if legacy:
        return [("MX_LEGACY_NAME", {"host": legacy[0].host, "home": homes[legacy[0]].name})]
    first = min(homes)
    named = {h.name if h.kind in {"gateway", "home"} else h.kind: record for record, h in reversed(list(homes.items()))}
    names = sorted(record.host if name in {"own", "unknown"} else name for name, record in named.items())
    several: Tagged = [("MX_SEVERAL_HOMES", {"homes": names})] if len(names) > 1 else []
    return [(BY_KIND[homes[first].kind], {"host": first.host, "home": homes[first].name}), *several]


def _microsoft(records: list[Mx], domain: str) -> Tagged:
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


def _beside(microsoft: list[Mx], others: dict[Mx, Home]) -> Tagged:
    """Tell old homes beside Microsoft's servers, which go, from filters, which stay whatever else goes."""
    gateways = {record: home for record, home in others.items() if home.kind == "gateway"}
    old = {record: home for record, home in others.items() if home.kind != "gateway"}
    found = [_old_home(microsoft, gateways, old)] if old else []
    return [*found, _gateway(microsoft, gateways)] if gateways else found


def _gateway(microsoft: list[Mx], gateways: dict[Mx, Home]) -> tuple[str, dict[str, object]]:
    cloud = min(microsoft)
    tag = "MX_BESIDE_GATEWAY" if min(gateways).preference < cloud.preference else "MX_PAST_GATEWAY"
    return tag, _facts(cloud, gateways)


def _old_home(microsoft: list[Mx], gateways: dict[Mx, Home], old: dict[Mx, Home]) -> tuple[str, dict[str, object]]:
    """Compare an old home with what else takes mail: the lower number is tried first."""
    other, best = min(old), min([*microsoft, *gateways])
    if other.preference == best.preference:
        tag = "MX_OLD_HOME_EQUAL"
    else:
        tag = "MX_OLD_HOME_LOWER" if other.preference < best.preference else "MX_OLD_HOME_HIGHER"
    first = {
        "first": gateways[best].name if best in gateways else "Exchange Online",
        "first_preference": best.preference,
        "old": [f"{record.preference} {record.host}" for record in sorted(old)],
        "count": len(old),
    }
    return tag, {**_facts(min(microsoft), old), **first}


def _facts(cloud: Mx, others: dict[Mx, Home]) -> dict[str, object]:
    other = min(others)
    name = others[other].name
    return {
        "host": cloud.host,
        "other": other.host,
        "home": name,
        "place": other.host if name == other.host else f"{name} ({other.host})",
        "preference": other.preference,
        "microsoft_preference": cloud.preference,
    }
