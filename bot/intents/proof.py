"""Loads the table of intents and proves it whole: every language has its signs, and every sample is understood."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.intents import Intents
from bot.intents.spelling import fold
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.intents import Intent, Phrases


def load_intents(text: str, file: str, locales: Iterable[str]) -> Intents:
    """Read the table and prove each sample by it. Raises ContentError naming file, row and mend."""
    try:
        table = Intents.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise ContentError(f"{file}: {str(fault).splitlines()[0]}; mend that row") from fault
    problem = next(_problems(table, tuple(locales)), None)
    if problem:
        raise ContentError(f"{file}: {problem}")
    return table


def _problems(table: Intents, locales: tuple[str, ...]) -> Iterator[str]:
    tables = {"yes": table.yes, "no": table.no, "fillers": table.fillers, "leave": table.leave}
    tables |= {"places": table.places, "last": table.last, "beside": table.beside}
    tables |= {f"groups.{name}": group for name, group in table.groups.items()}
    tables |= {f"answers {row.node} {row.choice}": row.words for row in table.answers}
    tables |= {
        f"intents {row.id}: {part}": getattr(row, part) for row in table.intents for part in ("signs", "samples")
    }
    for name, phrases in tables.items():
        missing = [locale for locale in locales if not phrases.get(locale)]
        yield from (f"{name}: nothing in {locale}; write it" for locale in missing)
    for name, phrases in tables.items():
        yield from _twice(name, phrases)
    yield from _twice_said(table)
    for row in table.intents:
        yield from _strange_groups(table, row)
    for row in table.intents:
        yield from _strange_samples(table, row)


def _twice(name: str, phrases: Phrases) -> Iterator[str]:
    """Yield what a row says twice in a language."""
    for locale, some in phrases.items():
        folded = [" ".join(fold(one).split()) for one in some]
        yield from (f"{name}: {one!r} is twice in {locale}; delete one" for one in _doubled(folded))


def _twice_said(table: Intents) -> Iterator[str]:
    """Yield signs that two intents share: the later could never count."""
    for locale in {locale for row in table.intents for locale in row.signs}:
        rows = [(row.id, fold(sign)) for row in table.intents for sign in set(row.signs.get(locale, ()))]
        for one in _doubled([sign for _, sign in rows]):
            owners = ", ".join(name for name, sign in rows if sign == one)
            yield f"intents {owners}: {one!r} is a sign of each; keep it in the one that is meant"


def _doubled(some: list[str]) -> list[str]:
    return sorted({one for one in some if some.count(one) > 1})


def _strange_groups(table: Intents, row: Intent) -> Iterator[str]:
    for signs in (*row.signs.values(), *row.unless.values()):
        for word in (word for sign in signs for words in sign.split() for word in words.split("|")):
            if word.startswith("{") and word != "{named}" and word[1:-1] not in table.groups:
                yield f"intents {row.id}: there is no group {word}; add it under [groups]"


def _strange_samples(table: Intents, row: Intent) -> Iterator[str]:
    for sample in (sample for samples in row.samples.values() for sample in samples):
        found = table.find(sample)
        if found is None or found[0].id != row.id:
            yield f"intents {row.id}: {sample!r} is read as {found and found[0].id}; correct its signs"
