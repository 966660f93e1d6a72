"""Measures Teams: paste -> answered, beside an untouched botbuilder echo in the same run, 16 activities at a time.

Run `python -m benchmarks.teams`, or `python -m benchmarks.teams long` for the memory over 50,000 activities. Connector
and issuer, and each bot, are processes of their own on loopback. The bots take turns, a round each, so that whatever
else the machine does meets both; a round ends with the last call to the connector. Every token is checked; ours keeps
everything in SQLite on disk, reads the bounce, posts a card and updates it, where the echo posts a line.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import BotFrameworkAuthenticationFactory, ServiceClientCredentialsFactory
from msrest.authentication import BasicTokenAuthentication

from adapters.composition.core import assemble
from adapters.composition.settings import Settings
from adapters.content import load
from adapters.delivery.dispatcher import Dispatcher
from adapters.parsing.in_process import Here
from adapters.runtime import event_loop
from adapters.runtime.gc_tuning import settle
from adapters.store import SqlStore
from adapters.teams.server import Teams
from adapters.teams.settings import TeamsSettings
from adapters.teams.wiring import House
from benchmarks.teamsload import Load
from tests.fakes.issuer import APP, ISSUER, Issuer
from tests.fakes.teams import TENANT, TestCredentials

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.model import Examination, Finding

WARM_UP, ROUNDS, A_ROUND = 200, 8, 150
LONG, POINTS = 50_000, 10


class Silence:
    """An examiner whose servers have nothing to say: what is measured is the channel, not the DNS."""

    async def examine(self, wanted: Examination) -> AsyncIterator[Finding]:  # noqa: ARG002 (nothing is asked)
        """Find nothing."""
        for finding in ():
            yield finding


# -- the processes --------------------------------------------------------------------------------------------------
async def serve(app: web.Application, *parts: Issuer) -> None:
    """Serve until standard input ends; the first line printed is the address, which the parts are told as well."""
    app.router.add_get("/used", used)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    for part in parts:
        part.url = url
    print(json.dumps({"url": url}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


async def outside() -> None:
    """Serve connector and issuer; `/answered` tells when each conversation got its first message, and the last call.

    It takes what comes without looking at it: what is measured is the bots.
    """
    issuer, answered, last = Issuer(), {}, 0.0
    taken = web.json_response({"id": "m1"}, status=201).body

    async def post(request: web.Request) -> web.Response:
        nonlocal last
        await request.read()
        last = time.monotonic()
        answered.setdefault(request.match_info["chat"], last)
        return web.Response(body=taken, status=201, content_type="application/json")

    async def told(_: web.Request) -> web.Response:
        found = [dict(answered), last]
        answered.clear()
        return web.json_response(found)

    async def token(request: web.Request) -> web.Response:
        return web.Response(text=issuer.token(request.query["url"]))

    app = web.Application()
    chat = "/v3/conversations/{chat}/activities"
    app.add_routes([web.post(chat, post), web.post(chat + "/{message}", post), web.put(chat + "/{message}", post)])
    app.add_routes([web.get("/openid", issuer.metadata), web.get("/keys", issuer.keys)])
    app.add_routes([web.get("/answered", told), web.get("/token", token)])
    await serve(app, issuer)


async def ours(outside_url: str) -> None:
    """Serve the bot with its durable store."""
    with tempfile.TemporaryDirectory() as folder:
        store = await SqlStore.open(f"sqlite:///{Path(folder) / 'ndr.db'}", lambda: datetime.now(UTC))
        dispatcher = Dispatcher(assemble(Settings(), store, Silence()), store)
        given = TeamsSettings.model_validate(
            {
                "app_id": APP,
                "app_password": "secret",
                "tenant_id": TENANT,
                "issuer": ISSUER,
                "openid_url": f"{outside_url}/openid",
                "service_hosts": outside_url.removeprefix("http://"),
            }
        )
        house = House(given, dispatcher, store, load().words, lambda: datetime.now(UTC), Here(load().rules).read)
        app = web.Application()
        Teams(house, TestCredentials()).add_to(app)
        settle()
        await serve(app)


async def echo(outside_url: str) -> None:
    """Serve botbuilder as it comes, answering each message with its text."""

    class Factory(ServiceClientCredentialsFactory):
        async def is_valid_app_id(self, app_id: str) -> bool:
            return app_id == APP

        async def is_authentication_disabled(self) -> bool:
            return False

        async def create_credentials(self, *_: Any, **__: Any) -> BasicTokenAuthentication:
            return BasicTokenAuthentication({"access_token": "TEST"})

    auth = BotFrameworkAuthenticationFactory.create(
        to_channel_from_bot_login_url=outside_url, to_channel_from_bot_oauth_scope=ISSUER,
        to_bot_from_channel_token_issuer=ISSUER, oauth_url=outside_url,
        to_bot_from_channel_open_id_metadata_url=f"{outside_url}/openid", credential_factory=Factory(),
    )  # fmt: skip
    adapter = CloudAdapterBase(auth)

    async def turn(context: TurnContext) -> None:
        await context.send_activity(context.activity.text)

    async def messages(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(request.headers["Authorization"], activity, turn)
        return web.Response()

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    await serve(app)


async def used(_: web.Request) -> web.Response:
    """Answer with the process's resident memory now, in MiB, and the seconds of CPU it has used."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])  # noqa: ASYNC240 (no disk behind it)
    return web.json_response([pages * resource.getpagesize() / 2**20, time.process_time()])


# -- the figures ----------------------------------------------------------------------------------------------------
@dataclass
class Figures:
    """What was seen of one bot: answers, the seconds they took to come, seconds by the clock and of CPU."""

    waits: list[float] = field(default_factory=list)
    clock: float = 0.0
    cpu: float = 0.0

    async def round(self, load: Load, number: int) -> None:
        """Add a round."""
        _, before = await load.used()
        clock, waits = await load.run(number)
        self.clock += clock
        self.cpu += (await load.used())[1] - before
        self.waits += waits

    @property
    def speed(self) -> float:
        """Return answers a second."""
        return len(self.waits) / self.clock

    @property
    def cost(self) -> float:
        """Return milliseconds of CPU an activity; unlike the speed it hardly depends on what else the machine does."""
        return self.cpu / len(self.waits) * 1000

    def __str__(self) -> str:
        waits = sorted(self.waits)
        p50, p99 = statistics.median(waits) * 1000, waits[int(len(waits) * 0.99)] * 1000
        return f"{self.speed:.0f} answers/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms, {self.cost:.1f} ms of CPU an activity"


@contextmanager
def process(*arguments: str) -> Iterator[str]:
    """Run a part of this file as a process; yields its address."""
    command = [sys.executable, "-m", "benchmarks.teams", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            yield json.loads(running.stdout.readline())["url"]
        finally:
            running.terminate()


async def measure() -> None:
    """Print the figures of both bots and their ratio."""
    seen = {"echo": Figures(), "ours": Figures()}
    async with aiohttp.ClientSession() as http:
        with process("outside") as url, process("echo", url) as echoing, process("ours", url) as answering:
            loads = {"echo": Load(http, url, echoing), "ours": Load(http, url, answering)}
            for load in loads.values():
                await load.run(WARM_UP)
            for _ in range(ROUNDS):
                for name, load in loads.items():
                    await seen[name].round(load, A_ROUND)
    for name, figures in seen.items():
        print(f"{name}: {figures}")
    echoed, answered = seen["echo"], seen["ours"]
    print(f"ours / echo: {answered.speed / echoed.speed:.1f} (by CPU {echoed.cost / answered.cost:.1f})")


async def long() -> None:
    """Print our memory at ten points of 50,000 activities."""
    async with aiohttp.ClientSession() as http:
        with process("outside") as url, process("ours", url) as bot:
            load, figures = Load(http, url, bot), Figures()
            for point in range(1, POINTS + 1):
                await figures.round(load, LONG // POINTS)
                print(f"after {point * LONG // POINTS}: {(await load.used())[0]:.0f} MiB", flush=True)
    print(f"ours: {figures}")


PARTS = {"outside": outside, "ours": ours, "echo": echo, "measure": measure, "long": long}

if __name__ == "__main__":
    first, *rest = sys.argv[1:] or ["measure"]
    run = event_loop.run if first == "ours" else asyncio.run  # each bot as it is served: ours as by `ndr serve`
    run(PARTS[first](*rest))
