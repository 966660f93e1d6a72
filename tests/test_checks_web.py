"""Checks that ask web services or mail servers, against answers written down here."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field, replace

import pytest

from adapters import reference
from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.checks import mta_sts, registration, smtp, tenant
from bot.dns.ports import Cloud, Greeting, Page, Ports
from bot.dns.session import Inquiry
from bot.model import Examination, Finding
from tests.fakes.nameserver import serve

CLOUDS = (Cloud("worldwide", "https://one"), Cloud("us-government", "https://two"), Cloud("china", "https://three"))
AT_MICROSOFT = "contoso.example MX 0 contoso-example.mail.protection.outlook.com\n"
UNKNOWN = Page(400, '{"error":"invalid_tenant","error_description":"AADSTS90002: Tenant not found."}')
KNOWN = Page(200, json.dumps({"issuer": "https://login/1/v2.0", "tenant_region_scope": "EU"}))
DOWN = Page(None, reason="timeout")


@dataclass
class Pages:
    """A web of written-down pages; remembers what was asked."""

    pages: dict[str, Page]
    asked: list[str] = field(default_factory=list)

    async def get(self, url: str) -> Page:
        self.asked.append(url)
        return next((page for start, page in self.pages.items() if url.startswith(start)), Page(404))


async def _run(check: object, world: str, ports: dict[str, object], domain: str = "contoso.example") -> Finding:
    async with serve(world) as served:
        examiner = DnsExaminer(DnsSettings(resolvers=served.resolver, port=served.port))
        wanted = Examination(domain=domain)
        made: Ports = replace(examiner.ports(wanted), **ports)
        inquiry = Inquiry(wanted, made, reference.mail_hosts())
        found = await check.run(inquiry)  # type: ignore[attr-defined]  # a module
        inquiry.close()
        return found[0]


TENANT = [
    ("found worldwide", {"https://one": KNOWN, "https://two": UNKNOWN, "https://three": UNKNOWN}, "TENANT_FOUND"),
    ("found in China", {"https://one": UNKNOWN, "https://two": UNKNOWN, "https://three": KNOWN}, "TENANT_OTHER_CLOUD"),
    ("found twice", {"https://one": KNOWN, "https://two": UNKNOWN, "https://three": KNOWN}, "TENANT_FOUND"),
    (
        "found elsewhere while its own cloud is down",
        {"https://one": DOWN, "https://two": UNKNOWN, "https://three": KNOWN},
        "TENANT_FOUND",
    ),
    (
        "found although one cloud is down",
        {"https://one": KNOWN, "https://two": DOWN, "https://three": DOWN},
        "TENANT_FOUND",
    ),
    ("in none", {"https://one": UNKNOWN, "https://two": UNKNOWN, "https://three": UNKNOWN}, "TENANT_NOT_FOUND"),
    ("one cloud is down", {"https://one": UNKNOWN, "https://two": DOWN, "https://three": UNKNOWN}, "TENANT_UNTESTED"),
    ("nonsense", {"https://one": Page(200, "[["), "https://two": UNKNOWN, "https://three": UNKNOWN}, "TENANT_UNTESTED"),
    ("throttled", {"https://one": Page(429), "https://two": UNKNOWN, "https://three": UNKNOWN}, "TENANT_UNTESTED"),
    ("redirected", {"https://one": Page(302), "https://two": UNKNOWN, "https://three": UNKNOWN}, "TENANT_UNTESTED"),
]


@pytest.mark.parametrize(("pages", "tag"), [row[1:] for row in TENANT], ids=[row[0] for row in TENANT])
async def test_tenant(pages: dict[str, Page], tag: str) -> None:
    """'In no tenant' is said only after all three clouds were asked and none failed."""
    found = await _run(tenant, AT_MICROSOFT, {"clouds": CLOUDS, "clouds_web": Pages(pages)})
    assert found.tag == tag


GCC_HIGH = Page(200, json.dumps({"issuer": "https://login/1/v2.0", "tenant_region_sub_scope": "DODCON"}))
GCC = Page(200, json.dumps({"issuer": "https://login/1/v2.0", "tenant_region_sub_scope": "GCC"}))
GOVERNMENT = "contoso.example MX 0 contoso-example.mail.protection.office365.us\n"
BOTH = GOVERNMENT + AT_MICROSOFT
GOOGLE = "contoso.example MX 0 smtp.google.com\n"
APART = [
    ("government's tenant, worldwide mail", AT_MICROSOFT, GCC_HIGH, "TENANT_OTHER_CLOUD", "worldwide"),
    ("government's tenant and mail", GOVERNMENT, GCC_HIGH, "TENANT_FOUND", None),
    ("GCC has the worldwide servers", AT_MICROSOFT, GCC, "TENANT_FOUND", None),
    ("GCC tenant, government's mail", GOVERNMENT, GCC, "TENANT_OTHER_CLOUD", "us-government"),
    ("worldwide tenant, government's mail", GOVERNMENT, KNOWN, "TENANT_OTHER_CLOUD", "us-government"),
    ("mail of both clouds", BOTH, KNOWN, "TENANT_OTHER_CLOUD", "us-government"),
    ("mail elsewhere", GOOGLE, GCC_HIGH, "TENANT_FOUND", None),
]


@pytest.mark.parametrize(("world", "page", "tag", "cloud"), [row[1:] for row in APART], ids=[row[0] for row in APART])
async def test_mail_and_tenant_in_different_clouds(world: str, page: Page, tag: str, cloud: str | None) -> None:
    """No cloud's mail servers know the tenants of another; which cloud a tenant is in, its sign-in service tells."""
    pages = Pages({"https://one": page, "https://two": UNKNOWN, "https://three": UNKNOWN})
    found = await _run(tenant, world, {"clouds": CLOUDS, "clouds_web": pages})
    assert (found.tag, found.facts.get("mail_cloud")) == (tag, cloud)
    assert found.facts.get("part") == (cloud and ("some" if world == BOTH else "all"))


async def test_tenant_is_not_expected_elsewhere() -> None:
    """A domain whose mail is not at Microsoft need not be in a tenant."""
    pages = Pages(dict.fromkeys(("https://one", "https://two", "https://three"), UNKNOWN))
    world = "contoso.example MX 0 smtp.google.com\n"
    found = await _run(tenant, world, {"clouds": CLOUDS, "clouds_web": pages})
    assert found.tag == "TENANT_NOT_EXPECTED"


async def test_a_subdomain_counts_as_its_parent() -> None:
    """Where the subdomain is unknown, its registered parent is asked too."""
    pages = Pages({"https://one/contoso.com/": KNOWN, "https://": UNKNOWN})
    world = "mail.contoso.com MX 0 mail-contoso-com.mail.protection.outlook.com\n"
    found = await _run(tenant, world, {"clouds": CLOUDS, "clouds_web": pages}, "mail.contoso.com")
    assert found.tag == "TENANT_FOUND"
    assert found.facts["name"] == "contoso.com"


async def test_two_of_three_clouds_prove_nothing() -> None:
    """With a cloud left out by settings 'in no tenant' cannot be said."""
    pages = Pages({"https://": UNKNOWN})
    found = await _run(tenant, AT_MICROSOFT, {"clouds": CLOUDS[:2], "clouds_web": pages})
    assert found.tag == "TENANT_UNTESTED"


STS = AT_MICROSOFT + '_mta-sts.contoso.example TXT "v=STSv1; id=1"\n'
POLICY = "version: STSv1\r\nmode: {mode}\r\nmx: {mx}\r\nmax_age: 604800\r\n"
MTA_STS = [
    ("fits", Page(200, POLICY.format(mode="enforce", mx="*.mail.protection.outlook.com")), "MTA_STS_OK"),
    ("enforced and wrong", Page(200, POLICY.format(mode="enforce", mx="*.mx.microsoft")), "MTA_STS_MISMATCH"),
    ("tried out and wrong", Page(200, POLICY.format(mode="testing", mx="old.example")), "MTA_STS_MISMATCH_TESTING"),
    ("switched off", Page(200, POLICY.format(mode="none", mx="old.example")), "MTA_STS_OK"),
    (
        "star for two labels",
        Page(200, POLICY.format(mode="enforce", mx="*.protection.outlook.com")),
        "MTA_STS_MISMATCH",
    ),
    ("missing file", Page(404), "MTA_STS_BAD_POLICY"),
    ("a web page instead", Page(200, "<html>"), "MTA_STS_BAD_POLICY"),
    ("redirect", Page(301), "MTA_STS_BAD_POLICY"),
    ("certificate", Page(None, reason="tls"), "MTA_STS_BAD_POLICY"),
    ("silent", Page(None, reason="timeout"), "MTA_STS_UNTESTED"),
    ("no address", Page(None, reason="address"), "MTA_STS_NO_HOST"),
]


@pytest.mark.parametrize(("page", "tag"), [row[1:] for row in MTA_STS], ids=[row[0] for row in MTA_STS])
async def test_mta_sts(page: Page, tag: str) -> None:
    """The policy's mx lines are compared with the MX; only an enforced one is an error."""
    found = await _run(mta_sts, STS, {"web": Pages({"https://mta-sts.contoso.example/.well-known/mta-sts.txt": page})})
    assert found.tag == tag


TWO_MX = STS + "contoso.example MX 10 mx.fabrikam.example\n"
HALF = Page(200, POLICY.format(mode="enforce", mx="*.mail.protection.outlook.com"))
RECORDS = [
    ("two", '_mta-sts.contoso.example TXT "v=STSv1; id=1"\n_mta-sts.contoso.example TXT "v=STSv1; id=2"\n', 2),
    ("no id", '_mta-sts.contoso.example TXT "v=STSv1;"\n', 1),
    ("an id with a hyphen", '_mta-sts.contoso.example TXT "v=STSv1; id=2026-01"\n', 1),
    ("too long an id", f'_mta-sts.contoso.example TXT "v=STSv1; id={"1" * 33}"\n', 1),
]


@pytest.mark.parametrize(("records", "count"), [row[1:] for row in RECORDS], ids=[row[0] for row in RECORDS])
async def test_a_record_that_announces_nothing(records: str, count: int) -> None:
    """Where not exactly one whole record stands, senders take it that there is no policy: nothing is fetched."""
    pages = Pages({})
    found = await _run(mta_sts, AT_MICROSOFT + records, {"web": pages})
    assert (found.tag, found.facts["count"]) == ("MTA_STS_BAD_RECORD", count)
    assert pages.asked == []


async def test_a_policy_that_leaves_some_servers_out() -> None:
    """Mail still arrives by the servers that the policy allows."""
    found = await _run(mta_sts, TWO_MX, {"web": Pages({"https://mta-sts": HALF})})
    assert (found.tag, found.facts["hosts"]) == ("MTA_STS_MISMATCH_BESIDE", ["mx.fabrikam.example"])


@pytest.mark.parametrize("body", ["version: STSv1\nmode: enforce\nmax_age: 1", "version: STSv1\nmode: none"])
async def test_an_incomplete_policy_is_none(body: str) -> None:
    """Without servers to allow, or without max_age, it is no policy (RFC 8461 section 3.2)."""
    found = await _run(mta_sts, STS, {"web": Pages({"https://mta-sts": Page(200, body)})})
    assert found.tag == "MTA_STS_BAD_POLICY"


IANA = Page(200, json.dumps({"services": [[["com", "net"], ["https://rdap.registry.example/"]]]}))
LIST = "https://data.iana.org/rdap/dns.json"
ENTRY = "https://rdap.registry.example/domain/contoso.com"


def _entry(expires: str, *statuses: str) -> Page:
    events = [{"eventAction": "registration", "eventDate": "2001-01-01T00:00:00Z"}]
    events.append({"eventAction": "expiration", "eventDate": expires})
    return Page(200, json.dumps({"status": list(statuses), "events": events}))


REGISTRATION = [
    ("fine", {LIST: IANA, ENTRY: _entry("2099-01-01T00:00:00Z", "active")}, "REGISTRATION_OK"),
    ("expired", {LIST: IANA, ENTRY: _entry("2020-01-01T00:00:00Z", "active")}, "REGISTRATION_EXPIRED"),
    ("held", {LIST: IANA, ENTRY: _entry("2099-01-01T00:00:00Z", "client hold")}, "REGISTRATION_HOLD"),
    ("unknown", {LIST: IANA, ENTRY: Page(404)}, "REGISTRATION_NOT_FOUND"),
    ("registry silent", {LIST: IANA, ENTRY: DOWN}, "REGISTRATION_UNTESTED"),
    ("list silent", {LIST: DOWN}, "REGISTRATION_UNTESTED"),
    ("hostile list", {LIST: Page(200, '{"services": [[["com"], [7]], "x", [["com"], "y"]]}')}, "REGISTRATION_UNTESTED"),
    ("hostile entry", {LIST: IANA, ENTRY: Page(200, '{"status": 5, "events": [{"eventDate": 7}]}')}, "REGISTRATION_OK"),
]


@pytest.mark.parametrize(("pages", "tag"), [row[1:] for row in REGISTRATION], ids=[row[0] for row in REGISTRATION])
async def test_registration(pages: dict[str, Page], tag: str) -> None:
    """Status and expiry come from the registry that IANA's list names; what it does not say is no fault."""
    found = await _run(registration, "contoso.com MX 0 .\n", {"registries": Pages(pages)}, "www.contoso.com")
    assert found.tag == tag


@dataclass
class Bell:
    greeting: Greeting

    async def greet(self, host: str, address: str) -> Greeting:
        return self.greeting


@pytest.mark.parametrize(
    ("greeting", "tag"),
    [
        (Greeting("220 mail.example ESMTP", starttls=True), "SMTP_GREETS"),
        (Greeting("220 mail.example ESMTP"), "SMTP_NO_STARTTLS"),
        (Greeting(reason="timeout"), "SMTP_UNTESTED"),
    ],
)
async def test_smtp(greeting: Greeting, tag: str) -> None:
    """A silent port 25 proves nothing."""
    world = AT_MICROSOFT + "contoso-example.mail.protection.outlook.com A 198.51.100.1\n"
    assert (await _run(smtp, world, {"mail_probe": Bell(greeting)})).tag == tag


async def test_with_loopback_resolvers_nothing_else_is_asked() -> None:
    """With all resolvers on loopback every web look-up is off, unless its address is overridden."""
    async with serve(STS) as served:
        settings = DnsSettings(resolvers=served.resolver, port=served.port)
        ports = DnsExaminer(settings).ports(Examination(domain="contoso.example"))
        assert (ports.web, ports.registries, ports.clouds_web, ports.off) == (None, None, None, "local")
        overridden = settings.model_copy(update={"tenant_urls": "http://127.0.0.1:1,http://127.0.0.1:2"})
        ports = DnsExaminer(overridden).ports(Examination(domain="contoso.example"))
        assert [cloud.url for cloud in ports.clouds] == ["http://127.0.0.1:1", "http://127.0.0.1:2"]
        assert ports.web is None


def test_settings_switch_third_parties_off() -> None:
    """Tenant discovery, registration and private domains are each switched off for good."""
    examiner = DnsExaminer(DnsSettings(tenant_discovery=False, registration=False, private="secret.example"))
    ports = examiner.ports(Examination(domain="contoso.example"))
    assert (ports.clouds, ports.registries) == ((), None)
    private = examiner.ports(Examination(domain="mail.secret.example"))
    assert (private.resolvers, private.web, private.clouds, private.off) == ((), None, (), "private")


def test_a_private_domain_is_untested_without_resolvers_of_our_own() -> None:
    """Nobody is told a private domain's name; each check says so once."""

    async def run() -> list[Finding]:
        examiner = DnsExaminer(DnsSettings(private="secret.example"))
        return [finding async for finding in examiner.examine(Examination(domain="secret.example"))]

    found = asyncio.run(run())
    assert {finding.facts["reason"] for finding in found} == {"private"}
    assert len({finding.check for finding in found}) == len(found) == 11
