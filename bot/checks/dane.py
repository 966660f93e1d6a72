"""Do the mail hosts prove their certificates by DNS (DANE, RFC 7672)? Asked with everything. docs/checks/dane.md."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.mx_records import exchangers, parse
from bot.dns.ports import Question
from bot.dns.session import finding, silence
from bot.dns.unanswered_types import failing_at

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "dane"
UNTESTED = "DANE_UNTESTED"
TAGS = (
    "DANE_OK",
    "DANE_NONE",
    "DANE_UNSIGNED",
    "DANE_UNUSABLE",
    "DANE_LOOKUP_FAILS",
    "DANE_LOOKUP_FAILS_AT",
    "DANE_LOOKUP_FAILS_BESIDE",
    UNTESTED,
)
MOST_HOSTS = 6
USAGES = frozenset({"2", "3"})
"""What a mail server may be known by: its issuer or its own certificate (RFC 7672 section 3.1)."""
LENGTHS = {"1": 64, "2": 128}
"""Hexadecimal digits of a digest by matching type (RFC 6698 section 2.1.3)."""


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
    answers = list(await asyncio.gather(*(inquiry.ask(_question(host), resolver) for host in hosts)))
    failing = [answer for answer in answers if not answer.spoken]
    if failing:
        return (await _silent(inquiry, failing, hosts),)
    if at := await failing_at(inquiry, NAME, [_host(answer) for answer in answers if answer.validated]):
        return at
    if not any(answer.records() for answer in answers):
        return (finding(NAME, "DANE_NONE", answers, **common, hosts=list(hosts)),)
    zone = await inquiry.ask(Question(inquiry.domain, "MX", signed=True), resolver)
    return (_published(answers, zone, common),)


def _published(answers: list[Answer], zone: Answer, common: dict[str, str]) -> Finding:
    """Judge the records that are there: whether senders may trust them, and can use them."""
    with_records = [answer for answer in answers if answer.records()]
    unusable = [answer for answer in with_records if not any(_usable(record.data) for record in answer.records())]
    if not zone.validated or not all(answer.validated for answer in with_records):
        return finding(NAME, "DANE_UNSIGNED", answers, **common, hosts=_hosts(with_records))
    if unusable:
        return finding(NAME, "DANE_UNUSABLE", unusable, **common, hosts=_hosts(unusable))
    return finding(NAME, "DANE_OK", answers, **common, hosts=_hosts(with_records))


def _usable(data: str) -> bool:
    """Tell whether a sender can do anything with a TLSA record of a mail server."""
    fields = data.split()
    if len(fields) < 4 or fields[0] not in USAGES or fields[1] not in {"0", "1"}:  # noqa: PLR2004 (a TLSA's fields)
        return False
    length = len("".join(fields[3:]))
    return length == LENGTHS[fields[2]] if fields[2] in LENGTHS else fields[2] == "0" and length > 0


async def _silent(inquiry: Inquiry, failing: list[Answer], hosts: tuple[str, ...]) -> Finding:
    """Tell servers that fail TLSA questions from a resolver in trouble: every resolver that knows the host must fail.

    Senders with DANE defer all mail to such a host, but only where its zone is signed (RFC 7672 section 2.1.2); they
    go on to the next host, if there is one.
    """
    told = [told for answer in failing if (told := await _surely_failing(inquiry, _host(answer)))]
    if not told:
        return finding(NAME, UNTESTED, failing, domain=inquiry.domain, reason=silence(failing))
    named = [_host(answers[0]) for answers in told]
    tag = "DANE_LOOKUP_FAILS" if len(named) == len(hosts) else "DANE_LOOKUP_FAILS_BESIDE"
    said = [answer for answers in told for answer in answers]
    return finding(NAME, tag, said, domain=inquiry.domain, hosts=named, reason=silence(said))


async def _surely_failing(inquiry: Inquiry, host: str) -> tuple[Answer, ...]:
    """Return what the resolvers said where all that know a host in a signed zone fail its TLSA; () otherwise."""
    resolvers = inquiry.ports.resolvers
    known, told = await asyncio.gather(
        inquiry.ask_each(Question(host, "A", signed=True), resolvers), inquiry.ask_each(_question(host), resolvers)
    )
    pairs = [(one, other) for one, other in zip(known, told, strict=True) if one.spoken]
    signed = any(one.validated for one, _ in pairs)
    return told if signed and not any(other.spoken for _, other in pairs) else ()


def _host(answer: Answer) -> str:
    return answer.question.name.removeprefix("_25._tcp.")


def _hosts(answers: list[Answer]) -> list[str]:
    return [_host(answer) for answer in answers]


def _question(host: str) -> Question:
    return Question(f"_25._tcp.{host}", "TLSA", signed=True)
