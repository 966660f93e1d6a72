"""What can be said on any channel. All text is plain: a renderer escapes every bit of it, there is no mark-up in it.

A block with a `key` replaces the earlier block of the same key in the same conversation, where the channel can update.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.model import Severity, Stored

Tone = Literal["plain", "good", "warning", "bad", "quiet"]


class Said(Stored):
    """Base of all blocks: the guide's node that said it (empty outside a guide) and its key, if it can be replaced."""

    node: str = ""
    key: str | None = None


class Heading(Said):
    """A title of a section."""

    block: Literal["heading"] = "heading"
    text: str


class Text(Said):
    """One or more paragraphs, separated by an empty line."""

    block: Literal["text"] = "text"
    text: str
    tone: Tone = "plain"


class Quote(Said):
    """Lines of the person's own bounce, to the letter; hostile."""

    block: Literal["quote"] = "quote"
    text: str


class Fact(Stored):
    """A label of ours and a value that may be anybody's."""

    label: str
    value: str


class Facts(Said):
    """A short table of labels and values."""

    block: Literal["facts"] = "facts"
    rows: tuple[Fact, ...]


class Copyable(Said):
    """Something to copy to the letter: a DNS record, a command, a note to forward."""

    block: Literal["copyable"] = "copyable"
    label: str
    text: str
    kind: Literal["record", "command", "note"] = "note"


class Link(Said):
    """A link of ours: https only, never from what a person or a server said."""

    block: Literal["link"] = "link"
    label: str
    url: str


class Choice(Stored):
    """A button. `id` is `<node>:<choice>:<turn>`, unique in the conversation."""

    id: str
    label: str
    style: Literal["primary", "plain", "quiet"] = "plain"


class Choices(Said):
    """What the person may choose now. The first choice is the way on."""

    block: Literal["choices"] = "choices"
    prompt: str = ""
    choices: tuple[Choice, ...]


class Row(Stored):
    """One server's answer as shown: who, what, how long it is kept, when it was asked.

    `asked` is the type and the way it was asked for, `marks` what the answer bears (AA, extended errors).
    """

    server: str
    answer: str
    ttl: str = ""
    at: str = ""
    asked: str = ""
    marks: str = ""


class Item(Stored):
    """One finding in words: the check's title, a sentence, the table behind it and what to copy for the mend."""

    check: str
    tag: str
    severity: Severity | Literal["running"]
    title: str
    text: str = ""
    mend: str = ""
    rows: tuple[Row, ...] = ()
    copy_: tuple[Copyable, ...] = ()
    links: tuple[Link, ...] = ()


class Progress(Said):
    """Checks under way: one item each, `running` until its finding is there."""

    block: Literal["progress"] = "progress"
    domain: str
    title: str
    items: tuple[Item, ...]


class Findings(Said):
    """The evidence for the section at hand: some of a domain's findings."""

    block: Literal["findings"] = "findings"
    domain: str
    items: tuple[Item, ...]


class CauseLine(Stored):
    """A ranked cause in words, with its reasons."""

    cause: str
    text: str
    because: tuple[str, ...] = ()


class Report(Said):
    """A domain's whole examination: the verdict first, then causes, findings by severity, what was not tested.

    `mends` is the tag of the item whose mend comes first, '' where nothing needs mending.
    """

    block: Literal["report"] = "report"
    domain: str
    verdict: str
    severity: Severity
    summary: str
    who: str = ""
    causes: tuple[CauseLine, ...] = ()
    items: tuple[Item, ...] = ()
    untested: tuple[Item, ...] = ()
    changes: tuple[str, ...] = ()
    plain: str = ""
    mends: str = ""
    folded: bool = False


Part = Annotated[Text | Quote | Facts | Copyable | Link | Findings, Field(discriminator="block")]


class Folded(Said):
    """Background behind a title, shown to whoever opens it; nothing in it decides or instructs."""

    block: Literal["folded"] = "folded"
    title: str
    parts: tuple[Part, ...]


Block = Annotated[
    Heading | Text | Quote | Facts | Copyable | Link | Choices | Progress | Findings | Report | Folded,
    Field(discriminator="block"),
]
BLOCKS: TypeAdapter[tuple[Block, ...]] = TypeAdapter(tuple[Block, ...])
