"""A world of the farm: a zone, who serves it and how, and what `ndr check` must say of it.

A file in worlds/ is one domain below .example. Its head (`#! KEY VALUE`) has `severity`, `must` and `never` (tags),
`signed` (sound, lapsed: the signatures ran out, moved: the DS of another key) and one line for each name server:
`server ns1 current`. The role is one of ROLES. `glue ns2 empty` lets the parent name another address of ns2, played by
that role; `parent-only ns3` delegates to a server that the zone does not name. Below stand the records, `OWNER TYPE
DATA` with an optional TTL; @ is the domain, $N its own network. What follows a line `old:` is the zone as the role
`old` has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

ROLES = frozenset({"current", "old", "empty", "broken", "udp-only", "recursive", "silent", "closed"})
"""The zone; its old edition; no such zone (REFUSED); never transferred (SERVFAIL); TCP closed; a resolver (no AA);
no answer; nobody listens."""
TOP = "example."
SEVERITIES = frozenset({"ok", "notice", "warning", "error", "untested"})


@dataclass
class World:
    """One domain of the farm."""

    name: str
    network: str
    severity: str = ""
    must: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    signed: str = ""
    servers: dict[str, str] = field(default_factory=dict)
    glue: dict[str, str] = field(default_factory=dict)
    unnamed: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    old: list[str] = field(default_factory=list)

    @property
    def domain(self) -> str:
        return f"{self.name}.{TOP}"

    def address(self, host: str, *, at_parent: bool = False) -> str:
        """Return a server's address; the parent's view of it may be another."""
        place = list(self.servers).index(host) + 1
        return f"{self.network}.{place + (100 if at_parent and host in self.glue else 0)}"

    def played(self) -> dict[str, str]:
        """Return which address plays which role."""
        own = {self.address(host): role for host, role in self.servers.items()}
        return own | {self.address(host, at_parent=True): role for host, role in self.glue.items()}

    def zone(self, *, old: bool = False) -> str:
        """Return the text of one edition of the zone."""
        lines = [f"@ 3600 IN SOA ns1 host {1 if old else 2} 7200 900 1209600 900"]
        lines += [f"@ 3600 IN NS {host}" for host in self.servers if host not in self.unnamed]
        lines += [f"{host} 3600 IN A {self.address(host)}" for host in self.servers]
        lines += [line.replace("$N", self.network) for line in (self.old if old else self.records)]
        return "$TTL 3600\n" + "\n".join(lines) + "\n"

    def delegation(self) -> str:
        """Return what the parent has about the domain, but for its DS."""
        lines = [f"{self.domain} 3600 IN NS {host}.{self.domain}" for host in self.servers]
        lines += [f"{host}.{self.domain} 3600 IN A {self.address(host, at_parent=True)}" for host in self.servers]
        return "\n".join(lines) + "\n"


def read(path: Path, number: int) -> World:
    """Read a world's file; ValueError names what is wrong with it."""
    world = World(path.stem, f"45.64.{number}")
    into = world.records
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#! "):
            _head(world, *line[3:].split())
        elif line == "old:":
            into = world.old
        elif line and not line.startswith("#"):
            into.append(line)
    roles = {*world.servers.values(), *world.glue.values()}
    if world.severity not in SEVERITIES or not roles or not roles <= ROLES or not world.must:
        raise ValueError(f"{path.name}: severity, must and servers with known roles are needed")
    return world


def _head(world: World, key: str, *values: str) -> None:
    match key:
        case "severity" | "signed":
            setattr(world, key, values[0])
        case "must" | "never":
            setattr(world, key, frozenset(values))
        case "server" | "glue":
            (world.servers if key == "server" else world.glue)[values[0]] = values[1]
        case "parent-only":
            world.unnamed.extend(values)
        case _:
            raise ValueError(f"{world.name}: no such key: {key}")


def read_all() -> list[World]:
    """Read all worlds, each with a network of its own."""
    paths = sorted(Path(__file__).with_name("worlds").glob("*.txt"))
    return [read(path, number) for number, path in enumerate(paths, 1)]
