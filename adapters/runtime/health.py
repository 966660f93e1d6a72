"""`/healthz` says that the process lives; `/readyz` that its database does, with channels and DNS for information."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.dns.resolver_health import ResolverHealth
    from adapters.store import SqlStore


def add_health(app: web.Application, store: SqlStore, channels: Mapping[str, bool], pulse: ResolverHealth) -> None:
    """Add both routes. A silent DNS is shown and changes nothing: the talk goes on without it."""
    shown = {name: "on" if on else "off" for name, on in channels.items()}

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        ready, dns = await asyncio.gather(store.ready(), pulse.state())
        database = "ok" if ready else "not reachable, or not at the newest schema"
        body = {"database": database, "channels": shown, "dns": dict(dns)}
        return web.json_response(body, status=200 if ready else 503)

    async def stop(_: web.Application) -> None:
        await pulse.close()

    app.on_cleanup.append(stop)
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz)])
