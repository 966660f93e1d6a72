"""`/ndr status` and `/ndr escalate`: the person's latest open talk here, else anywhere, a list, or the paste modal."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.fakes.slack import BOT_USER, TEAM, labels, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) &lt;info@contoso.example&gt;"


@asynccontextmanager
async def house(folder: Path) -> AsyncIterator[Bot]:
    """Serve the whole house to a Slack of two channels."""
    async with slack() as fake, staged(["contoso.example MX 0 mail.contoso.example"]) as stage:
        fake.person("U1")
        for channel in ("C1", "C2"):
            fake.channel(channel, "U1", BOT_USER)
        async with serving(folder, fake, stage=stage, patience=30.0) as bot:
            yield bot
        assert fake.faults == []


async def asked(bot: Bot, command: str, channel: str = "C1") -> tuple[list[str], str, list[str]]:
    """Give a command; returns the modals it opened, what only the person sees, and its buttons."""
    before = len(bot.slack.ephemerals), {*bot.slack.views}
    await bot.slack.slash("U1", channel, command)
    await bot.settle(20)
    told = bot.slack.ephemerals[before[0] :]
    shown = "\n".join(words(one["blocks"]) for one in told)
    opened = [view["callback_id"] for name, view in bot.slack.views.items() if name not in before[1]]
    return opened, shown, [label for one in told for label in labels(one)]


@pytest.mark.parametrize("command", ["status", "escalate"])
async def test_command_about_a_talk_finds_the_open_one(tmp_path: Path, command: str) -> None:
    """No open talk: the modal. One: it goes there and says so. Several: a list, but at home the one there."""
    async with house(tmp_path) as bot:
        fake, direct = bot.slack, bot.slack.direct("U1")
        assert (await asked(bot, command))[0] == ["paste"]
        await fake.say("U1", direct, "help")
        await bot.settle()
        assert (await asked(bot, command))[0] == ["paste"]
        await fake.say("U1", direct, BOUNCE)
        await bot.settle(20)
        before = fake.reads(direct)
        opened, shown, buttons = await asked(bot, command)
        assert opened == []
        assert "contoso.example" in shown
        assert "Share in channel" in buttons
        assert fake.reads(direct) == before
        await fake.say("U1", "C2", f"<@{BOT_USER}> {BOUNCE}")
        await bot.settle(20)
        assert {"Talk 1", "Talk 2"} <= {*(await asked(bot, command))[2]}
        before = fake.reads("C2")
        opened, shown, buttons = await asked(bot, command, "C2")
        assert (opened, fake.reads("C2")) == ([], before)
        assert "contoso.example" in shown


async def test_finished_and_forgotten_talk_is_open_no_more(tmp_path: Path) -> None:
    """After 'restart' there is nothing to escalate; a domain that was examined may still be asked about."""
    async with house(tmp_path) as bot:
        direct = bot.slack.direct("U1")
        for said in ("550 5.7.1 Unable to relay", "restart"):
            await bot.slack.say("U1", direct, said)
            await bot.settle(20)
        assert (await asked(bot, "status"))[0] == ["paste"]
        await bot.slack.say("U1", direct, "check contoso.example")
        await bot.settle(20)
        assert "contoso.example" in (await asked(bot, "status"))[1]


async def test_channel_command_belongs_to_channels(tmp_path: Path) -> None:
    """In direct messages `/ndr channel` asks nothing: it is a word like any other there, and gets the usage."""
    async with house(tmp_path) as bot:
        assert "Stay silent" in (await asked(bot, "channel"))[2]
        _, shown, buttons = await asked(bot, "channel", bot.slack.direct("U1"))
        assert "Stay silent" not in buttons
        assert "check" in shown


CHATTER = (
    "thanks!", "hi all", "help", "back", "my admin did it", "fabrikam.example", "ok", "the second one", "no",
    "urgent!!", "delete my data", "I want to talk to a human", "mail admin", "zrobione",
    "DomainName : fabrikam.example\nDomainType : Authoritative", "what can you do",
)  # fmt: skip


async def test_words_in_a_thread_are_silence_but_for_a_plain_answer(tmp_path: Path) -> None:
    """Chatter of the owner says nothing, edited or not; a number does, directly under the question, and a mention."""
    async with house(tmp_path) as bot:
        fake = bot.slack
        ts = await fake.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
        await bot.settle(20)
        before = fake.reads("C1")
        said = [await fake.say("U1", "C1", chatter, thread=ts) for chatter in CHATTER]
        await fake.edit("U1", "C1", said[-1], "what is an MX?")
        await fake.say("U2", "C1", "which of us is it?", thread=ts)
        await fake.say("U1", "C1", "1", thread=ts)
        await bot.settle(20)
        assert fake.reads("C1") == before
        await fake.say("U1", "C1", f"<@{BOT_USER}> thanks", thread=ts)
        await bot.settle(20)
        assert "You are welcome" in fake.reads("C1")
        await fake.say("U1", "C1", "2", thread=ts)
        await bot.settle(20)
        talk = await bot.store.load(f"slack:{TEAM}:C1:{ts}")
        assert talk is not None
        assert '"role":"admin"' in talk.state
