"""TLSA questions that fail: whose trouble it is decides between an error, an untested check and nothing."""

from __future__ import annotations

import pytest

from bot.checks import dane
from bot.dns.ports import Answer, Ports, Question, Record, Server
from bot.dns.session import Inquiry
from bot.mailhosts import MailHosts
from bot.model import Examination

AT = "2026-11-25T12:00:00Z"
ONE, TWO = Server("one", "192.0.2.1"), Server("two", "192.0.2.2")
HOST = "mx.contoso.example"
GOOD = "3 1 1 " + "ab" * 32


class _Scripted:
    """Answers for a domain whose MX is HOST; TLSA ends by the server's name as the script says."""

    def __init__(
        self, tlsa: dict[str, str], *, signed: bool, data: str = GOOD, hosts: tuple[str, ...] = (HOST,)
    ) -> None:
        self.tlsa, self.signed, self.data, self.hosts = tlsa, signed, data, hosts

    async def ask(self, question: Question, server: Server) -> Answer:
        data = {"MX": [f"0 {host}" for host in self.hosts], "A": ["198.51.100.1"]}.get(question.type, [])
        failing = question.type == "TLSA" and question.name.endswith(HOST)
        status = self.tlsa[server.name] if failing else "NOERROR"
        if status == "RECORD":
            status, data = "NOERROR", [self.data]
        records = tuple(Record(question.name, question.type, 60, each) for each in data)
        return Answer(question, server, status, AT, validated=self.signed, answers=records)  # type: ignore[arg-type]


CASES = [
    ({"one": "SERVFAIL", "two": "SERVFAIL"}, True, "DANE_LOOKUP_FAILS"),
    ({"one": "TIMEOUT", "two": "SERVFAIL"}, True, "DANE_LOOKUP_FAILS"),
    ({"one": "SERVFAIL", "two": "NOERROR"}, True, "DANE_UNTESTED"),
    ({"one": "SERVFAIL", "two": "SERVFAIL"}, False, "DANE_UNTESTED"),
    ({"one": "NOERROR", "two": "NOERROR"}, True, "DANE_NONE"),
    ({"one": "RECORD", "two": "RECORD"}, True, "DANE_OK"),
    ({"one": "RECORD", "two": "RECORD"}, False, "DANE_UNSIGNED"),
]


@pytest.mark.parametrize(("tlsa", "signed", "tag"), CASES)
async def test_who_fails_decides(tlsa: dict[str, str], *, signed: bool, tag: str) -> None:
    """All resolvers that know a host in a signed zone must fail; one of them, or an unsigned zone, proves nothing."""
    ports = Ports(_Scripted(tlsa, signed=signed), (ONE, TWO))
    (found,) = await dane.run(Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ())))
    assert found.tag == tag


UNUSABLE = [
    "1 1 1 " + "ab" * 32,
    "0 0 1 " + "ab" * 32,
    "3 1 1 " + "ab" * 20,
    "3 1 2 " + "ab" * 32,
    "3 2 1 " + "ab" * 32,
    "3 1 3 " + "ab" * 32,
    "3 1 0",
    "3 1",
]


@pytest.mark.parametrize("data", UNUSABLE)
async def test_records_that_no_sender_can_use(data: str) -> None:
    """Usages for web sites, digests of the wrong length and unknown numbers are told from a sound record."""
    ports = Ports(_Scripted({"one": "RECORD", "two": "RECORD"}, signed=True, data=data), (ONE, TWO))
    (found,) = await dane.run(Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ())))
    assert (found.tag, found.facts["hosts"]) == ("DANE_UNUSABLE", [HOST])


@pytest.mark.parametrize("data", ["3 1 2 " + "ab" * 64, "2 0 1 " + "ab" * 32, "3 0 0 3082"])
async def test_records_that_senders_can_use(data: str) -> None:
    """A longer digest, the issuer's certificate and a whole certificate are as good."""
    ports = Ports(_Scripted({"one": "RECORD", "two": "RECORD"}, signed=True, data=data), (ONE, TWO))
    (found,) = await dane.run(Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ())))
    assert found.tag == "DANE_OK"


class _Own(_Scripted):
    """The same with name servers of the zone's own, of which one fails TLSA: over UDP alone, or over TCP too."""

    def __init__(self, status: str, *, tcp: bool) -> None:
        super().__init__({"one": "NOERROR", "two": "NOERROR"}, signed=True)
        self.status, self.tcp = status, tcp

    async def ask(self, question: Question, server: Server) -> Answer:
        name, kind = question.name, question.type
        if server in (ONE, TWO) and kind not in {"NS", "SOA"} and not name.startswith("ns"):
            return await super().ask(question, server)
        if server.name == "ns2.contoso.example" and kind == "TLSA" and (self.tcp or not question.tcp):
            return Answer(question, server, self.status, AT)  # type: ignore[arg-type]
        data = {"SOA": ["ns1.contoso.example. h.contoso.example. 1 2 3 4 5"], "MX": [f"0 {HOST}"]}.get(kind, [])
        data = [f"ns1.{name}", f"ns2.{name}"] if kind == "NS" and name != "." else data
        data = [f"192.0.2.1{name[2]}"] if kind == "A" else data
        records = tuple(Record(name, kind, 60, each) for each in data)
        return Answer(question, server, "NOERROR", AT, authoritative=server not in (ONE, TWO), answers=records)


@pytest.mark.parametrize(
    ("status", "tcp", "tag"),
    [
        ("SERVFAIL", True, "DANE_LOOKUP_FAILS_AT"),
        ("TIMEOUT", True, "DANE_LOOKUP_FAILS_AT"),
        ("TIMEOUT", False, "DANE_NONE"),
    ],
)
async def test_one_own_server_that_fails(status: str, *, tcp: bool, tag: str) -> None:
    """Resolvers that asked the other server saw nothing; a packet lost over UDP alone is no failure."""
    ports = Ports(_Own(status, tcp=tcp), (ONE, TWO))
    (found,) = await dane.run(Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ())))
    assert (found.tag, found.facts.get("servers", ["ns2.contoso.example"])) == (tag, ["ns2.contoso.example"])


async def test_one_of_two_hosts_that_fails_leaves_a_way() -> None:
    """Senders pass a host over whose TLSA fails and try the other: part of the mail is not stopped."""
    both = ("mx2.fabrikam.example", HOST)
    ports = Ports(_Scripted({"one": "SERVFAIL", "two": "SERVFAIL"}, signed=True, hosts=both), (ONE, TWO))
    (found,) = await dane.run(Inquiry(Examination(domain="contoso.example"), ports, MailHosts((), ())))
    assert (found.tag, found.facts["hosts"]) == ("DANE_LOOKUP_FAILS_BESIDE", [HOST])
