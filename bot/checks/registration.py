"""Is the domain still registered, or held back by its registry? docs/checks/registration.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.dns.session import finding
from bot.dns.zone import find_zone

if TYPE_CHECKING:
    from bot.dns.ports import Page
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "registration"
UNTESTED = "REGISTRATION_UNTESTED"
TAGS = ("REGISTRATION_OK", "REGISTRATION_EXPIRED", "REGISTRATION_HOLD", "REGISTRATION_NOT_FOUND", UNTESTED)
BOOTSTRAP = "https://data.iana.org/rdap/dns.json"
"""Which registry answers for which top-level domain (RFC 9224)."""
HOLDS = ("server hold", "client hold", "redemption period", "pending delete", "inactive")
"""Status values (RFC 8056) with which a domain is not in the DNS, or soon is not."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Ask the registry (RDAP, RFC 9083) for status and expiry: one question to IANA's list, one to the registry."""
    web = inquiry.ports.registries
    if web is None:
        return (finding(NAME, UNTESTED, domain=inquiry.domain, reason=inquiry.ports.off),)
    domain = inquiry.ports.registrable(inquiry.domain)
    listed = await web.get(BOOTSTRAP)
    base = _registry(listed, domain.rpartition(".")[2])
    if base is None:
        reason = "no-registry" if _object(listed.body) else listed.reason or "failed"
        return (finding(NAME, UNTESTED, domain=domain, reason=reason),)
    page = await web.get(f"{base.rstrip('/')}/domain/{domain}")
    if page.status == 404:  # noqa: PLR2004 (HTTP's 'not found')
        return (finding(NAME, "REGISTRATION_NOT_FOUND", domain=domain, registry=base),)
    zone = await find_zone(inquiry)
    return (_verdict(page, domain, base, zone.said.at),)


def _verdict(page: Page, domain: str, registry: str, now: str) -> Finding:
    entry = _object(page.body) if page.status == 200 else None  # noqa: PLR2004 (HTTP's OK)
    if entry is None:
        return finding(NAME, UNTESTED, domain=domain, reason=page.reason or "failed")
    statuses = [str(status).lower()[:40] for status in _list(entry, "status")][:12]
    expires = next((e["eventDate"] for e in _events(entry) if e.get("eventAction") == "expiration"), "")
    facts = {"domain": domain, "registry": registry, "status": statuses, "expires": str(expires)[:10]}
    held = [status for status in statuses if status in HOLDS]
    if held:
        return finding(NAME, "REGISTRATION_HOLD", (), **facts, held=held)
    if expires and str(expires)[:10] < now[:10]:
        return finding(NAME, "REGISTRATION_EXPIRED", (), **facts)
    return finding(NAME, "REGISTRATION_OK", (), **facts)


def _registry(page: Page, top: str) -> str | None:
    """Return the registry's https address for a top-level domain, out of IANA's list."""
    table = _object(page.body) or {}
    for row in _list(table, "services"):
        if isinstance(row, list) and len(row) == 2 and isinstance(row[0], list) and top in row[0]:  # noqa: PLR2004 (names, addresses)
            return next((url for url in row[1] if isinstance(url, str) and url.startswith("https://")), None)
    return None


def _object(body: str) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _list(table: dict[str, Any], key: str) -> list[Any]:
    found = table.get(key)
    return found if isinstance(found, list) else []


def _events(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [event for event in _list(entry, "events") if isinstance(event, dict) and "eventDate" in event]
