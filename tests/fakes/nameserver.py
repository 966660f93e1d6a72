"""A name server for tests: serves a world (tests/fakes/world.py has the grammar) on loopback, UDP and TCP.

    async with serve("contoso.example MX 0 .") as world:
        world.resolver      "127.0.0.1:40001", the first recursive server
        world.resolvers     all of them
        world.port          the port where every authoritative server of the world listens, on 127.0.x.y

Run `python -m tests.fakes.nameserver FILE [PORT]` to serve a world by hand.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from tests.fakes.ports import free_port
from tests.fakes.world import PARENTS, Knowledge, World, parse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SHORT = {
    "servfail": dns.rcode.SERVFAIL,
    "refused": dns.rcode.REFUSED,
    "lame": dns.rcode.NOERROR,
    "upward": dns.rcode.NOERROR,
}
"""Faults that answer with nothing but a code."""
SLOW = 0.9
"""Seconds a slow server takes: long enough to be asked again, well within what a server is given."""
LATE = 2.2
"""Seconds after which many resolvers have given a server up."""


@dataclass
class Served:
    """A world that listens."""

    world: World
    port: int
    resolvers: list[str]
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Every question: server, name, type."""

    @property
    def resolver(self) -> str:
        return self.resolvers[0]


@contextlib.asynccontextmanager
async def serve(text: str, port: int = 0) -> AsyncIterator[Served]:
    """Serve a world while the block runs."""
    world = parse(text)
    places = _places(world)
    for _ in range(20):
        chosen = port or free_port()
        served = Served(
            world, chosen, [f"127.0.0.1:{chosen}"] + [f"127.0.0.{n + 100}:{chosen}" for n in range(1, world.resolvers)]
        )
        open_servers: list[asyncio.AbstractServer | asyncio.DatagramTransport] = []
        try:
            for address, names in places.items():
                open_servers += await _listen(served, address, names)
            break
        except OSError:
            for server in open_servers:
                server.close()
    else:
        raise OSError("no free port on all loopback addresses of this world")
    try:
        yield served
    finally:
        for server in open_servers:
            server.close()


def _places(world: World) -> dict[str, tuple[str, ...]]:
    """Return which servers sit at which address."""
    places: dict[str, tuple[str, ...]] = {"127.0.0.1": ("resolver",)}
    for number in range(1, world.resolvers):
        places[f"127.0.0.{number + 100}"] = (f"resolver{number + 1}",)
    for server, addresses in world.addresses.items():
        for address in addresses:
            if address == PARENTS:
                places.setdefault(address, ("parent",))
            if address.startswith("127."):
                places[address] = (*places.get(address, ()), server)
    return places


async def _listen(
    served: Served, address: str, names: tuple[str, ...]
) -> list[asyncio.AbstractServer | asyncio.DatagramTransport]:
    loop = asyncio.get_running_loop()
    server = " ".join(names)
    transport, _ = await loop.create_datagram_endpoint(lambda: _Udp(served, server), local_addr=(address, served.port))

    async def stream(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(Exception):
            size = int.from_bytes(await reader.readexactly(2), "big")
            reply = await _answer(served, server, await reader.readexactly(size), tcp=True)
            if reply is not None:
                writer.write(len(reply).to_bytes(2, "big") + reply)
                await writer.drain()
        writer.close()

    if any(served.world.fault(name, "NS") == "refuses-tcp" for name in names):
        return [transport]
    return [transport, await asyncio.start_server(stream, address, served.port)]


class _Udp(asyncio.DatagramProtocol):
    def __init__(self, served: Served, server: str) -> None:
        self._served, self._server = served, server
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        task = asyncio.ensure_future(self._reply(data, addr))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _reply(self, data: bytes, addr: tuple[str, int]) -> None:
        reply = await _answer(self._served, self._server, data)
        if reply is not None and not self._transport.is_closing():
            self._transport.sendto(reply, addr)  # type: ignore[attr-defined]


async def _answer(served: Served, server: str, wire: bytes, *, tcp: bool = False) -> bytes | None:
    query = dns.message.from_wire(wire)
    world, question = served.world, query.question[0]
    kind = dns.rdatatype.to_text(question.rdtype)
    name = question.name.to_text(omit_final_dot=True).lower() if len(question.name.labels) > 1 else "."
    served.asked.append((server, name, kind))
    fault = next((found for each in server.split() if (found := world.fault(each, kind))), "")
    await asyncio.sleep(world.latency + (SLOW if fault == "slow" else 60 if fault == "endless" and tcp else 0))
    await asyncio.sleep(LATE if fault == "late" else 0)
    if fault == "timeout" or (fault == "no-tcp" and tcp) or (fault == "drops-edns" and query.edns >= 0 and not tcp):
        return None
    if fault == "garbage":
        return wire[:2] + b"\xff\x07not a DNS message"
    reply = dns.message.make_response(query)
    if fault == "no-edns" and query.edns >= 0:
        reply.use_edns(-1)
        reply.set_rcode(dns.rcode.FORMERR)
        return reply.to_wire()
    if fault in SHORT:
        reply.set_rcode(SHORT[fault])
        if fault == "upward":
            reply.authority = [dns.rrset.from_text(".", 518400, "IN", "NS", "a.root-servers.example.")]
    elif fault == "loop":
        other = dns.name.from_text("loop.example")
        reply.answer = [_alias(question.name, other), _alias(other, question.name)]
        reply.flags |= dns.flags.AA
    elif server.startswith("resolver"):
        _recurse(world, server, query, reply, name, kind)
    else:
        _authority(world, server, reply, name, kind)
    code = next((world.codes[each] for each in server.split() if each in world.codes), None)
    if code is not None and name.endswith(".example"):
        reply.use_edns(0, options=[dns.edns.EDEOption(code)])
    if fault == "case" and question.name.to_text() != question.name.to_text().lower():
        reply.answer = []
    _spoil(reply, fault)
    return _fit(reply, fault, 65535 if tcp else max(query.payload, 512))


def _spoil(reply: dns.message.Message, fault: str) -> None:
    """Falsify an otherwise right reply."""
    question = reply.question[0]
    if fault == "no-aa":
        reply.flags = dns.flags.Flag(reply.flags & ~dns.flags.AA)
    if fault == "wrong-id":
        reply.id = (reply.id + 1) % 65536
    if fault == "other-question":
        reply.question = [dns.rrset.RRset(dns.name.from_text("else.example"), question.rdclass, question.rdtype)]


def _fit(reply: dns.message.Message, fault: str, limit: int) -> bytes:
    """Write the reply; over UDP one that is too long, or shall be, comes truncated."""
    wire = reply.to_wire(max_size=65535)
    if limit == 65535 or (len(wire) <= limit and fault not in {"truncated", "endless"}):
        return wire
    reply.answer, reply.authority, reply.additional = [], [], []
    reply.flags |= dns.flags.TC
    return reply.to_wire()


def _alias(name: dns.name.Name, target: dns.name.Name) -> dns.rrset.RRset:
    return dns.rrset.from_text(name, 60, "IN", "CNAME", target.to_text())


def _authority(world: World, server: str, reply: dns.message.Message, name: str, kind: str) -> None:
    """Answer as a server in charge of its zones; refuse what is not in them; hand on what is delegated."""
    zones = [zone for zone, servers in world.zones.items() if set(servers) & set(server.split())]
    mine = max((zone for zone in zones if _within(name, zone)), key=len, default=None)
    if mine is None:
        reply.set_rcode(dns.rcode.REFUSED)
        return
    zone = world.zone_of(name)
    if zone in world.delegations and mine != zone:
        servers: tuple[str, ...] = world.delegations[zone]
    else:
        servers = world.zones[zone]
    if zone != mine and not (zone in zones and zone not in world.delegations) and not _overridden(world, server, zone):
        _refer(world, reply, _next_cut(world, mine, zone), servers)
        return
    reply.flags |= dns.flags.AA
    _fill(world, server, reply, name, kind)


def _overridden(world: World, server: str, zone: str) -> bool:
    """Tell whether this server has a version of its own of a zone's top, and so does not hand it on."""
    own = next((world.own[each] for each in server.split() if each in world.own), None)
    return own is not None and (zone in own.denied or (zone, "CNAME") in own.sets or (zone, "NS") in own.empty)


def _next_cut(world: World, mine: str, zone: str) -> str:
    while True:
        above = world.zone_of(zone.partition(".")[2]) if "." in zone else "."
        if above == mine or zone == ".":
            return zone
        zone = above


def _refer(world: World, reply: dns.message.Message, zone: str, servers: tuple[str, ...]) -> None:
    text = [f"{server}." for server in servers]
    reply.authority = [dns.rrset.from_text_list(f"{zone}.", 172800, "IN", "NS", text)]
    for server in servers:
        for kind in ("A", "AAAA"):
            found = world.records.get((server, kind))
            if server in world.glue:
                addresses = [address for address in world.glue[server] if (":" in address) == (kind == "AAAA")]
                found = dns.rrset.from_text_list(f"{server}.", 172800, "IN", kind, addresses) if addresses else None
            if found is not None:
                reply.additional.append(found)


def _recurse(
    world: World, server: str, query: dns.message.Message, reply: dns.message.Message, name: str, kind: str
) -> None:
    """Answer as a recursive server that knows the whole world."""
    reply.flags |= dns.flags.RA
    zone = world.zone_of(name)
    bogus = next((code for above, code in world.bogus.items() if _within(name, above)), None)
    if bogus is not None and not query.flags & dns.flags.CD:
        reply.set_rcode(dns.rcode.SERVFAIL)
        reply.use_edns(0, options=[dns.edns.EDEOption(bogus)])
        return
    servers = world.delegations.get(zone, world.zones[zone])
    dead = {"timeout", "servfail", "refused", "lame", "upward", "garbage", "wrong-id", "other-question"}
    cached = server in world.own and (name, kind) in world.own[server].sets
    if zone in world.unfound or (
        servers and not cached and all(world.fault(each, kind) in dead or not world.placed(each) for each in servers)
    ):
        reply.set_rcode(dns.rcode.SERVFAIL)
        return
    _fill(world, server, reply, name, kind)


def _fill(world: World, server: str, reply: dns.message.Message, name: str, kind: str) -> None:
    own = next((world.own[each] for each in server.split() if each in world.own), None)
    number = next((world.serials[each] for each in server.split() if each in world.serials), None)
    for _ in range(8):
        if own and name in own.denied:
            reply.set_rcode(dns.rcode.NXDOMAIN)
            break
        found = own.sets.get((name, kind)) if own else None
        if found is None and not (own and (name, kind) in own.empty):
            found = world.held(name, kind)
        if kind == "SOA" and found is not None and number is not None:
            soa = found[0].replace(serial=number)
            found = dns.rrset.from_rdata(found.name, found.ttl, soa)
        if found is not None:
            reply.answer.append(found)
            return
        alias = (own.sets.get((name, "CNAME")) if own else None) or world.held(name, "CNAME")
        if alias is None:
            if not world.exists(world.source(name)) and not (own and any(key[0] == name for key in own.sets)):
                reply.set_rcode(dns.rcode.NXDOMAIN)
            break
        reply.answer.append(alias)
        name = alias[0].target.to_text(omit_final_dot=True).lower()
        if not server.startswith("resolver"):
            return
    if (soa := _denying(world, own, name)) is not None:
        reply.authority.append(soa)


def _denying(world: World, own: Knowledge | None, name: str) -> dns.rrset.RRset | None:
    """Return the SOA of the zone that says 'no': of a zone that is denied altogether, the one above it."""
    zone = world.zone_of(name)
    if own and zone in own.denied and "." in zone:
        zone = world.zone_of(zone.partition(".")[2])
    return world.records.get((zone, "SOA"))


def _within(name: str, zone: str) -> bool:
    return zone in {".", name} or name.endswith("." + zone)


async def _main(text: str, port: int) -> None:
    """Serve until standard input ends; each line read prints how many questions came since the last one."""
    async with serve(text, port) as served:
        print(json.dumps({"port": served.port, "resolvers": served.resolvers}), flush=True)  # noqa: T201
        while await asyncio.to_thread(sys.stdin.readline):
            print(len(served.asked), flush=True)  # noqa: T201
            served.asked.clear()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1]).read_text("utf-8"), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
