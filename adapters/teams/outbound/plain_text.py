"""Says blocks as plain lines: for notifications, screen readers and clients that show no card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import blocks as b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.blocks import Block

MOST = 1000
FIRST_LINE = 160

_LINES: dict[type, Callable[..., Iterator[str]]] = {
    b.Heading: lambda block: iter((block.text,)),
    b.Text: lambda block: iter((block.text,)),
    b.Facts: lambda block: (f"{row.label}: {row.value}" for row in block.rows),
    b.Copyable: lambda block: iter((f"{block.label}:", block.text)),
    b.Link: lambda block: iter((f"{block.label}: {block.url}",)),
    b.Choices: lambda block: iter((block.prompt, *(f"- {choice.label}" for choice in block.choices))),
    b.Progress: lambda block: iter((block.title,)),
    b.Findings: lambda block: (f"{item.title}: {item.text}" for item in block.items),
    b.Report: lambda block: iter((block.plain or block.summary, block.who)),
}


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what the blocks say, line by line, without what is only looked at."""
    for block in blocks:
        if isinstance(block, b.Quote | b.Folded):
            continue
        for text in _LINES[type(block)](block):
            yield from (line for line in text.split("\n") if line.strip())


def spoken(blocks: Iterable[Block]) -> str:
    """Return the blocks as text of at most 1,000 characters."""
    return shortened("\n".join(lines(blocks)), MOST)


def summary(blocks: Iterable[Block]) -> str:
    """Return the first line, for notifications."""
    return shortened(next(lines(blocks), ""), FIRST_LINE)


def shortened(text: str, most: int) -> str:
    """Cut a text to a number of characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
