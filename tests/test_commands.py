"""What is a command and what is prose: `ndr` before it makes it one, without it only what cannot be a sentence is."""

from __future__ import annotations

import pytest

from bot.commands import Command, parse

TEXTS = {
    "check contoso.example": Command("check", "contoso.example"),
    "check contoso.example fabrikam.example": Command("check", "contoso.example fabrikam.example"),
    "check my mail at contoso.example please": None,
    "ndr check my mail at contoso.example please": Command("check", "my mail at contoso.example please"),
    "/ndr check contoso.example because it bounces": Command("check", "contoso.example because it bounces"),
    "explain 550 5.1.1": Command("explain", "550 5.1.1"),
    "explain what that means": None,
    "ndr explain what that means": Command("explain", "what that means"),
    "language po polsku albo po niemiecku": None,
    "NDR: język polski": Command("language", "polski"),
    "sections": Command("sections"),
    "sections of the contract": None,
    "ndr frobnicate now": Command("unknown", "frobnicate now"),
    "ndr": Command("help"),
    "change role": Command("role"),
    "start over": Command("restart"),
    "start over the whole thing": None,
    "Check!": Command("check"),
    "check\ncontoso.example": None,
    "": None,
    "check " + "a" * 600: None,
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_a_command_or_prose(text: str) -> None:
    assert parse(text) == TEXTS[text]
