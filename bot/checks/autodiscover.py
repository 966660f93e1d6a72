"""Where do mail programs look for the mailboxes? A hint at hybrid set-ups. docs/checks/autodiscover.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence
from bot.domains import is_below

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer
    from bot.model import Finding

NAME = "autodiscover"
UNTESTED = "AUTODISCOVER_UNTESTED"
TAGS = ("AUTODISCOVER_MICROSOFT", "AUTODISCOVER_OWN_HOST", "AUTODISCOVER_OTHER", "AUTODISCOVER_NONE", UNTESTED)
MICROSOFT = (
    "autodiscover.outlook.com",
    "autodiscover.office365.us",
    "autodiscover-dod.office365.us",
    "autodiscover.partner.outlook.cn",
)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up autodiscover.<domain>: Microsoft's name, a host of the domain's own, somebody else's, or none."""
    name = f"autodiscover.{inquiry.domain}"
    answer = await inquiry.look_up(name, "A")
    common = {"domain": inquiry.domain, "name": name}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    tag, host = _verdict(answer, inquiry.domain)
    return (finding(NAME, tag, [answer], **common, host=host),)


def _verdict(answer: Answer, domain: str) -> tuple[str, str]:
    chain = [record.data for record in answer.records("CNAME")]
    if any(is_below(host, MICROSOFT) for host in chain):
        return "AUTODISCOVER_MICROSOFT", chain[0]
    if not answer.records("A"):
        return "AUTODISCOVER_NONE", chain[-1] if chain else ""
    if not chain or is_below(chain[-1], [domain]):
        return "AUTODISCOVER_OWN_HOST", chain[-1] if chain else answer.question.name
    return "AUTODISCOVER_OTHER", chain[-1]
