"""A strict local Slack: the Web API over HTTP, signed events, Socket Mode, files, response_url, views, rate limits.

The real slack_sdk talks to it. What Slack would refuse it refuses, and notes it in `faults`; what a test wants to fail
is queued in `failures`.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode

from aiohttp import ClientSession, WSMsgType, web
from slack_sdk.signature import SignatureVerifier

from adapters.slack.app.app_manifest import scopes
from tests.fakes.slackapi import ARGUMENTS, READS, Api, Denied
from tests.fakes.slackblocks import Wrong, check_blocks, need, words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Json = dict[str, Any]

TEAM, APP, BOT_USER, BOT = "T0001", "A0001", "U0BOT", "B0BOT"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TOKEN, APP_TOKEN = "xoxb-1-test", "xapp-1-test"


class FakeSlack:
    """One workspace (and, by OAuth, more). Set `bot_url` to where the bot listens.

    With `organisation` set, the bot is installed there for all its workspaces, and payloads say so as Slack's do.
    """

    def __init__(self) -> None:
        self.url = ""
        self.bot_url = ""
        self.over_socket = False
        self.tokens: dict[str, str] = {TOKEN: TEAM}
        self.scopes: set[str] = set(scopes())
        self.names_scopes = True
        self.organisation = ""
        self.users: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = defaultdict(dict)
        self.ephemerals: list[Json] = []
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.files: dict[str, tuple[Json, bytes]] = {}
        self.calls: list[tuple[str, Json]] = []
        self.shown: list[Json] = []
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.failures: defaultdict[str, deque[tuple[int, str, dict[str, str]]]] = defaultdict(deque)
        self.triggers: dict[str, float] = {}
        self.urls: dict[str, Json] = {}
        self.codes: dict[str, str] = {}
        self.acks: list[float] = []
        self.redirects: dict[str, str] = {}
        self._count = 1_700_000_000
        self._socket: web.WebSocketResponse | None = None
        self._envelopes: dict[str, asyncio.Future[Json]] = {}
        self.connected = asyncio.Event()
        self.connections = 0
        self.held = ""
        self.slow: defaultdict[str, deque[float]] = defaultdict(deque)
        self.patience = 5.0
        self.slow_for: dict[tuple[str, str], float] = {}
        self.holding = asyncio.Event()
        self._api = Api(self)

    def app(self) -> web.Application:
        """Return everything Slack serves."""
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/commands/{id}", self._respond)
        app.router.add_get("/files/{id}", self._download)
        app.router.add_get("/socket", self._connect)
        return app

    def fail(self, method: str, error: str = "", *, status: int = 200, retry_after: int | None = None) -> None:
        """Let the next call of a method (or `response_url`) fail once."""
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        self.failures[method].append((status, error, headers))

    # -- people and places -------------------------------------------------------------------------------------------

    def person(self, user: str, *, locale: str = "en-US", team: str = TEAM, **more: Any) -> str:
        """Add a person."""
        self.users[user] = {"id": user, "team_id": team, "locale": locale, "profile": {}, **more}
        return user

    def channel(self, name: str, *members: str, private: bool = False, kind: str = "", creator: str = "") -> str:
        """Add a channel with its members; the bot is one if it is named. `kind` mpim is a group direct message."""
        kind = kind or ("groups" if private else "channels")
        self.channels[name] = {"id": name, "members": {*members}, "private": kind != "channels", "kind": kind}
        self.channels[name]["creator"] = creator
        return name

    async def invite(self, channel: str, by: str = "", user: str = BOT_USER) -> list[int]:
        """Add somebody, the bot itself for one, to a channel and say so where the scopes allow it."""
        known = self.channels[channel]
        known["members"].add(user)
        if BOT_USER not in known["members"] or f"{known['kind']}:read" not in self.scopes:
            return []
        event: Json = {"type": "member_joined_channel", "user": user, "channel": channel, "channel_type": channel[0]}
        return [await self.event(event | {"team": TEAM} | ({"inviter": by} if by else {}))]

    def direct(self, user: str) -> str:
        """Return the channel of a person's direct messages with the bot."""
        name = f"D{user}"
        known = {"id": name, "members": {user, BOT_USER}, "user": user, "private": True, "kind": "im"}
        self.channels.setdefault(name, known)
        return name

    def stamp(self) -> str:
        """Return the next message's ts."""
        self._count += 1
        return f"{self._count}.000100"

    def trigger(self, seconds: float = 3.0) -> str:
        """Return a fresh trigger id."""
        trigger = f"trigger.{self.stamp()}"
        self.triggers[trigger] = time.monotonic() + seconds
        return trigger

    def response_url(self, channel: str, user: str, ephemeral: str = "") -> str:
        """Return a fresh response_url."""
        name = self.stamp().replace(".", "")
        self.urls[name] = {
            "channel": channel,
            "user": user,
            "uses": 5,
            "until": time.monotonic() + 1800,
            "ts": ephemeral,
        }
        return f"{self.url}/commands/{name}"

    def upload(self, content: bytes, name: str, mimetype: str, **more: Any) -> Json:
        """Add a file as Slack describes it in a message."""
        number = f"F{self.stamp().replace('.', '')}"
        url = f"{self.url}/files/{number}"
        file = {"id": number, "name": name, "mimetype": mimetype, "mode": "hosted", "size": len(content)}
        file |= {"url_private": url, "url_private_download": url, **more}
        self.files[number] = (file, content)
        return file

    def in_channel(self, channel: str) -> list[Json]:
        """Return a channel's messages, oldest first."""
        return [self.messages[channel][ts] for ts in sorted(self.messages[channel])]

    def by_bot(self, channel: str) -> list[Json]:
        """Return what the bot has said in a channel."""
        return [one for one in self.in_channel(channel) if one.get("bot_id") == BOT]

    def reads(self, channel: str) -> str:
        """Return all words the bot shows in a channel."""
        return "\n".join(words(one["blocks"]) for one in self.by_bot(channel))

    # -- what people do ----------------------------------------------------------------------------------------------

    async def say(
        self, user: str, channel: str, text: str, *, thread: str = "", files: list[Json] | None = None, **more: Any
    ) -> str:
        """Write a message and deliver its events; returns its ts."""
        message: Json = {"type": "message", "user": user, "text": text, "ts": self.stamp(), **more}
        if thread:
            message["thread_ts"] = thread
        if files:
            message |= {"files": files, "subtype": "file_share"}
        self.messages[channel][message["ts"]] = message
        await self.tell(message, channel)
        return str(message["ts"])

    async def tell(self, message: Json, channel: str) -> list[int]:
        """Deliver the events of a message; returns the statuses."""
        kind = self._kind(channel)
        statuses = []
        if BOT_USER in self.channels[channel]["members"] and f"{self.channels[channel]['kind']}:history" in self.scopes:
            statuses.append(await self.event({**message, "channel": channel, "channel_type": kind}))
        if f"<@{BOT_USER}>" in message.get("text", "") and kind != "im":
            mention = {name: value for name, value in message.items() if name != "subtype"}
            statuses.append(await self.event({**mention, "type": "app_mention", "channel": channel}))
        return statuses

    async def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Change a message."""
        before = dict(self.messages[channel][ts])
        after = {**before, "text": text, "edited": {"user": user, "ts": self.stamp()}}
        self.messages[channel][ts] = after
        await self._about(channel, "message_changed", before, message=after)

    async def delete(self, channel: str, ts: str) -> None:
        """Delete a message."""
        await self._about(channel, "message_deleted", self.messages[channel].pop(ts), deleted_ts=ts)

    def _kind(self, channel: str) -> str:
        return str(self.channels[channel]["kind"]).removesuffix("s")

    async def _about(self, channel: str, subtype: str, before: Json, **more: Any) -> None:
        await self.event(
            {"type": "message", "subtype": subtype, "channel": channel, "ts": self.stamp()}
            | {"channel_type": self._kind(channel)}
            | {"previous_message": before, **more}
        )

    async def event(self, event: Json, *, event_id: str = "", team: str = TEAM) -> int:
        """Deliver one event of the Events API."""
        body = {"token": "x", "team_id": team, "api_app_id": APP, "type": "event_callback", "event": event}
        body |= {"event_id": event_id or f"Ev{self.stamp()}", "event_time": int(time.time())}
        whose: Json = {"team_id": team, "enterprise_id": None, "is_enterprise_install": False}
        if self.organisation:
            whose = {"team_id": None, "enterprise_id": self.organisation, "is_enterprise_install": True}
            body["enterprise_id"] = self.organisation
        body["authorizations"] = [{**whose, "user_id": BOT_USER, "is_bot": True}]
        return (await self.deliver(body, "events_api"))[0]

    async def slash(self, user: str, channel: str, text: str, *, trigger: str = "") -> tuple[int, str]:
        """Type `/ndr text`."""
        body = {"token": "x", "team_id": TEAM, "command": "/ndr", "text": text, "user_id": user, "channel_id": channel}
        body |= {"api_app_id": APP, "trigger_id": trigger or self.trigger(), "is_enterprise_install": "false"}
        if self.organisation:
            body |= {"is_enterprise_install": "true", "enterprise_id": self.organisation}
        return await self.deliver({**body, "response_url": self.response_url(channel, user)}, "slash_commands")

    async def press(
        self, user: str, channel: str, message: Json, label: str, *, trigger: str = "", times: int = 1
    ) -> list[int]:
        """Press the button with this label, value or action id (or choose the option) on whatever shows it."""
        action = _action(message.get("blocks") or message["view"]["blocks"], label)
        bodies = []
        for _ in range(times):
            body: Json = {"type": "block_actions", "actions": [{**action, "action_ts": self.stamp()}]}
            bodies.append(self._interaction(body, user, trigger) | self._container(user, channel, message))
        return [status for status, _ in await asyncio.gather(*(self.deliver(one, "interactive") for one in bodies))]

    def _container(self, user: str, channel: str, message: Json) -> Json:
        if "view" in message:
            return {"container": {"type": "view"}, "view": {**message["view"], "id": message["id"]}}
        ephemeral = bool(message.get("ephemeral"))
        where = {"type": "message", "message_ts": message["ts"], "channel_id": channel, "is_ephemeral": ephemeral}
        shown = {} if ephemeral else {"message": message}
        url = self.response_url(channel, user, message["ts"] if ephemeral else "")
        return {"container": where, "channel": {"id": channel}, "response_url": url, **shown}

    async def shortcut(self, user: str, name: str, channel: str = "", message: Json | None = None) -> tuple[int, str]:
        """Use a global shortcut, or one on a message."""
        body = self._interaction({"type": "shortcut", "callback_id": name}, user, "")
        if message is not None:
            body |= {"type": "message_action", "message": message, "message_ts": message["ts"]}
            body |= {"channel": {"id": channel}, "response_url": self.response_url(channel, user)}
        return await self.deliver(body, "interactive")

    async def submit(self, user: str, view_id: str, **values: Any) -> tuple[int, str]:
        """Send a modal: a text a block, or a list of files."""
        view = {**self.views[view_id], "id": view_id}
        state = {
            block: {"value": {"files": value} if isinstance(value, list) else {"value": value}}
            for block, value in values.items()
        }
        body: Json = {"type": "view_submission", "view": {**view, "state": {"values": state}}}
        return await self.deliver(self._interaction(body, user, ""), "interactive")

    async def open_home(self, user: str) -> None:
        """Open the bot's Home."""
        await self.event({"type": "app_home_opened", "user": user, "channel": self.direct(user), "tab": "home"})

    def _interaction(self, body: Json, user: str, trigger: str) -> Json:
        home = self.users.get(user, {}).get("team_id", TEAM)
        known: Json = {"user": {"id": user, "team_id": home}, "api_app_id": APP, "token": "x"}
        known |= {"team": {"id": TEAM, "domain": "contoso"}, "enterprise": None, "is_enterprise_install": False}
        if self.organisation:
            known |= {"team": None, "enterprise": {"id": self.organisation}, "is_enterprise_install": True}
        return {**known, "trigger_id": trigger or self.trigger(), **body}

    async def deliver(self, body: Json, kind: str) -> tuple[int, str]:
        """Send a payload to the bot the way Slack does; notes how long the acknowledgement took."""
        began = time.monotonic()
        answer = await (self._envelope(body, kind) if self.over_socket else self._post(body, kind))
        self.acks.append(time.monotonic() - began)
        return answer

    async def _post(self, body: Json, kind: str) -> tuple[int, str]:
        if kind == "events_api":
            raw, form = json.dumps(body), "application/json"
        else:
            raw = urlencode(body if kind == "slash_commands" else {"payload": json.dumps(body)})
            form = "application/x-www-form-urlencoded"
        headers = {"Content-Type": form, **signed(raw)}
        async with (
            ClientSession() as session,
            session.post(f"{self.bot_url}/slack/events", data=raw, headers=headers) as response,
        ):
            return response.status, await response.text()

    async def _envelope(self, body: Json, kind: str) -> tuple[int, str]:
        assert self._socket is not None
        name = f"env-{self.stamp()}"
        self._envelopes[name] = asyncio.get_running_loop().create_future()
        await self._socket.send_json(
            {"envelope_id": name, "type": kind, "payload": body, "accepts_response_payload": True}
        )
        answer = await asyncio.wait_for(self._envelopes[name], self.patience)
        return 200, json.dumps(answer.get("payload", ""))

    # -- what Slack serves -------------------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        arguments = await _arguments(request)
        await self._delay(method, str(arguments.get("user", "")))
        if self.failures[method]:
            status, error, headers = self.failures[method].popleft()
            return web.json_response({"ok": False, "error": error or "internal_error"}, status=status, headers=headers)
        try:
            need(method in ARGUMENTS, f"unknown_method {method}")
            need(request.content_type != "application/json" or method not in READS, f"{method} takes no JSON")
            given = {name: value for name, value in arguments.items() if name != "token"}
            required, optional = ARGUMENTS[method]
            need(required <= set(given) <= required | optional, f"{method}: arguments {sorted(given)}")
            self.calls.append((method, given))
            answer = await self._api.call(method, request.headers.get("Authorization", ""), given)
            await self._held(method)
        except Wrong as wrong:
            self.faults.append(f"{method}: {wrong}")
            return web.json_response({"ok": False, "error": "invalid_arguments", "detail": str(wrong)})
        except Denied as denied:
            return web.json_response({"ok": False, "error": str(denied)})
        granted = {"X-OAuth-Scopes": ",".join(sorted(self.scopes))} if self.names_scopes else {}
        return web.json_response({"ok": True, **answer}, headers=granted)

    async def _delay(self, what: str, whose: str) -> None:
        """Take as long to answer as a test says of the next of its kind, or of that person or file."""
        seconds = self.slow_for.get((what, whose), 0.0)
        await asyncio.sleep(self.slow[what].popleft() if self.slow[what] else seconds)

    async def _held(self, method: str) -> None:
        """Take as long to answer as a test says; what was asked for is done by then."""
        if method == self.held:
            self.holding.set()
            await asyncio.sleep(30)

    async def _respond(self, request: web.Request) -> web.Response:
        known = self.urls.get(request.match_info["id"])
        body = await request.json()
        if self.failures["response_url"]:
            status, error, headers = self.failures["response_url"].popleft()
            return web.Response(status=status, text=error, headers=headers)
        if known is None or known["uses"] <= 0 or time.monotonic() > known["until"]:
            self.faults.append("response_url used up")
            return web.Response(status=404, text="used_url")
        known["uses"] -= 1
        allowed = {"response_type", "replace_original", "delete_original", "text", "blocks", "thread_ts"}
        try:
            need(set(body) <= allowed and (body.get("text") or body.get("delete_original")), f"{sorted(body)}")
            check_blocks(body.get("blocks", []), most=50, surface="message")
        except Wrong as wrong:
            self.faults.append(f"response_url: {wrong}")
            return web.Response(status=400, text="invalid_blocks")
        self.calls.append(("response_url", body))
        if body.get("blocks"):
            self.shown.append({"ts": "", "blocks": body["blocks"]})
        self._show(known, body)
        return web.Response(text="ok")

    def _show(self, known: Json, body: Json) -> None:
        if body.get("response_type") == "in_channel":
            message = {"ts": self.stamp(), "bot_id": BOT, "user": BOT_USER, **body}
            self.messages[known["channel"]][message["ts"]] = message
            return
        old = next((one for one in self.ephemerals if known["ts"] and one["ts"] == known["ts"]), None)
        if body.get("delete_original"):
            if old:
                self.ephemerals.remove(old)
        elif body.get("replace_original", True) and old:
            old |= {"text": body["text"], "blocks": body.get("blocks", [])}
        else:
            shown = {"ts": self.stamp(), "ephemeral": True, "channel": known["channel"], "user": known["user"]}
            self.ephemerals.append({**shown, "text": body["text"], "blocks": body.get("blocks", [])})
            known["ts"] = known["ts"] or shown["ts"]

    async def _download(self, request: web.Request) -> web.Response:
        name = request.match_info["id"]
        self.requests.append(("GET", request.path, dict(request.headers)))
        if name in self.redirects:
            return web.Response(status=302, headers={"Location": self.redirects[name]})
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            return web.Response(text="<html>sign in</html>", content_type="text/html")
        await self._delay("download", name)
        file, content = self.files[name]
        return web.Response(body=content, content_type=file["mimetype"])

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP}})
        self._socket = socket
        self.connections += 1
        self.connected.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._taken(json.loads(message.data))
        return socket

    def _taken(self, answer: Json) -> None:
        waiting = self._envelopes.pop(answer["envelope_id"], None)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer)

    async def hang_up(self, how: str = "") -> None:
        """End the socket as Slack does now and then: it asks for a new one (`refresh`), or just closes it."""
        assert self._socket is not None
        self.connected.clear()
        if how:
            warning = {"type": "disconnect", "reason": f"{how}_requested", "debug_info": {"host": "applink-1"}}
            await self._socket.send_json(warning)
        else:
            await self._socket.close()


def signed(raw: str, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Return the headers by which Slack signs a request body."""
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=raw)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": str(signature)}


def _action(blocks: list[Json], label: str) -> Json:
    """Return the action of the newest element with this label."""
    for block in reversed(blocks):
        elements = [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]
        for one in elements:
            if one.get("type") == "button" and label in (one["text"]["text"], one.get("value"), one["action_id"]):
                return {name: one[name] for name in ("type", "action_id", "value") if name in one}
            for option in one.get("options", []):
                if option["text"]["text"] == label:
                    return {"type": one["type"], "action_id": one["action_id"], "selected_option": option}
    raise AssertionError(f"no button {label!r} in {words(blocks)!r}")


def labels(message: Json) -> list[str]:
    """Return the labels of all buttons of a message."""
    found = [one for block in message["blocks"] for one in block.get("elements", []) if one.get("type") == "button"]
    return [one["text"]["text"] for one in found]


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        return dict(await request.json())
    form = {name: values[0] for name, values in parse_qs(await request.text()).items()}
    return {**dict(request.query), **form}


@asynccontextmanager
async def slack(port: int = 0) -> AsyncIterator[FakeSlack]:
    """Serve a local Slack on a port of 127.0.0.1."""
    fake = FakeSlack()
    runner = web.AppRunner(fake.app(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    fake.url = re.sub(r"/\Z", "", f"http://127.0.0.1:{runner.addresses[0][1]}")
    try:
        yield fake
    finally:
        await runner.cleanup()
