"""What should receivers do with forged mail (DMARC, RFC 7489)? It does not cause 5.4.1. docs/checks/dmarc.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.model import Finding

NAME = "dmarc"
UNTESTED = "DMARC_UNTESTED"
TAGS = ("DMARC_OK", "DMARC_NONE", "DMARC_SEVERAL", "DMARC_NO_POLICY", UNTESTED)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Read the policy of the domain, or of the registered domain above it."""
    above = inquiry.ports.registrable(inquiry.domain)
    for name in dict.fromkeys((inquiry.domain, above)):
        answer = await inquiry.look_up(f"_dmarc.{name}", "TXT")
        if not answer.spoken:
            return (finding(NAME, UNTESTED, [answer], domain=inquiry.domain, reason=silence([answer])),)
        records = [record.data for record in answer.records() if record.data.lower().startswith("v=dmarc1")]
        if not records:
            continue
        policy = _policy(records[0])
        tag = "DMARC_SEVERAL" if len(records) > 1 else "DMARC_OK" if policy else "DMARC_NO_POLICY"
        return (finding(NAME, tag, [answer], domain=inquiry.domain, name=f"_dmarc.{name}", policy=policy),)
    return (finding(NAME, "DMARC_NONE", [answer], domain=inquiry.domain, name=f"_dmarc.{inquiry.domain}"),)


def _policy(record: str) -> str:
    """Return the value of `p`, empty where it is none of the three."""
    tags = dict(part.strip().lower().partition("=")[::2] for part in record.split(";")[:30])
    policy = tags.get("p", "").strip()
    return policy if policy in {"none", "quarantine", "reject"} else ""
