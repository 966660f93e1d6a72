"""TLSA questions that fail: whose trouble it is decides between an error, an untested check and nothing."""

from __future__ import annotations

import pytest

from bot.checks import dane
from bot.checks.inquiry import Inquiry
from bot.checks.ports import Answer, Ports, Question, Record, Server
from bot.mailhosts import MailHosts
from bot.model import Examination

AT = "2026-11-25T12:00:00Z"
ONE, TWO = Server("one", "192.0.2.1"), Server("two", "192.0.2.2")
HOST = "mx.contoso.example"


class _Scripted:
    """Answers for a domain whose MX is HOST; TLSA ends by the server's name as the script says."""

    def __init__(self, tlsa: dict[str, str], *, signed: bool) -> None:
        self.tlsa, self.signed = tlsa, signed

    async def ask(self, question: Question, server: Server) -> Answer:
        data = {"MX": f"0 {HOST}", "A": "198.51.100.1"}.get(question.type, "")
        status = self.tlsa[server.name] if question.type == "TLSA" else "NOERROR"
        if status == "RECORD":
            status, data = "NOERROR", "3 1 1 00"
        records = (Record(question.name, question.type, 60, data),) if data else ()
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
