"""The terminal as a channel: blocks drawn with rich, choices numbered, pastes read until the text ends."""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING

from rich.box import HORIZONTALS
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from adapters.terminal.report_renderer import MARKS, show_items, show_progress, show_report, show_verdict, whole
from bot.blocks import (
    Block,
    Choices,
    Copyable,
    Facts,
    Findings,
    Folded,
    Heading,
    Link,
    Progress,
    Quote,
    Report,
)
from bot.blocks import Text as Paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from typing import Any

    from bot.finding_text import Wording

TONES = {"plain": "", "good": "green", "warning": "yellow", "bad": "bold red", "quiet": "dim"}
UNFOLDS = "+"
"""What is typed to read what is folded."""
PAUSE = 0.15
"""Seconds without more input after which a pasted text has ended."""


class Screen:
    """Draws what is said and reads what is typed."""

    def __init__(self, wording: Callable[[], Wording], console: Console | None = None) -> None:
        """Take what gives the wording of reports in the language now spoken."""
        self._console = console or Console(highlight=False)
        self._wording = wording
        self._choices: Choices | None = None
        self._offered = True
        self._folded: list[Folded] = []

    def title(self, text: str) -> None:
        """Write a heading of the terminal's own."""
        self._console.rule(Text(text))

    def show(self, blocks: tuple[Block, ...], passing: bool) -> None:
        """Draw blocks; passing views are only drawn as a line each, for what is new in them."""
        for block in blocks:
            if isinstance(block, Folded):
                self._folded.append(block)
            if isinstance(block, Choices):
                self._choices = block
            elif isinstance(block, Progress):
                self._progress(block, passing=passing)
            else:
                self._console.print(self._draw(block), crop=False)
            self._offered = False

    def unfold(self, typed: str) -> bool:
        """Show what is folded in the answers since the last one typed, if that is what was typed."""
        opens = typed.strip() == UNFOLDS and bool(self._folded)
        for folded in self._folded if opens else ():
            self._console.print(_heading(Heading(text=folded.title)))
            self.show(folded.parts, passing=False)
        self._folded = []
        return opens

    def keep(self, still: Collection[str]) -> None:
        """Forget the choices unless they are among those that still count; what counts is offered again."""
        if self._choices and not any(choice.id in still for choice in self._choices.choices):
            self._choices = None

    def _progress(self, block: Progress, *, passing: bool) -> None:
        if not passing:
            self._console.print(Text(f"{block.title} …", style="dim"))
            return
        done = [item for item in block.items if item.severity != "running"]
        if self._console.is_terminal and done:
            mark, style = MARKS[done[-1].severity]
            self._console.print(Text.assemble((f"  {mark} ", style), f"{len(done)}/{len(block.items)}"), end="\r")

    def _draw(self, block: Block) -> RenderableType:
        if isinstance(block, Report):
            return show_verdict(block, self._wording()) if block.folded else show_report(block, self._wording())
        return DRAWS[type(block)](block)

    def prompt(self) -> None:
        """Offer what may be chosen, and show that it is the person's turn."""
        if self._choices and not self._offered:
            self._console.print(_choices(self._choices))
            self._offered = True
        if sys.stdin.isatty():
            sys.stdout.write("> ")
            sys.stdout.flush()

    def read(self) -> str | None:
        """Read what is typed: one line, or all lines of a paste; None at the end."""
        lines = [sys.stdin.readline()]
        if not lines[0]:
            return None
        while select.select([sys.stdin], [], [], PAUSE)[0] and (line := sys.stdin.readline()):
            lines.append(line)
        return "".join(lines).rstrip("\n")

    def choice(self, typed: str) -> str | None:
        """Return the choice a number means."""
        number = typed.strip()
        offered = self._choices.choices if self._choices else ()
        if number.isascii() and number.isdigit() and 0 < int(number[:4]) <= len(offered):
            return offered[int(number[:4]) - 1].id
        return None


def _heading(block: Heading) -> RenderableType:
    return Padding(Text(block.text, style="bold underline"), (1, 0, 0, 0))


def _text(block: Paragraphs) -> RenderableType:
    return Text(block.text, style=TONES[block.tone])


def _quote(block: Quote) -> RenderableType:
    return Padding(Text(block.text, style="italic"), (0, 0, 0, 2))


def _facts(block: Facts) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for row in block.rows:
        table.add_row(Text(row.label), Text(row.value))
    return table


def _copyable(block: Copyable) -> RenderableType:
    if block.kind == "note":
        return Panel(Text(block.text), HORIZONTALS, title=Text(block.label), title_align="left", padding=0)
    return Group(Text(block.label), whole(" ", block.text, "cyan"))


def _link(block: Link) -> RenderableType:
    return whole(f"{block.label}:", block.url, "blue")


def _folded(block: Folded) -> RenderableType:
    return Text.assemble((f"  [{UNFOLDS}] ", "cyan"), (block.title, "dim"))


def _choices(block: Choices) -> RenderableType:
    lines = [Text(block.prompt, style="bold")] if block.prompt else []
    for place, choice in enumerate(block.choices, 1):
        style = {"primary": "bold", "quiet": "dim"}.get(choice.style, "")
        lines.append(Text.assemble((f"  [{place}] ", "cyan"), (choice.label, style)))
    return Padding(Group(*lines), (1, 0, 1, 0))


DRAWS: dict[type, Callable[[Any], RenderableType]] = {
    Heading: _heading,
    Paragraphs: _text,
    Quote: _quote,
    Facts: _facts,
    Copyable: _copyable,
    Link: _link,
    Progress: show_progress,
    Findings: lambda block: show_items(block.items),
    Folded: _folded,
}
