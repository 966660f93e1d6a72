"""Holds what reports say in so many words, by language, compiled from content/markers.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from bot.intake.field_roles import bare
from bot.intake.named_fields import LOCAL, NAMES, Names, fold
from bot.words import ContentError

FILE = "markers.toml"
_HEADINGS = ("subject", "diagnostic", "server", "headers", "failed", "delayed")
_LISTS = {
    "failed": ("templates", "quoting", "phrases", "senders", "subjects"),
    "delayed": ("phrases",),
    "returned": ("lines",),
    "auto-reply": ("subjects", "phrases"),
    "read-receipt": ("subjects", "phrases"),
    "delivered": ("phrases",),
    "quarantine-notice": ("phrases",),
    "feedback-report": ("phrases",),
    "imitation": ("phrases", "about"),
    "report-prose": ("phrases",),
    "question": ("phrases",),
    "document": ("titles", "sentences", "conditions"),
    "words": ("code", "ask"),
    "recipient-words": ("before", "not"),
    "field-names": ("recipient", "sender", "addressed", "other", "reply", "outcome", "subject", "server", "more"),
    "field-values": ("failed", "delayed", "fine"),
    "words-of-addresses": ("stems",),
}


@dataclass(frozen=True, slots=True)
class Markers:
    """Phrases in lower case by `table.key`, headings by language, and what is compiled from them."""

    lists: dict[str, tuple[str, ...]]
    headings: dict[str, dict[str, tuple[str, ...]]]
    server: re.Pattern[str]
    headers: re.Pattern[str]
    heading: re.Pattern[str]
    returned: re.Pattern[str]
    servers: tuple[str, ...]
    code_words: frozenset[str]
    ask_words: frozenset[str]
    common: dict[str, tuple[str, ...]]
    roles: dict[str, str]
    label: re.Pattern[str]
    names: Names
    subject: re.Pattern[str]
    remote: re.Pattern[str]
    reply_words: frozenset[str]
    weak_words: frozenset[str]
    person_words: frozenset[str]
    wordings: tuple[str, ...]

    @classmethod
    def from_toml(cls, text: str) -> Markers:
        """Compile markers.toml; raises ContentError naming table and key for what is missing or no list of phrases."""
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ContentError(f"{FILE}: not TOML: {error}; mend that line") from error
        headings = {
            language: {key: _phrases(table, f"report.{language}", key, empty=True) for key in _HEADINGS}
            for language, table in _table(data, "report").items()
        }
        lists = {
            f"{table}.{key}": _phrases(_table(data, table), table, key)
            for table, keys in _LISTS.items()
            for key in keys
        }
        every = {key: tuple(p for by in headings.values() for p in by[key]) for key in _HEADINGS}
        lists["failed.templates"] += every["failed"]
        lists["delayed.phrases"] += every["delayed"]
        return cls(
            lists=lists,
            headings=headings,
            server=re.compile(rf"(?:{_either(every['server'])})[ \t]{{0,4}}:?[\s]{{0,8}}", re.IGNORECASE),
            headers=re.compile(rf"(?:{_either(every['headers'])})[ \t]{{0,4}}:?", re.IGNORECASE),
            heading=re.compile(_either(every["diagnostic"] + every["server"] + every["headers"]), re.IGNORECASE),
            returned=re.compile(rf"^[ \t]{{0,8}}(?:{_either(lists['returned.lines'])})", re.IGNORECASE | re.MULTILINE),
            code_words=frozenset(lists["words.code"]),
            ask_words=frozenset(lists["words.ask"]),
            servers=every["server"],
            common=_common(_table(data, "language")),
            roles={
                bare(name): role for role in reversed(_LISTS["field-names"]) for name in lists[f"field-names.{role}"]
            },
            names=_names(lists),
            subject=_field(lists["field-names.subject"]),
            remote=_field(lists["field-names.server"]),
            reply_words=_vocabulary(data, "strong"),
            weak_words=_vocabulary(data, "weak"),
            person_words=_vocabulary(data, "person"),
            wordings=tuple(phrase for phrase in lists["failed.phrases"] if " " in phrase),
            label=_labels([name for role in _LISTS["field-names"] for name in lists[f"field-names.{role}"]]),
        )

    def any(self, name: str, line: str) -> bool:
        """Tell whether a lower-case line holds one of the phrases of `table.key`."""
        for phrase in self.lists[name]:  # noqa: SIM110 (the hottest line of the reading: any() is twice as slow)
            if phrase in line:
                return True
        return False

    def heading_language(self, line: str) -> str | None:
        """Return the language whose headings a lower-case line holds."""
        for language, table in self.headings.items():
            for key in ("diagnostic", "server", "headers", "failed", "delayed"):
                for phrase in table[key]:  # not any(): see there
                    if phrase in line:
                        return language
        return None


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise ContentError(f"{FILE}: no table [{name}]; add it")
    return table


def _phrases(table: dict[str, Any], where: str, key: str, *, empty: bool = False) -> tuple[str, ...]:
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(phrase, str) and phrase for phrase in found):
        raise ContentError(f"{FILE}: [{where}] {key}: must be a list of phrases; mend it")
    if not (found or empty):
        raise ContentError(f"{FILE}: [{where}] {key}: is empty; add a phrase")
    for phrase in found:
        if phrase != phrase.lower():
            raise ContentError(f"{FILE}: [{where}] {key}: {phrase!r} is compared without case; write it in lower case")
    return tuple(found)


def _names(lists: dict[str, tuple[str, ...]]) -> Names:
    """Tell what stands for which English name; one that speaks of an address is as certain as `RecipientAddress`."""
    aliases: dict[str, str] = {}
    stems = lists["words-of-addresses.stems"]
    for role, english in LOCAL.items():
        for name in lists[f"field-names.{role}"]:
            certain = role in ("recipient", "sender") and any(stem in name for stem in stems)
            if fold(name) not in NAMES:
                aliases.setdefault(fold(name), f"{english}address" if certain else english)
    outcomes = {fold(word): key for key in _LISTS["field-values"] for word in lists[f"field-values.{key}"]}
    return Names(aliases, outcomes)


def _vocabulary(data: dict[str, Any], key: str) -> frozenset[str]:
    words = _table(data, "reply-words").get(key)
    if not isinstance(words, str) or not words.split():
        raise ContentError(f"{FILE}: [reply-words] {key}: must be words with spaces between; mend it")
    return frozenset(words.lower().split())


def _common(table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Turn the words of each language into the languages of each word."""
    by_word: dict[str, tuple[str, ...]] = {}
    for language in table:
        for word in _phrases(table, "language", language):
            by_word[word] = (*by_word.get(word, ()), language)
    return by_word


def _labels(names: list[str]) -> re.Pattern[str]:
    """Compile what begins a line with a known field's name: `RecipientAddress :`, `Recipient address:`."""
    either = "|".join(re.escape(name).replace(r"\ ", r"[ _-]?") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\n(?=[ \t*\"]{{0,40}}(?:{either})[*\"]{{0,2}}[ \t]{{0,30}}:)", re.IGNORECASE)


def _field(names: tuple[str, ...]) -> re.Pattern[str]:
    """Compile a line that names a field and what it holds."""
    return re.compile(
        rf"^[ \t*\"]{{0,40}}(?:{_either(names)})[*\"]{{0,2}}[ \t]{{0,30}}:[*]{{0,2}}[ \t]{{0,30}}([^\n]{{1,300}})",
        re.IGNORECASE | re.MULTILINE,
    )


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"[ \t]{1,4}") for phrase in sorted(phrases, key=len, reverse=True)
    )
