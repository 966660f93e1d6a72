"""Seals what is kept and must not be read from the database: a `response_url` writes in a channel for half an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.fernet import InvalidToken

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

SECONDS = 30 * 60
"""As long as Slack takes anything at a response_url."""
OPEN = ("https://", "http://")


class ResponseUrlCipher:
    """Encrypts with the first of NDR_ENCRYPTION_KEYS; each of them opens, for half an hour."""

    def __init__(self, keys: MultiFernet) -> None:
        """Take the keys."""
        self._keys = keys

    def close(self, url: str) -> str:
        """Return an address sealed; an empty one stays empty."""
        return self._keys.encrypt(url.encode()).decode() if url else ""

    def open(self, sealed: str) -> str | None:
        """Return a sealed address, or one that never was; None where it is too old or its key is gone."""
        if not sealed or sealed.startswith(OPEN):
            return sealed or None
        try:
            return self._keys.decrypt(sealed.encode(), ttl=SECONDS).decode()
        except InvalidToken:
            return None
