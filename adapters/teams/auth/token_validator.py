"""Judges who calls: the SDK first, then our own rules. Whatever is wrong ends in a Refused, never in another error."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import jwt
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    BotFrameworkAuthenticationFactory,
    JwtTokenExtractor,
)

from adapters.teams.auth.signing_keys import KeysUnreachable

if TYPE_CHECKING:
    from botbuilder.schema import Activity
    from botframework.connector.auth import ClaimsIdentity

    from adapters.teams.auth.credentials import Credentials
    from adapters.teams.auth.signing_keys import Keys
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.settings import TeamsSettings

CHANNEL = "msteams"
MAX_TOKEN = 16 * 1024
LATEST = 1e11
"""No token ends later (seconds since 1970); a greater number is none."""
KEPT_SECONDS, MAX_KEPT = 60.0, 1000


class Refused(Exception):
    """A call that is not taken: its HTTP status and a short reason for the log, without personal data."""

    def __init__(self, status: int, reason: str) -> None:
        """Keep both."""
        super().__init__(reason)
        self.status, self.reason = status, reason


class TokenValidator(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK has no types
    """Validates calls and hands out cached connectors; makes no client for user tokens, which nobody uses here."""

    def __init__(
        self, settings: TeamsSettings, credentials: Credentials | None, keys: Keys, connectors: Connectors
    ) -> None:
        """Take what it judges by; without credentials (anonymous mode) no token is asked for."""
        self._settings, self._credentials, self._connectors = settings, credentials, connectors
        self._cloud = settings.endpoints
        self._lately: dict[tuple[Any, ...], tuple[Any, float]] = {}
        if credentials is None:
            return
        JwtTokenExtractor.metadataCache[self._cloud.openid_url] = keys
        self._sdk = BotFrameworkAuthenticationFactory.create(
            to_channel_from_bot_login_url=self._cloud.login_url,
            to_channel_from_bot_oauth_scope=self._cloud.scope,
            to_bot_from_channel_token_issuer=self._cloud.issuer,
            to_bot_from_channel_open_id_metadata_url=self._cloud.openid_url,
            credential_factory=credentials.factory,
        )

    async def authenticate_request(self, activity: Activity, auth_header: str | None) -> AuthenticateRequestResult:
        """Return who calls and the connector factory for the answer. Raises Refused."""
        result = AuthenticateRequestResult()
        result.connector_factory = self._connectors
        if self._credentials is not None:
            result.claims_identity = await self._known(activity, auth_header)
        if activity.channel_id != CHANNEL:
            raise Refused(403, "channel")
        if not self._connectors.allowed(activity.service_url or ""):
            raise Refused(403, "service-url")
        if self._credentials is not None and tenant(activity) not in self._settings.allowed_tenants:
            raise Refused(403, "tenant")
        self._connectors.trust(activity.service_url)
        return result

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> None:  # noqa: ARG002 (the SDK's signature)
        """Refuse: there is no way in but the route."""
        raise Refused(403, "streaming")

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Make none."""

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> Connectors:  # noqa: ARG002 (the SDK's signature)
        """Return the one cache of connectors."""
        return self._connectors

    async def _known(self, activity: Activity, header: str | None) -> Any:
        """Judge a token, or find it judged within the last minute for the same service: Teams uses one for an hour."""
        mark, now = (header, activity.service_url, activity.channel_id), time.monotonic()
        identity, until = self._lately.get(mark, (None, 0.0))
        if now < until:
            return identity
        expires = self._glance(header)
        identity = await self._judged(activity, header or "")
        if len(self._lately) >= MAX_KEPT:
            self._lately.clear()
        self._lately[mark] = (identity, now + min(KEPT_SECONDS, expires - time.time()))
        return identity

    def _glance(self, header: str | None) -> float:
        """Refuse what the SDK accepts or trips over: no token, no `exp`, another issuer or algorithm; returns `exp`."""
        scheme, _, token = (header or "").partition(" ")
        if scheme != "Bearer" or not token or len(token) > MAX_TOKEN:
            raise Refused(401, "no-token")
        try:
            claims = jwt.decode(token, options={"verify_signature": False})
            algorithm = jwt.get_unverified_header(token).get("alg")
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
            raise Refused(401, "not-a-token") from None
        if algorithm != "RS256":
            raise Refused(401, "algorithm")
        if claims.get("iss") != self._cloud.issuer:
            raise Refused(401, "issuer")
        expires = claims.get("exp")
        if not isinstance(expires, int | float) or isinstance(expires, bool) or not 0 < expires < LATEST:
            raise Refused(401, "no-expiry")
        return float(expires)

    async def _judged(self, activity: Activity, header: str) -> Any:
        try:
            result = await self._sdk.authenticate_request(activity, header)
        except KeysUnreachable:
            raise Refused(503, "keys-unreachable") from None
        except jwt.ExpiredSignatureError:
            raise Refused(401, "expired") from None
        except Exception as error:  # noqa: BLE001 (the SDK refuses with many kinds of errors)
            raise Refused(401, type(error).__name__) from None
        return result.claims_identity


def tenant(activity: Activity) -> str:
    """Return the tenant an activity comes from, empty if it names none."""
    data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    named = data.get("tenant") if isinstance(data.get("tenant"), dict) else {}
    account = activity.conversation
    return str((named or {}).get("id") or (account and account.tenant_id) or "").lower()
