"""Which of the open choices a text means: its number, its label in any language, a word of it, yes or no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intents.spelling import common, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation.effects import Option
    from bot.conversation.state import Offered
    from bot.conversation.step_context import Scene

ALIKE = 4
"""Letters two forms of one word begin with alike, at least."""
ENDING = 3
"""Letters in which two forms of one word may differ at their ends, at most."""
_NUMBER = re.compile(r"\W{0,2}([0-9]{1,2})\W{0,2}")

Forms = tuple[tuple[str, ...], ...]
"""The words of a label, once for each language."""


def meant(scene: Scene, text: str, *, exactly: bool = False) -> str | None:
    """Return the choice that a text means, if just one; `exactly`: a number, a whole label, yes or no."""
    offered, said = scene.state.offered, words_of(text)
    if offered is None or not scene.state.open or not said:
        return None
    labels = [_forms(scene, offered, option) for option in offered.options]
    place = _number(text, len(labels))
    if place is None:
        place = _only([said in forms for forms in labels])
    if place is None:
        place = _consent(scene, text, offered.options)
    if place is None and not exactly:
        loud = [at for at, option in enumerate(offered.options) if not option.quiet]
        place = scene.house.intents.place(text, len(labels), max(loud, default=None))
    if place is None and not exactly:
        place = _other_words(scene, said, offered)
    if place is None and not exactly and scene.house.intents.consent(text) is None:
        deciding = scene.house.intents.deciding(said)
        place = _only([bool(deciding) and any(_within(deciding, form) for form in forms) for forms in labels])
    return None if place is None else scene.state.open[place]


def _forms(scene: Scene, offered: Offered, option: Option) -> Forms:
    if option.text:
        return (words_of(option.text),)
    words = scene.house.words
    if words is None:
        return ()
    keys = option.label.split("|")
    key = next((key for key in keys if words.has(key)), keys[-1])
    values = {**scene.values, **offered.values}
    return tuple(words_of(words.say(locale, key, **values)) for locale in words.locales)


def _number(text: str, count: int) -> int | None:
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) - 1 if found and 0 < int(found[1]) <= count else None


def _only(fits: Sequence[bool]) -> int | None:
    """Return the place of the only one that fits."""
    return fits.index(True) if sum(fits) == 1 else None


def _consent(scene: Scene, text: str, options: Sequence[Option]) -> int | None:
    """Return what yes or no means here: a choice of that name, else for yes the only one that is not in passing."""
    consent = scene.house.intents.consent(text)
    if consent is None:
        return None
    named = _only([option.id == ("yes" if consent else "no") for option in options])
    return _only([not option.quiet for option in options]) if named is None and consent else named


def _other_words(scene: Scene, said: Sequence[str], offered: Offered) -> int | None:
    """Return the choice for which the table has these words; a bare yes or no is none of them."""
    intents = scene.house.intents
    deciding, bare = intents.deciding(said), intents.consent(" ".join(said)) is not None
    names = [option.id for option in offered.options]
    for row in intents.answers:
        if row.node in ("*", offered.node) and row.choice in names:
            phrases = [words_of(phrase) for some in row.words.values() for phrase in some]
            if said in phrases or (deciding and not bare and deciding in map(intents.deciding, phrases)):
                return names.index(row.choice)
    return None


def _within(said: Sequence[str], label: Sequence[str]) -> bool:
    """Tell whether each word is a word of the label, in whatever form of it."""
    return all(any(_alike(word, other) for other in label) for word in said)


def _alike(one: str, other: str) -> bool:
    return one == other or common(one, other) >= max(ALIKE, len(one) - ENDING, len(other) - ENDING)
