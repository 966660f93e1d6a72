"""Reads what comes in from elsewhere up to a bound, whatever length was announced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import StreamReader

CHUNK = 64 * 1024


class TooLong(ValueError):
    """Raised for a body longer than its reader takes."""


async def body(stream: StreamReader, most: int) -> bytes:
    """Read a request's or an answer's body. Raises TooLong beyond `most` bytes, having read little more."""
    return await gathered(stream.iter_chunked(CHUNK), most)


async def gathered(chunks: AsyncIterator[bytes], most: int) -> bytes:
    """Join pieces as they come. Raises TooLong beyond `most` bytes."""
    whole = bytearray()
    async for chunk in chunks:
        whole += chunk
        if len(whole) > most:
            raise TooLong
    return bytes(whole)
