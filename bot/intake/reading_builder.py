"""Fills the Reading: servers, verdicts, languages, and the place in the text that each fact came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake import original_message, servers
from bot.intake.draft import Draft
from bot.intake.fields import after_type
from bot.intake.language import own_language, report_language
from bot.intake.normalisation import place_of
from bot.intake.user_text import own_words
from bot.model import Evidence, Reading, Recipient
from bot.refusal_patterns import Parties, side

if TYPE_CHECKING:
    from bot.intake.report_facts import Report
    from bot.intake.rules import Rules
    from bot.intake.servers import Place
    from bot.intake.text_extraction import Unwrapped
    from bot.model import Family, Kind
    from bot.reply_wordings import KnownCodes

_SETTLED = frozenset({"delivered", "relayed", "expanded", "delayed"})
_EVIDENCE_MAX = 100


def without_facts(found: Unwrapped, kind: Kind, confidence: float, reason: str | None, code: str | None) -> Reading:
    """Return the Reading of a question or of none: the person's words, and the code asked about."""
    words = found.own or ("" if found.mail else found.text)
    at = found.text.find(code) if code else -1
    return Reading(
        kind=kind,
        code=code,
        reason=reason,
        confidence=confidence,
        text=found.text,
        language=own_language(words),
        evidence=_evidence({"code": (at, at + len(code))} if code and at >= 0 else {}, []),
    )


def with_addresses(reading: Reading, report: Report) -> Reading:
    """Return the Reading of a question with the recipients somebody names in it."""
    least = 2 if any(known.weight > 1 for known in report.addresses) else 1
    named = {known.address.lower(): known for known in report.addresses if known.weight >= least}
    recipients = tuple(_recipient(Draft(known.address), "other") for known in named.values())
    return reading.model_copy(update={"recipients": recipients})


def with_facts(found: Unwrapped, report: Report, rules: Rules, decided: tuple[Kind, float, str | None]) -> Reading:
    """Return the Reading of a bounce or delay with all that the text tells."""
    kind, confidence, reason = decided
    text = found.text
    codes = rules.verdicts.codes
    drafts = _merged(report.drafts, codes)
    top = _top(drafts, codes)
    verdicts = [rules.verdicts.family(draft.code, draft.diagnostic or found.human) for draft in drafts]
    family, pattern = verdicts[drafts.index(top)] if drafts else rules.verdicts.family(None, found.human)
    host, at, trace = _bracket(found, top)
    generating = _generating(found, report, rules)
    remote = _remote(found, top, rules) or host
    remote_name, host_name, generating_name = _name(remote), _name(host), _name(generating)
    sender, sender_at = original_message.sender(found, report)
    places = {
        "generating_server": _span(generating),
        "remote_server": _span(remote),
        "reporting_host": _span(host),
        "reported_at": _span(at),
        "trace_id": _span(trace),
        "sender": sender_at,
        **_exact(text, top),
    }
    return Reading(
        kind=kind,
        code=top.code,
        reply=top.reply,
        diagnostic=top.diagnostic,
        family=family,
        provider=rules.verdicts.provider((host_name, remote_name), top.diagnostic or "", pattern),
        recipients=tuple(
            _recipient(draft, verdict[0]) for draft, verdict in zip(drafts, verdicts, strict=True) if draft.address
        ),
        sender=sender,
        generating_server=generating_name,
        remote_server=remote_name,
        reporting_host=host_name,
        region=servers.region(host_name),
        reported_at=at[0] if at else None,
        trace_id=trace[0] if trace else None,
        side=side(rules.verdicts, family, Parties(remote_name, generating_name, sender, top.address)),
        reason=reason,
        language=own_language(found.own or ("" if found.mail else own_words(found.human, rules.markers))),
        report_language=report_language(found.human, rules.markers),
        confidence=confidence,
        text=text,
        evidence=_evidence(places, drafts),
        **original_message.message(found, report, rules.markers),
    )


def _merged(drafts: list[Draft], codes: KnownCodes) -> list[Draft]:
    """Keep one of each address: the one that says most."""
    if len(drafts) == 1:
        return drafts
    out: dict[str, Draft] = {}
    for index, draft in enumerate(drafts):
        key = (draft.address or f"?{index}").lower()
        known = out.get(key)
        place = codes.place(draft.code)
        first = place < len(codes.first) and place <= codes.place(known.code if known else None)
        if known is None or (known.code is None and draft.code is not None) or first:
            out[key] = draft
        _join_replies(out[key], draft if known is out[key] else known)
    return list(out.values())


def _join_replies(draft: Draft, other: Draft | None) -> None:
    """Keep what another entry of the same address was told."""
    if other is not None:
        draft.keep_other(other.code, other.reply, other.diagnostic)


def _top(drafts: list[Draft], codes: KnownCodes) -> Draft:
    """Return the recipient whose code comes first, else the first that failed, else the first."""
    if len(drafts) == 1:
        return drafts[0]
    first = min(drafts, key=lambda draft: codes.place(draft.code), default=Draft())
    if codes.place(first.code) < len(codes.first):
        return first
    failed = next((draft for draft in drafts if draft.action not in _SETTLED), None)
    return failed or (drafts[0] if drafts else Draft())


def _recipient(draft: Draft, family: Family) -> Recipient:
    return Recipient(
        address=draft.address,
        code=draft.code,
        reply=draft.reply,
        family=family,
        diagnostic=draft.diagnostic,
        action=draft.action,
        remote_server=draft.remote,
        other_replies=tuple(draft.others),
    )


def _bracket(found: Unwrapped, top: Draft) -> tuple[Place | None, Place | None, Place | None]:
    """Look in the reply that counts first: another bounce of the same paste may have brackets of its own."""
    span = top.spans.get("diagnostic")
    within = servers.bracket(found.text, *span) if span else (None, None, None)
    return within if within[0] else servers.bracket(found.text, 0, found.body_end)


def _remote(found: Unwrapped, top: Draft, rules: Rules) -> Place | None:
    if top.remote:
        start, end = top.spans["remote_server"]
        return (top.remote, *(place_of(found.text, top.remote, start, end) or (start, end)))
    span = top.spans.get("diagnostic")
    named = top.spans.get("recipients")
    if span and named and named[0] < span[0]:
        nearest = max(named[0], found.text.rfind(top.address or "", named[0], span[0]))
        near = servers.remote(found.text, nearest, span[1])
        if near:
            return near
    return servers.remote(found.text, 0, found.body_end) or servers.labelled(found.text, found.body_end, rules.markers)


def _generating(found: Unwrapped, report: Report, rules: Rules) -> Place | None:
    field = report.message.fields.get("reporting-mta")
    if field:
        host = servers.host_in(after_type(field[0]))
        if host:
            return (host, *(place_of(found.text, host, field[1], field[2]) or field[1:]))
    return servers.generating(found.text, found.body_end, rules.markers)


def _exact(text: str, top: Draft) -> dict[str, tuple[int, int]]:
    """Return where code, reply and diagnostic of the recipient that counts stand."""
    spans: dict[str, tuple[int, int]] = {key: span for key, span in top.spans.items() if key in ("code", "diagnostic")}
    if top.diagnostic and "diagnostic" in spans:
        start, end = spans["diagnostic"]
        first = text.find(top.diagnostic.split(" ", 1)[0], start, end)
        spans["diagnostic"] = (max(first, start), end)
    if top.code and "code" in spans:
        start, end = spans["code"]
        at = text.rfind(top.code, start, end)
        spans["code"] = (at, at + len(top.code)) if at >= 0 else spans["code"]
        back = text.rfind(top.reply, max(0, spans["code"][0] - 12), spans["code"][0]) if top.reply else -1
        if top.reply and back >= 0:
            spans["reply"] = (back, back + 3)
    return spans


def _evidence(places: dict[str, tuple[int, int] | None], drafts: list[Draft]) -> tuple[Evidence, ...]:
    out = [Evidence(field=key, start=at[0], end=at[1]) for key, at in places.items() if at]
    for draft in drafts[:_EVIDENCE_MAX]:
        span = draft.spans.get("recipients")
        if span:
            out.append(Evidence(field="recipients", start=span[0], end=span[1]))
    return tuple(out)


def _span(place: Place | None) -> tuple[int, int] | None:
    return place[1:] if place else None


def _name(place: Place | None) -> str | None:
    return place[0].strip("[].").lower() if place else None
