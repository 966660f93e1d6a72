"""A screenshot of a report, read by the extra ndr-bot[ocr]."""

from __future__ import annotations

import io

import pytest

from adapters.parsing.ocr import available, read_image
from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

pytestmark = pytest.mark.e2e

LINES = (
    "anna@fabrikam.example",
    "Remote Server returned '550 5.4.1 Recipient address rejected:",
    "Access denied'",
)


def screenshot() -> bytes:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 (comes with the extra)

    image = Image.new("RGB", (1100, 40 + 50 * len(LINES)), "white")
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(LINES):
        draw.text((20, 20 + 50 * row), line, fill="black", font=ImageFont.load_default(28))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.skipif(not available(), reason="the extra ndr-bot[ocr] is not installed")
def test_screenshot_of_a_report_is_read() -> None:
    """Code and family come off the picture; the person confirms them before the walk."""
    text = read_image(screenshot())
    assert text is not None
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.code, reading.family) == ("bounce", "5.4.1", "recipient-rejected")


@pytest.mark.skipif(not available(), reason="the extra ndr-bot[ocr] is not installed")
def test_broken_image_is_no_text() -> None:
    """Bytes that are no image give nothing, and no exception."""
    assert not read_image(b"\x89PNG\r\n\x1a\nnot a picture")
