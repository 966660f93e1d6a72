"""Proves who the bot is to Microsoft's services: secret, certificate or managed identity, by Microsoft's MSAL.

The SDK's own credentials around MSAL are not used: in a cloud they do not know they name no tenant, they keep a
managed identity's refused token, and they are good for one scope alone.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import msal
import requests
from botframework.connector.auth import PasswordServiceClientCredentialFactory
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.words import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.teams.settings import TeamsSettings

KEPT_SECONDS = 60.0
"""How long a token is kept here; MSAL keeps it for its whole life, but is to be asked in a thread and under a lock."""
CALL_SECONDS = 15.0
DEFAULT = "/.default"

Client = Callable[[str], dict[str, Any]]
"""Asks for a token by the resource it is for, and keeps what it got; a new client knows none."""


class Credentials(Protocol):
    """Knows the bot's app id (by the SDK's factory) and gets its tokens."""

    factory: Any

    async def token(self, *, fresh: bool = False, resource: str = "") -> str: ...


class AppCredentials:
    """Gets the bot's tokens in a thread, one at a time."""

    def __init__(self, settings: TeamsSettings) -> None:
        """Read the proof; nobody is asked yet. Raises ContentError for a certificate that cannot be read."""
        self._resource = settings.endpoints.scope.removesuffix(DEFAULT)
        self._open = _managed(settings.app_id) if settings.proof == "managed-identity" else _registered(settings)
        self._client: Client | None = None
        self._tokens: dict[str, tuple[str, float]] = {}
        self._turn = asyncio.Lock()
        self.factory = PasswordServiceClientCredentialFactory(settings.app_id, "", settings.tenant_id or None)

    async def token(self, *, fresh: bool = False, resource: str = "") -> str:
        """Return a token for a resource, unset for the connector.

        Raises PermissionError where it is refused, and what a sign-in service out of reach raises.
        """
        resource = resource or self._resource
        async with self._turn:
            token, until = self._tokens.get(resource, ("", 0.0))
            if fresh or time.monotonic() >= until:
                if self._client is None or fresh:
                    self._client = await asyncio.to_thread(self._open)
                token = _token(await asyncio.to_thread(self._client, resource))
                self._tokens[resource] = (token, time.monotonic() + KEPT_SECONDS)
            return token


def _managed(app_id: str) -> Callable[[], Client]:
    def opened() -> Client:
        session = requests.Session()
        session.request = partial(session.request, timeout=CALL_SECONDS)  # type: ignore[method-assign]  # as MSAL does
        client = msal.ManagedIdentityClient(msal.UserAssignedManagedIdentity(client_id=app_id), http_client=session)
        return lambda resource: client.acquire_token_for_client(resource=resource)

    return opened


def _registered(settings: TeamsSettings) -> Callable[[], Client]:
    proof = _certificate(settings.certificate) if settings.certificate else settings.app_password.get_secret_value()
    authority = f"{settings.endpoints.login_url.rstrip('/')}/{settings.tenant_id}"

    def opened() -> Client:
        # No instance discovery: the address is the operator's own, and no third service need vouch for it.
        client = msal.ConfidentialClientApplication(
            settings.app_id, proof, authority, instance_discovery=False, timeout=CALL_SECONDS
        )
        return lambda resource: client.acquire_token_for_client(scopes=[resource + DEFAULT])

    return opened


def _token(answer: dict[str, Any]) -> str:
    token = answer.get("access_token")
    if not isinstance(token, str):
        raise PermissionError(str(answer.get("error") or "no token")[:80])
    return token


def _certificate(path: Path) -> dict[str, str]:
    """Return key and certificate in PEM; MSAL signs with the one and names the other."""
    try:
        pem = path.read_text("ascii")
        x509.load_pem_x509_certificate(pem.encode())
        load_pem_private_key(pem.encode(), None)
    except (OSError, ValueError, TypeError) as error:
        raise ContentError(
            f"NDR_TEAMS__CERTIFICATE: cannot read {path} ({type(error).__name__}); "
            "name a PEM file that holds the private key, without a passphrase, and the certificate"
        ) from error
    return {"private_key": pem, "public_certificate": pem}
