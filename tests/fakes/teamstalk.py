"""A transcript's channel: the same conversation through Teams' activities and cards, read as a person reads them."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from adapters import content
from adapters.delivery.dispatcher import Dispatcher
from adapters.teams.server import PATH, Teams
from adapters.teams.settings import TeamsSettings
from adapters.teams.wiring import House
from bot.conversation import State
from tests import cardschema
from tests.channels import Button, Heard
from tests.fakes.connector import CARD, connecting
from tests.fakes.teams import Json, buttons, recognise

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.fakes.connector import FakeConnector
    from tests.stage import Stage

TENANT = "11111111-2222-4333-8444-555555555555"


class TeamsTalk:
    """One personal chat; somebody else in it stands for a group."""

    def __init__(self, stage: Stage, url: str, http: aiohttp.ClientSession, connector: FakeConnector) -> None:
        self.stage, self.url, self.http, self.connector = stage, url, http, connector
        self.count, self.chat = 0, "a:1"
        self.shown: dict[str, list[str]] = {}

    async def say(self, text: str, *, other: bool = False) -> Heard:
        """Type or paste."""
        return await self._take({"type": "message", "text": text}, other)

    async def press(self, button: Button, *, other: bool = False) -> Heard:
        """Press a button of a card."""
        action, message = button.sent
        value = {"action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]}}
        invoke = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": message, "value": value}
        return await self._take(invoke, other)

    async def afresh(self) -> None:
        """Go on in another chat."""
        self.chat = f"a:{self.count + 2}"

    async def _take(self, said: Json, other: bool) -> Heard:
        self.count += 1
        before = len(self.connector.calls)
        activity = {
            "id": f"t{self.count}",
            "channelId": "msteams",
            "serviceUrl": self.connector.url,
            "from": {"id": "29:other" if other else "29:me", "aadObjectId": "other" if other else "me"},
            "recipient": {"id": "28:bot"},
            "conversation": {"id": self.chat, "conversationType": "personal"},
            "channelData": {"tenant": {"id": TENANT}},
            **({"locale": self.stage.locale} if self.stage.locale else {}),
            **said,
        }
        async with self.http.post(self.url, json=activity) as response:
            assert response.status == 200
            answer = await response.json() if said["type"] == "invoke" else {}
        await self.settled(f"teams:{TENANT}:{self.chat}")
        lines = [answer["value"]] if isinstance(answer.get("value"), str) else []
        offered: list[Button] = []
        for call in self.connector.calls[before:]:
            for card in _cards(call.body):
                assert cardschema.misbuilt(card) == ()
                shown = joined(read_card(card))
                known = self.shown.get(call.message, [])
                lines += [line for line in shown if line not in known]
                self.shown[call.message] = shown
                if call.method == "POST":
                    offered = _offered(card, call.message) or offered
        return Heard(lines, offered)

    async def settled(self, name: str) -> None:
        """Wait until no check runs in a conversation and everything is sent."""
        async with asyncio.timeout(20):
            while True:
                kept = await self.stage.store.load(name)
                if kept is None:
                    return
                waiting = await self.stage.store.unsent("teams", name)
                if not State.model_validate_json(kept.state).pending and not waiting:
                    await asyncio.sleep(0.02)
                    return
                await asyncio.sleep(0.01)


def _cards(body: Json) -> list[Json]:
    found = [one["content"] for one in body.get("attachments", ()) if one["contentType"] == CARD]
    return [card for card in found if "Chosen:" not in str(card) and "Wybrano:" not in str(card)]


def _offered(card: Any, message: str) -> list[Button]:
    """Return what can be pressed: buttons, or the lines of a list with the button that sends them."""
    pressed = list(buttons(card))
    picks = [element for element in card["body"] if element["type"] == "Input.ChoiceSet"]
    if picks:
        (send,) = pressed
        return [
            Button(one["title"], ({**send, "data": {**send["data"], picks[0]["id"]: one["value"]}}, message))
            for one in picks[0]["choices"]
        ]
    return [Button(one["title"], (one, message)) for one in pressed]


def read_card(card: Any) -> list[str]:
    """Return a card's lines from top to bottom; what is folded away is read as well, unless a whole report is."""
    if isinstance(card, list):
        return [line for one in card for line in read_card(one)]
    if not isinstance(card, dict):
        return []
    if card.get("type") == "RichTextBlock":
        return ["".join(run["text"] for run in card["inlines"])]
    if card.get("type") == "TextBlock":
        return [card["text"]]
    return [line for name in ("body", "items", "columns") for line in read_card(card.get(name) or [])]


def joined(lines: list[str]) -> list[str]:
    """Join a check's line with the sentence below it, as one reads them."""
    read: list[str] = []
    for line in lines:
        if line == "▾":
            continue
        if read and " · " in read[-1] and read[-1][0] in "✓i!✗?…":
            read[-1] = f"{read[-1].partition(' · ')[0][2:]}: {line}"
        else:
            read.append(line)
    return read


@contextlib.asynccontextmanager
async def teams(stage: Stage) -> AsyncIterator[TeamsTalk]:
    """Serve Teams in anonymous mode with a connector on loopback."""
    dispatcher = Dispatcher(stage.turns, stage.store)
    settings = TeamsSettings(anonymous=True)
    me = f"teams:{TENANT}:me"
    house = House(
        settings, dispatcher, stage.store, content.load().words, clock=_clock, recognise=recognise,
        staff=lambda actor: stage.staff and actor == me,
    )  # fmt: skip
    served = Teams(house)
    app = web.Application()
    served.add_to(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    async with connecting() as connector, aiohttp.ClientSession() as http:
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield TeamsTalk(stage, f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}", http, connector)
        finally:
            await runner.cleanup()
            await dispatcher.close(seconds=0.5)


def _clock() -> Any:
    from datetime import UTC, datetime  # noqa: PLC0415 (one use)

    return datetime.now(UTC)
