"""Does Microsoft sign this domain's mail (DKIM, RFC 6376)? It does not cause 5.4.1. docs/checks/dkim.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.model import Finding

NAME = "dkim"
UNTESTED = "DKIM_UNTESTED"
TAGS = ("DKIM_MICROSOFT", "DKIM_NO_KEY", "DKIM_NONE_SEEN", UNTESTED)
SELECTORS = ("selector1", "selector2")
"""Those of Exchange Online. Others cannot be guessed, so their absence proves nothing."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up the two selectors of Exchange Online; one of them may rest until keys are rotated."""
    names = [f"{selector}._domainkey.{inquiry.domain}" for selector in SELECTORS]
    answers = await asyncio.gather(*(inquiry.look_up(name, "TXT") for name in names))
    common = {"domain": inquiry.domain, "names": names}
    targets = [record.data for answer in answers for record in answer.records("CNAME")[:1]]
    keys = [record for answer in answers for record in answer.records("TXT") if "p=" in record.data]
    if keys:
        return (finding(NAME, "DKIM_MICROSOFT", answers, **common, targets=targets),)
    if not all(answer.spoken for answer in answers):
        return (finding(NAME, UNTESTED, answers, **common, reason=silence(answers)),)
    return (finding(NAME, "DKIM_NO_KEY" if targets else "DKIM_NONE_SEEN", answers, **common, targets=targets),)
