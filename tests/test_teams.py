"""The Teams channel over HTTP: what people write and press, and what becomes of cards."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from adapters.delivery.listening import ListeningPolicy
from bot.ports import Click
from tests.fakes.teams import BOT, CHANNEL, PERSON, TENANT, buttons, person, teams_bench, texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.teams import Bench

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <info@contoso.example>"


async def test_a_paste_is_answered_by_cards_that_change_in_place(tmp_path: Path) -> None:
    """What is tested shows on the card that announced it; the next question is a card of its own."""
    async with teams_bench(tmp_path) as bench:
        await bench.say(BOUNCE)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        first, question = bench.connector.cards()
        assert "knows no such recipient" in texts(first)
        assert "Which of these is you?" in texts(question)
        await bench.connector.until(lambda: "part of the mail goes" in texts(bench.connector.cards()[0]).lower())
        assert {call.token for call in bench.connector.calls} == {"Bearer TEST0"}


async def test_a_click_shows_as_chosen_and_leads_on(tmp_path: Path) -> None:
    """The card comes back with the choice made and no buttons, for the one who clicked and for everybody."""
    async with teams_bench(tmp_path) as bench:
        await bench.say(BOUNCE)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        answer = await bench.click("I am a mail admin")
        assert answer["type"] == "application/vnd.microsoft.card.adaptive"
        assert "Chosen: I am a mail admin" in texts(answer["value"])
        assert list(buttons(answer["value"])) == []
        await bench.connector.until(lambda: "Chosen: I am a mail admin" in texts(bench.connector.cards()[1]))
        assert "Where mail for contoso.example goes" in texts(bench.connector.cards()[2])
        said = bench.talker.taken[-1]
        assert said.said == Click(choice="who:admin:1")
        assert said.actor.id.endswith(":aad-anna")


async def test_a_submit_does_what_an_execute_does(tmp_path: Path) -> None:
    """Clients that know no Action.Execute send a message with the button's data."""
    async with teams_bench(tmp_path) as bench:
        await bench.say(BOUNCE)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        button = next(buttons(bench.connector.cards()[1]))
        status, _ = await bench.post(bench.activity(value=button["fallback"]["data"], replyToId="m2"))
        assert status == 200
        assert bench.talker.taken[-1].said == Click(choice="who:user:1")


async def test_in_a_channel_the_mention_is_taken_off_and_the_thread_is_answered(tmp_path: Path) -> None:
    """The thread is a conversation of its own; its people are told apart by their directory id."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_channel("check contoso.example"))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        said = bench.talker.taken[0]
        assert said.said.text == "check contoso.example"
        assert (said.private, said.listening) == (False, False)
        assert {call.chat for call in bench.connector.sent()} == {f"{CHANNEL};messageid=1700000000001"}


async def test_what_is_for_one_person_goes_to_the_personal_chat(tmp_path: Path) -> None:
    """A note is not posted in a channel; the channel gets a neutral line."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_channel(BOUNCE))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin")
        await bench.connector.until(lambda: len(bench.connector.cards()) == 4)
        thread = texts(bench.connector.cards(f"{CHANNEL};messageid=1700000000001"))
        assert "accounts@contoso.example" not in thread
        assert "sent in a private chat" in thread
        assert "accounts@contoso.example" in texts(bench.connector.cards(f"a:{PERSON}"))


async def test_where_the_personal_chat_is_refused_there_is_a_link_to_it(tmp_path: Path) -> None:
    """Nothing personal is said, and nothing is lost in silence."""
    async with teams_bench(tmp_path) as bench:
        bench.connector.closed.add(PERSON)
        await bench.post(bench.in_channel(BOUNCE))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin")
        await bench.connector.until(lambda: len(bench.connector.cards()) == 3)
        assert "accounts@contoso.example" not in texts(bench.connector.cards())
        assert f"https://teams.microsoft.com/l/chat/0/0?users={BOT}" in str(bench.connector.cards()[-1])


async def test_the_connector_is_asked_again_when_it_asks_for_patience(tmp_path: Path) -> None:
    """429 with Retry-After, 503 and an expired token of ours delay an answer and lose none."""
    async with teams_bench(tmp_path) as bench:
        bench.connector.failures = [(429, {"Retry-After": "0"}), (503, {}), (401, {})]
        await bench.say(BOUNCE)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        assert bench.credentials.renewed == 1
        assert [call.method for call in bench.connector.calls][:3] == ["FAILED 429", "FAILED 503", "FAILED 401"]


async def test_a_connector_that_refuses_for_good_does_not_stop_the_rest(tmp_path: Path) -> None:
    """A chat the bot was removed from is left alone; the next event is answered as ever."""
    async with teams_bench(tmp_path) as bench:
        bench.connector.failures = [(403, {})] * 2
        await bench.say(BOUNCE)
        await asyncio.sleep(0.2)
        await bench.say(BOUNCE)
        await bench.connector.until(lambda: len(bench.connector.cards()) >= 2)


async def test_the_same_activity_twice_is_answered_once(tmp_path: Path) -> None:
    """Teams delivers again what was not answered in time."""
    async with teams_bench(tmp_path) as bench:
        activity = bench.activity(text=BOUNCE)
        await bench.post(activity)
        await bench.post(activity)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        assert len(bench.talker.taken) == 1


async def test_a_slow_answer_begins_with_typing(tmp_path: Path) -> None:
    """Something is seen within two seconds."""
    async with teams_bench(tmp_path) as bench:
        bench.connector.failures = []

        class Slow(type(bench.talker)):  # type: ignore[misc]
            async def turn(self, incoming):  # type: ignore[no-untyped-def]
                await asyncio.sleep(1.4)
                async for delivery in super().turn(incoming):
                    yield delivery

        bench.dispatcher._talker = Slow(bench.store)
        await bench.say("check contoso.example")
        assert bench.connector.calls[0].body["type"] == "typing"


async def test_a_failure_is_said_and_logged_without_what_was_pasted(tmp_path: Path) -> None:
    """No dead end: people hear that it did not work."""
    async with teams_bench(tmp_path) as bench:
        bench.talker.broken = True
        await bench.say(BOUNCE)
        assert "Something went wrong" in texts(bench.connector.cards())


async def test_the_welcome_is_said_once(tmp_path: Path) -> None:
    """Installation and members-added of one chat together make one welcome, with prompts; teams get one line."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.activity("installationUpdate", action="add"))
        await bench.post(bench.activity("conversationUpdate", membersAdded=[{"id": BOT}]))
        assert len(bench.connector.cards()) == 1
        sent = bench.connector.sent()[0].body
        assert len(sent["suggestedActions"]["actions"]) == 3
        how = sent["suggestedActions"]["actions"][0]["value"]
        await bench.say(how)
        assert "Outlook" in texts(bench.connector.cards()[1])
        await bench.post(bench.activity("installationUpdate", action="remove"))
        await bench.post(bench.activity("installationUpdate", action="add"))
        assert len(bench.connector.cards()) == 3


async def test_a_mention_alone_under_a_message_names_the_way(tmp_path: Path) -> None:
    """Where the parent cannot be read the message action is named; alone in a new thread it asks for help."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_channel("", id="1700000000009"))
        assert "Diagnose this bounce" in texts(bench.connector.cards())
        await bench.post(bench.in_channel("", root="1700000000010", id="1700000000010"))
        await bench.connector.until(lambda: bench.talker.taken)
        assert bench.talker.taken[0].said.text == "help"


async def test_an_edited_message_is_read_anew(tmp_path: Path) -> None:
    """Only as what is overheard: an edit that is no bounce says nothing."""
    async with teams_bench(tmp_path) as bench:
        data = {"tenant": {"id": TENANT}, "eventType": "editMessage"}
        await bench.post(bench.activity("messageUpdate", text=BOUNCE, channelData=data))
        assert bench.talker.taken[0].listening


async def test_a_channel_that_is_listened_to_is_offered_help_once(tmp_path: Path) -> None:
    """A post that is no bounce is dropped; a bounce is offered help, and whoever takes the offer owns the walk."""
    async with teams_bench(tmp_path) as bench:
        root = {"root": "1700000000001", "id": "1700000000001", "mention": False}
        await bench.post(bench.in_channel("Lunch?", **root))
        assert bench.connector.calls == []
        await bench.post(bench.in_channel(BOUNCE, **root))
        await bench.post(bench.in_channel(BOUNCE, **{**root, "id": "1700000000002", "root": "1700000000002"}))
        assert len(bench.connector.cards()) == 1
        await bench.click("Yes, look into it")
        await bench.connector.until(lambda: len(bench.connector.cards()) >= 3)
        assert bench.talker.taken[0].said.text == BOUNCE
        assert "too old" in (await bench.click("Yes, look into it"))["value"]


async def test_how_a_channel_is_listened_to_is_set_by_a_mention(tmp_path: Path) -> None:
    """Silent stays silent; thread answers at once, and says it only listened."""
    async with teams_bench(tmp_path) as bench:
        root = {"root": "1700000000003", "id": "1700000000003"}
        await bench.post(bench.in_channel("listen silent", **root))
        assert "stay silent" in texts(bench.connector.cards())
        await bench.post(bench.in_channel(BOUNCE, mention=False, **root))
        assert bench.talker.taken == []
        await bench.store.database.write(lambda one: one.exec_driver_sql("DELETE FROM offers"))
        await _added(bench, "Anna")
        await bench.post(bench.in_channel("listen thread", **root, **person("Anna")))
        await bench.post(bench.in_channel(BOUNCE, mention=False, **root))
        await bench.connector.until(lambda: bench.talker.taken)
        assert bench.talker.taken[0].listening


async def _added(bench: Bench, who: str) -> None:
    """Add the bot to the team of the channels."""
    conversation = {"id": "19:team", "conversationType": "channel", "tenantId": TENANT, "isGroup": True}
    data = {"tenant": {"id": TENANT}, "team": {"id": "19:team"}}
    await bench.post(
        bench.activity("installationUpdate", action="add", conversation=conversation, channelData=data, **person(who))
    )


@pytest.mark.parametrize(
    ("who", "mode", "answer"),
    [
        ("guest", "silent", "Only members"),
        ("guest", "thread", "Only members"),
        ("stranger", "silent", "Only members"),
        ("member", "silent", "I stay silent"),
        ("member", "thread", "Only the helpdesk"),
        ("inviter", "thread", "I answer in its thread"),
        ("helpdesk", "thread", "I answer in its thread"),
    ],
)
async def test_nobody_changes_a_channel_for_others_unasked(tmp_path: Path, who: str, mode: str, answer: str) -> None:
    """Quieter: every full member. Louder: the helpdesk and whoever added the bot. Guests change nothing."""
    async with teams_bench(tmp_path, staff=lambda actor: actor.endswith("aad-helpdesk")) as bench:
        bench.connector.roles |= {"29:guest": "guest", "29:stranger": ""}
        await _added(bench, "inviter")
        await bench.post(bench.in_channel(f"listen {mode}", **person(who)))
        assert answer in texts(bench.connector.cards())
        changed = answer.startswith("I ")
        kept = await ListeningPolicy(bench.store.database, bench.store._clock).mode(f"teams:{TENANT}:{CHANNEL}")
        assert kept == (mode if changed else "offer")


async def test_an_exact_answer_needs_no_mention(tmp_path: Path) -> None:
    """Below the question its owner's label counts, another's does not, nor the owner's once another wrote between."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_channel(BOUNCE, **person("Anna")))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        taken = len(bench.talker.taken)
        await bench.post(bench.in_channel("I look after mail", mention=False, **person("Jan")))
        await bench.post(bench.in_channel("I look after mail", mention=False, **person("Anna")))
        assert len(bench.talker.taken) == taken, "what stands below somebody else's words may be meant for them"
        await bench.post(bench.in_channel("I look after mail", **person("Anna")))
        await bench.connector.until(lambda: len(bench.talker.taken) > taken)
        taken = len(bench.talker.taken)
        await bench.connector.until(lambda: len(bench.connector.cards()) >= 3)
        await bench.post(bench.in_channel("yes", mention=False, **person("Anna")))
        await bench.connector.until(lambda: len(bench.talker.taken) > taken)
        assert bench.talker.taken[-1].listening
