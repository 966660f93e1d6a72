"""Microsoft 365 Agents Playground, installed by npm into e2e-out/ by the test run: a Teams client without a tenant."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientSession

from tests.e2e.browser import CHROMIUM, FLAGS, OUT
from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

PACKAGE = "@microsoft/m365agentsplayground"
CLI = OUT / "node_modules" / PACKAGE / "cli.js"
START_SECONDS = 40


def installed(*packages: str) -> None:
    """Let npm bring what is missing; a package may name its version, `name@14`."""
    missing = [one for one in packages if not (OUT / "node_modules" / (one[0] + one[1:].split("@")[0])).exists()]
    if missing:
        OUT.mkdir(exist_ok=True)
        npm = ("npm", "install", "--no-audit", "--no-fund", "--prefix", str(OUT), *missing)
        subprocess.run(npm, check=True, capture_output=True, timeout=240)


@asynccontextmanager
async def playground(bot: str) -> AsyncIterator[str]:
    """Run the playground against a bot's /api/messages; yields its address."""
    installed(PACKAGE)
    port = free_port()
    command = ("node", str(CLI), "start", "-e", bot, "-c", "msteams", "-p", str(port), "--disable-telemetry", "--er")
    process = await asyncio.create_subprocess_exec(
        *command, cwd=OUT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True
    )
    try:
        await _ready(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        await process.wait()


@asynccontextmanager
async def client(address: str) -> AsyncIterator[Page]:
    """Open the playground in a fresh browser."""
    from playwright.async_api import async_playwright  # noqa: PLC0415 (make test collects this file without it)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        await page.goto(address)
        yield page
        await browser.close()


async def _ready(address: str) -> None:
    async with asyncio.timeout(START_SECONDS), ClientSession() as session:
        while True:
            try:
                async with session.get(address) as answer:
                    if answer.ok:
                        return
            except ClientError:
                pass
            await asyncio.sleep(0.2)
