"""Holds a recipient while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A recipient while it is read: what is known of it and where it stands. Codes' classes: 4 transient, 5 final."""

    address: str | None = None
    code: str | None = None
    reply: str | None = None
    diagnostic: str | None = None
    action: str | None = None
    remote: str | None = None
    spans: dict[str, Span] = field(default_factory=dict)
