"""Signatures that hold and are weak: they end soon, are of an old kind, cost too much, or one server lacks them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.checks.dnssec.signatures import weak
from bot.dns.ports import Answer, Ports, Question, Record, Server
from bot.dns.session import Inquiry
from bot.mailhosts import MailHosts
from bot.model import Examination, Finding

AT = "2026-03-10T12:00:00Z"
KEY = "257 3 {} AwEAAQ=="
ONE, TWO = Server("ns1.contoso.example", "192.0.2.1"), Server("ns2.contoso.example", "192.0.2.2")


class _Counts:
    """Answers NSEC3PARAM with a number of iterations, everything else with nothing."""

    def __init__(self, iterations: int | None) -> None:
        self.iterations = iterations

    async def ask(self, question: Question, server: Server) -> Answer:
        data = () if self.iterations is None else (f"1 0 {self.iterations} -",)
        records = tuple(Record(question.name, "NSEC3PARAM", 60, each) for each in data)
        return Answer(question, server, "NOERROR", AT, authoritative=True, answers=records)


def _keys(server: Server = ONE, algorithm: str = "13", start: str = "20260301", end: str = "20260331") -> Answer:
    name = "contoso.example"
    sign = f"DNSKEY {algorithm} 2 60 {end}120000 {start}120000 1 {name}. AA=="
    records = [Record(name, "DNSKEY", 60, KEY.format(algorithm))]
    records += [Record(name, "RRSIG", 60, sign)] if end else []
    question = Question(name, "DNSKEY", recurse=False, signed=True)
    return Answer(question, server, "NOERROR", AT, authoritative=True, answers=tuple(records))


async def _weak(*keys: Answer, iterations: int | None = None) -> list[Finding]:
    ports = Ports(_Counts(iterations), (ONE,))
    inquiry = Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ()))
    common = {"domain": "contoso.example", "zone": "contoso.example"}
    return await weak(inquiry, "dnssec", keys, keys, dict(common))


async def test_sound_signatures_give_no_finding() -> None:
    """Weeks left, a current algorithm, no iterations, on both servers: nothing to say."""
    assert await _weak(_keys(), _keys(TWO), iterations=0) == []


async def test_signatures_that_were_not_renewed_in_time() -> None:
    """Hours left of a month is a warning with the moment; half of a daily signer's day is none."""
    (found,) = await _weak(_keys(start="20260210", end="20260311"))
    assert (found.tag, found.facts["end"]) == ("DNSSEC_ENDS_SOON", "2026-03-11 12:00 UTC")
    assert await _weak(_keys(start="20260309", end="20260311")) == []


@pytest.mark.parametrize(("start", "end"), [("20260201", "20260309"), ("20260311", "20260331")])
async def test_signatures_outside_their_time(start: str, end: str) -> None:
    """Over, or not yet begun: resolvers allow for a wrong clock for a while, and only some do."""
    (found,) = await _weak(_keys(start=start, end=end))
    said = (f"{each[:4]}-{each[4:6]}-{each[6:]} 12:00 UTC" for each in (start, end))
    assert (found.tag, found.facts["start"], found.facts["end"]) == ("DNSSEC_OUT_OF_TIME", *said)


async def test_an_old_signature_beside_one_that_holds() -> None:
    """During a change of keys a signature that is over may stand beside its successor."""
    old, new = _keys(start="20260201", end="20260309"), _keys()
    both = replace(new, answers=(*old.answers, *new.answers))
    assert await _weak(both) == []


async def test_old_algorithms_count_only_alone() -> None:
    """SHA-1 alone is a warning; beside a newer key it is a change under way."""
    (found,) = await _weak(_keys(algorithm="5"))
    assert (found.tag, found.facts["algorithms"]) == ("DNSSEC_OLD_ALGORITHM", ["RSASHA1"])
    assert await _weak(_keys(algorithm="5"), _keys(TWO)) == []


async def test_many_iterations() -> None:
    """A hundred are borne by resolvers, more are not (RFC 9276)."""
    assert await _weak(_keys(), iterations=100) == []
    (found,) = await _weak(_keys(), iterations=101)
    assert (found.tag, found.facts["iterations"]) == ("DNSSEC_MANY_ITERATIONS", "101")


async def test_one_server_without_signatures() -> None:
    """Who answers without the signatures that the other has is named."""
    (found,) = await _weak(_keys(), _keys(TWO, end=""))
    assert (found.tag, found.facts["servers"]) == ("DNSSEC_STRIPPED", ["ns2.contoso.example"])
