"""Reads the notifications of Amazon SES: a bounce as a JSON object, perhaps quoted inside another."""

from __future__ import annotations

import re

from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX, after_type
from bot.intake.replies import innermost

_SES = re.compile(
    r"emailAddress\\{0,3}\"\s{0,4}:\s{0,4}\\{0,3}\"([^\"\\\s]{3,320})\\{0,3}\"|\\{0,3}\"(action|status|diagnosticCode)\\{0,3}\"\s{0,4}:\s{0,4}\\{0,3}\"([^\"\\]{1,1000})"
)

_SOURCE = re.compile(r"\bsource\\{0,3}\"\s{0,4}:\s{0,4}\\{0,3}\"([^\"\\]{3,320})")


def from_ses(text: str) -> list[Draft]:
    """Read Amazon SES's notification: bouncedRecipients of a JSON object, perhaps quoted inside another."""
    start = text.find("bouncedRecipients")
    if start < 0:
        return []
    drafts: list[Draft] = []
    for found in _SES.finditer(text, start, min(len(text), start + 200_000)):
        if found[1]:
            if "@" in found[1] and len(drafts) < RECIPIENTS_MAX:
                drafts.append(Draft(address_in(found[1]), action="failed", spans={"recipients": found.span(1)}))
        elif drafts and found[2] == "status":
            drafts[-1].code = drafts[-1].code or found[3]
            drafts[-1].spans.setdefault("code", found.span(3))
        elif drafts and found[2] == "action":
            drafts[-1].action = found[3].lower()
        elif drafts and found[2] == "diagnosticCode":
            diagnostic = after_type(found[3]) or found[3]
            reply, code, _ = innermost(diagnostic)
            drafts[-1].diagnostic, drafts[-1].reply = diagnostic, reply
            drafts[-1].code = code or drafts[-1].code
            drafts[-1].spans["diagnostic"] = found.span(3)
    return drafts


def ses_sender(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return who sent the mail that bounced, and where the notification names it."""
    found = _SOURCE.search(text)
    address = address_in(found[1]) if found else None
    return (address, found.span(1)) if found and address else None
