"""Reads what the page sends, bounded: JSON for words and clicks, multipart for a dropped file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, TypeVar
from uuid import UUID

from aiohttp import BodyPartReader, MultipartReader
from aiohttp.http_exceptions import HttpProcessingError
from pydantic import BaseModel, Field

from adapters.net import limited_read
from adapters.net.json_text import read_json
from bot.model import Attachment, Paste, Stored

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from aiohttp import web

MIB = 1024 * 1024
MAX_TEXT = MIB
MAX_FILE = 25 * MIB
MAX_JSON = 6 * MIB
MAX_FORM = MAX_FILE + MIB
MAX_PARTS = 8
MAX_FIELD = 64 * 1024
MAX_NAME = 200
READ_SECONDS = 90.0

Model = TypeVar("Model", bound=BaseModel)
Read = TypeVar("Read")


class Refused(Exception):
    """A request that is not taken: its HTTP status, and the message of content/web that says why."""

    def __init__(self, status: int, word: str) -> None:
        """Keep both."""
        super().__init__(word)
        self.status, self.word = status, word


class Pressed(Stored):
    """A click as the page sends it."""

    event: UUID
    choice: Annotated[str, Field(min_length=1, max_length=200)]
    locale: Annotated[str | None, Field(max_length=35)] = None


class Written(Stored):
    """A message as the page sends it; `html` is the clipboard's richer version of the text."""

    event: UUID
    text: str = ""
    html: str | None = None
    locale: Annotated[str | None, Field(max_length=35)] = None


async def in_time(reading: Awaitable[Read], seconds: float = READ_SECONDS) -> Read:
    """Wait for a request's body to arrive. Raises Refused when it takes too long."""
    try:
        async with asyncio.timeout(seconds):
            return await reading
    except TimeoutError:
        raise Refused(408, "too-slow") from None


async def pressed(request: web.Request) -> Pressed:
    """Read a click. Raises Refused."""
    return _parsed(Pressed, await _body(request, MAX_FIELD, "too-big-text"))


async def written(request: web.Request) -> tuple[Written, Paste]:
    """Read a typed or pasted message of up to 1 MiB (as UTF-8). Raises Refused."""
    read = _parsed(Written, await _body(request, MAX_JSON, "too-big-text"))
    if _weight(read.text) > MAX_TEXT:
        raise Refused(413, "too-big-text")
    html = read.html if read.html and _weight(read.html) <= MAX_TEXT else None
    if not read.text.strip() and not html:
        raise Refused(400, "empty")
    return read, Paste(text=read.text, html=html)


async def _body(request: web.Request, limit: int, word: str) -> bytes:
    if (request.content_length or 0) > limit:
        raise Refused(413, word)
    return await _gathered(request.content.iter_chunked(limited_read.CHUNK), limit, word)


async def _gathered(chunks: AsyncIterator[bytes], limit: int, word: str) -> bytes:
    try:
        return await limited_read.gathered(chunks, limit)
    except limited_read.TooLong:
        raise Refused(413, word) from None


def _parsed(model: type[Model], body: bytes) -> Model:
    try:
        return model.model_validate(read_json(body))
    except ValueError:  # no JSON, or not what the page sends
        raise Refused(400, "not-understood") from None


async def dropped(request: web.Request) -> tuple[Written, Paste]:
    """Read a file of up to 25 MiB and the fields in front of it; what follows is not read. Raises Refused."""
    if (request.content_length or 0) > MAX_FORM:
        raise Refused(413, "too-big-file")
    fields: dict[str, str] = {}
    try:
        reader = await request.multipart()
        for _ in range(MAX_PARTS):
            part = await reader.next()
            if part is None or isinstance(part, MultipartReader):
                break
            if part.filename is None:
                word = "too-big-text"
                fields[part.name or ""] = (await _part(part, MAX_FIELD, word)).decode("utf-8", "replace")
                continue
            file = Attachment(
                name=_harmless(part.filename),
                media_type=part.headers.get("Content-Type", "").partition(";")[0].strip()[:100],
                content=await _part(part, MAX_FILE, "too-big-file"),
            )
            read = Written.model_validate(fields)
            return read, Paste(text=read.text, files=(file,))
    except (ValueError, AssertionError, HttpProcessingError):  # what aiohttp and pydantic raise on a broken form
        raise Refused(400, "not-understood") from None
    raise Refused(400, "empty")


async def _part(part: BodyPartReader, limit: int, word: str) -> bytes:
    async def chunks() -> AsyncIterator[bytes]:
        while chunk := await part.read_chunk(64 * 1024):
            yield chunk

    return await _gathered(chunks(), limit, word)


def _harmless(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:MAX_NAME]


def _weight(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
