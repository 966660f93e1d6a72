"""Targeted messages, where they are switched on: shown amid a channel to one person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import content
from adapters.teams.package.manifest import manifest, translation
from tests.fakes.issuer import APP
from tests.fakes.teams import BOT, CHANNEL, GROUP, PERSON, person, teams_bench, texts

if TYPE_CHECKING:
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <info@contoso.example>"
THREAD = f"{CHANNEL};messageid=1700000000001"
NOTE = "accounts@contoso.example"


async def test_what_is_for_one_person_is_shown_to_them_alone(tmp_path: Path) -> None:
    """In the channel, to nobody else; no line about it is needed, and the personal chat stays quiet."""
    async with teams_bench(tmp_path, targeted=True) as bench:
        await bench.post(bench.in_channel(BOUNCE))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin")
        await bench.connector.until(lambda: len(bench.connector.cards()) == 4)
        (aside,) = [call for call in bench.connector.calls if call.aside]
        assert (aside.method, aside.chat, aside.body["recipient"]) == ("POST", THREAD, {"id": PERSON})
        assert NOTE in texts(aside.body["attachments"])
        others = [call.body for call in bench.connector.sent() if not call.aside]
        assert NOTE not in texts(others)
        assert "private chat" not in texts(others)
        assert bench.connector.cards(f"a:{PERSON}") == []


async def test_what_concerns_one_person_alone_does_not_disturb_the_others(tmp_path: Path) -> None:
    """Why a file was not read is told to who sent it; how the channel is listened to, to everybody."""
    async with teams_bench(tmp_path, targeted=True) as bench:
        await bench.post(bench.in_channel("", attachments=[{"contentType": "reference", "name": "a.eml"}]))
        await bench.post(bench.in_channel("listen silent"))
        assert [call.aside for call in bench.connector.sent()] == [True, False]
        bench.connector.no_aside = True
        await bench.post(bench.in_channel("", attachments=[{"contentType": "reference", "name": "a.eml"}]))
        assert "only in our private chat" in texts(bench.connector.sent()[-1].body["attachments"])


async def test_where_teams_refuses_it_the_personal_chat_serves(tmp_path: Path) -> None:
    """An older Teams, or somebody who is no member."""
    async with teams_bench(tmp_path, targeted=True) as bench:
        bench.connector.no_aside = True
        await bench.post(bench.in_channel(BOUNCE))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin")
        await bench.connector.until(lambda: len(bench.connector.cards()) == 4)
        assert NOTE in texts(bench.connector.cards(f"a:{PERSON}"))
        assert "sent in a private chat" in texts(bench.connector.cards(THREAD))


async def test_who_speaks_aside_is_answered_aside(tmp_path: Path) -> None:
    """A command behind `/` needs no mention; every card, and every change of one, is for that person alone."""
    async with teams_bench(tmp_path) as bench:
        more = {"recipient": {"id": BOT, "isTargeted": True}, "entities": []}
        await bench.post({**bench.in_group(""), "text": BOUNCE, **more})
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin", **person("Anna"))
        await bench.connector.until(lambda: "Chosen" in texts(bench.connector.cards()[1]))
        assert {call.chat for call in bench.connector.calls} == {GROUP}
        assert all(call.aside and call.body["recipient"] == {"id": "29:anna"} for call in bench.connector.calls)
        assert NOTE in texts(bench.connector.cards()[2])
        assert "For Anna" not in texts(bench.connector.cards())
        assert all(taken.private for taken in bench.talker.taken)
        answer = await bench.click("It is mended, go on", **person("Bob"))
        assert "earlier step" in answer["value"]
        assert len(bench.talker.taken) == 2


async def test_what_has_expired_aside_is_said_anew(tmp_path: Path) -> None:
    """After a day Teams refuses to change such a message; what comes then is not lost."""
    async with teams_bench(tmp_path) as bench:
        more = {"recipient": {"id": BOT, "isTargeted": True}, "entities": []}
        await bench.post({**bench.in_group(""), "text": BOUNCE, **more})
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        bench.connector.failures = [(400, {})]
        await bench.post({**bench.in_group(""), "text": BOUNCE, **more})
        await bench.connector.until(lambda: len(bench.connector.cards()) >= 4)
        assert all(call.aside for call in bench.connector.sent())


async def test_a_talk_aside_is_apart_from_the_one_in_the_open(tmp_path: Path) -> None:
    """What somebody said to the bot alone never comes up among the others."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_group("check contoso.example"))
        more = {"recipient": {"id": BOT, "isTargeted": True}, "entities": []}
        await bench.post({**bench.in_group(""), "text": BOUNCE, **more})
        await bench.connector.until(lambda: len(bench.connector.cards()) == 4)
        assert len({taken.conversation for taken in bench.talker.taken}) == 2
        assert [taken.private for taken in bench.talker.taken] == [False, True]


def test_the_package_offers_commands_behind_a_slash_only_where_asked() -> None:
    """Both need a newer manifest; Polish texts are there for every list."""
    words = content.load().words
    plain = manifest(words, APP, "bot.contoso.com")
    assert "supportsTargetedMessages" not in plain["bots"][0]
    assert plain["manifestVersion"] == "1.19"
    made = manifest(words, APP, "bot.contoso.com", targeted=True)
    assert made["manifestVersion"] == "1.29"
    assert made["$schema"].count("1.29") == 1
    assert made["bots"][0]["supportsTargetedMessages"] is True
    alone, together = made["bots"][0]["commandLists"]
    assert ("triggers" in alone, together["triggers"]) == (False, ["mention", "slash"])
    assert together["scopes"] == ["team", "groupChat"]
    polish = translation(words, "pl", targeted=True)
    assert sum("commandLists[1]" in name for name in polish) == 2 * len(together["commands"])
