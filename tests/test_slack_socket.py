"""Socket Mode: the same handlers over one line that Slack ends now and then; what was lost on it comes again, once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.fakes.slack import APP_TOKEN, BOT_USER, slack
from tests.fakes.slackbot import Bot, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;info@contoso.example&gt;"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot without a public address, connected."""
    async with slack() as fake:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        fake.direct("U1")
        fake.over_socket = True
        async with serving(tmp_path, fake, signing_secret=None, app_token=APP_TOKEN) as served:
            await connected(served)
            yield served
        assert fake.faults == []


async def connected(bot: Bot) -> None:
    await asyncio.wait_for(bot.slack.connected.wait(), 5)


async def answers(bot: Bot, count: int) -> None:
    """The direct messages hold that many answers to a paste, and no more come."""
    await bot.settle()
    assert bot.slack.reads("DU1").count("knows no such recipient") == count


async def test_socket_reaches_the_same_handlers(bot: Bot) -> None:
    """Paste, button, slash, shortcut and modal arrive over the socket, and a modal's faults go back over it."""
    await bot.slack.say("U1", "DU1", BOUNCE)
    await answers(bot, 1)
    await bot.slack.press("U1", "DU1", bot.slack.by_bot("DU1")[-1], "who:admin:1")
    await bot.slack.slash("U1", "C1", "check contoso.example")
    await bot.slack.shortcut("U1", "check-domain")
    (view,) = bot.slack.views
    assert "errors" in (await bot.slack.submit("U1", view, domain="nonsense"))[1]
    await bot.settle()
    assert "Where mail for contoso.example goes" in bot.slack.reads("DU1")
    assert len(bot.slack.ephemerals) == 1


@pytest.mark.parametrize("how", ["refresh", "", "refresh twice"])
async def test_line_that_ends_is_opened_again(bot: Bot, how: str) -> None:
    """Slack asks for a new line or closes the old one: what comes over the new one is answered once."""
    for number in range(2 if "twice" in how else 1):
        await bot.slack.say("U1", "DU1", f"{BOUNCE} {number}")
        await bot.slack.hang_up(how.removesuffix(" twice"))
        await connected(bot)
    before = bot.slack.connections
    await bot.slack.say("U1", "DU1", f"{BOUNCE} last")
    await answers(bot, before)
    assert bot.slack.connections == before == (3 if "twice" in how else 2)


@pytest.mark.parametrize("how", ["refresh", ""])
async def test_event_in_flight_is_answered_once(bot: Bot, how: str) -> None:
    """An event whose acknowledgement was lost with the line comes again over the next one: one answer."""
    event = {"type": "message", "user": "U1", "text": BOUNCE, "ts": bot.slack.stamp(), "channel": "DU1"}
    lost = asyncio.create_task(bot.slack.event({**event, "channel_type": "im"}, event_id="Ev1"))
    await asyncio.sleep(0)
    await bot.slack.hang_up(how)
    await connected(bot)
    assert await bot.slack.event({**event, "channel_type": "im"}, event_id="Ev1") == 200
    lost.cancel()
    await answers(bot, 1)


async def test_line_ends_in_the_middle_of_a_walk(bot: Bot) -> None:
    """A click over a new line goes on where the walk was; the same click sent again changes nothing."""
    await bot.slack.say("U1", "DU1", BOUNCE)
    await answers(bot, 1)
    question = dict(bot.slack.by_bot("DU1")[-1])
    await bot.slack.hang_up("refresh")
    await connected(bot)
    await bot.slack.press("U1", "DU1", question, "who:admin:1")
    await bot.slack.hang_up()
    await connected(bot)
    await bot.slack.press("U1", "DU1", question, "who:admin:1")
    await bot.settle()
    assert bot.slack.reads("DU1").count("Where mail for contoso.example goes") == 1
