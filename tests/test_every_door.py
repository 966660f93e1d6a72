"""Every route of the whole service: no request, however broken, gets a 500 or names anybody in the log."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web
from cryptography.fernet import Fernet
from structlog.testing import capture_logs

from adapters.composition.service import build
from adapters.composition.settings import Settings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

SECRET = "secret.person"
APP = "00000000-0000-0000-0000-0000000000a1"
NDR = {
    "NDR_WEB__ENABLED": "true",
    "NDR_SLACK__CLIENT_ID": "1.2",
    "NDR_SLACK__CLIENT_SECRET": "c",
    "NDR_SLACK__SIGNING_SECRET": "s",
    "NDR_SLACK__API_URL": "http://127.0.0.1:9/api/",
    "NDR_TEAMS__APP_ID": APP,
    "NDR_TEAMS__APP_PASSWORD": "p",
    "NDR_TEAMS__TENANT_ID": APP,
    "NDR_TEAMS__OPENID_URL": "http://127.0.0.1:9/keys",
    "NDR_DNS__RESOLVERS": "127.0.0.1:9",
}


def _token(**claims: Any) -> bytes:
    parts = ({"alg": "RS256", "typ": "JWT"}, {"iss": "https://api.botframework.com", **claims})
    raw = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts]
    return b"Bearer " + b".".join([*raw, b"AAAA"])


def _numeral(digits: int) -> bytes:
    claims = b'{"iss": "https://api.botframework.com", "exp": 1' + b"0" * digits + b"}"
    return b"Bearer eyJhbGciOiJSUzI1NiJ9." + base64.urlsafe_b64encode(claims).rstrip(b"=") + b".AAAA"


JSON = b"application/json"
FORM = b"multipart/form-data; boundary=edge"
PART = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="%b"\r\n\r\n550 5.4.1\r\n--edge--\r\n'
BODIES: dict[str, tuple[bytes, bytes]] = {
    "nothing": (JSON, b""),
    "no UTF-8": (JSON, b"\xff\xfe{" + SECRET.encode()),
    "lone surrogate": (JSON, b'{"text": "\\ud800 ' + SECRET.encode() + b'", "type": "message"}'),
    "raw surrogate": (JSON, b'{"text": "\xed\xa0\x80"}'),
    "deep": (JSON, b"[" * 100_000),
    "deep objects": (JSON, b'{"a":' * 50_000),
    "number": (JSON, b'{"event": 1e400, "timestamp": 1' + b"0" * 400 + b"}"),
    "many digits": (JSON, b"9" * 50_000),
    "no object": (JSON, b'["' + SECRET.encode() + b'"]'),
    "kinds": (JSON, b'{"event": [], "text": {}, "choice": 5, "type": {}, "from": 7, "conversation": "x"}'),
    "form as JSON": (JSON, b"payload=%7b%22user%22"),
    "utf-16": (b"application/json; charset=utf-16", b'{"a": 1}'),
    "charset": (b"application/json; charset=\xff\xfe", b'{"a": 1}'),
    "urlencoded": (b"application/x-www-form-urlencoded", b"payload=%ff%00&command=\xff"),
    "no boundary": (b"multipart/form-data", PART % b"a.eml"),
    "NUL in a file's name": (FORM, PART % (SECRET.encode() + b"\x00.eml")),
    "long part header": (FORM, PART % (b"x" * 100_000)),
    "many part headers": (FORM, b"--edge\r\n" + b"X-A: b\r\n" * 5000 + b"\r\n\r\n--edge--\r\n"),
    "cut form": (FORM, PART[:40]),
    "not gzip": (JSON + b"\r\nContent-Encoding: gzip", b"nonsense"),
}
HEADERS: dict[str, list[tuple[bytes, bytes]]] = {
    "plain": [],
    "Slack stamp": [(b"X-Slack-Request-Timestamp", b"1e400"), (b"X-Slack-Signature", b"v0=\xc5\xbc\xff")],
    "Slack numeral": [(b"X-Slack-Request-Timestamp", "٣".encode()), (b"X-Slack-Signature", b"v0=" + b"0" * 64)],
    "Slack digits": [(b"X-Slack-Request-Timestamp", b"9" * 400), (b"X-Slack-Signature", b"")],
    "token exp": [(b"Authorization", _numeral(400))],
    "token digits": [(b"Authorization", _numeral(5000))],
    "token negative": [(b"Authorization", _token(exp=-1, nbf=[], aud={}))],
    "token times": [(b"Authorization", _token(exp=time.time() + 60, nbf=1e300, iat=True, serviceurl=5))],
    "token garbage": [(b"Authorization", b"Bearer \xff.\xfe." + SECRET.encode())],
    "token long": [(b"Authorization", b"Bearer " + b"a" * 7000)],
    "cookie": [(b"Cookie", b"ndr=\xff\xfe; ndr=" + SECRET.encode())],
    "origin": [(b"Origin", b"http://[\xff")],
    "languages": [(b"Accept-Language", b"\xff\xfe,\x80" * 50)],
    "proxy": [(b"X-Forwarded-For", b"\xff, ::1%\xff"), (b"X-Forwarded-Host", b"\xff")],
    "stream": [(b"Last-Event-ID", b"9" * 400), (b"If-None-Match", b"\xff")],
    "long": [(b"X-Long", b"a" * 20_000)],
}
QUERIES = ("", "?code=%ff&state=%00", "?since=1e400", "?error=" + quote(SECRET) + "&state=" + "a" * 5000)


@asynccontextmanager
async def _served(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[web.Application, int]]:
    for key in os.environ:
        if key.startswith("NDR_"):
            monkeypatch.delenv(key)
    keys = {"NDR_DATABASE_URL": f"sqlite:///{folder}/ndr.db", "NDR_ENCRYPTION_KEYS": Fernet.generate_key().decode()}
    for key, value in {**NDR, **keys}.items():
        monkeypatch.setenv(key, value)
    service = await build(Settings())
    runner = web.AppRunner(service.app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield service.app, runner.addresses[0][1]
    finally:
        await runner.cleanup()
        await service.close()


async def _answer(port: int, head: bytes, fields: list[tuple[bytes, bytes]], kind: bytes, body: bytes) -> bytes:
    """Return the status line's code of one raw request; empty where the server only closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [head, b"Host: localhost:3978", b"Connection: close", b"Content-Type: " + kind]
    lines += [name + b": " + value for name, value in fields]
    lines.append(b"Content-Length: %d" % len(body))
    writer.write(b"\r\n".join(lines) + b"\r\n\r\n" + body)
    try:
        first = await asyncio.wait_for(reader.readline(), 10)
        rest = b"" if b"text/event-stream" in first else await asyncio.wait_for(reader.read(2000), 10)
    except ConnectionResetError:
        return b""
    finally:
        writer.close()
    assert b"Traceback" not in rest
    return first.split(b" ")[1] if first else b""


def _targets(app: web.Application) -> list[tuple[str, str]]:
    """Return each route's method and path; what stands in braces is filled with bytes that are no text."""
    targets = set()
    for route in app.router.routes():
        path = re.sub(r"\{\w+\}", "%ff%00", route.resource.canonical if route.resource else "/")
        targets |= {(method, path) for method in (("GET", "POST") if route.method == "*" else (route.method,))}
    return sorted(targets)


async def test_no_broken_request_is_a_fault_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """All routes with each broken body, header and query: answered below 500, in few lines that name nobody."""
    cases = [("plain", body, "") for body in BODIES] + [(header, "kinds", "") for header in HEADERS]
    cases += [("plain", "nothing", query) for query in QUERIES]
    faults = []
    with capture_logs() as logged:
        async with _served(tmp_path, monkeypatch) as (app, port):
            targets = _targets(app)
            for method, path in targets:
                for header, body, query in cases:
                    head = f"{method} {path}{query} HTTP/1.1".encode()
                    status = await _answer(port, head, HEADERS[header], *BODIES[body])
                    if status >= b"500":
                        faults.append((method, path, header, body, status))
    assert not faults
    paths = {path for _, path in targets}
    assert {"/", "/api/say", "/api/messages", "/slack/events", "/slack/install", "/healthz", "/privacy"} <= paths
    out, err = capfd.readouterr()
    assert SECRET not in json.dumps(logged, default=str) + out + err
    assert "Traceback" not in out + err
    assert len(logged) < len(targets)
