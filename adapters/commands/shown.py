"""Draws progress and reports for people at a terminal. What came from outside is text, never mark-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.report import shows_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.blocks import Item, Progress, Report
    from bot.wording import Wording

MARKS = {
    "ok": ("✓", "green"),
    "notice": ("i", "cyan"),
    "warning": ("!", "yellow"),
    "error": ("✗", "bold red"),
    "untested": ("?", "magenta"),
    "running": ("…", "dim"),
}


def show_progress(progress: Progress) -> RenderableType:
    """Draw the checks under way, a line each."""
    return Group(Text(progress.title, style="bold"), *(_line(item) for item in progress.items))


def show_items(items: Sequence[Item]) -> RenderableType:
    """Draw findings with what is behind them."""
    return Group(*(part for item in items for part in _item(item)))


def show_verdict(report: Report, wording: Wording) -> RenderableType:
    """Draw what a report comes to: for people who did not ask for all of it."""
    return Group(
        Text(wording.say("title", domain=report.domain), style="bold"),
        Text(report.summary, style=MARKS[report.severity][1]),
        Text(f"{wording.say('who-heading')}: {report.who}"),
    )


def show_report(report: Report, wording: Wording) -> RenderableType:
    """Draw a whole report."""
    parts: list[RenderableType] = [show_verdict(report, wording)]
    if report.causes:
        parts += [Text(), Text(wording.say("causes-heading"), style="bold")]
        for cause in report.causes:
            parts.append(Text(f"• {cause.text}"))
            parts += [Padding(Text(reason, style="dim"), (0, 0, 0, 4)) for reason in cause.because]
    for heading, items in (("findings-heading", report.items), ("untested-heading", report.untested)):
        if items:
            parts += [Text(), Text(wording.say(heading), style="bold")]
            parts += [part for item in items for part in _item(item)]
    return Group(*parts)


def _line(item: Item) -> Text:
    mark, style = MARKS[item.severity]
    return Text.assemble(
        (f"{mark} ", style), (f"{item.title}: ", "bold" if item.severity != "running" else "dim"), item.text
    )


def _item(item: Item) -> list[RenderableType]:
    parts: list[RenderableType] = [_line(item)]
    if item.mend and item.severity != "ok":
        parts.append(Padding(Text(item.mend), (0, 0, 0, 2)))
    parts += [Padding(Text.assemble(f"{block.label}: ", (block.text, "cyan")), (0, 0, 0, 2)) for block in item.copy_]
    parts += [Padding(Text.assemble(f"{link.label}: ", (link.url, "blue")), (0, 0, 0, 2)) for link in item.links]
    if item.rows and shows_rows(item):
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        for _ in ("server", "answer", "ttl", "at"):
            table.add_column(overflow="fold")
        for row in item.rows:
            table.add_row(
                Text(row.server, style="dim"),
                Text(row.answer),
                Text(f"TTL {row.ttl}" if row.ttl else "", style="dim"),
                Text(row.at, style="dim"),
            )
        parts.append(Padding(table, (0, 0, 0, 2)))
    return parts
