"""The usual name of a domain's MX at Microsoft: told only where a tenant has the domain, and never as a record. Pure.

Since July 2026 new domains get names under mx.microsoft that cannot be computed; only the tenant knows its value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domains import eop_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.model import Finding

_WORLDWIDE = "mail.protection.outlook.com"
_BY_CLOUD = {
    "us-government": "mail.protection.office365.us",
    "gcc-high": "mail.protection.office365.us",
    "dod": "mail.protection.office365.us",
    "china": "mail.protection.partner.outlook.cn",
}


def usual_mx(domain: str, findings: Iterable[Finding]) -> str | None:
    """Return the name that a domain's MX at Microsoft usually has, None where no tenant is known to have it."""
    tenant = next((finding for finding in findings if finding.tag == "TENANT_FOUND"), None)
    if tenant is None:
        return None
    return f"{eop_label(domain)}.{_BY_CLOUD.get(str(tenant.facts.get('cloud')), _WORLDWIDE)}"


def with_usual(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, those about an unusual MX with the usual name where it may be told."""
    return tuple(_with_usual(finding, findings) for finding in findings)


def _with_usual(finding: Finding, findings: tuple[Finding, ...]) -> Finding:
    if finding.tag != "MX_EXCHANGE_ONLINE_UNUSUAL":
        return finding
    usual = usual_mx(str(finding.facts.get("domain")), findings)
    return finding.model_copy(update={"facts": {**finding.facts, "usual": usual}}) if usual else finding
