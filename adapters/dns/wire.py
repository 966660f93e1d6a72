"""Turns our questions into DNS messages and messages into our answers; bounded, whatever they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dns.edns
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdatatype
import dns.rrset

from bot.dns.ports import FILTERED, SPOKEN, Answer, Question, Record, Server, Status

if TYPE_CHECKING:
    from collections.abc import Iterable


PAYLOAD = 1232
"""UDP size offered (DNS flag day 2020)."""
MOST_RECORDS = 600
LONGEST = 8192
_STATUSES: dict[int, Status] = {
    dns.rcode.NOERROR: "NOERROR",
    dns.rcode.NXDOMAIN: "NXDOMAIN",
    dns.rcode.SERVFAIL: "SERVFAIL",
    dns.rcode.REFUSED: "REFUSED",
}
NO_EDNS = frozenset({dns.rcode.FORMERR, dns.rcode.NOTIMP, dns.rcode.BADVERS})
"""Replies of servers that do not understand EDNS (RFC 6891 section 7)."""


def query(question: Question, *, edns: bool = True) -> dns.message.QueryMessage:
    """Build the message of a question, with a random id; raises dns.exception.DNSException for an impossible name."""
    flags = (dns.flags.RD if question.recurse else 0) | (dns.flags.CD if question.unchecked else 0)
    name = dns.name.from_text(question.name)
    message = dns.message.make_query(
        name, question.type, use_edns=0 if edns else -1, want_dnssec=edns and question.signed, payload=PAYLOAD
    )
    message.flags = dns.flags.Flag(flags)
    return message


def answer(question: Question, server: Server, message: dns.message.Message, at: str) -> Answer:
    """Turn a reply into an answer of ours; what says itself that it is a filter's says nothing of the zone."""
    ede = tuple(int(option.code) for option in message.options if isinstance(option, dns.edns.EDEOption))
    status = _STATUSES.get(message.rcode(), "OTHER")
    return Answer(
        question,
        server,
        "REWRITTEN" if status in SPOKEN and FILTERED & set(ede) else status,
        at,
        authoritative=bool(message.flags & dns.flags.AA),
        validated=bool(message.flags & dns.flags.AD),
        answers=records(message.answer),
        authority=records(message.authority),
        additional=records(message.additional),
        ede=ede,
    )


def records(sets: Iterable[dns.rrset.RRset]) -> tuple[Record, ...]:
    """Turn record sets into records, at most MOST_RECORDS, each at most LONGEST characters."""
    found: list[Record] = []
    for rrset in sets:
        name, kind = host(rrset.name), dns.rdatatype.to_text(rrset.rdtype)
        for rdata in rrset:
            if len(found) == MOST_RECORDS:
                return tuple(found)
            found.append(Record(name, kind, min(rrset.ttl, 2**31 - 1), data(rdata)[:LONGEST]))
    return tuple(found)


def data(rdata: dns.rdata.Rdata) -> str:
    """Write a record's data: names lower-case without the final dot, TXT strings joined."""
    kind = dns.rdatatype.to_text(rdata.rdtype)
    if kind in {"NS", "CNAME", "PTR"}:
        return host(rdata.target)  # type: ignore[attr-defined]  # of these types
    if kind == "MX":
        return f"{rdata.preference} {host(rdata.exchange)}"  # type: ignore[attr-defined]
    if kind == "TXT":
        return b"".join(rdata.strings).decode("utf-8", "replace")  # type: ignore[attr-defined]
    return rdata.to_text()


def host(name: dns.name.Name) -> str:
    """Write a name in lower case without its final dot; '.' is the root."""
    return name.to_text(omit_final_dot=True).lower() if len(name.labels) > 1 else "."


def parse(body: bytes, question: Question) -> dns.message.Message | None:
    """Read a reply that came over HTTPS; None if it is not one to this question."""
    try:
        message = dns.message.from_wire(body, ignore_trailing=True)
        asked = query(question)
    except (dns.exception.DNSException, ValueError):
        return None
    asked.id = message.id
    return message if asked.is_response(message) else None
