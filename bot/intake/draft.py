"""Holds a recipient while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]
OTHERS_MAX = 4


@dataclass(slots=True)
class Draft:
    """A recipient while it is read: what is known of it and where it stands. Codes' classes: 4 transient, 5 final.

    `authority` is that of the reply's `Hit`. `others` are replies of another subject or detail (RFC 3463) to the same
    recipient, at most `OTHERS_MAX`.
    """

    address: str | None = None
    code: str | None = None
    reply: str | None = None
    diagnostic: str | None = None
    action: str | None = None
    remote: str | None = None
    authority: int = 0
    others: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)

    def keep_other(self, code: str | None, reply: str | None, diagnostic: str | None) -> None:
        """Keep a reply that is not the one that counts, where it tells of something else in words of its own."""
        told = {(self.code or "")[1:], *((other.split()[1:2] or [""])[0][1:] for other in self.others)}
        if code and reply and diagnostic and code[1:] not in told and len(self.others) < OTHERS_MAX:
            self.others.append(diagnostic)
