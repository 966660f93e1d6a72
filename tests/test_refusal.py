"""The server that refused beside the MX of today: one answer from bounce and DNS, never green, never the wrong side."""

from __future__ import annotations

import pytest

from adapters import reference
from bot.causes import rank
from bot.finding_text import Wording
from bot.model import Finding, Reading, Recipient
from bot.refusal_comparison import compare
from bot.refusing_server import refuser
from bot.report import Examined, decide, report
from tests.examining import findings

DOMAIN = "contoso.example"
LABEL = "contoso-example.mail.protection.outlook.com"
CLOUD = f"{DOMAIN} MX 0 {LABEL}\n{LABEL} A 198.51.100.1\n"
HOSTED = f"{DOMAIN} MX 10 mx.hosting.example\nmx.hosting.example A 198.51.100.2\n"
MIMECAST = f"{DOMAIN} MX 10 eu-smtp-inbound-1.mimecast.com\neu-smtp-inbound-1.mimecast.com A 198.51.100.3\n"
OLD_CACHED = CLOUD + f"at resolver: {DOMAIN} 900 MX 5 mx.hosting.example\nmx.hosting.example A 198.51.100.2\n"
HYBRID = CLOUD + f"autodiscover.{DOMAIN} A 198.51.100.9\n"
EDGE = "DB5EUR01FT012.mail.protection.outlook.com"

CASES = [
    # family, who refused, zone, where it stands, the verdict, the cause that comes first
    ("relay-denied", "mx.hosting.example", HOSTED, "mx", "refused-by-mx", "B1"),
    ("relay-denied", "MX.hosting.example.", HOSTED, "mx", "refused-by-mx", "B1"),
    ("relay-denied", "eu-smtp-inbound-2.mimecast.com", MIMECAST, "mx", "refused-by-mx", "B1"),
    ("relay-denied", "mx.hosting.example", CLOUD, "elsewhere", "went-elsewhere", "C4"),
    ("relay-denied", "mx.hosting.example", OLD_CACHED, "stale", "refused-by-former", "D4"),
    ("recipient-rejected", "mx.hosting.example", OLD_CACHED, "stale", "refused-by-former", "D4"),
    ("recipient-rejected", "mx.hosting.example", CLOUD, "elsewhere", "went-elsewhere", "C4"),
    ("recipient-rejected", EDGE, CLOUD, "mx", "dns-not-the-cause", "A1"),
    ("recipient-rejected", "mx.hosting.example", HOSTED, "mx", "dns-not-the-cause", "A1"),
    ("recipient-rejected", EDGE, HOSTED, "elsewhere", "went-elsewhere", "C4"),
    ("recipient-rejected", None, CLOUD, "unknown", "dns-not-the-cause", "A1"),
    ("recipient-rejected", EDGE, MIMECAST, "behind", "dns-not-the-cause", "A7"),
    ("relay-denied", EDGE, MIMECAST, "behind", "refused-behind", "B1"),
    ("no-answer", LABEL, CLOUD, "mx", "mx-silent", "C2"),
    ("no-answer", "mx.hosting.example", CLOUD, "elsewhere", "went-elsewhere", "C4"),
    ("relay-denied", "relay.fabrikam.example", CLOUD, "sender", "refused-on-the-way", "C4"),
    ("recipient-rejected", "relay.fabrikam.example", CLOUD, "sender", "refused-on-the-way", "C4"),
    ("no-answer", "relay.fabrikam.example", CLOUD, "sender", "refused-on-the-way", "C4"),
    ("relay-denied", "10.0.0.5", CLOUD, "sender", "refused-on-the-way", "C4"),
    ("relay-denied", "198.51.100.2", HOSTED, "mx", "refused-by-mx", "B1"),
    ("relay-denied", "mail.contoso.example", HYBRID, "behind", "refused-behind", "B5"),
    ("no-answer", "mail.contoso.example", HYBRID, "behind", "mx-silent", "C2"),
    ("relay-denied", "mail.contoso.example", CLOUD, "elsewhere", "went-elsewhere", "C4"),
]


def _reading(family: str, host: str | None) -> Reading:
    failed = Recipient(address=f"anna@{DOMAIN}", family=family, remote_server=host, diagnostic="550 5.4.1 refused")  # type: ignore[arg-type]
    sender = "bob@fabrikam.example"
    return Reading(kind="bounce", code="5.4.1", family=family, recipients=(failed,), sender=sender)  # type: ignore[arg-type]


@pytest.mark.parametrize(("family", "host", "zone", "place", "verdict", "cause"), CASES)
async def test_bounce_and_dns_give_one_answer(
    family: str, host: str | None, zone: str, place: str, verdict: str, cause: str
) -> None:
    """The refusing server's place in the MX decides verdict and first cause; nothing under a bounce is 'ok'."""
    found = tuple(await findings(zone))
    reading = _reading(family, host)
    refusal = compare(reading, reading.recipients[0], DOMAIN, found, reference.mail_hosts())
    assert refusal.place == place
    ranked = rank(reading.family, {"refuser": place}, found, reference.causes())
    examined = Examined(DOMAIN, found, ranked, refusal)
    assert decide(examined, reference.tags()).id == verdict
    assert ranked[0].cause == cause
    for locale in ("en", "pl"):
        made = report(examined, Wording(reference.tags(), reference.words(), locale))
        assert made.severity != "ok"
        assert made.who
        if host and place != "unknown" and not refusal.microsoft:
            assert host.lower().rstrip(".") in made.summary
        if not refusal.microsoft:
            assert "Microsoft" not in made.summary + made.who


async def test_a_warning_is_not_hidden_by_the_refusal() -> None:
    """Where a check warns, 'DNS is not the cause' is not said."""
    found = tuple(await findings(CLOUD + "serial: ns2.contoso.example 41\n"))
    reading = _reading("recipient-rejected", EDGE)
    refusal = compare(reading, reading.recipients[0], DOMAIN, found, reference.mail_hosts())
    assert decide(Examined(DOMAIN, found, (), refusal), reference.tags()).id == "dns-doubt"


PROOFS = [
    ("550 5.4.1 Recipient address rejected: Access denied", False),
    ("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", True),
    (f"550 5.4.1 Recipient address rejected: Access denied. [{EDGE} 2026-11-20T08:00:00.123Z 08DE]", True),
    ("550 5.4.1 rejected by protection.outlook.com.contoso.example", False),
]


@pytest.mark.parametrize(("diagnostic", "proved"), PROOFS)
def test_reached_microsoft_needs_proof(diagnostic: str, *, proved: bool) -> None:
    """'Reached Microsoft' rests on a server's name or Microsoft's own mark, not on words that others use too."""
    failed = Recipient(address=f"anna@{DOMAIN}", family="recipient-rejected", diagnostic=diagnostic)
    reading = Reading(kind="bounce", family="recipient-rejected", provider="exchange-online", recipients=(failed,))
    assert compare(reading, failed, DOMAIN, (), reference.mail_hosts()).microsoft is proved


async def test_microsoft_without_a_name_is_compared_too() -> None:
    """Microsoft's mark alone proves who refused: where the MX leads past Microsoft, the message went elsewhere."""
    found = tuple(await findings(f"{DOMAIN} MX 1 aspmx.l.google.com\naspmx.l.google.com A 198.51.100.9\n"))
    said = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"
    failed = Recipient(address=f"anna@{DOMAIN}", family="recipient-rejected", diagnostic=said)
    reading = Reading(kind="bounce", family="recipient-rejected", recipients=(failed,))
    refusal = compare(reading, failed, DOMAIN, found, reference.mail_hosts())
    assert (refusal.place, refusal.microsoft) == ("elsewhere", True)
    for locale, server in (("en", "A server of Microsoft refused"), ("pl", "Serwer Microsoftu odrzucił")):
        made = report(Examined(DOMAIN, found, (), refusal), Wording(reference.tags(), reference.words(), locale))
        assert made.verdict == "went-elsewhere"
        assert made.summary.startswith(server)
        assert "none" not in made.summary + made.who


WRITERS = [
    # who wrote the report, the server that refused and its address, where it stands
    ("mail.fabrikam.example", "relay.fabrikam.example", "[198.51.100.7]", "sender"),
    ("ex01.fabrikam.local", "smarthost.fabrikam.local", "", "sender"),
    ("mail.fabrikam.example", "relay.adatum.example", "[192.168.7.7]", "sender"),
    ("mail.fabrikam.example", "relay.adatum.example", "[198.51.100.7]", "elsewhere"),
    ("mx.hosting.example", "inside.adatum.example", "[10.0.0.9]", "behind"),
    ("mail-yw1-f169.google.com", "mx.google.com", "[198.51.100.7]", "elsewhere"),
    ("mail.contoso.example", "store.contoso.example", "[10.0.0.9]", "behind"),
]


@pytest.mark.parametrize(("writer", "host", "address", "place"), WRITERS)
async def test_the_writer_of_the_report_tells_whose_server_refused(
    writer: str, host: str, address: str, place: str
) -> None:
    """A server under the sender's names or in a private network is the sender's, unless the MX wrote the report."""
    found = tuple(await findings(HOSTED))
    failed = Recipient(address=f"anna@{DOMAIN}", family="relay-denied", remote_server=host)
    text = f"<anna@{DOMAIN}>: host {host}{address} said: 550 5.4.1 Relay access denied"
    reading = Reading(kind="bounce", family="relay-denied", recipients=(failed,), generating_server=writer, text=text)
    assert compare(reading, failed, DOMAIN, found, reference.mail_hosts()).place == place


def test_the_wait_is_the_longest_that_somebody_still_remembers() -> None:
    """Of several who still give the old answer, the one that keeps it longest decides how long to wait."""

    def told(server: str, answer: str, ttl: int) -> dict[str, object]:
        return {"server": server, "status": "NOERROR", "answer": (answer,), "ttl": ttl, "at": "2026-11-25T10:00:00Z"}

    now = Finding.model_validate(
        {"check": "mx", "tag": "MX_EXCHANGE_ONLINE", "servers": (told("ns1", f"0 {LABEL}", 3600),)}
    )
    old = (
        told("r1", "5 mx.hosting.example", 60),
        told("r2", "5 mx.hosting.example", 7200),
        told("r3", f"0 {LABEL}", 9000),
    )
    seen = Finding.model_validate({"check": "propagation", "tag": "PROPAGATION_MIXED", "servers": old})
    reading = _reading("relay-denied", "mx.hosting.example")
    refusal = compare(reading, reading.recipients[0], DOMAIN, (now, seen), reference.mail_hosts())
    assert (refusal.place, refusal.wait) == ("stale", 7200)


@pytest.mark.parametrize("family", ["recipient-rejected", "relay-denied", "no-answer", "other"])
@pytest.mark.parametrize("host", [None, "mx.hosting.example"])
@pytest.mark.parametrize("zone", [CLOUD, HOSTED])
async def test_a_delay_waits_and_is_never_green(family: str, host: str | None, zone: str) -> None:
    """Of a delay nobody is told to act yet, whoever refused, and nothing is 'ok' or an error of that server's."""
    reading = _reading(family, host).model_copy(update={"kind": "delay"})
    found = tuple(await findings(zone))
    refusal = compare(reading, reading.recipients[0], DOMAIN, found, reference.mail_hosts())
    for locale, begins in (("en", "Nobody yet"), ("pl", "Na razie nikt")):
        made = report(Examined(DOMAIN, found, (), refusal), Wording(reference.tags(), reference.words(), locale))
        assert made.severity in {"notice", "warning"}
        assert made.who.startswith(begins)


@pytest.mark.parametrize(
    ("cloud", "told"),
    [("worldwide", ".mail.protection.outlook.com"), ("china", ".mail.protection.partner.outlook.cn"), (None, None)],
)
async def test_the_usual_name_is_told_only_with_a_tenant(cloud: str | None, told: str | None) -> None:
    """A computed name stands in a sentence only where a tenant has the domain, beside the other form, never to copy."""
    odd = CLOUD.replace("contoso-example", "fabrikam-example")
    tenant = Finding(check="tenant", tag="TENANT_FOUND", facts={"domain": DOMAIN, "cloud": cloud or ""})
    found = (*await findings(odd), *((tenant,) if cloud else ()))
    for locale in ("en", "pl"):
        made = report(Examined(DOMAIN, found), Wording(reference.tags(), reference.words(), locale))
        said = next(item for item in made.items if item.tag == "MX_EXCHANGE_ONLINE_UNUSUAL")
        assert (
            ("contoso-example" + told in said.text and "mx.microsoft" in said.text)
            if told
            else "contoso-example" not in said.text
        )
        assert not any("contoso-example" in block.text for block in said.copy_)


async def test_microsoft_behind_its_own_mx_lacks_the_domain() -> None:
    """Microsoft's server refuses the domain, and the MX is Microsoft's: the set-up there is to blame, not the MX."""
    found = tuple(await findings(CLOUD))
    reading = _reading("relay-denied", EDGE)
    refusal = compare(reading, reading.recipients[0], DOMAIN, found, reference.mail_hosts())
    ranked = rank("relay-denied", {"refuser": refusal.place, "microsoft": "yes"}, found, reference.causes())
    assert ranked[0].cause == "B3"
    made = report(Examined(DOMAIN, found, ranked, refusal), Wording(reference.tags(), reference.words(), "en"))
    assert made.verdict == "refused-by-mx"
    assert "leads to Microsoft" in made.summary
    assert "verify and accept it in a tenant" in made.who
    assert "correct the MX" in made.who


def test_exchange_names_the_server_before_the_reply() -> None:
    """`host #550 ...` tells who refused; where two stand there, neither is taken."""
    reading = _reading("relay-denied", None)
    one = reading.model_copy(update={"text": "anna\nMX.hosting.example #550 5.4.1 Relay Access Denied ##\n"})
    assert refuser(one, one.recipients[0]).host == "mx.hosting.example"
    two = one.model_copy(update={"text": one.text + "mx.fabrikam.example #550 5.4.1 Relay Access Denied ##"})
    assert not refuser(two, two.recipients[0]).known
