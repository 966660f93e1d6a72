"""Finds the zone a domain lives in: its cut, its parent's delegation, its servers, and what they say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.checks.nameservers import MOST_NAMES, NameServer, further_servers, main_servers, name_servers
from bot.checks.ports import Answer, Question, Record, Server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.checks.inquiry import Inquiry

MOST_SERVERS = 16
PARENTS_ASKED = 3
MOST_LABELS = 8


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a domain lives. `exists` is None where nobody could tell.

    `delegated` are the name servers the parent names (None: the parent could not be asked), `named` those the zone
    itself names. Of a `private` zone nobody above is asked: its own resolver decides. `servers` are the addresses
    asked everything, `further` those asked for the MX alone; `nameless` are names surely without an address, `unsure`
    those of whom nobody could tell, `unglued` those whose address only the zone itself could tell and the referral
    does not.
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
    hosts: tuple[NameServer, ...] = ()
    servers: tuple[Server, ...] = ()
    further: tuple[Server, ...] = ()
    unglued: tuple[str, ...] = ()
    private: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return all name servers, the delegated ones first."""
        return tuple(dict.fromkeys((*(self.delegated or ()), *self.named)))

    @property
    def nameless(self) -> tuple[str, ...]:
        """Return the name servers that surely have no address."""
        return tuple(host.name for host in self.hosts if not host.addresses and host.found is not None)

    @property
    def unsure(self) -> tuple[str, ...]:
        """Return the name servers of whose address nobody could tell."""
        return tuple(host.name for host in self.hosts if not host.addresses and host.found is None)


async def find_zone(inquiry: Inquiry) -> Zone:
    """Find the domain's zone, once per report."""
    return await inquiry.once("zone", lambda: _find(inquiry))


async def authoritative(inquiry: Inquiry, name: str, kind: str, *, signed: bool = False) -> tuple[Answer, ...]:
    """Ask every server of the zone, without recursion; for the domain's MX at all of its addresses."""
    zone = await find_zone(inquiry)
    further = zone.further if (name, kind) == (inquiry.domain, "MX") else ()
    return await inquiry.ask_each(Question(name, kind, recurse=False, signed=signed), (*zone.servers, *further))


async def over_tcp(inquiry: Inquiry) -> tuple[Answer, ...]:
    """Ask every server of the zone for its NS over TCP."""
    zone = await find_zone(inquiry)
    return await inquiry.ask_each(Question(zone.apex, "NS", recurse=False, tcp=True), zone.servers)


async def direct_path(inquiry: Inquiry) -> bool:
    """Tell whether servers can be asked directly: those of the zone above answer for it with authority.

    Where they do not, a box on the way answers in their place, and an answer without AA says nothing of a server.
    """
    zone = await find_zone(inquiry)
    above = tuple(dict.fromkeys(answer.server for answer in zone.parent_answers))
    answers = await inquiry.ask_each(Question(zone.parent or ".", "SOA", recurse=False), above)
    return any(answer.spoken and answer.authoritative for answer in answers)


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
    if apex != domain and _aliased(domain, about) and await _cut(inquiry, apex, cuts[apex]):
        apex = domain
    private = inquiry.ports.off == "private"
    above = () if private else names[names.index(apex) + 1 :]
    parent = next((name for name in above if cuts[name]), None)
    if exists is False:
        said_there = await _ask_above(inquiry, above and (cuts.get(apex) or (cuts[parent] if parent else ())))
        if not any(answer.status == "NOERROR" for answer in said_there):
            return Zone(domain, apex, exists, said, parent, said_there)
        exists = True
    child, parents = await asyncio.gather(
        name_servers(inquiry, cuts.get(apex, ())),
        name_servers(inquiry, cuts[parent][:PARENTS_ASKED] if parent else ()),
    )
    first = main_servers(inquiry, child)[:MOST_SERVERS]
    inquiry.ahead(*(inquiry.ask_each(question, first) for question in _wanted_soon(apex, domain)))
    upper = main_servers(inquiry, parents)[:PARENTS_ASKED]
    replies = await inquiry.ask_each(Question(apex, "NS", recurse=False), upper)
    zone = Zone(domain, apex, exists, said, parent, replies, named=cuts.get(apex, ()), private=private)
    return await _delegated(inquiry, zone, replies)


async def _cut(inquiry: Inquiry, above: str, names: tuple[str, ...]) -> bool:
    """Tell whether the zone above hands the domain on: a resolver that follows an alias does not see the cut."""
    servers = main_servers(inquiry, await name_servers(inquiry, names[:PARENTS_ASKED]))[:PARENTS_ASKED]
    replies = await inquiry.ask_each(Question(inquiry.domain, "NS", recurse=False), servers)
    return any(r.name == inquiry.domain for reply in replies for r in _delegation(reply, above))


async def _delegated(inquiry: Inquiry, zone: Zone, replies: tuple[Answer, ...]) -> Zone:
    """Add what the referral says: the cut, the name servers, their glue."""
    delegation = next((found for reply in replies if (found := _delegation(reply, zone.parent or "."))), ())
    glue: tuple[Record, ...] = ()
    if delegation:
        zone = replace(
            zone,
            apex=delegation[0].name,
            delegated=_hosts(delegation),
            delegation_ttl=min(record.ttl for record in delegation),
        )
        names = {record.data for record in delegation}
        glue = tuple(r for reply in replies for r in (*reply.additional, *reply.answers) if r.name in names)
        referred = not any(reply.authoritative for reply in replies if _delegation(reply, zone.parent or "."))
        within = [name for name in zone.delegated or () if name == zone.apex or below(name, zone.apex)]
        glued = {record.name for record in glue}
        zone = replace(zone, unglued=tuple(name for name in within if referred and name not in glued))
    hosts = await name_servers(inquiry, zone.names, glue, known=zone.exists is not None)
    return replace(
        zone,
        hosts=hosts,
        servers=main_servers(inquiry, hosts)[:MOST_SERVERS],
        further=further_servers(inquiry, hosts)[:MOST_SERVERS],
    )


def _wanted_soon(apex: str, domain: str) -> tuple[Question, ...]:
    """Return what several checks will ask the zone's servers, so that it goes out while the parent still answers."""
    return (
        Question(apex, "SOA", recurse=False),
        Question(apex, "NS", recurse=False, tcp=True),
        Question(apex, "DNSKEY", recurse=False, signed=True),
        Question(domain, "MX", recurse=False),
    )


async def _ask_above(inquiry: Inquiry, names: tuple[str, ...]) -> tuple[Answer, ...]:
    """Ask the servers of the zone above whether the name is there after all: a resolver may remember its absence."""
    servers = main_servers(inquiry, await name_servers(inquiry, names[:PARENTS_ASKED]))
    return await inquiry.ask_each(Question(inquiry.domain, "MX", recurse=False), servers[:PARENTS_ASKED])


def _aliased(domain: str, answers: Iterable[Answer]) -> bool:
    return any(record.name == domain for answer in answers for record in answer.records("CNAME"))


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
        if record.type == "SOA" and (record.name == domain or below(domain, record.name))
    ]
    cut = [name for name, servers in cuts.items() if servers]
    nearest = max([owner for owner in (*owners, *cut[:1]) if owner != "."], key=len, default="")
    silent = [name for name, heard in zip(cuts, spoken, strict=True) if not heard and len(name) > len(nearest)]
    if silent and domain in silent:
        return silent[-1] if silent[-1] != "." else domain
    return nearest if nearest in cuts else domain


def below(name: str, above: str) -> bool:
    """Tell whether a name stands below another, which is not itself."""
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
        if record.type == "NS" and (record.name == asked or below(asked, record.name)) and below(record.name, parent)
    ]
    nearest = max((len(record.name) for record in records if record.name != parent), default=0)
    return tuple(record for record in records if len(record.name) == nearest)
