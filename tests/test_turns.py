"""One conversation under two hands: real turns, the real store on a file, the DNS a world on loopback."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from adapters.composition.core import assemble
from bot.blocks import Choices, Progress, Report
from bot.conversation import State
from bot.model import Actor, Finding, Paste
from bot.ports import Click, Delivery, Incoming
from tests.stage import Stage, staged
from tests.walking import WORLDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.conversation_service import Turns
    from bot.model import Examination

WORLD = [
    "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com",
    "fabrikam-example.mail.protection.outlook.com A 198.51.100.10",
]
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>"
ME = Actor(id="test:me")


async def say(turns: Turns, event: str, said: Paste | Click, actor: Actor = ME) -> list[Delivery]:
    incoming = Incoming(conversation="test:1", event=event, actor=actor, said=said)
    return [delivery async for delivery in turns.turn(incoming)]


async def choices(stage: Stage) -> tuple[str, ...]:
    """Return the choices that count now."""
    kept = await stage.store.load("test:1")
    return State.model_validate_json(kept.state).open if kept else ()


async def test_one_event_is_answered_once(tmp_path: Path) -> None:
    """A channel that delivers the same event again, even at the same moment, gets one answer."""
    async with staged(WORLD, database=f"sqlite:///{tmp_path / 'ndr.db'}") as stage:
        told = await asyncio.gather(*(say(stage.turns, "same", Paste(text=BOUNCE)) for _ in range(5)))
        assert sum(bool(one) for one in told) == 1
        assert await say(stage.turns, "same", Paste(text=BOUNCE)) == []
        kept = await stage.store.since("test:1", 0)
        assert [delivery.seq for delivery in kept] == [1, 2]


async def test_two_clicks_at_once_cannot_overwrite_each_other(tmp_path: Path) -> None:
    """Of two buttons of one question pressed at once, one counts, the other is told that it is stale."""
    async with staged(WORLD, database=f"sqlite:///{tmp_path / 'ndr.db'}") as stage:
        await say(stage.turns, "paste", Paste(text=BOUNCE))
        offered = [choice for choice in await choices(stage) if choice.startswith("who:")]
        told = await asyncio.gather(
            *(say(stage.turns, f"click-{choice}", Click(choice=choice)) for choice in offered),
            say(stage.turns, "check", Paste(text="check northwind.example")),
        )
        asked = [
            block for one in told[:-1] for delivery in one for block in delivery.blocks if block.block == "choices"
        ]
        assert len(asked) == 1
        kept = await stage.store.load("test:1")
        assert kept is not None
        state = State.model_validate_json(kept.state)
        assert state.asked == 1
        assert {"fabrikam.example", "northwind.example"} == set(state.examined)
        assert not state.pending
        numbers = [delivery.seq for delivery in await stage.store.since("test:1", 0)]
        assert numbers == list(range(1, kept.seq + 1))


async def test_clicks_while_checks_run_are_not_lost(tmp_path: Path) -> None:
    """The walk goes on while the DNS is slow; the report comes once, the answers given meanwhile stay."""
    slow = Slow()
    async with staged(WORLD, database=f"sqlite:///{tmp_path / 'ndr.db'}") as stage:
        turns = assemble(stage.settings, stage.store, slow)
        paste = asyncio.create_task(say(turns, "paste", Paste(text=BOUNCE)))
        await slow.begun.wait()
        for number, answer in enumerate(("who:user:", "side:sender:")):
            pressed = next(choice for choice in await choices(stage) if choice.startswith(answer))
            (delivery, *_) = await say(turns, f"click-{number}", Click(choice=pressed))
            assert any(isinstance(block, Choices) for block in delivery.blocks)
        slow.go_on.set()
        told = await paste
        reports = [block for one in told if one.seq for block in one.blocks if isinstance(block, Report)]
        assert len(reports) == 1
        state = State.model_validate_json((await stage.store.load("test:1")).state)  # type: ignore[union-attr]
        assert (state.role, state.side, state.node) == ("user", "sender", "user.spelling")
        assert state.examined["fabrikam.example"].findings == WORLDS["clean"]


async def test_each_finding_shows_as_soon_as_it_is_there() -> None:
    """Passing views grow by a finding each, carry no number, and stand on the card the report will take."""
    async with staged(WORLD) as stage:
        told = await say(stage.turns, "paste", Paste(text=BOUNCE))
        first = next(block for block in told[0].blocks if isinstance(block, Progress))
        assert all(item.severity == "running" for item in first.items)
        views = [block for one in told if one.seq is None for block in one.blocks if isinstance(block, Progress)]
        done = [sum(item.severity != "running" for item in view.items) for view in views]
        assert done == sorted(done)
        assert done[-1] == len(first.items) > 5
        report = next(block for one in told for block in one.blocks if isinstance(block, Report))
        assert {first.key, report.key} == {view.key for view in views}


async def test_an_examination_taken_up_after_a_crash_is_the_one_that_was_asked_for() -> None:
    """Staff who asked to greet the servers of their own domain, and for everything, get that after a restart too."""
    settings = {"NDR_ORG__DOMAINS": "fabrikam.example", "NDR_DNS__SMTP": "true"}
    async with staged(WORLD, settings) as stage:
        slow = Slow()
        asking = assemble(stage.settings, stage.store, slow)
        said = Paste(text="more fabrikam.example")
        turn = asyncio.create_task(say(asking, "check", said, Actor(id="test:me", staff=True)))
        await slow.begun.wait()
        turn.cancel()
        again = Slow()
        again.go_on.set()
        (pending,) = await stage.store.pending("test")
        async for _ in assemble(stage.settings, stage.store, again).resume(pending):
            pass
        assert again.wanted == slow.wanted
        assert again.wanted is not None
        assert again.wanted.smtp
        assert again.wanted.everything


GREETED = [
    ("own domain, for everything, by staff", "more fabrikam.example", True, True),
    ("a plain check", "check fabrikam.example", True, False),
    ("somebody else's domain", "more contoso.example", True, False),
    ("a name that only ends alike", "more notfabrikam.example", True, False),
    ("asked by nobody of the staff", "more fabrikam.example", False, False),
]


@pytest.mark.parametrize(("text", "staff", "greets"), [row[1:] for row in GREETED], ids=[row[0] for row in GREETED])
async def test_only_own_servers_are_greeted(text: str, *, staff: bool, greets: bool) -> None:
    """Port 25 is opened to the organisation's own domains alone, for its staff, and only with everything."""
    settings = {"NDR_ORG__DOMAINS": "fabrikam.example", "NDR_DNS__SMTP": "true"}
    async with staged(WORLD, settings) as stage:
        slow = Slow()
        slow.go_on.set()
        await say(
            assemble(stage.settings, stage.store, slow), "check", Paste(text=text), Actor(id="test:me", staff=staff)
        )
        assert slow.wanted is not None
        assert slow.wanted.smtp is greets


async def test_what_a_replaced_examination_finds_is_not_taken(tmp_path: Path) -> None:
    """A newer examination of the same domain runs on as if the older, which ends first, had found nothing."""
    old, new = Slow(), Slow()
    async with staged(WORLD, database=f"sqlite:///{tmp_path / 'ndr.db'}") as stage:
        first = asyncio.create_task(
            say(assemble(stage.settings, stage.store, old), "check", Paste(text="check fabrikam.example"))
        )
        await old.begun.wait()
        second = asyncio.create_task(
            say(assemble(stage.settings, stage.store, new), "more", Paste(text="more fabrikam.example"))
        )
        await new.begun.wait()
        old.go_on.set()
        told = await first
        assert not [block for one in told if one.seq for block in one.blocks if isinstance(block, Report)]
        state = State.model_validate_json((await stage.store.load("test:1")).state)  # type: ignore[union-attr]
        known = state.examined["fabrikam.example"]
        assert (known.everything, known.running, known.findings) == (True, True, ())
        new.go_on.set()
        assert [block for one in await second for block in one.blocks if isinstance(block, Report)]


class Slow:
    """Examines when it is told to."""

    def __init__(self) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        self.wanted: Examination | None = None

    async def examine(self, wanted: Examination) -> AsyncIterator[Finding]:
        self.wanted = wanted
        self.begun.set()
        await self.go_on.wait()
        for finding in WORLDS["clean"]:
            yield finding
