"""What Slack does to a bot: retries, storms, rate limits, faults, channels that close; and restarts of our own."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession
from cryptography.fernet import Fernet

from adapters.slack.outbound.throttle import UpdateThrottle
from tests.fakes.chat import ChatTalker
from tests.fakes.slack import BOT_USER, SECRET, TEAM, TOKEN, labels, signed, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import KEY, Bot, serving, workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.ports import Delivery, Incoming

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;info@contoso.example&gt;"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace; nothing it says may be what Slack refuses."""
    async with workspace(tmp_path) as served:
        yield served
        assert served.slack.faults == []


def message(bot: Bot, text: str, channel: str, user: str = "U1") -> dict[str, Any]:
    return {"type": "message", "user": user, "text": text, "ts": bot.slack.stamp(), "channel": channel} | {
        "channel_type": "im"
    }


async def test_retry_storm_is_answered_once(bot: Bot) -> None:
    """The same event twenty times at once, and again later, is one talk with one answer."""
    channel = bot.slack.direct("U1")
    event = message(bot, BOUNCE, channel)
    bot.slack.messages[channel][event["ts"]] = event
    statuses = await asyncio.gather(*(bot.slack.event(event, event_id="Ev1") for _ in range(20)))
    await bot.settle()
    statuses += [await bot.slack.event(event, event_id="Ev1")]
    await bot.settle()
    assert {*statuses} == {200}
    assert bot.slack.reads(channel).count("knows no such recipient") == 1


async def test_storm_of_several_events_out_of_order(bot: Bot) -> None:
    """Five events, each five times, shuffled: five answers."""
    channel = bot.slack.direct("U1")
    events = [message(bot, f"{BOUNCE} {number}", channel) for number in range(5)]
    order = [events[(place * 7) % 5] for place in range(25)]
    await asyncio.gather(*(bot.slack.event(one) for one in order))
    await bot.settle(20)
    assert bot.slack.reads(channel).count("knows no such recipient") == 5


async def test_double_click_changes_once(bot: Bot) -> None:
    """Ten clicks on one button at once are one step."""
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    await bot.slack.press("U1", channel, bot.slack.by_bot(channel)[-1], "who:admin:1", times=10)
    await bot.settle()
    assert bot.slack.reads(channel).count("Where mail for contoso.example goes") == 1


async def test_slow_examination_does_not_hold_up_the_acknowledgement(tmp_path: Path) -> None:
    """Slack is answered when the event is kept, though the checks take seconds; passing views are rare."""
    async with workspace(tmp_path, talker=lambda store: ChatTalker(store, pause=0.3)) as bot:
        await bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
        assert bot.slack.acks[-1] < 0.5
        assert bot.chat.is_busy
        await bot.settle(10)
        updates = sum(method == "chat.update" for method, _ in bot.slack.calls)
        assert updates <= 2, "one passing view in 3 s at most, and the final one"
        assert "Part of the mail goes" in bot.slack.reads(bot.slack.direct("U1"))


async def test_slow_core_is_acknowledged_in_time(tmp_path: Path) -> None:
    """Even where nothing could be kept yet, a message and a modal are answered within 3 s and the turn goes on."""

    class Slow(ChatTalker):
        async def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]:
            await asyncio.sleep(2.6)
            async for delivery in super().turn(incoming):
                yield delivery

    async with workspace(tmp_path, talker=Slow) as bot:
        await bot.slack.slash("U2", "C1", "status")
        (view,) = bot.slack.views
        said = bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
        _, sent = await asyncio.gather(said, bot.slack.submit("U2", view, text=BOUNCE))
        assert sent == (200, "")
        assert all(2 < seconds < 2.9 for seconds in bot.slack.acks[-2:])
        await bot.settle()
        for user in ("U1", "U2"):
            assert "knows no such recipient" in bot.slack.reads(bot.slack.direct(user))


async def test_rate_limit_waits_as_told(bot: Bot) -> None:
    """429 is tried again after Retry-After, and nothing is lost or said twice."""
    bot.slack.fail("chat.postMessage", "ratelimited", status=429, retry_after=1)
    began = asyncio.get_running_loop().time()
    await bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
    await bot.settle()
    assert asyncio.get_running_loop().time() - began >= 1
    assert bot.slack.reads(bot.slack.direct("U1")).count("knows no such recipient") == 1


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_server_errors_are_tried_again(bot: Bot, status: int) -> None:
    """5xx is tried again, by the SDK or by the dispatcher, in order."""
    bot.slack.fail("chat.postMessage", "internal_error", status=status)
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    await asyncio.sleep(0.2)
    assert bot.slack.reads(channel).count("knows no such recipient") == 1
    assert len(labels(bot.slack.by_bot(channel)[-1])) == 3


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found", "is_archived", "thread_not_found"])
async def test_closed_channel_has_a_way_on(bot: Bot, error: str) -> None:
    """Where the bot can no longer write, the answer comes in the person's direct messages and says why."""
    bot.slack.fail("chat.postMessage", error)
    ts = bot.slack.stamp()
    event = {"type": "app_mention", "user": "U1", "text": f"<@{BOT_USER}> {BOUNCE}", "ts": ts, "channel": "C1"}
    await bot.slack.event(event)
    await bot.settle()
    said = bot.slack.reads(bot.slack.direct("U1"))
    assert "I cannot go on where you asked" in said
    assert "knows no such recipient" in said


async def test_inactive_account_ends_quietly(bot: Bot) -> None:
    """A token Slack no longer takes: nothing can be sent, nothing is retried for ever, the next event is taken."""
    bot.slack.tokens.pop(TOKEN)
    assert await bot.slack.event(message(bot, BOUNCE, bot.slack.direct("U1"))) in (200, 500)
    await bot.settle()
    bot.slack.tokens[TOKEN] = TEAM
    await bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
    await bot.settle()
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U1"))


async def test_message_that_was_deleted_is_said_anew(bot: Bot) -> None:
    """Where the message to update is gone, a new one takes its place."""
    channel = bot.slack.direct("U1")
    bot.slack.fail("chat.update", "message_not_found")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    assert "Part of the mail goes" in bot.slack.reads(channel)


async def test_refused_blocks_are_said_plainly(bot: Bot) -> None:
    """If Slack will not show our blocks, the words still arrive."""
    bot.slack.fail("chat.postMessage", "invalid_blocks")
    await bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
    await bot.settle()
    assert "knows no such recipient" in bot.slack.by_bot(bot.slack.direct("U1"))[0]["text"]


async def test_response_url_that_fails_is_tried_again(bot: Bot) -> None:
    """A 500 of response_url is retried; a used-up one leads to the direct messages."""
    bot.slack.fail("response_url", status=500)
    await bot.slack.slash("U1", "C2", "check contoso.example")
    await bot.settle()
    await asyncio.sleep(0.3)
    assert "Part of the mail" in words(bot.slack.ephemerals[0]["blocks"])
    bot.slack.ephemerals.clear()
    bot.slack.fail("response_url", "used_url", status=404)
    bot.slack.fail("response_url", "used_url", status=404)
    await bot.slack.slash("U1", "C2", "check contoso.example")
    await bot.settle()
    assert "Part of the mail" in bot.slack.reads(bot.slack.direct("U1"))


async def test_restart_goes_on_in_the_same_thread(tmp_path: Path) -> None:
    """What was kept and not sent is sent at the next start; the walk goes on where it was, message for message."""
    async with slack() as fake:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        async with serving(tmp_path, fake) as first:
            for _ in range(30):
                fake.fail("chat.postMessage", "internal_error", status=502)
            ts = await fake.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
            await first.settle()
            assert fake.by_bot("C1") == []
        fake.failures.clear()
        async with serving(tmp_path, fake) as second:
            await second.settle()
            said = fake.by_bot("C1")
            assert {one["thread_ts"] for one in said} == {ts}
            assert len(labels(said[-1])) == 3
            assert sum("report.all" in str(one["blocks"]) for one in said) == 1
            await fake.press("U1", "C1", said[-1], "who:admin:1")
            await second.settle()
            assert "Where mail for contoso.example goes" in words(fake.by_bot("C1")[-1]["blocks"])
        assert fake.faults == []


@pytest.mark.parametrize(("key", "alone"), [(KEY, True), (Fernet.generate_key(), False)], ids=["same-key", "lost-key"])
async def test_answer_for_one_person_survives_a_restart(tmp_path: Path, key: bytes, alone: bool) -> None:
    """What was kept for an ephemeral answer is written there after a restart; without its key, in private."""
    async with slack() as fake:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        async with serving(tmp_path, fake) as first:
            for _ in range(30):
                fake.fail("response_url", status=502)
            await fake.slash("U1", "C1", "check contoso.example")
            await first.settle()
            assert fake.ephemerals == []
        fake.failures.clear()
        async with serving(tmp_path, fake, keys=(key,)) as second:
            await second.settle()
            shown = "\n".join(words(one["blocks"]) for one in fake.ephemerals)
            assert ("Part of the mail" in shown) is alone
            assert ("Part of the mail" in fake.reads(fake.direct("U1"))) is not alone
        assert fake.faults == []


async def test_fault_of_ours_is_said(bot: Bot) -> None:
    """A button whose turn fails gets an apology; an event gets 500, so that Slack delivers it again."""
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    bot.talker.broken = True
    assert await bot.slack.press("U1", channel, bot.slack.by_bot(channel)[-1], "who:admin:1") == [200]
    await bot.settle()
    assert "went wrong on my side" in "\n".join(words(one["blocks"]) for one in bot.slack.ephemerals)
    event = message(bot, BOUNCE, channel)
    assert await bot.slack.event(event) == 500
    bot.talker.broken = False
    assert await bot.slack.event(event) == 200


async def test_fault_behind_a_modal_is_said(bot: Bot) -> None:
    """A modal whose turn fails closes, and the person hears of it in private; sent again it is read."""
    await bot.slack.shortcut("U1", "check-domain")
    (view,) = bot.slack.views
    bot.talker.broken = True
    assert await bot.slack.submit("U1", view, domain="contoso.example") == (200, "")
    assert "went wrong on my side" in bot.slack.reads(bot.slack.direct("U1"))
    bot.talker.broken = False
    await bot.slack.submit("U1", view, domain="contoso.example")
    await bot.settle()
    assert "Part of the mail goes" in bot.slack.reads(bot.slack.direct("U1"))


async def test_fault_after_the_acknowledgement_is_said(bot: Bot) -> None:
    """What fails once Slack was told that it arrived is tried again; where that fails too the person is told."""
    bot.chat.inbox.delays = (0.02, 0.02)
    bot.slack.slow["conversations.open"].append(2.4)
    bot.slack.fail("conversations.open", "fatal_error")
    await bot.slack.slash("U1", "C1", BOUNCE)
    await bot.settle()
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U1"))
    assert "went wrong on my side" not in str(bot.slack.ephemerals)
    bot.chat.sender.forget(TEAM)
    bot.slack.slow["conversations.open"].append(2.4)
    for _ in range(3):
        bot.slack.fail("conversations.open", "fatal_error")
    await bot.slack.slash("U1", "C1", BOUNCE)
    assert bot.slack.acks[-1] < 2.4
    await bot.settle()
    assert "went wrong on my side" in "\n".join(words(one["blocks"]) for one in bot.slack.ephemerals)


async def test_two_hundred_people_at_once(bot: Bot) -> None:
    """Each of 200 people pastes and gets their own answer."""
    people = [bot.slack.person(f"U{number}") for number in range(1000, 1200)]
    await asyncio.gather(*(bot.slack.say(user, bot.slack.direct(user), BOUNCE) for user in people))
    await bot.settle(30)
    assert all(len(bot.slack.by_bot(bot.slack.direct(user))) >= 2 for user in people)
    assert {one.conversation for one in bot.talker.taken} == {f"slack:{TEAM}:D{user}:dm" for user in people}


@pytest.mark.parametrize(
    ("headers", "age"),
    [({}, 0), ({"X-Slack-Signature": "v0=" + "0" * 64}, 0), ({}, 400)],
)
async def test_unsigned_forged_and_old_requests_are_refused(bot: Bot, headers: dict[str, str], age: int) -> None:
    """Only what Slack signed within five minutes is read."""
    raw = '{"type": "event_callback"}'
    sent = {"Content-Type": "application/json"}
    if headers or age:
        sent |= {**signed(raw, SECRET, time.time() - age), **headers}
    async with (
        ClientSession() as session,
        session.post(f"{bot.slack.bot_url}/slack/events", data=raw, headers=sent) as answer,
    ):
        assert answer.status == 401
    assert bot.talker.taken == []


def test_pace_is_three_seconds_a_talk_and_forty_a_minute_a_workspace() -> None:
    """Passing views: each talk waits 3 s, all talks of a workspace share one budget, another workspace has its own."""
    now = 0.0
    pace = UpdateThrottle(lambda: now)
    assert pace.allows("a", "T1")
    assert not pace.allows("a", "T1")
    assert sum(pace.allows(f"talk-{number}", "T1") for number in range(100)) == 39
    assert pace.allows("b", "T2")
    now = 3.0
    assert pace.allows("a", "T1")
