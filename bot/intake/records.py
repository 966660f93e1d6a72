"""Reads records whose fields have names: message traces, tracking logs, exports and web services' JSON.

Who is recipient, sender and server is told by the names of the fields, never by the order of addresses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX, after_type
from bot.intake.named import FORMS, ROLES, fold
from bot.intake.replies import innermost

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.intake.draft import Span
    from bot.intake.named import Value


TEXT_MAX = 256 * 1024

_FAILED = frozenset(
    ["fail", "failed", "bounce", "bounced", "hardbounce", "dropped", "permanent", "rejected", "blocked"]
)
_DELAYED = frozenset(["defer", "deferred", "delayed", "retry", "softbounce", "temporary", "transient", "pending"])
_FINE = frozenset(["delivered", "deliver", "delivery", "accepted", "send", "processed", "sent", "open", "click"])

_LED = re.compile(r"\bLED=((?:[^}]|\}(?![;\]])){0,1200})")
_FQDN = re.compile(r"\bFQDN=([\w.-]{3,253})", re.IGNORECASE)
_STATUS = re.compile(r"\A[245]\.\d{1,3}\.\d{1,3}\Z")
_REPLY = re.compile(r"\A(?:4[2-57]\d|5[0-57]\d)\Z")


@dataclass(slots=True)
class Records:
    """What records tell: their failed recipients, and the sender with the place of the name."""

    drafts: list[Draft]
    sender: str | None = None
    sender_at: Span | None = None


def from_records(text: str) -> Records | None:
    """Read the records of a text; None where it has none that name a recipient or a refusal."""
    part = text[:TEXT_MAX]
    for read in FORMS:
        if records := [_folded(record) for record in read(part)]:
            made = _made(records)
            if made is not None:
                return made
    return None


def _folded(record: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in record:
        if value[0].strip() and value[0].strip() not in ("{}", "-"):
            found.setdefault(fold(name), value)
    return found


# -- what they say ------------------------------------------------------------------------------------------------
def _made(records: list[dict[str, Value]]) -> Records | None:
    drafts: list[Draft] = []
    made = Records(drafts)
    for record in records:
        draft = _draft(record)
        if draft is None:
            continue
        addresses = _addresses(record) or [(None, None)]
        for address, span in addresses[: RECIPIENTS_MAX - len(drafts)]:
            spans = {**draft.spans, **({"recipients": span} if span else {})}
            drafts.append(Draft(address, draft.code, draft.reply, draft.diagnostic, draft.action, draft.remote, spans))
        sender = _first(record, "sender")
        if made.sender is None and sender and (address := address_in(sender[0])):
            made.sender, made.sender_at = address, _span(sender, address)
    told = any(draft.address for draft in drafts) or any(
        "LED=" in value[0] for record in records for value in record.values()
    )
    return made if drafts and told else None


def _draft(record: dict[str, Value]) -> Draft | None:
    """Return what a record says of its delivery; None where it was fine or says nothing."""
    outcome = next((word for name in ROLES["outcome"] if name in record and (word := _outcome(record[name][0]))), None)
    draft = Draft()
    for name in ROLES["reply"]:
        if name in record and _take_reply(draft, record[name]):
            break
    _take_code(draft, record)
    server = _first(record, "server")
    if server and draft.remote is None and "." in server[0] and not server[0][:1].isdigit():
        draft.remote, draft.spans["remote_server"] = server[0].strip().rstrip("."), server[1:]
    if outcome == "fine" and draft.code is None and draft.reply is None:
        return None
    if draft.code is None and draft.reply is None and outcome is None:
        return None
    grave = (draft.code or draft.reply or "")[:1]
    draft.action = "delayed" if outcome == "delayed" or (grave == "4" and outcome != "failed") else "failed"
    return draft


def _take_reply(draft: Draft, value: Value) -> bool:
    """Take a server's words: of Exchange's `{LED=...};{FQDN=...}` the last error and the server that wrote it."""
    raw, start, end = value
    told = _LED.search(raw)
    words = told[1] if told else raw
    words = re.sub(r"\s+", " ", after_type(words) or words).strip(" '\"{[(")
    reply, code, _ = innermost(words)
    if (code or reply or "")[:1] == "2" or (code is None and reply is None and not told):
        return False
    draft.reply, draft.code, draft.diagnostic = reply, code, words[:1200]
    first = start + told.start(1) if told else start
    draft.spans["diagnostic"] = (first, first + len(told[1]) if told else end)
    if code:
        draft.spans["code"] = draft.spans["diagnostic"]
    host = _FQDN.search(raw)
    if host and "." in host[1]:
        draft.remote, draft.spans["remote_server"] = host[1], (start + host.start(1), start + host.end(1))
    return True


def _take_code(draft: Draft, record: dict[str, Value]) -> None:
    for name in ROLES["code"]:
        value = record[name][0].strip() if name in record else ""
        if _STATUS.match(value) and draft.code is None:
            draft.code, draft.spans["code"] = value, record[name][1:]
        elif _REPLY.match(value) and draft.reply is None:
            draft.reply = value
    if draft.diagnostic is None and (draft.code or draft.reply):
        words = next((record[name] for name in ROLES["reply"] if name in record), None)
        if words:
            draft.diagnostic = " ".join(filter(None, (draft.reply, re.sub(r"\s+", " ", words[0])[:1100])))
            draft.spans["diagnostic"] = words[1:]
            _, code, _ = innermost(draft.diagnostic)
            draft.code = code or draft.code
    elif draft.diagnostic and draft.reply and _STATUS.match(draft.diagnostic.split(" ", 1)[0]):
        draft.diagnostic = f"{draft.reply} {draft.diagnostic}"


def _addresses(record: dict[str, Value]) -> list[tuple[str | None, Span | None]]:
    value = _first(record, "recipient")
    if value is None:
        return []
    parts = (address_in(part) for part in re.split(r"[;,{}\s]+", value[0]) if "@" in part)
    return [(address, _span(value, address)) for address in parts if address]


def _span(value: Value, part: str) -> Span:
    at = value[0].lower().find(part.lower())
    return (value[1] + at, value[1] + at + len(part)) if at >= 0 else value[1:]


def _first(record: dict[str, Value], role: str) -> Value | None:
    return next(
        (
            record[name]
            for name in ROLES[role]
            if (name in record and "@" in record[name][0]) or (role == "server" and name in record)
        ),
        None,
    )


def _outcome(value: str) -> str | None:
    word = fold(value.split("/", maxsplit=1)[0])
    for outcome, words in (("failed", _FAILED), ("delayed", _DELAYED), ("fine", _FINE)):
        if word in words:
            return outcome
    return None
