"""The farm's name servers: zone files and configurations for nsd and unbound, and their processes."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.zone

from tests.farm.world import TOP
from tests.signing import foreign_ds, sign

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.farm.world import World

ROOT, REGISTRY = "198.41.0.4", "192.5.6.30"
RESOLVERS = ("1.1.1.1", "8.8.8.8", "208.67.222.222")
FILTER = "9.9.9.9"
"""The resolver that blocks the domains named filtered-..., as a filter against malware does."""
LEFT = {"sound": 10.0, "moved": 10.0, "lapsed": -5.0}
SBIN = "/usr/sbin:/usr/bin:/sbin:/bin"


class Servers:
    """Everything that answers in the namespace."""

    def __init__(self, folder: Path, worlds: list[World]) -> None:
        self._folder, self._worlds = folder, worlds
        self._processes: list[subprocess.Popen[bytes]] = []
        self._sockets: list[socket.socket] = []

    def start(self) -> None:
        """Write the zones and start all servers; RuntimeError if one does not answer."""
        anchor = self._write()
        zones = {world.domain: f"{world.name}.zone" for world in self._worlds}
        self._nsd("registry", [ROOT, REGISTRY], {".": "root.zone", TOP: "top.zone"})
        self._nsd("current", self._playing("current"), zones)
        self._nsd(
            "old", self._playing("old"), {world.domain: f"{world.name}.old" for world in self._worlds if world.old}
        )
        self._nsd("empty", self._playing("empty"), {})
        self._nsd("broken", self._playing("broken"), dict.fromkeys(zones, "missing"))
        self._unbound("udp-only", self._playing("udp-only"), _held(zones))
        self._unbound("open", [*RESOLVERS, *self._playing("recursive")], _recursive(RESOLVERS[0], anchor))
        self._unbound("filter", [FILTER], _recursive(FILTER, anchor) + self._blocking())
        for address in self._playing("silent"):
            self._listen(address)
        for resolver in (*RESOLVERS, FILTER):
            self._await(resolver)

    def stop(self) -> None:
        """End all servers."""
        for each in self._sockets:
            each.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)
                continue
            process.kill()

    def _playing(self, role: str) -> list[str]:
        return [address for world in self._worlds for address, played in world.played().items() if played == role]

    def _write(self) -> str:
        """Write all zone files, signed where they are; return the root's trust anchor."""
        top = f"@ 3600 IN SOA a.nic host.nic 1 7200 900 1209600 900\n@ 3600 IN NS a.nic\na.nic 3600 IN A {REGISTRY}\n"
        for world in self._worlds:
            zone = dns.zone.from_text(world.zone(), origin=world.domain, relativize=False)
            own = sign(zone, days_left=LEFT[world.signed]) if world.signed else ""
            ds = foreign_ds(world.domain) if world.signed == "moved" else own
            top += world.delegation() + (f"{world.domain} 3600 IN DS {ds}\n" if ds else "")
            (self._folder / f"{world.name}.zone").write_text(zone.to_text())
            old = dns.zone.from_text(world.zone(old=True), origin=world.domain, relativize=False)
            (self._folder / f"{world.name}.old").write_text(old.to_text())
        signed_top = self._signed("top.zone", TOP, top)
        root = "@ 86400 IN SOA a.root-servers.net. nstld.example. 1 1800 900 604800 86400\n"
        hints = f". 86400 IN NS a.root-servers.net.\na.root-servers.net. 86400 IN A {ROOT}\n"
        root += (
            hints
            + f"{TOP} 86400 IN NS a.nic.{TOP}\na.nic.{TOP} 86400 IN A {REGISTRY}\n{TOP} 86400 IN DS {signed_top}\n"
        )
        (self._folder / "hints").write_text(hints)
        return f". DS {self._signed('root.zone', '.', root)}"

    def _signed(self, file: str, origin: str, text: str) -> str:
        zone = dns.zone.from_text(text, origin=origin, relativize=False)
        ds = sign(zone)
        (self._folder / file).write_text(zone.to_text())
        return ds

    def _nsd(self, name: str, addresses: Iterable[str], zones: dict[str, str]) -> None:
        files = {key: f'"{self._folder}/{name}.{key}"' for key in ("pid", "xfrd", "list", "cookie")}
        text = (
            f'server:\n  username: ""\n  zonesdir: "{self._folder}"\n  database: ""\n  rrl-ratelimit: 0\n'
            f"  pidfile: {files['pid']}\n  xfrdfile: {files['xfrd']}\n  zonelistfile: {files['list']}\n"
            f"  cookie-secret-file: {files['cookie']}\n"
            + "".join(f"  ip-address: {address}\n" for address in addresses)
            + "remote-control:\n  control-enable: no\n"
            + "".join(f'zone:\n  name: "{zone}"\n  zonefile: "{file}"\n' for zone, file in zones.items())
        )
        self._run("nsd", name, text)

    def _unbound(self, name: str, addresses: Iterable[str], rest: str) -> None:
        text = (
            f'server:\n  username: ""\n  chroot: ""\n  directory: "{self._folder}"\n  use-syslog: no\n'
            f'  pidfile: "{self._folder}/{name}.pid"\n  access-control: 0.0.0.0/0 allow\n  do-ip6: no\n'
            + "".join(f"  interface: {address}\n" for address in addresses)
            + rest
        )
        self._run("unbound", name, text)

    def _run(self, program: str, name: str, text: str) -> None:
        if "ip-address: " not in text and "interface: " not in text.replace("outgoing-interface: ", ""):
            return
        path = self._folder / f"{name}.conf"
        path.write_text(text)
        log = (self._folder / f"{name}.log").open("wb")
        command = [shutil.which(program, path=SBIN) or program, "-d", "-c", str(path)]
        self._processes.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))

    def _blocking(self) -> str:
        names = [world.domain for world in self._worlds if world.name.startswith("filtered-")]
        return "server:\n" + "".join(f'  local-zone: "{name}" always_nxdomain\n' for name in names)

    def _listen(self, address: str) -> None:
        """Take questions and never answer."""
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
            deaf = socket.socket(socket.AF_INET, kind)
            deaf.bind((address, 53))
            if kind == socket.SOCK_STREAM:
                deaf.listen()
            self._sockets.append(deaf)

    def _await(self, resolver: str) -> None:
        """Wait until a resolver has the registry's signed answer."""
        question = dns.message.make_query(TOP, "SOA", want_dnssec=True)
        until = time.monotonic() + 15
        while time.monotonic() < until:
            with contextlib.suppress(dns.exception.DNSException, OSError):
                reply = dns.query.udp(question, resolver, timeout=1)
                if reply.rcode() == dns.rcode.NOERROR and reply.answer:
                    return
            time.sleep(0.1)
        logs = "\n".join(path.read_text(errors="replace")[-600:] for path in self._folder.glob("*.log"))
        raise RuntimeError(f"the resolver {resolver} of the farm does not answer\n{logs}")


def _recursive(source: str, anchor: str) -> str:
    return (
        f'  outgoing-interface: {source}\n  root-hints: hints\n  trust-anchor: "{anchor}"\n  ede: yes\n'
        '  local-zone: "example." nodefault\n  unknown-server-time-limit: 376\n'
        f'  module-config: "validator iterator"\n'
    )


def _held(zones: dict[str, str]) -> str:
    """Serve zones with authority, over UDP alone."""
    held = "".join(
        f'auth-zone:\n  name: "{zone}"\n  zonefile: "{file}"\n  for-downstream: yes\n  for-upstream: no\n'
        for zone, file in zones.items()
    )
    return "  do-tcp: no\n" + held
