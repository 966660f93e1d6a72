"""The examination against real servers: nsd in charge, unbound in front, a signed zone, a lapsed one, a plain one."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

import dns.zone
import pytest

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.model import Examination, Finding
from tests.fakes.ports import free_port
from tests.signing import foreign_ds, sign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.e2e
NSD = shutil.which("nsd", path="/usr/sbin:/usr/bin:/sbin")
UNBOUND = shutil.which("unbound", path="/usr/sbin:/usr/bin:/sbin")
PARENT, CHILD, FRONT = "127.0.0.60", "127.0.0.61", "127.0.0.62"

ROOT = f"""
@ 3600 IN SOA a.root. host.root. 1 7200 900 1209600 900
@ 3600 IN NS a.root.
a.root. 3600 IN A {PARENT}
example. 3600 IN NS a.nic.example.
a.nic.example. 3600 IN A {PARENT}
"""
TOP = f"""
@ 3600 IN SOA a.nic.example. host.nic.example. 1 7200 900 1209600 900
@ 3600 IN NS a.nic.example.
a.nic 3600 IN A {PARENT}
"""
ZONE = f"""
@ 3600 IN SOA ns1 host 7 7200 900 1209600 900
@ 3600 IN NS ns1
ns1 3600 IN A {CHILD}
@ 3600 IN MX 10 mail
mail 3600 IN A 198.51.100.25
_25._tcp.mail 3600 IN TLSA 3 1 1 0000000000000000000000000000000000000000000000000000000000000000
@ 3600 IN TXT "v=spf1 mx -all"
"""
SIGNED, LAPSED, PLAIN, MOVED = "contoso.example.", "fabrikam.example.", "plain.example.", "moved.example."
ZONES = (SIGNED, LAPSED, PLAIN, MOVED)


def _write(folder: Path) -> str:
    """Write all zones; return the trust anchor of the top zone."""
    delegations = ""
    for name in ZONES:
        zone = dns.zone.from_text(ZONE, origin=name, relativize=False)
        delegations += f"{name} 3600 IN NS ns1.{name}\nns1.{name} 3600 IN A {CHILD}\n"
        if name != PLAIN:
            own = sign(zone, days_left=-30 if name == LAPSED else 10)
            delegations += f"{name} 3600 IN DS {own if name != MOVED else foreign_ds(name)}\n"
        (folder / f"{name}zone").write_text(zone.to_text())
    top = dns.zone.from_text(TOP + delegations, origin="example.", relativize=False)
    anchor = sign(top)
    (folder / "example.zone").write_text(top.to_text())
    (folder / "root.zone").write_text("$ORIGIN .\n" + ROOT)
    return f"example. DS {anchor}"


def _nsd(folder: Path, address: str, port: int, zones: dict[str, str]) -> list[str]:
    text = f"""
server:
  ip-address: {address}
  port: {port}
  username: ""
  zonesdir: "{folder}"
  database: ""
  pidfile: "{folder}/{address}.pid"
  xfrdfile: "{folder}/{address}.xfrd"
  zonelistfile: "{folder}/{address}.list"
  cookie-secret-file: "{folder}/{address}.cookie"
  rrl-ratelimit: 0
remote-control:
  control-enable: no
"""
    text += "".join(f'zone:\n  name: "{name}"\n  zonefile: "{file}"\n' for name, file in zones.items())
    (folder / f"nsd-{address}.conf").write_text(text)
    return [str(NSD), "-d", "-c", str(folder / f"nsd-{address}.conf")]


def _unbound(folder: Path, port: int, anchor: str) -> list[str]:
    (folder / "hints").write_text(f". 3600 IN NS a.root.\na.root. 3600 IN A {PARENT}\n")
    (folder / "unbound.conf").write_text(
        f"""
server:
  interface: {FRONT}@{port}
  port: {port}
  access-control: 127.0.0.0/8 allow
  username: ""
  chroot: ""
  directory: "{folder}"
  pidfile: "{folder}/unbound.pid"
  use-syslog: no
  do-not-query-localhost: no
  do-ip6: no
  ede: yes
  val-log-level: 0
  module-config: "validator iterator"
  trust-anchor: "{anchor}"
  local-zone: "example." nodefault
stub-zone:
  name: "."
  stub-addr: {PARENT}@{port}
stub-zone:
  name: "example."
  stub-addr: {PARENT}@{port}
"""
        + "".join(f'stub-zone:\n  name: "{name}"\n  stub-addr: {CHILD}@{port}\n' for name in ZONES)
    )
    return [str(UNBOUND), "-d", "-c", str(folder / "unbound.conf")]


def _listens(address: str, port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=0.2):
        return True
    return False


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if NSD is None or UNBOUND is None:
        pytest.fail("nsd and unbound are needed: sudo apt-get install nsd unbound")
    folder = tmp_path_factory.mktemp("dns")
    anchor, port = _write(folder), free_port()
    commands = [
        _nsd(folder, PARENT, port, {".": "root.zone", "example.": "example.zone"}),
        _nsd(folder, CHILD, port, {name: f"{name}zone" for name in ZONES}),
        _unbound(folder, port, anchor),
    ]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    try:
        for _ in range(100):
            if all(_listens(address, port) for address in (PARENT, CHILD, FRONT)):
                break
            _wait()
        else:
            pytest.fail("the name servers did not start")
        yield port
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(10)


def _wait() -> None:
    asyncio.run(asyncio.sleep(0.1))


async def _examine(port: int, domain: str) -> dict[str, Finding]:
    examiner = DnsExaminer(DnsSettings(resolvers=f"{FRONT}:{port}", port=port))
    found = [finding async for finding in examiner.examine(Examination(domain=domain, everything=True))]
    return {finding.tag: finding for finding in found}


async def test_signed_zone_is_sound(servers: int) -> None:
    """A real resolver validates a real signed zone, and everything about it is found."""
    found = await _examine(servers, "contoso.example")
    assert found.keys() >= {"DNSSEC_OK", "DELEGATION_OK", "SERIALS_AGREE", "MX_OWN_HOST", "PROPAGATION_CONSISTENT"}
    assert found.keys() >= {"DANE_OK", "SPF_OK", "ADDRESSES_OK"}
    assert not found.keys() & {"DNSSEC_BROKEN", "DNSSEC_DS_MISMATCH", "DELEGATION_PARENT_UNTESTED", "DELEGATION_LAME"}


async def test_lapsed_zone_is_told_from_an_outage(servers: int) -> None:
    """Signatures that ran out are named with their day, and the zone is examined all the same."""
    found = await _examine(servers, "fabrikam.example")
    assert found.keys() >= {"DNSSEC_BROKEN", "DELEGATION_OK", "MX_OWN_HOST"}
    assert found["DNSSEC_BROKEN"].facts["expired"]
    assert not found.keys() & {"DOMAIN_NOT_FOUND", "MX_UNTESTED", "DNSSEC_DS_MISMATCH"}


async def test_plain_zone_is_no_fault(servers: int) -> None:
    """An unsigned zone below a signed one is simply unsigned; its TLSA record may not be used."""
    found = await _examine(servers, "plain.example")
    assert found.keys() >= {"DNSSEC_UNSIGNED", "DELEGATION_OK", "DANE_UNSIGNED"}


async def test_missing_domain(servers: int) -> None:
    """A real NXDOMAIN, proved by signatures."""
    found = await _examine(servers, "nothing.example")
    assert found.keys() >= {"DOMAIN_NOT_FOUND", "MX_UNTESTED"}


async def test_moved_zone_with_the_old_ds(servers: int) -> None:
    """A DS that fits no key is told as such, not as an outage and not only as broken signatures."""
    found = await _examine(servers, "moved.example")
    assert found.keys() >= {"DNSSEC_DS_MISMATCH", "DELEGATION_OK", "MX_OWN_HOST"}
    assert "DNSSEC_BROKEN" not in found
