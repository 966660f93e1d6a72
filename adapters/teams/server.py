"""The route /api/messages and all that stands behind it. `mount` is what the composition root calls."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import structlog
from aiohttp import web

from adapters.net import limited_read
from adapters.net.json_text import read_json
from adapters.runtime.log_rate_limit import LogRateLimit
from adapters.teams.auth import anonymous
from adapters.teams.auth.credentials import AppCredentials
from adapters.teams.auth.signing_keys import Keys
from adapters.teams.auth.token_validator import Refused, TokenValidator
from adapters.teams.inbound.activity_router import Turns
from adapters.teams.inbound.sdk_adapter import TeamsAdapter
from adapters.teams.outbound.connector import DELAYS, Connectors
from adapters.teams.wiring import House, Parts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from adapters.teams.auth.credentials import Credentials
    from adapters.teams.conversation_ref import Json
    from adapters.teams.outbound.card_sender import Sender

PATH = "/api/messages"
MAX_BODY = 1024 * 1024
BODY_SECONDS = 20.0
AT_ONCE = 64

_log = structlog.get_logger(__name__)


class Teams:
    """The channel as it runs. `sender` is the dispatcher's channel for deliveries that no request waits for."""

    def __init__(self, house: House, credentials: Credentials | None = None, delays: Sequence[float] = DELAYS) -> None:
        """Put it together; `credentials` stand in for those of the settings, in tests. Raises ContentError."""
        settings = house.settings
        if not settings.anonymous and credentials is None:
            credentials = AppCredentials(settings)
        allowed = anonymous.is_loopback_url if settings.anonymous else None
        self._anonymous = settings.anonymous
        self._session: aiohttp.ClientSession | None = None
        self._seldom = LogRateLimit()
        self._bodies = asyncio.Semaphore(AT_ONCE)
        cloud = settings.endpoints
        self.connectors = Connectors(cloud.service_hosts, self._open, credentials, delays, allowed)
        self.keys = Keys(cloud.openid_url, self._open)
        self.parts = Parts(house, self.connectors, self._open, credentials)
        self._turns = Turns(self.parts)
        self.adapter = TeamsAdapter(TokenValidator(settings, credentials, self.keys, self.connectors), self._turns.take)

    @property
    def sender(self) -> Sender:
        """Return the dispatcher's channel."""
        return self.parts.sender

    def add_to(self, app: web.Application) -> None:
        """Add the route and the session's life to an application."""
        app.router.add_post(PATH, self.messages)
        app.cleanup_ctx.append(self._life)
        app.on_shutdown.append(self._stop)

    async def messages(self, request: web.Request) -> web.Response:
        """Take an activity. What is refused is answered 4xx (503 where nobody can be judged now), never 500."""
        try:
            if self._anonymous:
                anonymous.judge(request)
            header = request.headers.get("Authorization")
            if not self._anonymous and not header:
                raise Refused(401, "no-token")  # noqa: TRY301 (one way out for all that is refused)
            async with self._bodies:
                activity = await _activity(request)
            answer = await self.adapter.take(header, activity)
        except Refused as refused:
            before = self._seldom.before(refused.status, refused.reason)
            if before is not None:
                _log.warning("teams-call-refused", status=refused.status, reason=refused.reason, left_out=before)
            return web.Response(status=refused.status)
        return web.Response() if answer is None else web.json_response(answer)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100, limit_per_host=50), cookie_jar=aiohttp.DummyCookieJar()
            )
        return self._session

    async def _life(self, _: web.Application) -> AsyncIterator[None]:
        yield
        if self._session is not None:
            await self._session.close()

    async def _stop(self, _: web.Application) -> None:
        await self._turns.close()


def mount(app: web.Application, house: House, host: str) -> Teams:
    """Add Teams to an application that is bound to `host`; returns the channel. Raises ContentError."""
    anonymous.permit(house.settings, host)
    teams = Teams(house)
    teams.add_to(app)
    return teams


async def _activity(request: web.Request) -> Json:
    """Read the body, bounded before it is parsed. Raises Refused."""
    if (request.content_length or 0) > MAX_BODY:
        raise Refused(413, "body")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await limited_read.body(request.content, MAX_BODY)
    except limited_read.TooLong:
        raise Refused(413, "body") from None
    except (TimeoutError, aiohttp.ClientError, aiohttp.http.HttpProcessingError):
        raise Refused(408, "body") from None
    try:
        read = read_json(body)
    except ValueError:
        raise Refused(400, "body") from None
    if not isinstance(read, dict):
        raise Refused(400, "body")
    return read
