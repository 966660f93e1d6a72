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
        lambda connection: connection.exec_driver_sql("SELECT mode FROM listening_modes WHERE id LIKE '%:C1'").all()
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


ENTITLED: dict[str, dict[str, Any]] = {
    "creator": {"creator": "U2"},
    "inviter": {"by": "U2"},
    "inviter after another one": {"by": "U2", "earlier": "U1"},
}
NOT_ENTITLED: dict[str, dict[str, Any]] = {
    "creator of none": {},
    "somebody else created and invited": {"creator": "U1", "by": "U1"},
    "who invited somebody else": {"by": "U2", "invited": "U1"},
    "who invited it before somebody else did": {"by": "U1", "earlier": "U2"},
    "who invited it before it was added by default": {"by": "", "earlier": "U2"},
    "creator whom no scope tells": {"creator": "U2", "missing": "channels:read"},
    "creator while Slack answers nothing": {"creator": "U2", "failing": True},
}


async def arranged(bot: Bot, known: dict[str, Any]) -> None:
    """Let a channel be created, and the bot invited to it, by whom the case says."""
    bot.slack.channel("C1", "U1", "U2", "U0BOT", creator=known.get("creator", ""))
    bot.slack.scopes -= {known.get("missing", "")}
    for by in (known.get("earlier"), known.get("by")):
        if by is not None:
            assert await bot.slack.invite("C1", by, known.get("invited", "U0BOT")) == [200]
    if known.get("failing"):
        bot.slack.fail("conversations.info", "fatal_error")
    await bot.settle()


@pytest.mark.parametrize("known", ENTITLED.values(), ids=ENTITLED)
async def test_creator_and_inviter_make_it_louder(tmp_path: Path, known: dict[str, Any]) -> None:
    async with workspace(tmp_path) as bot:
        await arranged(bot, known)
        assert "from now on" in await changed(bot, "U2", LOUD)
        assert await mode(bot) == "thread"


@pytest.mark.parametrize("known", NOT_ENTITLED.values(), ids=NOT_ENTITLED)
async def test_nobody_else_makes_it_louder(tmp_path: Path, known: dict[str, Any]) -> None:
    async with workspace(tmp_path) as bot:
        await arranged(bot, known)
        assert await changed(bot, "U2", LOUD) == ""
        assert await mode(bot) == "offer"
        assert bot.slack.faults == []


@pytest.mark.parametrize("who", GUESTS)
async def test_guest_who_created_and_invited_changes_nothing(tmp_path: Path, who: dict[str, Any]) -> None:
    async with workspace(tmp_path) as bot:
        bot.slack.person("U2", **who)
        await arranged(bot, {"creator": "U2", "by": "U2"})
        assert await changed(bot, "U2", LOUD) == ""
        assert await mode(bot) == "offer"


async def test_who_invited_it_is_kept_over_a_restart_and_forgotten_with_the_workspace(tmp_path: Path) -> None:
    async with workspace(tmp_path) as bot:
        await arranged(bot, {"by": "U2"})
    async with workspace(tmp_path) as bot:
        memory = bot.chat.memory
        assert await memory.listening.inviter("slack:T0001:C1") == "slack:T0001:U2"
        await memory.forget("T0001")
        assert await memory.listening.inviter("slack:T0001:C1") is None


async def test_every_step_up_is_louder(tmp_path: Path) -> None:
    """From silence to offers is louder, too; only whoever made it quieter may take that back, while it is the last."""
    async with workspace(tmp_path) as bot:
        bot.slack.person("U3")
        bot.slack.channel("C1", "U1", "U2", "U3", "U0BOT")
        await changed(bot, "U2", SILENT)
        told = bot.slack.in_channel("C1")[-1]
        assert await changed(bot, "U3", "Offer help privately") == ""
        await bot.slack.press("U3", "C1", told, "Undo")
        await bot.settle()
        assert await mode(bot) == "silent"
        await bot.slack.press("U2", "C1", told, "Undo")
        await bot.settle()
        assert await mode(bot) == "offer"
        await changed(bot, "U1", SILENT)
        await bot.slack.press("U2", "C1", told, "Undo")
        await bot.settle()
        assert await mode(bot) == "silent"
