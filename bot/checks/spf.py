"""Who may send as this domain (SPF, RFC 7208)? It does not cause 5.4.1. docs/checks/spf.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.model import Finding

NAME = "spf"
UNTESTED = "SPF_UNTESTED"
TAGS = ("SPF_OK", "SPF_NONE", "SPF_SEVERAL", "SPF_TOO_MANY_LOOKUPS", UNTESTED)
MOST_LOOKUPS = 10
COUNTED = ("include:", "exists:", "redirect=")
ALSO_COUNTED = frozenset({"a", "mx", "ptr"})


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Read the record and count what a receiver must look up, includes and redirects followed."""
    answer = await inquiry.look_up(inquiry.domain, "TXT")
    common = {"domain": inquiry.domain}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    records = _records([record.data for record in answer.records()])
    if not records:
        return (finding(NAME, "SPF_NONE", [answer], **common),)
    facts = {**common, "record": records[0][:500], "microsoft": "spf.protection.outlook.com" in records[0].lower()}
    if len(records) > 1:
        return (finding(NAME, "SPF_SEVERAL", [answer], **facts, count=len(records)),)
    lookups = await _count(inquiry, records[0], {inquiry.domain})
    tag = "SPF_TOO_MANY_LOOKUPS" if lookups > MOST_LOOKUPS else "SPF_OK"
    return (finding(NAME, tag, [answer], **facts, lookups=lookups),)


def _records(texts: list[str]) -> list[str]:
    return [text for text in texts if text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")]


async def _count(inquiry: Inquiry, record: str, seen: set[str]) -> int:
    """Count the look-ups of a record, bounded: beyond twice the limit nobody needs the exact number."""
    terms = [term.lstrip("+-~?").lower() for term in record.split()[1:60]]
    direct = sum(term.startswith(COUNTED) or term.split(":")[0].split("/")[0] in ALSO_COUNTED for term in terms)
    names = [term.partition(mark)[2] for term in terms for mark in ("include:", "redirect=") if term.startswith(mark)]
    fresh = [name for name in dict.fromkeys(names) if name and "%" not in name and name not in seen][:MOST_LOOKUPS]
    if len(seen) > 2 * MOST_LOOKUPS:
        return direct
    seen.update(fresh)
    answers = await asyncio.gather(*(inquiry.look_up(name, "TXT") for name in fresh))
    inner = [_records([record.data for record in answer.records()])[:1] for answer in answers]
    return direct + sum([await _count(inquiry, found[0], seen) for found in inner if found])
