"""Proves who the bot is to the connector: secret, certificate or managed identity, through the SDK."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Protocol

from botframework.connector.auth import (
    CertificateServiceClientCredentialsFactory,
    ManagedIdentityServiceClientCredentialsFactory,
    PasswordServiceClientCredentialFactory,
)
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from bot.words import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.teams.settings import TeamsSettings

KEPT_SECONDS = 60.0
"""How long a token is kept here; the library behind keeps it for its whole life, but in a thread and under a lock."""


class Credentials(Protocol):
    """Knows the bot's app id (by the SDK's factory) and gets its tokens."""

    factory: Any

    async def token(self, *, fresh: bool = False) -> str: ...


class AppCredentials:
    """Gets the bot's tokens in a thread, one at a time."""

    def __init__(self, settings: TeamsSettings) -> None:
        """Choose the SDK's factory. Raises ContentError for a certificate that cannot be read."""
        self._settings, self._cloud = settings, settings.endpoints
        self.factory = _factory(settings)
        self._source: Any = None
        self._token, self._until = "", 0.0
        self._turn = asyncio.Lock()

    async def token(self, *, fresh: bool = False) -> str:
        """Return a token for the connector. Raises what the sign-in service's refusal raises."""
        async with self._turn:
            if fresh or time.monotonic() >= self._until:
                if self._source is None or fresh:
                    self._source = await self.factory.create_credentials(
                        self._settings.app_id, self._cloud.scope, self._cloud.login_url, True
                    )
                self._token = await asyncio.to_thread(self._source.get_access_token)
                self._until = time.monotonic() + KEPT_SECONDS
            return self._token


def _factory(settings: TeamsSettings) -> Any:
    if settings.proof == "managed-identity":
        return ManagedIdentityServiceClientCredentialsFactory(settings.app_id)
    if settings.certificate is not None:
        thumbprint, pem = _certificate(settings.certificate)
        return CertificateServiceClientCredentialsFactory(thumbprint, pem, settings.app_id, settings.tenant_id or None)
    password = settings.app_password.get_secret_value()
    return PasswordServiceClientCredentialFactory(settings.app_id, password, settings.tenant_id or None)


def _certificate(path: Path) -> tuple[str, str]:
    """Return the thumbprint (SHA-1 in hex, as the sign-in service wants it) and the PEM text."""
    try:
        pem = path.read_text("ascii")
        thumbprint = x509.load_pem_x509_certificate(pem.encode()).fingerprint(hashes.SHA1()).hex()  # noqa: S303 (their choice)
    except (OSError, ValueError) as error:
        raise ContentError(
            f"NDR_TEAMS__CERTIFICATE: cannot read {path} ({type(error).__name__}); "
            "name a PEM file that holds the private key and the certificate"
        ) from error
    return thumbprint.upper(), pem
