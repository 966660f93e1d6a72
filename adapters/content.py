"""Reads content/ and proves it whole: words in every locale, guides, tables. A mistake stops the start."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from adapters import reference
from bot.checks import CHECKS
from bot.codes import Codes
from bot.commands import BY_NAME
from bot.conversation.menu import CHOICES
from bot.guide import Guide, load_guide
from bot.intake import Rules
from bot.intents.proof import load_intents
from bot.words import ContentError, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.causes import Row
    from bot.intents import Intents


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a domain expert or a translator wrote, loaded."""

    words: Words
    guides: dict[str, Guide]
    causes: dict[str, tuple[Row, ...]]
    codes: Codes
    rules: Rules
    languages: dict[str, str]
    intents: Intents


@cache
def rules() -> Rules:
    """Return what the reading of bounces needs, and nothing else: `ndr explain` starts quickly."""
    return Rules.from_toml(reference.text("verdicts.toml"), reference.text("markers.toml"))


@cache
def load() -> Content:
    """Load all of content/; raises ContentError naming file, key and mend."""
    return _loaded(Words(_texts()))


@cache
def load_in(locale: str) -> Content:
    """Load content/ with the words of one language, for what ends at once: to read them all takes half a second."""
    return _loaded(Words({key: text for key, text in _texts().items() if key[1] == locale}, locale))


def _loaded(words: Words) -> Content:
    _complete(words)
    tags = {check.NAME: check.TAGS for check in CHECKS}
    guides = {
        folder: load_guide(folder, reference.text(f"{folder}/flow.toml"), tags, words) for folder in reference.guides()
    }
    codes = Codes.from_toml(reference.text("codes.toml"), "content/codes.toml")
    for folder in codes.guides - guides.keys():
        raise ContentError(f"content/codes.toml: there is no guide {folder}; write content/{folder}/flow.toml")
    _guides_agree(guides, codes, rules())
    for key in codes.messages:
        if not words.has(key):
            raise ContentError(f"content/codes/{words.default}.ftl: {key} is missing; write it")
    causes = {folder: reference.causes(folder) for folder in guides}
    for folder, rows in causes.items():
        _sections_exist(guides[folder], rows)
    intents = load_intents(reference.text("intents.toml"), "content/intents.toml", words.locales)
    _intents_stand(intents, guides, words)
    return Content(words, guides, causes, codes, rules(), _languages(words), intents)


def _texts() -> dict[tuple[str, str], str]:
    return {
        (folder.name, path.name.removesuffix(".ftl")): path.read_text("utf-8")
        for folder in files("content").iterdir()
        if folder.is_dir()
        for path in folder.iterdir()
        if path.name.endswith(".ftl")
    }


def _complete(words: Words) -> None:
    """Refuse a message that one locale has and another has not, or that speaks of other things there."""
    for folder in words.folders:
        known = words.variables[folder, words.default]
        for locale in words.locales:
            there = words.variables.get((folder, locale), {})
            for name in sorted(known.keys() ^ there.keys()):
                lacks = locale if name in known else words.default
                raise ContentError(f"content/{folder}/{lacks}.ftl: {name} is missing; write it or delete its twin")
            for name, used in there.items():
                if strange := used - known[name]:
                    raise ContentError(
                        f"content/{folder}/{locale}.ftl: {name}: ${min(strange)} is not in {words.default}; correct it"
                    )


def _sections_exist(guide: Guide, rows: tuple[Row, ...]) -> None:
    for row in rows:
        for name in row.sections:
            if name not in guide.nodes:
                raise ContentError(
                    f"content/{guide.folder}/causes.toml: {row.id}: there is no section {name}; see flow.toml"
                )


def _guides_agree(guides: Mapping[str, Guide], codes: Codes, known: Rules) -> None:
    """Refuse two guides that both speak where no bounce is at hand, and a code that comes first without a guide."""
    speaking = [folder for folder, guide in guides.items() if guide.of_checks]
    if len(speaking) > 1:
        raise ContentError(f"content/{speaking[1]}/flow.toml: of-checks: {speaking[0]} has it already; leave it to one")
    for code in known.verdicts.codes.first:
        row = codes.find(code)
        if row is None or row.guide not in guides:
            raise ContentError(f"content/verdicts.toml: [codes]: first: {code} has no guide; see content/codes.toml")


def _intents_stand(intents: Intents, guides: Mapping[str, Guide], words: Words) -> None:
    """Refuse an intent without words, a choice that does not exist, other words for what no guide asks."""
    for row in intents.intents:
        if not row.does and not words.has(f"intents/{row.id}"):
            raise ContentError(f"content/intents/{words.default}.ftl: {row.id} is missing; write it")
        if row.does and row.does not in BY_NAME:
            raise ContentError(f"content/intents.toml: {row.id}: there is no command {row.does}; see docs/commands.md")
        for name in row.offers:
            if f"menu-{name}" not in CHOICES:
                raise ContentError(f"content/intents.toml: {row.id}: nobody can be offered {name}")
    nodes = [(name, edge.id) for guide in guides.values() for name in guide.nodes for edge in guide.edges(name)]
    for answer in intents.answers:
        if answer.node != "*" and (answer.node, answer.choice) not in nodes:
            raise ContentError(f"content/intents.toml: {answer.node} has no choice {answer.choice}; see flow.toml")


def _languages(words: Words) -> dict[str, str]:
    """Return what people may call each language."""
    return {
        name.strip().casefold(): locale
        for locale in words.locales
        for name in (*words.say(locale, "ui/language-names").split(","), locale)
    }
