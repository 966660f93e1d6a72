"""The eighteen statements of the support article about 550 5.4.1: each is reached in a normal walk where it applies."""

from __future__ import annotations

import pytest

from tests.test_walk_words import CASES, LOCALES, Told, walked
from tests.wordcount import folded, visible

ADMIN = {"who": "admin", "side": "recipient", "scope": "unknown"}
OUR_ADMIN = {"who": "admin", "side": "sender"}
SENDER = {"who": "user", "side": "sender"}
RECIPIENT = {"who": "user", "side": "recipient"}
MOVED = "moved, still remembered"
Row = tuple[str, str, dict[str, str], str, tuple[str, ...], tuple[str, ...]]
STATEMENTS: tuple[Row, ...] = (
    ("most needs an admin", "old MX alone", SENDER, "user.ask-admin",
     ("pass this", "admins"), ("Przekaż", "administrator")),
    ("waiting up to 72 hours", MOVED, SENDER, "user.wait", ("72 hours", "Wait"), ("72 godzin", "Poczekaj")),
    ("a fault of the service", "not accepted", SENDER, "user.service",
     ("Microsoft 365", "wait"), ("Microsoft", "oczekaj")),
    ("the MX may be wrong", "old MX alone", ADMIN, "admin.mx",
     ("correct the MX", "registrar"), ("popraw MX", "rejestratora")),
    ("its expected form", "old MX alone", ADMIN, "admin.mx.fix", ("mail.protection.outlook.com",), ("mx.microsoft",)),
    ("one MX alone", "old MX first", ADMIN, "admin.mx.single", ("One MX",), ("Jeden MX",)),
    ("a test from outside", "old MX alone", ADMIN, "admin.mx.test", ("Remote Connectivity Analyzer",), ("Analyzer",)),
    ("a test of the connector", "no answer", OUR_ADMIN, "admin.connector-test", ("Validate",), ("Validate",)),
    ("the domain's health", "not accepted", ADMIN, "admin.domain", ("Check health", "Troubleshoot"), ("Check health",)),
    ("the accepted domain", "not accepted", ADMIN, "admin.accepted-domain", ("Authoritative", "Internal relay"),
     ("Authoritative", "Internal relay")),
    ("up to 72 hours to be seen", MOVED, ADMIN, "admin.propagation", ("72 hours",), ("72 godziny",)),
    ("hybrid: the connectors", "hybrid", ADMIN, "admin.hybrid",
     ("Hybrid Configuration Wizard", "2827473"), ("2827473",)),
    ("hybrid: the routing", "hybrid", ADMIN, "admin.hybrid.routing", ("MX",), ("MX",)),
    ("service health", "not accepted", ADMIN, "admin.service-health",
     ("Service health", "View all"), ("Service health",)),
    ("the cause", "old MX alone", SENDER, "who", ("does not accept mail", "wrong server"), ("nie przyjmuje poczty",)),
    ("the report, for users", "old MX alone", SENDER, "who",
     ("relay access denied", "busy"), ("relay access denied", "zajęty")),
    ("the report, for admins", "no answer", SENDER, "who",
     ("No answer from host", "550 5.4.1"), ("No answer from host",)),
    ("more help", "old MX alone", RECIPIENT, "more-help",
     ("Forum", "Service request", "Telephone"), ("Forum", "Zgłoszenie")),
    ("was this helpful", "old MX alone", RECIPIENT, "helpful", ("Did this help?",), ("Czy to pomogło?",)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "case", "answers", "node", "english", "polish"), STATEMENTS, ids=lambda one: str(one)[:20]
)
async def test_a_normal_walk_reaches_it(
    name: str, case: str, answers: dict[str, str], node: str, english: tuple[str, ...], polish: tuple[str, ...]
) -> None:
    """Pressing the first choice of each step leads to the statement, in both languages."""
    for locale, words in zip(LOCALES, (english, polish), strict=True):
        steps = await walked(CASES[case], name, locale, **answers)
        said = {step.node: _all(step) for step in steps}
        assert node in said, (name, list(said))
        for word in words:
            assert word in said[node], (name, locale, word, said[node])


def _all(step: Told) -> str:
    """Return what a step says, its folded parts too, and the commands and records to copy."""
    inside = [line for title, lines in folded(step.blocks) for line in (title, *lines)]
    return "\n".join([*visible(step.blocks), *inside])
