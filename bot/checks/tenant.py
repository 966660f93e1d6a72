"""Is the domain in any Microsoft tenant, and in which cloud? docs/checks/tenant.md."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from bot.dns.mx_records import exchangers
from bot.dns.session import finding

if TYPE_CHECKING:
    from bot.dns.ports import Cloud, Page
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "tenant"
UNTESTED = "TENANT_UNTESTED"
TAGS = ("TENANT_FOUND", "TENANT_NOT_FOUND", "TENANT_OTHER_CLOUD", "TENANT_NOT_EXPECTED", UNTESTED)
PATH = "/v2.0/.well-known/openid-configuration"
ALL_CLOUDS = 3
GOVERNMENT = frozenset({"gcc-high", "dod"})
"""Tenants that the worldwide sign-in service serves too, and whose mail servers are the government's."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Ask each cloud's sign-in service for the domain's configuration (OpenID discovery); no sign-in, no user name."""
    clouds, web = inquiry.ports.clouds, inquiry.ports.clouds_web
    if not clouds or web is None:
        return (finding(NAME, UNTESTED, domain=inquiry.domain, reason=inquiry.ports.off),)
    facts: dict[str, object] = {"domain": inquiry.domain, "clouds": [cloud.id for cloud in clouds]}
    failed: dict[str, str] = {}
    for name in dict.fromkeys((inquiry.domain, inquiry.ports.registrable(inquiry.domain))):
        pages = await asyncio.gather(*(web.get(f"{cloud.url}/{name}{PATH}") for cloud in clouds))
        answers = dict(zip(clouds, pages, strict=True))
        found = [(cloud, page) for cloud, page in answers.items() if _configuration(page)]
        if found:
            where = {"name": name, "cloud": _cloud(*found[0]), "region": _text(found[0][1], "region")}
            surely = len(clouds) == ALL_CLOUDS and all(_configuration(p) or _denied(p) for p in pages)
            elsewhere = await _elsewhere(inquiry, {_cloud(*each) for each in found}) if surely else []
            apart = [finding(NAME, "TENANT_OTHER_CLOUD", (), **facts, **where, **mail) for mail in elsewhere]
            return (*apart, finding(NAME, "TENANT_FOUND", (), **facts, **where))
        failed |= {cloud.id: page.reason or "failed" for cloud, page in answers.items() if not _denied(page)}
    if failed or len(clouds) < ALL_CLOUDS:
        reason = next(iter(failed.values()), "some-clouds")
        return (finding(NAME, UNTESTED, (), **facts, reason=reason, failed=sorted(failed)),)
    seen = await exchangers(inquiry)
    homes = {inquiry.hosts.home(host, inquiry.domain).kind for host in seen.targets}
    return (finding(NAME, "TENANT_NOT_FOUND" if "microsoft" in homes else "TENANT_NOT_EXPECTED", (), **facts),)


async def _elsewhere(inquiry: Inquiry, tenants: set[str]) -> list[dict[str, object]]:
    """Return where mail goes, if all or part of it goes to Microsoft's servers in a cloud without the domain."""
    homes = {host: inquiry.hosts.home(host, inquiry.domain) for host in (await exchangers(inquiry)).targets}
    theirs = {host: home.cloud for host, home in homes.items() if home.kind == "microsoft" and home.cloud}
    served = {_mail_cloud(tenant) for tenant in tenants}
    astray = {host: cloud for host, cloud in theirs.items() if cloud not in served}
    part = "some" if len(astray) < len(theirs) else "all"
    return [{"host": host, "mail_cloud": cloud, "part": part} for host, cloud in list(astray.items())[:1]]


def _mail_cloud(tenant: str) -> str:
    """Return the cloud whose mail servers take a tenant's mail."""
    return {"gcc": "worldwide", **dict.fromkeys(GOVERNMENT, "us-government")}.get(tenant, tenant)


def _configuration(page: Page) -> dict[str, object] | None:
    try:
        found = json.loads(page.body) if page.status == 200 else None  # noqa: PLR2004 (HTTP's OK)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and ("issuer" in found or "token_endpoint" in found) else None


def _denied(page: Page) -> bool:
    """Tell whether the service surely knows no such domain: it answers 400 or 404 with an AADSTS error."""
    return page.status in {400, 404} and ("AADSTS" in page.body or "invalid_tenant" in page.body)


def _cloud(cloud: Cloud, page: Page) -> str:
    """Return the cloud's id; the worldwide sign-in service also serves government tenants and says so."""
    scopes = {"GCC": "gcc", "DODCON": "gcc-high", "DOD": "dod"}
    return scopes.get(_text(page, "sub"), cloud.id)


def _text(page: Page, which: str) -> str:
    key = {"region": "tenant_region_scope", "sub": "tenant_region_sub_scope"}[which]
    value = (_configuration(page) or {}).get(key)
    return value[:20] if isinstance(value, str) else ""
