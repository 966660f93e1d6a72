"""The channels a transcript is replayed on: one class each, that says, presses the rendered button, and hears."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from uuid import uuid4

import aiohttp

from adapters import content
from adapters.delivery.dispatcher import Dispatcher
from adapters.web.legal_pages import About
from adapters.web.server import WebChat
from adapters.web.settings import WebSettings
from bot.conversation import State
from bot.model import Actor, Paste
from bot.ports import Click, Incoming
from tests.fakes.httpbrowser import HttpBrowser
from tests.fakes.ports import free_port
from tests.fakes.webserver import Served, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from tests.stage import Stage


class Button(NamedTuple):
    """A button as it was rendered: its label, and whatever the channel sends back when it is pressed."""

    label: str
    sent: Any


@dataclass
class Heard:
    """What the person sees after one step: lines of text, and the buttons that came with it, if any."""

    lines: list[str]
    buttons: list[Button]


class Channel(Protocol):
    """One conversation of one person. Each method returns once everything it started has been shown."""

    async def say(self, text: str, *, other: bool = False) -> Heard:
        """Type or paste; `other` is somebody else in the same place."""
        ...

    async def press(self, button: Button, *, other: bool = False) -> Heard:
        """Press a rendered button."""
        ...

    async def afresh(self) -> None:
        """Begin a new conversation of the same person."""
        ...


class Core:
    """The core alone: blocks, nothing rendered."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.count, self.conversation = stage, 0, "core:1"

    async def say(self, text: str, *, other: bool = False) -> Heard:
        return await self._take(Paste(text=text), "core:other" if other else "core:me")

    async def press(self, button: Button, *, other: bool = False) -> Heard:
        return await self._take(Click(choice=button.sent), "core:other" if other else "core:me")

    async def afresh(self) -> None:
        self.conversation = f"core:{self.count + 2}"

    async def _take(self, said: Paste | Click, actor: str) -> Heard:
        self.count += 1
        me = actor == "core:me"
        who = Actor(
            id=actor,
            staff=self.stage.staff and me,
            locale=self.stage.locale,
            domain=self.stage.domain if me else None,
        )
        incoming = Incoming(conversation=self.conversation, event=f"core:{self.count}", actor=who, said=said)
        told = [delivery async for delivery in self.stage.turns.turn(incoming)]
        return heard([block.model_dump(mode="json") for one in told if one.seq is not None for block in one.blocks])


class Web:
    """The web chat over HTTP, as the page speaks to it."""

    def __init__(self, stage: Stage, browser: HttpBrowser) -> None:
        self.stage, self.browser, self.last, self.conversation = stage, browser, 0, ""

    async def open(self) -> None:
        """Open the page: a cookie, then the conversation it belongs to."""
        await self.browser.get("/", **({"Accept-Language": self.stage.locale} if self.stage.locale else {}))
        (hello, *_) = await self.browser.hear("hello")
        self.conversation, self.last = hello["data"]["conversation"], 0

    async def say(self, text: str, *, other: bool = False) -> Heard:
        assert not other, "a web conversation is its cookie's alone"
        return await self._sent(*await self.browser.say(text, locale=self.stage.locale))

    async def press(self, button: Button, *, other: bool = False) -> Heard:
        assert not other, "a web conversation is its cookie's alone"
        return await self._sent(*await self.browser.post("/api/click", self._clicked(button)))

    def _clicked(self, button: Button) -> dict[str, Any]:
        return {"event": str(uuid4()), "choice": button.sent, "locale": self.stage.locale}

    async def afresh(self) -> None:
        assert (await self.browser.post("/api/new"))[0] == 200
        await self.open()

    async def _sent(self, status: int, said: str) -> Heard:
        assert status == 200, said
        stored = await self._settled()
        blocks: list[dict[str, Any]] = []
        for event in await self._deliveries(stored):
            blocks += event["data"]["blocks"]
        return heard(blocks)

    async def _settled(self) -> int:
        """Wait until no check runs any more; return the number of the last delivery."""
        async with asyncio.timeout(20):
            while True:
                kept = await self.stage.store.load(self.conversation)
                if kept is None:
                    return 0
                if not State.model_validate_json(kept.state).pending:
                    return kept.seq
                await asyncio.sleep(0.01)

    async def _deliveries(self, until: int) -> list[dict[str, Any]]:
        if until <= self.last:
            return []
        events = await self.browser.hear("ready", since=self.last)
        told = [event for event in events if event["event"] == "delivery"]
        assert [int(event["id"]) for event in told] == list(range(self.last + 1, until + 1)), "each once, in order"
        self.last = until
        return told


@contextlib.asynccontextmanager
async def core(stage: Stage) -> AsyncIterator[Channel]:
    """Open the core."""
    yield Core(stage)


@contextlib.asynccontextmanager
async def web(stage: Stage) -> AsyncIterator[Channel]:
    """Serve the web chat and open its page."""
    port = free_port()
    dispatcher = Dispatcher(stage.turns, stage.store)
    chat = WebChat(dispatcher, stage.store, content.load().words, WebSettings(port=port), About())
    jar = aiohttp.CookieJar(unsafe=True)
    async with serving(chat, port) as runner, aiohttp.ClientSession(cookie_jar=jar) as session:
        site = Served(f"http://127.0.0.1:{port}", None, stage.store, chat, runner)  # type: ignore[arg-type]
        channel = Web(stage, HttpBrowser(site, session))
        await channel.open()
        yield channel
        await dispatcher.close(seconds=0.5)


def slack(stage: Stage) -> AbstractAsyncContextManager[Channel]:
    """Serve the bot to a local Slack."""
    from tests.slackchannel import slack_channel  # noqa: PLC0415 (it is built from what stands here)

    return slack_channel(stage)


def teams(stage: Stage) -> AbstractAsyncContextManager[Channel]:
    """Serve Teams with a connector of the tests."""
    from tests.fakes.teamstalk import teams as teams_channel  # noqa: PLC0415 (it reads this file)

    return teams_channel(stage)


CHANNELS: dict[str, Callable[[Stage], AbstractAsyncContextManager[Channel]]] = {
    "core": core,
    "web": web,
    "slack": slack,
    "teams": teams,
}


def heard(blocks: list[dict[str, Any]]) -> Heard:
    """Read blocks as a person does: top to bottom; a folded report's findings are folded away."""
    lines = [line for block in blocks for text in _texts(block) for line in text.split("\n") if line.strip()]
    offers = [block["choices"] for block in blocks if block["block"] == "choices"]
    assert len(offers) <= len(blocks)
    return Heard(lines, [Button(choice["label"], choice["id"]) for choice in (offers[-1] if offers else ())])


def _texts(block: dict[str, Any]) -> list[str]:
    return _SHOWS[block["block"]](block)


def _items(items: list[dict[str, Any]]) -> list[str]:
    lines = []
    for item in items:
        lines += [f"{item['title']}: {item['text']}", item["mend"]]
        lines += [copied["text"] for copied in item["copy_"]]
        lines += [f"{row['server']}: {row['answer']}" for row in item["rows"]]
    return lines


def _report(block: dict[str, Any]) -> list[str]:
    lines = [block["summary"], block["who"]]
    if block["folded"]:
        return lines
    lines += [line for cause in block["causes"] for line in (cause["text"], *cause["because"])]
    return [*lines, *_items(block["items"]), *_items(block["untested"]), *block["changes"]]


_SHOWS: dict[str, Callable[[dict[str, Any]], list[str]]] = {
    "heading": lambda block: [block["text"]],
    "text": lambda block: [block["text"]],
    "quote": lambda block: [block["text"]],
    "facts": lambda block: [f"{row['label']}: {row['value']}" for row in block["rows"]],
    "copyable": lambda block: [block["label"], block["text"]],
    "link": lambda block: [f"{block['label']} {block['url']}"],
    "choices": lambda block: [block["prompt"]],
    "progress": lambda block: [block["title"]],
    "findings": lambda block: _items(block["items"]),
    "report": _report,
    "folded": lambda block: [block["title"]],
}


def as_text(blocks: list[dict[str, Any]]) -> str:
    """Return everything in blocks that may reach a person, to the letter."""
    return json.dumps(blocks, ensure_ascii=False)
