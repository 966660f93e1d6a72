"""Without the extra a screenshot is simply not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.parsing import ocr

if TYPE_CHECKING:
    import pytest


def test_without_the_extra_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller gets None and tells how to drag the report out of Outlook."""
    monkeypatch.setattr(ocr, "find_spec", lambda _name: None)
    assert ocr.read_image(b"\x89PNG") is None


def test_boxes_of_a_row_become_a_line() -> None:
    """Cells of a table stay on one line in their order, whatever order the reader found them in."""
    boxes = [((20.0, 300.0, 12.0), "550 5.4.1"), ((21.0, 10.0, 12.0), "Status code:"), ((60.0, 10.0, 12.0), "Subject")]
    assert ocr._lines(boxes) == ["Status code: 550 5.4.1", "Subject"]
