"""What is weak in signatures that hold: they end soon, are of an old kind, cost too much, or one server lacks them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.dns.ports import Question
from bot.dns.session import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

SOON = timedelta(days=3)
REST = 0.1
"""Signatures with less than this part of their life left were not renewed in time; daily signers never get there."""
OLD = {"1": "RSAMD5", "3": "DSA", "5": "RSASHA1", "6": "DSA-NSEC3-SHA1", "7": "RSASHA1-NSEC3-SHA1", "12": "ECC-GOST"}
"""Algorithms that validators may take for no signature at all (RFC 8624, RFC 9905, RFC 9906)."""
MOST_ITERATIONS = 100
"""More make resolvers treat the zone as unsigned or failing (RFC 9276 section 3.2)."""
RRSIG_FIELDS = 9
WRITTEN = "%Y-%m-%d %H:%M UTC"
KEY_FIELDS = 4


_Span = tuple[datetime, datetime]
"""From when to when a signature holds."""


async def weak(
    inquiry: Inquiry, check: str, signed: Sequence[Answer], keys: Sequence[Answer], common: dict[str, object]
) -> list[Finding]:
    """Return the weaknesses of a signed zone; `keys` are its own servers' answers to DNSKEY."""
    found = []
    if outside := _outside(signed):
        start, end = (moment.strftime(WRITTEN) for moment in outside)
        found.append(finding(check, "DNSSEC_OUT_OF_TIME", keys, **common, start=start, end=end))
    elif (soon := _end(signed)) is not None:
        found.append(finding(check, "DNSSEC_ENDS_SOON", keys, **common, end=soon.strftime(WRITTEN)))
    fields = [record.data.split() for answer in keys for record in answer.records("DNSKEY")]
    used = {field[2] for field in fields if len(field) >= KEY_FIELDS}
    if used and used <= OLD.keys():
        names = sorted(OLD[each] for each in used)
        found.append(finding(check, "DNSSEC_OLD_ALGORITHM", keys, **common, algorithms=names))
    bare = [answer for answer in keys if not answer.records("RRSIG")]
    if bare and len(bare) < len(keys):
        servers = sorted({answer.server.name for answer in bare})
        found.append(finding(check, "DNSSEC_STRIPPED", keys, **common, servers=servers))
    return found + await _costly(inquiry, check, keys, common)


async def _costly(inquiry: Inquiry, check: str, keys: Sequence[Answer], common: dict[str, object]) -> list[Finding]:
    if not keys:
        return []
    answer = await inquiry.ask(Question(str(common["zone"]), "NSEC3PARAM", recurse=False), keys[0].server)
    counts = [int(word) for record in answer.records() for word in record.data.split()[2:3] if word.isdigit()]
    if max(counts, default=0) <= MOST_ITERATIONS:
        return []
    return [finding(check, "DNSSEC_MANY_ITERATIONS", [answer], **common, iterations=str(max(counts)))]


def _end(answers: Iterable[Answer]) -> datetime | None:
    """Return the earliest end of a signature that should have been renewed by now."""
    ends = []
    for answer in answers:
        now = _asked(answer)
        for start, end in (span for spans in _spans(answer).values() for span in spans):
            if now and now < end <= now + min(SOON, (end - start) * REST):
                ends.append(end)
    return min(ends, default=None)


def _outside(answers: Iterable[Answer]) -> _Span | None:
    """Return when the signatures of some records hold, if none of them does at the time of asking.

    Resolvers allow for wrong clocks, so such a zone may be found by some and not by others.
    """
    for answer in answers:
        now = _asked(answer)
        for spans in _spans(answer).values():
            if now and not any(start <= now <= end for start, end in spans):
                return max(spans, key=lambda span: span[1])
    return None


def _spans(answer: Answer) -> dict[tuple[str, str], list[_Span]]:
    """Return when the signatures in an answer hold, by the name and type they are of."""
    found: dict[tuple[str, str], list[_Span]] = {}
    for record in answer.records("RRSIG"):
        fields = record.data.split()
        if len(fields) >= RRSIG_FIELDS and (end := _moment(fields[4])) and (start := _moment(fields[5])):
            found.setdefault((record.name, fields[0]), []).append((start, end))
    return found


def _asked(answer: Answer) -> datetime | None:
    try:
        return datetime.fromisoformat(answer.at).astimezone(UTC)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
