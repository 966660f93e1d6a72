"""The Teams channel of a test: the bot on loopback, a connector, an issuer, and somebody who writes and clicks."""

from __future__ import annotations

import itertools
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from botframework.connector.auth import PasswordServiceClientCredentialFactory

from adapters.delivery.dispatcher import Dispatcher
from adapters.store import SqlStore
from adapters.teams.server import PATH, Teams
from adapters.teams.settings import TeamsSettings
from adapters.teams.wiring import House
from bot.model import Reading
from bot.words import Words
from tests.fakes.chat import ChatTalker
from tests.fakes.connector import FakeConnector, connecting
from tests.fakes.issuer import APP, ISSUER, Issuer, issuing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from bot.model import Paste
    from bot.ports import Talker

Json = dict[str, Any]
CONTENT = Path(__file__).parents[2] / "content"
TENANT = "11111111-2222-4333-8444-555555555555"
BOT = f"28:{APP}"
PERSON = "29:anna"
TALK = "a:anna-and-bot"
GROUP = "19:group@thread.v2"
CHANNEL = "19:channel@thread.tacv2"


class TestCredentials:
    """Proves nothing, as the fake connector asks for nothing; the app id is judged for real."""

    __test__ = False

    def __init__(self) -> None:
        self.factory = PasswordServiceClientCredentialFactory(APP, "secret", TENANT)
        self.renewed = 0

    async def token(self, *, fresh: bool = False, resource: str = "") -> str:
        """Return the token, counting renewals."""
        self.renewed += fresh
        return f"TEST{self.renewed}" if not resource else f"TEST for {resource}"


def teams_words() -> Words:
    """Return the channel's words as they are delivered."""
    return Words({("teams", path.stem): path.read_text("utf-8") for path in (CONTENT / "teams").glob("*.ftl")})


@dataclass
class Bench:
    """Everything of one test."""

    url: str
    connector: FakeConnector
    issuer: Issuer
    teams: Teams
    store: SqlStore
    talker: Any
    dispatcher: Dispatcher
    http: aiohttp.ClientSession
    credentials: TestCredentials
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def activity(self, kind: str = "message", **more: Any) -> Json:
        """Return an activity of the personal chat, changed as wanted."""
        return {
            "type": kind,
            "id": f"id{next(self.numbers)}",
            "timestamp": "2026-11-20T09:14:05.000Z",
            "channelId": "msteams",
            "serviceUrl": self.connector.url,
            "from": {"id": PERSON, "aadObjectId": "aad-anna", "name": "Anna"},
            "recipient": {"id": BOT, "name": "Bounce helper"},
            "conversation": {"id": TALK, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "en-US",
            **more,
        }

    def in_channel(self, text: str, *, root: str = "1700000000001", mention: bool = True, **more: Any) -> Json:
        """Return a message in a thread of a channel."""
        tag = {"type": "mention", "text": "<at>Bounce helper</at>", "mentioned": {"id": BOT, "name": "Bounce helper"}}
        return self.activity(
            text=f"<at>Bounce helper</at> {text}" if mention else text,
            entities=[tag] if mention else [],
            conversation={
                "id": f"{CHANNEL};messageid={root}",
                "conversationType": "channel",
                "tenantId": TENANT,
                "isGroup": True,
            },
            channelData={"tenant": {"id": TENANT}, "team": {"id": "19:team"}, "channel": {"id": CHANNEL}},
            **more,
        )

    def in_group(self, text: str, who: str = "Anna", **more: Any) -> Json:
        """Return a message of somebody in a group chat."""
        tag = {"type": "mention", "text": "<at>Bounce helper</at>", "mentioned": {"id": BOT, "name": "Bounce helper"}}
        conversation = {"id": GROUP, "conversationType": "groupChat", "tenantId": TENANT, "isGroup": True}
        given = {"text": f"<at>Bounce helper</at> {text}", "entities": [tag], "conversation": conversation, **more}
        return self.activity(**{**person(who), **given})

    async def post(self, activity: Any, token: str | None = "valid") -> tuple[int, Json | None]:
        """Post an activity as the connector does; returns status and body."""
        headers = {}
        if token == "valid":
            token = self.issuer.token(self.connector.url)
        if token is not None:
            headers["Authorization"] = token if " " in token or not token else f"Bearer {token}"
        kind = {"data": activity} if isinstance(activity, bytes) else {"json": activity}
        async with self.http.post(self.url, headers=headers, **kind) as response:
            body = await response.json() if response.content_type == "application/json" else None
            return response.status, body

    async def say(self, text: str, **more: Any) -> None:
        """Write in the personal chat."""
        status, _ = await self.post(self.activity(text=text, **more))
        assert status == 200

    async def click(self, title: str, **more: Any) -> Json:
        """Press the latest button of this title, wherever its card is; returns the answer."""
        for message, body in reversed(self.connector.messages.items()):
            for attachment in body.get("attachments", ()):
                for action in buttons(attachment["content"]):
                    if action["title"] == title:
                        return await self.press(action, message, body["conversation"]["id"], **more)
        raise AssertionError(f"no button {title!r}")

    async def press(self, action: Json, message: str, chat: str, **more: Any) -> Json:
        """Press a button as Teams does."""
        kind = "channel" if "messageid" in chat else "groupChat" if chat == GROUP else "personal"
        conversation = {"id": chat, "conversationType": kind, "tenantId": TENANT}
        value = {"action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]}}
        invoke = self.activity(
            "invoke",
            name="adaptiveCard/action",
            replyToId=message,
            value=value,
            **{"conversation": conversation, **more},
        )
        status, body = await self.post(invoke)
        assert status == 200
        assert body is not None
        return body


def person(name: str) -> Json:
    """Return who speaks, by a first name."""
    return {"from": {"id": f"29:{name.lower()}", "aadObjectId": f"aad-{name.lower()}", "name": name}}


def buttons(card: Any) -> Iterator[Json]:
    """Yield every button of a card that is sent to the bot."""
    if isinstance(card, dict):
        if card.get("type") == "Action.Execute":
            yield card
        else:
            for value in card.values():
                yield from buttons(value)
    elif isinstance(card, list):
        for one in card:
            yield from buttons(one)


def texts(card: Any) -> str:
    """Return everything a card says, joined."""
    if isinstance(card, dict):
        own = [str(card[name]) for name in ("text", "title") if name in card]
        inner = [texts(value) for name, value in card.items() if name not in ("fallback", "text", "title")]
        return "\n".join(filter(None, own + inner))
    return "\n".join(filter(None, map(texts, card))) if isinstance(card, list) else ""


async def recognise(paste: Paste, _person: str = "") -> Reading:
    """Tell a bounce of the tests."""
    return Reading(kind="bounce", confidence=1.0) if "550 5.4.1" in paste.text else Reading()


def _nobody(_actor: str) -> bool:
    return False


@asynccontextmanager
async def teams_bench(
    folder: Path,
    talker: Any = None,
    words: Words | None = None,
    *,
    keep: bool = True,
    staff: Callable[[str], bool] = _nobody,
    **settings: Any,
) -> AsyncIterator[Bench]:
    """Serve the channel; `talker` makes one of a store."""
    async with AsyncExitStack() as stack:
        connector = await stack.enter_async_context(connecting(keep))
        issuer = await stack.enter_async_context(issuing())
        store = await SqlStore.open(f"sqlite:///{folder / 'ndr.db'}", lambda: datetime.now(UTC))
        stack.push_async_callback(store.close)
        spoken: Talker = talker(store) if talker else ChatTalker(store)
        dispatcher = Dispatcher(spoken, store, delays=(0.05, 0.1))
        stack.push_async_callback(dispatcher.close, 0.5)
        given: Any = {
            "app_id": APP, "app_password": "secret", "tenant_id": TENANT, "issuer": ISSUER,
            "openid_url": f"{issuer.url}/openid", "service_hosts": (connector.url.removeprefix("http://"),), **settings,
        }  # fmt: skip
        credentials = TestCredentials()
        given = TeamsSettings.model_validate(given)
        house = House(
            given, dispatcher, store, words or teams_words(), lambda: datetime.now(UTC), recognise, staff or _nobody
        )
        teams = Teams(house, None if given.anonymous else credentials, delays=(0.01, 0.02, 0.03))
        app = web.Application()
        teams.add_to(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
        http = await stack.enter_async_context(aiohttp.ClientSession())
        yield Bench(url, connector, issuer, teams, store, spoken, dispatcher, http, credentials)
