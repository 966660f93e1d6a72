"""Every check against every fault of every kind of server: the right tag, in time, and never an exception."""

from __future__ import annotations

import asyncio
import time

import pytest

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.checks import CHECKS
from bot.model import Examination
from tests.examining import findings, first, tags
from tests.fakes import clock
from tests.fakes.nameserver import serve
from tests.fakes.world import FAULTS

WORLD = """
contoso.example MX 0 contoso-example.mail.protection.outlook.com
contoso-example.mail.protection.outlook.com A 198.51.100.10
autodiscover.contoso.example CNAME autodiscover.outlook.com
autodiscover.outlook.com A 198.51.100.11
contoso.example TXT "v=spf1 include:spf.protection.outlook.com -all"
_mta-sts.contoso.example TXT "v=STSv1; id=1"
"""
SERVERS = {
    "all its servers": ("ns1.contoso.example", "ns2.contoso.example"),
    "one of its servers": ("ns2.contoso.example",),
    "the resolver": ("resolver",),
    "the zone above": ("parent", "a.nic.example"),
}
HARMLESS = {"truncated", "no-edns", "slow"}
"""Faults that a good client overcomes."""
SILENT = {"timeout", "garbage", "wrong-id", "other-question", "endless"}
CHECKED = [check.NAME for check in CHECKS if check.NAME not in {"registration", "tenant", "smtp"}]
UNTESTED = {check.NAME: check.UNTESTED for check in CHECKS}


async def _run(fault: str, servers: tuple[str, ...]) -> tuple[dict[str, str], set[str], float]:
    world = WORLD + "".join(f"fault: {server} {fault}\n" for server in servers)
    now = asyncio.get_running_loop().time
    start = now()
    found = await findings(world, everything=True, smtp=True)
    main = {check.NAME: first(found, check.NAME).tag for check in CHECKS}
    assert not [finding for finding in found if finding.facts.get("reason") == "fault"], (fault, servers)
    return main, tags(found), now() - start


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    """Examine all worlds, some at a time."""

    async def all_of_them() -> list[tuple[dict[str, str], set[str], float]]:
        gate = asyncio.Semaphore(8)

        async def one(fault: str, place: str) -> tuple[dict[str, str], set[str], float]:
            async with gate:
                return await _run(fault, SERVERS[place])

        return await asyncio.gather(*(one(*case) for case in CASES))

    return dict(zip(CASES, clock.run(all_of_them()), strict=True))


CASES = [(fault, place) for fault in FAULTS for place in SERVERS]
Matrix = dict[tuple[str, str], tuple[dict[str, str], set[str], float]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} at {case[1]}".replace(" ", "-"))
def test_every_check_answers_once_and_in_time(matrix: Matrix, case: tuple[str, str]) -> None:
    """Whatever a server does, each check has a main finding of its own tags, and the report ends within its time."""
    main, _, seconds = matrix[case]
    assert set(main) == {check.NAME for check in CHECKS}
    assert all(main[check.NAME] in check.TAGS for check in CHECKS)
    assert seconds < 11


@pytest.mark.parametrize("place", SERVERS)
@pytest.mark.parametrize("fault", sorted(HARMLESS))
def test_what_a_good_client_overcomes_changes_nothing(matrix: Matrix, fault: str, place: str) -> None:
    """Truncation, no EDNS and slowness cost time, never a finding."""
    main, given, _ = matrix[fault, place]
    assert main["mx"] == "MX_EXCHANGE_ONLINE"
    assert main["delegation"] == "DELEGATION_OK"
    assert main["propagation"] == "PROPAGATION_CONSISTENT"
    assert "DELEGATION_PARENT_UNTESTED" not in given


@pytest.mark.parametrize("fault", sorted(SILENT))
def test_a_silent_resolver_leaves_everything_untested(matrix: Matrix, fault: str) -> None:
    """With its only resolver silent every check says 'could not be tested', and none says 'no record'."""
    main, given, _ = matrix[fault, "the resolver"]
    assert {name: main[name] for name in CHECKED} == {name: UNTESTED[name] for name in CHECKED}
    assert not given & {"DOMAIN_NOT_FOUND", "MX_NONE", "ADDRESS_DANGLING", "SPF_NONE", "DMARC_NONE"}


@pytest.mark.parametrize("fault", sorted(SILENT))
def test_servers_that_nobody_hears_are_dead(matrix: Matrix, fault: str) -> None:
    """All of the zone's servers silent, and the resolver gives up too: a fault, yet nothing is said of records.

    A resolver that still answers (`endless`) tells that the silence is only ours.
    """
    main, _, _ = matrix[fault, "all its servers"]
    assert main["delegation"] == ("DELEGATION_UNTESTED" if fault == "endless" else "DELEGATION_DEAD")
    assert main["serials"] == "SERIALS_UNTESTED"
    assert main["propagation"] == "PROPAGATION_UNTESTED"


@pytest.mark.parametrize("fault", sorted(SILENT))
def test_one_silent_server_leaves_the_rest_standing(matrix: Matrix, fault: str) -> None:
    """What the other server and the resolver say still counts; the silent one is named."""
    main, given, _ = matrix[fault, "one of its servers"]
    assert main["mx"] == "MX_EXCHANGE_ONLINE"
    assert main["delegation"] == "DELEGATION_OK"
    assert main["propagation"] == "PROPAGATION_CONSISTENT"
    assert "DELEGATION_SILENT_SERVER" in given


@pytest.mark.parametrize("fault", ["servfail", "refused", "lame"])
def test_servers_that_speak_and_are_not_in_charge_are_a_fault(matrix: Matrix, fault: str) -> None:
    """Refusals and failures of all servers are an error of the delegation; of one, a warning."""
    assert matrix[fault, "all its servers"][0]["delegation"] == "DELEGATION_BROKEN"
    assert matrix[fault, "one of its servers"][0]["delegation"] == "DELEGATION_LAME"
    assert matrix[fault, "all its servers"][0]["mx"] == "MX_UNTESTED"
    assert matrix[fault, "one of its servers"][0]["mx"] == "MX_EXCHANGE_ONLINE"


@pytest.mark.parametrize("fault", sorted(SILENT | {"servfail", "refused"}))
def test_a_faulty_parent_is_untested(matrix: Matrix, fault: str) -> None:
    """Where the zone above does not answer, only the comparison with it is untested."""
    main, given, _ = matrix[fault, "the zone above"]
    assert main["delegation"] == "DELEGATION_OK"
    assert "DELEGATION_PARENT_UNTESTED" in given
    assert main["mx"] == "MX_EXCHANGE_ONLINE"


def test_copies_instead_of_authority_are_lame(matrix: Matrix) -> None:
    """Servers that answer without authority, where the zone above answers with it, are not set up as the zone's."""
    for place in ("all its servers", "one of its servers"):
        main, given, _ = matrix["no-aa", place]
        assert main["delegation"] == "DELEGATION_LAME"
        assert "PRIVATE_VIEW" not in given


async def test_a_report_ends_when_its_time_is_up() -> None:
    """Checks that are not done by then are untested, each exactly once, and what was done stands."""
    async with serve(WORLD + "latency: 1200\n") as served:
        examiner = DnsExaminer(DnsSettings(resolvers=served.resolver, port=served.port), limit=0.6)
        start = time.monotonic()
        found = [finding async for finding in examiner.examine(Examination(domain="contoso.example"))]
    assert time.monotonic() - start < 3
    late = [finding for finding in found if finding.facts.get("reason") == "time-up"]
    assert {finding.check for finding in late} >= {"mx", "propagation", "delegation"}
    assert all(finding.tag == UNTESTED[finding.check] for finding in late)
    assert len({finding.check for finding in late}) == len(late)
    assert "tenant" not in {finding.check for finding in late}
