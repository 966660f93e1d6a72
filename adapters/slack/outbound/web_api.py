"""Calls Slack's Web API for any workspace, and says what its errors mean for us."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from slack_sdk.web.async_slack_response import AsyncSlackResponse

METHODS: dict[str, tuple[str, ...]] = {
    "auth.test": (),
    "oauth.v2.access": (),
    "apps.connections.open": (),
    "chat.postMessage": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.update": ("chat:write",),
    "chat.delete": ("chat:write",),
    "conversations.open": ("im:write",),
    "conversations.history": ("channels:history", "groups:history", "mpim:history"),
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.replies": ("channels:history", "groups:history", "mpim:history"),
    "files.info": ("files:read",),
    "users.info": ("users:read",),
    "views.open": (),
    "views.update": (),
    "views.publish": (),
}
"""Every method in use and the bot scopes it needs. The first three are called by the SDK."""

_FORMS = {"conversations.history", "conversations.info", "conversations.replies", "files.info", "users.info"}

REVOKED = {"account_inactive", "token_revoked"}
"""The bot was removed. `invalid_auth` may also mean an address that Slack does not let in: no reason to forget."""
LOST = REVOKED | {"token_expired", "invalid_auth", "not_authed"}
CLOSED = {
    "team_access_not_granted",
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_thread_locked",
    "no_permission",
    "thread_not_found",
    "user_not_in_channel",
}
GONE = {"message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found"}
LATE = {"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "invalid_trigger_id"}
BUSY = {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
TRIES = 3

log = logging.getLogger(__name__)
log.setLevel(logging.WARNING)  # the SDK's debug lines show what people say


class Tokens(Protocol):
    """Knows the bot token of a workspace; None where the bot is not, or no longer, installed."""

    async def token(self, team: str) -> str | None: ...
    async def lost(self, team: str) -> None: ...


class OneToken:
    """The bot token of the settings."""

    def __init__(self, token: str, forget: Callable[[str], Awaitable[None]]) -> None:
        """Keep it; `forget` deletes what is kept of a workspace."""
        self._token, self._forget = token, forget

    async def token(self, team: str) -> str | None:  # noqa: ARG002 (one workspace, one token)
        """Return it, whatever the workspace."""
        return self._token

    async def lost(self, team: str) -> None:
        """Delete what is kept of the workspace; the token itself stands in the settings, which are not ours."""
        await self._forget(team)


class Refused(Exception):
    """Slack said no: `error` is its word for it."""

    def __init__(self, error: str, *, busy: bool = False) -> None:
        """Keep the word, and whether a later try may do."""
        super().__init__(error)
        self.error, self.busy = error, busy


class Slack:
    """The Web API. One client, one session, a token per call; 429 waits as told, 5xx and broken lines back off."""

    def __init__(self, base_url: str, tokens: Tokens, token: str | None = None) -> None:
        """Take where the API is and who knows the tokens; `token` is what Bolt's own calls use."""
        self.tokens = tokens
        self.client = AsyncWebClient(
            token=token,
            base_url=base_url,
            logger=log,
            retry_handlers=[
                AsyncConnectionErrorRetryHandler(max_retry_count=TRIES),
                AsyncRateLimitErrorRetryHandler(max_retry_count=TRIES),
                AsyncServerErrorRetryHandler(max_retry_count=TRIES),
            ],
        )

    async def call(self, method: str, team: str, **arguments: Any) -> Mapping[str, Any]:
        """Call a method for a workspace. Raises Refused; KeyError for a method that METHODS does not name."""
        return _data(await self._answer(method, team, arguments))

    async def call_granted(self, method: str, team: str, **arguments: Any) -> tuple[Mapping[str, Any], frozenset[str]]:
        """Call a method; return its answer, and the scopes that Slack says the token has."""
        answer = await self._answer(method, team, arguments)
        names = {name.lower(): value for name, value in dict(answer.headers).items()}
        scopes = str(names.get("x-oauth-scopes", "")).split(",")
        return _data(answer), frozenset(scope.strip() for scope in scopes)

    async def _answer(self, method: str, team: str, arguments: dict[str, Any]) -> AsyncSlackResponse:
        METHODS[method]  # what is not in the table has no scope in the manifest
        token = await self.tokens.token(team)
        if token is None:
            raise Refused("not_authed")
        try:
            if method in _FORMS:
                return await self.client.api_call(method, params={"token": token, **arguments})
            return await self.client.api_call(method, json={"token": token, **arguments})
        except SlackApiError as error:
            refused = _refused(error)
            if refused.error in REVOKED:
                await self.tokens.lost(team)
            raise refused from None


def _data(answer: AsyncSlackResponse) -> Mapping[str, Any]:
    data: Mapping[str, Any] = answer.data  # type: ignore[assignment] # every method in METHODS answers JSON
    return data


def _refused(error: SlackApiError) -> Refused:
    response: Any = error.response
    data = getattr(response, "data", None)
    word = str(data.get("error", "")) if isinstance(data, dict) else ""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)
    busy = word in BUSY or status == 429 or status >= 500  # noqa: PLR2004 (HTTP)
    return Refused(word or f"http_{status}", busy=busy)
