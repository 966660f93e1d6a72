"""Texts about codes are no bounces; reports that look like a list or an instruction are."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

TEXTS = tomllib.loads((Path(__file__).parent / "documents.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TEXTS["document"])
def test_a_text_about_codes_is_no_bounce(name: str) -> None:
    """At most a question about the code it is about."""
    assert read(Paste(text=TEXTS["document"][name]), RULES).kind in ("question", "none")


@pytest.mark.parametrize("name", TEXTS["report"])
def test_a_report_that_looks_like_a_list_stays_a_bounce(name: str) -> None:
    """A reply about an address, a field of a report or a diagnostic block wins over steps, headings and other codes."""
    assert read(Paste(text=TEXTS["report"][name]), RULES).kind == "bounce"
