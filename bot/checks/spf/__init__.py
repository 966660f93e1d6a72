"""Who may send as this domain (SPF, RFC 7208)? Asked with everything alone. docs/checks/spf.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.spf.record import is_record, looks_like_one, network
from bot.checks.spf.versions import versions
from bot.checks.spf.walk import MOST_LOOKUPS, MOST_VOID, Walk, walk
from bot.dns.mail_home import only_home, takes_no_mail
from bot.dns.session import finding, silence

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "spf"
UNTESTED = "SPF_UNTESTED"
TAGS = (
    "SPF_OK",
    "SPF_NONE",
    "SPF_MISSPELT",
    "SPF_DIFFERS",
    "SPF_SEVERAL",
    "SPF_TOO_MANY_LOOKUPS",
    "SPF_TOO_MANY_VOID",
    "SPF_MX_TOO_MANY",
    "SPF_INCLUDE_NONE",
    "SPF_INCLUDE_SEVERAL",
    "SPF_INCLUDE_FAILS",
    "SPF_LOOP",
    "SPF_SYNTAX",
    "SPF_OPEN",
    "SPF_NO_MICROSOFT",
    "SPF_NULL_MX",
    "SPF_IN_VAIN",
    UNTESTED,
)
Facts = dict[str, object]


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Evaluate the record that the resolver has; where the zone's own servers differ, that is said first."""
    found = await _evaluate(inquiry)
    direct, apart = await versions(inquiry)
    if not apart:
        return found
    rest = (each for each in found if each.tag not in {"SPF_OK", "SPF_NONE", UNTESTED})
    return (finding(NAME, "SPF_DIFFERS", direct, domain=inquiry.domain, **apart), *rest)


async def _evaluate(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Evaluate the record as a receiver does for a sender that no term fits: includes and redirects are followed."""
    answer = await inquiry.look_up(inquiry.domain, "TXT")
    common: Facts = {"domain": inquiry.domain}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    texts = [record.data for record in answer.records()]
    records = sorted((text for text in texts if is_record(text)), key=lambda text: (-len(text), text))
    if not records:
        return (await _none(inquiry, answer, [text for text in texts if looks_like_one(text)]),)
    facts: Facts = {**common, "record": records[0][:500]}
    if len(records) > 1:
        return (finding(NAME, "SPF_SEVERAL", [answer], **facts, count=len(records)),)
    seen = await walk(inquiry, records[0])
    facts |= {"lookups": seen.lookups, "void": len(seen.void), "microsoft": "spf.protection.outlook.com" in seen.names}
    faults = _faults(seen)
    if seen.senders and await takes_no_mail(inquiry):
        faults.append(("SPF_NULL_MX", {}))
    if seen.unread and not faults:
        return (finding(NAME, UNTESTED, [answer, *seen.unread], **facts, reason=silence(seen.unread)),)
    if not faults and (missing := await _without_microsoft(inquiry, seen)):
        faults.append(("SPF_NO_MICROSOFT", {"include": missing}))
    vain: list[tuple[str, Facts]] = [("SPF_IN_VAIN", {"terms": seen.vain[:10]})] if seen.vain else []
    found = [*(faults or [("SPF_OK", {})]), *vain]
    return tuple(finding(NAME, tag, [answer], **facts, **more) for tag, more in found)


def _faults(seen: Walk) -> list[tuple[str, Facts]]:
    """Return what makes a receiver give the record up (permerror, temperror), or what makes it worthless."""
    named: list[tuple[str, Facts]] = [(tag, {"name": names[0]}) for tag, names in _named(seen) if names]
    found: list[tuple[str, bool, Facts]] = [
        ("SPF_TOO_MANY_LOOKUPS", seen.lookups > MOST_LOOKUPS and not seen.loops, {}),
        ("SPF_TOO_MANY_VOID", len(seen.void) > MOST_VOID, {"names": seen.void}),
        ("SPF_OPEN", seen.open, {}),
    ]
    return named + [(tag, facts) for tag, holds, facts in found if holds]


def _named(seen: Walk) -> tuple[tuple[str, list[str]], ...]:
    return (
        ("SPF_SYNTAX", seen.broken),
        ("SPF_INCLUDE_NONE", seen.missing),
        ("SPF_INCLUDE_SEVERAL", seen.several),
        ("SPF_INCLUDE_FAILS", seen.failing),
        ("SPF_LOOP", seen.loops),
        ("SPF_MX_TOO_MANY", seen.crowded),
    )


async def _none(inquiry: Inquiry, answer: Answer, alike: list[str]) -> Finding:
    """Say that there is no record, with the one to publish where the mail's home tells it."""
    facts: Facts = {"domain": inquiry.domain}
    if alike:
        return finding(NAME, "SPF_MISSPELT", [answer], **facts, record=alike[0][:200])
    if await takes_no_mail(inquiry):
        return finding(NAME, "SPF_NONE", [answer], **facts, nothing=inquiry.domain)
    home = await only_home(inquiry)
    return finding(NAME, "SPF_NONE", [answer], **facts, include=home.spf if home else "")


async def _without_microsoft(inquiry: Inquiry, seen: Walk) -> str:
    """Return what is missing where mail goes straight to Exchange Online, so that it is likely sent from there too.

    A record that names Microsoft's networks instead, or one that only a sender's address can decide, lacks nothing.
    """
    home = await only_home(inquiry)
    if not home or home.kind != "microsoft" or not home.spf or home.spf in seen.names or seen.macros:
        return ""
    theirs = await inquiry.look_up(home.spf, "TXT")
    terms = [word.partition(":")[2] for text in theirs.records() for word in text.data.split() if word[:4] == "ip4:"]
    wanted = [found for term in terms if (found := network(term))]
    named = [found for term in seen.networks if (found := network(term))]
    covered = any(a.version == b.version and a.overlaps(b) for a in wanted for b in named)
    return "" if covered or not theirs.spoken else home.spf
