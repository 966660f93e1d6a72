"""`ndr serve` is killed without warning and started again: nothing is lost, nothing is said twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp

from tests.fakes.httpbrowser import HttpBrowser
from tests.fakes.nameserver import serve
from tests.fakes.ports import free_port
from tests.fakes.webserver import Served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.fakes.nameserver import Served as Dns

ROOT = Path(__file__).parent.parent
WORLD = """
fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com
fabrikam-example.mail.protection.outlook.com A 198.51.100.10
"""
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>"


class House:
    """`ndr serve` on a database file, with the tests' DNS."""

    def __init__(self, folder: Path, dns: Dns) -> None:
        self.port = free_port()
        self.environment = {
            **os.environ,
            "NDR_PORT": str(self.port),
            "NDR_DATABASE_URL": f"sqlite:///{folder / 'ndr.db'}",
            "NDR_DNS__RESOLVERS": ",".join(dns.resolvers),
            "NDR_DNS__PORT": str(dns.port),
        }
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it is ready."""
        command = [sys.executable, "-c", "from adapters.commands.cli import main; main()", "serve"]
        self.process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=self.environment, stderr=asyncio.subprocess.DEVNULL
        )
        async with asyncio.timeout(20), aiohttp.ClientSession() as session:
            while True:
                assert self.process.returncode is None, "it did not start"
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"http://127.0.0.1:{self.port}/readyz") as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self.process and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()


@contextlib.asynccontextmanager
async def living(folder: Path, world: str = WORLD) -> AsyncIterator[tuple[House, HttpBrowser]]:
    """Serve a house and open its page."""
    async with serve(world) as dns, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        house = House(folder, dns)
        await house.start()
        try:
            site = Served(f"http://127.0.0.1:{house.port}", None, None, None, None)  # type: ignore[arg-type]
            browser = HttpBrowser(site, session)
            await browser.get("/")
            yield house, browser
        finally:
            await house.kill()


def blocks(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Return the blocks of a kind in what was kept; passing views are not."""
    told = [event["data"] for event in events if event["event"] == "delivery" and event["data"]["seq"]]
    return [block for data in told for block in data["blocks"] if block["block"] == kind]


async def until(browser: HttpBrowser, kind: str, count: int = 1) -> list[dict[str, Any]]:
    """Read everything said so far, again and again, until there are `count` blocks of a kind."""
    async with asyncio.timeout(20):
        while True:
            heard = await browser.hear("ready", since=0)
            if len(blocks(heard, kind)) >= count:
                return heard
            await asyncio.sleep(0.05)


async def press(browser: HttpBrowser, heard: list[dict[str, Any]], choice: str) -> None:
    """Press the newest button whose id begins so."""
    offered = [one["id"] for block in blocks(heard, "choices") for one in block["choices"]]
    pressed = next(one for one in reversed(offered) if one.startswith(choice))
    status, said = await browser.post("/api/click", {"event": str(uuid4()), "choice": pressed})
    assert status == 200, said


def once(heard: list[dict[str, Any]]) -> None:
    """Each delivery is there once, in order."""
    numbers = [event["data"]["seq"] for event in heard if event["event"] == "delivery"]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_killed_in_the_middle_of_a_walk(tmp_path: Path) -> None:
    """After kill -9 and a new start the same conversation goes on with the next click."""
    async with living(tmp_path) as (house, browser):
        event = str(uuid4())
        await browser.say(BOUNCE, event)
        heard = await until(browser, "report")
        await press(browser, heard, "who:user:")
        before = await until(browser, "choices", 2)
        await house.kill()
        await house.start()
        after = await browser.hear("ready", since=0)
        assert [one["data"] for one in after] == [one["data"] for one in before]
        assert (await browser.say(BOUNCE, event))[0] == 200
        await press(browser, after, "side:sender:")
        ended = await until(browser, "choices", 3)
        once(ended)
        assert blocks(ended, "choices")[-1]["node"] == "user.spelling"


async def test_killed_while_checks_run(tmp_path: Path) -> None:
    """The checks that were under way are taken up by the new process; their report comes once."""
    slow = WORLD + "fault: ns1.fabrikam.example slow\nfault: ns2.fabrikam.example slow\n"
    async with living(tmp_path, slow) as (house, browser):
        await browser.say(BOUNCE)
        heard = await until(browser, "choices")
        assert not blocks(heard, "report")
        await press(browser, heard, "who:user:")
        await house.kill()
        await house.start()
        after = await until(browser, "report")
        await asyncio.sleep(0.3)
        after = await browser.hear("ready", since=0)
        once(after)
        assert len(blocks(after, "report")) == 1
        assert blocks(after, "report")[0]["severity"] == "notice"
        assert blocks(after, "choices")[-1]["node"] == "side"
        await press(browser, after, "side:sender:")
        assert blocks(await until(browser, "choices", 3), "choices")[-1]["node"] == "user.spelling"
