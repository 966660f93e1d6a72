"""Do the mail hosts prove their certificates by DNS (DANE, RFC 7672)? It does not cause 5.4.1. docs/checks/dane.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.checks.exchangers import exchangers, parse
from bot.checks.inquiry import finding, silence
from bot.checks.ports import Question

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer
    from bot.model import Finding

NAME = "dane"
UNTESTED = "DANE_UNTESTED"
TAGS = ("DANE_OK", "DANE_NONE", "DANE_UNSIGNED", "DANE_LOOKUP_FAILS", UNTESTED)
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
    failing = [answer for answer in answers if not answer.spoken]
    if failing:
        return (await _silent(inquiry, failing),)
    with_records = [answer for answer in answers if answer.records()]
    if not with_records:
        return (finding(NAME, "DANE_NONE", answers, **common, hosts=list(hosts)),)
    zone = await inquiry.ask(Question(inquiry.domain, "MX", signed=True), resolver)
    signed = zone.validated and all(answer.validated for answer in with_records)
    found = [answer.question.name.removeprefix("_25._tcp.") for answer in with_records]
    return (finding(NAME, "DANE_OK" if signed else "DANE_UNSIGNED", answers, **common, hosts=found),)


async def _silent(inquiry: Inquiry, failing: list[Answer]) -> Finding:
    """Tell servers that fail TLSA questions from a resolver in trouble: every resolver that knows the host must fail.

    Senders with DANE defer all mail to such a host, but only where its zone is signed (RFC 7672 section 2.1.2).
    """
    for answer in failing:
        host = answer.question.name.removeprefix("_25._tcp.")
        resolvers = inquiry.ports.resolvers
        known, told = await asyncio.gather(
            inquiry.ask_each(Question(host, "A", signed=True), resolvers), inquiry.ask_each(_question(host), resolvers)
        )
        pairs = [(one, other) for one, other in zip(known, told, strict=True) if one.spoken]
        if pairs and any(one.validated for one, _ in pairs) and not any(other.spoken for _, other in pairs):
            facts = {"domain": inquiry.domain, "hosts": [host], "reason": silence(told)}
            return finding(NAME, "DANE_LOOKUP_FAILS", told, **facts)
    return finding(NAME, UNTESTED, failing, domain=inquiry.domain, reason=silence(failing))


def _question(host: str) -> Question:
    return Question(f"_25._tcp.{host}", "TLSA", signed=True)
