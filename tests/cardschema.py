"""Judges Adaptive Cards by Microsoft's JSON schema 1.5, which is read where it lies beside the repository."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = frozenset({"text", "title", "fallbackText", "speak", "label", "value", "id", "targetElements"})
SCHEMA = Path(__file__).parents[2] / "shared" / "schemas" / "adaptive-card-1.5.0.json"


def faults(card: dict[str, Any]) -> list[str]:
    """Return what the schema refuses, each with its place; `msteams` is Teams' own key and no part of the schema."""
    bare = {name: value for name, value in card.items() if name != "msteams"}
    return [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
        for found in _judge().iter_errors(bare)
        for fault in _leaves(found)
    ]


@cache
def _judge() -> jsonschema.Draft6Validator:
    return jsonschema.Draft6Validator(json.loads(SCHEMA.read_text("utf-8")))


def _leaves(fault: jsonschema.ValidationError) -> Iterator[jsonschema.ValidationError]:
    """Yield the causes below an `anyOf`, which alone say what is wrong."""
    if not fault.context:
        yield fault
    for cause in fault.context or ():
        yield from _leaves(cause)


def misbuilt(card: dict[str, Any]) -> tuple[str, ...]:
    """Return the faults of a card's build, judged once for all cards alike; none where the schema is not at hand."""
    return _misbuilt(json.dumps(_build(card), sort_keys=True)) if SCHEMA.exists() else ()


@cache
def _misbuilt(build: str) -> tuple[str, ...]:
    return tuple(faults(json.loads(build)))


def _build(part: Any, name: str = "") -> Any:
    """Return a part of a card without its texts, and of parts alike the first."""
    if isinstance(part, dict):
        return {} if name == "data" else {key: _build(value, key) for key, value in part.items()}
    if isinstance(part, list):
        return [json.loads(one) for one in dict.fromkeys(json.dumps(_build(one, name)) for one in part)]
    return "" if name in TEXTS else part
