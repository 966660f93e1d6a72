"""An OpenID issuer on loopback with real RSA keys: metadata, keys and the tokens they sign."""

from __future__ import annotations

import json
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

APP = "6f0b3c5e-0000-4000-8000-00000000c0de"
ISSUER = "https://issuer.contoso.example"


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """Return a private key by its `kid`."""
    del name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Issuer:
    """Publishes some keys and signs with any."""

    url: str = ""
    published: list[str] = field(default_factory=lambda: ["first"])
    fetched: int = 0
    down: bool = False

    async def metadata(self, _: web.Request) -> web.Response:
        """Answer with where the keys are."""
        if self.down:
            return web.Response(status=500)
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys"})

    async def keys(self, _: web.Request) -> web.Response:
        """Answer with the keys."""
        self.fetched += 1
        found = [
            {**json.loads(RSAAlgorithm.to_jwk(key(name).public_key())), "kid": name, "endorsements": ["msteams"]}
            for name in self.published
        ]
        return web.json_response({"keys": found})

    def token(self, service_url: str, kid: str = "first", *, signed_by: str | None = None, **claims: Any) -> str:
        """Return a signed token; a claim of None is left out."""
        now = int(time.time())
        wanted = {"iss": ISSUER, "aud": APP, "serviceurl": service_url, "nbf": now - 60, "exp": now + 3600, **claims}
        kept = {name: value for name, value in wanted.items() if value is not None}
        return jwt.encode(kept, key(signed_by or kid), "RS256", headers={"kid": kid})


@asynccontextmanager
async def issuing() -> AsyncIterator[Issuer]:
    """Serve an issuer on a free port of 127.0.0.1."""
    issuer = Issuer()
    app = web.Application()
    app.add_routes([web.get("/openid", issuer.metadata), web.get("/keys", issuer.keys)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    issuer.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield issuer
    finally:
        await runner.cleanup()
