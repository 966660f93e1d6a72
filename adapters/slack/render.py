"""Blocks to Block Kit. Pure: limits are kept by splitting, and what is long in a report is a button away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.slack import kit
from adapters.slack.findings import item, report_in_short, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from adapters.slack.kit import Json
    from adapters.slack.speech import Speech
    from bot import blocks

BLOCKS = 50
WEIGHT = 9000
TEXT = 3000
TONES = {"good": "✅", "warning": "⚠️", "bad": "❌"}
CHOICE = "choice"


@dataclass(slots=True)
class Message:
    """One message: its blocks, its text for notifications and screen readers, the key under which it is updated."""

    key: str | None = None
    blocks: list[Json] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text that is read out: all of it, up to what a notification holds."""
        whole = "\n".join(part for part in self.said if part.strip())
        return kit.shortened(kit.escaped(whole), TEXT) or "…"


def messages(said: Sequence[blocks.Block], speech: Speech, conversation: str) -> list[Message]:
    """Return the messages that show the blocks, in order.

    Blocks without a key share messages; one with a key has its own (`key`, and `key#2`... where it needs more).
    """
    made: list[Message] = []
    for block in said:
        shown = list(_shown(block, speech, conversation))
        made += _packed(made, shown, _read_out(block, speech), block.key)
    return made


def _packed(made: list[Message], shown: list[Json], read_out: str, key: str | None) -> list[Message]:
    """Return the new messages; what fits goes into the last one of `made`."""
    new: list[Message] = []
    last = made[-1] if made and key is None and made[-1].key is None else None
    for one in shown:
        if last is None or len(last.blocks) >= BLOCKS or _weight(last) + kit.weight(one) > WEIGHT:
            number = len(new) + 1
            last = Message(key if number == 1 or key is None else f"{key}#{number}")
            new.append(last)
        last.blocks.append(one)
    if last is not None and shown:
        (new[0] if new else last).said.append(read_out)
    return new


def _weight(message: Message) -> int:
    return sum(map(kit.weight, message.blocks))


def _shown(block: blocks.Block, speech: Speech, conversation: str) -> Iterator[Json]:
    return _SHOWN[block.block](block, speech, conversation)


def _heading(block: blocks.Heading, _speech: Speech, _conversation: str) -> Iterator[Json]:
    yield kit.header(block.text)


def _text(block: blocks.Text, _speech: Speech, _conversation: str) -> Iterator[Json]:
    sign = TONES.get(block.tone)
    for number, piece in enumerate(kit.pieces(block.text)):
        said = f"{sign} {piece}" if sign and number == 0 else piece
        yield kit.paragraph(said, italic=True) if block.tone == "quiet" else kit.paragraph(said)


def _quote(block: blocks.Quote, _speech: Speech, _conversation: str) -> Iterator[Json]:
    for piece in kit.pieces(block.text):
        yield kit.rich(kit.quote(piece))


def _facts(block: blocks.Facts, _speech: Speech, _conversation: str) -> Iterator[Json]:
    for row in block.rows:
        first, *rest = [*kit.pieces(row.value)] or ["–"]
        yield kit.rich(kit.line(kit.span(f"{kit.clean(row.label)}: ", bold=True), kit.span(first)))
        for piece in rest:
            yield kit.paragraph(piece)


def _copyable(block: blocks.Copyable, _speech: Speech, _conversation: str) -> Iterator[Json]:
    yield kit.paragraph(block.label, bold=True)
    for piece in kit.pieces(block.text):
        yield kit.rich(kit.pre(piece))


def _link(block: blocks.Link, speech: Speech, _conversation: str) -> Iterator[Json]:
    yield kit.rich(kit.line(kit.link(block.url, block.label), kit.span(f" ({speech('leaves')})")))


def _choices(block: blocks.Choices, speech: Speech, _conversation: str) -> Iterator[Json]:
    for piece in kit.pieces(block.prompt):
        yield kit.paragraph(piece, bold=True)
    for number, choice in enumerate(block.choices, start=1):
        if len(choice.label) > kit.BUTTON:
            for piece in kit.pieces(f"{number}. {choice.label}"):
                yield kit.paragraph(piece)
    yield from kit.actions([_button(choice, number, speech) for number, choice in enumerate(block.choices, start=1)])


def _button(choice: blocks.Choice, number: int, speech: Speech) -> Json:
    label = kit.clean(choice.label).strip() or speech("choice", number=number)
    shown = label if len(label) <= kit.BUTTON else f"{number}. {label}"
    return kit.button(f"{CHOICE}.{number}", shown, choice.id, "primary" if choice.style == "primary" else "")


def _progress(block: blocks.Progress, speech: Speech, _conversation: str) -> Iterator[Json]:
    yield kit.paragraph(block.title, bold=True)
    yield from running(block.items, speech)


def _findings(block: blocks.Findings, speech: Speech, _conversation: str) -> Iterator[Json]:
    for one in block.items:
        yield from item(one, speech)


def _report(block: blocks.Report, speech: Speech, conversation: str) -> Iterator[Json]:
    return report_in_short(block, speech, conversation)


_SHOWN: dict[str, Callable[[Any, Speech, str], Iterator[Json]]] = {
    "heading": _heading,
    "text": _text,
    "quote": _quote,
    "facts": _facts,
    "copyable": _copyable,
    "link": _link,
    "choices": _choices,
    "progress": _progress,
    "findings": _findings,
    "report": _report,
}


def _read_out(block: blocks.Block, speech: Speech) -> str:
    """Return what somebody hears who cannot see the blocks."""
    heard = _HEARD.get(block.block)
    return heard(block, speech) if heard else getattr(block, "text", "")


def _heard_findings(block: blocks.Findings, speech: Speech) -> str:
    return "\n".join(f"{one.title}: {speech('severity', severity=one.severity)}. {one.text}" for one in block.items)


_HEARD: dict[str, Callable[[Any, Speech], str]] = {
    "facts": lambda block, _speech: "\n".join(f"{row.label}: {row.value}" for row in block.rows),
    "copyable": lambda block, _speech: f"{block.label}: {block.text}",
    "link": lambda block, _speech: f"{block.label}: {block.url}",
    "choices": lambda block, _speech: "\n".join([block.prompt, *(f"• {choice.label}" for choice in block.choices)]),
    "progress": lambda block, _speech: block.title,
    "findings": _heard_findings,
    "report": lambda block, _speech: f"{block.domain}: {block.summary}",
}
