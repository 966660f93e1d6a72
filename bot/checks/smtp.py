"""Do our own mail servers greet? Off by default: docs/checks/smtp.md says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.mx_records import exchangers
from bot.dns.session import finding, silence

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "smtp"
UNTESTED = "SMTP_UNTESTED"
TAGS = ("SMTP_GREETS", "SMTP_NO_STARTTLS", UNTESTED)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Greet the first MX on port 25, read banner and STARTTLS, say goodbye. No mail, no recipient is ever named.

    Silence proves nothing: most networks close port 25 to the outside.
    """
    bell, seen = inquiry.ports.mail_probe, await exchangers(inquiry)
    common = {"domain": inquiry.domain}
    if bell is None:
        return (finding(NAME, UNTESTED, (), **common, reason=inquiry.ports.off),)
    host = next(iter(seen.targets), None)
    if host is None:
        return (finding(NAME, UNTESTED, seen.asked, **common, reason="no-target"),)
    four, six = await inquiry.addresses(host)
    addresses = [record.data for record in (*four.records("A"), *six.records("AAAA"))]
    if not addresses:
        return (finding(NAME, UNTESTED, [four, six], **common, reason=silence([four, six])),)
    greeting = await bell.greet(host, addresses[0])
    facts = {**common, "host": host, "address": addresses[0], "banner": greeting.banner[:200]}
    if not greeting.banner:
        return (finding(NAME, UNTESTED, (), **facts, reason=greeting.reason or "failed"),)
    return (finding(NAME, "SMTP_GREETS" if greeting.starttls else "SMTP_NO_STARTTLS", (), **facts),)
