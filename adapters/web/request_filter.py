"""Stands in front of every handler: page on or off, Host, Origin, cookie, rates; plain lines for what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.limits import Allowance
from adapters.web.origin_policy import HEADERS, NO_STORE, OriginPolicy
from adapters.web.page_templates import FOLDER
from adapters.web.request_bodies import Refused
from adapters.web.visitor import Visitor, recognise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.web.settings import WebSettings
    from bot.words import Words

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

EACH = (40, 1.0)
TOGETHER = (800, 20.0)
MAX_LANGUAGES = 10


class RequestFilter:
    """Lets requests through to their handler, or answers them itself."""

    def __init__(self, settings: WebSettings, words: Words, *, others: bool = False) -> None:
        """Start with every allowance full: so many at once and so many a second, for a browser and for an address."""
        self._public = settings.on or others
        self._settings, self._words, self._guard = settings, words, OriginPolicy(settings)
        self._each = {posting: Allowance(*EACH) for posting in (True, False)}
        self._together = {posting: Allowance(*TOGETHER) for posting in (True, False)}

    def page(self, handler: Handler) -> Handler:
        """Wrap what anybody may read: off where it has to be, our headers on every answer."""
        return self._wrapped(handler, self._open)

    def public(self, handler: Handler) -> Handler:
        """Wrap what is there as soon as any channel is on, under whatever name it is asked for."""

        def admit(_: web.Request) -> None:
            if not self._public:
                raise Refused(404, "off")

        return self._wrapped(handler, admit)

    def _wrapped(self, handler: Handler, admit: Callable[[web.Request], None]) -> Handler:
        async def answered(request: web.Request) -> web.StreamResponse:
            try:
                admit(request)
                response = await handler(request)
            except Refused as refused:
                response = self._refusal(request, refused)
            if not response.prepared:
                response.headers.update(HEADERS)
            return response

        return answered

    def call(self, handler: Handler, *, posting: bool) -> Handler:
        """Wrap a call of the page: Origin, cookie and rates before anything is read."""
        each, together = self._each[posting], self._together[posting]

        async def checked(request: web.Request) -> web.StreamResponse:
            if not self._guard.origin_is_ours(request, required=posting):
                raise Refused(403, "wrong-origin")
            visitor = self.known(request)
            if not (together.take(self._guard.client(request)) and each.take(visitor.actor)):
                raise Refused(429, "too-many")
            return await handler(request)

        return self.page(checked)

    def address(self, request: web.Request) -> str:
        """Return the address, or network, to count a request against."""
        return self._guard.client(request)

    def visitor(self, request: web.Request) -> Visitor | None:
        """Return who sent this, None without our cookie."""
        return recognise(request.cookies, secure=self._settings.secure)

    def known(self, request: web.Request) -> Visitor:
        """Return who sent this. Raises Refused without our cookie."""
        visitor = self.visitor(request)
        if visitor is None:
            raise Refused(403, "no-cookie")
        return visitor

    def locale(self, request: web.Request, first: str | None = None) -> str:
        """Return the language to answer in: `first` if we speak it, else what the browser asks for."""
        accepted = request.headers.get("Accept-Language", "").split(",")[:MAX_LANGUAGES]
        return self._words.pick([first, *(one.partition(";")[0].strip() for one in accepted)])

    def _open(self, request: web.Request) -> None:
        if not self._settings.on:
            raise Refused(404, "off")
        if not self._guard.host_is_ours(request):
            raise Refused(403, "wrong-host")

    def _refusal(self, request: web.Request, refused: Refused) -> web.Response:
        line = self._words.say(self.locale(request), f"{FOLDER}/{refused.word}")
        return web.Response(text=f"{line}\n", status=refused.status, headers=NO_STORE)
