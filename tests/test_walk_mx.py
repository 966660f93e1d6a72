"""The one question that decides: where is this domain's mail read, and was its MX changed lately?"""

from __future__ import annotations

import pytest

from bot.model import Finding, Reading
from tests.walking import CLEAN, Walk, bounce, found, house

DOMAIN = "fabrikam.example"
HOST = "mx.hosting.example"
LABEL = "fabrikam-example.mail.protection.outlook.com"


def world(tag: str, mx: str, **beside: str) -> tuple[Finding, ...]:
    """Return what is found of a domain whose name server names this MX."""
    answer = {"server": "ns1", "status": "NOERROR", "answer": (f"10 {mx}",), "ttl": 300, "at": "2026-11-23T00:00:00Z"}
    main = Finding.model_validate({"check": "mx", "tag": tag, "facts": {"host": mx}, "servers": (answer,)})
    return (main, *(one for one in found(**{**CLEAN, **beside}) if one.check != "mx"))


def refused_by(host: str) -> Reading:
    reading = bounce("relay-denied", f"anna@{DOMAIN}")
    failed = tuple(one.model_copy(update={"remote_server": host}) for one in reading.recipients)
    return reading.model_copy(update={"recipients": failed})


def walked(findings: tuple[Finding, ...], host: str, side: str) -> Walk:
    """Answer both questions as an admin of that side; the examination has ended by then."""
    walk = Walk(house(), findings)
    walk.paste(refused_by(host))
    for answer in ("admin", side):
        walk.press(next(choice for choice in walk.state.open if f":{answer}:" in choice))
    return walk


def press(walk: Walk, answer: str) -> None:
    walk.press(next(choice for choice in walk.state.open if f":{answer}:" in choice))


OLD = ["MX_UNKNOWN_HOST", "MX_OWN_HOST", "MX_OTHER_HOME", "MX_OLD_HOME_LOWER", "MX_OLD_HOME_EQUAL"]


@pytest.mark.parametrize("tag", OLD)
@pytest.mark.parametrize("way", ["next", "cloud"])
def test_the_mx_is_corrected_whatever_stands_there(tag: str, way: str) -> None:
    """From 'Where the MX leads' both the next step and 'In Microsoft 365' lead to the correction."""
    walk = walked(world(tag, HOST), HOST, "recipient")
    for _ in range(4):
        if walk.state.node == "admin.mx":
            break
        press(walk, "next")
    assert walk.state.node == "admin.mx"
    press(walk, way)
    assert walk.state.node == "admin.mx.fix"


def test_the_server_of_the_mx_is_told_to_accept_the_domain() -> None:
    """Mail that is read behind the MX needs no other MX."""
    walk = walked(world("MX_UNKNOWN_HOST", HOST), HOST, "recipient")
    assert walk.state.node == "admin.mx"
    press(walk, "there")
    assert walk.state.node == "admin.mx.accept"


@pytest.mark.parametrize("side", ["sender", "recipient", "unknown"])
@pytest.mark.parametrize(
    ("answer", "node"), [("yes", "admin.moved.wait"), ("no", "admin.moved.route"), ("unknown", "admin.moved.route")]
)
def test_a_server_outside_the_mx_is_asked_about(side: str, answer: str, node: str) -> None:
    """Nobody names the server that refused: whether the MX was changed decides between waiting and the sender."""
    walk = walked(world("MX_EXCHANGE_ONLINE", LABEL), HOST, side)
    assert walk.state.node == "admin.moved"
    press(walk, answer)
    assert walk.state.node == node


@pytest.mark.parametrize("host", [HOST, LABEL])
def test_a_server_of_the_mx_is_not_asked_about(host: str) -> None:
    """Where the MX names the server that refused, nobody asks whether it was changed."""
    walk = walked(world("MX_UNKNOWN_HOST" if host == HOST else "MX_EXCHANGE_ONLINE", host), host, "recipient")
    assert walk.state.node not in {"admin.moved", None}


def test_a_user_is_told_of_the_move() -> None:
    """A sender hears that the message went elsewhere, before the spelling."""
    walk = Walk(house(), world("MX_EXCHANGE_ONLINE", LABEL))
    walk.paste(refused_by(HOST))
    press(walk, "user")
    press(walk, "sender")
    assert walk.state.node == "user.moved"


@pytest.mark.parametrize(("tenant", "told"), [("TENANT_FOUND", True), ("TENANT_UNTESTED", False)])
def test_the_usual_name_is_written_out_with_a_tenant_only(tenant: str, *, told: bool) -> None:
    """Both forms are named always; the computed name only where a tenant has the domain, and never as a record."""
    walk = walked(world("MX_UNKNOWN_HOST", HOST, tenant=tenant), HOST, "recipient")
    press(walk, "cloud")
    said = " ".join(str(block) for block in walk.blocks)
    assert "mx.microsoft" in said
    assert "mail.protection.outlook.com" in said
    assert (LABEL in said) is told
    assert not any(
        block.block == "copyable" and block.kind == "record" and LABEL in block.text for block in walk.blocks
    )
    assert f"Get-DnssecStatusForVerifiedDomain -DomainName {DOMAIN}" in said
