"""Draws what was tested: a line a check, with the servers' answers and the mend folded below it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from adapters.teams.outbound.adaptive_cards import MAX_TITLE, Body, Column, ColumnSet, Container, RichTextBlock, Toggle
from adapters.teams.outbound.plain_text import shortened
from adapters.teams.outbound.text_runs import heading, linked, paragraph, paragraphs, run, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from adapters.teams.outbound.adaptive_cards import Color
    from adapters.teams.outbound.card_renderer import Look
    from bot.blocks import Copyable, Findings, Item, Progress, Report, Row

SIGNS: dict[str, tuple[str, Color]] = {
    "ok": ("✓", "good"),
    "notice": ("i", "accent"),
    "warning": ("!", "warning"),
    "error": ("✗", "attention"),
    "untested": ("?", "default"),
    "running": ("…", "default"),
}


def progress(block: Progress, look: Look) -> Iterator[Body]:
    """Draw checks under way."""
    done = sum(item.severity != "running" for item in block.items)
    yield heading(block.title)
    yield paragraph(run(look.say("checks-done", done=done, total=len(block.items)), is_subtle=True), spacing="none")
    for item in block.items:
        yield _line(item, look)


def findings(block: Findings, look: Look) -> Iterator[Body]:
    """Draw the evidence of a section."""
    for item in block.items:
        yield from _item(item, look)


def report(block: Report, look: Look) -> Iterator[Body]:
    """Draw a domain's examination: the verdict first, then why, then what was tested."""
    sign, color = SIGNS[block.severity]
    yield heading(f"{sign} {block.domain}", large=True)
    yield from paragraphs(block.summary, color if block.severity in ("error", "warning") else None)
    if block.who:
        yield paragraph(run(f"{look.say('who')}: ", weight="bolder"), run(block.who))
    if block.causes:
        yield heading(look.say("causes"))
    for cause in block.causes:
        yield paragraph(run("• "), run(cause.text, weight="bolder"), spacing="small")
        for reason in cause.because:
            yield paragraph(run(f"   {reason}", is_subtle=True), spacing="none")
    yield from _tested(block, look)
    if block.changes:
        yield heading(look.say("changes"))
        for change in block.changes:
            yield paragraph(run(f"• {change}"), spacing="small")


def copyable(block: Copyable, look: Look) -> Iterator[Body]:
    """Draw a record, a command or a note to the letter, ready to be marked and copied."""
    title = f"{look.say(f'kind-{block.kind}')}: {block.label}" if block.kind != "note" else block.label
    yield paragraph(run(title, weight="bolder"), spacing="medium")
    yield Container(
        style="emphasis", spacing="small", items=tuple(verbatim(block.text, monospace=block.kind != "note"))
    )


def _tested(block: Report, look: Look) -> Iterator[Body]:
    parts = [element for item in block.items for element in _item(item, look)]
    if block.untested:
        parts.append(heading(look.say("untested")))
        parts += [element for item in block.untested for element in _item(item, look)]
    if not parts:
        return
    if not block.folded:
        yield heading(look.say("findings"))
        yield from parts
        return
    yield from behind(look.say("findings"), tuple(parts), look)


def behind(title: str, parts: tuple[Body, ...], look: Look) -> Iterator[Body]:
    """Draw parts behind a title that opens them."""
    if not parts:
        return
    name = look.name()
    yield _fold(paragraph(run(title, weight="bolder", color="accent")), title, name)
    yield Container(id=name, is_visible=False, spacing="none", items=parts)


def _item(item: Item, look: Look) -> Iterator[Body]:
    below = tuple(_below(item, look))
    if not below:
        yield _line(item, look)
        return
    name = look.name()
    title = _title(item.severity, item.title, look.say(f"severity-{item.severity}"))
    yield _fold(title, "".join(part.text for part in title.inlines), name)
    yield from paragraphs(item.text, close=True)
    yield Container(id=name, is_visible=False, style="emphasis", spacing="small", items=below)


def _line(item: Item, look: Look) -> Container:
    draw = _drawn_once if item.severity == "running" else _drawn
    return draw(item.severity, item.title, look.say(f"severity-{item.severity}"), item.text)


def _drawn(severity: str, title: str, word: str, text: str) -> Container:
    return Container(spacing="small", items=(_title(severity, title, word), *paragraphs(text, close=True)))


def _title(severity: str, title: str, word: str) -> RichTextBlock:
    sign, color = SIGNS[severity]
    return paragraph(
        run(f"{sign} ", weight="bolder", color=color), run(title, weight="bolder"), run(f" · {word}", is_subtle=True)
    )


_drawn_once = lru_cache(maxsize=200)(_drawn)
"""For checks that still run: what is said of them are words of ours alone, the same in every conversation."""


def _fold(shown: RichTextBlock, title: str, name: str) -> Body:
    """Draw a line that opens what is below it; its text is what screen readers call the button."""
    sign = paragraph(run("▾", color="accent", weight="bolder"))
    columns = (
        Column(width="stretch", items=(shown,)),
        Column(width="auto", items=(sign,)),
    )
    toggle = Toggle(title=shortened(title, MAX_TITLE), target_elements=(name,))
    return ColumnSet(columns=columns, spacing="small", select_action=toggle)


def _below(item: Item, look: Look) -> Iterator[Body]:
    if item.mend:
        yield from paragraphs(item.mend)
    for copied in item.copy_:
        yield from copyable(copied, look)
    for link in item.links:
        yield linked(look.say("leaves", label=link.label), link.url)
    for row in item.rows[: look.rows]:
        yield _row(row, look)
    if look.rows and len(item.rows) > look.rows:
        yield paragraph(run(look.say("more-rows", count=len(item.rows) - look.rows), is_subtle=True))


def _clock(at: str) -> str:
    """Return the time of day of a moment (ISO 8601, UTC); anything else as it is."""
    return f"{at[11:19]} UTC" if at[10:11] == "T" and at.endswith(("Z", "+00:00")) else at


def _row(row: Row, look: Look) -> Body:
    known = [look.say("ttl", ttl=row.ttl) if row.ttl else "", look.say("asked", at=_clock(row.at)) if row.at else ""]
    aside = ", ".join(filter(None, known))
    runs = [
        run(f"{shortened(row.server, 200)}: ", weight="bolder"),
        run(shortened(row.answer, 400), font_type="monospace"),
    ]
    return paragraph(*runs, *([run(f"  {aside}", is_subtle=True, size="small")] if aside else []), spacing="small")
