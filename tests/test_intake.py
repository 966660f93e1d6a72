"""What the reading promises, at its seam."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.intake import Rules, read
from bot.model import Paste

CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules.from_toml(
        (CONTENT / "verdicts.toml").read_text("utf-8"), (CONTENT / "markers.toml").read_text("utf-8")
    )


def test_bare_reply_is_a_bounce(rules: Rules) -> None:
    """One line of Exchange Online's reply gives kind, code, family and recipient."""
    reading = read(Paste("550 5.4.1 Recipient address rejected: Access denied <info@contoso.example>"), rules)
    assert (reading.kind, reading.code, reading.reply, reading.family) == (
        "bounce",
        "5.4.1",
        "550",
        "recipient-rejected",
    )
    assert [known.address for known in reading.recipients] == ["info@contoso.example"]
