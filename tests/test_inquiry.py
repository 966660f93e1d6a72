"""One report's questions: who is asked again, and who is given up."""

from __future__ import annotations

import asyncio
from itertools import chain, repeat

import pytest

from adapters import reference
from bot.dns.ports import Answer, Ports, Question, Server
from bot.dns.session import Inquiry
from bot.model import Examination

SERVER = Server("ns1.contoso.example", "192.0.2.1")


class Said:
    """A resolver that says the given statuses in turn, the last one for ever, and counts."""

    def __init__(self, *statuses: str) -> None:
        self.asked = 0
        self._statuses = chain(statuses, repeat(statuses[-1]))

    async def ask(self, question: Question, server: Server) -> Answer:
        self.asked += 1
        return Answer(question, server, next(self._statuses), "2026-01-01T00:00:00Z")  # type: ignore[arg-type]


async def _ask(said: Said, names: int) -> list[str]:
    inquiry = Inquiry(Examination(domain="contoso.example"), Ports(said, (SERVER,)), reference.mail_hosts())
    statuses = [(await inquiry.ask(Question(f"{n}.contoso.example", "A"), SERVER)).status for n in range(names)]
    inquiry.close()
    return statuses


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_a_server_that_missed_some_questions_is_asked_the_next(lost: int) -> None:
    """Lost packets are no dead server: it is asked on, and what it then says counts."""
    said = Said(*["TIMEOUT"] * lost, "NOERROR")
    assert asyncio.run(_ask(said, lost + 1)) == [*["TIMEOUT"] * lost, "NOERROR"]


def test_a_server_that_never_spoke_is_given_up() -> None:
    """A dead server must not cost all of a report's time."""
    said = Said("TIMEOUT")
    assert asyncio.run(_ask(said, 9)) == ["TIMEOUT"] * 9
    assert said.asked == 4


def test_a_server_that_spoke_once_is_never_given_up() -> None:
    """It is there, so each further question may be answered."""
    said = Said("NOERROR", *["TIMEOUT"] * 8, "NOERROR")
    assert asyncio.run(_ask(said, 10))[-1] == "NOERROR"


def test_each_question_goes_out_once() -> None:
    """However many checks want its answer."""
    said = Said("NOERROR")

    async def twice() -> None:
        inquiry = Inquiry(Examination(domain="contoso.example"), Ports(said, (SERVER,)), reference.mail_hosts())
        question = Question("contoso.example", "MX")
        await asyncio.gather(inquiry.ask(question, SERVER), inquiry.ask(question, SERVER))

    asyncio.run(twice())
    assert said.asked == 1
