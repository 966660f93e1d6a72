"""A bare mention under somebody's bounce: the thread's first message is read as if the person had pasted it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes.slack import BOT_USER, TEAM, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving, workspace
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) &lt;info@contoso.example&gt;"
BOT = f"<@{BOT_USER}>"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace whose channel C1 it only answers in, and is silent in otherwise."""
    async with workspace(tmp_path) as served:
        served.slack.channel("G1", "U1", "U2", BOT_USER, private=True)
        for channel in ("C1", "G1"):
            await served.slack.slash("U1", channel, "channel")
            await served.slack.press("U1", channel, served.slack.ephemerals[-1], "Stay silent")
        served.slack.ephemerals.clear()
        yield served
        assert served.slack.faults == []


@pytest.mark.parametrize("channel", ["C1", "G1"])
@pytest.mark.parametrize(
    "said", [BOT, f"{BOT} check", f"{BOT} explain", f"{BOT} sprawdź", f"hey {BOT}", f"{BOT} can you help?"]
)
async def test_bounce_above_is_diagnosed(bot: Bot, channel: str, said: str) -> None:
    """Whatever words point at it: the first message is read in its thread, for the person who mentions the bot."""
    ts = await bot.slack.say("U2", channel, BOUNCE)
    await bot.slack.say("U1", channel, said, thread=ts)
    await bot.settle()
    (taken,) = bot.talker.taken
    assert taken.said.text == BOUNCE
    assert taken.actor.id == f"slack:{TEAM}:U1"
    assert taken.conversation == f"slack:{TEAM}:{channel}:{ts}"
    assert not taken.private
    assert {one["thread_ts"] for one in bot.slack.by_bot(channel) if "thread_ts" in one} == {ts}


async def test_pointing_twice_answers_each_mention_once(bot: Bot) -> None:
    """The same mention delivered again says nothing new."""
    ts = await bot.slack.say("U2", "C1", BOUNCE)
    mention = await bot.slack.say("U1", "C1", BOT, thread=ts)
    await bot.slack.tell(bot.slack.messages["C1"][mention], "C1")
    await bot.settle()
    assert len(bot.talker.taken) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B9", "subtype": "bot_message"},
        {"text": "", "attachments": [{"fallback": "x", "text": BOUNCE}]},
    ],
)
async def test_bounce_above_may_come_from_an_integration(bot: Bot, more: dict[str, Any]) -> None:
    """What a mailbox integration posted, or somebody shared from elsewhere, is read as well."""
    ts = bot.slack.stamp()
    bot.slack.messages["C1"][ts] = {"type": "message", "user": "U2", "text": BOUNCE, "ts": ts, **more}
    await bot.slack.say("U1", "C1", BOT, thread=ts)
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == [BOUNCE]


async def test_bots_own_message_is_no_bounce(bot: Bot) -> None:
    """Under what the bot said itself a bare mention asks for help, whatever the message looks like."""
    ts = bot.slack.stamp()
    bot.slack.messages["C1"][ts] = {"type": "message", "user": BOT_USER, "bot_id": "B0BOT", "text": BOUNCE, "ts": ts}
    await bot.slack.say("U1", "C1", BOT, thread=ts)
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == ["/ndr help"]


async def test_mail_posted_by_slacks_own_mailbox_is_fetched(bot: Bot) -> None:
    """A mail sent to a channel's address is an HTML file by Slackbot: mentioned under, it is fetched and read."""
    page = b"<html><body>550 5.4.1 Recipient address rejected: Access denied</body></html>"
    file = bot.slack.upload(page, "Undeliverable: Hello", "text/html", mode="email")
    ts = bot.slack.stamp()
    posted = {"type": "message", "user": "USLACKBOT", "text": "", "ts": ts, "files": [file], "subtype": "file_share"}
    bot.slack.messages["C1"][ts] = posted
    await bot.slack.say("U1", "C1", BOT, thread=ts)
    await bot.settle()
    assert bot.talker.taken[0].said.files[0].content == page


@pytest.mark.parametrize(
    ("first", "said", "taken"),
    [
        ("lunch?", BOT, "/ndr help"),
        ("lunch?", f"{BOT} check", "check"),
        ("lunch?", f"{BOT} what is this?", "what is this?"),
        (BOUNCE, f"{BOT} check fabrikam.example", "check fabrikam.example"),
        (BOUNCE, f"{BOT} {BOUNCE.replace('info', 'jobs')}", BOUNCE.replace("info", "jobs")),
    ],
)
async def test_what_needs_nothing_above_is_taken_as_said(bot: Bot, first: str, said: str, taken: str) -> None:
    """Under a message that is no bounce, or with something of its own to read, a mention is what it says."""
    ts = await bot.slack.say("U2", "C1", first)
    await bot.slack.say("U1", "C1", said, thread=ts)
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == [taken]


@pytest.mark.parametrize("why", ["missing_scope", "channel_not_found", "gone"])
@pytest.mark.parametrize(
    ("locale", "told"), [("en-US", "menu, or paste the bounce here"), ("pl-PL", "albo wklej zwrotkę")]
)
async def test_unreadable_beginning_leaves_a_way_on(bot: Bot, why: str, locale: str, told: str) -> None:
    """Where the first message cannot be read, the person alone hears of the message shortcut."""
    bot.slack.channel("C3", bot.slack.person("U3", locale=locale), "U2", BOT_USER)
    ts = bot.slack.stamp()
    bot.slack.messages["C3"][ts] = {"type": "message", "user": "U2", "text": BOUNCE, "ts": ts}
    if why == "gone":
        bot.slack.messages["C3"][ts] |= {"subtype": "tombstone", "text": "This message was deleted."}
    else:
        bot.slack.fail("conversations.history", why)
    await bot.slack.say("U3", "C3", BOT, thread=ts)
    await bot.settle()
    shown = "\n".join(words(one["blocks"]) for one in bot.slack.ephemerals)
    assert told in shown
    assert "Diagnose this bounce" in shown
    assert bot.talker.taken == []


async def test_busy_slack_is_asked_again(bot: Bot) -> None:
    """A Slack that is only busy gets the event back later, instead of the person a wrong answer."""
    ts = await bot.slack.say("U2", "C1", BOUNCE)
    event = {"type": "app_mention", "user": "U1", "text": BOT, "ts": bot.slack.stamp(), "channel": "C1"}
    bot.slack.fail("conversations.history", "internal_error")
    assert await bot.slack.event({**event, "thread_ts": ts}) == 500
    assert await bot.slack.event({**event, "thread_ts": ts}) == 200
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == [BOUNCE]


async def test_whole_house_walks_the_bounce_above_and_then_minds_its_talk(tmp_path: Path) -> None:
    """The mention's author owns the walk; a later bare `check` in the thread means that bounce's domain."""
    async with slack() as fake, staged(["contoso.example MX 0 mail.contoso.example"]) as stage:
        for user in ("U1", "U2"):
            fake.person(user)
        fake.channel("C1", "U1", "U2", BOT_USER)
        async with serving(tmp_path, fake, stage=stage, patience=30.0) as bot:
            ts = await fake.say("U2", "C1", BOUNCE)
            await fake.say("U1", "C1", BOT, thread=ts)
            await _until(bot, "report.all")
            assert "info@contoso.example" in fake.reads("C1")
            await fake.press("U2", "C1", _asking(fake.by_bot("C1")), "I am a mail admin")
            assert "somebody else" in "".join(words(one["blocks"]) for one in fake.ephemerals).lower()
            reports = str(fake.by_bot("C1")).count("report.all")
            await fake.say("U1", "C1", f"{BOT} check", thread=ts)
            await _until(bot, "report.all", reports + 1)
            assert fake.calls[-1][0] != "conversations.history"
            assert [method for method, _ in fake.calls].count("conversations.history") == 1
        assert fake.faults == []


async def _until(bot: Bot, sign: str, count: int = 1) -> None:
    for _ in range(1000):
        if str(bot.slack.by_bot("C1")).count(sign) >= count:
            return
        await bot.pause()
    raise AssertionError(bot.slack.reads("C1"))


def _asking(said: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in reversed(said) if "choice." in str(one["blocks"]))
