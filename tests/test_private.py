"""Private domains are looked up at their own resolvers alone: nobody above is told their names."""

from __future__ import annotations

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.model import Examination
from tests.examining import tags
from tests.fakes.nameserver import serve

WORLD = """
contoso.example MX 0 contoso-example.mail.protection.outlook.com
contoso-example.mail.protection.outlook.com A 198.51.100.10
parent: contoso.example NS ns1.fabrikam.example
"""


async def _asked(private: str, domain: str) -> tuple[set[str], list[tuple[str, str, str]]]:
    async with serve(WORLD) as served:
        examiner = DnsExaminer(DnsSettings(resolvers=served.resolver, port=served.port, private=private))
        found = [finding async for finding in examiner.examine(Examination(domain=domain))]
        assert "fault" not in {finding.facts.get("reason") for finding in found}
        return tags(found), [question for question in served.asked if "parent" in question[0]]


async def test_a_private_zone_follows_its_own_resolver() -> None:
    """Its referral is neither asked for nor compared with; its own servers are."""
    given, above = await _asked("contoso.example", "contoso.example")
    assert above == []
    assert {"DELEGATION_OK", "MX_EXCHANGE_ONLINE", "PROPAGATION_CONSISTENT"} <= given
    assert not given & {"DELEGATION_MISMATCH", "DELEGATION_PARENT_UNTESTED", "DELEGATION_UNTESTED"}


async def test_a_private_name_that_does_not_exist_is_told_to_nobody_above() -> None:
    """Not even an absence is asked about at the zone above."""
    given, above = await _asked("contoso.example", "nothing.contoso.example")
    assert above == []
    assert "DOMAIN_NOT_FOUND" in given


async def test_a_public_zone_is_compared_with_its_referral() -> None:
    """The same zone, not private: the zone above is asked and names another server."""
    given, above = await _asked("", "contoso.example")
    assert above
    assert "DELEGATION_MISMATCH" in given or "DELEGATION_LAME" in given
