"""Finds the zone a domain lives in: its cut, its parent's delegation, its servers, and what they say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.checks.ports import Answer, Question, Record, Server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.checks.inquiry import Inquiry

MOST_NAMES = 13
"""Most name servers examined of one zone (a hundred are legal and useless)."""
MOST_SERVERS = 16
PARENTS_ASKED = 3
MOST_LABELS = 8


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a domain lives. `exists` is None where nobody could tell.

    `delegated` are the name servers the parent names (None: the parent could not be asked), `named` those the zone
    itself names. `servers` are all of them that have an address; `nameless` those without one.
    """

    domain: str
    apex: str
    exists: bool | None
    said: Answer
    parent: str | None = None
    parent_answers: tuple[Answer, ...] = ()
    delegated: tuple[str, ...] | None = None
    delegation_ttl: int | None = None
    named: tuple[str, ...] = ()
    servers: tuple[Server, ...] = ()
    nameless: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return all name servers, the delegated ones first."""
        return tuple(dict.fromkeys((*(self.delegated or ()), *self.named)))


async def find_zone(inquiry: Inquiry) -> Zone:
    """Find the domain's zone, once per report."""
    return await inquiry.once("zone", lambda: _find(inquiry))


async def authoritative(inquiry: Inquiry, name: str, kind: str, *, signed: bool = False) -> tuple[Answer, ...]:
    """Ask every server of the zone, without recursion."""
    zone = await find_zone(inquiry)
    return await inquiry.ask_each(Question(name, kind, recurse=False, signed=signed), zone.servers)


def lame(answer: Answer) -> bool:
    """Tell whether a server spoke and yet is not in charge: it refuses, fails, or hands the question on."""
    if answer.status in {"REFUSED", "SERVFAIL", "OTHER"}:
        return True
    return answer.spoken and not answer.authoritative


def secondhand(answer: Answer) -> bool:
    """Tell whether a server that should be in charge gave a copy: data, but not as an authority."""
    return answer.spoken and not answer.authoritative and bool(answer.answers)


def ancestors(domain: str) -> tuple[str, ...]:
    """Return the domain and all above it down to the root ('.'); of very many the nearest two and the topmost.

    >>> ancestors("a.example")
    ('a.example', 'example', '.')
    """
    labels = domain.split(".")
    names = [".".join(labels[start:]) for start in range(len(labels))]
    kept = names if len(names) <= MOST_LABELS else names[:2] + names[2 - MOST_LABELS :]
    return (*kept, ".")


async def _find(inquiry: Inquiry) -> Zone:
    domain = inquiry.domain
    names = ancestors(domain)
    soa, mx, *ns = await asyncio.gather(
        inquiry.look_up(domain, "SOA"),
        inquiry.look_up(domain, "MX"),
        *(inquiry.look_up(name, "NS") for name in names),
    )
    about = (soa, mx, ns[0])
    exists = _exists(about)
    said = next((answer for answer in about if answer.spoken), soa)
    cuts = {name: _name_servers(answer, name) for name, answer in zip(names, ns, strict=True)}
    apex = _apex(domain, cuts, about, [answer.spoken for answer in ns])
    above = names[names.index(apex) + 1 :]
    parent = next((name for name in above if cuts[name]), None)
    if exists is False:
        said_there = await _ask_above(inquiry, cuts.get(apex) or (cuts[parent] if parent else ()))
        if not any(answer.status == "NOERROR" for answer in said_there):
            return Zone(domain, apex, exists, said, parent, said_there)
        exists = True
    (child, parents) = await asyncio.gather(
        _servers(inquiry, cuts.get(apex, ())), _servers(inquiry, cuts[parent][:PARENTS_ASKED] if parent else ())
    )
    inquiry.ahead(*(inquiry.ask_each(question, child[0][:MOST_SERVERS]) for question in _wanted_soon(apex, domain)))
    replies = await inquiry.ask_each(Question(apex, "NS", recurse=False), parents[0][:PARENTS_ASKED])
    zone = Zone(domain, apex, exists, said, parent, replies, named=cuts.get(apex, ()))
    delegation = next((found for reply in replies if (found := _delegation(reply, parent or "."))), ())
    if delegation:
        zone = replace(
            zone,
            apex=delegation[0].name,
            delegated=_hosts(delegation),
            delegation_ttl=min(record.ttl for record in delegation),
        )
        missing = tuple(name for name in _hosts(delegation) if name not in zone.named)
        glue = tuple(record for reply in replies for record in reply.additional)
        child = _joined(child, await _servers(inquiry, missing, glue))
    servers, nameless, unsure = child
    order = {name: place for place, name in enumerate(zone.names)}
    servers = tuple(sorted(dict.fromkeys(servers), key=lambda server: order[server.name]))[:MOST_SERVERS]
    return replace(zone, servers=servers, nameless=nameless, unsure=unsure)


def _wanted_soon(apex: str, domain: str) -> tuple[Question, ...]:
    """Return what several checks will ask the zone's servers, so that it goes out while the parent still answers."""
    return (
        Question(apex, "SOA", recurse=False),
        Question(apex, "NS", recurse=False),
        Question(apex, "DNSKEY", recurse=False, signed=True),
        Question(domain, "MX", recurse=False),
    )


async def _ask_above(inquiry: Inquiry, names: tuple[str, ...]) -> tuple[Answer, ...]:
    """Ask the servers of the zone above whether the name is there after all: a resolver may remember its absence."""
    servers, _, _ = await _servers(inquiry, names[:PARENTS_ASKED])
    return await inquiry.ask_each(Question(inquiry.domain, "MX", recurse=False), servers[:PARENTS_ASKED])


def _exists(answers: Iterable[Answer]) -> bool | None:
    statuses = {answer.status for answer in answers}
    if "NOERROR" in statuses:
        return True
    return False if "NXDOMAIN" in statuses else None


def _apex(domain: str, cuts: dict[str, tuple[str, ...]], about: Iterable[Answer], spoken: list[bool]) -> str:
    """Return the nearest name with name servers of its own, or what an SOA says.

    Below a name nobody spoke of there may be a zone whose servers all fail: its top is then the highest silent name,
    and the parent's delegation will tell better.
    """
    owners = [
        record.name
        for answer in about
        for record in (*answer.answers, *answer.authority)
        if record.type == "SOA" and (record.name == domain or _below(domain, record.name))
    ]
    cut = [name for name, servers in cuts.items() if servers]
    nearest = max([owner for owner in (*owners, *cut[:1]) if owner != "."], key=len, default="")
    silent = [name for name, heard in zip(cuts, spoken, strict=True) if not heard and len(name) > len(nearest)]
    if silent and domain in silent:
        return silent[-1] if silent[-1] != "." else domain
    return nearest if nearest in cuts else domain


def _below(name: str, above: str) -> bool:
    return above == "." or name.endswith("." + above)


def _name_servers(answer: Answer, owner: str) -> tuple[str, ...]:
    return _hosts(record for record in answer.answers if record.type == "NS" and record.name == owner)


def _hosts(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted({record.data for record in records}))[:MOST_NAMES]


def _delegation(reply: Answer, parent: str) -> tuple[Record, ...]:
    """Return the NS records with which a parent's server hands a name on, or answers for it itself."""
    asked = reply.question.name
    records = [
        record
        for record in (*reply.answers, *reply.authority)
        if record.type == "NS" and (record.name == asked or _below(asked, record.name)) and _below(record.name, parent)
    ]
    nearest = max((len(record.name) for record in records if record.name != parent), default=0)
    return tuple(record for record in records if len(record.name) == nearest)


_Found = tuple[tuple[Server, ...], tuple[str, ...], tuple[str, ...]]


async def _servers(inquiry: Inquiry, names: tuple[str, ...], glue: tuple[Record, ...] = ()) -> _Found:
    """Find the servers' addresses: those with one, those surely without, those of whom nobody could tell."""
    found = await asyncio.gather(*(_addresses(inquiry, name, glue) for name in names[:MOST_NAMES]))
    servers: list[Server] = []
    nameless: list[str] = []
    unsure: list[str] = []
    for name, addresses in zip(names, found, strict=False):
        if addresses is None:
            unsure.append(name)
        elif not addresses:
            nameless.append(name)
        servers += [Server(name, address, inquiry.ports.port) for address in (addresses or ())[:2]]
    return tuple(servers), tuple(nameless), tuple(unsure)


async def _addresses(inquiry: Inquiry, name: str, glue: tuple[Record, ...]) -> tuple[str, ...] | None:
    """Return IPv4 addresses (IPv6 only where there is no other), None where silence leaves it open."""
    glued = tuple(record.data for record in glue if record.name == name and record.type == "A")
    if glued:
        return glued
    four, six = await inquiry.addresses(name)
    addresses = tuple(r.data for r in four.records("A")) or tuple(r.data for r in six.records("AAAA"))
    return addresses if addresses or (four.spoken and six.spoken) else None


def _joined(one: _Found, other: _Found) -> _Found:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
