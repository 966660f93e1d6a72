"""Draws a guide from its running table, as Mermaid; node ids are those of the guide to the letter."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.guide import Guide

SHAPES = {"opening": "([{}])", "question": "{{{{{}}}}}", "feedback": "{{{{{}}}}}", "aside": "[/{}/]"}


def chart(guide: Guide) -> str:
    """Return the flow of a guide as a Mermaid flowchart, one node and one edge a line."""
    return "\n".join(["flowchart TD", *_nodes(guide), *_edges(guide)]) + "\n"


def _nodes(guide: Guide) -> Iterator[str]:
    for name, node in guide.nodes.items():
        yield f"    {name}" + SHAPES.get(node.kind, "[{}]").format(f'"{name}"')


def _edges(guide: Guide) -> Iterator[str]:
    chain = [guide.opening, *guide.questions]
    yield from (f"    {one} --> {other}" for one, other in pairwise(chain))
    last = chain[-1]
    for walk in guide.walks:
        label = f"{' or '.join(walk.role)}, side {' or '.join(walk.side)}"
        path = [last, *walk.sections, guide.after]
        if walk.found:
            label = ", ".join(sorted(walk.found))
            path = [guide.opening, *walk.sections, guide.after]
        yield f'    {path[0]} -- "{label}" --> {path[1]}'
        yield from (f"    {one} --> {other}" for one, other in pairwise(path[1:]))
    for name, node in guide.nodes.items():
        yield from (f"    {name} -- {tag} --> {to}" for tag, to in node.on.items())
        for edge in guide.edges(name):
            if edge.to in guide.nodes:
                yield f"    {name} -- {edge.id} --> {edge.to}"
    if asides := [name for name, node in guide.nodes.items() if node.kind == "aside"]:
        yield f'    {guide.opening} -. "at any time" .-> {" & ".join(asides)}'
