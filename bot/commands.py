"""The one table of commands: help, usage, manifests and docs are drawn from it, every channel reads it alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Argument = Literal["none", "domains", "code", "host", "language"]
LONGEST = 600
"""A longer text is never a command."""
_PREFIX = re.compile(r"\A/?ndr(?:-bot)?[ :,]{1,3}", re.IGNORECASE)
_EDGE = " \t\n\r.!?,:;"


@dataclass(frozen=True, slots=True)
class Row:
    """One command: its name, the words that mean it in each language, what follows it, whether a slash may name it.

    `ui/command-<name>` says what it does; `.usage` is what its argument is called.
    """

    name: str
    words: dict[str, tuple[str, ...]]
    argument: Argument = "none"
    needed: bool = False
    slash: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """A command somebody gave, with what followed it as it was typed."""

    name: str
    argument: str = ""


COMMANDS: tuple[Row, ...] = (
    Row("check", {"en": ("check", "recheck"), "pl": ("sprawdź", "sprawdz")}, "domains"),
    Row("explain", {"en": ("explain",), "pl": ("wyjaśnij", "wyjasnij")}, "code"),
    Row("sections", {"en": ("sections", "list"), "pl": ("sekcje", "lista")}),
    Row("back", {"en": ("back",), "pl": ("wstecz",)}, slash=False),
    Row("restart", {"en": ("restart", "start over"), "pl": ("od nowa",)}, slash=False),
    Row("published", {"en": ("published",), "pl": ("opublikowano",)}, "host", needed=True, slash=False),
    Row("more", {"en": ("more",), "pl": ("więcej", "wiecej")}, "domains"),
    Row("role", {"en": ("role", "change role"), "pl": ("rola", "zmień rolę", "zmien role")}),
    Row("escalate", {"en": ("escalate",), "pl": ("eskaluj", "przekaż", "przekaz")}),
    Row("status", {"en": ("status",), "pl": ("status", "stan")}),
    Row("language", {"en": ("language",), "pl": ("język", "jezyk")}, "language"),
    Row("help", {"en": ("help", "hi", "hello", "start"), "pl": ("pomoc", "cześć", "czesc", "witaj", "dzień dobry")}),
)
BY_NAME = {row.name: row for row in COMMANDS}
_BY_WORDS = sorted(
    ((word, row) for row in COMMANDS for words in row.words.values() for word in words),
    key=lambda pair: -len(pair[0]),
)
_FIRST = frozenset(word.split()[0] for word, _ in _BY_WORDS)


def parse(text: str) -> Command | None:
    """Return the command a text is, or None: `/ndr X`, `ndr X` and `X` are the same command everywhere.

    A command without an argument is only meant where nothing else was typed, so that prose stays prose.
    """
    if len(text) > LONGEST:
        return None
    plain = unicodedata.normalize("NFC", text).strip()
    said, prefixed = _without_prefix(plain)
    low = said.casefold().strip(_EDGE)
    if not prefixed and low.partition(" ")[0] not in _FIRST:
        return None
    for word, row in _BY_WORDS:
        if low == word:
            return Command(row.name)
        if low.startswith(word + " ") and row.argument != "none":
            argument = said.strip(_EDGE)[len(word) :].strip()
            if prefixed or _fits(row.argument, argument):
                return Command(row.name, argument)
    return Command("help" if low in ("", "?") else "unknown", said) if prefixed else None


def is_prefixed(text: str) -> bool:
    """Tell whether a text begins with `ndr` or `/ndr`."""
    return _without_prefix(unicodedata.normalize("NFC", text[:LONGEST]).strip())[1]


def _without_prefix(text: str) -> tuple[str, bool]:
    found = _PREFIX.match(text + " ")
    return (text[min(found.end(), len(text)) :], True) if found else (text, False)


def _fits(kind: Argument, argument: str) -> bool:
    """Tell an argument from the rest of a sentence: one line, and each word of a domain list has a dot."""
    words = argument.split()
    if kind == "domains":
        return "\n" not in argument and (len(words) == 1 or all("." in word or "@" in word for word in words))
    return "\n" not in argument and len(words) <= 2  # noqa: PLR2004 (`550 5.4.1`)
