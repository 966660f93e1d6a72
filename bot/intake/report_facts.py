"""Extracts the facts of a report: from its fields where it has them, else from the shape of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake import servers
from bot.intake.addresses import address_in, find_addresses
from bot.intake.draft import Draft
from bot.intake.endings import DIAGNOSTIC_MAX
from bot.intake.fields import RECIPIENTS_MAX, Group, after_type, read_fields
from bot.intake.logs import from_logs
from bot.intake.normalisation import place_of
from bot.intake.records import from_records
from bot.intake.replies import OUT_OF_ORDER, Hit, holders, innermost, scan
from bot.intake.ses import from_ses, ses_sender

if TYPE_CHECKING:
    from bot.intake.draft import Span
    from bot.intake.field_roles import Found
    from bot.intake.rules import Rules
    from bot.intake.text_extraction import Unwrapped
    from bot.reply_wordings import KnownCodes

_BARE_WORDS = 3
_OWN_WITHIN = 120
"""Characters behind a reply's beginning in which it names its own recipient."""

_STATUS = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)")
_LOG_ACTION = re.compile(r"status=(bounced|deferred|sent|expired)\b")


@dataclass(slots=True)
class Report:
    """What a text says of a delivery: recipients, replies, the fields it has, and who wrote it."""

    drafts: list[Draft]
    hits: list[Hit]
    addresses: list[Found]
    message: Group
    fields: bool = False
    version: bool = False
    sender: str | None = None
    sender_at: Span | None = None


def extract(found: Unwrapped, rules: Rules) -> Report:
    """Read recipients and replies of an unwrapped paste."""
    text, stop = found.text, found.body_end
    message, groups = read_fields(text[:stop] if stop < len(text) else text)
    if groups:
        drafts = [_from_group(group) for group in groups]
        vague = any(draft.code is None or draft.code.endswith(".0.0") or draft.address is None for draft in drafts)
        report = Report(drafts, [], [], message, fields=True)
        if vague:
            _sharpen(report, found, rules)
        return report
    if "emailAddress" in text and (drafts := from_ses(text[:stop])):
        sender, sender_at = ses_sender(text[:stop]) or (None, None)
        return Report(drafts, [], [], message, sender=sender, sender_at=sender_at)
    if not found.mail:
        if records := from_records(text[:stop], rules.markers.names):
            return Report(records.drafts, [], [], message, sender=records.sender, sender_at=records.sender_at)
        if drafts := from_logs(text[:stop]):
            return Report(drafts, [], [], message)
    hits, version = scan(text, (found.body_start, stop), rules.markers, written=_written(found, rules))
    addresses = find_addresses(text, (found.body_start, stop), rules.markers)
    if not found.mail:
        _sign_off(text, hits, addresses)
    drafts = _from_prose(text, stop, hits, addresses, rules.verdicts.codes)
    returned = dict(reversed(found.returned))
    failed = address_in(found.headers.get("x-failed-recipients") or returned.get("to"))
    if failed and not any(draft.address for draft in drafts):
        drafts = drafts or [Draft()]
        drafts[0].address = failed
    return Report(drafts, hits, addresses, message, version=version)


def _written(found: Unwrapped, rules: Rules) -> bool:
    """Tell whether a mail system has written all of the text."""
    sender = found.headers.get("from", "").lower()
    named = "x-failed-recipients" in found.headers or rules.markers.any("failed.senders", sender)
    return named or found.report is not None


def _sign_off(text: str, hits: list[Hit], addresses: list[Found]) -> None:
    """Take no address for a recipient that stands below a paragraph's end behind the last reply: people sign there."""
    last = hits[-1].end if hits else len(text)
    if any(known.start < last for known in addresses):
        return
    for known in addresses:
        if known.role is None and "\n\n" in text[last : min(known.start, last + DIAGNOSTIC_MAX)]:
            known.weight = 0


def _from_group(group: Group) -> Draft:
    draft = Draft()
    for name in ("final-recipient", "original-recipient", "x-actual-recipient"):
        named = after_type(group.get(name)) or ""
        # A source route (RFC 5321, appendix C) names servers before the recipient.
        routed = named.lstrip("<").startswith("@") and "original-recipient" in group.fields
        if name in group.fields and not (routed and name == "final-recipient") and (address := address_in(named)):
            value, start, _ = group.fields[name]
            draft.address = address
            first, last = place_of(value, address) or (0, len(value))
            draft.spans["recipients"] = (start + first, start + last)
            break
    action = group.get("action")
    draft.action = action.split()[0].strip(";,.()").lower() if action and action.split() else None
    status = _STATUS.match(group.get("status") or "")
    raw = group.get("diagnostic-code")
    if raw:
        diagnostic = after_type(raw) or raw
        reply, code, _ = innermost(diagnostic)
        draft.reply, draft.code, draft.diagnostic = reply, code, diagnostic[:1200]
        _, start, end = group.fields["diagnostic-code"]
        draft.spans["diagnostic"] = (start, end)
        if code:
            draft.spans["code"] = (start, end)
    if status and (draft.code is None or draft.code.endswith(".0.0")):
        draft.code = status[1]
        start = group.fields["status"][1]
        draft.spans["code"] = (start, start + len(status[1]))
    draft.remote = servers.host_in(after_type(group.get("remote-mta")))
    if draft.remote and "remote-mta" in group.fields:
        draft.spans["remote_server"] = group.fields["remote-mta"][1:]
    return draft


def _sharpen(report: Report, found: Unwrapped, rules: Rules) -> None:
    """Let the human part tell what the fields leave vague: `Status: 5.0.0`, a recipient without an address."""
    text, stop = found.text, found.body_end
    hits, _ = scan(text, (found.body_start, stop), rules.markers, written=_written(found, rules))
    addresses = find_addresses(text, (found.body_start, stop), rules.markers)
    codes = rules.verdicts.codes
    prose = _from_prose(text, stop, hits, addresses, codes)
    by_address = {draft.address.lower(): draft for draft in prose if draft.address}
    for draft in report.drafts:
        if draft.address is None and len(report.drafts) == 1 and prose:
            draft.address = prose[0].address
            draft.spans |= {key: span for key, span in prose[0].spans.items() if key == "recipients"}
        told = by_address.get((draft.address or "").lower()) or (
            prose[0] if len(prose) == 1 and len(report.drafts) == 1 else None
        )
        if told is None or told.code is None or draft.diagnostic is not None:
            continue
        if draft.code is None or (draft.code.endswith(".0.0") and codes.tells(told.code)):
            draft.code, draft.reply = told.code, told.reply or draft.reply
            draft.diagnostic = draft.diagnostic or told.diagnostic
            draft.spans |= {key: span for key, span in told.spans.items() if key in ("code", "diagnostic")}


def _from_prose(text: str, stop: int, hits: list[Hit], addresses: list[Found], codes: KnownCodes) -> list[Draft]:
    """Join replies and addresses by their order: a reply belongs to the recipient named last before it.

    Where replies stand alone, each belongs to the recipient it names itself.
    """
    drafts: dict[str, Draft] = {}
    held = [*zip(addresses, holders([found.start for found in addresses], hits), strict=True)]
    own_of = {at: found for found, at in reversed(held) if at >= 0 and found.start < hits[at].start + _OWN_WITHIN}
    named = [found for found, at in held if found.weight > 1 and at < 0]
    if not named and not hits:
        named = [found for found in addresses if found.weight == 1][:1]
    order = iter(named)
    ahead = next(order, None)
    current: Draft | None = None
    introduced = False
    for at, hit in enumerate(hits):
        while ahead is not None and ahead.start < hit.start:
            current, introduced = _draft(drafts, ahead), True
            ahead = next(order, None)
        own = own_of.get(at)
        if own is not None and own.weight > 0 and (not introduced or own.address.lower() in drafts):
            current = _draft(drafts, own)
        _give(current if current is not None else _draft(drafts, None), hit, text, codes)
    while ahead is not None:
        _draft(drafts, ahead)
        ahead = next(order, None)
    found_drafts = list(drafts.values())[:RECIPIENTS_MAX]
    return _settled(found_drafts, addresses, text, stop)


def _settled(drafts: list[Draft], addresses: list[Found], text: str, stop: int) -> list[Draft]:
    """Give a nameless reply the only address there is, and a list of recipients the reply that closes it."""
    drafts = _named(drafts, addresses)
    following: Draft | None = None
    for draft in reversed(drafts):
        if draft.code is None and draft.reply is None:
            if following is not None:
                _take(draft, following)
        else:
            following = draft
    for draft in drafts:
        status = _LOG_ACTION.search(text, draft.spans.get("recipients", (0, 0))[1], stop) if "status=" in text else None
        if status:
            draft.action = {"bounced": "failed", "expired": "failed", "deferred": "delayed", "sent": "relayed"}[
                status[1]
            ]
    return drafts


def _named(drafts: list[Draft], addresses: list[Found]) -> list[Draft]:
    """Give the reply without a recipient to those without a reply, else the first address there is."""
    nameless = next((draft for draft in drafts if draft.address is None), None)
    if nameless is None:
        return drafts
    others = [draft for draft in drafts if draft.address is not None]
    for draft in others:
        if draft.code is None and draft.reply is None:
            _take(draft, nameless)
    guess = next((found for found in addresses if found.weight > 0), None)
    if others or guess is None:
        return others or drafts
    nameless.address = guess.address
    nameless.spans["recipients"] = (guess.start, guess.end)
    return drafts


def _draft(drafts: dict[str, Draft], found: Found | None) -> Draft:
    key = found.address.lower() if found else ""
    draft = drafts.get(key)
    if draft is None:
        draft = drafts[key] = Draft(found.address if found else None)
        if found:
            draft.spans["recipients"] = (found.start, found.end)
    return draft


def _give(draft: Draft, hit: Hit, text: str, codes: KnownCodes) -> None:
    """Keep the most telling of several replies: one with wordings, a code, a final one, the last."""
    if draft.code is not None and (hit.code is None or hit.reply == OUT_OF_ORDER):
        return
    if draft.code is not None and codes.tells(draft.code) and hit.code not in (draft.code, f"5{draft.code[1:]}"):
        return
    grave = (hit.code or hit.reply or "0")[0]
    known = (draft.code or draft.reply or "0")[0]
    if draft.code is not None and (grave < known or (hit.alone and not draft.code.endswith(".0.0"))):
        return
    if draft.code == hit.code and len(hit.diagnostic.split()) <= _BARE_WORDS < len((draft.diagnostic or "").split()):
        return
    draft.code, draft.reply = hit.code or draft.code, hit.reply or draft.reply
    draft.diagnostic = hit.diagnostic
    draft.spans["diagnostic"] = (hit.start, hit.start + len(text[hit.start : hit.said].rstrip()))
    if hit.code_at >= 0 and hit.code:
        draft.spans["code"] = (hit.code_at, hit.code_at + len(hit.code))


def _take(draft: Draft, other: Draft) -> None:
    draft.code, draft.reply, draft.diagnostic = other.code, other.reply, other.diagnostic
    draft.spans |= {key: span for key, span in other.spans.items() if key in ("code", "diagnostic")}
