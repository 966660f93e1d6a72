"""What comes of a step: things to say, to examine, to remember. The voice and the shell carry them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.blocks import Tone
    from bot.model import Examination, Finding

Values = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Say:
    """Say a message."""

    key: str
    values: Values
    node: str = ""
    tone: Tone = "plain"
    title: bool = False
    card: str | None = None
    """The card it takes the place of."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: a label and a value, each a message or, for a value, somebody's words."""

    label: str
    value: str = ""
    says: str = ""
    finding: Finding | None = None
    values: Values = field(default_factory=dict)
    """What this row alone mentions."""


@dataclass(frozen=True, slots=True)
class Show:
    """Show a table of labels and values; where `alike`, labels of one value share a row."""

    lines: tuple[Line, ...]
    values: Values
    node: str = ""
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """Quote lines of the person's own bounce."""

    text: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """Offer something to copy."""

    label: str
    text: str
    kind: Literal["record", "command"] = "command"
    node: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Offer a note to forward: an introduction, then labelled lines, then what the examinations found."""

    intro: str
    lines: tuple[Line, ...]
    domains: tuple[str, ...]
    values: Values
    node: str = ""
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Offer a link of ours."""

    label: str
    url: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its id within the node, its label (a message, or somebody's words in `text`), how loud it is."""

    id: str
    label: str = ""
    text: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer choices."""

    node: str
    options: tuple[Option, ...]
    values: Values
    turn: int
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Prove:
    """Show a domain's findings of some checks: what decides a section, or in `detail` with every answer.

    `known` are tags whose mends, in detail checks whose tables, another section has shown already.
    """

    domain: str
    checks: tuple[str, ...]
    node: str
    known: frozenset[str] = frozenset()
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """Put what these effects say behind a title, for whoever opens it."""

    title: str
    behind: tuple[Effect, ...]
    values: Values
    node: str = ""


@dataclass(frozen=True, slots=True)
class Examine:
    """Examine a domain; its findings come back as Checked."""

    wanted: Examination
    card: str


@dataclass(frozen=True, slots=True)
class Tell:
    """Show a domain's report on its card."""

    domain: str
    card: str
    folded: bool


@dataclass(frozen=True, slots=True)
class Remember:
    """Remember something of a person; None forgets it."""

    what: Literal["role", "locale"]
    value: str | None


Effect = Say | Show | Cite | Copy | Note | Open | Offer | Prove | Fold | Examine | Tell | Remember
