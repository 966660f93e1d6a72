"""Reads the post that a thread is under, by Microsoft Graph, where the team granted `ChannelMessage.Read.Group`.

Whatever goes wrong (no right, no team, no answer in time) is the same as not being allowed: nothing is read.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import aiohttp
import structlog

from adapters.net import limited_read
from adapters.teams.conversation_ref import THREAD, Json, text
from adapters.teams.inbound import activities
from adapters.teams.outbound.connector import Failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.teams.auth.credentials import Credentials
    from adapters.teams.conversation_ref import Place
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.settings import TeamsSettings
    from bot.model import Paste

SECONDS = 5.0
MAX_BYTES = 1024 * 1024
OK = 200

_log = structlog.get_logger(__name__)


class Parents:
    """Reads parent posts; off unless the settings say otherwise."""

    def __init__(
        self,
        settings: TeamsSettings,
        connectors: Connectors,
        session: Callable[[], aiohttp.ClientSession],
        credentials: Credentials | None,
    ) -> None:
        """Take the ways out. Graph's address is the cloud's, never anybody's word."""
        self._on = settings.read_parent and credentials is not None
        self._graph = settings.endpoints.graph_url.rstrip("/")
        self._connectors, self._session, self._credentials = connectors, session, credentials

    async def read(self, at: Place) -> Paste | None:
        """Return the post that a thread is under; None where it cannot be read within 5 s. Nothing of it is kept."""
        if not (self._on and at.scope == "channel" and at.root and at.team):
            return None
        try:
            async with asyncio.timeout(SECONDS):
                said = activities.posted(await self._post(at))
        except (Failed, aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            _log.info("parent-not-read", error=type(error).__name__)
            return None
        return said if said.text else None

    async def _post(self, at: Place) -> Json:
        team = at.group or text(await self._connectors.of(at.url).team(at.team), "aadGroupId")
        if not team or self._credentials is None:
            raise ValueError("no team")
        token = await self._credentials.token(resource=self._graph)
        names = ("teams", team, "channels", at.chat.partition(THREAD)[0], "messages", at.root)
        url = f"{self._graph}/v1.0/" + "/".join(quote(name, safe="") for name in names)
        headers = {"Authorization": f"Bearer {token}"}
        async with self._session().get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status != OK:
                raise Failed(answer.status)
            found = json.loads(await limited_read.body(answer.content, MAX_BYTES))
        return found if isinstance(found, dict) else {}
