"""Fills the Reading: servers, sender, languages, evidence, and each recipient's family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake import servers
from bot.intake.addresses import address_in
from bot.intake.fields import after_type
from bot.intake.language import own_language, report_language
from bot.intake.own import own_words
from bot.model import Evidence, Reading, Recipient
from bot.verdict import side

if TYPE_CHECKING:
    from bot.intake.report import Draft, Report
    from bot.intake.rules import Rules
    from bot.intake.unwrap import Unwrapped
    from bot.model import Kind

_GUIDED = "5.4.1"
_FROM_LINE = re.compile(
    r"^[ \t]{0,8}(?:sender address|sender|from|nadawca|od|von|absender|de|expéditeur|mittente|remitente|afzender)[ \t]{0,4}:[ \t]{0,4}([^\n]{3,320})",
    re.IGNORECASE | re.MULTILINE,
)
_LOG_FROM = re.compile(r"\bfrom=<([^<>\s]{3,320})>")
_SUBJECT_LINE = re.compile(r"^[ \t]{0,8}subject[ \t]{0,4}:[ \t]{0,4}([^\n]{1,300})", re.IGNORECASE | re.MULTILINE)
_MESSAGE_ID = re.compile(r"message[ -]?id[ \t]{0,4}:[ \t\n]{0,8}(<?[^\s<>@]{1,200}@[^\s<>]{1,200}>?)", re.IGNORECASE)
_QUEUE = re.compile(r"\b([0-9A-F]{8,12}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{13,20}): to=<")
_BY = re.compile(r"\bby[ \t\n]{1,8}([a-z0-9_][\w.-]{2,252})", re.IGNORECASE)
_HOPS_MAX = 30


def reading(
    kind: Kind, confidence: float, reason: str | None, code: str | None, parts: tuple[Unwrapped, Report, Rules]
) -> Reading:
    """Return the Reading of a kind; facts of a delivery only where there was one."""
    found, report, rules = parts
    line_language = None
    if kind in ("none", "question"):
        return Reading.model_construct(
            kind=kind,
            code=code,
            reason=reason,
            confidence=confidence,
            text=found.text,
            language=own_language(found.own or found.text) if not found.mail else own_language(found.own),
            report_language=line_language,
        )
    return _delivery(kind, confidence, reason, parts)


def _delivery(kind: Kind, confidence: float, reason: str | None, parts: tuple[Unwrapped, Report, Rules]) -> Reading:
    found, report, rules = parts
    text, stop = found.text, found.body_end
    drafts = _merged(report.drafts)
    top = _top(drafts)
    host, at, trace = servers.bracket(text, stop)
    generating = _generating(found, report, rules)
    remote = (top.remote, *top.spans["remote_server"]) if top.remote else servers.remote(text, stop)
    remote = remote or host
    sender, sender_at = _sender(found, report)
    judged = [_recipient(draft, text if draft.diagnostic is None else "", rules, found.human) for draft in drafts]
    first = judged[drafts.index(top)] if drafts else None
    family, pattern = rules.verdicts.family(top.code, top.diagnostic or found.human)
    remote_name = _name(remote)
    places = {
        "generating_server": generating,
        "remote_server": remote,
        "reporting_host": host,
        "reported_at": at,
        "trace_id": trace,
    }
    evidence = [Evidence.model_construct(field=key, start=p[1], end=p[2]) for key, p in places.items() if p]
    for key in ("code", "diagnostic"):
        if key in top.spans:
            evidence.append(Evidence.model_construct(field=key, start=top.spans[key][0], end=top.spans[key][1]))
    evidence.extend(
        Evidence.model_construct(field="recipients", start=d.spans["recipients"][0], end=d.spans["recipients"][1])
        for d in drafts[:100]
        if "recipients" in d.spans
    )
    if sender_at:
        evidence.append(Evidence.model_construct(field="sender", start=sender_at[0], end=sender_at[1]))
    language, report_lang = _languages(found, rules)
    returned = dict(reversed(found.returned))
    return Reading.model_construct(
        kind=kind,
        code=top.code,
        reply=top.reply,
        diagnostic=top.diagnostic,
        family=first.family if first else family,
        provider=rules.verdicts.provider((_name(host), remote_name), top.diagnostic or "", pattern),
        recipients=tuple(judge for judge in judged if judge.address),
        sender=sender,
        generating_server=_name(generating),
        remote_server=remote_name,
        reporting_host=_name(host),
        region=servers.region(_name(host)),
        reported_at=at[0] if at else None,
        trace_id=trace[0] if trace else None,
        subject=returned.get("subject") or _first(_SUBJECT_LINE, text, stop),
        message_id=returned.get("message-id") or _first(_MESSAGE_ID, text, stop),
        queue_id=report.message.get("x-postfix-queue-id") or _first(_QUEUE, text, stop),
        hops=_hops(found.returned),
        side=side(rules.verdicts, family, remote_name, _name(generating), sender),
        reason=reason,
        language=language,
        report_language=report_lang,
        confidence=confidence,
        text=text,
        evidence=tuple(evidence),
    )


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Keep one of each address: the one that says most."""
    out: dict[str, Draft] = {}
    for index, draft in enumerate(drafts):
        key = (draft.address or f"?{index}").lower()
        known = out.get(key)
        if known is None or (known.code is None and draft.code is not None) or draft.code == _GUIDED:
            out[key] = draft
    return list(out.values())


def _top(drafts: list[Draft]) -> Draft:
    from bot.intake.report import Draft as Nothing  # noqa: PLC0415

    guided = next((draft for draft in drafts if draft.code == _GUIDED), None)
    failed = next(
        (
            draft
            for draft in drafts
            if (draft.action or "failed") not in ("delivered", "relayed", "expanded", "delayed")
        ),
        None,
    )
    return guided or failed or (drafts[0] if drafts else Nothing())


def _recipient(draft: Draft, fallback: str, rules: Rules, human: str) -> Recipient:
    family, _ = rules.verdicts.family(draft.code, draft.diagnostic or human[:4000])
    return Recipient.model_construct(
        address=draft.address,
        code=draft.code,
        reply=draft.reply,
        family=family,
        diagnostic=draft.diagnostic,
        action=draft.action,
        remote_server=draft.remote,
    )


def _generating(found: Unwrapped, report: Report, rules: Rules) -> servers.Place | None:
    field = report.message.fields.get("reporting-mta")
    if field:
        host = servers.host_in(after_type(field[0]))
        if host:
            return host, field[1], field[2]
    return servers.generating(found.text, found.body_end, rules.markers)


def _sender(found: Unwrapped, report: Report) -> tuple[str | None, tuple[int, int] | None]:
    for name, value in found.returned:
        if name == "from" and (address := address_in(value)):
            return address, _at(found.text, address)
    for value in (after_type(report.message.get("x-postfix-sender")), found.headers.get("to") if found.mail else None):
        if value and (address := address_in(value)):
            return address, _at(found.text, address)
    for pattern in (_FROM_LINE, _LOG_FROM):
        for line in pattern.finditer(found.text, 0, found.body_end):
            address = address_in(line[1])
            if address and not address.lower().startswith(("mailer-daemon@", "postmaster@", "microsoftexchange")):
                return address, _at(found.text, address)
    return None, None


def _at(text: str, value: str) -> tuple[int, int] | None:
    at = text.rfind(value)
    return (at, at + len(value)) if at >= 0 else None


def _languages(found: Unwrapped, rules: Rules) -> tuple[str | None, str | None]:
    words = found.own if found.mail else found.own or own_words(found.human, rules.markers)
    return (own_language(words) if words else None), report_language(found.human, rules.markers)


def _hops(returned: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the servers the message passed, first one first."""
    by = (_BY.search(value[:600]) for name, value in returned if name == "received")
    return tuple(found[1].rstrip(".").lower() for found in by if found)[:_HOPS_MAX][::-1]


def _first(pattern: re.Pattern[str], text: str, stop: int) -> str | None:
    found = pattern.search(text, 0, stop)
    return found[1].strip() if found else None


def _name(place: servers.Place | None) -> str | None:
    return place[0].strip("[].").lower() if place else None
