"""The checks: one file each, in the order a report shows them. A check answers with tags and facts, never sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks import (
    delegation,
    mx,
    mx_addresses,
    propagation,
    serials,
)
from bot.checks.examine import LIMIT, Check, examine

if TYPE_CHECKING:
    from bot.model import Examination

ALWAYS: tuple[Check, ...] = (delegation, serials, mx, mx_addresses, propagation)
MORE: tuple[Check, ...] = ()
"""About the domain's mail in general; they do not cause 5.4.1."""
CHECKS: tuple[Check, ...] = (*ALWAYS, *MORE)


def chosen(wanted: Examination) -> tuple[Check, ...]:
    """Return the checks an examination runs, in order."""
    return ALWAYS + (MORE if wanted.everything else ())


__all__ = ["ALWAYS", "CHECKS", "LIMIT", "MORE", "Check", "chosen", "examine"]
