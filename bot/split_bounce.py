"""Joins a bounce that somebody sent in several messages: what belongs together, and what the later one leaves out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.conversation import State
    from bot.model import Actor, Reading

WITHIN = timedelta(minutes=1)
REPORTS = ("bounce", "delay")


def earlier_part(state: State, actor: Actor, reading: Reading, now: datetime) -> Reading | None:
    """Return the bounce that this person began within the last minute and whose other part `reading` is."""
    known = state.reading
    if known is None or state.pasted_at is None or state.owner != actor.id or now - state.pasted_at > WITHIN:
        return None
    return known if _is_part(known, reading) else None


def _is_part(known: Reading, reading: Reading) -> bool:
    """Tell whether two reports say nothing that excludes the other, and each something that the other does not."""
    if reading.kind not in REPORTS or known.kind not in REPORTS or reading.text == known.text:
        return False
    if known.code and reading.code and known.code != reading.code:
        return False
    before, now = (frozenset(one.address for one in each.recipients) for each in (known, reading))
    if before and now:
        return before == now and not (known.code and reading.code)
    return bool(before or now)


def with_recipients(joined: Reading, known: Reading, reading: Reading) -> Reading:
    """Return the joined reading, where no recipient is lost that one of its two parts names."""
    named = known.recipients or reading.recipients
    if {one.address for one in named} <= {one.address for one in joined.recipients}:
        return joined
    said = {"code": joined.code, "reply": joined.reply, "diagnostic": joined.diagnostic, "family": joined.family}
    return joined.model_copy(update={"recipients": tuple(one.model_copy(update=said) for one in named)})
