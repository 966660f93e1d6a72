"""A Microsoft Graph on loopback that knows some posts of channels."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass
class Graph:
    """Posts by team, channel and message, as `team/channel/message`. `status` and `pause` stand in for faults."""

    url: str = ""
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200
    pause: float = 0.0

    async def message(self, request: web.Request) -> web.Response:
        """GET /v1.0/teams/{team}/channels/{channel}/messages/{message}"""
        name = "/".join(request.match_info[part] for part in ("team", "channel", "message"))
        self.asked.append((name, request.headers.get("Authorization", "")))
        await asyncio.sleep(self.pause)
        if self.status != 200 or name not in self.posts:
            status = self.status if self.status != 200 else 404
            return web.json_response(
                {"error": {"code": "Forbidden"}}, status=status, headers={"Location": "/elsewhere"}
            )
        return web.json_response({"id": request.match_info["message"], **self.posts[name]})


@asynccontextmanager
async def graph() -> AsyncIterator[Graph]:
    """Serve it on a free port of 127.0.0.1."""
    fake = Graph()
    app = web.Application()
    app.add_routes([web.get("/v1.0/teams/{team}/channels/{channel}/messages/{message}", fake.message)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        await runner.cleanup()
