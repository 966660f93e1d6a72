"""Reads transcripts: conversations as text files. tests/transcripts/README.md has the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "transcripts"
_PRESS = re.compile(r"(?:(old|twice) )?\[([^\]]{1,200})\]")
_LABEL = re.compile(r"\[([^\]]{1,200})\]")


@dataclass
class Step:
    """One thing that is done, and what must and must not be shown then."""

    line: int
    said: str | None = None
    other: bool = False
    press: str | None = None
    how: str = ""
    afresh: bool = False
    world: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)
    offered: list[str] | None = None
    and_others: bool = False


@dataclass
class Transcript:
    """A whole conversation with its world and settings."""

    name: str
    world: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    staff: bool = False
    locale: str | None = None
    domain: str | None = None
    steps: list[Step] = field(default_factory=list)


def read(path: Path) -> Transcript:
    """Read a transcript; raises ValueError naming file and line."""
    made = Transcript(path.stem)
    last = ""
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        sign, _, rest = raw.partition(" ")
        if not raw.strip() or raw.startswith("#"):
            last = ""
            continue
        try:
            _LINES[sign](made, number, rest, last)
        except (KeyError, IndexError, ValueError) as fault:
            raise ValueError(f"{path.name}:{number}: {raw!r}: {fault!r}") from fault
        last = sign
    return made


def _world(made: Transcript, number: int, rest: str, last: str) -> None:
    if not made.steps:
        made.world.append(rest)
        return
    if last != "dns:":
        made.steps.append(Step(number))
    made.steps[-1].world.append(rest)


def _setting(made: Transcript, _: int, rest: str, __: str) -> None:
    name, value = rest.split("=", 1)
    made.settings[name] = value


def _said(made: Transcript, number: int, rest: str, last: str) -> None:
    pressed = _PRESS.fullmatch(rest)
    if pressed:
        made.steps.append(Step(number, press=pressed[2], how=pressed[1] or ""))
    elif last == ">" and made.steps[-1].said is not None:
        made.steps[-1].said = f"{made.steps[-1].said}\n{rest}"
    else:
        made.steps.append(Step(number, said=rest))


def _other(made: Transcript, number: int, rest: str, _: str) -> None:
    pressed = _PRESS.fullmatch(rest)
    made.steps.append(Step(number, press=pressed[2] if pressed else None, said=None if pressed else rest, other=True))


def _expected(made: Transcript, _: int, rest: str, __: str) -> None:
    step, text = made.steps[-1], rest.strip()
    if rest.startswith(("  [", "  …")):
        step.offered, step.and_others = _LABEL.findall(text), text.endswith("…")
    else:
        step.expected.append(text)


_LINES: dict[str, Callable[[Transcript, int, str, str], None]] = {
    "dns:": _world,
    "set:": _setting,
    "only:": lambda made, _, rest, __: setattr(made, "only", tuple(rest.split())),
    "as:": lambda made, _, rest, __: setattr(made, "staff", rest == "staff"),
    "locale:": lambda made, _, rest, __: setattr(made, "locale", rest),
    "domain:": lambda made, _, rest, __: setattr(made, "domain", rest),
    ">": _said,
    ">>": _other,
    "---": lambda made, number, _, __: made.steps.append(Step(number, afresh=True)),
    "<": _expected,
    "!<": lambda made, _, rest, __: made.steps[-1].never.append(rest.strip()),
}


def every() -> list[Transcript]:
    """Return all transcripts."""
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]
