"""Do the mail hosts prove their certificates by DNS (DANE, RFC 7672)? It does not cause 5.4.1. docs/checks/dane.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.checks.exchangers import exchangers, parse
from bot.checks.inquiry import finding, silence
from bot.checks.ports import Question

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.model import Finding

NAME = "dane"
UNTESTED = "DANE_UNTESTED"
TAGS = ("DANE_OK", "DANE_NONE", "DANE_UNSIGNED", UNTESTED)
MOST_HOSTS = 6


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up the TLSA record of each MX target; without DNSSEC behind it nobody may use it."""
    resolver = inquiry.ports.resolvers[0]
    hint = parse(await inquiry.look_up(inquiry.domain, "MX"))
    hinted = [mx.host for mx in hint if mx.host != "."][:MOST_HOSTS]
    inquiry.ahead(*(inquiry.ask(_question(host), resolver) for host in hinted))
    seen = await exchangers(inquiry)
    common = {"domain": inquiry.domain}
    if not seen.versions:
        return (finding(NAME, UNTESTED, seen.asked, **common, reason=silence(seen.asked)),)
    hosts = seen.targets[:MOST_HOSTS]
    answers = await asyncio.gather(*(inquiry.ask(_question(host), resolver) for host in hosts))
    with_records = [answer for answer in answers if answer.records()]
    if not all(answer.spoken for answer in answers):
        return (finding(NAME, UNTESTED, answers, **common, reason=silence(answers)),)
    if not with_records:
        return (finding(NAME, "DANE_NONE", answers, **common, hosts=list(hosts)),)
    signed = all(answer.validated for answer in with_records)
    found = [answer.question.name.removeprefix("_25._tcp.") for answer in with_records]
    return (finding(NAME, "DANE_OK" if signed else "DANE_UNSIGNED", answers, **common, hosts=found),)


def _question(host: str) -> Question:
    return Question(f"_25._tcp.{host}", "TLSA", signed=True)
