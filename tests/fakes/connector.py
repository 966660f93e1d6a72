"""A Bot Connector on loopback: keeps what is sent and updated, and fails on demand."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Json = dict[str, Any]
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Call:
    """One call as it arrived."""

    method: str
    chat: str
    message: str
    body: Json
    token: str
    aside: bool = False


@dataclass
class FakeConnector:
    """What a connector was asked for. `failures` are answered first: a status, and headers to go with it."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    messages: dict[str, Json] = field(default_factory=dict)
    failures: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    no_aside: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    tenant: str = "11111111-2222-4333-8444-555555555555"
    roles: dict[str, str] = field(default_factory=dict)
    """Members' roles where they are not `user`; empty: no member at all."""
    keep: bool = True
    count: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def cards(self, chat: str | None = None) -> list[Json]:
        """Return the cards as they look now, in the order they came."""
        return [
            attachment["content"]
            for message in self.messages.values()
            if chat is None or message["conversation"]["id"] == chat
            for attachment in message.get("attachments", ())
            if attachment["contentType"] == CARD
        ]

    def sent(self, method: str = "POST") -> list[Call]:
        """Return the messages sent or updated, without typing."""
        return [call for call in self.calls if call.method == method and call.body.get("type") == "message"]

    async def until(self, done: Any, seconds: float = 30.0) -> None:
        """Wait until something holds of it."""
        async with asyncio.timeout(seconds):
            while not done():
                self.changed.clear()
                await self.changed.wait()

    async def create(self, request: web.Request) -> web.Response:
        """POST /v3/conversations"""
        body = await request.json()
        if (failed := self._failure()) is not None:
            return failed
        person = body["members"][0]["id"]
        self._note(Call("CREATE", "", "", body, _token(request)))
        if person in self.closed:
            return web.json_response({"error": {"code": "ForbiddenOperationException"}}, status=403)
        return web.json_response({"id": f"a:{person}"})

    async def post(self, request: web.Request) -> web.Response:
        """POST .../activities[/{message}]"""
        return await self._take(request, "POST", "")

    async def put(self, request: web.Request) -> web.Response:
        """PUT .../activities/{message}"""
        if request.match_info["message"] not in self.messages and self.keep:
            return web.json_response({"error": {"code": "ActivityNotFoundInConversation"}}, status=404)
        return await self._take(request, "PUT", request.match_info["message"])

    async def _take(self, request: web.Request, method: str, message: str) -> web.Response:
        if (failed := self._failure()) is not None:
            return failed
        body, aside = await request.json(), request.query.get("isTargetedActivity") == "true"
        if aside and self.no_aside:
            return web.json_response({"error": {"code": "BadArgument"}}, status=400)
        self.count += 1
        message = message or f"m{self.count}"
        if self.keep:
            if body["type"] == "message":
                self.messages[message] = body
            self._note(Call(method, request.match_info["chat"], message, body, _token(request), aside=aside))
        return web.json_response({"id": message}, status=201)

    async def team(self, request: web.Request) -> web.Response:
        """GET /v3/teams/{team}"""
        found = self.teams.get(request.match_info["team"])
        return web.json_response({"aadGroupId": found} if found else {}, status=200 if found else 404)

    async def member(self, request: web.Request) -> web.Response:
        """GET /v3/conversations/{conversation}/members/{member}: TeamsChannelAccount of the SDK's schema."""
        person = request.match_info["person"]
        role = self.roles.get(person, "user")
        if not role:
            return web.json_response({"error": {"code": "MemberNotFoundInConversation"}}, status=404)
        return web.json_response({"id": person, "tenantId": self.tenant, "userRole": role})

    async def file(self, request: web.Request) -> web.Response:
        """GET /files/{name}: what people attached; a name with `away` leads to another host."""
        name = request.match_info["name"]
        self._note(Call("GET", "", name, {}, _token(request)))
        if name.startswith("away"):
            return web.Response(status=302, headers={"Location": "https://evil.example/"})
        return web.Response(body=self.files[name]) if name in self.files else web.Response(status=404)

    def _failure(self) -> web.Response | None:
        if not self.failures:
            return None
        status, headers = self.failures.pop(0)
        self._note(Call(f"FAILED {status}", "", "", {}, ""))
        return web.json_response({"error": {"code": "Test"}}, status=status, headers=headers)

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        self.changed.set()


def _token(request: web.Request) -> str:
    return request.headers.get("Authorization", "")


@asynccontextmanager
async def connecting(keep: bool = True) -> AsyncIterator[FakeConnector]:
    """Serve a connector on a free port of 127.0.0.1."""
    fake = FakeConnector(keep=keep)
    app = web.Application(client_max_size=4 * 1024 * 1024)
    app.add_routes(
        [
            web.post("/v3/conversations", fake.create),
            web.post("/v3/conversations/{chat}/activities", fake.post),
            web.post("/v3/conversations/{chat}/activities/{message}", fake.post),
            web.put("/v3/conversations/{chat}/activities/{message}", fake.put),
            web.get("/v3/teams/{team}", fake.team),
            web.get("/v3/conversations/{chat}/members/{person}", fake.member),
            web.get("/files/{name}", fake.file),
        ]
    )
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        await runner.cleanup()
