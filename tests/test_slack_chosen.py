"""A pressed button shows as chosen, stays so when its message changes, and says nothing wrong when it came too late."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tests.fakes.slack import BOT_USER, labels, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) &lt;info@contoso.example&gt;"
WORLD = ["contoso.example MX 0 contoso-example.mail.protection.outlook.com"]
SLOW = ["fault: ns1.contoso.example slow", "fault: ns2.contoso.example slow"]
USER, ADMIN, SENT = "I am a mail user", "I am a mail admin", "I sent it"


@asynccontextmanager
async def house(folder: Path, *faults: str, locale: str = "en", **settings: Any) -> AsyncIterator[Bot]:
    """Serve the whole house to a Slack of two people."""
    async with slack() as fake, staged([*WORLD, *faults]) as stage:
        fake.person("U1", locale=locale)
        fake.person("U2")
        fake.channel("C1", "U1", "U2", BOT_USER)
        async with serving(folder, fake, stage=stage, patience=30.0, **settings) as bot:
            yield bot
        assert fake.faults == []


async def offered(bot: Bot, channel: str, label: str) -> dict[str, Any]:
    """Wait for a button; return its message as it stands then."""
    async with asyncio.timeout(10):
        while True:
            found = [one for one in bot.slack.by_bot(channel) if label in labels(one)]
            if found:
                return dict(found[-1])
            await bot.pause()


def stands(bot: Bot, channel: str, message: dict[str, Any]) -> str:
    """Return what a message says by now."""
    return words(bot.slack.messages[channel][message["ts"]]["blocks"])


async def test_pressed_button_becomes_a_line(tmp_path: Path) -> None:
    """The choices give way to the one that was made; the report's own buttons stay, and readers hear of it."""
    async with house(tmp_path) as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, BOUNCE)
        await bot.settle(20)
        question = await offered(bot, channel, USER)
        await bot.slack.press("U1", channel, question, USER)
        await bot.settle()
        assert f"✓ {USER}" in stands(bot, channel, question)
        left = labels(bot.slack.messages[channel][question["ts"]])
        assert not {USER, ADMIN} & {*left}
        assert "All findings" in left
        assert "✓" not in stands(bot, channel, await offered(bot, channel, SENT))


async def test_choice_survives_what_changes_its_message(tmp_path: Path) -> None:
    """Pressed while checks run: progress and report change the same message, and the choice stays made."""
    async with house(tmp_path, *SLOW, pace=0.0) as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, BOUNCE)
        question = await offered(bot, channel, USER)
        assert "All findings" not in labels(question)
        await bot.slack.press("U1", channel, question, USER)
        await bot.settle(20)
        assert f"✓ {USER}" in stands(bot, channel, question)
        assert "All findings" in labels(bot.slack.messages[channel][question["ts"]])


async def test_slow_mark_takes_nothing_back(tmp_path: Path) -> None:
    """However long Slack takes to show the choice, the report that came meanwhile is what stands in the end."""
    async with house(tmp_path, *SLOW) as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, BOUNCE)
        question = await offered(bot, channel, USER)
        bot.slack.slow["chat.update"].append(3.0)
        await bot.slack.press("U1", channel, question, USER)
        await bot.settle(20)
        assert f"✓ {USER}" in stands(bot, channel, question)
        assert "All findings" in labels(bot.slack.messages[channel][question["ts"]])


async def test_slow_mark_holds_up_no_acknowledgement(tmp_path: Path) -> None:
    """Slack hears that the click arrived when it is kept, not when it is shown."""
    async with house(tmp_path) as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, BOUNCE)
        await bot.settle(20)
        bot.slack.slow["chat.update"].append(1.5)
        await bot.slack.press("U1", channel, await offered(bot, channel, USER), USER)
        assert bot.slack.acks[-1] < 1
        await bot.settle()


async def test_only_what_moved_the_talk_is_marked(tmp_path: Path) -> None:
    """Somebody else's click, a second click and a click that comes too late mark nothing."""
    async with house(tmp_path) as bot:
        fake = bot.slack
        ts = await fake.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
        await bot.settle(20)
        question = await offered(bot, "C1", USER)
        await fake.press("U2", "C1", question, ADMIN)
        await bot.settle()
        assert "✓" not in fake.reads("C1")
        await fake.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE.replace('info', 'jobs')}", thread=ts)
        await bot.settle(20)
        await fake.press("U1", "C1", question, ADMIN)
        await bot.settle()
        assert "belongs to an earlier step" in fake.reads("C1")
        assert "✓" not in fake.reads("C1")
        question = await offered(bot, "C1", USER)
        before = [method for method, _ in fake.calls].count("chat.update")
        await fake.press("U1", "C1", question, USER, times=5)
        await fake.press("U1", "C1", question, ADMIN)
        await bot.settle()
        assert [method for method, _ in fake.calls].count("chat.update") == before + 1
        assert fake.reads("C1").count("✓") == 1


async def test_choice_is_marked_in_the_talks_language(tmp_path: Path) -> None:
    """A talk in Polish stays Polish when a choice in it is marked, whatever the profile says."""
    async with house(tmp_path, locale="en-GB") as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, "język polski")
        await bot.slack.say("U1", channel, BOUNCE)
        await bot.settle(20)
        question = bot.slack.by_bot(channel)[-1]
        before = labels(question)
        assert "All findings" not in before
        (choice, *_) = [one for one in before if "pocz" in one]
        await bot.slack.press("U1", channel, dict(question), choice)
        await bot.settle()
        assert f"✓ {choice}" in stands(bot, channel, question)
        assert {*labels(bot.slack.messages[channel][question["ts"]])} < {*before}


async def test_unshown_choice_is_shown_with_the_next_change(tmp_path: Path) -> None:
    """Where the workspace's budget is spent the buttons stay for now: pressed again they say that they are stale."""
    async with house(tmp_path, *SLOW) as bot:
        channel = bot.slack.direct("U1")
        await bot.slack.say("U1", channel, BOUNCE)
        question = await offered(bot, channel, USER)
        while bot.chat.sender._pace.spend("T0001"):
            pass
        await bot.slack.press("U1", channel, question, USER)
        await asyncio.sleep(0.1)
        assert "✓" not in stands(bot, channel, question)
        await bot.slack.press("U1", channel, question, ADMIN)
        await bot.settle(20)
        assert "belongs to an earlier step" in bot.slack.reads(channel)
        assert f"✓ {USER}" in stands(bot, channel, question)
