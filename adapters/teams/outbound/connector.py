"""Calls the Bot Connector without blocking the loop: one session, tries again on 429 and 5xx, heeds Retry-After."""

from __future__ import annotations

import asyncio
import json
import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

import aiohttp
from botbuilder.schema import Activity, ResourceResponse

from adapters.teams.clouds import is_among

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from adapters.teams.auth.credentials import Credentials

AGAIN = frozenset({412, 429, 500, 502, 503, 504})
DELAYS = (0.5, 1.5, 4.0)
LONGEST_WAIT = 20.0
CALL_SECONDS = 15.0
MAX_ANSWER = 4 * 1024 * 1024
UNAUTHORIZED = 401
OK = range(200, 300)
ASIDE = "?isTargetedActivity=true"
"""A targeted message. Source: learn.microsoft.com, 'Send and receive targeted messages in group conversations'."""
JSON = {"Content-Type": "application/json"}
TIMEOUT = aiohttp.ClientTimeout(total=CALL_SECONDS)

Json = dict[str, Any]
Body: TypeAlias = Activity | Json
"""What is sent: an activity of the SDK, one of ours, or one of ours that is JSON already."""


class Failed(Exception):
    """A call the connector refused: its status and error code. `lasting` where a later try cannot succeed."""

    def __init__(self, status: int, code: str = "") -> None:
        """Keep both; 401, 429 and 5xx may pass."""
        super().__init__(f"{status} {code}".strip())
        self.status, self.code = status, code
        self.lasting = status not in AGAIN and status != UNAUTHORIZED and status >= 400  # noqa: PLR2004 (HTTP)


class Connector:
    """The connector of one service URL. `conversations` has the SDK's own calls, so that its adapter can use it."""

    def __init__(
        self,
        url: str,
        session: Callable[[], aiohttp.ClientSession],
        credentials: Credentials | None,
        delays: Sequence[float] = DELAYS,
    ) -> None:
        """Take the service URL, already judged."""
        self._url = url.rstrip("/") + "/v3"
        self._session, self._credentials, self._delays = session, credentials, delays
        self.conversations = self

    async def send_to_conversation(self, chat: str, activity: Body, *, aside: bool = False) -> ResourceResponse:
        """Send into a conversation; returns the new message's id. `aside` shows it to its `recipient` alone."""
        return _resource(await self.call("POST", _path(chat, "activities") + ASIDE * aside, activity))

    async def reply_to_activity(self, chat: str, message: str, activity: Body) -> ResourceResponse:
        """Send an answer to a message; returns the new message's id."""
        return _resource(await self.call("POST", _path(chat, "activities", message), activity))

    async def update_activity(
        self, chat: str, message: str, activity: Body, *, aside: bool = False
    ) -> ResourceResponse:
        """Put another content in a message's place."""
        return _resource(await self.call("PUT", _path(chat, "activities", message) + ASIDE * aside, activity))

    async def create_conversation(self, parameters: Json) -> str:
        """Open a conversation (a personal chat, a thread of a channel); returns its id."""
        return str((await self.call("POST", "/conversations", parameters)).get("id") or "")

    async def member(self, chat: str, person: str) -> Json:
        """Return a member of a conversation: name, e-mail address, objectId."""
        return await self.call("GET", _path(chat, "members", person))

    async def team(self, team: str) -> Json:
        """Return a team: name, aadGroupId."""
        return await self.call("GET", "/teams/" + quote(team, safe=""))

    async def call(self, method: str, path: str, content: Body | None = None) -> Json:
        """Call, wait and call again as often as is worth it. Raises Failed, ClientError, TimeoutError."""
        body = None if content is None else body_of(content)
        fresh = False
        for delay in (*self._delays, None):
            try:
                status, after, answer = await self._once(method, path, body, fresh=fresh)
            except (aiohttp.ClientConnectionError, TimeoutError):
                if delay is None:
                    raise
                await asyncio.sleep(delay)
                continue
            if status in OK:
                return answer
            failed = Failed(status, _code(answer))
            renew = status == UNAUTHORIZED and not fresh
            if delay is None or not (renew or status in AGAIN):
                raise failed
            fresh = fresh or renew
            if not renew:
                await asyncio.sleep(_pause(after, delay))
        raise AssertionError

    async def _once(self, method: str, path: str, body: bytes | None, *, fresh: bool) -> tuple[int, str, Json]:
        headers = JSON.copy() if body is not None else {}
        if self._credentials is not None:
            headers["Authorization"] = f"Bearer {await self._credentials.token(fresh=fresh)}"
        async with self._session().request(
            method, self._url + path, data=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
        ) as response:
            answer = await _answer(response)
            return response.status, response.headers.get("Retry-After", ""), answer


class Connectors:
    """One connector a service URL. Only addresses of the allowed hosts are ever called."""

    def __init__(
        self,
        hosts: tuple[str, ...],
        session: Callable[[], aiohttp.ClientSession],
        credentials: Credentials | None,
        delays: Sequence[float] = DELAYS,
        allowed: Callable[[str], bool] | None = None,
    ) -> None:
        """Start without any. `allowed` judges addresses in place of the hosts."""
        self.allowed = allowed or (lambda url: is_among(url, hosts))
        self._session, self._credentials, self._delays = session, credentials, delays
        self._known: dict[str, Connector] = {}

    def trust(self, url: str) -> None:
        """Make the connector of a service URL that came with a validated call."""
        if url not in self._known and len(self._known) < 1000:  # noqa: PLR2004 (a bound, far above the real number)
            self._known[url] = Connector(url, self._session, self._credentials, self._delays)

    async def create(self, service_url: str, audience: str | None = None) -> Connector:  # noqa: ARG002 (the SDK's signature)
        """Return the connector, as the SDK asks for it."""
        return self.of(service_url)

    def of(self, service_url: str) -> Connector:
        """Return the connector of a stored service URL. Raises Failed for a host that is not (or no longer) allowed."""
        if service_url not in self._known:
            if not self.allowed(service_url):
                raise Failed(403, "service-url")
            self.trust(service_url)
        return self._known[service_url]


def body_of(content: Body) -> bytes:
    """Return what is sent of an activity: JSON in UTF-8."""
    known = content.serialize() if isinstance(content, Activity) else content
    return json.dumps(known, ensure_ascii=False).encode("utf-8", "replace")


def _path(*parts: str) -> str:
    return "/conversations" + "".join("/" + quote(part, safe="") for part in parts)


async def _answer(response: aiohttp.ClientResponse) -> Json:
    if (response.content_length or 0) > MAX_ANSWER:
        return {}
    try:
        read = await response.json(content_type=None)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _resource(answer: Json) -> ResourceResponse:
    return ResourceResponse(id=str(answer.get("id") or ""))


def _code(answer: Json) -> str:
    error = answer.get("error")
    code = error.get("code") if isinstance(error, dict) else ""
    return code[:60] if isinstance(code, str) else ""


def _pause(after: str, delay: float) -> float:
    """Return the seconds to wait: what Retry-After says (seconds or a date, RFC 9110), else ours with some chance."""
    if after.isascii() and after.isdigit() and len(after) < 6:  # noqa: PLR2004 (a day has five digits)
        return min(float(after), LONGEST_WAIT)
    if after:
        try:
            until = parsedate_to_datetime(after)
        except ValueError:
            until = None
        if until is not None and until.tzinfo is not None:
            return min(max((until - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT)
    return delay * random.uniform(0.8, 1.4)  # noqa: S311 (no secret)
