"""Runs an examination against a world on loopback, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.model import Examination, Finding
from tests.fakes.nameserver import Served, serve

if TYPE_CHECKING:
    from typing import Any


async def findings(world: str, domain: str = "contoso.example", **wanted: Any) -> list[Finding]:
    """Examine a domain in a world and return its findings as they came."""
    async with serve(world) as served:
        return await ask(served, domain, **wanted)


async def ask(served: Served, domain: str = "contoso.example", **wanted: Any) -> list[Finding]:
    """Examine a domain in a world that is being served."""
    examiner = DnsExaminer(DnsSettings(resolvers=",".join(served.resolvers), port=served.port))
    return [finding async for finding in examiner.examine(Examination(domain=domain, **wanted))]


def tags(found: list[Finding]) -> set[str]:
    return {finding.tag for finding in found}


def first(found: list[Finding], check: str) -> Finding:
    """Return a check's main finding."""
    return next(finding for finding in found if finding.check == check)
