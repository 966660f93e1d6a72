"""The nouns of a guide: nodes, edges, walks. Nothing here knows a code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from bot.model import Family, Stored

if TYPE_CHECKING:
    from collections.abc import Collection

Kind = Literal["opening", "question", "intro", "section", "step", "aside", "feedback"]
Role = Literal["user", "admin", "staff", "unknown"]
SideAnswer = Literal["sender", "recipient", "unknown"]
JUMPS = ("@next", "@solved", "@hand-over", "@return", "@test", "@published")


def _https(url: str) -> str:
    if not url.startswith("https://"):
        raise ValueError("a link must begin with https://")
    return url


class Link(Stored):
    """A page the section sends people to; its label is the node's `.link-<id>`."""

    id: str
    url: Annotated[str, AfterValidator(_https)]


class Edge(Stored):
    """A choice and where it leads: a node or one of JUMPS."""

    id: str
    to: str


class Node(Stored):
    """One node of a guide. Three keys say when a walk leaves it out; its words say why.

    `not-for`: for whom it is not. `ruled-out-by`: all that its checks found is among these tags.
    `ruled-out-by-any`: one of these tags was found, by whichever check. The first of its checks has its say first.
    """

    kind: Kind
    answers: Literal["role", "side", "scope"] | None = None
    choices: str | tuple[Edge | str, ...] = ()
    extra: tuple[Edge, ...] = ()
    when: dict[str, tuple[str, ...]] = {}
    known_by: dict[str, tuple[str, ...]] = Field(default={}, alias="known-by")
    checks: tuple[str, ...] = ()
    on: dict[str, str] = {}
    ruled_out_by: frozenset[str] = Field(default=frozenset(), alias="ruled-out-by")
    ruled_out_by_any: frozenset[str] = Field(default=frozenset(), alias="ruled-out-by-any")
    not_for: dict[str, tuple[str, ...]] = Field(default={}, alias="not-for")
    needs: str | None = None
    commands: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    note: Literal["auto", "own-side", "other-side"] | None = None
    quotes: bool = False
    more: bool = False
    """Whether it has background, which is folded."""
    remedy: bool = False
    """Whether its words are the remedy of what its checks found: the findings' own is not said beside it."""
    bare: bool = False


class Walk(Stored):
    """The sections for a role and a side, in the order they have without evidence.

    With `found` it is the walk of everybody where one of these tags was found: nothing is asked, nothing else helps.
    """

    role: tuple[Role, ...] = get_args(Role)
    side: tuple[SideAnswer, ...] = get_args(SideAnswer)
    found: frozenset[str] = frozenset()
    sections: tuple[str, ...]


class Guide(Stored):
    """A whole guide. `folder` is where its words live."""

    folder: str
    code: str
    takes: tuple[Family, ...] = ()
    """Families whose bounces without a code come here."""
    families: tuple[Family, ...] = ()
    """Families that the opening has words of their own for, beside `other`, which serve for all the rest."""
    of_checks: bool = Field(default=False, alias="of-checks")
    """Whether its causes are named where a domain is checked and no bounce is at hand."""
    opening: str
    questions: tuple[str, ...]
    after: str
    closing: str
    explains: tuple[str, ...] = ()
    """Asides that are folded below the opening and below a note."""
    walks: tuple[Walk, ...]
    together: tuple[tuple[str, ...], ...] = ()
    """Sections that follow each other, wherever the first of them to come stands."""
    choice_sets: dict[str, tuple[Edge, ...]] = Field(default={}, alias="choice-sets")
    nodes: dict[str, Node]

    def walk(self, role: str, side: str) -> tuple[str, ...]:
        """Return the sections for somebody, before the evidence orders them."""
        fitting = (walk for walk in self.walks if role in walk.role and side in walk.side and not walk.found)
        return next(fitting).sections

    def alone(self, found: Collection[str]) -> tuple[str, ...]:
        """Return the sections that are the whole walk where these tags were found; mostly none."""
        return next((walk.sections for walk in self.walks if not walk.found.isdisjoint(found)), ())

    def worded(self, family: str) -> str:
        """Return the family whose words the opening says."""
        return family if family in self.families else "other"

    def edges(self, name: str) -> tuple[Edge, ...]:
        """Return a node's choices; those of a question or of feedback lead nowhere by themselves."""
        node = self.nodes[name]
        written = self.choice_sets[node.choices] if isinstance(node.choices, str) else node.choices
        return (*(Edge(id=edge, to="@next") if isinstance(edge, str) else edge for edge in written), *node.extra)

    def key(self, name: str, part: str = "") -> str:
        """Return the words' key of a node: its title, or with a part its attribute."""
        return f"{self.folder}/{name.replace('.', '-')}" + (f".{part}" if part else "")
