"""Who may send as this domain (SPF, RFC 7208)? It does not cause 5.4.1. docs/checks/spf.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.exchangers import exchangers
from bot.checks.inquiry import finding, silence
from bot.checks.spf_terms import MOST_LOOKUPS, MOST_VOID, Evaluation, evaluate, spf_records

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.model import Finding

NAME = "spf"
UNTESTED = "SPF_UNTESTED"
TAGS = (
    "SPF_OK",
    "SPF_NONE",
    "SPF_SEVERAL",
    "SPF_TOO_MANY_LOOKUPS",
    "SPF_TOO_MANY_VOID",
    "SPF_INCLUDE_NONE",
    "SPF_INCLUDE_SEVERAL",
    "SPF_LOOP",
    "SPF_SYNTAX",
    "SPF_OPEN",
    "SPF_NO_MICROSOFT",
    "SPF_NULL_MX",
    UNTESTED,
)
ERRORS = {
    "syntax": "SPF_SYNTAX",
    "include-none": "SPF_INCLUDE_NONE",
    "several": "SPF_INCLUDE_SEVERAL",
    "loop": "SPF_LOOP",
}
"""Permanent errors (RFC 7208 section 2.6.7) by what `evaluate` calls them."""
INCLUDES = {
    "Exchange Online": "spf.protection.outlook.com",
    "Exchange Online (US Government)": "spf.protection.office365.us",
    "Exchange Online (21Vianet)": "spf.protection.partner.outlook.cn",
    "Google Workspace": "_spf.google.com",
}
"""What a mail home asks its domains to include; a home not named here has no record to offer."""
MICROSOFT = frozenset(include for home, include in INCLUDES.items() if home.startswith("Exchange Online"))


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Read the record as a receiver does; a permanent error makes all mail of the domain fail SPF."""
    answer = await inquiry.look_up(inquiry.domain, "TXT")
    common = {"domain": inquiry.domain}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    homes, null = await _homes(inquiry)
    include = INCLUDES.get(homes[0], "") if len(set(homes)) == 1 else ""
    records = spf_records([record.data for record in answer.records()])
    if not records:
        return (finding(NAME, "SPF_NONE", [answer], **common, **({"include": include} if include else {})),)
    facts: dict[str, object] = {**common, "record": records[0][:500], "include": include}
    if len(records) > 1:
        return (finding(NAME, "SPF_SEVERAL", [answer], **facts, count=len(records)),)
    seen = await evaluate(inquiry, records[0])
    facts |= {"lookups": seen.lookups, "void": seen.void}
    if seen.unanswered is not None:
        return (finding(NAME, UNTESTED, [answer, seen.unanswered], **common, reason=silence([seen.unanswered])),)
    tag, named = _tag(seen, include, null=null)
    return (finding(NAME, tag, [answer], **facts, name=named),)


def _tag(seen: Evaluation, include: str, *, null: bool) -> tuple[str, str]:
    """Return the tag and the name or term that it rests on, the gravest first."""
    for kind, tag in ERRORS.items():
        if kind in seen.errors:
            return tag, seen.errors[kind]
    asked = include if include in MICROSOFT else ""
    signs = (
        ("SPF_TOO_MANY_LOOKUPS", seen.lookups > MOST_LOOKUPS),
        ("SPF_TOO_MANY_VOID", seen.void > MOST_VOID),
        ("SPF_OPEN", seen.open),
        ("SPF_NULL_MX", null and seen.senders),
        ("SPF_NO_MICROSOFT", bool(asked) and asked not in seen.names),
    )
    return next((tag for tag, holds in signs if holds), "SPF_OK"), asked


async def _homes(inquiry: Inquiry) -> tuple[list[str], bool]:
    """Return the mail homes of the MX (`` where there is none), and whether the domain says that it takes no mail."""
    seen = await exchangers(inquiry)
    homes = [inquiry.hosts.home(host, inquiry.domain).name for host in seen.targets]
    null = bool(seen.records) and all(record.host == "." for record in seen.records)
    return homes or [""], null
