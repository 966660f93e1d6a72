"""Do the zone's signatures hold, or do they hide the domain from careful resolvers? docs/checks/dnssec.md."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
from typing import TYPE_CHECKING

from bot.checks.dnssec.signatures import weak
from bot.dns.ports import Answer, Question, Record
from bot.dns.session import finding, silence
from bot.dns.zone import authoritative, find_zone

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "dnssec"
UNTESTED = "DNSSEC_UNTESTED"
TAGS = (
    "DNSSEC_OK",
    "DNSSEC_UNSIGNED",
    "DNSSEC_BROKEN",
    "DNSSEC_DS_MISMATCH",
    "DNSSEC_OUT_OF_TIME",
    "DNSSEC_ENDS_SOON",
    "DNSSEC_OLD_ALGORITHM",
    "DNSSEC_MANY_ITERATIONS",
    "DNSSEC_STRIPPED",
    UNTESTED,
)
BOGUS = frozenset({1, 2, 5, 6, 7, 8, 9, 10, 11, 12})
"""Extended errors (RFC 8914) that speak of signatures."""
DIGESTS = {"1": hashlib.sha1, "2": hashlib.sha256, "4": hashlib.sha384}
"""DS digest types (RFC 4034, 4509, 6605)."""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Tell a broken signature from an outage: SERVFAIL that goes away with CD=1; compare DS with DNSKEY."""
    zone = await find_zone(inquiry)
    common: dict[str, object] = {"domain": inquiry.domain, "zone": zone.apex}
    if zone.exists is False:
        return (finding(NAME, UNTESTED, [zone.said], **common, reason="no-such-domain"),)
    checked, ds, keys = await asyncio.gather(
        inquiry.ask_each(Question(inquiry.domain, "MX", signed=True), inquiry.ports.resolvers),
        inquiry.look_up(zone.apex, "DS", signed=True),
        authoritative(inquiry, zone.apex, "DNSKEY", signed=True),
    )
    broken = await _broken(inquiry, checked, ds)
    codes = sorted({code for answer in broken for code in answer.ede})
    heard = [answer for answer in keys if answer.status == "NOERROR" and answer.authoritative]
    if ds.spoken and ds.records() and heard and not any(_match(ds.records(), answer, zone.apex) for answer in heard):
        tags = sorted({record.data.split()[0] for record in ds.records()})
        return (finding(NAME, "DNSSEC_DS_MISMATCH", [*broken, ds, *heard], **common, key_tags=tags, codes=codes),)
    if broken:
        servers = [answer.server.name for answer in broken]
        return (finding(NAME, "DNSSEC_BROKEN", broken, **common, codes=codes, resolvers=servers, **_lapsed(heard)),)
    sound = _sound(checked, ds, common)
    return (sound, *(await weak(inquiry, NAME, (*heard, *checked), heard, common) if ds.records() else ()))


async def _broken(inquiry: Inquiry, checked: tuple[Answer, ...], ds: Answer) -> list[Answer]:
    """Return the failures of resolvers that are about signatures: said so, or gone without validation."""
    failed = [answer for answer in checked if answer.status == "SERVFAIL"]
    question = Question(inquiry.domain, "MX", unchecked=True)
    free = await inquiry.ask_each(question, [answer.server for answer in failed])
    return [
        answer
        for answer, other in zip(failed, free, strict=True)
        if BOGUS & set(answer.ede) or (other.spoken and not _plain(ds))
    ]


def _plain(ds: Answer) -> bool:
    """Tell whether the zone is surely unsigned: then a failure that goes away is not one of signatures."""
    return ds.spoken and not ds.records()


def _sound(checked: tuple[Answer, ...], ds: Answer, common: dict[str, object]) -> Finding:
    if _plain(ds):
        return finding(NAME, "DNSSEC_UNSIGNED", [ds], **common)
    validated = [answer for answer in checked if answer.validated and answer.spoken]
    if ds.spoken and validated:
        return finding(NAME, "DNSSEC_OK", validated, **common)
    spoken = any(answer.spoken for answer in checked) and ds.spoken
    reason = "no-validation" if spoken else silence((*checked, ds))
    return finding(NAME, UNTESTED, (*checked, ds), **common, reason=reason)


def _lapsed(answers: list[Answer]) -> dict[str, object]:
    """Return when the keys' signatures ran out, if they did before the answer was given."""
    ends = [record.data.split()[4] for answer in answers for record in answer.records("RRSIG") if _long(record)]
    now = answers[0].at.translate({45: None, 58: None, 84: None, 90: None}) if answers else ""
    over = [end for end in ends if end.isdigit() and len(end) == len(now) and end < now]
    return {"expired": f"{max(over)[:4]}-{max(over)[4:6]}-{max(over)[6:8]}"} if over and len(over) == len(ends) else {}


def _long(record: Record) -> bool:
    return len(record.data.split()) >= 9  # noqa: PLR2004 (an RRSIG's fields)


def _match(delegated: tuple[Record, ...], answer: Answer, owner: str) -> bool:
    """Tell whether any key of the zone is the one its parent vouches for; unknown digests count as fitting."""
    keys = [key for record in answer.records("DNSKEY") if (key := _key(record))]
    for record in delegated:
        fields = record.data.split()
        if len(fields) < 4 or fields[2] not in DIGESTS:  # noqa: PLR2004 (a DS's fields)
            return True
        digest = "".join(fields[3:]).lower()
        if any(DIGESTS[fields[2]](wire_name(owner) + key).hexdigest() == digest for key in keys):
            return True
    return False


def _key(record: Record) -> bytes | None:
    """Return a DNSKEY's data as on the wire (RFC 4034 section 2.1), None where it is garbled."""
    fields = record.data.split()
    try:
        flags, protocol, algorithm = (int(field) for field in fields[:3])
        material = base64.b64decode("".join(fields[3:]), validate=True)
        return flags.to_bytes(2, "big") + bytes([protocol, algorithm]) + material
    except (ValueError, OverflowError, binascii.Error):
        return None


def wire_name(name: str) -> bytes:
    """Return a name as on the wire: each label with its length before it, then the root."""
    labels = [] if name == "." else name.split(".")
    return b"".join(bytes([len(label)]) + label.encode("ascii", "replace") for label in labels) + b"\0"
