"""Does Microsoft sign this domain's mail (DKIM, RFC 6376)? Asked with everything alone. docs/checks/dkim.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.session import finding, silence
from bot.dns.wildcard import by_wildcard
from bot.domains import is_below

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "dkim"
UNTESTED = "DKIM_UNTESTED"
TAGS = (
    "DKIM_MICROSOFT",
    "DKIM_OTHER_KEY",
    "DKIM_REVOKED",
    "DKIM_NO_KEY",
    "DKIM_WILDCARD",
    "DKIM_NONE_SEEN",
    UNTESTED,
)
SELECTORS = ("selector1", "selector2")
"""Those of Exchange Online. Others cannot be guessed, so their absence proves nothing."""
MICROSOFT = ("onmicrosoft.com", "onmicrosoft.us", "onmschina.cn", "dkim.mail.microsoft")
"""Where Exchange Online keeps its keys."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up the two selectors of Exchange Online; one of them may rest until keys are rotated."""
    names = [f"{selector}._domainkey.{inquiry.domain}" for selector in SELECTORS]
    answers = await asyncio.gather(*(inquiry.look_up(name, "TXT") for name in names))
    targets = [record.data for answer in answers for record in answer.records("CNAME")[:1]]
    facts = {"domain": inquiry.domain, "names": names, "targets": targets}
    theirs = any(is_below(target, MICROSOFT) for target in targets)
    said = next((answer for answer in answers if answer.answers), None)
    if said and not theirs and await by_wildcard(inquiry, said):
        return (finding(NAME, "DKIM_WILDCARD", answers, **facts),)
    keys = [key for answer in answers if (key := _key(answer)) is not None]
    if any(keys):
        return (finding(NAME, "DKIM_MICROSOFT" if theirs else "DKIM_OTHER_KEY", answers, **facts),)
    if not all(answer.spoken for answer in answers):
        return (finding(NAME, UNTESTED, answers, **facts, reason=silence(answers)),)
    if keys:
        return (finding(NAME, "DKIM_REVOKED", answers, **facts),)
    return (finding(NAME, "DKIM_NO_KEY" if targets else "DKIM_NONE_SEEN", answers, **facts),)


def _key(answer: Answer) -> str | None:
    """Return the key at a name, '' where it was revoked (RFC 6376 section 3.6.1), None where there is none."""
    for record in answer.records("TXT"):
        pairs = (part.partition("=") for part in record.data.split(";")[:20])
        tags = {name.strip(): "".join(value.split()) for name, equals, value in pairs if equals}
        if "p" in tags and tags.get("v", "DKIM1") == "DKIM1":
            return tags["p"]
    return None
