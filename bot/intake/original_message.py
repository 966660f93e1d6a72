"""Finds the message that bounced: who sent it, its subject and ids, the servers it passed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

from bot.intake.addresses import address_in
from bot.intake.fields import after_type
from bot.intake.normalisation import place_of

if TYPE_CHECKING:
    from bot.intake.field_roles import Found
    from bot.intake.report_facts import Report
    from bot.intake.report_markers import Markers
    from bot.intake.text_extraction import Unwrapped

HOPS_MAX = 30

_FROM_LINE = re.compile(
    r"^[ \t]{0,8}(?:sender address|sender|from|nadawca|od|von|absender|de|expéditeur|mittente|remitente|afzender)"
    r"[ \t]{0,4}:[ \t]{0,4}([^\n]{3,320})",
    re.IGNORECASE | re.MULTILINE,
)
_LOG_FROM = re.compile(r"\b(?:from|ctladdr|F)=<([^<>\s]{3,320})>")
_QUEUE_FROM = re.compile(
    r"^[0-9A-Za-z]{6,20}[*!]?[ \t]{1,20}\d{1,12} \w{3} \w{3} [ \d]\d [\d:]{8}[ \t]{1,20}([^\s]{3,320})$", re.MULTILINE
)
_MESSAGE_ID = re.compile(r"message[ -]?id[ \t]{0,4}:[ \t\n]{0,8}(<?[^\s<>@]{1,200}@[^\s<>]{1,200}>?)", re.IGNORECASE)
_QUEUE = re.compile(r"\b([0-9A-F]{8,12}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{13,20}): to=<")
_BY = re.compile(r"\bby[ \t\n]{1,8}([a-z0-9_][\w.-]{2,252})", re.IGNORECASE)
_HOP_ROW = re.compile(
    r"^\d{1,2}\t[^\t\n]{0,60}\t[^\t\n]{1,253}\t([a-z0-9][\w.-]{2,252})\t", re.IGNORECASE | re.MULTILINE
)
_SYSTEMS = ("mailer-daemon@", "postmaster@", "microsoftexchange")


class Message(TypedDict):
    """What is known of the message that bounced."""

    subject: str | None
    message_id: str | None
    queue_id: str | None
    hops: tuple[str, ...]


def sender(found: Unwrapped, report: Report) -> tuple[str | None, tuple[int, int] | None]:
    """Return the sender's address and its place: the returned mail's From, else whom the report was written to."""
    if report.sender:
        return report.sender, report.sender_at
    candidates = [value for name, value in found.returned if name == "from"]
    candidates.append(after_type(report.message.get("x-postfix-sender")) or "")
    if found.mail:
        candidates.append(found.headers.get("to", ""))
    for value in candidates:
        if value and (address := address_in(value)):
            return address, place_of(found.text, address)
    named = next((known for known in report.addresses if known.role == "sender" and not _by_system(known)), None)
    if named:
        return named.address, (named.start, named.end)
    for pattern in (_FROM_LINE, _LOG_FROM, _QUEUE_FROM):
        for line in pattern.finditer(found.text, 0, found.body_end):
            address = address_in(line[1])
            if address and not address.lower().startswith(_SYSTEMS):
                return address, place_of(found.text, address)
    return None, None


def _by_system(known: Found) -> bool:
    return known.address.lower().startswith(_SYSTEMS)


def message(found: Unwrapped, report: Report, markers: Markers) -> Message:
    """Return subject, ids and hops of the message that bounced."""
    text, stop = found.text, found.body_end
    returned = dict(reversed(found.returned))
    return {
        "subject": returned.get("subject") or _first(markers.subject, text, stop),
        "message_id": returned.get("message-id") or _first(_MESSAGE_ID, text, stop),
        "queue_id": report.message.get("x-postfix-queue-id")
        or (_first(_QUEUE, text, stop) if ": to=<" in text else None),
        "hops": hops(found.returned) or _hop_rows(text, stop),
    }


def hops(returned: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the servers the message passed, the first one first."""
    by = (_BY.search(value[:600]) for name, value in returned if name == "received")
    return tuple(found[1].rstrip(".").lower() for found in by if found)[:HOPS_MAX][::-1]


def _hop_rows(text: str, stop: int) -> tuple[str, ...]:
    """Return the receiving servers of the table `Message Hops` in Microsoft 365's own reports."""
    start = text.find("Message Hops", 0, stop)
    if start < 0:
        return ()
    return tuple(found[1].lower() for found in _HOP_ROW.finditer(text, start, stop))[:HOPS_MAX]


def _first(pattern: re.Pattern[str], text: str, stop: int) -> str | None:
    found = pattern.search(text, 0, stop)
    return found[1].strip() if found else None
