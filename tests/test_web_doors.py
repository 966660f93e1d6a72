"""The doors hold: odd requests are answered in our own words, and nobody's slowness is another's."""

from __future__ import annotations

import asyncio
import json
import logging
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from adapters.net.json_text import read_json
from adapters.runtime.log_rate_limit import EVERY_SECONDS, LogRateLimit
from adapters.web.error_middleware import outermost, quieten
from tests.fakes.httpbrowser import HttpBrowser, browsing
from tests.fakes.webserver import web_words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNDARY = "edge"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[HttpBrowser]:
    """A browser that has opened the page."""
    async with browsing(tmp_path) as one:
        await one.get("/")
        yield one


def form(head: bytes, content: bytes = b"550 5.4.1") -> bytes:
    """Return a form with a file whose part begins with `head`."""
    event = str(uuid4()).encode()
    named = b'--edge\r\nContent-Disposition: form-data; name="event"\r\n\r\n' + event
    return named + b"\r\n--edge\r\n" + head + b"\r\n\r\n" + content + b"\r\n--edge--\r\n"


PARTS = [
    b'Content-Disposition: form-data; name="file"; filename="secret.person\x00.eml"',
    b'Content-Disposition: form-data; name="file"; filename="' + b"secret.person" * 1000 + b'"',
    b'Content-Disposition: form-data; name="file"; filename="secret.person\xff\xfe.eml"',
    b"Content-Disposition: form-data; name=file; filename*=utf-8''secret.person%ff%00",
    b"Content-Disposition: \x01\x02secret.person",
    b"secret.person without a colon",
    b"\r\n".join(b"X-%d: secret.person" % number for number in range(2000)),
]


@pytest.mark.parametrize("head", PARTS)
async def test_odd_parts_of_a_form_are_no_fault_of_ours(
    browser: HttpBrowser, head: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in a part's header, the answer is no 5xx, and nothing of it is logged."""
    quieten()
    with capture_logs() as logged:
        status, line = await browser.post(
            "/api/say", form(head), **{"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        )
    assert status in (200, 400), status
    assert line.strip()
    out, err = capfd.readouterr()
    assert "secret.person" not in json.dumps(logged, default=str) + out + err


HEADERS = [
    (b"Cookie", b"ndr=\xff\xfe; ndr=\x80"),
    (b"Accept-Language", b"\xff\xfe,\x80" * 50),
    (b"Origin", b"http://[\xff"),
    (b"Host", b"[::1\xff"),
    (b"Content-Type", b"multipart/form-data; boundary=\xff"),
    (b"Content-Type", b"\xff/\xfe; charset=\xff"),
    (b"If-None-Match", b"\xff"),
    (b"Last-Event-ID", "\u0663".encode()),
    (b"X-Forwarded-For", b"\xff, ::1%\xff"),
    (b"Content-Encoding", b"gzip"),
    (b"Content-Encoding", b"deflate"),
    (b"Content-Length", b"9" * 400),
    (b"Transfer-Encoding", b"chunked"),
]


@pytest.mark.parametrize(("name", "value"), HEADERS)
@pytest.mark.parametrize("target", [b"GET / ", b"GET /static/%ff%00 ", b"POST /api/say ", b"PUT /api/click "])
async def test_odd_bytes_in_headers_are_answered(
    browser: HttpBrowser, name: bytes, value: bytes, target: bytes
) -> None:
    """Raw bytes where nobody expects them: an answer below 500, or the connection closed."""
    host, port = browser.site.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = [target + b"HTTP/1.1", b"Connection: close", name + b": " + value]
    if name != b"Host":
        lines.append(f"Host: {host}:{port}".encode())
    if name not in (b"Content-Length", b"Transfer-Encoding"):
        lines.append(b"Content-Length: 4")
    writer.write(b"\r\n".join(lines) + b"\r\n\r\n\xff\xfe{[")
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    assert answer == b"" or int(answer.split(b" ")[1]) < 500
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    ("escaped", "read"),
    [
        (r"\ud800 550 5.4.1", "\ufffd 550 5.4.1"),
        (r"550 5.4.1 \udc00", "550 5.4.1 \ufffd"),
        (r"550 5.4.1 \ud83d\ude00", "550 5.4.1 \U0001f600"),
        (r"\\ud800 550 5.4.1", r"\ud800 550 5.4.1"),
    ],
)
async def test_half_of_an_emoji_is_read(browser: HttpBrowser, escaped: str, read: str) -> None:
    """Text cut in the middle of an emoji reaches the reader, with a replacement character for the half."""
    body = f'{{"event": "{uuid4()}", "text": "{escaped}"}}'.encode()
    assert (await browser.post("/api/say", body))[0] == 200
    said: Any = browser.site.talker.taken[-1].said
    assert said.text == read


@pytest.mark.parametrize("body", [b"\xff\xfe{", b"[" * 100_000, b"9" * 5000, b'{"a": 1e', b"", b"\xed\xa0\x80"])
def test_what_is_no_json_is_a_value_error(body: bytes) -> None:
    """No body of whatever kind raises another error."""
    with pytest.raises(ValueError, match=r".*"):
        read_json(body)


class _Away(Exception):
    """Stands for a database that is away; its text holds what must not be logged."""


async def _faulty() -> web.AppRunner:
    async def away(_: web.Request) -> web.Response:
        raise _Away("secret.person@contoso.example")

    async def undecodable(request: web.Request) -> web.Response:
        return web.Response(text=(await request.read()).decode("utf-8"))

    app = web.Application(middlewares=[outermost(web_words())])
    app.add_routes([web.get("/away", away), web.post("/undecodable", undecodable)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def test_faults_are_answered_in_our_words_and_logged_once() -> None:
    """A fault behind a route is 503, an unreadable body 400, an unknown path 404; one line, without its text."""
    quieten()
    runner = await _faulty()
    url = "http://{}:{}".format(*runner.addresses[0])
    words = web_words()
    try:
        with capture_logs() as logged:
            async with aiohttp.ClientSession(headers={"Accept-Language": "pl"}) as session:
                for method, path, body, status, word in (
                    *[("GET", "/away", b"", 503, "unavailable")] * 20,
                    ("POST", "/undecodable", b"\xff", 400, "unreadable"),
                    ("GET", "/nowhere", b"", 404, "not-found"),
                    ("DELETE", "/away", b"", 405, "unreadable"),
                ):
                    async with session.request(method, url + path, data=body) as response:
                        assert (response.status, await response.text()) == (
                            status,
                            words.say("pl", f"web/{word}") + "\n",
                        )
                        assert response.headers["X-Content-Type-Options"] == "nosniff"
    finally:
        await runner.cleanup()
    assert [line["event"] for line in logged] == ["request-failed", "request-unreadable"]
    assert "secret.person" not in json.dumps(logged, default=str)


def test_libraries_say_nothing_of_a_request(capfd: pytest.CaptureFixture[str]) -> None:
    """What a library logs becomes one line of ours: its name, the kind of error, where."""
    quieten()
    with capture_logs() as logged:
        for _ in range(50):
            logging.getLogger("aiohttp.server").error(
                "Error handling request from %s", "192.0.2.7", exc_info=_Away("secret.person@contoso.example")
            )
    assert [(line["event"], line["error"], line["library"]) for line in logged] == [
        ("library-warned", "_Away", "aiohttp.server")
    ]
    assert not capfd.readouterr().err


def test_lines_left_out_are_counted() -> None:
    """The next line of a kind says how many were left out."""
    now = 0.0
    seldom = LogRateLimit(lambda: now)
    assert [seldom.before("a") for _ in range(3)] == [0, None, None]
    assert seldom.before("b") == 0
    now = EVERY_SECONDS
    assert seldom.before("a") == 2


async def _half_sent(url: str, cookie: str) -> asyncio.StreamWriter:
    """Begin an upload that never ends."""
    host, port = url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    begun = form(b'Content-Disposition: form-data; name="file"; filename="a.eml"')[:-20]
    head = (
        f"POST /api/say HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {url}\r\nCookie: ndr={cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: 100000\r\n\r\n"
    )
    writer.write(head.encode() + begun)
    await writer.drain()
    return writer


async def _cookie(url: str) -> str:
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.get(f"{url}/") as response,
    ):
        return SimpleCookie(response.headers["Set-Cookie"])["ndr"].value


async def test_half_sent_uploads_of_one_do_not_stop_another(browser: HttpBrowser) -> None:
    """Twenty uploads that never end, of one person: another's is taken at once."""
    slow = await _cookie(browser.site.url)
    open_ones = [await _half_sent(browser.site.url, slow) for _ in range(20)]
    await asyncio.sleep(0.2)
    try:
        whole = form(b'Content-Disposition: form-data; name="file"; filename="a.eml"')
        sent = browser.post("/api/say", whole, **{"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
        assert (await asyncio.wait_for(sent, 5))[0] == 200
    finally:
        for writer in open_ones:
            writer.close()


async def test_streams_of_one_person_are_bounded(browser: HttpBrowser) -> None:
    """Nobody opens a stream for each of a thousand conversations of their own."""
    host, port = browser.site.url.removeprefix("http://").split(":")
    token = (await _cookie(browser.site.url)).partition(".")[0]
    answers, writers = [], []
    for count in range(10):
        reader, writer = await asyncio.open_connection(host, int(port))
        writers.append(writer)
        asked = f"GET /api/stream HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: ndr={token}.{count}\r\n\r\n"
        writer.write(asked.encode())
        answers.append((await asyncio.wait_for(reader.readline(), 5)).split()[1])
    assert answers == [b"200"] * 8 + [b"429"] * 2
    for writer in writers:
        writer.close()
