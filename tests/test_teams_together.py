"""Several people in one group chat or thread: each has a talk of their own, and nobody moves another's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.teams import CHANNEL, GROUP, person, teams_bench, texts
from tests.fakes.teamstalk import TENANT, teams
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.teams import Json
    from tests.fakes.teamstalk import TeamsTalk

WORLD = [
    "contoso.example MX 0 contoso-example.mail.protection.outlook.com",
    "contoso-example.mail.protection.outlook.com A 198.51.100.10",
    "fabrikam.example MX 0 .",
]
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. <info@{}>"
DESK = {"from": {"id": "29:desk", "aadObjectId": "me", "name": "Desk"}}
THREAD = f"{CHANNEL};messageid=1700000000001"


class Together:
    """People and the real bot in one place."""

    def __init__(self, talk: TeamsTalk, chat: str) -> None:
        self.talk, self.chat, self.count = talk, chat, 0

    async def say(self, who: str, text: str) -> list[Json]:
        """Mention the bot with something; returns the new cards."""
        before = len(self.talk.connector.messages)
        tag = {"type": "mention", "text": "<at>Bot</at>", "mentioned": {"id": "28:bot"}}
        await self._post(who, {"type": "message", "text": f"<at>Bot</at> {text}", "entities": [tag]})
        await self.settle(who)
        return self.talk.connector.cards()[before:]

    async def press(self, who: str, card: Json, place: int) -> Json:
        """Press a button of a card; returns the answer."""
        message = next(
            name for name, body in self.talk.connector.messages.items() if body["attachments"][0]["content"] == card
        )
        action = _pressed(card, place)
        value = {"action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]}}
        invoke = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": message, "value": value}
        answer = await self._post(who, invoke)
        await self.settle(who)
        return answer

    async def settle(self, who: str) -> None:
        """Wait until all is said in somebody's talks."""
        for talk in ("", f"#aad-{who.lower()}"):
            await self.talk.settled(f"teams:{TENANT}:{self.chat}{talk}")

    async def _post(self, who: str, said: Json) -> Json:
        self.count += 1
        kind = "groupChat" if self.chat == GROUP else "channel"
        activity = {
            "id": f"t{self.count}", "channelId": "msteams", "serviceUrl": self.talk.connector.url,
            "recipient": {"id": "28:bot"}, "conversation": {"id": self.chat, "conversationType": kind},
            "channelData": {"tenant": {"id": TENANT}}, **(DESK if who == "Desk" else person(who)), **said,
        }  # fmt: skip
        async with self.talk.http.post(self.talk.url, json=activity) as response:
            assert response.status == 200
            return await response.json() if said["type"] == "invoke" else {}


def _pressed(card: Json, place: int) -> Json:
    actions = [one for element in card["body"] if element["type"] == "ActionSet" for one in element["actions"]]
    return actions[place]


@pytest.fixture(params=[GROUP, THREAD], ids=["group chat", "thread"])
async def place(request: pytest.FixtureRequest) -> AsyncIterator[Together]:
    async with staged(WORLD, staff=True) as stage, teams(stage) as talk:
        yield Together(talk, request.param)


async def test_each_paste_starts_its_own_talk(place: Together) -> None:
    """Two people's bounces in one place are walked side by side; the cards say whose they are."""
    (annas,) = await place.say("Anna", BOUNCE.format("contoso.example"))
    (bobs,) = await place.say("Bob", BOUNCE.format("fabrikam.example"))
    assert "contoso.example" in texts(annas)
    assert "fabrikam.example" in texts(bobs)
    assert "For Bob" in texts(bobs)
    assert ("For Anna" in texts(annas)) == (place.chat == GROUP)
    answer = await place.press("Anna", annas, 0)
    assert "Chosen" in texts(answer["value"])
    answer = await place.press("Bob", bobs, 0)
    assert "Chosen" in texts(answer["value"])
    assert "For Bob" in texts(answer["value"])
    assert "For Bob" in texts(place.talk.connector.cards()[-1])


async def test_other_peoples_buttons_change_nothing_and_say_so(place: Together) -> None:
    """Only the one who pressed is told; the card stays as it is, and its owner goes on."""
    (annas,) = await place.say("Anna", BOUNCE.format("contoso.example"))
    await place.say("Bob", BOUNCE.format("fabrikam.example"))
    calls = len(place.talk.connector.calls)
    answer = await place.press("Bob", annas, 0)
    assert "Somebody else began this walk" in answer["value"]
    assert len(place.talk.connector.calls) == calls
    assert "Chosen" in texts((await place.press("Anna", annas, 0))["value"])


async def test_the_helpdesk_may_go_on_with_anybodys_walk(place: Together) -> None:
    """Staff press another person's button; the walk stays that person's, and its cards say so."""
    await place.say("Anna", BOUNCE.format("contoso.example"))
    (bobs,) = await place.say("Bob", BOUNCE.format("fabrikam.example"))
    answer = await place.press("Desk", bobs, 0)
    assert "Chosen" in texts(answer["value"])
    assert "For Bob" in texts(answer["value"])
    await place.settle("Bob")
    (asked,) = place.talk.connector.cards()[2:]
    assert "For Bob" in texts(asked)
    assert "Chosen" in texts((await place.press("Bob", asked, 0))["value"])


async def test_a_button_of_a_talk_nobody_has_is_stale(tmp_path: Path) -> None:
    """What a button names is not believed."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.in_group("550 5.4.1 <info@contoso.example>"))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        action = {"verb": "choose", "data": {"choice": "who:admin:1", "seq": 3, "talk": "aad-nobody"}}
        answer = await bench.press(action, "m1", GROUP)
        assert "earlier step" in answer["value"]
        assert len(bench.talker.taken) == 1


async def test_a_name_cannot_act_in_a_card(tmp_path: Path) -> None:
    """Names are what people call themselves."""
    async with teams_bench(tmp_path) as bench:
        sender = {"from": {"id": "29:x", "aadObjectId": "aad-x", "name": "<at>All</at> [x](https://evil.example)"}}
        await bench.post({**bench.in_group("550 5.4.1 <info@contoso.example>"), **sender})
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        first = bench.connector.cards()[0]["body"][0]
        assert first["type"] == "RichTextBlock"
        assert first["inlines"][0]["text"] == "For <at>All</at> [x](https://evil.example)"


async def test_words_without_a_mention_are_silence(place: Together) -> None:
    """Even of whoever began a talk there; with a mention they are answered."""
    await place.say("Jo", BOUNCE.format("contoso.example"))
    before = len(place.talk.connector.messages)
    for words in ("thanks", "help", "2", "what is an MX?", "fabrikam.example", "DomainType : Authoritative", "pilne"):
        await place._post("Jo", {"type": "message", "text": words})
        await place._post("Kim", {"type": "message", "text": words})
    await place.settle("Jo")
    assert len(place.talk.connector.messages) == before
    assert "You are welcome" in texts(await place.say("Jo", "thanks"))
