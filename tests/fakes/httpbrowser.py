"""A browser as the server sees one: cookies, an origin, posts and the event stream. No page is drawn."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp

from tests.fakes.webserver import Served, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PATIENCE = 30.0
"""Seconds until what a test waits for must have been heard."""


class HttpBrowser:
    """A browser as the server sees one: cookies, an origin, a stream."""

    def __init__(self, site: Served, session: aiohttp.ClientSession) -> None:
        self.site, self.session = site, session
        self.headers = {"Origin": site.url}

    async def get(self, path: str, **headers: str) -> tuple[aiohttp.ClientResponse, str]:
        async with self.session.get(self.site.url + path, headers=headers) as response:
            return response, await response.text()

    async def post(self, path: str, data: Any = None, **headers: str) -> tuple[int, str]:
        wanted = {"json": data} if data is None or isinstance(data, dict) else {"data": data}
        async with self.session.post(self.site.url + path, headers={**self.headers, **headers}, **wanted) as response:
            return response.status, await response.text()

    async def say(self, text: str, event: str | None = None, **more: Any) -> tuple[int, str]:
        return await self.post("/api/say", {"event": event or str(uuid4()), "text": text, **more})

    async def listen(self, until: str, since: int | None = None) -> asyncio.Task[list[dict[str, Any]]]:
        """Open the stream; return, once it has caught up, the task that hears the rest of it."""
        ready = asyncio.Event()
        hearing = asyncio.create_task(self.hear(until, since, ready=ready))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({hearing, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        return hearing

    async def hear(
        self, until: str, since: int | None = None, *, ready: asyncio.Event | None = None, **headers: str
    ) -> list[dict[str, Any]]:
        """Read the stream up to and with the first event that is, or has a block, named `until`."""
        heard: list[dict[str, Any]] = []
        if since is not None:
            headers["Last-Event-ID"] = str(since)
        async with (
            asyncio.timeout(PATIENCE),
            self.session.get(self.site.url + "/api/stream", headers=headers) as response,
        ):
            assert response.status == 200, await response.text()
            event: dict[str, Any] = {}
            async for raw in response.content:
                line = raw.decode().rstrip("\n")
                name, _, value = line.partition(": ")
                if name in ("id", "event", "data"):
                    event[name] = json.loads(value) if name == "data" else value
                elif not line and "event" in event:
                    heard.append(event)
                    if ready and event["event"] == "ready":
                        ready.set()
                    if until in (event["event"], *(block["block"] for block in event["data"].get("blocks", ()))):
                        break
                    event = {}
        return heard


@asynccontextmanager
async def browsing(folder: Path, **settings: Any) -> AsyncIterator[HttpBrowser]:
    async with (
        served(folder, **settings) as site,
        aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
    ):
        yield HttpBrowser(site, session)
