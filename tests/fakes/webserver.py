"""Serves the web chat of a test on a free port of 127.0.0.1, with the real store and content."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from adapters.delivery.dispatcher import Dispatcher
from adapters.store import SqlStore
from adapters.web.error_middleware import outermost
from adapters.web.legal_pages import About
from adapters.web.server import WebChat
from adapters.web.settings import WebSettings
from bot.words import Words
from tests.fakes.chat import ChatTalker
from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CONTENT = Path(__file__).parents[2] / "content" / "web"


def web_words() -> Words:
    """Return the page's words as they are delivered."""
    return Words({("web", path.stem): path.read_text("utf-8") for path in CONTENT.glob("*.ftl")})


@dataclass
class Served:
    """A running web chat: its address, what it is built from."""

    url: str
    talker: ChatTalker
    store: SqlStore
    chat: WebChat
    runner: web.AppRunner

    async def stop(self) -> None:
        """Stop serving; nothing of the store is lost."""
        await self.runner.cleanup()


@asynccontextmanager
async def serving(chat: WebChat, port: int) -> AsyncIterator[web.AppRunner]:
    """Serve a web chat, whatever talks behind it, on a port of 127.0.0.1."""
    app = web.Application(middlewares=[outermost(web_words())])
    chat.add_to(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield runner
    finally:
        await runner.cleanup()


@asynccontextmanager
async def served(
    folder: Path, *, pause: float = 0.0, port: int | None = None, about: About | None = None, **settings: Any
) -> AsyncIterator[Served]:
    """Serve the tests' own bot; `settings` are those of WebSettings, the socket is on loopback whatever they say."""
    port = port or free_port()
    store = await SqlStore.open(f"sqlite:///{folder / 'ndr.db'}", lambda: datetime.now(UTC))
    talker = ChatTalker(store, pause)
    dispatcher = Dispatcher(talker, store)
    chat = WebChat(dispatcher, store, web_words(), WebSettings(port=port, **settings), about or About())
    async with serving(chat, port) as runner:
        yield Served(f"http://127.0.0.1:{port}", talker, store, chat, runner)
    await dispatcher.close(seconds=0.5)
    await store.close()
