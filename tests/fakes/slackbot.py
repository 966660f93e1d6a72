"""Serves the bot to a local Slack of the tests, with the real store, dispatcher and SDK."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web
from cryptography.fernet import Fernet, MultiFernet

from adapters import content
from adapters.delivery.dispatcher import Dispatcher
from adapters.parsing.in_process import Here
from adapters.slack.outbound.throttle import UpdateThrottle
from adapters.slack.settings import SlackSettings
from adapters.slack.wiring import SlackChat
from adapters.store import SqlStore
from tests.fakes.chat import ChatTalker
from tests.fakes.slack import APP_TOKEN, SECRET, TOKEN, FakeSlack, slack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.ports import Talker
    from bot.words import Words
    from tests.stage import Stage

KEY = Fernet.generate_key()


def slack_words() -> Words:
    """Return the words as they are delivered."""
    return content.load().words


@dataclass
class Bot:
    """The bot as it runs, and the Slack around it."""

    slack: FakeSlack
    chat: SlackChat
    store: SqlStore
    dispatcher: Dispatcher
    talker: Any

    async def settle(self, seconds: float = 30.0) -> None:
        """Wait until nothing is under way."""
        end = asyncio.get_running_loop().time() + seconds
        while self.chat.is_busy:
            assert asyncio.get_running_loop().time() < end, "the bot does not come to rest"
            await asyncio.sleep(0.005)

    async def pause(self) -> None:
        """Let everybody else go on for a moment."""
        await asyncio.sleep(0.01)


@asynccontextmanager
async def serving(  # noqa: PLR0913 (a test names only what it changes)
    folder: Path,
    fake: FakeSlack,
    *,
    talker: Callable[[SqlStore], Talker] = ChatTalker,
    patience: float = 0.0,
    pace: float = 3.0,
    keys: tuple[bytes, ...] = (KEY,),
    stage: Stage | None = None,
    **settings: Any,
) -> AsyncIterator[Bot]:
    """Serve the bot over HTTP to a local Slack; `settings` are those of SlackSettings, `stage` a whole house."""
    clock = partial(datetime.now, UTC)
    store = stage.store if stage else await SqlStore.open(f"sqlite:///{folder / 'ndr.db'}", clock)
    spoken = stage.turns if stage else talker(store)
    dispatcher = Dispatcher(spoken, store, delays=(0.05, 0.05, 0.1))
    given = {"signing_secret": SECRET, "bot_token": TOKEN, "api_url": f"{fake.url}/api/", **settings}
    chat = SlackChat(
        SlackSettings(**given),
        dispatcher,
        store,
        slack_words(),
        keys=MultiFernet([Fernet(key) for key in keys]),
        clock=clock,
        recognise=Here(content.rules()).read,
        staff=lambda actor: bool(stage and stage.staff and actor.endswith(":U1")),
        patience=patience,
        pace=UpdateThrottle(seconds=pace),
    )
    app = web.Application()
    chat.add_to(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield Bot(fake, chat, store, dispatcher, spoken)
    finally:
        await runner.cleanup()
        await dispatcher.close(seconds=0.5)
        if stage is None:
            await store.close()


@asynccontextmanager
async def workspace(folder: Path, **settings: Any) -> AsyncIterator[Bot]:
    """Serve a bot within a Slack of two people, a channel the bot sits in and one it does not."""
    async with slack() as fake:
        fake.person("U1", is_admin=True)
        fake.person("U2")
        fake.direct("U1")
        fake.direct("U2")
        fake.channel("C1", "U1", "U2", "U0BOT")
        fake.channel("C2", "U1", "U2")
        async with serving(folder, fake, **settings) as bot:
            yield bot


__all__ = ["APP_TOKEN", "Bot", "serving", "slack", "slack_words", "workspace"]
