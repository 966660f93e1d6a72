"""Zones and the tags they must and must not give: a file in tests/zones/ each, its expectations in its head."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters import reference
from bot.causes import rank
from bot.checks import CHECKS, LIMIT
from tests.examining import ask, tags
from tests.fakes import clock
from tests.fakes.nameserver import serve

if TYPE_CHECKING:
    from bot.model import Family, Finding

ZONES = sorted(Path(__file__).with_name("zones").glob("*.txt"))
PROVED_ELSEWHERE = """
REGISTRATION_OK REGISTRATION_EXPIRED REGISTRATION_HOLD REGISTRATION_NOT_FOUND REGISTRATION_UNTESTED
TENANT_FOUND TENANT_NOT_FOUND TENANT_NOT_EXPECTED TENANT_OTHER_CLOUD TENANT_UNTESTED
MTA_STS_OK MTA_STS_BAD_RECORD MTA_STS_MISMATCH MTA_STS_MISMATCH_BESIDE
MTA_STS_MISMATCH_TESTING MTA_STS_BAD_POLICY MTA_STS_NO_HOST MTA_STS_UNTESTED
SMTP_GREETS SMTP_NO_STARTTLS SMTP_UNTESTED
SPF_UNTESTED DKIM_UNTESTED DMARC_UNTESTED DANE_UNTESTED
TLS_RPT_UNTESTED AUTODISCOVER_UNTESTED DELEGATION_PARENT_UNTESTED
DNSSEC_OK DANE_OK DANE_LOOKUP_FAILS DANE_LOOKUP_FAILS_AT DANE_LOOKUP_FAILS_BESIDE DANE_UNUSABLE
DNSSEC_OUT_OF_TIME DNSSEC_ENDS_SOON DNSSEC_OLD_ALGORITHM DNSSEC_MANY_ITERATIONS DNSSEC_STRIPPED
"""
"""Over HTTPS or port 25: test_checks_web.py; silence: test_faults.py; signatures: test_signatures.py, test_dane.py and
e2e/test_real_servers.py."""


def _head(text: str) -> dict[str, str]:
    lines = [line[3:].partition(" ") for line in text.splitlines() if line.startswith("#! ")]
    return {key: value for key, _, value in lines}


def _facts(text: str) -> list[tuple[str, str, str]]:
    """Return the facts a zone's head asks for: tag, name, value; of a list its values with commas."""
    lines = [line[8:].split(" ", 1) for line in text.splitlines() if line.startswith("#! fact ")]
    return [(tag, *fact.split("=", 1)) for tag, fact in lines]  # type: ignore[misc]


OLD_AUTHORITY = {
    "PROPAGATION_SPLIT",
    "PROPAGATION_LAGGING",
    "SERIALS_DIFFER",
    "DELEGATION_SILENT_SERVER",
    "DELEGATION_LAME",
}
PORT = re.compile(r":\d{4,5}\b")
"""The port of a resolver on loopback, another one every time."""
TEXTS = {path.stem: path.read_text("utf-8") for path in ZONES}


QUESTIONS = 200
"""The most questions that a report of any domain may cost."""


async def _examine(text: str) -> tuple[list[Finding], int, float]:
    """Return the findings of a world, how many questions they took, and how many seconds of the world's own clock."""
    head = _head(text)
    begun = asyncio.get_running_loop().time()
    async with serve(text) as served:
        found = await ask(
            served,
            head.get("domain", "contoso.example"),
            expect_mx=tuple(head.get("expect-mx", "").split()),
            everything="everything" in head,
        )
        return found, len(served.asked), asyncio.get_running_loop().time() - begun


@dataclass(frozen=True)
class Zone:
    """One file, and what an examination of it found."""

    name: str
    head: dict[str, str]
    found: list[Finding]
    questions: int
    seconds: float


@pytest.fixture(scope="module", params=TEXTS)
def zone(request: pytest.FixtureRequest) -> Zone:
    """Examine one zone, for all tests of it."""
    text = TEXTS[request.param]
    return Zone(request.param, _head(text), *clock.run(_examine(text)))


def test_zone_gives_its_tags(zone: Zone) -> None:
    """Every tag a zone must give is given, and none it must never give."""
    given = tags(zone.found)
    assert set(zone.head["must"].split()) - given == set()
    assert set(zone.head.get("never", "").split()) & given == set()
    assert "fault" not in {finding.facts.get("reason") for finding in zone.found}


def test_zone_costs_no_more_than_it_may(zone: Zone) -> None:
    """However faulty a domain is: a bounded number of questions, and an end within the report's time."""
    assert zone.questions <= QUESTIONS
    assert zone.seconds <= LIMIT + 1


def _shown(value: object) -> str:
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return PORT.sub("", text)


def test_zone_gives_its_facts(zone: Zone) -> None:
    """Every fact that a zone's head asks for is the finding's, by value."""
    for tag, key, value in _facts(TEXTS[zone.name]):
        given = [finding.facts for finding in zone.found if finding.tag == tag]
        assert value in [_shown(facts.get(key)) for facts in given], (tag, key, given)


AT_ODDS = {
    "caches": OLD_AUTHORITY,
    "addresses-fine": {"ADDRESS_DANGLING", "ADDRESS_DANGLING_MICROSOFT", "ADDRESS_UNRESOLVABLE", "ADDRESS_PRIVATE"},
    "mx-right": {
        "MX_OLD_HOME_LOWER",
        "MX_OLD_HOME_EQUAL",
        "MX_OTHER_HOME",
        "PROPAGATION_SPLIT",
        "PROPAGATION_NOT_SAVED",
    },
    "mail-to-cloud": {"MX_OTHER_HOME", "MX_OWN_HOST", "MX_UNKNOWN_HOST", "ADDRESS_DANGLING_MICROSOFT"},
    "broken-delegation": {"DELEGATION_OK", "MX_EXCHANGE_ONLINE"},
    "some-servers": {"DELEGATION_BROKEN", "DELEGATION_DEAD"},
    "signatures": {"DNSSEC_OK", "DNSSEC_UNSIGNED"},
    "lagging": {"PROPAGATION_EVERYWHERE", "PROPAGATION_CONSISTENT"},
    "split": {"PROPAGATION_EVERYWHERE", "PROPAGATION_CONSISTENT"},
    "mixed": {"PROPAGATION_EVERYWHERE", "PROPAGATION_CONSISTENT"},
    "old-serial": {"SERIALS_AGREE"},
    "own-machines": {"AUTODISCOVER_MICROSOFT", "AUTODISCOVER_WILDCARD", "AUTODISCOVER_NONE"},
    "no-domain": {"DELEGATION_OK"},
    "no-mx": {"MX_EXCHANGE_ONLINE", "DOMAIN_NOT_FOUND", "MX_UNTESTED"},
    "unusual-label": {"MX_EXCHANGE_ONLINE"},
    "dangling": {"MX_DOMAIN_APPENDED", "MX_IP_LITERAL", "ADDRESSES_OK"},
    "not-saved": {"PROPAGATION_EVERYWHERE"},
}
"""By reason, the findings that say the opposite."""
CAUSE_AT_ODDS = {
    "C1": {"ADDRESSES_OK", "MX_DOMAIN_APPENDED", "MX_IP_LITERAL"},
    "C2": {"DOMAIN_NOT_FOUND", "MX_NULL", "ADDRESS_DANGLING", "DELEGATION_BROKEN", "DELEGATION_DEAD", "DNSSEC_BROKEN"},
    "B2": {"MX_NONE", "MX_NULL", "DOMAIN_NOT_FOUND"},
    "B3": {"DOMAIN_NOT_FOUND", "MX_OTHER_HOME", "MX_NONE", "MX_NULL"},
    "D4": OLD_AUTHORITY,
}
"""By cause, the findings beside which it cannot be."""


FAMILIES: tuple[Family | None, ...] = (None, "recipient-rejected", "relay-denied", "no-answer")


def test_no_reason_contradicts_a_finding(zone: Zone) -> None:
    """Whatever the refusal and wherever the refusing server stands: what speaks for a cause, a check does not deny."""
    given = tags(zone.found)
    for family, place in product(FAMILIES, ("mx", "stale", "elsewhere", "unknown")):
        bounce: dict[str, object] = {"microsoft": "yes", "refuser": place, "scope": "all"}
        ranked = rank(family, bounce, zone.found, reference.causes())
        said = {reason for cause in ranked for reason in cause.because}
        shown = {cause.cause for cause in ranked}
        odd = {name: against & given for name, against in AT_ODDS.items() if name in said and against & given}
        odd |= {name: against & given for name, against in CAUSE_AT_ODDS.items() if name in shown and against & given}
        assert not odd, (family, place)


def test_every_tag_is_proved_somewhere() -> None:
    """No check has a tag that no zone and no other test gives."""
    must = {tag for text in TEXTS.values() for tag in _head(text)["must"].split()}
    every = {tag for check in CHECKS for tag in check.TAGS}
    assert every - must - set(PROVED_ELSEWHERE.split()) == set()


def test_zones_expect_only_tags_that_exist() -> None:
    """An expectation that names no real tag would prove nothing."""
    every = {tag for check in CHECKS for tag in check.TAGS}
    heads = [_head(text) for text in TEXTS.values()]
    named = {tag for head in heads for key in ("must", "never") for tag in head.get(key, "").split()}
    assert named - every == set()


def test_published_scenarios_say_what_must_not_be_and_name_a_fact() -> None:
    """Each zone that stands for a published scenario expects tags, forbids some, and pins a fact; each stands once."""
    scenarios = {
        name: head["scenario"]
        for name, head in zip(TEXTS, map(_head, TEXTS.values()), strict=True)
        if "scenario" in head
    }
    for name in scenarios:
        assert {"must", "never", "fact"} <= set(_head(TEXTS[name])), name
    assert len(set(scenarios.values())) >= 120
