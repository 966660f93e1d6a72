"""The ways in and out of Slack, on a strict local Slack that the real SDK talks to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from adapters.delivery.listening import ListeningPolicy
from tests.fakes.slack import BOT_USER, TEAM, labels, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving, workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) &lt;info@contoso.example&gt;"
OTHER = BOUNCE.replace("info@", "sales@")
clock = partial(datetime.now, UTC)


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace; nothing it says may be what Slack refuses."""
    async with workspace(tmp_path) as served:
        yield served
        assert served.slack.faults == []


def said_alone(bot: Bot) -> str:
    return "\n".join(words(one["blocks"]) for one in bot.slack.ephemerals)


async def test_bounce_pasted_in_private_is_answered_and_walked_by_buttons(bot: Bot) -> None:
    """A direct message gets meaning, report and question; a pressed button gets the next section."""
    slack = bot.slack
    channel = slack.direct("U1")
    await slack.say("U1", channel, BOUNCE)
    await bot.settle()
    said = slack.by_bot(channel)
    assert "knows no such recipient" in words(said[0]["blocks"])
    assert len(labels(said[-1])) == 3
    assert all(one["text"].strip() for one in said)
    await slack.press("U1", channel, said[-1], "who:admin:1")
    await bot.settle()
    assert "Where mail for contoso.example goes" in slack.reads(channel)
    assert all(seconds < 3 for seconds in slack.acks)


async def test_progress_becomes_the_report_in_one_message(bot: Bot) -> None:
    """Checks under way and their report are one message that changes, never a second one."""
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    about = [one for one in bot.slack.by_bot(channel) if "report.all" in str(one["blocks"])]
    assert len(about) == 1
    assert "edited" in about[0]
    assert "Testing contoso.example" not in bot.slack.reads(channel)


async def test_slash_check_is_answered_to_one_person(bot: Bot) -> None:
    """`/ndr check` writes an ephemeral answer, at most three times, with the report in it and no walk."""
    status, body = await bot.slack.slash("U1", "C2", "check contoso.example")
    assert (status, body) == (200, "")
    await bot.settle()
    assert bot.slack.in_channel("C2") == []
    (answer,) = bot.slack.ephemerals
    assert "Part of the mail goes to an old provider" in words(answer["blocks"])
    assert {"All findings", "Run again", "Share in channel", "Talk it through"} <= {*labels(answer)}
    assert "choice." not in str(answer["blocks"])
    assert sum(method == "response_url" for method, _ in bot.slack.calls) <= 3


async def test_report_is_shared_only_when_its_reader_says_so(bot: Bot) -> None:
    """'Share in channel' shows the channel what only one person saw, even where the bot is no member."""
    await bot.slack.slash("U1", "C2", "check contoso.example")
    await bot.settle()
    await bot.slack.press("U1", "C2", bot.slack.ephemerals[0], "Share in channel")
    await bot.settle()
    (shared,) = bot.slack.in_channel("C2")
    assert "Part of the mail goes to an old provider" in words(shared["blocks"])


async def test_slash_walk_goes_on_in_private(bot: Bot) -> None:
    """A bounce behind `/ndr` begins a walk: in the direct messages, never in an ephemeral answer."""
    await bot.slack.slash("U1", "C1", BOUNCE)
    await bot.settle()
    assert "direct messages" in said_alone(bot)
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U1"))
    assert bot.slack.in_channel("C1") == []
    assert bot.talker.taken[0].private


async def test_talk_it_through_moves_a_check_into_private(bot: Bot) -> None:
    """From an ephemeral report the person goes on in their direct messages."""
    await bot.slack.slash("U1", "C2", "check contoso.example")
    await bot.settle()
    await bot.slack.press("U1", "C2", bot.slack.ephemerals[0], "Talk it through")
    await bot.settle()
    assert "Part of the mail" in bot.slack.reads(bot.slack.direct("U1"))


async def test_report_is_shared_once_and_again_after_a_fault(bot: Bot) -> None:
    """Pressed twice at once a report is shown once; where it could not be shown, the next press shows it."""
    await bot.slack.slash("U1", "C2", "check contoso.example")
    await bot.settle()
    for status in (404, 500):
        bot.slack.fail("response_url", "expired_url", status=status)
        await bot.slack.press("U1", "C2", bot.slack.ephemerals[0], "Share in channel")
    assert bot.slack.in_channel("C2") == []
    await bot.slack.press("U1", "C2", bot.slack.ephemerals[0], "Share in channel", times=3)
    await bot.settle()
    assert len(bot.slack.in_channel("C2")) == 1


async def test_mention_in_private_is_no_part_of_what_is_said(bot: Bot) -> None:
    """Who mentions the bot in its own direct messages is understood all the same; a bare mention gets help."""
    for said in ("check contoso.example", ""):
        await bot.slack.say("U1", bot.slack.direct("U1"), f"<@{BOT_USER}> {said}")
        await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == ["check contoso.example", "/ndr help"]


async def test_mention_is_answered_in_its_thread(bot: Bot) -> None:
    """A mention opens one thread; both events of it are answered once."""
    ts = await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
    await bot.settle()
    said = bot.slack.by_bot("C1")
    assert said
    assert {one["thread_ts"] for one in said if "thread_ts" in one} == {ts}
    assert len(bot.talker.taken) == 1
    assert not bot.talker.taken[0].private
    assert bot.talker.taken[0].said.text == BOUNCE


async def test_tables_stay_out_of_channels(bot: Bot) -> None:
    """In a thread a section says what was found without the servers' tables; in private it shows them."""
    shown = []
    for channel, said in (("C1", f"<@{BOT_USER}> {BOUNCE}"), (bot.slack.direct("U1"), BOUNCE)):
        await bot.slack.say("U1", channel, said)
        await bot.settle()
        await bot.slack.press("U1", channel, bot.slack.by_bot(channel)[-1], "I am a mail admin")
        await bot.settle()
        shown.append(words(bot.slack.by_bot(channel)[-1]["blocks"]))
    public, private = shown
    assert "10 mx.old-provider.example." not in public
    assert "10 mx.old-provider.example." in private
    assert all("contoso.example.  3600  IN  MX" in one for one in shown)


async def test_owner_needs_no_mention_in_their_thread(bot: Bot) -> None:
    """In the thread of their own talk a person just writes; others are not listened to there."""
    ts = await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
    await bot.settle()
    await bot.slack.say("U2", "C1", "lunch?", thread=ts)
    await bot.slack.say("U1", "C1", "check fabrikam.example", thread=ts)
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == [BOUNCE, "check fabrikam.example"]
    assert len({one.conversation for one in bot.talker.taken}) == 1


async def test_somebody_elses_click_moves_nothing(bot: Bot) -> None:
    """Another person's click is answered to them alone, and the walk stands still."""
    await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {BOUNCE}")
    await bot.settle()
    question = bot.slack.by_bot("C1")[-1]
    await bot.slack.press("U2", "C1", question, "who:admin:1")
    await bot.settle()
    assert len(bot.talker.taken) == 1
    assert "Somebody else" in said_alone(bot)
    assert bot.slack.ephemerals[0]["user"] == "U2"


async def test_overheard_bounce_is_offered_once_to_its_poster_alone(bot: Bot) -> None:
    """Default: the poster alone sees one offer; accepted, the bounce is fetched anew and read in private."""
    await bot.slack.say("U1", "C1", "good morning")
    await bot.slack.say("U1", "C1", BOUNCE)
    await bot.slack.say("U2", "C1", BOUNCE)
    await bot.settle()
    (offer,) = bot.slack.ephemerals
    assert offer["user"] == "U1"
    assert labels(offer) == ["Help me privately", "Not now", "Never here"]
    assert bot.slack.by_bot("C1") == []
    assert bot.talker.taken == []
    await bot.slack.press("U1", "C1", offer, "Help me privately", times=2)
    await bot.settle()
    assert len({one.event for one in bot.talker.taken}) == 1
    assert bot.slack.reads(bot.slack.direct("U1")).count("knows no such recipient") == 1
    assert bot.talker.taken[0].private
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U1"))
    assert "direct messages" in said_alone(bot)


async def test_offer_is_silent_once_a_human_has_replied(tmp_path: Path) -> None:
    """Where somebody answers within the patience, or the message is gone, nothing is offered."""
    async with workspace(tmp_path, patience=0.2) as bot:
        ts = await bot.slack.say("U1", "C1", BOUNCE)
        await bot.slack.say("U2", "C1", "I know that one", thread=ts)
        gone = await bot.slack.say("U1", "C1", OTHER)
        await bot.slack.delete("C1", gone)
        await bot.settle()
        assert bot.slack.ephemerals == []


async def test_an_offer_that_waits_outlives_a_restart(tmp_path: Path) -> None:
    """It is made once, by whoever runs when its time has come; nothing of the message itself is kept until then."""
    async with slack() as fake:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        async with serving(tmp_path, fake, patience=30) as bot:
            await fake.say("U1", "C1", BOUNCE)
            waiting = await ListeningPolicy(bot.store.database, clock).waiting("slack")
            assert [where["user"] for _, where, _ in waiting] == ["U1"]
            assert b"550 5.4.1" not in (tmp_path / "ndr.db").read_bytes() + (tmp_path / "ndr.db-wal").read_bytes()
        assert fake.ephemerals == []
        for _ in range(2):
            async with serving(tmp_path, fake, patience=0.1) as bot:
                await bot.settle()
                assert [labels(one)[0] for one in fake.ephemerals] == ["Help me privately"]
        assert fake.faults == []


async def test_an_offer_that_comes_too_late_is_not_made(tmp_path: Path) -> None:
    """After a long rest nobody waits for it any more."""
    async with slack() as fake:
        fake.person("U1")
        ts = "1700000000.000100"
        fake.channel("C1", "U1", BOT_USER)
        where = {"team": TEAM, "channel": "C1", "user": "U1", "ts": ts, "thread": ""}
        async with serving(tmp_path, fake) as bot:
            earlier = ListeningPolicy(bot.store.database, lambda: clock() - timedelta(minutes=11))
            assert await earlier.claim("slack:mark", where)
        async with serving(tmp_path, fake) as bot:
            await bot.settle()
            assert await ListeningPolicy(bot.store.database, clock).waiting("slack") == []
        assert fake.ephemerals == []


async def test_not_now_and_never_here(bot: Bot) -> None:
    """'Not now' takes the offer away; 'Never here' silences the channel until it is told otherwise."""
    await bot.slack.say("U1", "C1", BOUNCE)
    await bot.settle()
    await bot.slack.press("U1", "C1", bot.slack.ephemerals[0], "Not now")
    assert bot.slack.ephemerals == []
    await bot.slack.say("U1", "C1", OTHER)
    await bot.settle()
    await bot.slack.press("U1", "C1", bot.slack.ephemerals[0], "Never here")
    bot.slack.ephemerals.clear()
    await bot.slack.say("U1", "C1", BOUNCE.replace("info", "jobs"))
    await bot.settle()
    assert bot.slack.ephemerals == []


async def test_group_direct_message_is_a_small_channel(bot: Bot) -> None:
    """In a group direct message a pasted bounce gets the quiet offer; the mode and mentions work as in channels."""
    slack = bot.slack
    slack.channel("G7", "U1", "U2", BOT_USER, kind="mpim")
    await slack.say("U1", "G7", "lunch?")
    ts = await slack.say("U1", "G7", BOUNCE)
    await bot.settle()
    (offer,) = slack.ephemerals
    assert (offer["user"], offer["channel"]) == ("U1", "G7")
    await slack.press("U1", "G7", offer, "Help me privately")
    await bot.settle()
    assert "knows no such recipient" in slack.reads(slack.direct("U1"))
    assert slack.by_bot("G7") == []
    await slack.say("U2", "G7", f"<@{BOT_USER}>", thread=ts)
    await bot.settle()
    assert {one["thread_ts"] for one in slack.by_bot("G7") if "thread_ts" in one} == {ts}
    await slack.slash("U1", "G7", "channel")
    await slack.press("U1", "G7", slack.ephemerals[-1], "Answer in its thread")
    ts = await slack.say("U2", "G7", OTHER)
    await bot.settle()
    assert slack.by_bot("G7")[-1]["thread_ts"] == ts
    assert [one.private for one in bot.talker.taken] == [True, False, False]


async def test_channel_may_be_answered_in_threads(bot: Bot) -> None:
    """`/ndr channel` asks how to listen; 'Answer in its thread' then answers there, and only bounces."""
    await bot.slack.slash("U1", "C1", "channel")
    await bot.slack.press("U1", "C1", bot.slack.ephemerals[0], "Answer in its thread")
    ts = await bot.slack.say("U1", "C1", BOUNCE)
    await bot.slack.say("U1", "C1", "release 5.4.1 is out")
    await bot.settle()
    assert {one["thread_ts"] for one in bot.slack.by_bot("C1") if "thread_ts" in one} == {ts}
    assert [one.listening for one in bot.talker.taken] == [True]


async def test_what_is_no_bounce_leaves_no_trace(bot: Bot, capfd: pytest.CaptureFixture[str]) -> None:
    """Channel messages that are no bounces are neither kept nor logged."""
    await bot.slack.say("U1", "C1", "the secret plan is to ship 5.4.1 tomorrow, tell jo@contoso.example")
    await bot.settle()
    assert await bot.store.load(f"slack:{TEAM}:C1:1700000001.000100") is None
    tables = ("conversations", "events", "outbox", "offers", "persons")
    counts = [
        await bot.store.database.read(
            lambda connection, table=table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
        )
        for table in tables
    ]
    assert counts == [0] * len(tables)
    assert "secret plan" not in "".join(capfd.readouterr())


async def test_message_shortcut_reads_any_message_in_private(bot: Bot) -> None:
    """'Diagnose this bounce' opens a modal at once and answers in the person's direct messages."""
    message = {"type": "message", "user": "U2", "text": BOUNCE, "ts": bot.slack.stamp()}
    status, _ = await bot.slack.shortcut("U1", "diagnose", "C2", message)
    await bot.settle()
    assert status == 200
    assert [view["callback_id"] for view in bot.slack.views.values()] == ["note"]
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U1"))
    assert bot.talker.taken[0].actor.id == f"slack:{TEAM}:U1"


async def test_paste_modal_takes_text_and_files(bot: Bot) -> None:
    """The modal takes 3,000 characters or a file; empty it says what is missing."""
    await bot.slack.open_home("U1")
    home = {"view": bot.slack.homes["U1"], "id": "VHOME"}
    await bot.slack.press("U1", "", home, "Paste a bounce")
    (view,) = bot.slack.views
    _, refused = await bot.slack.submit("U1", view, text="")
    assert "Paste the bounce" in refused
    file = bot.slack.upload(b"Subject: x\r\n\r\n550 5.4.1", "bounce.eml", "message/rfc822")
    assert (await bot.slack.submit("U1", view, text="", files=[file])) == (200, "")
    await bot.slack.submit("U1", view, text="", files=[file])
    await bot.settle()
    assert bot.slack.reads(bot.slack.direct("U1")).count("knows no such recipient") == 1
    assert bot.talker.taken[0].said.files[0].content == b"Subject: x\r\n\r\n550 5.4.1"


async def test_global_shortcut_checks_a_domain(bot: Bot) -> None:
    """'Check a mail domain' opens a modal; sent, the answer is in the direct messages."""
    await bot.slack.shortcut("U1", "check-domain")
    (view,) = bot.slack.views
    assert "domain" in (await bot.slack.submit("U1", view, domain="nonsense"))[1]
    await bot.slack.submit("U1", view, domain="contoso.example")
    await bot.settle()
    assert bot.talker.taken[0].said.text == "/ndr check contoso.example"
    assert "Part of the mail" in bot.slack.reads(bot.slack.direct("U1"))


async def test_late_trigger_leaves_a_way_on(bot: Bot) -> None:
    """A trigger that has run out is told to the person, with a button to try again."""
    bot.slack.fail("views.open", "expired_trigger_id")
    await bot.slack.slash("U1", "C1", "status")
    await bot.settle()
    (told,) = bot.slack.ephemerals
    assert labels(told) == ["Try again"]
    await bot.slack.press("U1", "C1", told, "Try again")
    assert [view["callback_id"] for view in bot.slack.views.values()] == ["paste"]


async def test_all_findings_are_a_button_away(bot: Bot) -> None:
    """The modal holds every finding, with what is to be copied, to the letter."""
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    report = next(one for one in bot.slack.by_bot(channel) if "report.all" in str(one["blocks"]))
    await bot.slack.press("U1", channel, report, "All findings")
    (view,) = bot.slack.views.values()
    shown = words(view["blocks"])
    assert "contoso.example.  3600  IN  MX  0 contoso-example.mail.protection.outlook.com." in shown
    assert "Nobody answered in time" in shown


async def test_home_shows_own_talks_and_keeps_language_and_role(bot: Bot) -> None:
    """Home has the ways in, the person's own talks, and what they set there is remembered."""
    await bot.slack.say("U1", bot.slack.direct("U1"), BOUNCE)
    await bot.settle()
    for user, there in (("U1", True), ("U2", False)):
        await bot.slack.open_home(user)
        assert ("Part of the mail goes" in words(bot.slack.homes[user]["blocks"])) == there
    await bot.slack.press("U1", "", {"view": bot.slack.homes["U1"], "id": "VHOME"}, "Polski")
    await bot.slack.press("U1", "", {"view": bot.slack.homes["U1"], "id": "VHOME"}, "Opiekuję się pocztą")
    assert "Wiadomość wróciła?" in words(bot.slack.homes["U1"]["blocks"])
    person = await bot.store.person(f"slack:{TEAM}:U1")
    assert person is not None
    assert (person.locale, person.role) == ("pl", "admin")


async def test_profile_says_the_language(bot: Bot) -> None:
    """Who has a Polish profile and chose nothing else gets Polish around the talk."""
    bot.slack.person("U3", locale="pl-PL")
    await bot.slack.open_home("U3")
    assert "Wiadomość wróciła?" in words(bot.slack.homes["U3"]["blocks"])
    await bot.slack.say("U3", bot.slack.direct("U3"), "pomoc")
    await bot.settle()
    assert bot.talker.taken[-1].actor.locale == "pl-PL"


@pytest.mark.parametrize("more", [{"is_restricted": True}, {"team": "T9"}, {"is_stranger": True}])
async def test_outsiders_get_help_but_no_history(bot: Bot, more: dict[str, object]) -> None:
    """Guests and people of other organisations are helped with their paste; nothing kept is listed to them."""
    bot.slack.person("U9", **more)  # type: ignore[arg-type]
    await bot.slack.say("U9", bot.slack.direct("U9"), BOUNCE)
    await bot.settle()
    assert "knows no such recipient" in bot.slack.reads(bot.slack.direct("U9"))
    await bot.slack.open_home("U9")
    assert "Nothing yet" in words(bot.slack.homes["U9"]["blocks"])


async def test_edited_paste_is_read_anew_and_deleted_one_ends_the_talk(bot: Bot) -> None:
    """An edit of what was read counts; a preview that Slack adds does not; a deleted bounce ends its talk."""
    channel = bot.slack.direct("U1")
    ts = await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    await bot.slack.edit("U1", channel, ts, BOUNCE)
    await bot.slack.edit("U1", channel, ts, OTHER)
    await bot.settle()
    assert [one.said.text for one in bot.talker.taken] == [BOUNCE, OTHER]
    await bot.slack.delete(channel, ts)
    await bot.settle()
    assert bot.talker.taken[-1].said.text == "/ndr restart"


async def test_run_again_examines_again_in_the_same_message(bot: Bot) -> None:
    """'Run again' repeats the check; pressed twice at once it runs once."""
    channel = bot.slack.direct("U1")
    await bot.slack.say("U1", channel, BOUNCE)
    await bot.settle()
    report = dict(next(one for one in bot.slack.by_bot(channel) if "report.again" in str(one["blocks"])))
    await bot.slack.press("U1", channel, report, "Run again", times=2)
    await bot.settle()
    assert len({one.event for one in bot.talker.taken}) == 2
    assert bot.talker.taken[-1].said.text == "/ndr check contoso.example"
    assert sum("report.again" in str(one["blocks"]) for one in bot.slack.by_bot(channel)) == 1


async def test_modes_are_kept_per_channel(bot: Bot) -> None:
    """How one channel is listened to says nothing about another."""
    listening = ListeningPolicy(bot.store.database, bot.store._clock)
    await listening.set_mode(f"slack:{TEAM}:C1", "silent")
    assert await listening.mode(f"slack:{TEAM}:C1") == "silent"
    assert await listening.mode(f"slack:{TEAM}:C2") == "offer"
