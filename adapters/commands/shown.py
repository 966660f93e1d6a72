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

    from bot.blocks import Item, Progress, Report, Row
    from bot.wording import Wording

SERVER_WIDTH = 28
"""Columns for a server's name: beside it the usual answer stands unbroken on 80 columns."""
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
    parts += [whole(f"  {block.label}:", block.text, "cyan") for block in item.copy_]
    parts += [whole(f"  {link.label}:", link.url, "blue") for link in item.links]
    if item.rows and shows_rows(item):
        parts.append(_servers(item.rows))
    return parts


def whole(label: str, text: str, style: str) -> RenderableType:
    """Draw a label and something to copy on one line that is never broken; print it with `crop=False`.

    A console that is given a bare Text lays it out anew, so that it would be broken after all: hence the group.
    """
    return Group(Text.assemble(f"{label} ", (text, style), no_wrap=True, overflow="ignore"))


def _servers(rows: Sequence[Row]) -> RenderableType:
    """Draw who answered what; how long it holds and when it was said stand behind the answer, in UTC."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", max_width=SERVER_WIDTH, overflow="fold")
    table.add_column(overflow="fold")
    for row in rows:
        ttl = f"TTL {row.ttl}  " if row.ttl else ""
        held = f"{ttl}{row.at.partition('T')[2]}".replace(" ", "\N{NO-BREAK SPACE}")
        table.add_row(Text(row.server), Text.assemble(row.answer, (f"  {held}", "dim")))
    return Padding(table, (0, 0, 0, 2))
