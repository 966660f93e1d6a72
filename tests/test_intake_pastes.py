"""What people paste, one file a kind under tests/pastes: each fact a file names is read so and not otherwise."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.intake import read
from bot.model import Attachment, Paste, Reading
from tests.reading import RULES

PASTES = [
    paste
    for file in sorted((Path(__file__).parent / "pastes").glob("*.toml"))
    for paste in tomllib.loads(file.read_text("utf-8"))["paste"]
]
assert len({paste["name"] for paste in PASTES}) == len(PASTES)


def told(reading: Reading, fact: str) -> Any:
    """Return what was read of a fact, as the files write it."""
    if fact == "recipients":
        return sorted(known.address or "" for known in reading.recipients)
    value = getattr(reading, fact)
    return "none" if value is None else value


@pytest.mark.parametrize("paste", PASTES, ids=[paste["name"] for paste in PASTES])
def test_a_paste_is_read(paste: dict[str, Any]) -> None:
    text = paste["text"]
    mail = text.startswith("From:")
    files = (Attachment("report.eml", "message/rfc822", text.encode()),) if mail else ()
    reading = read(Paste("" if mail else text, files=files), RULES)
    wanted = {key: paste[key] for key in paste if key not in ("name", "text", "diagnostic_without", "kind_of")}
    assert {key: told(reading, key) for key in wanted} == {
        key: sorted(value) if key == "recipients" else value for key, value in wanted.items()
    }
    assert reading.kind in paste.get("kind_of", [reading.kind])
    assert not [part for part in paste.get("diagnostic_without", ()) if part in (reading.diagnostic or "")]
