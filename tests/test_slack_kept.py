"""What is acknowledged is kept: ended at any point, the bot answers once; what is overheard is not kept."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError

from tests.fakes.slackbot import workspace
from tests.test_slack_crash import begin, living, until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.slack import FakeSlack
    from tests.fakes.slackbot import Bot

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;anna@fabrikam.example&gt;"
FILE = (
    b"From: mailer-daemon@contoso.example\r\nSubject: Undeliverable\r\n\r\n"
    b"550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>\r\n"
)


def message(fake: FakeSlack, channel: str, *, file: bool) -> dict[str, Any]:
    """Return a message with a bounce, in a file or in words."""
    said = {"type": "message", "user": "U1", "text": "" if file else BOUNCE, "ts": fake.stamp(), "channel": channel}
    if file:
        said |= {"files": [fake.upload(FILE, "bounce.eml", "message/rfc822")], "subtype": "file_share"}
    fake.messages[channel][said["ts"]] = said
    return said | {"channel_type": "im" if channel.startswith("D") else "channel"}


def answers(fake: FakeSlack, channel: str) -> int:
    return fake.reads(channel).count("Are you a mail user")


async def kept(bot: Bot) -> list[str]:
    rows = await bot.store.database.read(
        lambda connection: connection.exec_driver_sql("SELECT secret FROM slack_arrivals").all()
    )
    return [str(row[0]) for row in rows]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("slow", ["download", "users.info"])
@pytest.mark.parametrize("after", [0.0, 0.4, 2.6, 3.5])
async def test_ended_while_a_message_is_worked_on(tmp_path: Path, how: signal.Signals, slow: str, after: float) -> None:
    """A slow file or profile, and an end before or after the acknowledgement: one answer, never none, never two."""
    async with living(tmp_path) as (house, fake):
        channel = fake.direct("U1")
        fake.slow[slow].append(20.0)
        said = message(fake, channel, file=slow == "download")
        sending = asyncio.create_task(fake.event(said, event_id="Ev1"))
        await asyncio.sleep(after)
        assert house.process is not None
        house.process.send_signal(how)
        async with asyncio.timeout(12):
            await house.process.wait()
        status = 0
        with contextlib.suppress(ClientError):
            status = await sending
        fake.slow.clear()
        await begin(house, fake)
        if status != 200:
            assert await fake.event(said, event_id="Ev1") == 200
        await until(lambda: answers(fake, channel) > 0)
        assert await fake.event(said, event_id="Ev1") == 200
        await asyncio.sleep(0.5)
        assert answers(fake, channel) == 1


async def test_ended_while_a_command_is_worked_on(tmp_path: Path) -> None:
    """Slack never repeats a command: acknowledged, it is answered after the restart."""
    async with living(tmp_path) as (house, fake):
        fake.slow["users.info"].append(20.0)
        status, _ = await fake.slash("U1", "C1", "explain 5.4.1")
        assert status == 200
        await house.kill()
        await begin(house, fake)
        await until(lambda: "5.4.1" in str(fake.ephemerals))
        assert len(fake.ephemerals) == 1


async def test_stop_waits_for_what_is_nearly_done(tmp_path: Path) -> None:
    """A normal restart lets what is under way end, so that nobody waits for the next start."""
    async with living(tmp_path) as (house, fake):
        channel = fake.direct("U1")
        fake.slow["download"].append(3.5)
        assert await fake.event(message(fake, channel, file=True), event_id="Ev1") == 200
        assert house.process is not None
        house.process.send_signal(signal.SIGTERM)
        await house.process.wait()
        assert answers(fake, channel) == 1


async def test_locked_database_is_no_acknowledgement(tmp_path: Path) -> None:
    """Where an arrival cannot be written down Slack hears so in time, and its repetition is answered once."""
    async with workspace(tmp_path) as bot:
        channel = bot.slack.direct("U1")
        said = message(bot.slack, channel, file=False)
        lock = sqlite3.connect(tmp_path / "ndr.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        assert await bot.slack.event(said, event_id="Ev1") >= 500
        assert (await bot.slack.slash("U1", "C1", "check contoso.example"))[0] >= 500
        assert max(bot.slack.acks) < 3
        lock.execute("ROLLBACK")
        lock.close()
        assert await bot.slack.event(said, event_id="Ev1") == 200
        await bot.settle()
        assert bot.slack.reads(channel).count("knows no such recipient") == 1
        assert await kept(bot) == []


async def test_addressed_is_kept_encrypted_and_then_removed(tmp_path: Path) -> None:
    """While a message is worked on its row holds none of its words; afterwards there is no row."""
    async with workspace(tmp_path) as bot:
        said = message(bot.slack, bot.slack.direct("U1"), file=True) | {"text": "secret.person@fabrikam.example"}
        bot.slack.slow["download"].append(0.6)
        sending = asyncio.create_task(bot.slack.event(said))
        await asyncio.sleep(0.3)
        (row,) = await kept(bot)
        assert "fabrikam" not in row
        await sending
        await bot.settle()
        assert await kept(bot) == []


async def test_overheard_is_never_written_unless_it_is_answered(tmp_path: Path) -> None:
    """Chatter, with a file or without, and a bounce that is only offered help leave nothing of their words."""
    async with workspace(tmp_path, patience=0.0) as bot:
        bot.slack.slow["download"].append(0.6)
        sending = asyncio.create_task(bot.slack.event(message(bot.slack, "C1", file=True)))
        await asyncio.sleep(0.3)
        assert await kept(bot) == []
        await sending
        for text in ("lunch at noon?", BOUNCE):
            await bot.slack.say("U1", "C1", text)
        await bot.settle()
        path = tmp_path / "ndr.db"
        assert await kept(bot) == []
        assert b"lunch at noon" not in path.read_bytes()
