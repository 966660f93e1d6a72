"""Where do mail programs look for the mailboxes? A hint at hybrid set-ups. docs/checks/autodiscover.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.session import finding, silence
from bot.dns.wildcard import by_wildcard
from bot.domains import is_below

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "autodiscover"
UNTESTED = "AUTODISCOVER_UNTESTED"
TAGS = (
    "AUTODISCOVER_MICROSOFT",
    "AUTODISCOVER_OWN_HOST",
    "AUTODISCOVER_OTHER",
    "AUTODISCOVER_WILDCARD",
    "AUTODISCOVER_NONE",
    UNTESTED,
)
MICROSOFT = (
    "autodiscover.outlook.com",
    "autodiscover.office365.us",
    "autodiscover-dod.office365.us",
    "autodiscover.partner.outlook.cn",
)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up autodiscover.<domain>: Microsoft's name, a host of the domain's own, somebody else's, or none.

    Where that name is not there, or only a wildcard answers for it, programs try the SRV record.
    """
    name = f"autodiscover.{inquiry.domain}"
    answer = await inquiry.look_up(name, "A")
    common = {"domain": inquiry.domain, "name": name}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    tag, host = _verdict(answer, inquiry.domain)
    if tag in {"AUTODISCOVER_OWN_HOST", "AUTODISCOVER_OTHER"} and await by_wildcard(inquiry, answer):
        tag = "AUTODISCOVER_WILDCARD"
    if tag in {"AUTODISCOVER_NONE", "AUTODISCOVER_WILDCARD"}:
        service = await inquiry.look_up(f"_autodiscover._tcp.{inquiry.domain}", "SRV")
        if target := _target(service):
            return (finding(NAME, _whose(target, inquiry.domain), [answer, service], **common, host=target),)
    return (finding(NAME, tag, [answer], **common, host=host),)


def _target(service: Answer) -> str:
    """Return the host of an SRV record that is tried first; '.' means that there is none (RFC 2782)."""
    fields = [record.data.split() for record in service.records()]
    found = sorted((int(parts[0]), parts[3]) for parts in fields if len(parts) == 4 and parts[0].isdigit())  # noqa: PLR2004 (an SRV's fields)
    return found[0][1].lower().rstrip(".") if found else ""


def _whose(host: str, domain: str) -> str:
    if is_below(host, MICROSOFT):
        return "AUTODISCOVER_MICROSOFT"
    return "AUTODISCOVER_OWN_HOST" if is_below(host, [domain]) else "AUTODISCOVER_OTHER"


def _verdict(answer: Answer, domain: str) -> tuple[str, str]:
    chain = [record.data for record in answer.records("CNAME")]
    if any(is_below(host, MICROSOFT) for host in chain):
        return "AUTODISCOVER_MICROSOFT", chain[0]
    if not answer.records("A"):
        return "AUTODISCOVER_NONE", chain[-1] if chain else ""
    if not chain or is_below(chain[-1], [domain]):
        return "AUTODISCOVER_OWN_HOST", chain[-1] if chain else answer.question.name
    return "AUTODISCOVER_OTHER", chain[-1]
