"""Reads text off a screenshot, locally, where the extra ndr-bot[ocr] is installed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any

# A screenshot of several screens; more pixels than that are no screenshot.
IMAGE_MAX = 15 * 1024 * 1024
_ROW = 0.6


def available() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("rapidocr") is not None


def read_image(content: bytes) -> str | None:
    """Return the text of an image, its boxes joined to lines; None without the extra, for a broken or a huge image.

    Takes about a second of processor time: call it in a thread. What comes out is to be confirmed by the person, since
    0 and O, 1 and l look alike in host names.
    """
    if not available() or len(content) > IMAGE_MAX:
        return None
    try:
        found = _engine()(content)
    except Exception:  # noqa: BLE001 (a hostile image breaks the decoder in any way it likes)
        return None
    if found is None or found.txts is None or found.boxes is None:
        return ""
    return "\n".join(_lines([(_place(box), str(text)) for box, text in zip(found.boxes, found.txts, strict=False)]))


def warm() -> None:
    """Load what takes long to load."""
    if available():
        _engine()


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415 (354 MB, and two seconds to load)

    return RapidOCR()


def _place(box: Any) -> tuple[float, float, float]:
    """Return middle, left and height of a box of four corners."""
    rows = [float(corner[1]) for corner in box]
    return (min(rows) + max(rows)) / 2, min(float(corner[0]) for corner in box), max(rows) - min(rows)


def _lines(boxes: list[tuple[tuple[float, float, float], str]]) -> list[str]:
    """Join boxes of one row, from left to right: the cells of a table stay on one line."""
    lines: list[list[tuple[float, str]]] = []
    middle = height = 0.0
    for (at, left, tall), text in sorted(boxes):
        if not lines or at - middle > max(height, tall) * _ROW:
            lines.append([])
            middle, height = at, tall
        lines[-1].append((left, text))
    return [" ".join(text for _, text in sorted(line)) for line in lines]
