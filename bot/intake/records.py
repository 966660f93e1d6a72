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
from bot.intake.named_fields import FORMS, ROLES, fold
from bot.intake.replies import innermost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.intake.draft import Span
    from bot.intake.named_fields import Names, Value


TEXT_MAX = 256 * 1024

_LED = re.compile(r"\bLED=((?:[^}]|\}(?![;\]])){0,1200})")
_FQDN = re.compile(r"\bFQDN=([\w.-]{3,253})", re.IGNORECASE)
_OWN_STATUS = re.compile(r"([^\s;,\"{}#]{3,320}@[^\s;,\"{}#]{3,253})##([\w ]{1,40}(?:, ?[\w ]{1,40}){0,10})")
"""An address and what became of it, as exports of message traces write `recipient_status`."""
_ASKED_ABOUT = re.compile(r"-RecipientAddress[ \t:]{1,4}['\"]?([^\s'\"|;]{3,320})", re.IGNORECASE)
"""The recipient that a trace was asked about, in the line of the command."""
_NEXT_ENTRY = re.compile(r"\}\]\s{0,8},\s{0,8}\[\{")
_NEXT_REPLY = re.compile(r",\s{0,8}(?=[245]\d\d[ -])")
_CERTAIN = frozenset(["lasterror", "nexthopdomain", "recipientstatus"])
_STATUS = re.compile(r"\A[245]\.\d{1,3}\.\d{1,3}\Z")
_REPLY = re.compile(r"\A(?:4[2-57]\d|5[0-57]\d)\Z")


@dataclass(slots=True)
class Records:
    """What records tell: their failed recipients, and the sender with the place of the name."""

    drafts: list[Draft]
    sender: str | None = None
    sender_at: Span | None = None


def from_records(text: str, known: Names) -> Records | None:
    """Read the records of a text; None where it has none that name a recipient or a refusal."""
    part = text[:TEXT_MAX]
    for read in FORMS:
        if records := [_folded(record, known) for record in read(part, known)]:
            made = _made(records, known)
            if made is not None:
                _address(made.drafts, part)
                return made
    return None


def _address(drafts: list[Draft], text: str) -> None:
    """Take the recipient from the command's line or from the reply where no field names one: details of a trace."""
    if any(draft.address for draft in drafts):
        return
    asked = _ASKED_ABOUT.search(text)
    for draft in drafts:
        draft.address = address_in(asked[1]) if asked else address_in(draft.diagnostic)
        at = text.find(draft.address) if draft.address else -1
        if draft.address and at >= 0:
            draft.spans["recipients"] = (at, at + len(draft.address))


def _folded(record: Iterable[tuple[str, Value]], known: Names) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, value in record:
        if value[0].strip() and value[0].strip() not in ("{}", "-"):
            found.setdefault(known.fold(name), value)
    return found


# -- what they say ------------------------------------------------------------------------------------------------
def _made(records: list[dict[str, Value]], known: Names) -> Records | None:
    made = Records([])
    for record in records:
        made.drafts += _drafts(record, known)[: RECIPIENTS_MAX - len(made.drafts)]
        sender = _first(record, "sender")
        if made.sender is None and sender and (address := address_in(sender[0])):
            made.sender, made.sender_at = address, _span(sender, address)
    told = any(draft.address for draft in made.drafts) or any(
        _CERTAIN & record.keys() or any("LED=" in value[0] for value in record.values()) for record in records
    )
    return made if made.drafts and told else None


def _drafts(record: dict[str, Value], known: Names) -> list[Draft]:
    """Return what a record says of its recipients' deliveries; none of those that were fine."""
    status = record.get("recipientstatus")
    if status and "##" in status[0]:
        return [*_own_statuses(status, known)]
    addresses = _addresses(record) or [(None, None)]
    parts = _parts(status) if status else []
    made: list[Draft] = []
    for at, (address, span) in enumerate(addresses):
        own = {"recipientstatus": parts[at if len(parts) == len(addresses) else 0]} if parts else {}
        draft = _draft({**record, **own}, known)
        if draft is not None:
            draft.address = address
            draft.spans |= {"recipients": span} if span else {}
            made.append(draft)
    return made


def _own_statuses(value: Value, known: Names) -> Iterator[Draft]:
    for found in _OWN_STATUS.finditer(value[0]):
        outcome = _outcome(found[2].rpartition(",")[2], known)
        if outcome in ("failed", "delayed"):
            span = (value[1] + found.start(1), value[1] + found.end(1))
            yield Draft(address_in(found[1]), action=outcome, spans={"recipients": span})


def _parts(value: Value) -> list[Value]:
    """Return what `{...}` holds: one status for each recipient, or one for all."""
    raw, start, _ = value
    if not raw.lstrip().startswith("{"):
        return []
    mark = _NEXT_ENTRY if "LED=" in raw else _NEXT_REPLY
    cuts = [0, *(found.end() for found in mark.finditer(raw))]
    ends = [*(found.start() for found in mark.finditer(raw)), len(raw)]
    last = raw[cuts[-1] :].rstrip()
    ends[-1] = cuts[-1] + len(last) - (mark is _NEXT_REPLY and last.endswith("}"))
    return [(raw[first:end], start + first, start + end) for first, end in zip(cuts, ends, strict=True)]


def _draft(record: dict[str, Value], known: Names) -> Draft | None:
    """Return what a record says of its delivery; None where it was fine or says nothing."""
    words = (_outcome(record[name][0], known) for name in ROLES["outcome"] if name in record)
    outcome = next((word for word in words if word), None)
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
    passing = outcome != "failed" and (draft.reply or draft.code or "").startswith("4")
    draft.action = "delayed" if outcome == "delayed" or passing else "failed"
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


def _outcome(value: str, known: Names) -> str | None:
    return known.outcomes.get(fold(value.split("/", maxsplit=1)[0]))
