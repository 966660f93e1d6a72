"""What the words of a cause mention, read off the findings: which servers, and until when caches remember. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pydantic import JsonValue

    from bot.model import Finding, ServerAnswer


def mentioned(names: Mapping[str, str], until: Collection[str], findings: Sequence[Finding]) -> dict[str, JsonValue]:
    """Return the facts that a cause's words mention: `servers`, the `tag` that told them, `asked` and `until`.

    `names` says in which fact of which tag the servers stand, `until` which tags are of caches that still remember.
    """
    by_tag = {finding.tag: finding for finding in findings}
    facts: dict[str, JsonValue] = {}
    told = next((tag for tag in names if tag in by_tag), None)
    if told:
        facts |= {"servers": by_tag[told].facts.get(names[told]), "tag": told}
    for tag in sorted(set(until) & by_tag.keys()):
        facts |= _forgotten(by_tag[tag])
    return facts


def _forgotten(finding: Finding) -> dict[str, JsonValue]:
    """Return when the last cache that is behind forgets, and when it was asked; nothing where one tells no TTL."""
    behind = finding.facts.get("behind")
    names = set(behind) if isinstance(behind, list) else set()
    old = [answer for answer in finding.servers if answer.server in names]
    ends = [end for answer in old if (end := _end(answer))]
    if not ends or len(ends) < len(old):
        return {}
    return {"asked": max(answer.at for answer in old), "until": max(ends).isoformat().replace("+00:00", "Z")}


def _end(answer: ServerAnswer) -> datetime | None:
    if answer.ttl is None:
        return None
    try:
        return datetime.fromisoformat(answer.at) + timedelta(seconds=answer.ttl)
    except (ValueError, OverflowError):
        return None
