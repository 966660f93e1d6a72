"""The ways in and out of Slack, on a strict local Slack that the real SDK talks to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.slack import BOT_USER, labels
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) <info@contoso.example>"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace; nothing it says may be what Slack refuses."""
    async with workspace(tmp_path) as served:
        yield served
        assert served.slack.faults == []


async def test_bounce_pasted_in_private_is_answered_and_walked_by_buttons(bot: Bot) -> None:
    """A direct message gets meaning, report and question; a pressed button gets the next section."""
    slack = bot.slack
    channel = slack.direct("U1")
    await slack.say("U1", channel, BOUNCE)
    await bot.settle()
    said = slack.by_bot(channel)
    assert "knows no such recipient" in words(said[0]["blocks"])
    assert labels(said[-1]) == ["I wrote or expected the message", "I look after mail", "I don’t know"]
    assert all(one["text"].strip() for one in said)
    await slack.press("U1", channel, said[-1], "I look after mail")
    await bot.settle()
    assert "Where mail for contoso.example goes" in slack.reads(channel)
    assert all(seconds < 3 for seconds in slack.acks)


async def test_slash_check_is_answered_to_one_person(bot: Bot) -> None:
    """`/ndr check` writes an ephemeral answer, at most three times, with the report in it."""
    status, body = await bot.slack.slash("U1", "C2", "check contoso.example")
    assert (status, body) == (200, "")
    await bot.settle()
    assert bot.slack.in_channel("C2") == []
    (answer,) = bot.slack.ephemerals
    assert "Part of the mail goes to an old provider" in words(answer["blocks"])
    assert {"All findings", "Run again", "Share in channel"} <= {*labels(answer)}
    assert sum(method == "response_url" for method, _ in bot.slack.calls) <= 3


async def test_mention_is_answered_in_its_thread(bot: Bot) -> None:
    """A mention opens one thread; both events of it are answered once."""
    ts = await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
    await bot.settle()
    said = bot.slack.by_bot("C1")
    assert said
    assert {one["thread_ts"] for one in said} == {ts}
    assert len(bot.talker.taken) == 1
    assert not bot.talker.taken[0].private
