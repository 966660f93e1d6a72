"""Messages that change in place: a delivery is one message; its card and choices live on in it, over a restart too."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from bot import blocks
from tests.fakes.chat import REPORT, ChatTalker, progress, question
from tests.fakes.slack import BOT_USER, FakeSlack, labels, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.blocks import Block
    from bot.ports import Delivery, Incoming
    from tests.stage import Stage

WORLD = [
    "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com",
    "fabrikam-example.mail.protection.outlook.com A 198.51.100.10",
]
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;anna@fabrikam.example&gt;"
LONG = REPORT.model_copy(update={"summary": "What is long is told whole. " * 600})


@pytest.fixture
async def fake() -> AsyncIterator[FakeSlack]:
    async with slack() as served:
        served.person("U1")
        served.direct("U1")
        served.channel("C1", "U1", BOT_USER)
        yield served
        assert served.faults == []


@contextlib.asynccontextmanager
async def housed(folder: Path, fake: FakeSlack, stage: Stage) -> AsyncIterator[Bot]:
    """Serve the whole house; leaving is what a restart leaves behind."""
    async with serving(folder, fake, stage=stage, pace=0.0) as bot:
        await bot.settle(20)
        yield bot
        await bot.settle(20)


async def test_a_paste_is_answered_by_one_message(tmp_path: Path, fake: FakeSlack) -> None:
    """Meaning, report and question stand in one message; the report takes the place of the checks under way."""
    channel = fake.direct("U1")
    async with staged(WORLD) as stage, housed(tmp_path, fake, stage):
        await fake.say("U1", channel, BOUNCE)
    (said,) = fake.by_bot(channel)
    shown = words(said["blocks"])
    places = [shown.index(text) for text in ("has no recipient", "Nothing in the DNS of", "Do you use mail")]
    assert places == sorted(places)
    assert "report.all" in str(said["blocks"])
    assert len(labels(said)) == 9  # four choices, three folds, all findings, run again
    assert "Testing" not in shown


async def test_a_choice_shows_as_made_where_it_was_offered(tmp_path: Path, fake: FakeSlack) -> None:
    """A pressed button becomes a line with a tick, and its neighbours go; a stale one marks nothing."""
    channel = fake.direct("U1")
    async with staged(WORLD) as stage:
        async with housed(tmp_path, fake, stage) as bot:
            await fake.say("U1", channel, BOUNCE)
            await bot.settle(20)
            asked = dict(fake.by_bot(channel)[0])
            await fake.press("U1", channel, asked, "who:admin:1")
            await bot.settle(20)
            await fake.press("U1", channel, asked, "who:user:1")
        first = fake.by_bot(channel)[0]
        assert "✓ I am a mail admin" in words(first["blocks"])
        assert labels(first) == ["The server's own words", "Cause", "The report explained", "All findings", "Run again"]
        assert "earlier step" in words(fake.by_bot(channel)[-1]["blocks"])


async def test_a_card_lives_on_after_a_restart(tmp_path: Path, fake: FakeSlack) -> None:
    """What a restart finds in the outbox is enough to change the message: nothing is posted again, no tick is lost."""
    channel = fake.direct("U1")
    async with staged(WORLD, database=f"sqlite:///{tmp_path / 'ndr.db'}") as stage:
        async with housed(tmp_path, fake, stage) as bot:
            await fake.say("U1", channel, BOUNCE)
            await bot.settle(20)
            await fake.press("U1", channel, dict(fake.by_bot(channel)[0]), "who:admin:1")
        async with housed(tmp_path, fake, stage) as bot:
            posted = len(fake.by_bot(channel))
            spots = await bot.chat.sender.board.spots(f"slack:T0001:{channel}:dm")
            assert [len(spot.messages) for spot in spots] == [1] * posted
            assert any(isinstance(block, blocks.Report) for block in spots[0].blocks)
            assert len(spots[0].chosen) == 1
            await fake.press("U1", channel, fake.by_bot(channel)[-1], labels(fake.by_bot(channel)[-1])[0])
            await bot.settle(20)
            assert len(fake.by_bot(channel)) == posted + 1
            assert "✓" in words(fake.by_bot(channel)[posted - 1]["blocks"])


class Scripted(ChatTalker):
    """Opens with a card and a question; each further message puts the next of `cards` in the card's place."""

    cards: tuple[Block, ...] = (LONG, REPORT, LONG)

    async def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        self.taken.append(incoming)
        number = len(self.taken)
        said = [progress(0), *question(1)] if number == 1 else [self.cards[number - 2]]
        for delivery in await self._commit(incoming, incoming.event, said):
            yield delivery


async def test_a_card_may_outgrow_its_message_and_shrink_again(tmp_path: Path, fake: FakeSlack) -> None:
    """What no longer fits goes on in a message below and is taken away when it fits again; a restart knows of it."""
    channel, told = fake.direct("U1"), []
    for _ in range(2):
        async with serving(tmp_path, fake, talker=Scripted) as bot:
            bot.talker.taken += told
            for _ in range(2):
                await fake.say("U1", channel, "next")
                await bot.settle()
                said = fake.by_bot(channel)
                whole = "\n".join(words(one["blocks"]) for one in said)
                long = len(bot.talker.taken) in (2, 4)
                assert whole.count("told") == (600 if long else 0)
                assert len(said) == (2 if long else 1)
                assert sum(label == "I am a mail admin" for one in said for label in labels(one)) == 1
            told = bot.talker.taken
