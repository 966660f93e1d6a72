"""A domain's full report beside checkdmarc's full check: the same loopback zones, the same simulated latency.

Run `python -m benchmarks.check`. To reach: at 30 ms at most 1.5 x the longest chain of dependent questions, at least
5 x as fast as checkdmarc while asking more, and 50 reports at once without one time-out.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import dns.nameserver

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.model import Examination

if TYPE_CHECKING:
    from collections.abc import Iterator

CHAIN = 4
"""The longest chain: the zone's servers, their addresses, what they say, the addresses of the mail servers named."""
RUNS = 7
AT_ONCE = 50
ZONE = """
{name} MX 0 {label}.mail.protection.outlook.com
{label}.mail.protection.outlook.com A 198.51.100.10
autodiscover.{name} CNAME autodiscover.outlook.com
{name} TXT "v=spf1 include:spf.protection.outlook.com -all"
_dmarc.{name} TXT "v=DMARC1; p=reject"
"""
COMMON = """
autodiscover.outlook.com A 198.51.100.20
spf.protection.outlook.com TXT "v=spf1 ip4:198.51.100.0/24 -all"
resolvers: 4
"""


class Served:
    """A world served by a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        where = json.loads(self._line())
        self.port: int = where["port"]
        self.resolvers: list[str] = where["resolvers"]

    def asked(self) -> int:
        """Return how many questions came since the last call."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()

    @property
    def settings(self) -> DnsSettings:
        return DnsSettings(resolvers=",".join(self.resolvers), port=self.port)


@contextmanager
def served(latency: int, count: int = 1) -> Iterator[Served]:
    """Serve `count` domains with `latency` milliseconds before each answer."""
    names = [f"contoso{number}.example" for number in range(count)]
    text = COMMON + f"latency: {latency}\n" + "".join(ZONE.format(name=n, label=n.replace(".", "-")) for n in names)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        command = [sys.executable, "-m", "tests.fakes.nameserver", file.name]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            try:
                yield Served(process)
            finally:
                process.terminate()


async def _report(examiner: DnsExaminer, domain: str) -> int:
    """Examine a domain in full; return how many findings were silenced by time."""
    found = [each async for each in examiner.examine(Examination(domain=domain, everything=True))]
    late = {"timeout", "time-up"}
    silent = [each for each in found if each.facts.get("reason") in late]
    return len(silent) + sum(answer.status == "TIMEOUT" for each in found for answer in each.servers)


def ours(world: Served) -> tuple[float, float, int]:
    """Return seconds, CPU seconds and questions of one report (medians)."""

    async def run() -> tuple[list[float], list[float], int]:
        examiner = DnsExaminer(world.settings)
        await _report(examiner, "contoso0.example")
        world.asked()
        walls, cpus = [], []
        for _ in range(RUNS):
            wall, cpu = time.perf_counter(), time.process_time()
            await _report(examiner, "contoso0.example")
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        return walls, cpus, world.asked() // RUNS

    walls, cpus, asked = asyncio.run(run())
    return statistics.median(walls), statistics.median(cpus), asked


def theirs(world: Served) -> tuple[float, float, int]:
    """Return the same of checkdmarc's own full check, its cache emptied before each run."""
    import checkdmarc  # noqa: PLC0415 (of the bench group only)
    import checkdmarc.dnssec  # noqa: PLC0415
    import checkdmarc.utils  # noqa: PLC0415

    servers = [dns.nameserver.Do53Nameserver("127.0.0.1", world.port)]
    caches = [
        value
        for module in (checkdmarc, checkdmarc.utils, checkdmarc.dnssec)
        for value in vars(module).values()
        if type(value).__name__ == "ExpiringDict"
    ]
    walls, cpus = [], []
    for turn in range(RUNS + 1):
        for cache in caches:
            cache.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        checkdmarc.check_domains(["contoso0.example"], nameservers=servers, timeout=2.0)
        if turn:
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        else:
            world.asked()
    return statistics.median(walls), statistics.median(cpus), world.asked() // RUNS


def at_once(world: Served, count: int) -> tuple[float, float, int]:
    """Return seconds, CPU seconds a report and time-outs of `count` reports at once."""

    async def run() -> list[int]:
        examiner = DnsExaminer(world.settings)
        return await asyncio.gather(*(_report(examiner, f"contoso{number}.example") for number in range(count)))

    wall, cpu = time.perf_counter(), time.process_time()
    late = sum(asyncio.run(run()))
    return time.perf_counter() - wall, (time.process_time() - cpu) / count, late


def main() -> None:
    """Print the table."""
    print("| | latency | seconds | CPU seconds | questions |")
    print("|---|---|---|---|---|")
    for latency in (0, 30):
        with served(latency) as world:
            rows = {"ndr-bot, full report": ours(world), "checkdmarc, full check": theirs(world)}
        for name, (wall, cpu, asked) in rows.items():
            print(f"| {name} | {latency} ms | {wall:.3f} | {cpu:.3f} | {asked} |")
        (mine, _, _), (other, _, _) = rows.values()
        chain = CHAIN * latency / 1000
        ratio = f", {mine / chain:.2f} x the chain of {CHAIN} questions ({chain:.3f} s)" if chain else ""
        print(f"\nAt {latency} ms: {other / mine:.1f} x as fast as checkdmarc{ratio}.\n")
    with served(30, AT_ONCE) as world:
        wall, cpu, late = at_once(world, AT_ONCE)
    print(f"{AT_ONCE} reports at once at 30 ms: {wall:.2f} s, {cpu:.3f} CPU seconds a report, {late} time-outs.")


if __name__ == "__main__":
    main()
