"""Measures Slack: pastes and buttons answered a second against a bare Bolt echo, acknowledgements, growth.

Run `python -m benchmarks.slack [EVENTS]`: 2,000 events of each kind unless told otherwise, 16 at once, durable SQLite.
`python -m benchmarks.slack grow [EVENTS]` prints the bot's memory at ten points of a long run, 100,000 pastes.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import tempfile
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import structlog
from aiohttp import ClientSession, web
from cryptography.fernet import Fernet, MultiFernet
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters import content
from adapters.composition.core import assemble
from adapters.composition.settings import Settings
from adapters.delivery.dispatcher import Dispatcher
from adapters.parsing.in_process import Here
from adapters.runtime import event_loop
from adapters.runtime.gc_tuning import settle
from adapters.slack.settings import SlackSettings
from adapters.slack.wiring import SlackChat
from adapters.store import SqlStore
from benchmarks.slackload import PEOPLE, SECRET
from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.model import Examination, Finding

EVENTS, MANY, ROUNDS = 2000, 100_000, 5
KINDS = {
    "paste": "paste, its domain examined a moment ago",
    "others": "paste, a domain nobody asked about",
    "press": "click",
}
TOKEN = "xoxb-bench"

HEAD = "| | answered/s | p50 ms | p99 ms | ack p50 ms | ack p99 ms | of the echo |\n|---|---|---|---|---|---|---|"


class Silent:
    """Finds nothing: the DNS is measured elsewhere."""

    async def examine(self, _: Examination) -> AsyncIterator[Finding]:
        for nothing in ():
            yield nothing


@asynccontextmanager
async def echo(port: int, api: int) -> AsyncIterator[None]:
    """Serve a bare Bolt app that answers each message and each button with one message."""
    async with ClientSession() as session:
        client = AsyncWebClient(token=TOKEN, base_url=f"http://127.0.0.1:{api}/api/", session=session)
        bolt = AsyncApp(client=client, signing_secret=SECRET, logger=logging.getLogger("echo"))

        @bolt.event("message")
        async def message(event: dict[str, Any], client: AsyncWebClient) -> None:
            await client.chat_postMessage(channel=event["channel"], text=event["text"])

        @bolt.action("choice.1")
        async def button(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await client.chat_postMessage(channel=body["channel"]["id"], text="pressed")

        async def serve(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

        app = web.Application()
        app.router.add_post("/slack/events", serve)
        async with _served(app, port):
            yield


@asynccontextmanager
async def bot(port: int, api: int) -> AsyncIterator[None]:
    """Serve the whole bot with a new SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        clock = partial(datetime.now, UTC)
        store = await SqlStore.open(f"sqlite:///{folder}/ndr.db", clock)
        dispatcher = Dispatcher(assemble(Settings(), store, Silent()), store)
        given = {"signing_secret": SECRET, "bot_token": TOKEN, "api_url": f"http://127.0.0.1:{api}/api/"}
        chat = SlackChat(
            SlackSettings.model_validate(given),
            dispatcher,
            store,
            content.load().words,
            keys=MultiFernet([Fernet(Fernet.generate_key())]),
            clock=clock,
            recognise=Here(content.rules()).read,
        )
        app = web.Application()
        chat.add_to(app)
        async with _served(app, port):
            settle()
            yield
        await dispatcher.close()
        await store.close()


@asynccontextmanager
async def _served(app: web.Application, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield
    await runner.cleanup()


SERVERS = {"echo": (echo, asyncio.run), "ndr-bot": (bot, event_loop.run)}
"""The echo runs as Bolt's own examples do; ours as `ndr serve` runs it."""


async def serve(name: str, port: int, api: int) -> None:
    """Serve one of them until standard input ends."""
    async with SERVERS[name][0](port, api):
        print("ready", flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


class Arena:
    """One bot and the Slack that sends it events, each in a process of its own."""

    def __init__(self, bot: asyncio.subprocess.Process, load: asyncio.subprocess.Process) -> None:
        self._bot, self._load = bot, load
        self.rounds: dict[str, list[dict[str, float]]] = {}

    @classmethod
    @asynccontextmanager
    async def open(cls, name: str) -> AsyncIterator[Arena]:
        """Start both, and let everybody say hello: profiles are known, as they are after a person's first event."""
        port, api = free_port(), free_port()
        async with (
            _process("benchmarks.slackload", f"http://127.0.0.1:{port}", str(api)) as load,
            _process("benchmarks.slack", "serve", name, str(port), str(api)) as server,
        ):
            arena = cls(server, load)
            await arena.ask("hello", PEOPLE)
            yield arena

    async def ask(self, what: str, events: int) -> dict[str, float]:
        """Let Slack send so many events; returns its figures."""
        assert self._load.stdin
        assert self._load.stdout
        self._load.stdin.write(f"{what} {events}\n".encode())
        return dict(json.loads(await self._load.stdout.readline()))

    async def round(self, what: str, events: int) -> None:
        """Measure one kind of event once more."""
        self.rounds.setdefault(what, []).append(await self.ask(what, events))

    def figure(self, what: str, cell: str) -> float:
        """Return the median of a figure over all rounds."""
        return median(one[cell] for one in self.rounds[what])

    def share(self, what: str, other: Arena) -> float:
        """Return the median, round by round, of what it answers a second of what another one does."""
        pairs = zip(self.rounds[what], other.rounds[what], strict=True)
        return median(mine["rate"] / theirs["rate"] for mine, theirs in pairs)

    @property
    def lost(self) -> bool:
        """Tell whether an answer never came."""
        return any(one["lost"] for rounds in self.rounds.values() for one in rounds)

    @property
    def resident(self) -> float:
        """Return the bot's resident memory in MB."""
        pages = int(Path(f"/proc/{self._bot.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@asynccontextmanager
async def _process(*command: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run one of our modules until the block ends; it says when it is ready."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", *command, stdin=pipe, stdout=pipe)
    assert process.stdin
    assert process.stdout
    await process.stdout.readline()
    yield process
    process.stdin.close()
    await process.wait()


async def grow(events: int) -> None:
    """Print the memory at ten points of a long run."""
    async with Arena.open("ndr-bot") as ours:
        await ours.ask("paste", PEOPLE)
        before = ours.resident
        for tenth in range(1, 11):
            await ours.ask("paste", events // 10)
            now = ours.resident
            print(f"after {tenth * events // 10} pastes: {now:.0f} MB, {now - before:+.1f}", flush=True)


async def compare(events: int) -> int:
    """Print the table; returns 1 where an answer was lost. Both take turns, so that a slow moment meets both."""
    async with Arena.open("echo") as echoed, Arena.open("ndr-bot") as ours:
        for what in list(KINDS) * ROUNDS:
            for arena in (echoed, ours):
                await arena.round(what, min(events // ROUNDS, PEOPLE))
        print(HEAD)
        for name, arena in (("echo", echoed), ("ndr-bot", ours)):
            for what, kind in KINDS.items():
                cells = [f"{arena.figure(what, cell):.1f}" for cell in ("rate", "p50", "p99", "ack50", "ack99")]
                print(f"| {name}, {kind} | {' | '.join(cells)} | {arena.share(what, echoed):.2f} |")
        return int(echoed.lost or ours.lost)


def main(first: str = "", *rest: str) -> int:
    """Do what the command line asks for."""
    if first == "serve":
        name, port, api = rest
        SERVERS[name][1](serve(name, int(port), int(api)))
        return 0
    if first == "grow":
        asyncio.run(grow(int(rest[0] if rest else MANY)))
        return 0
    return asyncio.run(compare(int(first or EVENTS)))


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("error"))
    sys.exit(main(*sys.argv[1:]))
