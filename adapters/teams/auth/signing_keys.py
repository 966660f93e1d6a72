"""The channel's signing keys: fetched without stopping the loop, kept a day, fetched anew once for an unknown one."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiohttp
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import InvalidKeyError

from adapters.net import limited_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

DAY_SECONDS = 24 * 3600.0
REFRESH_SECONDS = 60.0
FETCH_SECONDS = 5.0
MAX_BYTES = 1024 * 1024
MAX_KEYS = 200


class KeysUnreachable(Exception):
    """Raised where no keys are known and the issuer does not answer: nobody can be judged now."""


@dataclass(frozen=True, slots=True)
class Key:
    """A signing key and the channels it may speak for, as the SDK wants them."""

    public_key: RSAPublicKey | RSAPrivateKey
    endorsements: list[str]


class Keys:
    """Stands in the SDK's place for keys: theirs blocks the loop, and fails for an unknown key until a day is over."""

    def __init__(self, url: str, session: Callable[[], aiohttp.ClientSession]) -> None:
        """Take the address of the OpenID metadata; nothing is fetched yet."""
        self._url, self._session = url, session
        self._keys: dict[str, Key] = {}
        self._fetched = float("-inf")
        self._tried = float("-inf")
        self._turn = asyncio.Lock()

    async def get(self, key_id: str | None) -> Key:
        """Return a key by its `kid`. Raises PermissionError for an unknown one, KeysUnreachable without any."""
        known = self._keys.get(key_id or "")
        if known is None or time.monotonic() - self._fetched > DAY_SECONDS:
            await self._refresh()
            known = self._keys.get(key_id or "")
        if known is None:
            if not self._keys:
                raise KeysUnreachable
            raise PermissionError("unknown key")
        return known

    async def _refresh(self) -> None:
        """Fetch the keys, by one caller at a time and at most once a minute; what is known stays on a failure."""
        async with self._turn:
            now = time.monotonic()
            if now - self._tried < (REFRESH_SECONDS if self._keys else 1.0):
                return
            self._tried = now
            try:
                metadata = await self._json(self._url)
                found = await self._json(str(metadata["jwks_uri"]))
                keys = {one["kid"]: _key(one) for one in found["keys"][:MAX_KEYS] if one.get("kty") == "RSA"}
            except (
                aiohttp.ClientError,
                TimeoutError,
                ValueError,
                KeyError,
                TypeError,
                AttributeError,
                InvalidKeyError,
            ):
                return
            if keys:
                self._keys, self._fetched = keys, now

    async def _json(self, url: str) -> dict[str, Any]:
        timeout = aiohttp.ClientTimeout(total=FETCH_SECONDS)
        async with self._session().get(url, timeout=timeout, raise_for_status=True) as response:
            read = json.loads(await limited_read.body(response.content, MAX_BYTES))
        return read if isinstance(read, dict) else {}


def _key(jwk: dict[str, Any]) -> Key:
    return Key(RSAAlgorithm.from_jwk(jwk), [str(one) for one in jwk.get("endorsements") or []])
