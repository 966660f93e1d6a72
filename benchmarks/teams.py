"""Measures Teams: paste -> answered, beside an untouched botbuilder echo in the same run, 16 activities at a time.

Run `python -m benchmarks.teams`. Connector and issuer, and each bot, are processes of their own on loopback; every
token is checked; ours keeps everything in SQLite on disk and posts a card where the echo posts a line.
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
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth import BotFrameworkAuthenticationFactory, ServiceClientCredentialsFactory
from msrest.authentication import BasicTokenAuthentication

from adapters.assembly import assemble
from adapters.channels import recognise
from adapters.content import load
from adapters.settings import Settings
from adapters.shell import Shell
from adapters.store import SqlStore
from adapters.teams.parts import House
from adapters.teams.server import Teams
from adapters.teams.settings import TeamsSettings
from tests.fakes.connector import FakeConnector
from tests.fakes.issuer import APP, ISSUER, Issuer
from tests.fakes.teams import TENANT, TestCredentials

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.model import Examination, Finding

AT_ONCE, WARM_UP, MEASURED = 16, 100, 800
LONG = 50_000
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) <info@contoso.example>"


class Silence:
    """An examiner whose servers have nothing to say: what is measured is the channel, not the DNS."""

    async def examine(self, wanted: Examination) -> AsyncIterator[Finding]:  # noqa: ARG002 (nothing is asked)
        """Find nothing."""
        for finding in ():
            yield finding


# -- the processes --------------------------------------------------------------------------------------------------
async def serve(app: web.Application, **more: Any) -> None:
    """Serve until standard input ends; the first line printed is the address."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    for part in more.values():
        part.url = url
    print(json.dumps({"url": url}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


async def outside() -> None:
    """Serve connector and issuer; `/answered` tells when each conversation got its first message."""
    fake, issuer, answered = FakeConnector(keep=False), Issuer(), {}

    async def post(request: web.Request) -> web.Response:
        answered.setdefault(request.match_info["chat"], time.monotonic())
        return await fake.post(request)

    async def told(_: web.Request) -> web.Response:
        found = dict(answered)
        answered.clear()
        return web.json_response(found)

    async def token(request: web.Request) -> web.Response:
        return web.Response(text=issuer.token(request.query["url"]))

    app = web.Application()
    chat = "/v3/conversations/{chat}/activities"
    app.add_routes([web.post(chat, post), web.post(chat + "/{message}", post), web.put(chat + "/{message}", fake.put)])
    app.add_routes([web.get("/openid", issuer.metadata), web.get("/keys", issuer.keys)])
    app.add_routes([web.get("/answered", told), web.get("/token", token)])
    await serve(app, fake=fake, issuer=issuer)


async def ours(outside_url: str) -> None:
    """Serve the bot with its durable store."""
    with tempfile.TemporaryDirectory() as folder:
        store = await SqlStore.open(f"sqlite:///{Path(folder) / 'ndr.db'}", lambda: datetime.now(UTC))
        shell = Shell(assemble(Settings(), store, Silence()), store)
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
        house = House(given, shell, store, load().words, lambda: datetime.now(UTC), recognise)
        app = web.Application()
        Teams(house, TestCredentials()).add_to(app)
        app.router.add_get("/memory", memory)
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
    app.router.add_get("/memory", memory)
    await serve(app)


async def memory(_: web.Request) -> web.Response:
    """Answer with the process's resident memory now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])  # noqa: ASYNC240 (no disk behind it)
    return web.json_response(pages * resource.getpagesize() / 2**20)


# -- the load -------------------------------------------------------------------------------------------------------
class Load:
    """Posts activities, each in a conversation of its own."""

    def __init__(self, http: aiohttp.ClientSession, outside_url: str, bot: str) -> None:
        self.http, self.outside, self.bot = http, outside_url, bot
        self.number = 0

    async def run(self, number: int) -> tuple[float, list[float]]:
        """Return answers a second, and the seconds from each activity to its answer."""
        async with self.http.get(f"{self.outside}/token", params={"url": self.outside}) as response:
            headers = {"Authorization": f"Bearer {await response.text()}"}
        await self._answered()
        places, sent = asyncio.Semaphore(AT_ONCE), {}

        async def one(chat: str) -> None:
            async with places:
                sent[chat] = time.monotonic()
                async with self.http.post(
                    f"{self.bot}/api/messages", json=self._paste(chat), headers=headers
                ) as answer:
                    assert answer.status == 200, answer.status

        begun = time.monotonic()
        names = [f"a:{self.number + place}" for place in range(number)]
        self.number += number
        await asyncio.gather(*map(one, names))
        answered: dict[str, float] = {}
        while len(answered) < number:
            answered |= await self._answered()
            await asyncio.sleep(0.02)
        return number / (max(answered.values()) - begun), sorted(answered[chat] - sent[chat] for chat in names)

    async def memory(self) -> float:
        """Return the bot's memory in MiB."""
        async with self.http.get(f"{self.bot}/memory") as response:
            return float(await response.json())

    async def _answered(self) -> dict[str, float]:
        async with self.http.get(f"{self.outside}/answered") as response:
            found: dict[str, float] = await response.json()
            return found

    def _paste(self, chat: str) -> dict[str, Any]:
        return {
            "type": "message", "id": f"id-{chat}", "channelId": "msteams", "serviceUrl": self.outside, "text": BOUNCE,
            "from": {"id": f"29:{chat}", "name": "Anna"}, "recipient": {"id": f"28:{APP}", "name": "bot"},
            "conversation": {"id": chat, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}}, "locale": "en-US",
        }  # fmt: skip


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


async def measure(long: int) -> None:
    """Print the figures; with `long` also the memory over that many activities."""
    speeds: dict[str, float] = {}
    with process("outside") as outside_url:
        for name in ("echo", "ours"):
            async with aiohttp.ClientSession() as http:
                with process(name, outside_url) as bot:
                    load = Load(http, outside_url, bot)
                    await load.run(WARM_UP)
                    speed, seconds = await load.run(MEASURED)
                    speeds[name] = speed
                    p50, p99 = statistics.median(seconds), seconds[int(len(seconds) * 0.99)]
                    print(f"{name}: {speed:.0f} answers/s, p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms")
                    if name == "ours" and long:
                        await over(load, long)
    print(f"ours / echo: {speeds['ours'] / speeds['echo']:.1f}")


async def over(load: Load, number: int) -> None:
    """Print the memory at ten points of a long run."""
    for place in range(10):
        await load.run(number // 10)
        print(f"after {(place + 1) * number // 10}: {await load.memory():.0f} MiB")


PARTS = {"outside": outside, "ours": ours, "echo": echo}

if __name__ == "__main__":
    first, *rest = sys.argv[1:] or ["measure"]
    asyncio.run(PARTS[first](*rest) if first in PARTS else measure(LONG if first == "long" else 0))
