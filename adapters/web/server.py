"""The web chat's routes. Built from a store, somebody who takes events, words and settings."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.delivery.acceptance import Acceptance, TooManyTurns
from adapters.web import event_stream, request_bodies
from adapters.web.legal_pages import PAGES, Legal
from adapters.web.limits import Shares
from adapters.web.origin_policy import HEADERS, NO_STORE
from adapters.web.page_templates import FOLDER, Files, Pages
from adapters.web.request_bodies import Refused
from adapters.web.request_filter import RequestFilter
from adapters.web.stream_hub import Hub, Signal
from adapters.web.visitor import Visitor, hand_out, stranger
from bot.model import Actor, Paste
from bot.ports import Click, Incoming

if TYPE_CHECKING:
    from uuid import UUID

    from adapters.delivery.dispatcher import Dispatcher
    from adapters.web.legal_pages import About
    from adapters.web.request_bodies import Written
    from adapters.web.settings import WebSettings
    from bot.ports import Store
    from bot.words import Words

UPLOADS, UPLOADS_OF_ADDRESS, UPLOADS_OF_PERSON = 16, 8, 2
TURNS_OF_PERSON = 4
STREAMS_OF_ADDRESS, STREAMS_OF_PERSON = 500, 8


class WebChat:
    """The page, its API and its streams. `hub` is the channel for deliveries that no request waits for."""

    def __init__(self, dispatcher: Dispatcher, store: Store, words: Words, settings: WebSettings, about: About) -> None:
        """Take what it is built from; files and templates are read here, once."""
        self.hub = Hub()
        self._store, self._words, self._settings = store, words, settings
        self._gate = RequestFilter(settings, words, others=bool(about.channels))
        self._acceptance = Acceptance(dispatcher, self.hub, TURNS_OF_PERSON)
        self._files, self._pages = Files(), Pages(words)
        self._legal = Legal(words, about, web=settings.on)
        self._uploads = asyncio.Semaphore(UPLOADS)
        self._uploading = Shares(UPLOADS_OF_PERSON), Shares(UPLOADS_OF_ADDRESS)
        self._reading = Shares(STREAMS_OF_PERSON), Shares(STREAMS_OF_ADDRESS)

    def add_to(self, app: web.Application) -> None:
        """Add the routes, and end the streams when the application stops."""
        page, call, public = self._gate.page, self._gate.call, self._gate.public
        app.add_routes(
            [
                web.get("/", page(self.chat)),
                web.get("/static/{name}", public(self.static)),
                web.get("/words/{locale}", page(self.words)),
                *(web.get(f"/{name}", public(partial(self.document, name))) for name in PAGES),
                web.get("/api/stream", call(self.stream, posting=False), allow_head=False),
                web.post("/api/say", call(self.say, posting=True)),
                web.post("/api/click", call(self.click, posting=True)),
                web.post("/api/new", call(self.begin_afresh, posting=True)),
            ]
        )
        app.on_shutdown.append(self._stop)

    async def chat(self, request: web.Request) -> web.Response:
        """Answer with the page; a browser we do not know gets its cookie here."""
        known = self._gate.visitor(request)
        person = await self._store.person(known.actor) if known else None
        locale = self._gate.locale(request, person.locale if person else None)
        response = web.Response(text=self._pages.chat(locale), content_type="text/html", headers=NO_STORE)
        hand_out(response, known or stranger(), secure=self._settings.secure)
        return response

    async def static(self, request: web.Request) -> web.Response:
        """Answer with one of the page's files."""
        found = self._files.find(request.match_info["name"])
        if found is None:
            raise Refused(404, "not-found")
        media_type, content, tag = found
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers=headers)
        return web.Response(body=content, content_type=media_type, charset="utf-8", headers=headers)

    async def words(self, request: web.Request) -> web.Response:
        """Answer with the page's words in one language."""
        locale = request.match_info["locale"]
        if locale not in self._words.locales:
            raise Refused(404, "not-found")
        return web.json_response({"locale": locale, "words": self._pages.chrome(locale)}, headers=NO_STORE)

    async def document(self, name: str, request: web.Request) -> web.Response:
        """Answer with the page on privacy, terms or support, in the language asked for by `?lang=` or the browser."""
        locale = self._gate.locale(request, request.query.get("lang"))
        title, home = self._words.say(locale, f"{FOLDER}/{name}-title"), "./" if self._settings.on else "support"
        text = self._pages.document(locale, title, self._legal.text(locale, name), home)
        return web.Response(text=text, content_type="text/html")

    async def say(self, request: web.Request) -> web.Response:
        """Take a message or a file; answered as soon as it is safely kept, with the answers on the stream."""
        visitor = self._gate.known(request)
        written, paste = await request_bodies.in_time(self._read(request))
        return await self._take(visitor, written.event, paste, self._gate.locale(request, written.locale))

    async def click(self, request: web.Request) -> web.Response:
        """Take a pressed button."""
        visitor = self._gate.known(request)
        pressed = await request_bodies.in_time(request_bodies.pressed(request))
        locale = self._gate.locale(request, pressed.locale)
        return await self._take(visitor, pressed.event, Click(choice=pressed.choice), locale)

    async def begin_afresh(self, request: web.Request) -> web.Response:
        """Begin a new conversation; the open pages of the old one are told."""
        visitor = self._gate.known(request)
        response = web.json_response({"ok": True}, headers=NO_STORE)
        hand_out(response, visitor.afresh(), secure=self._settings.secure)
        self.hub.tell(visitor.conversation, Signal("reset"))
        return response

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Answer with everything after Last-Event-ID (or `?since=`), then with what is said, until the page leaves."""
        visitor = self._gate.known(request)
        if self.hub.full:
            raise Refused(503, "too-many")
        last = event_stream.number(request.headers.get("Last-Event-ID") or request.query.get("since"))
        response = web.StreamResponse(headers={**HEADERS, **NO_STORE, "X-Accel-Buffering": "no"})
        response.content_type, response.charset = "text/event-stream", "utf-8"
        people, addresses = self._reading
        with (
            people.taken(visitor.actor) as one,
            addresses.taken(self._gate.address(request)) as other,
            self.hub.open(visitor.conversation) as page,
        ):
            if not (one and other):
                raise Refused(429, "too-many")
            await response.prepare(request)
            try:
                async for written in event_stream.events(page, self._store, last):
                    await response.write(written)
            except ConnectionResetError:
                return response
        return response

    async def _read(self, request: web.Request) -> tuple[Written, Paste]:
        if request.content_type != "multipart/form-data":
            return await request_bodies.written(request)
        people, addresses = self._uploading
        visitor, address = self._gate.known(request).actor, self._gate.address(request)
        async with people.waited(visitor), addresses.waited(address), self._uploads:
            return await request_bodies.dropped(request)

    async def _take(self, visitor: Visitor, event: UUID, said: Paste | Click, locale: str) -> web.Response:
        actor = Actor(id=visitor.actor, locale=locale)
        incoming = Incoming(conversation=visitor.conversation, event=visitor.event(str(event)), actor=actor, said=said)
        try:
            await self._acceptance.accept(incoming)
        except TooManyTurns:
            raise Refused(429, "too-many") from None
        except Exception:  # noqa: BLE001 (noted where the turn ended; the page must hear of it, whatever it was)
            raise Refused(503, "failed") from None
        return web.json_response({"ok": True}, headers=NO_STORE)

    async def _stop(self, _: web.Application) -> None:
        self.hub.close()
