"""Resolvers that lie, in every way our records can hold: each check still answers, and nothing is an exception."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

import pytest

from adapters import reference
from bot.causes import rank
from bot.checks import CHECKS, examine
from bot.dns.ports import Answer, Cloud, Greeting, Page, Ports, Question, Record, Server, Status
from bot.finding_text import Wording
from bot.model import Examination, Finding
from bot.report import Examined, as_json, report

STATUSES: tuple[Status, ...] = ("NOERROR",) * 6 + ("NXDOMAIN", "SERVFAIL", "REFUSED", "TIMEOUT", "GARBAGE", "OTHER")  # type: ignore[assignment]
NAMES = (
    "contoso.example",
    "example",
    ".",
    "ns1.contoso.example",
    "mail.contoso.example",
    "",
    "a..b",
    "x" * 300,
    "ż.example",
)
DATA = (
    "", " ", ".", "0 .", "10 mail.contoso.example", "0 contoso-example.mail.protection.outlook.com", "99999999999 x",
    "x", "10", "10 ", "\\000\\255.example", "v=spf1 " + "include:a " * 200, "v=spf1 redirect=contoso.example",
    "v=DMARC1; p", "v=DMARC1;" * 50, "v=STSv1; id=1", "p=", "1 2 3", "12345 13 2 zz", "12345 8 1 " + "0" * 40,
    "257 3 13 ====", "257 99999 13 aGVsbG8=", "a. b. 1 2 3 4 5", "a. b. x y z", "MX 13 2 3 x x x x x", "127.0.0.1",
    "not an address", "10 [127.0.0.1]", "10 http://x/y", "10 127.0.0.1.contoso.example", "\u202e\x1b[31m", "x" * 8192,
    "DS 13 2 3600 20200101000000 20190101000000 1 contoso.example. c2ln",
)  # fmt: skip
TYPES = ("MX", "A", "AAAA", "TXT", "SOA", "NS", "CNAME", "DS", "DNSKEY", "RRSIG", "TLSA")
BODIES = ("", "{}", "[]", "null", "[" * 5000, '{"issuer": 1}', '{"issuer": "x", "tenant_region_scope": []}', "AADSTS",
          "version: STSv1\nmode: enforce\nmx: *.x\n" * 9, "mx:\nmode:\n:::", '{"services": [[["example"], ["https://r"]]]}',
          '{"status": {}, "events": [1, {}, {"eventDate": []}]}', "\ud800")  # fmt: skip


@dataclass
class Liar:
    """Answers every question with something made up, the same for the same seed."""

    dice: random.Random
    asked: int = field(default=0)

    def _records(self, question: Question, most: int) -> tuple[Record, ...]:
        names = (question.name, *NAMES)
        kinds = (question.type,) * 8 + TYPES
        pick = self.dice.choice
        some = range(self.dice.randint(0, most))
        return tuple(Record(pick(names), pick(kinds), self.dice.choice((0, 60, 2**31 - 1)), pick(DATA)) for _ in some)

    async def ask(self, question: Question, server: Server) -> Answer:
        self.asked += 1
        status = self.dice.choice(STATUSES)
        if status in {"TIMEOUT", "GARBAGE"}:
            return Answer(question, server, status, "2026-11-23T12:00:00Z")
        return Answer(
            question, server, status, self.dice.choice(("2026-11-23T12:00:00Z", "")),
            authoritative=self.dice.random() < 0.6, validated=self.dice.random() < 0.3,
            answers=self._records(question, 5), authority=self._records(question, 3),
            additional=self._records(question, 3), ede=(self.dice.randint(0, 40),),
        )  # fmt: skip

    async def get(self, url: str) -> Page:
        return Page(self.dice.choice((200, 200, 200, 400, 404, None)), self.dice.choice(BODIES), "failed")

    async def greet(self, host: str, address: str) -> Greeting:
        return Greeting(self.dice.choice(DATA))


async def _examine(seed: int) -> tuple[list[Finding], int]:
    liar = Liar(random.Random(seed))
    clouds = tuple(Cloud(name, f"https://{name}") for name in ("worldwide", "us-government", "china"))
    ports = Ports(
        liar, (Server("one", "192.0.2.1"), Server("two", "192.0.2.2")), web=liar, clouds=clouds, clouds_web=liar,
        registries=liar, mail_probe=liar, port=5300,
    )  # fmt: skip
    wanted = Examination(domain="contoso.example", everything=True, smtp=True, expect_mx=("mail.contoso.example",))
    found = [each async for each in examine(wanted, ports, reference.mail_hosts(), CHECKS, 5.0)]
    return found, liar.asked


@pytest.mark.parametrize("start", range(0, 240, 40))
def test_lies_are_findings_not_exceptions(start: int) -> None:
    """Whatever is answered, every check has findings of its own tags, and the report can be said and printed."""
    for seed in range(start, start + 40):
        found, asked = asyncio.run(_examine(seed))
        assert {finding.check for finding in found} == {check.NAME for check in CHECKS}, seed
        assert [f for f in found if f.facts.get("reason") == "fault"] == [], seed
        assert asked < 2000, seed
        causes = rank("relay-denied", {}, found, reference.causes())
        examined = Examined("contoso.example", tuple(found), causes)
        assert as_json(examined, reference.tags())
        for locale in ("en", "pl"):
            assert report(examined, Wording(reference.tags(), reference.words(), locale)).plain, seed
