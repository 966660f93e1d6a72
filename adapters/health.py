"""`/healthz` says that the process lives; `/readyz` that its database does, with the channels for information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.store import SqlStore


def add_health(app: web.Application, store: SqlStore, channels: Mapping[str, bool]) -> None:
    """Add both routes."""
    shown = {name: "on" if on else "off" for name, on in channels.items()}

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    async def readyz(_: web.Request) -> web.Response:
        ready = await store.ready()
        body = {"database": "ok" if ready else "not reachable, or not at the newest schema", "channels": shown}
        return web.json_response(body, status=200 if ready else 503)

    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz)])
