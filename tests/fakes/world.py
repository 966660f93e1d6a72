"""A small DNS world as text: what every server in it knows, and how it misbehaves.

One statement a line; `#` begins a comment; names are absolute, without the final dot.

    contoso.example MX 0 contoso-example.mail.protection.outlook.com     a record (TTL 3600)
    contoso.example 300 TXT "v=spf1 -all"                                a record with its TTL
    *.contoso.example A 198.51.100.1               a wildcard: for names nobody wrote a record for
    zone: sub.contoso.example                      a zone cut of its own (else: the last two labels)
    at ns2.contoso.example: contoso.example MX 10 old.example            this server has its own version
    at resolver2: contoso.example 120 MX 10 old.example                  ... so has this resolver's cache
    at ns2.contoso.example: contoso.example MX     nothing after the type: this server has no such record
    at resolver2: contoso.example NXDOMAIN         this server says there is no such name
    at ns1.contoso.example: eu.contoso.example NXDOMAIN                  ... and so does not hand the zone on
    parent: contoso.example NS ns1.fabrikam.example                      what the parent delegates to, if not the same
    serial: ns2.contoso.example 41                 this server's SOA serial (others say 42)
    fault: ns1.contoso.example timeout             this server misbehaves (see FAULTS); also resolver, resolver2, parent
    fault: resolver servfail MX                    ... only asked for this type
    ede: resolver2 15                              this server adds an extended error (RFC 8914)
    glue: ns2.contoso.example 127.0.9.9            the parent's referral has this address instead (none without one)
    also: ns2.contoso.example 127.0.9.9            this server answers at this address too, whatever the records say
    unfound: contoso.example                       resolvers find no way to this zone: SERVFAIL
    bogus: contoso.example 7                       validation fails: SERVFAIL unless CD, with this extended error
    hidden: contoso.example                        an ordinary zone, but no server names for it are served
    latency: 30                                    milliseconds before every answer
    resolvers: 2                                   how many recursive servers there are

A zone without NS records gets ns1.<zone> and ns2.<zone>. Every name server without an address gets one on loopback.
Names nobody wrote a record for do not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset

if TYPE_CHECKING:
    from collections.abc import Callable

FAULTS = (
    "timeout", "servfail", "refused", "lame", "truncated", "wrong-id", "garbage", "other-question", "slow",
    "no-aa", "no-edns", "drops-edns", "loop", "endless", "no-tcp", "refuses-tcp", "late", "case", "upward",
)  # fmt: skip
Key = tuple[str, str]
PARENTS = "127.0.0.2"
"""Where the root and all top-level zones are served."""


@dataclass
class Knowledge:
    """What one server holds: record sets by name and type; names it denies."""

    sets: dict[Key, dns.rrset.RRset] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    empty: set[Key] = field(default_factory=set)


@dataclass
class Fault:
    server: str
    kind: str
    type: str | None = None


@dataclass
class World:
    """Everything a world's text says; addresses are given to the servers in order of appearance."""

    records: dict[Key, dns.rrset.RRset] = field(default_factory=dict)
    zones: dict[str, tuple[str, ...]] = field(default_factory=dict)
    delegations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    own: dict[str, Knowledge] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    glue: dict[str, tuple[str, ...]] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    bogus: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    unfound: set[str] = field(default_factory=set)
    latency: float = 0.0
    resolvers: int = 1
    addresses: dict[str, list[str]] = field(default_factory=dict)

    def zone_of(self, name: str) -> str:
        """Return the nearest zone a name is in; '.' is the root."""
        labels = name.split(".")
        for start in range(len(labels)):
            candidate = ".".join(labels[start:])
            if candidate in self.zones:
                return candidate
        return "."

    def exists(self, name: str) -> bool:
        return any(key[0] == name or key[0].endswith("." + name) for key in self.records) or name in self.zones

    def placed(self, server: str) -> bool:
        """Tell whether a resolver finds a name server: here, or by IPv6, where this world does not listen."""
        return server in self.addresses or (server, "AAAA") in self.records

    def source(self, name: str) -> str:
        """Return the name whose records answer for a name: itself, or the wildcard beside it (RFC 4592)."""
        encloser = name
        while encloser and not self.exists(encloser):
            encloser = encloser.partition(".")[2]
        return f"*.{encloser}" if encloser != name and self.exists(f"*.{encloser}") else name

    def held(self, name: str, kind: str) -> dns.rrset.RRset | None:
        """Return what the world holds of a name, with that name as its owner."""
        found = self.records.get((self.source(name), kind))
        if found is None or self.source(name) == name:
            return found
        return dns.rrset.from_rdata_list(dns.name.from_text(name), found.ttl, list(found))

    def fault(self, server: str, kind: str) -> str | None:
        """Return how a server misbehaves when asked for a type, None if it does not."""
        for fault in self.faults:
            if fault.server == server and fault.type in {None, kind}:
                return fault.kind
        return None


def parse(text: str) -> World:
    """Read a world; raises ValueError naming the line."""
    world = World()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split(" #")[0].strip()
        if not line or line.startswith("#"):
            continue
        try:
            _statement(world, line)
        except Exception as fault:
            raise ValueError(f"world, line {number}: {line!r}: {fault}") from fault
    _complete(world)
    return world


def _statement(world: World, line: str) -> None:
    word, _, rest = line.partition(" ")
    action = _ACTIONS.get(word)
    if action is None:
        _add(world.records, line)
    else:
        action(world, rest)


def _at(world: World, rest: str) -> None:
    server, _, statement = rest.partition(": ")
    _version(world.own.setdefault(server, Knowledge()), statement)


def _parent(world: World, rest: str) -> None:
    name, _, server = rest.split()
    world.delegations[name] = (*world.delegations.get(name, ()), server)


def _serial(world: World, rest: str) -> None:
    server, serial = rest.split()
    world.serials[server] = int(serial)


def _ede(world: World, rest: str) -> None:
    server, code = rest.split()
    world.codes[server] = int(code)


def _glue(world: World, rest: str) -> None:
    server, *addresses = rest.split()
    world.glue[server] = tuple(addresses)


def _also(world: World, rest: str) -> None:
    server, address = rest.split()
    world.also[server] = address


def _fault(world: World, rest: str) -> None:
    server, kind, *more = rest.split()
    if kind not in FAULTS:
        raise ValueError(f"no such fault; use one of {', '.join(FAULTS)}")
    world.faults.append(Fault(server, kind, *more))


def _bogus(world: World, rest: str) -> None:
    name, code = rest.split()
    world.bogus[name] = int(code)


def _latency(world: World, rest: str) -> None:
    world.latency = float(rest) / 1000


def _resolvers(world: World, rest: str) -> None:
    world.resolvers = int(rest)


_ACTIONS: dict[str, Callable[[World, str], object]] = {
    "zone:": lambda world, rest: world.zones.setdefault(rest, ()),
    "hidden:": lambda world, rest: world.hidden.add(rest),
    "unfound:": lambda world, rest: world.unfound.add(rest),
    "at": _at,
    "parent:": _parent,
    "serial:": _serial,
    "ede:": _ede,
    "glue:": _glue,
    "also:": _also,
    "fault:": _fault,
    "bogus:": _bogus,
    "latency:": _latency,
    "resolvers:": _resolvers,
}


def _version(knowledge: Knowledge, statement: str) -> None:
    words = statement.split()
    if words[1:] == ["NXDOMAIN"]:
        knowledge.denied.add(words[0].lower())
    elif len(words) == 2:
        knowledge.empty.add((words[0].lower(), words[1]))
    else:
        _add(knowledge.sets, statement)


def _add(sets: dict[Key, dns.rrset.RRset], line: str) -> None:
    timed = line.split()[1].isdigit()
    name, *ttls, kind, data = line.split(None, 3 if timed else 2)
    ttl = int(ttls[0]) if timed else 3600
    owner = dns.name.from_text(name)
    rdata = dns.rdata.from_text(
        dns.rdataclass.IN, dns.rdatatype.from_text(kind), data, origin=dns.name.root, relativize=False
    )
    key = (name.lower().rstrip(".") or ".", kind)
    rrset = sets.setdefault(key, dns.rrset.RRset(owner, dns.rdataclass.IN, rdata.rdtype))
    rrset.add(rdata, ttl)


def _complete(world: World) -> None:
    """Add what a world needs to stand: zones, their SOA and NS, addresses of all name servers."""
    names = {key[0] for key in world.records} | {server_key[0] for k in world.own.values() for server_key in k.sets}
    for name in sorted(names | set(world.bogus) | set(world.hidden)):
        labels = name.split(".")
        if name not in {"", "."} and world.zone_of(name) == ".":
            world.zones.setdefault(".".join(labels[-2:]) if len(labels) > 1 else name, ())
    for zone in [*world.zones]:
        written = world.records.get((zone, "NS"))
        servers = tuple(_text(rdata.target) for rdata in written) if written else (f"ns1.{zone}", f"ns2.{zone}")
        world.zones[zone] = servers
    for top in {zone.rpartition(".")[2] for zone in [*world.zones] if "." in zone}:
        world.zones.setdefault(top, (f"a.nic.{top}",))
    world.zones["."] = ("a.root-servers.example",)
    for zone, servers in world.zones.items():
        if (zone, "NS") not in world.records and zone not in world.hidden:
            for server in servers:
                _add(world.records, f"{zone} NS {server}.")
        if (zone, "SOA") not in world.records:
            _add(
                world.records,
                f"{zone} SOA {servers[0]}. hostmaster.{zone.strip('.') or 'root'}. 42 7200 900 1209600 900",
            )
    _place(world)


def _place(world: World) -> None:
    parents = {server for zone, servers in world.zones.items() if "." not in zone or zone == "." for server in servers}
    delegated = {server for servers in world.delegations.values() for server in servers}
    every = sorted({server for servers in world.zones.values() for server in servers} | delegated)
    place = 0
    for server in every:
        written = world.records.get((server, "A"))
        if written:
            world.addresses[server] = [rdata.address for rdata in written]
            continue
        if server in parents:
            address = PARENTS
        else:
            place += 1
            address = f"127.0.{1 + place // 200}.{1 + place % 200}"
        if server in world.own and (server, "A") in world.own[server].empty:
            continue
        world.addresses[server] = [address]
        _add(world.records, f"{server} A {address}")
    for server, address in world.also.items():
        world.addresses.setdefault(server, []).append(address)


def _text(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower() if len(name.labels) > 1 else "."


__all__ = ["FAULTS", "PARENTS", "Fault", "Knowledge", "World", "parse"]
