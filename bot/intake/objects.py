"""Takes apart what a PowerShell console prints: objects as lists of `Name : value`, or as tables under dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.named_fields import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Object = dict[str, str]
"""The values of an object by the names of its fields, folded to letters."""

OBJECTS = 50
FIELDS = 60
VALUE = 2000
HEAD = 3
"""Most lines over which a narrow window spreads the names of columns."""
_FIELD = re.compile(r"[ \t]{0,12}\"?([A-Za-z][A-Za-z0-9]{1,60})\"?[ \t]{0,60}:(?:[ \t]{1,4}(.{0,2000})|[ \t]{0,4})")
_RULE = re.compile(r"[ \t]{0,8}-{2,80}(?:[ \t]{1,200}-{2,80}){0,20}[ \t]{0,200}")
_DASHES = re.compile(r"-{2,80}")
_CELL = re.compile(r"\{[^{}]{0,500}\}?|\S{1,500}")
_CUT = ("…", "...", "…}", "...}")


def objects_of(lines: Sequence[str]) -> tuple[Object, ...]:
    """Return the objects in a console's lines, whichever form they have."""
    tables = [place for place, line in enumerate(lines) if place and _RULE.fullmatch(line)]
    made = [one for place in tables for one in _table(lines, place)]
    return tuple(one for one in (made or list(_listed(lines))) if one)[:OBJECTS]


def is_cut(value: str) -> bool:
    """Tell whether the console left out the end of a value."""
    return value.rstrip().endswith(_CUT)


def items_of(value: str) -> tuple[str, ...]:
    """Return what a value like `{a, b}` holds."""
    inner = value.strip().removeprefix("{").removesuffix("}")
    return tuple(item for part in inner.split(",") if (item := part.strip()))


def _listed(lines: Sequence[str]) -> Iterator[Object]:
    """Yield objects of the list form; a name that comes again begins the next, a line without one goes on."""
    made: Object = {}
    last = ""
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found:
            name = fold(found[1])
            if name in made:
                yield made
                made = {}
            if len(made) < FIELDS:
                made[name] = _value(found[2] or "")
            last = name
        elif not line.strip(" \t{}[],"):
            last = ""
        elif last in made and len(made[last]) < VALUE:
            made[last] += _joint(made[last]) + line.strip()
    yield made


def _value(text: str) -> str:
    """Return a field's value; JSON's quotation marks and comma are none of it."""
    bare = text.strip()
    return bare.rstrip(",").strip('"') if bare.startswith('"') else bare


def _joint(value: str) -> str:
    """Return what stands between the parts of a wrapped value: a list breaks behind its commas, else within a word."""
    within = "," not in value[-1:] if value.startswith("{") else " " not in value and ("@" in value or "." in value)
    return "" if within and value != "{" else " "


def _table(lines: Sequence[str], place: int) -> Iterator[Object]:
    """Yield the rows under a line of dashes."""
    first = next((at for at in range(place - 1, max(place - HEAD, 0) - 1, -1) if not lines[at].strip()), -1) + 1
    head = lines[max(first, place - HEAD) : place]
    dashes = [found.span() for found in _DASHES.finditer(lines[place])]
    rows = _rows(lines, place + 1)
    starts = [start for start, _ in dashes]
    if all(_aligned(line, starts) for line in [*head, *rows]):
        names = [" ".join(parts) for parts in zip(*(_cells(line, starts) for line in head), strict=True)]
        yield from _aligned_rows([fold(name) for name in names], starts, rows)
        return
    names = _names(head[-1] if head else "", [end - start for start, end in dashes])
    for row in rows:
        yield _loose(names, _CELL.findall(row))


def _rows(lines: Sequence[str], start: int) -> list[str]:
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    return [line[:VALUE] for line in lines[start:end][:OBJECTS]]


def _aligned(line: str, starts: Sequence[int]) -> bool:
    """Tell whether each column begins where its dashes do."""
    return all(start >= len(line) or line[start - 1] in " \t" for start in starts if start)


def _cells(line: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], VALUE]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _aligned_rows(names: Sequence[str], starts: Sequence[int], rows: Sequence[str]) -> Iterator[Object]:
    """Yield rows; one without its first cell goes on with the row above it."""
    made: Object = {}
    for row in rows:
        cells = _cells(row, starts)
        if not cells[0] and made:
            for name, cell in zip(names, cells, strict=True):
                made[name] += _joint(made[name]) + cell if cell else ""
            continue
        if made:
            yield made
        made = dict(zip(names, cells, strict=True))
    yield made


def _names(head: str, widths: Sequence[int]) -> list[str]:
    """Return the names of columns whose spaces a chat took out: each is as long as its dashes."""
    rest, names = head.strip(), []
    for width in widths:
        names.append(fold(rest[:width]))
        rest = rest[width:].lstrip()
    return names


def _loose(names: Sequence[str], cells: Sequence[str]) -> Object:
    """Return a row whose columns cannot be seen: addresses tell their places, else the first cell takes the rest."""
    addresses = [place for place, cell in enumerate(cells) if "@" in cell]
    wanted = [name for name in names if name.endswith("address")]
    if len(cells) > len(names) and len(wanted) > 1 and len(addresses) >= len(wanted):
        made = {name: cells[place] for name, place in zip(wanted, addresses, strict=False)}
        return {**made, names[-1]: cells[-1], names[0]: " ".join(cells[: addresses[0]])}
    over = max(len(cells) - len(names), 0) + 1
    return dict(zip(names, [" ".join(cells[:over]), *cells[over:]], strict=False))
