"""Draws the app's icons: an envelope that turns back, as on the web page. PNG by hand (RFC 2083)."""

from __future__ import annotations

import math
import struct
import zlib
from itertools import pairwise

Color = tuple[int, int, int, int]

SAMPLES = 3
COLOR, OUTLINE = 192, 32
GROUND, WHITE, NOTHING = (0x28, 0x53, 0xB8, 255), (255, 255, 255, 255), (255, 255, 255, 0)
PEN = 1.0
LINES = (
    ((25.0, 14.5), (25.0, 9.0), (7.0, 9.0), (7.0, 23.0), (14.5, 23.0)),
    ((7.6, 10.2), (16.0, 16.7), (24.4, 10.2)),
    ((25.5, 21.0), (18.0, 21.0)),
    ((21.0, 17.8), (17.8, 21.0), (21.0, 24.2)),
)
"""The drawing, on a square of 32; its lines are 2 wide."""
SQUARE = 32.0
SEGMENTS = [(start, end) for line in LINES for start, end in pairwise(line)]


def color() -> bytes:
    """Return the colour icon: 192 px, white on a full ground."""
    return _png(COLOR, GROUND)


def outline() -> bytes:
    """Return the outline icon: 32 px, white on nothing."""
    return _png(OUTLINE, NOTHING)


def _covered(column: int, row: int, pixel: float) -> float:
    """Return how much of a pixel is ink, 0 to 1; only where a line's edge is near are its parts looked at."""
    away = _away((column + 0.5) * pixel, (row + 0.5) * pixel)
    if abs(away - PEN) > pixel:
        return float(away < PEN)
    parts = [(part + 0.5) * pixel / SAMPLES for part in range(SAMPLES)]
    return sum(_away(column * pixel + x, row * pixel + y) <= PEN for x in parts for y in parts) / SAMPLES**2


def _away(x: float, y: float) -> float:
    return min(_distance(x, y, *start, *end) for start, end in SEGMENTS)


def _distance(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
    part = min(1.0, max(0.0, along))
    return math.hypot(x - x1 - part * (x2 - x1), y - y1 - part * (y2 - y1))


def _png(side: int, ground: Color) -> bytes:
    rows = b"".join(
        b"\0" + b"".join(_mixed(column, row, side, ground) for column in range(side)) for row in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _mixed(column: int, row: int, side: int, ground: Color) -> bytes:
    """Return one pixel: ground and ink by how much of it each covers."""
    ink = _covered(column, row, SQUARE / side)
    return bytes(round(full * ink + bare * (1 - ink)) for full, bare in zip(WHITE, ground, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
