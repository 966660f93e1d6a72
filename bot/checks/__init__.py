"""The checks: one file each, in the order a report shows them. A check answers with tags and facts, never sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks import (
    autodiscover,
    dane,
    delegation,
    dkim,
    dmarc,
    dnssec,
    mta_sts,
    mx,
    mx_addresses,
    propagation,
    registration,
    serials,
    smtp,
    spf,
    tenant,
    tls_rpt,
)
from bot.dns.check_run import LIMIT, Check, examine

if TYPE_CHECKING:
    from bot.model import Examination

ALWAYS: tuple[Check, ...] = (
    delegation,
    serials,
    registration,
    mx,
    mx_addresses,
    propagation,
    dnssec,
    tenant,
    autodiscover,
    mta_sts,
    dane,
)
MORE: tuple[Check, ...] = (spf, dkim, dmarc, tls_rpt)
"""About the domain's mail in general; they are asked where everything is wanted."""
CHECKS: tuple[Check, ...] = (*ALWAYS, *MORE, smtp)


def chosen(wanted: Examination) -> tuple[Check, ...]:
    """Return the checks an examination runs, in order."""
    return ALWAYS + (MORE if wanted.everything else ()) + ((smtp,) if wanted.smtp else ())


__all__ = ["ALWAYS", "CHECKS", "LIMIT", "MORE", "Check", "chosen", "examine"]
