"""What people mean by free words: a table of signs in each language, written in content/intents.toml. No model."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.intents.spelling import NAMED, fold, holds, named, words_of
from bot.model import Stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.intents.spelling import Sign

LEAVING = 40
"""The longest text that asks no more than to end."""

Phrases = dict[str, tuple[str, ...]]
"""Phrases by locale."""
Spelled = tuple[str, "Sign"]
"""A sign with its locale."""


class Intent(Stored):
    """What somebody may want: its signs, sentences that prove them, what is done then and which choices are added.

    `unless` are signs that something else is meant. `does` is a command; `contact` tells whom to ask.
    Words: `intents/<id>`, with `.open` while a choice is open, `.again` where it is wanted again at once.
    """

    id: str
    does: str = ""
    argument: str = ""
    offers: tuple[str, ...] = ()
    contact: bool = False
    signs: Phrases
    unless: Phrases = {}
    samples: Phrases


class Answer(Stored):
    """Other words for a choice; `*` is any node."""

    node: str
    choice: str
    words: Phrases


class Intents(Stored):
    """The whole table. `fillers` are words that decide nothing; `leave` ends a talk in a terminal.

    `places` are the ordinals in their order, `last` is the one at the end, `beside` are words that go with a place.
    """

    yes: Phrases = {}
    no: Phrases = {}
    fillers: Phrases = {}
    leave: Phrases = {}
    places: Phrases = {}
    last: Phrases = {}
    beside: Phrases = {}
    groups: dict[str, Phrases] = {}
    answers: tuple[Answer, ...] = ()
    intents: tuple[Intent, ...] = ()

    @cached_property
    def _signs(self) -> tuple[tuple[Intent, tuple[Spelled, ...], tuple[Spelled, ...]], ...]:
        return tuple((intent, self._all(intent.signs), self._all(intent.unless)) for intent in self.intents)

    def _all(self, phrases: Phrases) -> tuple[Spelled, ...]:
        return tuple(
            (locale, tuple(self._spelled(locale, sign))) for locale, signs in phrases.items() for sign in signs
        )

    def _spelled(self, locale: str, sign: str) -> Iterator[tuple[str, ...]]:
        """Yield the spellings of each word of a sign, its groups written out."""
        for word in sign.split():
            yield tuple(spelling for one in word.split("|") for spelling in self._written(locale, one))

    def _written(self, locale: str, word: str) -> Iterator[str]:
        if word == "{named}":
            yield NAMED
        elif word.startswith("{"):
            yield from (fold(one) for one in self.groups[word[1:-1]][locale])
        else:
            yield fold(word)

    @cached_property
    def _idle(self) -> frozenset[str]:
        return _every(self.fillers)

    def find(self, text: str) -> tuple[Intent, str] | None:
        """Return what somebody wants, and the locale it was said in: the first row one of whose signs is there."""
        said = words_of(named(text)[1])
        there: dict[str, tuple[int, ...]] = {}
        for intent, signs, unless in self._signs:
            locale = self._first(signs, said, there)
            if locale and not self._first(unless, said, there):
                return intent, locale
        return None

    def _first(self, signs: Iterable[Spelled], said: Sequence[str], there: dict[str, tuple[int, ...]]) -> str | None:
        """Return the locale of the first sign that is there."""
        bare = self.deciding(said)
        for locale, sign in signs:
            if sign[0][0] != "=":
                if holds(sign, said, there):
                    return locale
            elif bare and bare == self.deciding(spelled[0] for spelled in sign[1:]):
                return locale
        return None

    def deciding(self, said: Iterable[str]) -> tuple[str, ...]:
        """Return the words that decide something."""
        return tuple(word for word in said if word not in self._idle)

    def place(self, text: str, count: int, last: int | None = None) -> int | None:
        """Return which of so many a number or an ordinal means, the first being 0; None where more is said.

        `last` is the place that the word means, the one at the end unless told.
        """
        beside = _every(self.beside)
        said = [word for word in self.deciding(words_of(text)) if word not in beside]
        if len(said) != 1:
            return None
        if said[0] in _every(self.last):
            at = count - 1 if last is None else last
        elif said[0].isdecimal() and len(said[0]) <= 2:  # noqa: PLR2004
            at = int(said[0]) - 1
        else:
            rows = (
                (at, self._all({locale: (word,)})) for locale, row in self.places.items() for at, word in enumerate(row)
            )
            at = next((at for at, signs in rows if self._first(signs, said, {})), -1)
        return at if 0 <= at < count else None

    def consent(self, text: str) -> bool | None:
        """Return whether a text says yes or no and nothing else."""
        said = self.deciding(words_of(text))
        for answer, table in ((True, self.yes), (False, self.no)):
            if " ".join(said) in _every(table) or (said and set(said) <= _every(table)):
                return answer
        return None

    def leaves(self, text: str) -> bool:
        """Tell whether a text asks to end the talk and says nothing else."""
        every, bare = _every(self.leave), " ".join(self.deciding(words_of(text[:LEAVING])))
        return len(text) <= LEAVING and (fold(text.strip()) in every or bare in every)


NO_INTENTS = Intents()


def _every(phrases: Phrases) -> frozenset[str]:
    """Return the phrases of all languages, folded."""
    return frozenset(fold(one) for some in phrases.values() for one in some)
