"""Loads guides: nodes and edges from TOML, proved whole before anybody walks them. Nothing here knows a code."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.guide.nodes import Edge, Guide, Link, Node, Walk
from bot.guide.proof import problems
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.words import Words

__all__ = ["Edge", "Guide", "Link", "Node", "Walk", "load_guide"]


def load_guide(folder: str, text: str, tags: Mapping[str, Iterable[str]], words: Words) -> Guide:
    """Read a flow.toml and prove it whole; `tags` are each check's. Raises ContentError naming file, node and mend."""
    file = f"content/{folder}/flow.toml"
    try:
        guide = Guide.model_validate({"folder": folder, **tomllib.loads(text)})
    except tomllib.TOMLDecodeError as fault:
        raise ContentError(f"{file}: {fault}; mend that line") from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ContentError(f"{file}: {where}: {first['msg']}; see docs/guides.md") from fault
    problem = next(problems(guide, {check: frozenset(known) for check, known in tags.items()}, words), None)
    if problem:
        raise ContentError(f"{file}: {problem}")
    return guide
