"""Do all name servers of the zone hold the same SPF record? Which one counts is chance otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.spf.record import is_record
from bot.dns.zone import authoritative

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry


async def versions(inquiry: Inquiry) -> tuple[tuple[Answer, ...], dict[str, object]]:
    """Return the servers' answers and what to say of them; nothing where all that were heard agree."""
    direct = await authoritative(inquiry, inquiry.domain, "TXT")
    groups: dict[tuple[str, ...], list[Answer]] = {}
    for answer in direct:
        if answer.spoken and answer.authoritative and not answer.records("CNAME"):
            groups.setdefault(_records(answer), []).append(answer)
    if len(groups) < 2:  # noqa: PLR2004 (two versions)
        return (), {}
    common, *others = sorted(groups, key=lambda said: (-len(groups[said]), not said))
    odd = [answer for said in others for answer in groups[said]]
    facts: dict[str, object] = {
        "servers": sorted({answer.server.name for answer in odd}),
        "shown": _shown(common),
        "odd": _shown(others[0]),
    }
    return direct, facts


def _records(answer: Answer) -> tuple[str, ...]:
    return tuple(sorted(record.data for record in answer.records() if is_record(record.data)))


def _shown(records: tuple[str, ...]) -> str:
    return " / ".join(records)[:500] or "none"
