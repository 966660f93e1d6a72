"""Builds the farm in a network namespace, runs `ndr check` there as shipped, and compares with what it must say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.farm.servers import FILTER, REGISTRY, RESOLVERS, ROOT, SBIN, Servers
from tests.farm.world import World, read_all

OUTSIDE = "NDR_FARM_OUTSIDE"
NDR = str(Path(sys.executable).with_name("ndr"))
TOOLS = {"nsd": "nsd", "unbound": "unbound", "ip": "iproute2", "unshare": "util-linux"}
AT_ONCE = 5
"""Domains in one run of `ndr check`."""
PATIENCE = 60
HERE = Path("/proc/self/ns/net")
"""Whose network this process has."""


def main() -> int:
    """Return 0 if every world is told as it must be."""
    if OUTSIDE not in os.environ:
        return _enter()
    if str(HERE.readlink()) == os.environ.pop(OUTSIDE):
        print("The farm's network namespace is not its own; nothing was started.")
        return 1
    began, worlds = time.monotonic(), read_all()
    _addresses(worlds)
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(Path(folder), worlds)
        try:
            servers.start()
            if command := sys.argv[1:]:
                return subprocess.run(command, check=False).returncode
            failures = _examine(worlds, folder)
        finally:
            servers.stop()
    print(f"{len(worlds) - failures} of {len(worlds)} worlds as they must be, {time.monotonic() - began:.0f} s")
    return int(failures > 0)


def _enter() -> int:
    """Start again inside a network namespace; say what is missing where that cannot be."""
    missing = sorted({package for tool, package in TOOLS.items() if not shutil.which(tool, path=SBIN)})
    if missing:
        print(f"The farm needs: sudo apt-get install {' '.join(missing)}")
        return 1
    unshare = shutil.which("unshare", path=SBIN) or "unshare"
    alone = [unshare, "--net"] if os.geteuid() == 0 else [unshare, "--user", "--map-root-user", "--net"]
    if subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        print(f"The farm needs a network namespace, and this system refuses one ({' '.join(alone)}).")
        return 1
    here = {**os.environ, OUTSIDE: str(HERE.readlink())}
    command = [*alone, sys.executable, "-m", "tests.farm", *sys.argv[1:]]
    return subprocess.run(command, env=here, check=False).returncode


def _addresses(worlds: list[World]) -> None:
    """Give the namespace's loopback every address that anybody in the farm has."""
    every = {ROOT, REGISTRY, *RESOLVERS, FILTER} | {address for world in worlds for address in world.played()}
    lines = ["link set lo up", *(f"addr add {address}/32 dev lo" for address in sorted(every))]
    program = shutil.which("ip", path=SBIN) or "ip"
    subprocess.run([program, "-batch", "-"], input="\n".join(lines), text=True, check=True)


def _examine(worlds: list[World], folder: str) -> int:
    """Run the command line on all worlds, some at a time; print what is not as it must be and return how many."""
    batches = [worlds[start :: -(-len(worlds) // AT_ONCE)] for start in range(-(-len(worlds) // AT_ONCE))]
    with ThreadPoolExecutor(2) as pool:
        reports = {
            key: value for found in pool.map(lambda each: _check(each, folder), batches) for key, value in found.items()
        }
    failures = 0
    for world in worlds:
        wrong = wrong_in(world, reports.get(world.domain.rstrip(".")))
        failures += bool(wrong)
        print(f"{'FAIL' if wrong else 'pass'}  {world.name:24} {'; '.join(wrong)}".rstrip())
    return failures


def _check(worlds: list[World], folder: str) -> dict[str, dict[str, Any]]:
    names = [world.domain.rstrip(".") for world in worlds]
    command = [NDR, "check", "--json", "--all", *names]
    plain = {key: value for key, value in os.environ.items() if not key.startswith("NDR_")}
    done = subprocess.run(command, env=plain, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False)
    reports = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {report["domain"]: report for report in reports}


def wrong_in(world: World, report: dict[str, Any] | None) -> list[str]:
    """Say in what a report is not what it must be."""
    if report is None:
        return ["no report"]
    given = {finding["tag"] for finding in report["findings"]}
    claimed = report["severity"]
    wrong = [] if claimed == world.severity else [f"{claimed} ({report['verdict']}), must be {world.severity}"]
    wrong += [f"without {tag}" for tag in sorted(world.must - given)]
    return wrong + [f"with {tag}" for tag in sorted(world.never & given)]


if __name__ == "__main__":
    sys.exit(main())
