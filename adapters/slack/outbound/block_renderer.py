"""Blocks to Block Kit. Pure: limits are kept by splitting, and what is long in a report is a button away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from adapters.slack.conversation_ref import is_public
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.findings_renderer import VALUE, item, report_in_short, running

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from adapters.slack.outbound.block_kit import Json
    from adapters.slack.phrases import Speech
    from bot import blocks

BLOCKS = 50
WEIGHT = 9000
TEXT = 3000
TONES = {"good": "✅", "warning": "⚠️", "bad": "❌"}
CHOICE = "choice"
FOLD = "fold"
CHOSEN = "✓"


@dataclass(slots=True)
class Message:
    """One message: its blocks, and its text for notifications and screen readers."""

    blocks: list[Json] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    rough: int = 0
    actions: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Return the text that is read out: all of it, up to what a notification holds."""
        whole = "\n".join(part for part in self.said if part.strip())
        return block_kit.shortened(block_kit.escaped(whole), TEXT) or "…"

    def add(self, block: Json) -> bool:
        """Put a block at the end; False where it does not fit in.

        A button named like an earlier one gets a name of its own, as Slack asks. The characters that Slack counts are
        counted only where a rough count, never too small, says that there may be too many.
        """
        rough = self.rough + len(to_json(block))
        full = len(self.blocks) >= BLOCKS or (rough > WEIGHT and block_kit.weight([*self.blocks, block]) > WEIGHT)
        if full and self.blocks:
            return False
        for element in block["elements"] if block["type"] == "actions" else ():
            name = element["action_id"]
            if name in self.actions:
                element["action_id"] = f"{name}.{len(self.actions)}"
            self.actions.add(element["action_id"])
        self.blocks.append(block)
        self.rough = rough
        return True

    @property
    def body(self) -> Json:
        """Return the fields of the Web API that carry it."""
        return {"text": self.text, "blocks": self.blocks}


@dataclass(frozen=True, slots=True)
class Scene:
    """What all blocks of a message are shown with: our words, the talk's id, the ids of the choices made."""

    speech: Speech
    conversation: str
    chosen: Collection[str] = ()


def messages(said: Sequence[blocks.Block], scene: Scene) -> list[Message]:
    """Return the fewest messages that show the blocks, in order: one, unless Slack's limits ask for more.

    A line sets a card (what has a key, and changes) off from what stands around it.
    """
    made = [Message()]
    card = False
    for block in said:
        if made[-1].blocks and (card or block.key):
            made[-1].add({"type": "divider"})
        card, begins = bool(block.key), True
        for shown in _SHOWN[block.block](block, scene):
            if not made[-1].add(shown):
                made.append(Message())
                made[-1].add(shown)
            if begins:
                made[-1].said.append(_read_out(block, scene.speech))
            begins = False
    return made if made[-1].blocks else []


def _heading(block: blocks.Heading, _scene: Scene) -> Iterator[Json]:
    yield block_kit.header(block.text)


def _text(block: blocks.Text, _scene: Scene) -> Iterator[Json]:
    sign = TONES.get(block.tone)
    for number, piece in enumerate(block_kit.pieces(block.text)):
        said = f"{sign} {piece}" if sign and number == 0 else piece
        yield block_kit.paragraph(said, italic=True) if block.tone == "quiet" else block_kit.paragraph(said)


def _quote(block: blocks.Quote, _scene: Scene) -> Iterator[Json]:
    for piece in block_kit.pieces(block.text):
        yield block_kit.rich(block_kit.quote(piece))


def _facts(block: blocks.Facts, _scene: Scene) -> Iterator[Json]:
    for row in block.rows:
        first, *rest = [*block_kit.pieces(row.value)] or ["–"]
        yield block_kit.rich(
            block_kit.line(block_kit.span(f"{block_kit.clean(row.label)}: ", bold=True), block_kit.span(first))
        )
        for piece in rest:
            yield block_kit.paragraph(piece)


def _copyable(block: blocks.Copyable, _scene: Scene) -> Iterator[Json]:
    yield block_kit.paragraph(block.label, bold=True)
    for piece in block_kit.pieces(block.text):
        yield block_kit.rich(block_kit.pre(piece))


def _link(block: blocks.Link, scene: Scene) -> Iterator[Json]:
    yield block_kit.rich(
        block_kit.line(block_kit.link(block.url, block.label), block_kit.span(f" ({scene.speech('leaves')})"))
    )


def _choices(block: blocks.Choices, scene: Scene) -> Iterator[Json]:
    for piece in block_kit.pieces(block.prompt):
        yield block_kit.paragraph(piece, bold=True)
    made = next((choice for choice in block.choices if choice.id in scene.chosen), None)
    if made is not None:
        for piece in block_kit.pieces(f"{CHOSEN} {made.label}"):
            yield block_kit.paragraph(piece)
        return
    for number, choice in enumerate(block.choices, start=1):
        if len(choice.label) > block_kit.BUTTON:
            for piece in block_kit.pieces(f"{number}. {choice.label}"):
                yield block_kit.paragraph(piece)
    buttons = [_button(choice, number, scene.speech) for number, choice in enumerate(block.choices, start=1)]
    yield from block_kit.actions(buttons)


def _button(choice: blocks.Choice, number: int, speech: Speech) -> Json:
    label = block_kit.clean(choice.label).strip() or speech("choice", number=number)
    shown = label if len(label) <= block_kit.BUTTON else f"{number}. {label}"
    return block_kit.button(f"{CHOICE}.{number}", shown, choice.id, "primary" if choice.style == "primary" else "")


def _progress(block: blocks.Progress, scene: Scene) -> Iterator[Json]:
    yield block_kit.paragraph(block.title, bold=True)
    yield from running(block.items, scene.speech)


def _findings(block: blocks.Findings, scene: Scene) -> Iterator[Json]:
    for one in block.items:
        yield from item(one, scene.speech, table=not is_public(scene.conversation))


def _report(block: blocks.Report, scene: Scene) -> Iterator[Json]:
    return report_in_short(block, scene.speech, scene.conversation)


def _folded(block: blocks.Folded, scene: Scene) -> Iterator[Json]:
    value = f"{scene.conversation} {block.node} {block.title}"[:VALUE]
    yield from block_kit.actions([block_kit.button(FOLD, block.title, value)])


def drawn(said: Sequence[blocks.Block], scene: Scene) -> Iterator[Json]:
    """Yield blocks as Block Kit, outside any message."""
    for block in said:
        yield from _SHOWN[block.block](block, scene)


_SHOWN: dict[str, Callable[[Any, Scene], Iterator[Json]]] = {
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
    "folded": _folded,
}


def _read_out(block: blocks.Block, speech: Speech) -> str:
    """Return what somebody hears who cannot see the blocks."""
    heard = _HEARD.get(block.block)
    return heard(block, speech) if heard else getattr(block, "text", "")


def _heard_findings(block: blocks.Findings, speech: Speech) -> str:
    return "\n".join(f"{one.title}: {speech(f'severity-{one.severity}')}. {one.text}" for one in block.items)


_HEARD: dict[str, Callable[[Any, Speech], str]] = {
    "facts": lambda block, _speech: "\n".join(f"{row.label}: {row.value}" for row in block.rows),
    "copyable": lambda block, _speech: f"{block.label}: {block.text}",
    "link": lambda block, _speech: f"{block.label}: {block.url}",
    "choices": lambda block, _speech: "\n".join([block.prompt, *(f"• {choice.label}" for choice in block.choices)]),
    "progress": lambda block, _speech: block.title,
    "findings": _heard_findings,
    "report": lambda block, _speech: f"{block.domain}: {block.summary}",
    "folded": lambda block, _speech: block.title,
}
