"""What `/ndr` says is seen by nobody else: every command, whatever talk it is about; others see what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands import COMMANDS, Row
from tests.fakes.slack import BOT_USER, labels
from tests.fakes.slackblocks import words
from tests.test_slack_talks import BOUNCE, asked, house

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.slackbot import Bot

ARGUMENTS = {"domains": " contoso.example", "code": " 5.4.1", "host": " mail.contoso.example", "language": " en"}
VISIBLE = {"chat.postMessage", "chat.update", "chat.delete"}


def typed(row: Row, locale: str = "en") -> str:
    return row.words[locale][0] + ARGUMENTS.get(row.argument, "")


async def begun(bot: Bot) -> None:
    """Begin a talk that the whole channel reads along."""
    await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
    await bot.settle(20)


def openly(bot: Bot, before: int) -> list[str]:
    """Return what was posted, changed or taken away where others read since."""
    calls = bot.slack.calls[before:]
    seen = [str(body.get("channel")) for method, body in calls if method in VISIBLE]
    shared = [str(body) for method, body in calls if method == "response_url" and "in_channel" in str(body)]
    return [one for one in seen if not one.startswith("D")] + shared


@pytest.mark.parametrize("locale", ["en", "pl"])
@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
async def test_every_command_is_answered_alone(tmp_path: Path, row: Row, locale: str) -> None:
    """Typed in the channel of a talk in a thread, twice: ephemeral there, and nothing that others see."""
    async with house(tmp_path) as bot:
        await begun(bot)
        for _ in range(2):
            before, told = len(bot.slack.calls), len(bot.slack.ephemerals)
            opened, shown, _ = await asked(bot, typed(row, locale if locale in row.words else "en"))
            assert openly(bot, before) == []
            assert opened == ["paste"] or len(bot.slack.ephemerals) > told
            assert opened == ["paste"] or shown.strip()


async def test_pressing_on_in_a_private_answer_stays_private(tmp_path: Path) -> None:
    """The question of an ephemeral answer is answered there; the thread's own talk stands where it stood."""
    async with house(tmp_path) as bot:
        await begun(bot)
        await asked(bot, "role")
        answer = bot.slack.ephemerals[-1]
        choice = next(one for one in labels(answer) if one != "Share in channel")
        before = len(bot.slack.calls)
        await bot.slack.press("U1", "C1", answer, choice)
        await bot.settle(20)
        assert openly(bot, before) == []
        assert len(bot.slack.calls) > before


async def test_sharing_is_confirmed_and_shows_what_was_read(tmp_path: Path) -> None:
    """The note goes to the channel by a button alone, and Slack asks first."""
    async with house(tmp_path) as bot:
        await begun(bot)
        await asked(bot, "escalate")
        answer = bot.slack.ephemerals[-1]
        (button,) = [
            one
            for block in answer["blocks"]
            if block["type"] == "actions"
            for one in block["elements"]
            if one["text"]["text"] == "Share in channel"
        ]
        assert "Everybody in this channel" in button["confirm"]["text"]["text"]
        posted = len(bot.slack.in_channel("C1"))
        await bot.slack.press("U2", "C1", answer, "Share in channel")
        assert len(bot.slack.in_channel("C1")) == posted
        await bot.slack.press("U1", "C1", answer, "Share in channel", times=2)
        (shared,) = bot.slack.in_channel("C1")[posted:]
        assert "contoso.example" in words(shared["blocks"])
