"""Extracts the facts of a report: from its fields where it has them, else from the shape of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.intake import servers
from bot.intake.addresses import address_in, find_addresses
from bot.intake.draft import Draft
from bot.intake.endings import DIAGNOSTIC_MAX
from bot.intake.fields import Group, after_type, read_fields
from bot.intake.logs import from_logs
from bot.intake.normalisation import place_of
from bot.intake.records import from_records
from bot.intake.replies import Hit, innermost, scan
from bot.intake.reply_matching import from_prose, give
from bot.intake.ses import from_ses, ses_sender

if TYPE_CHECKING:
    from bot.intake.draft import Span
    from bot.intake.field_roles import Found
    from bot.intake.rules import Rules
    from bot.intake.text_extraction import Unwrapped

_STATUS = re.compile(r"([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)")


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
            _complete(records.drafts, text[:stop], rules)
            return Report(records.drafts, [], [], message, sender=records.sender, sender_at=records.sender_at)
        if drafts := from_logs(text[:stop]):
            return Report(drafts, [], [], message)
    hits, version = scan(text, (found.body_start, stop), rules.markers, written=_written(found, rules))
    addresses = find_addresses(text, (found.body_start, stop), rules.markers)
    if not found.mail:
        _sign_off(text, hits, addresses)
    drafts = from_prose(text, stop, hits, addresses, rules.verdicts.codes)
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


def _complete(drafts: list[Draft], text: str, rules: Rules) -> None:
    """Give records without a reply the only one that stands beside them: below a table, on a line of its own."""
    if any(draft.code or draft.reply for draft in drafts):
        return
    hits, _ = scan(text, (0, len(text)), rules.markers, written=False)
    told = [hit for hit in hits if hit.code or hit.local]
    if len({(hit.code, hit.diagnostic) for hit in told}) == 1:
        for draft in drafts:
            give(draft, told[0], text, rules.verdicts.codes)


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
    prose = from_prose(text, stop, hits, addresses, codes)
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
