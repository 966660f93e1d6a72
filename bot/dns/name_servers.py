"""Where a zone's servers are: addresses from the parent's referral (glue) and from the zone, and what is amiss."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dns.ports import Server, is_ipv4

if TYPE_CHECKING:
    from bot.dns.ports import Answer, Record
    from bot.dns.session import Inquiry

MOST_NAMES = 13
"""Most name servers examined of one zone (a hundred are legal and useless)."""
MAIN = 2
"""Addresses of a server that are asked everything; all further ones are asked for the MX alone."""
MOST_ADDRESSES = 6


@dataclass(frozen=True, slots=True)
class NameServer:
    """One name server: its addresses by the referral (`glue`) and by its own zone; None where nobody could tell."""

    name: str
    glue: tuple[str, ...]
    found: tuple[str, ...] | None
    alias: str = ""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return all addresses, IPv4 first, those of the referral before those of the zone."""
        every = dict.fromkeys((*self.glue, *(self.found or ())))
        return tuple(sorted(every, key=lambda address: ":" in address))[:MOST_ADDRESSES]

    @property
    def six(self) -> tuple[str, ...]:
        """Return its IPv6 addresses."""
        return tuple(address for address in self.addresses if not is_ipv4(address))

    @property
    def six_only(self) -> bool:
        """Tell whether it can be asked over IPv6 alone."""
        return bool(self.six) and len(self.six) == len(self.addresses)

    @property
    def six_too(self) -> bool:
        """Tell whether it has addresses of both kinds."""
        return bool(self.six) and not self.six_only

    @property
    def stale(self) -> tuple[str, ...]:
        """Return the addresses of the referral that the zone does not have, where the zone could be asked."""
        if self.found is None or self.alias:
            return ()
        return tuple(address for address in self.glue if address not in self.found)


async def name_servers(
    inquiry: Inquiry, names: tuple[str, ...], glue: tuple[Record, ...] = (), *, known: bool = True
) -> tuple[NameServer, ...]:
    """Find the servers' addresses; with `known` false nobody answers for the zone, and glue has to do."""
    return tuple(await asyncio.gather(*(_one(inquiry, name, glue, known) for name in names[:MOST_NAMES])))


async def _one(inquiry: Inquiry, name: str, glue: tuple[Record, ...], known: bool) -> NameServer:
    glued = tuple(dict.fromkeys(r.data for r in glue if r.name == name and r.type in {"A", "AAAA"}))
    if glued and not known:
        return NameServer(name, glued, None)
    four, six = await inquiry.addresses(name)
    alias = next((record.data for answer in (four, six) for record in answer.records("CNAME")), "")
    return NameServer(name, glued, _found(four, six), alias)


def _found(four: Answer, six: Answer) -> tuple[str, ...] | None:
    addresses = (*(r.data for r in four.records("A")), *(r.data for r in six.records("AAAA")))
    return addresses if addresses or (four.spoken and six.spoken) else None


def main_servers(inquiry: Inquiry, servers: tuple[NameServer, ...]) -> tuple[Server, ...]:
    """Return the addresses that are asked everything: up to two a name, IPv6 only where there is no other.

    Without IPv6 of our own a server that has nothing else is not asked.
    """
    return tuple(Server(each.name, address, inquiry.ports.port) for each in servers for address in _main(inquiry, each))


def further_servers(inquiry: Inquiry, servers: tuple[NameServer, ...]) -> tuple[Server, ...]:
    """Return all other addresses that this host can reach."""
    return tuple(
        Server(each.name, address, inquiry.ports.port)
        for each in servers
        for address in each.addresses
        if address not in _main(inquiry, each) and inquiry.ports.reaches(address)
    )


def _main(inquiry: Inquiry, server: NameServer) -> tuple[str, ...]:
    four = tuple(address for address in server.addresses if is_ipv4(address))
    return four[:MAIN] or tuple(filter(inquiry.ports.reaches, server.addresses))[:MAIN]
