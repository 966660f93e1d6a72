"""Tells by the names of fields and columns whether an address is a recipient's, a sender's or nobody's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

SYSTEM = re.compile(
    r"\A(?:mailer-daemon|postmaster|abuse|microsoftexchange[0-9a-f]{10,}|no-?reply|mail-daemon|double-bounce)\Z",
    re.IGNORECASE,
)

_LINE_MAX = 600
_NEAR = 400
_COLUMNS_MIN = 3
_COLUMNS_MAX = 60
_LABEL = re.compile(r"[ \t]{0,40}[\"*]{0,2}([^\W\d_][^:\n|\"<>@]{0,46})[\"*]{0,2}[ \t]{0,30}:(?!//)")
# Exim's ids of messages, old and new, before an @.
_QUEUE_ID = re.compile(r"[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4}@")
_RULE = re.compile(r"\n([^\n]{10,2000})\n([ \t]{0,8}-{2,60}(?: {1,200}-{2,60}){2,40})[ \t]{0,80}(?=\n)")
_DASHES = re.compile(r"-{2,60}")
_CELL = re.compile(r"\"[^\"\n]{0,2000}\"|[^\",;\t|\n]{1,2000}|([,;\t|])")


@dataclass(slots=True)
class Found:
    """An address, its place, and how surely it names a recipient: 3 by its place, 1 perhaps, 0 surely not."""

    address: str
    start: int
    end: int
    weight: int
    role: str | None = None


def weigh(text: str, found: list[Found], markers: Markers) -> None:
    """Let names overrule places: what a field or a column is called says whose address it holds."""
    columns, begins, mark = _columns(text, markers)
    aligned = [] if columns or "\n---" not in text else _aligned(text, markers)
    system = -_NEAR
    for address in found:
        known = address.role
        if columns and address.start > begins:
            address.role = columns.get(_column(text, address.start, mark))
        elif aligned and address.start > aligned[0][0]:
            address.role = _aligned_role(text, address.start, aligned)
        else:
            address.role = _labelled(text, address.start, markers)
        address.role = address.role or known
        if _QUEUE_ID.match(address.address):
            address.role = "other"
        if address.role == "recipient":
            address.weight = 3
        elif address.role in ("sender", "other"):
            address.weight = 0
        elif address.role == "addressed":
            # `To:` of a message quoted in a report says whom it was for; `To:` of the report itself, who sent it.
            address.weight = min(address.weight, 0 if address.start - system < _NEAR else 1)
        if address.role == "sender" and SYSTEM.match(address.address.rpartition("@")[0]):
            system = address.start


def bare(name: str) -> str:
    """Return a field's name as it is compared: `RecipientAddress`, `recipient_address`, `Recipient address` are one."""
    return "".join(filter(str.isalnum, name.lower()))


def _labelled(text: str, at: int, markers: Markers) -> str | None:
    begin = text.rfind("\n", max(0, at - _LINE_MAX), at) + 1
    label = _LABEL.match(text, begin, at) if begin or at <= _LINE_MAX else None
    return markers.roles.get(bare(label[1])) if label else None


def _columns(text: str, markers: Markers) -> tuple[dict[int, str], int, str]:
    """Return the roles of a table's columns, where its rows begin, and the mark between its cells."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start, start + 4000)
    head = text[start:end] if end >= 0 else ""
    for mark in (",", ";", "\t", "|"):
        names = head.split(mark)[:_COLUMNS_MAX]
        roles = {index: markers.roles[key] for index, name in enumerate(names) if (key := bare(name)) in markers.roles}
        if len(names) >= _COLUMNS_MIN and "recipient" in roles.values():
            return roles, end, mark
    return {}, 0, ""


def _aligned(text: str, markers: Markers) -> list[tuple[int, str | None]]:
    """Return where the rows of a table begin, then the columns' places and roles; it is aligned by a row of dashes."""
    rule = _RULE.search("\n" + text)
    if rule is None:
        return []
    places = [dashes.start() for dashes in _DASHES.finditer(rule[2])]
    ends = [*places[1:], len(rule[1])]
    roles = [markers.roles.get(bare(rule[1][start:end])) for start, end in zip(places, ends, strict=True)]
    return [(rule.end() - 1, None), *zip(places, roles, strict=True)] if "recipient" in roles else []


def _aligned_role(text: str, at: int, aligned: list[tuple[int, str | None]]) -> str | None:
    offset = at - text.rfind("\n", max(0, at - 4 * _LINE_MAX), at) - 1
    return next((role for place, role in reversed(aligned[1:]) if place <= offset), None)


def _column(text: str, at: int, mark: str) -> int:
    begin = text.rfind("\n", max(0, at - 4 * _LINE_MAX), at) + 1
    return sum(cell[1] == mark for cell in _CELL.finditer(text, begin, at))
