"""What is acknowledged is kept: ended at any point, the bot answers once; what is overheard is not kept."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import signal
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError

from tests.fakes.slack import APP_TOKEN, BOT_USER, labels, slack
from tests.fakes.slackbot import serving, workspace
from tests.test_slack_crash import ROLE, SIDE, begin, living, until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
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
    return fake.reads(channel).count("Do you use mail")


async def kept(bot: Bot) -> list[str]:
    rows = await bot.store.database.read(
        lambda connection: connection.exec_driver_sql("SELECT secret FROM slack_arrivals").all()
    )
    return [str(row[0]) for row in rows]


@dataclass
class Case:
    """One person's doing that is under way when the bot is ended: how to do it, and how often it was answered."""

    name: str
    user: str
    seconds: float
    does: Callable[[], Awaitable[int]]
    answers: Callable[[], int]
    repeated: bool = False
    status: int = 0

    async def begin(self) -> None:
        """Do it that many seconds before the end."""
        await asyncio.sleep(END - self.seconds)
        with contextlib.suppress(ClientError, TimeoutError):
            self.status = await self.does()


END, SLOW = 3.5, 30.0
POINTS = (0.0, 0.1, 0.4, 0.9, 1.6, 2.1, 2.6, 3.5)
"""Seconds before the end: six before the acknowledgement, two after."""
BOTH_SIDES = (0.4, 2.6)
"""One before the acknowledgement, one after."""


def messages(fake: FakeSlack, user: str, seconds: float, slow: str) -> Case:
    """Say a bounce whose file, or whose author's profile, is slow."""
    channel = fake.direct(fake.person(user))
    said = message(fake, channel, file=slow == "download") | {"user": user}
    fake.slow_for[slow, said["files"][0]["id"] if slow == "download" else user] = SLOW

    async def does() -> int:
        return await fake.event(said, event_id=f"Ev{user}")

    return Case(f"message {slow} {seconds}", user, seconds, does, lambda: answers(fake, channel), repeated=True)


def commands(fake: FakeSlack, user: str, seconds: float) -> Case:
    fake.slow_for["users.info", fake.person(user)] = SLOW
    fake.channels["C1"]["members"].add(user)

    async def does() -> int:
        return (await fake.slash(user, "C1", "explain 5.4.1"))[0]

    def told() -> int:
        return sum(one["user"] == user and "5.4.1" in str(one["blocks"]) for one in fake.ephemerals)

    return Case(f"command {seconds}", user, seconds, does, told)


def diagnosed(fake: FakeSlack, user: str, seconds: float) -> Case:
    channel = fake.direct(fake.person(user))
    shown = message(fake, "C1", file=True)
    fake.slow_for["download", shown["files"][0]["id"]] = SLOW

    async def does() -> int:
        return (await fake.shortcut(user, "diagnose", "C1", shown))[0]

    return Case(f"message shortcut {seconds}", user, seconds, does, lambda: answers(fake, channel))


def opened(fake: FakeSlack, user: str, seconds: float) -> Case:
    fake.slow_for["users.info", fake.person(user)] = SLOW

    async def does() -> int:
        return (await fake.shortcut(user, "check-domain"))[0]

    return Case(
        f"shortcut {seconds}", user, seconds, does, lambda: fake.reads(fake.direct(user)).count("That took too long")
    )


def filled_in(fake: FakeSlack, user: str, seconds: float, name: str, **values: str) -> Case:
    channel = fake.direct(fake.person(user))
    fake.slow_for["users.info", user] = SLOW
    view = f"V{user}"
    fake.views[view] = {"type": "modal", "callback_id": name, "private_metadata": ""}

    async def does() -> int:
        return (await fake.submit(user, view, **values))[0]

    def told() -> int:
        return sum(bool({ROLE, "All findings"} & {*labels(one)}) for one in fake.by_bot(channel))

    return Case(f"modal {name} {seconds}", user, seconds, does, told)


async def pressed(fake: FakeSlack, user: str, seconds: float) -> Case:
    """Press a button of a talk that has begun; the bot could not read the person's profile before."""
    channel = fake.direct(user)
    await fake.event(message(fake, channel, file=False) | {"user": user})
    await until(lambda: any(ROLE in labels(one) for one in fake.by_bot(channel)))
    fake.slow_for["users.info", fake.person(user)] = SLOW
    asked = next(one for one in fake.by_bot(channel) if ROLE in labels(one))

    async def does() -> int:
        return (await fake.press(user, channel, dict(asked), ROLE))[0]

    def told() -> int:
        return sum(SIDE in labels(one) for one in fake.by_bot(channel))

    return Case(f"button {seconds}", user, seconds, does, told)


async def cases(fake: FakeSlack) -> list[Case]:
    """Everybody who does something at once."""
    users = (f"U{number}" for number in itertools.count(11))
    made = [messages(fake, next(users), at, slow) for slow in ("download", "users.info") for at in POINTS]
    for at in BOTH_SIDES:
        made += [commands(fake, next(users), at), diagnosed(fake, next(users), at), opened(fake, next(users), at)]
        made += [filled_in(fake, next(users), at, "paste", text=BOUNCE)]
        made += [filled_in(fake, next(users), at, "check", domain="fabrikam.example")]
        made += [await pressed(fake, next(users), at)]
    return made


@pytest.mark.parametrize(("how", "socket"), [(signal.SIGKILL, False), (signal.SIGTERM, False), (signal.SIGKILL, True)])
async def test_ended_while_all_kinds_are_worked_on(tmp_path: Path, how: signal.Signals, *, socket: bool) -> None:
    """Slow files and profiles, an end before and after the acknowledgement: one answer each, never none, never two.

    Slack repeats events that were not acknowledged, nothing else: what else was not is answered at most once.
    """
    async with living(tmp_path, socket=socket) as (house, fake):
        under_way = await cases(fake)
        nearly = messages(fake, "U1", END, "download")
        fake.slow_for.update(dict.fromkeys([*fake.slow_for][-1:], END + 1.5))
        doing = [asyncio.create_task(one.begin()) for one in [*under_way, nearly]]
        await asyncio.sleep(END)
        assert house.process is not None
        house.process.send_signal(how)
        async with asyncio.timeout(12):
            await house.process.wait()
        if how == signal.SIGTERM:
            assert nearly.answers() == 1, "a normal restart lets what is nearly done end"
        await asyncio.gather(*doing)
        acknowledged = [one for one in under_way if one.status == 200]
        assert len(acknowledged) >= len(under_way) // 4
        fake.slow_for.clear()
        await begin(house, fake)
        for one in [*under_way, nearly]:
            if one.repeated:
                assert await one.does() == 200
        expected = [one for one in [*under_way, nearly] if one.repeated or one.status == 200]
        await until(lambda: all(one.answers() for one in expected))
        assert {one.name: one.answers() for one in expected} == {one.name: 1 for one in expected}
        assert all(one.answers() <= 1 for one in under_way)


@pytest.mark.parametrize("socket", [False, True])
async def test_locked_database_is_no_acknowledgement(tmp_path: Path, *, socket: bool) -> None:
    """What cannot be written down is not acknowledged, in time, over either way; a repeated event is answered once."""
    ways: dict[str, Any] = {"signing_secret": None, "app_token": APP_TOKEN} if socket else {}
    async with slack() as fake:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        fake.over_socket, fake.patience = socket, 2.9
        async with serving(tmp_path, fake, **ways) as bot:
            if socket:
                await asyncio.wait_for(fake.connected.wait(), 5)
            channel = fake.direct("U1")
            await fake.say("U1", channel, BOUNCE)
            await bot.settle()
            question = dict(fake.by_bot(channel)[-1])
            fake.views["V1"] = {"type": "modal", "callback_id": "paste", "private_metadata": ""}
            said, shown = message(fake, channel, file=False), message(fake, "C1", file=True)
            lock = sqlite3.connect(tmp_path / "ndr.db", isolation_level=None)
            lock.execute("BEGIN IMMEDIATE")
            given = [
                fake.event(said, event_id="Ev1"),
                fake.event({**said, "type": "app_mention", "channel": "C1"}),
                fake.invite("C1", by="U1"),
                fake.slash("U1", "C1", "check contoso.example"),
                fake.shortcut("U1", "diagnose", "C1", shown),
                fake.shortcut("U1", "check-domain"),
                fake.press("U1", channel, question, labels(question)[0]),
                fake.submit("U1", "V1", text=BOUNCE),
            ]
            refused = await asyncio.gather(*given, return_exceptions=True)
            assert [one for one in refused if not _is_refused(one)] == []
            assert max(fake.acks) < 3
            lock.execute("ROLLBACK")
            lock.close()
            assert await fake.event(said, event_id="Ev1") == 200
            await bot.settle()
            assert fake.reads(channel).count("knows no such recipient") == 2
            assert await kept(bot) == []


def _is_refused(answer: Any) -> bool:
    """Tell whether Slack heard of an error in time, or, over the socket, heard nothing."""
    while isinstance(answer, (list, tuple)):
        answer = answer[0]
    return isinstance(answer, TimeoutError) or (isinstance(answer, int) and answer >= 500)


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
