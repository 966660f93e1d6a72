"""Tells languages: the person's by langdetect (seeded, few profiles), the report's by its headings."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

SPOKEN = (
    "cs",
    "da",
    "de",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "hu",
    "it",
    "ja",
    "ko",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sv",
    "tr",
    "uk",
    "zh-cn",
)
LETTERS_MIN = 16
WORDS_MIN = 3
SURE = 0.9
_TEXT_MAX = 2000

_PROTOCOL = re.compile(
    r"https?://\S{1,2000}|\S{0,64}@\S{1,255}|<[^<>\n]{0,200}>|\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,12}\b|\b[A-Z]{2,}\b|[\d_#\[\](){}<>|=/\\*\"':;,-]"
)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_VOTES_MIN = 2
_HEAD_MAX = 600
_SCRIPTS = tuple(
    (language, re.compile(letters))
    for language, letters in (
        ("ja", "[\u3040-\u30ff]"),
        ("ko", "[\uac00-\ud7af]"),
        ("zh", "[\u4e00-\u9fff]"),
        ("uk", "[\u0456\u0457\u0454\u0491]"),
        ("ru", "[\u0400-\u04ff]"),
        ("el", "[\u0370-\u03ff]"),
        ("hi", "[\u0900-\u097f]"),
        ("ar", "[\u0600-\u06ff]"),
        ("he", "[\u0590-\u05ff]"),
        ("th", "[\u0e00-\u0e7f]"),
    )
)


def own_language(words: str) -> str | None:
    """Return the language of a person's own words, None when they are too few or nothing is sure."""
    text = " ".join(_PROTOCOL.sub(" ", words[:_TEXT_MAX]).split())
    letters = sum(char.isalpha() for char in text)
    wide = len(_WIDE.findall(text)) > 5  # noqa: PLR2004 (languages without spaces)
    if not wide and (letters < LETTERS_MIN or text.count(" ") + 1 < WORDS_MIN):
        return None
    return _detect(text)


def report_language(human: str, markers: Markers) -> str | None:
    """Return the language of a report's human part: by its headings, its script, else its commonest words.

    A report is long and formal, so that a vote of small words is as sure as langdetect, and a hundred times quicker.
    """
    text = human[:_TEXT_MAX].lower()
    if not text.isascii():
        known = markers.heading_language(" ".join(text.split()))
        if known:
            return known
        for language, letters in _SCRIPTS:
            if len(letters.findall(text)) * 8 > len(text):
                return language
    votes: dict[str, int] = {}
    words = text[:_HEAD_MAX].split()
    for word in words:
        for language in markers.common.get(word, ()):
            votes[language] = votes.get(language, 0) + 1
    if votes:
        best = max(votes, key=lambda language: votes[language])
        if votes[best] * 8 >= len(words) and votes[best] >= _VOTES_MIN:
            return best
    return markers.heading_language(" ".join(text.split()))


def _detect(text: str) -> str | None:
    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except Exception:  # noqa: BLE001 (langdetect raises its own for text without features)
        return None
    return str(best[0].lang).partition("-")[0] if best and best[0].prob >= SURE else None


@cache
def _factory() -> Any:
    """Load only the profiles of languages we may meet: fewer wrong guesses, and the same answer on every run."""
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415 (loading takes a while)

    profiles = files("langdetect") / "profiles"
    factory = DetectorFactory()
    factory.load_json_profile([(profiles / name).read_text("utf-8") for name in SPOKEN])
    factory.seed = 0
    return factory
