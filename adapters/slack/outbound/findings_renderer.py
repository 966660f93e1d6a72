"""Findings and reports as Block Kit: short in a message, whole in a modal, a page at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from adapters.slack.outbound import block_kit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from adapters.slack.outbound.block_kit import Json
    from adapters.slack.phrases import Speech
    from bot.blocks import CauseLine, Copyable, Item, Report

SIGNS = {"ok": "✅", "notice": "ℹ️", "warning": "⚠️", "error": "❌", "untested": "❔", "running": "⏳"}
CAUSES = 3
PAGE_BLOCKS = 80
PAGE_WEIGHT = 9000
ALL, AGAIN, SHARE, TALK = "report.all", "report.again", "report.share", "report.talk"
VALUE = 1900
LINES, PIECE = 10, 600


def running(items: Sequence[Item], speech: Speech) -> Iterator[Json]:
    """Yield a line for each check that is done, and how many are still under way."""
    done = [one for one in items if one.severity != "running"]
    yield from _listed(f"{SIGNS[one.severity]} {one.title}: {speech(f'severity-{one.severity}')}" for one in done)
    if left := len(items) - len(done):
        yield block_kit.paragraph(f"{SIGNS['running']} {_counted(speech, 'still-running', count=left)}")


def item(one: Item, speech: Speech, *, table: bool = True) -> Iterator[Json]:
    """Yield a finding: what it says, what to do, the servers' answers, what to copy, where to go.

    Without its `table` it suits a channel, where 'All findings' shows the rest to whoever asks.
    """
    sign = block_kit.span(f"{SIGNS[one.severity]} {speech(f'severity-{one.severity}')} · ")
    first, *rest = [*block_kit.pieces(one.text)] or [""]
    said = [block_kit.span(f": {first}")] if first else []
    yield block_kit.rich(block_kit.line(sign, block_kit.span(block_kit.clean(one.title) or "–", bold=True), *said))
    for piece in (*rest, *block_kit.pieces(one.mend)):
        yield block_kit.paragraph(piece)
    for piece in block_kit.pieces(_table(one)) if table else ():
        yield block_kit.rich(block_kit.pre(piece))
    for copy in one.copy_:
        yield from _copy(copy)
    for link in one.links:
        yield block_kit.rich(
            block_kit.line(block_kit.link(link.url, link.label), block_kit.span(f" ({speech('leaves')})"))
        )


def _table(one: Item) -> str:
    """Write each answer once, a record a line, and below it which servers gave it: who differs is seen at a glance."""
    lines: list[str] = []
    for answer in dict.fromkeys(row.answer for row in one.rows):
        lines += answer.split(", ")
        for row in one.rows:
            if row.answer == answer:
                lines.append("  ".join(("", row.server, *filter(None, (row.ttl and f"TTL {row.ttl}", row.at)))))
    return "\n".join(lines)


def _copy(copy: Copyable) -> Iterator[Json]:
    yield block_kit.paragraph(copy.label, bold=True)
    for piece in block_kit.pieces(copy.text):
        yield block_kit.rich(block_kit.pre(piece))


def report_in_short(report: Report, speech: Speech, conversation: str) -> Iterator[Json]:
    """Yield the verdict, who acts, the likeliest causes, what is wrong; the rest is behind 'All findings'."""
    yield block_kit.rich(
        block_kit.line(
            block_kit.span(f"{SIGNS[report.severity]} "), block_kit.span(block_kit.clean(report.domain), bold=True)
        )
    )
    for piece in block_kit.pieces(report.summary):
        yield block_kit.paragraph(piece)
    if report.who:
        yield block_kit.rich(
            block_kit.line(block_kit.span(f"{speech('who')}: ", bold=True), block_kit.span(block_kit.clean(report.who)))
        )
    if not report.folded:
        yield from _causes(report.causes[:CAUSES], speech)
        yield from _faults(report.items)
    yield from _changes(report.changes, speech)
    yield block_kit.paragraph(
        _counted(speech, "counted", done=len(report.items), untested=len(report.untested)), italic=True
    )
    value = f"{conversation} {report.domain}"[:VALUE]
    yield from block_kit.actions(
        [
            block_kit.button(ALL, speech("all-findings"), value),
            block_kit.button(AGAIN, speech("run-again"), report.domain[:VALUE]),
        ]
    )


def only_for_one(report: Report, speech: Speech, conversation: str) -> Json:
    """Return the buttons of a report that only one person sees: to show it to the channel, to go on in private."""
    talk = block_kit.button(TALK, speech("talk-it-through"), report.domain[:VALUE])
    return {"type": "actions", "elements": [share(speech, f"{conversation} {report.domain}"), talk]}


def share(speech: Speech, value: str) -> Json:
    """Return the button that shows the channel what only one person sees, once they confirmed it."""
    made = block_kit.button(SHARE, speech("share"), value[:VALUE])
    return block_kit.confirmed(made, speech("share-confirm"), speech("share-yes"), speech("no"))


def _causes(causes: Sequence[CauseLine], speech: Speech) -> Iterator[Json]:
    if not causes:
        return
    yield block_kit.paragraph(speech("causes"), bold=True)
    yield from _listed(
        f"{cause.text} ({'; '.join(cause.because)})" if cause.because else cause.text for cause in causes
    )


def _listed(lines: Iterable[str]) -> Iterator[Json]:
    said = [block_kit.line(block_kit.span(piece)) for line in lines for piece in block_kit.pieces(line, PIECE)]
    for start in range(0, len(said), LINES):
        yield block_kit.rich(block_kit.bullets(said[start : start + LINES]))


def _faults(items: Iterable[Item]) -> Iterator[Json]:
    wrong = [one for one in items if one.severity in ("error", "warning")]
    yield from _listed(f"{SIGNS[one.severity]} {one.title}: {one.text}" for one in wrong)


def _changes(changes: Sequence[str], speech: Speech) -> Iterator[Json]:
    if not changes:
        return
    yield block_kit.paragraph(speech("changes"), bold=True)
    yield from _listed(changes)


@lru_cache(maxsize=256)
def _counted(speech: Speech, name: str, **numbers: int) -> str:
    return speech(name, **numbers)


def pages(report: Report, speech: Speech) -> list[list[Json]]:
    """Return the whole report as pages of a modal: everything known, nothing left out."""
    made: list[list[Json]] = [[]]
    room = PAGE_WEIGHT
    for block in _whole(report, speech):
        heavy = block_kit.weight(block)
        if made[-1] and (len(made[-1]) >= PAGE_BLOCKS or heavy > room):
            made.append([])
            room = PAGE_WEIGHT
        made[-1].append(block)
        room -= heavy
    return made


def _whole(report: Report, speech: Speech) -> Iterator[Json]:
    yield block_kit.header(report.domain)
    for piece in block_kit.pieces(report.summary):
        yield block_kit.paragraph(piece)
    if report.who:
        yield block_kit.rich(
            block_kit.line(block_kit.span(f"{speech('who')}: ", bold=True), block_kit.span(block_kit.clean(report.who)))
        )
    yield from _causes(report.causes, speech)
    yield from _changes(report.changes, speech)
    for one in report.items:
        yield {"type": "divider"}
        yield from item(one, speech)
    if report.untested:
        yield {"type": "divider"}
        yield block_kit.header(speech("untested"))
        for one in report.untested:
            yield from item(one, speech)
    if report.plain:
        yield {"type": "divider"}
        yield block_kit.paragraph(speech("as-text"), bold=True)
        for piece in block_kit.pieces(report.plain):
            yield block_kit.rich(block_kit.pre(piece))
