"""Nobody changes the bot for others unasked: louder for admins, quieter for members, guests for themselves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes.slack import labels
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, workspace

if TYPE_CHECKING:
    from pathlib import Path

GUESTS: list[dict[str, Any]] = [
    {"is_restricted": True}, {"is_ultra_restricted": True}, {"is_stranger": True}, {"team": "T9"},
    {"team": "T9", "is_admin": True},
]  # fmt: skip
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;anna@fabrikam.example&gt;"
LOUD, SILENT = "Answer in its thread", "Stay silent"


async def changed(bot: Bot, user: str, label: str) -> str:
    """Ask for the channel's mode and press a button of it; returns what the channel is told."""
    before = len(bot.slack.in_channel("C1"))
    await bot.slack.slash(user, "C1", "channel")
    await bot.slack.press(user, "C1", bot.slack.ephemerals[-1], label)
    await bot.settle()
    return "\n".join(words(one["blocks"]) for one in bot.slack.in_channel("C1")[before:])


async def mode(bot: Bot) -> str:
    rows = await bot.store.database.read(
        lambda connection: connection.exec_driver_sql("SELECT mode FROM slack_channels WHERE id LIKE '%:C1'").all()
    )
    return str(rows[0][0]) if rows else "offer"


async def test_admin_makes_it_louder_and_it_is_told_with_undo(tmp_path: Path) -> None:
    async with workspace(tmp_path) as bot:
        assert "from now on" in await changed(bot, "U1", LOUD)
        assert await mode(bot) == "thread"
        told = bot.slack.in_channel("C1")[-1]
        assert "'user_id': 'U1'" in str(told["blocks"])
        assert labels(told) == ["Undo"]
        assert "confirm" in str(told["blocks"])
        await bot.slack.press("U2", "C1", told, "Undo")
        await bot.settle()
        assert await mode(bot) == "offer"


async def test_member_makes_it_quieter_only(tmp_path: Path) -> None:
    async with workspace(tmp_path) as bot:
        assert await changed(bot, "U2", LOUD) == ""
        assert await mode(bot) == "offer"
        assert "silent" in await changed(bot, "U2", SILENT)
        assert await mode(bot) == "silent"


@pytest.mark.parametrize("who", GUESTS)
async def test_guests_and_strangers_change_their_own_alone(tmp_path: Path, who: dict[str, Any]) -> None:
    async with workspace(tmp_path) as bot:
        bot.slack.person("U5", **who)
        bot.slack.channel("C1", "U1", "U2", "U5", "U0BOT")
        for label in (LOUD, SILENT):
            assert await changed(bot, "U5", label) == ""
            assert await mode(bot) == "offer"
        before = len(bot.slack.ephemerals)
        await bot.slack.say("U5", "C1", BOUNCE)
        await bot.settle()
        assert len(bot.slack.ephemerals) == before
        await bot.slack.say("U2", "C1", BOUNCE.replace("anna", "jan"))
        await bot.settle()
        assert len(bot.slack.ephemerals) == before + 1
