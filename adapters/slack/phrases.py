"""The words around the conversation in one language: content/slack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.words import Value, Words

FOLDER = "slack"


@dataclass(frozen=True, slots=True)
class Speech:
    """Says our own words in a locale."""

    words: Words
    locale: str

    def __call__(self, name: str, /, **values: Value) -> str:
        """Return the message of content/slack. Raises KeyError for one nobody wrote."""
        return self.words.say(self.locale, f"{FOLDER}/{name}", **values)
