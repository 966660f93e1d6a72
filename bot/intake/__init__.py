"""Reads a paste: what a channel hands over in, a Reading out. Never raises, ends in bounded time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.classification import REASONS, judge
from bot.intake.report_facts import extract
from bot.intake.rules import Rules
from bot.intake.text_extraction import unwrap
from bot.model import Reading

if TYPE_CHECKING:
    from bot.model import Paste

__all__ = ["REASONS", "Rules", "read"]


def read(paste: Paste, rules: Rules) -> Reading:
    """Read a paste with everything found in it. `reason` is one of REASONS where it is no bounce."""
    try:
        found = unwrap(paste, rules.markers)
        if found.reason is not None:
            return Reading(reason=found.reason)
        if not found.text.strip():
            return Reading(reason="empty")
        return judge(found, extract(found, rules), rules)
    except Exception:  # noqa: BLE001 (the promise of this seam: odd input never stops a conversation)
        return Reading(reason="unreadable")
