"""The web chat over HTTP: the real store, the real words, a bot of the tests behind it."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp
import pytest
from aiohttp import FormData
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict
from pydantic import ValidationError

from adapters.web.limits import Allowance
from adapters.web.origin_policy import OriginPolicy
from adapters.web.page_templates import STATIC, Pages
from adapters.web.request_bodies import Refused, in_time
from adapters.web.settings import WebSettings
from bot.ports import Click
from tests.fakes.httpbrowser import HttpBrowser, browsing
from tests.fakes.webserver import web_words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e<b>550 5.4.1</b>\r\nid: 99\r\n\r\nevent: reset\x00"


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[HttpBrowser]:
    """A browser that has opened the page."""
    async with browsing(tmp_path) as one:
        await one.get("/")
        yield one


def blocks_of(heard: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [block for event in heard for block in event["data"].get("blocks", ())]


async def test_page_has_its_cookie_and_its_policy(browser: HttpBrowser) -> None:
    """The page sets a random HttpOnly cookie of one site and lets nothing but its own files run."""
    browser.session.cookie_jar.clear()
    response, text = await browser.get("/")
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Secure" not in cookie
    assert len(response.cookies["ndr"].value.partition(".")[0]) == 43
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
    )
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "{{" not in text
    assert " style=" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    browser.session.cookie_jar.clear()
    again, _ = await browser.get("/")
    assert again.cookies["ndr"].value != response.cookies["ndr"].value


async def test_every_file_of_the_page_is_served_and_nothing_else(browser: HttpBrowser) -> None:
    """Scripts and styles come with their type and policy; a path out of the folder finds nothing."""
    for name, kind in (("app.js", "text/javascript"), ("style.css", "text/css"), ("icon.svg", "image/svg+xml")):
        response, _ = await browser.get(f"/static/{name}")
        assert (response.status, response.content_type) == (200, kind)
        assert "Content-Security-Policy" in response.headers
        unchanged, _ = await browser.get(f"/static/{name}", **{"If-None-Match": response.headers["ETag"]})
        assert unchanged.status == 304
    for name in ("index.html", "..%2fserver.py", "server.py", "%2e%2e/server.py"):
        response, _ = await browser.get(f"/static/{name}")
        assert response.status == 404, name


async def test_scripts_never_parse_what_is_said() -> None:
    """No script of the page turns text into HTML or code."""
    for path in STATIC.glob("*.js"):
        script = path.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert forbidden not in script, path.name


async def test_page_speaks_the_language_of_the_browser_and_then_of_the_person(browser: HttpBrowser) -> None:
    """Accept-Language decides until somebody chose a language; the choice is told to the open page."""
    _, polish = await browser.get("/", **{"Accept-Language": "pl-PL,pl;q=0.9,en;q=0.8"})
    assert '<html lang="pl">' in polish
    assert "Wklej tutaj zwrotkę" in polish
    listening = await browser.listen("locale")
    assert (await browser.say("language pl", locale="en"))[0] == 200
    assert (await listening)[-1]["data"] == {"value": "pl"}
    _, chosen = await browser.get("/", **{"Accept-Language": "en"})
    assert '<html lang="pl">' in chosen


async def test_paste_is_answered_on_the_stream(browser: HttpBrowser) -> None:
    """Text and the clipboard's HTML reach the bot; its answers come numbered, passing views without a number."""
    listening = await browser.listen("choices")
    assert (await browser.say("one\ntwo\n550 5.4.1", html="<p>one</p>"))[0] == 200
    heard = await listening
    taken = browser.site.talker.taken[0]
    assert not isinstance(taken.said, Click)
    assert (taken.said.text, taken.said.html) == ("one\ntwo\n550 5.4.1", "<p>one</p>")
    assert taken.conversation.startswith("web:")
    assert taken.actor.id.startswith("web:")
    cookie = next(iter(browser.session.cookie_jar)).value
    assert cookie.partition(".")[0] not in taken.conversation + taken.actor.id + taken.event
    assert [event["id"] for event in heard if event["event"] == "delivery" and "id" in event] == ["1", "2", "3"]
    passing = [event for event in heard if event["event"] == "delivery" and "id" not in event]
    assert passing
    assert all(event["data"]["seq"] is None for event in passing)


async def test_click_is_answered_while_checks_are_under_way(tmp_path: Path) -> None:
    """A POST returns once its event is kept; the next one need not wait for the first one's report."""
    async with browsing(tmp_path, pause=0.15) as browser:
        await browser.get("/")
        listening = await browser.listen("report")
        await browser.say("550 5.4.1")
        assert await browser.post("/api/click", {"event": str(uuid4()), "choice": "a:b:1"}) == (200, '{"ok": true}')
        names = [block["block"] for block in blocks_of(await listening)]
        assert names.index("heading") < names.index("report")


async def test_reconnecting_brings_what_was_missed_and_nothing_twice(browser: HttpBrowser) -> None:
    """After Last-Event-ID come the deliveries behind it; without one, all of them."""
    await browser.say("550 5.4.1")
    await browser.hear("choices")
    everything = await browser.hear("ready")
    assert [event["data"]["seq"] for event in everything if event["event"] == "delivery"] == [1, 2, 3]
    missed = await browser.hear("ready", since=2)
    assert [event["data"]["seq"] for event in missed if event["event"] == "delivery"] == [3]
    assert [event["event"] for event in await browser.hear("ready", since=3)] == ["hello", "ready"]
    for odd in ("-1", "9" * 30, "x", "²"):
        async with browser.session.get(f"{browser.site.url}/api/stream?since={odd}") as response:
            assert response.status == 200


async def test_repeated_event_is_answered_once(browser: HttpBrowser) -> None:
    """A retried POST is taken politely and says nothing more, also when both run at once."""
    event = str(uuid4())
    first = await asyncio.gather(browser.say("550 5.4.1", event), browser.say("550 5.4.1", event))
    assert [status for status, _ in first] == [200, 200]
    assert (await browser.say("550 5.4.1", event))[0] == 200
    heard = await browser.hear("choices")
    assert len([block for block in blocks_of(heard) if block["block"] == "quote"]) == 1


async def test_two_browsers_do_not_meet(browser: HttpBrowser) -> None:
    """Neither the same event id nor the same address leads into somebody else's conversation."""
    event = str(uuid4())
    await browser.say("550 5.4.1 mine", event)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        other = HttpBrowser(browser.site, session)
        await other.get("/")
        assert [one["event"] for one in await other.hear("ready")] == ["hello", "ready"]
        assert (await other.say("550 5.4.1 theirs", event))[0] == 200
        quotes = [block["text"] for block in blocks_of(await other.hear("choices")) if block["block"] == "quote"]
    assert quotes == ["550 5.4.1 theirs"]


async def test_click_reaches_the_bot_as_offered(browser: HttpBrowser) -> None:
    """A pressed button hands over the choice's id to the letter."""
    status, _ = await browser.post("/api/click", {"event": str(uuid4()), "choice": "who:admin:1"})
    assert status == 200
    assert browser.site.talker.taken[0].said == Click(choice="who:admin:1")


async def test_beginning_afresh_leaves_the_old_conversation(browser: HttpBrowser) -> None:
    """Afterwards the person is the same, the conversation another; open pages are told."""
    await browser.say("550 5.4.1")
    listening = await browser.listen("reset", since=3)
    assert (await browser.post("/api/new"))[0] == 200
    assert (await listening)[-1]["event"] == "reset"
    assert [event["event"] for event in await browser.hear("ready")] == ["hello", "ready"]
    await browser.say("again")
    before, after = browser.site.talker.taken
    assert before.actor.id == after.actor.id
    assert before.conversation != after.conversation


WRONG = [
    ({"Host": "evil.example"}, "wrong-host"),
    ({"Host": "127.0.0.1.evil.example:{port}"}, "wrong-host"),
    ({"Host": "localhost:1"}, "wrong-host"),
    ({"Host": ""}, "wrong-host"),
    ({"Host": "evil.example", "X-Forwarded-Host": "localhost:{port}"}, "wrong-host"),
    ({"Origin": "https://evil.example"}, "wrong-origin"),
    ({"Origin": "null"}, "wrong-origin"),
    ({"Origin": "http://localhost:1"}, "wrong-origin"),
    ({"Origin": "https://localhost:{port}"}, "wrong-origin"),
]


@pytest.mark.parametrize(("headers", "word"), WRONG)
async def test_foreign_host_or_origin_is_refused(browser: HttpBrowser, headers: dict[str, str], word: str) -> None:
    """POSTs and streams from elsewhere get 403 and one plain line; the bot hears nothing."""
    port = browser.site.url.rpartition(":")[2]
    sent = {name: value.format(port=port) for name, value in headers.items()}
    line = web_words().say("en", f"web/{word}")
    for path, body in (
        ("/api/say", {"event": str(uuid4()), "text": "hello"}),
        ("/api/click", {"event": str(uuid4()), "choice": "a:b:1"}),
        ("/api/new", {}),
    ):
        assert await browser.post(path, body, **sent) == (403, f"{line}\n")
    response, text = await browser.get("/api/stream", **sent)
    assert (response.status, text) == (403, f"{line}\n")
    assert browser.site.talker.taken == []


async def test_post_without_origin_or_cookie_is_refused(browser: HttpBrowser) -> None:
    """A POST that does not say where it comes from is refused, and so is one of a browser without our cookie."""
    body = {"event": str(uuid4()), "text": "hello"}
    async with browser.session.post(f"{browser.site.url}/api/say", json=body) as response:
        assert response.status == 403
    response, _ = await browser.get("/api/stream", **{"Sec-Fetch-Site": "cross-site"})
    assert response.status == 403
    browser.session.cookie_jar.clear()
    assert (await browser.post("/api/say", body))[0] == 403


async def test_loopback_names_are_all_ours(browser: HttpBrowser) -> None:
    """Unset, the public address is any loopback name at the bound port."""
    port = browser.site.url.rpartition(":")[2]
    for name in ("localhost", "127.0.0.1", "[::1]", "LOCALHOST"):
        headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}
        assert (await browser.post("/api/new", {}, **headers))[0] == 200, name


async def test_public_address_decides_behind_a_trusted_proxy(tmp_path: Path) -> None:
    """With NDR_PUBLIC_URL only that name counts, the cookie is Secure; forwarded names count from trusted proxies."""
    settings = {"public_url": "https://bot.contoso.example/", "trusted_proxies": ("127.0.0.0/8",)}
    async with browsing(tmp_path, **settings) as browser:
        refused, _ = await browser.get("/")
        assert refused.status == 403
        response, _ = await browser.get("/", Host="bot.contoso.example")
        assert response.status == 200
        cookie = response.headers["Set-Cookie"]
        assert cookie.startswith("__Host-ndr=")
        assert "Secure" in cookie
        headers = {"X-Forwarded-Host": "bot.contoso.example:443", "Cookie": cookie.partition(";")[0]}
        body = {"event": str(uuid4()), "text": "hello"}
        good = await browser.post("/api/say", body, **headers, Origin="https://bot.contoso.example")
        assert good[0] == 200
        plain = await browser.post("/api/say", body, **headers, Origin="http://bot.contoso.example")
        assert plain[0] == 403


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("10.0.0.1", "203.0.113.9, junk", "10.0.0.1"),
        ("203.0.113.5", "198.51.100.7", "203.0.113.5"),
        ("2001:db8:1:2:3::9", "", "2001:db8:1:2::"),
    ],
)
def test_client_is_counted_behind_trusted_proxies_only(remote: str, forwarded: str, client: str) -> None:
    """X-Forwarded-For is read from the right, and only as far as we trust."""
    headers = CIMultiDict({"X-Forwarded-For": forwarded} if forwarded else {})
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=remote)
    assert OriginPolicy(WebSettings(trusted_proxies=("10.0.0.0/8",))).client(request) == client


@pytest.mark.parametrize(
    ("settings", "on"),
    [
        ({"host": "127.0.0.1"}, True),
        ({"host": "::1"}, True),
        ({"host": "localhost"}, True),
        ({"host": "0.0.0.0"}, False),
        ({"host": "192.0.2.4"}, False),
        ({"host": "bot.contoso.example"}, False),
        ({"host": "0.0.0.0", "enabled": True}, True),
        ({"host": "127.0.0.1", "enabled": False}, False),
    ],
)
async def test_page_is_off_where_others_could_reach_it(tmp_path: Path, settings: dict[str, Any], on: bool) -> None:
    """Bound elsewhere than loopback, everything answers 404 with the setting that switches it on."""
    async with browsing(tmp_path, **settings) as browser:
        for path in ("/", "/static/app.js", "/words/en"):
            response, text = await browser.get(path)
            assert response.status == (200 if on else 404), path
            assert on or "NDR_WEB__ENABLED=true" in text
        assert on or (await browser.say("hello"))[0] == 404
        assert on or browser.site.talker.taken == []


@pytest.mark.parametrize("value", ["bot.contoso.example", "ftp://bot.contoso.example", "https://", "javascript:1"])
def test_public_url_that_is_none_is_refused(value: str) -> None:
    """A public address that cannot be one stops the start."""
    with pytest.raises(ValidationError, match="write it whole"):
        WebSettings(public_url=value)


async def test_too_much_gets_a_clear_answer_and_the_conversation_stays(browser: HttpBrowser) -> None:
    """Over 1 MiB of text or 25 MiB of file: 413 and a sentence; what follows is taken as before."""
    words = web_words()
    mib = 1024 * 1024
    assert await browser.say("ż" * (mib // 2 + 1)) == (413, words.say("en", "web/too-big-text") + "\n")
    assert await browser.say('"' * (7 * mib)) == (413, words.say("en", "web/too-big-text") + "\n")
    status, line = await browser.post("/api/say", form(file=b"x" * (25 * mib + 1)))
    assert (status, line) == (413, words.say("en", "web/too-big-file") + "\n")
    assert browser.site.talker.taken == []
    assert (await browser.say("ż" * (mib // 2)))[0] == 200
    assert (await browser.say("text", html="<p>" * mib))[0] == 200
    said = browser.site.talker.taken[1].said
    assert not isinstance(said, Click)
    assert said.html is None


def form(file: bytes = b"Subject: x\r\n\r\n550 5.4.1", name: str = "bounce.eml", **fields: str) -> FormData:
    data = FormData(quote_fields=False)
    for key, value in {"event": str(uuid4()), **fields}.items():
        data.add_field(key, value)
    data.add_field("file", file, filename=name, content_type="message/rfc822")
    data.add_field("text", "behind the file")
    return data


async def test_dropped_file_reaches_the_bot_as_it_is(browser: HttpBrowser) -> None:
    """The first file and the fields in front of it are read; its name loses its folders."""
    content = bytes(range(256)) * 4000
    status, _ = await browser.post("/api/say", form(content, name="..\\..\\etc/bounce.eml", text="please"))
    assert status == 200
    said = browser.site.talker.taken[0].said
    assert not isinstance(said, Click)
    assert said.text == "please"
    assert [(file.name, file.media_type) for file in said.files] == [("bounce.eml", "message/rfc822")]
    assert said.files[0].content == content


async def test_odd_requests_are_refused_plainly(browser: HttpBrowser) -> None:
    """What is no request of ours gets 400 and a line, never an exception."""
    event = str(uuid4())
    odd: list[Any] = [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"event": "x", "text": "a"}',
        json.dumps({"event": event, "text": 1}).encode(),
        json.dumps({"event": event, "text": "a", "more": 1}).encode(),
        json.dumps({"event": event, "text": " \n"}).encode(),
        b'{"event": "%s", "text": %s}' % (event.encode(), b"[" * 100_000),
    ]
    for body in odd:
        status, line = await browser.post("/api/say", body)
        assert status == 400, body[:60]
        assert line.strip()
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    for body in (b"", b"--x\r\n", b"--x\r\n\r\n\r\n--x--", b"nonsense", b"--y\r\n\r\n"):
        assert (await browser.post("/api/say", body, **kind))[0] == 400, body
    assert (await browser.post("/api/say", b"", **{"Content-Type": "multipart/form-data"}))[0] == 400
    assert (await browser.post("/api/say", form(event="not one")))[0] == 400
    assert (await browser.post("/api/click", {"event": event, "choice": "x" * 201}))[0] == 400
    assert browser.site.talker.taken == []


async def test_hostile_text_stays_text(browser: HttpBrowser) -> None:
    """Mark-up, control characters and line breaks cannot break out of the stream's JSON."""
    assert (await browser.say(HOSTILE))[0] == 200
    heard = await browser.hear("choices")
    assert {event["event"] for event in heard} <= {"hello", "locale", "delivery", "ready"}
    quote = next(block for block in blocks_of(heard) if block["block"] == "quote")
    assert quote["text"] == HOSTILE.splitlines()[-1].strip() or quote["text"] in HOSTILE


async def test_turn_that_fails_is_said_and_may_be_tried_again(browser: HttpBrowser) -> None:
    """A fault behind the page is a plain 503; the same event is taken once the fault is gone."""
    event = str(uuid4())
    browser.site.talker.broken = True
    assert await browser.say("550 5.4.1", event) == (503, web_words().say("en", "web/failed") + "\n")
    browser.site.talker.broken = False
    assert (await browser.say("550 5.4.1", event))[0] == 200
    assert len(browser.site.talker.taken) == 1


async def test_body_that_does_not_arrive_is_not_waited_for() -> None:
    """A request that dribbles is answered 408 and makes room."""
    with pytest.raises(Refused) as refused:
        await in_time(asyncio.sleep(5), 0.01)
    assert (refused.value.status, refused.value.word) == (408, "too-slow")


async def test_one_browser_cannot_flood(browser: HttpBrowser) -> None:
    """After a burst of posts the answer is 429 until time has passed."""
    statuses = [(await browser.post("/api/new", {}))[0] for _ in range(60)]
    assert statuses[0] == 200
    assert 429 in statuses
    assert (await browser.get("/"))[0].status == 200


def test_allowance_fills_up_again() -> None:
    """So many at once, then so many a second."""
    now = 0.0
    allowance = Allowance(2, 0.5, lambda: now)
    assert [allowance.take("a") for _ in range(3)] == [True, True, False]
    assert allowance.take("b")
    now = 2.0
    assert [allowance.take("a") for _ in range(2)] == [True, False]


async def test_oldest_of_too_many_pages_has_to_go(browser: HttpBrowser) -> None:
    """A browser keeps six connections a site: the fifth open page puts the first one aside."""
    first = await browser.listen("moved")
    others = [asyncio.create_task(browser.hear("never")) for _ in range(4)]
    assert (await first)[-1]["event"] == "moved"
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.mark.parametrize("locale", ["en", "pl"])
async def test_privacy_and_terms_need_no_cookie(browser: HttpBrowser, locale: str) -> None:
    """Both pages are there without login, in both languages, under the same policy."""
    browser.session.cookie_jar.clear()
    for path in ("/privacy", "/terms", "/support"):
        response, text = await browser.get(f"{path}?lang={locale}")
        assert response.status == 200
        assert f'<html lang="{locale}">' in text
        assert "Content-Security-Policy" in response.headers
        assert "Set-Cookie" not in response.headers


FIXED = re.compile(r'data-(?:word|label|title|placeholder)="([a-z-]+)"')
SAID = re.compile(r"""(?:\bsay\(|word: |worded\(\w+, |labelled\(\w+, )"([a-z-]+)""")
BUILT = ("severity", "kind", "privacy", "terms", "support")
SLOT = re.compile(r"\{\{ ([a-z-]+) \}\}")


def test_words_of_the_page_are_complete() -> None:
    """Both languages have every message with the same variables; none is missing and none is idle."""
    words = web_words()
    assert words.variables["web", "en"] == words.variables["web", "pl"]
    known = set(words.variables["web", "en"])
    sources = [path.read_text("utf-8") for path in STATIC.iterdir()]
    used = {name for source in sources for shape in (FIXED, SAID, SLOT) for name in shape.findall(source)}
    server = "".join(path.read_text("utf-8") for path in STATIC.parent.glob("*.py"))
    used |= set(re.findall(r'Refused\(\d+, "([a-z-]+)"', server))
    assert len(used) > 40
    assert used - {"locale", "document-title", "home"} <= known
    everything = "".join(sources) + server
    idle = {name for name in known - used if name.partition("-")[0] not in BUILT and f'"{name}"' not in everything}
    assert idle == set()


def test_no_invisible_marks_in_what_the_page_says() -> None:
    """No word of the page carries Unicode isolates."""
    pages = Pages(web_words())
    for locale in ("en", "pl"):
        assert not re.search("[\u2066-\u2069]", pages.chat(locale) + pages.document(locale, "t", "t", "./"))
