"""In an outage many people paste bounces of one domain: what was found a minute ago need not be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters import content
from adapters.dns.examination_cache import KEPT, PASSING, RecentExaminer
from bot.blocks import Block, Choices, Findings, Folded, Report
from bot.conversation import State
from bot.model import Actor, Examination, Finding, Paste
from bot.ports import Click, Incoming
from tests.stage import Stage, staged
from tests.walking import WORLDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

WORLD = [
    "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com",
    "fabrikam-example.mail.protection.outlook.com A 198.51.100.10",
]
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <{}@fabrikam.example>"
FABRIKAM = Examination(domain="fabrikam.example")


class Counting:
    """Finds what it is told to, and counts who asked."""

    def __init__(self, *found: Finding) -> None:
        self.found, self.asked = found, 0

    async def examine(self, _: Examination) -> AsyncIterator[Finding]:
        self.asked += 1
        for finding in self.found:
            yield finding


async def say(stage: Stage, who: str, said: Paste | Click, event: str) -> list[tuple[Block, ...]]:
    """Return what is shown to somebody in a talk of their own, delivery by delivery, without passing views."""
    incoming = Incoming(conversation=f"test:{who}", event=f"{who}-{event}", actor=Actor(id=f"test:{who}"), said=said)
    return [delivery.blocks async for delivery in stage.turns.turn(incoming) if delivery.seq]


async def paste(stage: Stage, who: str, event: str = "paste") -> list[tuple[Block, ...]]:
    return await say(stage, who, Paste(text=BOUNCE.format(who)), event)


def kinds(blocks: tuple[Block, ...]) -> list[str]:
    return [block.block for block in blocks]


async def test_the_next_person_gets_the_report_in_the_first_answer() -> None:
    async with staged(WORLD) as stage:
        first, report = await paste(stage, "anna")
        assert "progress" in kinds(first)
        assert kinds(report) == ["report"]
        asked = len(stage.dns.asked)
        (answer,) = await paste(stage, "bela")
        assert len(stage.dns.asked) == asked
        assert kinds(answer) == ["report" if kind == "progress" else kind for kind in kinds(first)]
        told = [block for blocks in (report, answer) for block in blocks if isinstance(block, Report)]
        assert told[0].items == told[1].items
        kept = await stage.store.load("test:bela")
        assert kept is not None
        state = State.model_validate_json(kept.state)
        assert not state.pending
        assert state.examined["fabrikam.example"].findings


async def test_a_section_shows_what_was_at_hand() -> None:
    """Somebody whose role is remembered comes straight to the walk, and the section that needs evidence has it."""
    async with staged(WORLD) as stage:
        await paste(stage, "anna")
        (shown,) = await paste(stage, "bela")
        for step, wanted in enumerate(
            ("who:admin:", "side:recipient:", "admin.recipient:next:", "admin.accepted-domain:next:")
        ):
            offered = [choice.id for block in shown if isinstance(block, Choices) for choice in block.choices]
            (shown,) = await say(
                stage, "bela", Click(choice=next(one for one in offered if one.startswith(wanted))), str(step)
            )
        assert not [block for block in shown if isinstance(block, Findings)]  # nothing here decides
        (evidence,) = (
            part for block in shown if isinstance(block, Folded) for part in block.parts if isinstance(part, Findings)
        )
        assert (evidence.node, {item.check for item in evidence.items}) == ("admin.domain", {"tenant", "delegation"})
        (again,) = await paste(stage, "bela", "another")
        assert [block for block in again if isinstance(block, Report)]
        assert not any("still" in getattr(block, "text", "") for block in again)


async def test_who_asks_for_a_check_gets_a_new_one() -> None:
    async with staged(WORLD) as stage:
        await paste(stage, "anna")
        asked = len(stage.dns.asked)
        answers = await say(stage, "bela", Paste(text="check fabrikam.example"), "check")
        assert kinds(answers[0]) == ["progress"]
        assert len(stage.dns.asked) > asked


@pytest.mark.parametrize(("after", "held"), [(59.0, True), (61.0, False)])
async def test_findings_are_held_for_a_minute(after: float, held: bool) -> None:
    now = 1000.0
    examiner = RecentExaminer(Counting(*WORLDS["clean"]), lambda: now)
    assert examiner.recent(FABRIKAM) is None
    found = tuple([finding async for finding in examiner.examine(FABRIKAM)])
    now += after
    assert examiner.recent(FABRIKAM) == (found if held else None)
    assert examiner.recent(FABRIKAM.model_copy(update={"expect_mx": ("mx.fabrikam.example",)})) is None


@pytest.mark.parametrize(("reason", "held"), [("timeout", False), ("servfail", False), ("local", True)])
async def test_what_could_not_be_tested_is_asked_anew(reason: str, held: bool) -> None:
    """A DNS that does not answer may answer the next person; what is switched off stays so."""
    examiner = RecentExaminer(Counting(Finding(check="mx", tag="MX_UNTESTED", facts={"reason": reason})))
    assert [finding async for finding in examiner.examine(FABRIKAM)]
    assert (examiner.recent(FABRIKAM) is not None) is held


def test_every_passing_reason_is_one_we_have_words_for() -> None:
    words = content.load().words
    assert all(words.has(f"checks/why-{reason}", "en") for reason in PASSING)


async def test_an_examination_that_was_broken_off_is_not_held() -> None:
    examiner = RecentExaminer(Counting(*WORLDS["clean"]))
    async for _ in examiner.examine(FABRIKAM):
        break
    assert examiner.recent(FABRIKAM) is None


async def test_only_so_many_are_held() -> None:
    examiner = RecentExaminer(Counting(*WORLDS["clean"]))
    wanted = [Examination(domain=f"d{number}.example") for number in range(KEPT + 10)]
    for each in wanted:
        assert [finding async for finding in examiner.examine(each)]
    assert sum(examiner.recent(each) is not None for each in wanted) == KEPT
