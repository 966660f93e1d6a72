"""What server and worker send each other: frames of four bytes of length and so many bytes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import StreamReader
    from typing import BinaryIO

LONGEST = 64 * 1024 * 1024
_LENGTH = struct.Struct("!I")


class Broken(Exception):
    """What came is no frame: the other side is gone or out of its mind."""


def framed(payload: bytes) -> bytes:
    """Return a payload as a frame."""
    return _LENGTH.pack(len(payload)) + payload


async def arrived(stream: StreamReader) -> bytes:
    """Wait for a frame of the worker's. Raises Broken, IncompleteReadError where the worker is gone."""
    (length,) = _LENGTH.unpack(await stream.readexactly(_LENGTH.size))
    if length > LONGEST:
        raise Broken
    return await stream.readexactly(length)


def received(stream: BinaryIO) -> bytes | None:
    """Wait for a frame of the server's; None where it sends no more."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    payload = stream.read(length)
    return payload if len(payload) == length else None
