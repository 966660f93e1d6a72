"""Draws progress and reports for people at a terminal. What came from outside is text, never mark-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.report import apart, fine_line, to_mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.blocks import Item, Progress, Report, Row
    from bot.finding_text import Wording

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


def show_report(report: Report, wording: Wording, *, long: bool = False) -> RenderableType:
    """Draw a report: the verdict, what mends it, causes, findings; `long` is with all that every server said."""
    parts: list[RenderableType] = [show_verdict(report, wording)]
    mended = to_mend(report)
    if mended:
        said = [] if mended.text in report.summary else [_line(mended)]
        parts += [*said, *_mend(mended, wording), *_rows(mended, long=long)]
    if report.causes:
        parts += [Text(), Text(wording.say("causes-heading"), style="bold")]
        for cause in report.causes:
            parts.append(Text(f"• {cause.text}"))
            parts += [Padding(Text(reason, style="dim"), (0, 0, 0, 4)) for reason in cause.because]
    own, fine = apart(report)
    shown = [part for item in ([*own, *fine] if long else own) for part in _item(item, long=long)]
    if fine and not long:
        shown.append(Text.assemble(("✓ ", MARKS["ok"][1]), fine_line(fine, wording)))
    untested = [part for item in report.untested for part in _item(item, long=long)]
    for heading, found in (("findings-heading", shown), ("untested-heading", untested)):
        if found:
            parts += [Text(), Text(wording.say(heading), style="bold"), *found]
    if not long:
        parts.append(Text(wording.say("long-hint", domain=report.domain), style="dim"))
    return Group(*parts)


def _line(item: Item) -> Text:
    mark, style = MARKS[item.severity]
    return Text.assemble(
        (f"{mark} ", style), (f"{item.title}: ", "bold" if item.severity != "running" else "dim"), item.text
    )


def _item(item: Item, *, long: bool = True) -> list[RenderableType]:
    parts: list[RenderableType] = [_line(item)]
    if item.mend and item.severity != "ok":
        parts.append(Padding(Text(item.mend), (0, 0, 0, 2)))
    return parts + _copies(item) + _rows(item, long=long)


def _mend(item: Item, wording: Wording) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(f"{wording.say('mend-heading')}: {item.mend}")] if item.mend else []
    return parts + _copies(item)


def _copies(item: Item) -> list[RenderableType]:
    parts = [whole(f"  {block.label}:", block.text, "cyan") for block in item.copy_]
    return parts + [whole(f"  {link.label}:", link.url, "blue") for link in item.links]


def _rows(item: Item, *, long: bool) -> list[RenderableType]:
    """Draw who said what: in the short form only where servers are the matter."""
    wanted = long or item.severity in {"warning", "error"}
    return [_servers(item.rows)] if item.rows and wanted else []


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
        marks = f"{row.marks}  " if row.marks else ""
        held = f"{marks}{ttl}{row.at.partition('T')[2]}".replace(" ", "\N{NO-BREAK SPACE}")
        asked = f"{row.asked} " if row.asked else ""
        table.add_row(Text(row.server), Text.assemble((asked, "dim"), row.answer, (f"  {held}", "dim")))
    return Padding(table, (0, 0, 0, 2))
