"""Who hears of mail that fails for want of TLS (RFC 8460)? Asked with everything alone. docs/checks/tls-rpt.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.session import finding, silence

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "tls-rpt"
UNTESTED = "TLS_RPT_UNTESTED"
TAGS = ("TLS_RPT_OK", "TLS_RPT_NONE", "TLS_RPT_SEVERAL", "TLS_RPT_NO_ADDRESS", UNTESTED)
VERSION = "v=TLSRPTv1;"


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Read the one record that names where reports go; several count as none (section 3)."""
    name = f"_smtp._tls.{inquiry.domain}"
    answer = await inquiry.look_up(name, "TXT")
    common = {"domain": inquiry.domain, "name": name}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    records = [record.data for record in answer.records() if record.data.replace(" ", "").startswith(VERSION)]
    if len(records) != 1:
        return (finding(NAME, "TLS_RPT_SEVERAL" if records else "TLS_RPT_NONE", [answer], **common),)
    tag = "TLS_RPT_OK" if _addresses(records[0]) else "TLS_RPT_NO_ADDRESS"
    return (finding(NAME, tag, [answer], **common),)


def _addresses(record: str) -> list[str]:
    """Return where reports go: `mailto:` or `https:`; anything else is no address (section 3)."""
    fields = (part.strip().partition("=") for part in record.split(";")[:20])
    named = next((value for name, equals, value in fields if name.strip() == "rua" and equals), "")
    return [uri.strip() for uri in named.split(",")[:20] if uri.strip().startswith(("mailto:", "https://"))]
