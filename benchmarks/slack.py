"""Measures Slack: pastes and buttons answered a second against a bare Bolt echo, acknowledgements, growth.

Run `python -m benchmarks.slack [EVENTS]`: 1,000 events of each kind unless told otherwise, 16 at once, durable SQLite.
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
from typing import TYPE_CHECKING, Any

import structlog
from aiohttp import ClientSession, web
from cryptography.fernet import Fernet, MultiFernet
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters import content, loop
from adapters.assembly import assemble
from adapters.heap import settle
from adapters.settings import Settings
from adapters.shell import Shell
from adapters.slack.settings import SlackSettings
from adapters.slack.wiring import SlackChat
from adapters.store import SqlStore
from benchmarks.slackload import PEOPLE, SECRET
from bot.intake import read
from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.model import Examination, Finding

    Figures = tuple[dict[str, dict[str, float]], float]

EVENTS, MANY = 1000, 100_000
TOKEN = "xoxb-bench"


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
        shell = Shell(assemble(Settings(), store, Silent()), store)
        given = {"signing_secret": SECRET, "bot_token": TOKEN, "api_url": f"http://127.0.0.1:{api}/api/"}
        chat = SlackChat(
            SlackSettings.model_validate(given),
            shell,
            store,
            content.load().words,
            keys=MultiFernet([Fernet(Fernet.generate_key())]),
            clock=clock,
            recognise=partial(read, rules=content.rules()),
        )
        app = web.Application()
        chat.add_to(app)
        async with _served(app, port):
            settle()
            yield
        await shell.close()
        await store.close()


@asynccontextmanager
async def _served(app: web.Application, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield
    await runner.cleanup()


@asynccontextmanager
async def load(port: int, api: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start the Slack that sends events, in a process of its own."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.slackload", f"http://127.0.0.1:{port}", str(api), stdin=pipe, stdout=pipe
    )
    assert process.stdin
    assert process.stdout
    await process.stdout.readline()
    yield process
    process.stdin.close()
    await process.wait()


async def ask(process: asyncio.subprocess.Process, what: str, events: int) -> dict[str, float]:
    """Let it send so many events; returns its figures."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{what} {events}\n".encode())
    return dict(json.loads(await process.stdout.readline()))


def resident() -> float:
    """Return this process's resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def grow(events: int) -> None:
    """Print the memory at ten points of a long run."""
    port, api = free_port(), free_port()
    async with load(port, api) as process, bot(port, api):
        await ask(process, "hello", PEOPLE)
        await ask(process, "paste", PEOPLE)
        before = resident()
        for tenth in range(1, 11):
            await ask(process, "paste", events // 10)
            print(f"after {tenth * events // 10} pastes: {resident():.0f} MB, {resident() - before:+.1f}", flush=True)


async def measure(serve: Callable[[int, int], AbstractAsyncContextManager[None]], events: int) -> Figures:
    """Return what one bot does: its figures by kind of event, and how much it grew over as many pastes again."""
    port, api = free_port(), free_port()
    async with load(port, api) as process, serve(port, api):
        await ask(process, "hello", PEOPLE)  # profiles are known, as they are after a person's first event
        kinds = {"paste": await ask(process, "paste", events)}
        kinds["press"] = await ask(process, "press", min(events, PEOPLE))
        before = resident()
        await ask(process, "paste", events)
        return kinds, resident() - before


def main(events: int) -> int:
    """Print the table; returns 1 where an answer was lost.

    The echo runs as Bolt's own examples do; ours as `ndr serve` runs it.
    """
    echoed, _ = asyncio.run(measure(echo, events))
    ours, grown = loop.run(measure(bot, events))
    print("| | answered/s | p50 ms | p99 ms | ack p50 ms | ack p99 ms | of the echo |\n|---|---|---|---|---|---|---|")
    for name, kinds in (("echo", echoed), ("ndr-bot", ours)):
        for kind, one in kinds.items():
            share = one["rate"] / echoed[kind]["rate"]
            cells = (f"{one[cell]:.1f}" for cell in ("rate", "p50", "p99", "ack50", "ack99"))
            print(f"| {name}, {kind} | {' | '.join(cells)} | {share:.2f} |")
    print(f"\nGrowth over {events} more pastes: {grown:.1f} MB")
    return int(any(one["lost"] for one in (*echoed.values(), *ours.values())))


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger("error"))
    first, *rest = [*sys.argv[1:], ""]
    if first == "grow":
        sys.exit(loop.run(grow(int(rest[0] or MANY))))
    sys.exit(main(int(first or EVENTS)))
