"""Finds servers of the zone that answer other questions, but not the one for the mail servers or their TLSA."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dns.ports import Question
from bot.dns.resolver_failures import failing
from bot.dns.session import finding, silence
from bot.dns.zone import authoritative, find_zone
from bot.dns.zone_cuts import below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding


async def unanswered(
    inquiry: Inquiry, check: str, direct: Sequence[Answer], common: dict[str, object]
) -> tuple[Finding, ...]:
    """Return a finding where servers in charge fail the MX alone; an error where all do and so do all resolvers."""
    zone = await find_zone(inquiry)
    soa = await authoritative(inquiry, zone.apex, "SOA")
    in_charge = {answer.server for answer in soa if answer.spoken and answer.authoritative}
    doubted = [answer for answer in direct if not answer.spoken and answer.server in in_charge]
    sure = await asyncio.gather(*(_surely(inquiry, zone.apex, answer) for answer in doubted))
    mute = [answer for answer, each in zip(doubted, sure, strict=True) if each]
    if not mute:
        return ()
    facts = {**common, "servers": sorted({answer.server.name for answer in mute}), "reason": silence(mute)}
    heard = any(answer.spoken for answer in direct)
    failures = () if heard else await failing(inquiry, Question(inquiry.domain, "MX"))
    tag = "PROPAGATION_MX_UNANSWERED" if failures else "PROPAGATION_MX_UNANSWERED_BY"
    return (finding(check, tag, (*mute, *failures), **facts),)


async def failing_at(inquiry: Inquiry, check: str, hosts: Sequence[str]) -> tuple[Finding, ...]:
    """Return a finding where some of the zone's servers fail TLSA questions that resolvers got through elsewhere.

    Only of hosts in the domain's own signed zone: a sender with DANE defers where the question fails (RFC 7672 2.1.2).
    """
    zone = await find_zone(inquiry)
    for host in [host for host in hosts if host == zone.apex or below(host, zone.apex)][:1]:
        asked, soa = await asyncio.gather(
            authoritative(inquiry, f"_25._tcp.{host}", "TLSA", signed=True), authoritative(inquiry, zone.apex, "SOA")
        )
        in_charge = {answer.server for answer in soa if answer.spoken and answer.authoritative}
        doubted = [answer for answer in asked if not answer.spoken and answer.server in in_charge]
        sure = await asyncio.gather(*(_surely(inquiry, zone.apex, answer) for answer in doubted))
        mute = [answer for answer, each in zip(doubted, sure, strict=True) if each]
        if mute:
            servers = sorted({answer.server.name for answer in mute})
            facts = {"domain": inquiry.domain, "hosts": [host], "servers": servers, "reason": silence(mute)}
            return (finding(check, "DANE_LOOKUP_FAILS_AT", mute, **facts),)
    return ()


async def _surely(inquiry: Inquiry, apex: str, answer: Answer) -> bool:
    """Ask again, over TCP, and another question beside it: lost packets and a limit of questions hit both."""
    again, control = await asyncio.gather(
        inquiry.ask(replace(answer.question, tcp=True), answer.server),
        inquiry.ask(Question(apex, "SOA", recurse=False, signed=True), answer.server),
    )
    return not again.spoken and control.spoken and control.authoritative
