"""Counts what a person sees without opening anything: folded parts, tables of servers and the note to copy apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]")


def count(lines: Iterable[str]) -> int:
    """Return how many words there are: whatever stands between spaces and has a letter or digit."""
    return sum(1 for line in lines for word in line.split() if _WORD.search(word))


def visible(blocks: Iterable[dict[str, Any]]) -> list[str]:
    """Return the lines that are seen unopened."""
    return [line for block in blocks for line in _SEEN.get(block["block"], _text)(block) if line]


def folded(blocks: Iterable[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each folded part as its title and its lines; quotes of the person's own bounce are not ours to count."""
    for block in blocks:
        if block["block"] == "folded":
            parts = [part for part in block["parts"] if part["block"] != "quote"]
            yield block["title"], visible(parts)


def _text(block: dict[str, Any]) -> list[str]:
    return [block.get("text", "")]


def _items(block: dict[str, Any]) -> list[str]:
    return [
        line
        for item in block["items"]
        for line in (item["title"], item["text"], item["mend"], *(copied["label"] for copied in item["copy_"]))
    ]


def _report(block: dict[str, Any]) -> list[str]:
    return [block["summary"], block["who"], *([] if block["folded"] else _items(block))]


_SEEN: dict[str, Any] = {
    "facts": lambda block: [f"{row['label']}: {row['value']}" for row in block["rows"]],
    "copyable": lambda block: [block["label"]],
    "link": lambda block: [block["label"]],
    "choices": lambda block: [block["prompt"], *(choice["label"] for choice in block["choices"])],
    "progress": lambda block: [],
    "findings": _items,
    "report": _report,
    "folded": lambda block: [block["title"]],
}
