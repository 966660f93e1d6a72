"""Reading in this process: for one person at a terminal, and for what is surely quick."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.intake import read
from bot.intake.markup import is_html

if TYPE_CHECKING:
    from bot.intake import Rules
    from bot.model import Paste, Reading

LIGHT = 8192
"""Characters of plain text that are read at once: the oddest take some milliseconds (tests/test_parsing.py)."""


def is_light(paste: Paste) -> bool:
    """Tell whether a paste is read in no time: short plain text, no HTML, no file."""
    plain = not paste.files and not paste.html and paste.markup != "html"
    return plain and len(paste.text) <= LIGHT and not is_html(paste.text)


class Here:
    """Reads in this process, in a thread what may take a while."""

    def __init__(self, rules: Rules) -> None:
        """Take what reading knows."""
        self._rules = rules

    async def read(self, paste: Paste, person: str) -> Reading:  # noqa: ARG002 (there is one person)
        """Read a paste."""
        if is_light(paste):
            return read(paste, self._rules)
        return await asyncio.to_thread(read, paste, self._rules)
