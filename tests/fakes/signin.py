"""Microsoft's sign-in on loopback, over TLS as MSAL demands: judges secrets and signed assertions; and a machine's
managed identity, as App Service and virtual machines offer it.
"""

from __future__ import annotations

import base64
import ssl
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import jwt
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
IDENTITY_HEADER = "header-secret"


@dataclass
class SignIn:
    """What was asked for: the form of each token request. `certificate` is the one registered, `secret` the secret."""

    url: str = ""
    plain_url: str = ""
    certificate: x509.Certificate | None = None
    secret: str = "secret"
    refused: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)

    async def metadata(self, request: web.Request) -> web.Response:
        """GET /{tenant}/v2.0/.well-known/openid-configuration"""
        base = f"{self.url}/{request.match_info['tenant']}"
        found = {"issuer": f"{base}/v2.0", "token_endpoint": f"{base}/oauth2/v2.0/token"}
        return web.json_response({**found, "authorization_endpoint": f"{base}/oauth2/v2.0/authorize"})

    async def token(self, request: web.Request) -> web.Response:
        """POST /{tenant}/oauth2/v2.0/token"""
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append({"tenant": request.match_info["tenant"], **form})
        if self.refused or not self._proven(form, f"{self.url}{request.path}"):
            return web.json_response({"error": "invalid_client", "error_description": "not you"}, status=401)
        return web.json_response(
            {"token_type": "Bearer", "expires_in": 3600, "access_token": self._name(form["scope"])}
        )

    def _proven(self, form: dict[str, str], audience: str) -> bool:
        if "client_secret" in form:
            return form["client_secret"] == self.secret
        if self.certificate is None or form.get("client_assertion_type") != ASSERTION:
            return False
        proof = form["client_assertion"]
        print_ = base64.urlsafe_b64encode(self.certificate.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
        key: Any = self.certificate.public_key()
        try:
            claims = jwt.decode(proof, key, algorithms=["PS256"], audience=audience)
        except jwt.PyJWTError:
            return False
        named = jwt.get_unverified_header(proof)["x5t#S256"].rstrip("=")
        return bool(named == print_ and claims["iss"] == form["client_id"])

    async def app_service(self, request: web.Request) -> web.Response:
        """GET /msi/token, App Service's managed identity."""
        if request.headers.get("X-IDENTITY-HEADER") != IDENTITY_HEADER:
            return web.json_response({"message": "no header"}, status=400)
        return self._identity(request, {"expires_on": str(int(time.time()) + 3600)})

    async def machine(self, request: web.Request) -> web.Response:
        """GET /metadata/identity/oauth2/token, a virtual machine's managed identity."""
        if request.headers.get("Metadata") != "true":
            return web.json_response({"error": "bad_request"}, status=400)
        return self._identity(request, {"expires_in": "3600"})

    def _identity(self, request: web.Request, more: dict[str, str]) -> web.Response:
        self.asked.append(dict(request.query))
        if self.refused:
            return web.json_response({"error": "invalid_request", "error_description": "no identity"}, status=400)
        resource = request.query["resource"]
        found = {"access_token": self._name(resource), "resource": resource, "token_type": "Bearer", **more}
        return web.json_response(found)

    def _name(self, scope: str) -> str:
        return f"token {len(self.asked)} for {scope}"


def certificate(folder: Path, name: str) -> Path:
    """Write a private key and its self-signed certificate for 127.0.0.1 into one PEM file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    kind = serialization.PrivateFormat.PKCS8
    private = key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())
    file = folder / f"{name}.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@asynccontextmanager
async def signing_in(pem: Path) -> AsyncIterator[SignIn]:
    """Serve it with a certificate; those who trust the file trust the service."""
    fake, app = SignIn(), web.Application()
    app.add_routes(
        [
            web.get("/{tenant}/v2.0/.well-known/openid-configuration", fake.metadata),
            web.post("/{tenant}/oauth2/v2.0/token", fake.token),
            web.get("/msi/token", fake.app_service),
            web.get("/metadata/identity/oauth2/token", fake.machine),
        ]
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.url, fake.plain_url = (
        f"{scheme}://127.0.0.1:{at[1]}" for scheme, at in zip(("https", "http"), runner.addresses, strict=True)
    )
    try:
        yield fake
    finally:
        await runner.cleanup()
