"""Compares what the zone's own servers say of the addresses of the mail servers within it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.ports import Question
from bot.dns.zone import find_zone
from bot.dns.zone_cuts import below

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry

MOST = 2
"""Hosts compared: the first tried."""


async def differing(inquiry: Inquiry, hosts: list[str]) -> list[Answer]:
    """Return what the zone's servers say of a mail server's address, where they do not say the same."""
    zone = await find_zone(inquiry)
    within = [host for host in hosts if host == zone.apex or below(host, zone.apex)][:MOST]
    found = await asyncio.gather(*(_compared(inquiry, host) for host in within))
    return [answer for answers in found for answer in answers]


async def _compared(inquiry: Inquiry, host: str) -> list[Answer]:
    zone = await find_zone(inquiry)
    answers = await inquiry.ask_each(Question(host, "A", recurse=False), zone.servers)
    heard = [answer for answer in answers if answer.spoken and answer.authoritative]
    if len({_addresses(answer) for answer in heard}) < 2:  # noqa: PLR2004 (two views)
        return []
    again = await inquiry.ask_each(Question(host, "A", recurse=False, tcp=True), [a.server for a in heard])
    turning = any(b.spoken and _addresses(a) != _addresses(b) for a, b in zip(heard, again, strict=True))
    return [] if turning else heard


def _addresses(answer: Answer) -> frozenset[str]:
    return frozenset(record.data for record in answer.answers)
