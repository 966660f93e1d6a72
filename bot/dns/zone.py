"""Finds the zone a domain lives in: its cut, its parent's delegation, its servers, and what they say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dns.name_servers import NameServer, further_servers, main_servers, name_servers
from bot.dns.ports import Answer, Question, Record, Server
from bot.dns.zone_cuts import aliased, ancestors, apex_of, below, existence, named_by, referral, targets

if TYPE_CHECKING:
    from bot.dns.session import Inquiry

MOST_SERVERS = 16
PARENTS_ASKED = 3


@dataclass(frozen=True, slots=True)
class Zone:
    """Where a domain lives. `exists` is None where nobody could tell.

    `delegated` are the name servers the parent names (None: the parent could not be asked), `denied` the answers of
    those of its servers that do not hand the zone on where others do, `named` the name servers the zone itself names.
    Of a `private` zone nobody above is asked: its own resolver decides. `servers` are the addresses asked everything,
    `further` those asked for the MX alone; `nameless` are names surely without an address, `unsure` those of whom
    nobody could tell, `unglued` those whose address only the zone itself could tell and the referral does not,
    `unasked` those that have IPv6 alone where we have none.
    """

    domain: str
    apex: str
    exists: bool | None
    said: Answer
    parent: str | None = None
    parent_answers: tuple[Answer, ...] = ()
    delegated: tuple[str, ...] | None = None
    delegation_ttl: int | None = None
    denied: tuple[Answer, ...] = ()
    named: tuple[str, ...] = ()
    hosts: tuple[NameServer, ...] = ()
    servers: tuple[Server, ...] = ()
    further: tuple[Server, ...] = ()
    unglued: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
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


async def _find(inquiry: Inquiry) -> Zone:
    domain = inquiry.domain
    names = ancestors(domain)
    soa, mx, *ns = await asyncio.gather(
        inquiry.look_up(domain, "SOA"),
        inquiry.look_up(domain, "MX"),
        *(inquiry.look_up(name, "NS") for name in names),
    )
    about = (soa, mx, ns[0])
    exists = existence(about)
    said = next((answer for answer in about if answer.spoken), soa)
    cuts = {name: named_by(answer, name) for name, answer in zip(names, ns, strict=True)}
    apex = apex_of(domain, cuts, about, [answer.spoken for answer in ns])
    private = inquiry.ports.off == "private"
    if apex != domain and not private and aliased(domain, about) and await _cut(inquiry, apex, cuts[apex]):
        apex = domain
    above = () if private else names[names.index(apex) + 1 :]
    parent = next((name for name in above if cuts[name]), None)
    if exists is False:
        said_there = await _ask_above(inquiry, above and (cuts.get(apex) or (cuts[parent] if parent else ())))
        if not any(answer.status == "NOERROR" for answer in said_there):
            return Zone(domain, apex, exists, said, parent, said_there)
        exists = True
        if cuts.get(apex) and any(referral(answer, apex) for answer in said_there):
            apex, parent = domain, apex
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
    return any(r.name == inquiry.domain for reply in replies for r in referral(reply, above))


async def _delegated(inquiry: Inquiry, zone: Zone, replies: tuple[Answer, ...]) -> Zone:
    """Add what the referral says: the cut, the name servers, their glue."""
    handed_on = {reply: referral(reply, zone.parent or ".") for reply in replies}
    delegation = next((found for found in handed_on.values() if found), ())
    glue: tuple[Record, ...] = ()
    if delegation:
        zone = replace(
            zone,
            apex=delegation[0].name,
            delegated=targets(delegation),
            delegation_ttl=min(record.ttl for record in delegation),
            denied=tuple(
                reply for reply, found in handed_on.items() if reply.spoken and reply.authoritative and not found
            ),
        )
        names = {record.data for record in delegation}
        glue = tuple(r for reply in replies for r in (*reply.additional, *reply.answers) if r.name in names)
        referred = not any(reply.authoritative for reply in replies if referral(reply, zone.parent or "."))
        within = [name for name in zone.delegated or () if name == zone.apex or below(name, zone.apex)]
        glued = {record.name for record in glue}
        zone = replace(zone, unglued=tuple(name for name in within if referred and name not in glued))
    hosts = await name_servers(
        inquiry, zone.names, glue, known=zone.exists is not None and zone.said.status != "NXDOMAIN"
    )
    return replace(
        zone,
        hosts=hosts,
        unasked=tuple(
            host.name for host in hosts if host.six_only and not any(map(inquiry.ports.reaches, host.addresses))
        ),
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
