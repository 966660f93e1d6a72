"""The rules of content/, compiled once for all tests of the reading."""

from __future__ import annotations

from pathlib import Path

from bot.intake import Rules

CONTENT = Path(__file__).parent.parent / "content"
VERDICTS = (CONTENT / "verdicts.toml").read_text("utf-8")
MARKERS = (CONTENT / "markers.toml").read_text("utf-8")
RULES = Rules.from_toml(VERDICTS, MARKERS)
