"""Do the zone's servers hold the same edition of it? docs/checks/serials.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.session import finding, silence
from bot.dns.zone import authoritative, find_zone

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "serials"
UNTESTED = "SERIALS_UNTESTED"
TAGS = ("SERIALS_AGREE", "SERIALS_DIFFER", UNTESTED)
HALF = 1 << 31
SOA_FIELDS = 7


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Compare the SOA serial of every server of the zone."""
    zone = await find_zone(inquiry)
    common = {"domain": inquiry.domain, "zone": zone.apex}
    if zone.exists is False:
        return (finding(NAME, UNTESTED, [zone.said], **common, reason="no-such-domain"),)
    answers = await authoritative(inquiry, zone.apex, "SOA")
    serials = {answer: number for answer in answers if (number := serial(answer)) is not None}
    if not serials:
        return (finding(NAME, UNTESTED, answers, **common, reason=_why(answers)),)
    newest = latest(list(serials.values()))
    behind = sorted({answer.server.name for answer, number in serials.items() if number != newest})
    if behind:
        return (finding(NAME, "SERIALS_DIFFER", serials, **common, newest=str(newest), behind=behind),)
    agreeing = sorted({answer.server.name for answer in serials})
    return (finding(NAME, "SERIALS_AGREE", serials, **common, newest=str(newest), agreeing=agreeing),)


def _why(answers: tuple[Answer, ...]) -> str:
    return "no-soa" if any(answer.spoken for answer in answers) else silence(answers)


def serial(answer: Answer) -> int | None:
    """Return the serial a server in charge gave, None where it gave none."""
    record = next(iter(answer.records("SOA")), None)
    fields = record.data.split() if record and answer.authoritative else []
    return int(fields[2]) if len(fields) == SOA_FIELDS and fields[2].isdigit() else None


def latest(serials: list[int]) -> int:
    """Return the newest serial by the circular arithmetic of RFC 1982.

    >>> latest([4294967295, 3])
    3
    """
    newest = serials[0]
    for number in serials[1:]:
        if 0 < (number - newest) % (2 * HALF) < HALF:
            newest = number
    return newest
