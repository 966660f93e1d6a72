"""Stands outside every route: what no handler answered is answered here, in our own words and with one line of log."""

from __future__ import annotations

import logging
import traceback
import warnings
from typing import TYPE_CHECKING, Any

import structlog
from aiohttp import BadContentDispositionHeader, BadContentDispositionParam, ClientPayloadError, web
from aiohttp.http_exceptions import HttpProcessingError

from adapters.runtime.log_rate_limit import LogRateLimit
from adapters.web.origin_policy import HEADERS, NO_STORE
from adapters.web.page_templates import FOLDER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.words import Words

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

UNREADABLE = (HttpProcessingError, ClientPayloadError, web.RequestPayloadError, UnicodeError)
WORDS = {400: "unreadable", 401: "not-allowed", 403: "not-allowed", 404: "not-found", 413: "too-big-text"}
LIBRARIES = ("aiohttp", "asyncio")
MAX_LANGUAGES = 10

_log = structlog.get_logger(__name__)


class Quiet(logging.Handler):
    """Writes that a library logged something, and nothing of what: its lines may hold parts of a request."""

    def __init__(self, seldom: LogRateLimit) -> None:
        """Take who counts."""
        super().__init__(logging.WARNING)
        self._seldom = seldom

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line without the record's own words."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        where = {"library": record.name, "file": record.module, "line": record.lineno}
        before = self._seldom.before(kind, *where.values())
        if before is not None:
            _log.log(record.levelno, "library-warned", error=kind, left_out=before, **where)


def quieten() -> None:
    """Let the libraries that see requests log through us alone."""
    handler = Quiet(LogRateLimit())
    for name in LIBRARIES:
        library = logging.getLogger(name)
        library.handlers, library.propagate = [handler], False
    for kind in (BadContentDispositionHeader, BadContentDispositionParam):
        warnings.simplefilter("ignore", kind)


def outermost(words: Words) -> Any:
    """Return the middleware that answers whatever a handler did not: 4xx for the request's fault, 503 for ours."""
    seldom = LogRateLimit()

    def line(request: web.Request, word: str) -> str:
        accepted = request.headers.get("Accept-Language", "").split(",")[:MAX_LANGUAGES]
        return words.say(words.pick([one.partition(";")[0].strip() for one in accepted]), f"{FOLDER}/{word}")

    def answer(request: web.Request, status: int, **more: str) -> web.Response:
        ours = status >= 500  # noqa: PLR2004 (HTTP's own classes)
        text = line(request, WORDS.get(status, "unavailable" if ours else "unreadable"))
        return web.Response(text=f"{text}\n", status=status, headers={**HEADERS, **NO_STORE, **more})

    @web.middleware
    async def answered(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as said:
            if said.status < 400:  # noqa: PLR2004 (a redirect is an answer)
                raise
            allow = {"Allow": said.headers["Allow"]} if "Allow" in said.headers else {}
            return answer(request, 503 if said.status == 500 else said.status, **allow)  # noqa: PLR2004 (HTTP's own)
        except UNREADABLE as error:
            _tell(seldom, "request-unreadable", error)
            return answer(request, 400)
        except Exception as error:  # noqa: BLE001 (the last one who can answer)
            if request.transport is None or request.transport.is_closing() or request.writer.output_size:
                _tell(seldom, "request-broken-off", error)
                raise ConnectionResetError from None  # nobody is there to hear more, or half an answer went out
            _tell(seldom, "request-failed", error)
            return answer(request, 503)

    return answered


def _tell(seldom: LogRateLimit, event: str, error: Exception) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    where = {"file": frames[-1].filename.rpartition("/")[2], "line": frames[-1].lineno} if frames else {}
    before = seldom.before(event, type(error).__name__, *where.values())
    if before is not None:
        _log.warning(event, error=type(error).__name__, left_out=before, **where)


async def unsigned(_: web.Request, response: web.StreamResponse) -> None:
    """Tell nobody which versions serve."""
    response.headers["Server"] = "ndr-bot"
