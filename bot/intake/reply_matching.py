"""Matches replies with the recipients named beside them, and keeps for each the reply that says most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX
from bot.intake.replies import OUT_OF_ORDER, holders

if TYPE_CHECKING:
    from bot.intake.field_roles import Found
    from bot.intake.replies import Hit
    from bot.reply_wordings import KnownCodes

_BARE_WORDS = 3
_OWN_WITHIN = 120
"""Characters behind a reply's beginning in which it names its own recipient."""

_LOG_ACTION = re.compile(r"status=(bounced|deferred|sent|expired)\b")


def from_prose(text: str, stop: int, hits: list[Hit], addresses: list[Found], codes: KnownCodes) -> list[Draft]:
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
        give(current if current is not None else _draft(drafts, None), hit, text, codes)
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


def give(draft: Draft, hit: Hit, text: str, codes: KnownCodes) -> None:
    """Keep the most telling of several replies: one with wordings, a code, a final one, the last; and the others."""
    if draft.code is not None and (hit.code is None or hit.reply == OUT_OF_ORDER):
        return
    if not _replaces(draft, hit, codes):
        draft.keep_other(hit.code, hit.reply, hit.diagnostic)
        return
    former = draft.code, draft.reply, draft.diagnostic
    draft.code, draft.reply = hit.code or draft.code, hit.reply or draft.reply
    draft.diagnostic, draft.authority = hit.diagnostic, hit.authority
    draft.keep_other(*former)
    draft.spans["diagnostic"] = (hit.start, hit.start + len(text[hit.start : hit.said].rstrip()))
    if hit.code_at >= 0 and hit.code:
        draft.spans["code"] = (hit.code_at, hit.code_at + len(hit.code))


def _replaces(draft: Draft, hit: Hit, codes: KnownCodes) -> bool:
    """Tell whether a reply says more of a recipient than the one it has."""
    if draft.code is not None and draft.authority != hit.authority:
        return hit.authority > draft.authority
    if draft.code is not None and codes.tells(draft.code) and hit.code not in (draft.code, f"5{draft.code[1:]}"):
        return False
    grave = (hit.code or hit.reply or "0")[0]
    known = (draft.code or draft.reply or "0")[0]
    if draft.code is not None and (grave < known or (hit.alone and not draft.code.endswith(".0.0"))):
        return False
    return draft.code != hit.code or not (
        len(hit.diagnostic.split()) <= _BARE_WORDS < len((draft.diagnostic or "").split())
    )


def _take(draft: Draft, other: Draft) -> None:
    draft.code, draft.reply, draft.diagnostic = other.code, other.reply, other.diagnostic
    draft.spans |= {key: span for key, span in other.spans.items() if key in ("code", "diagnostic")}
