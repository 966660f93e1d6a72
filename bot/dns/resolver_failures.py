"""What the public resolvers' failures tell: one that fails or filters, all that fail, or a network without DNS."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.ports import FILTERED, Question
from bot.dns.session import finding
from bot.dns.zone import find_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dns.ports import Answer, Server
    from bot.dns.session import Inquiry
    from bot.model import Finding

FAILED = frozenset({"SERVFAIL", "REFUSED", "TIMEOUT"})


def filtered(answer: Answer) -> bool:
    """Tell whether a resolver says itself that its answer is not the zone's."""
    return bool(FILTERED & set(answer.ede))


async def working(inquiry: Inquiry) -> frozenset[Server]:
    """Return the resolvers in other networks that answer a control question: the name servers of the zone above."""
    zone = await find_zone(inquiry)
    elsewhere = [server for server in inquiry.ports.resolvers if inquiry.ports.elsewhere(server)]
    answers = await inquiry.ask_each(Question(zone.parent or ".", "NS"), elsewhere)
    return frozenset(answer.server for answer in answers if answer.spoken and answer.records())


async def failing(inquiry: Inquiry, question: Question) -> tuple[Answer, ...]:
    """Return the failures of all working resolvers elsewhere; nothing where one of them answers or none works."""
    able = await working(inquiry)
    answers = await inquiry.ask_each(question, [each for each in inquiry.ports.resolvers if each in able])
    told = tuple(answer for answer in answers if answer.status != "REWRITTEN")
    return told if all(answer.status in FAILED or answer.stale for answer in told) else ()


async def resolver_findings(
    inquiry: Inquiry, check: str, public: Sequence[Answer], own: Sequence[Answer], common: dict[str, object]
) -> tuple[Finding, ...]:
    """Say which resolvers filter the domain, and which fail although the zone's own servers answer."""
    found = []
    if filters := _filters(public):
        codes = sorted({code for answer in filters for code in answer.ede})
        facts = {**common, "resolvers": sorted({a.server.name for a in filters}), "codes": codes}
        others = any(answer.spoken or answer.status in FAILED for answer in public)
        tag = "PROPAGATION_RESOLVER_FILTERS" if others else "PROPAGATION_RESOLVERS_FILTER"
        found.append(finding(check, tag, filters, **facts))
    failed = [answer for answer in public if answer.status == "SERVFAIL" and not filtered(answer)]
    failed = await _not_for_signatures(inquiry, failed) if own else []
    refusing = [answer for answer in public if answer.status == "REFUSED" and not filtered(answer)]
    if own and refusing and await failing(inquiry, refusing[0].question):
        failed += refusing
    if failed:
        codes = sorted({code for answer in failed for code in answer.ede})
        facts = {**common, "resolvers": sorted({answer.server.name for answer in failed}), "codes": codes}
        every = await failing(inquiry, failed[0].question)
        tag = "PROPAGATION_RESOLVERS_FAIL" if every else "PROPAGATION_RESOLVER_FAILS"
        found.append(finding(check, tag, failed, **facts))
    return tuple(found)


def _filters(public: Sequence[Answer]) -> list[Answer]:
    """Return what filters said: those that say so, and those that deny the name without a zone where others do not."""
    forged = [answer for answer in public if answer.status == "REWRITTEN"]
    others = any(answer.spoken for answer in public)
    return [answer for answer in public if filtered(answer) or (others and answer in forged)]


async def _not_for_signatures(inquiry: Inquiry, failed: list[Answer]) -> list[Answer]:
    """Leave out the failures that go away without validation: the check of signatures speaks of those."""
    asked = [Question(answer.question.name, answer.question.type, unchecked=True) for answer in failed]
    free = await asyncio.gather(*(inquiry.ask(q, a.server) for q, a in zip(asked, failed, strict=True)))
    return [answer for answer, other in zip(failed, free, strict=True) if not other.spoken]
