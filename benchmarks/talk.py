"""Measures the talk: pastes explained a second, turns a second with the durable store, seconds from paste to report.

Run `python -m benchmarks.talk`. Bounces are those of tests/bounces; the DNS is served on loopback by another process.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from adapters import content
from adapters.composition.core import assemble
from adapters.composition.settings import Settings
from adapters.delivery.dispatcher import Dispatcher
from adapters.dns.examiner import DnsExaminer
from adapters.store import SqlStore
from benchmarks.check import Served, served
from bot.blocks import Choices, Report
from bot.intake import read
from bot.model import Actor, Attachment, Examination, Finding, Paste
from bot.ports import Click, Delivery, Incoming

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from adapters.dns.examination_cache import Asks

SAMPLES = Path(__file__).parents[1] / "tests" / "bounces"
DOMAIN = "contoso0.example"
BOUNCE = f"<anna@{DOMAIN}>: host mx.fabrikam.example said: 550 5.4.1 Recipient address rejected: Access denied"
PRESSED = ("user", "sender", "next", "next", "back", "sections", "back")
"""What each person presses after the paste, or the way on where that is not offered."""
ROUNDS, TALKS, AT_ONCE, REPORTS = 20, 100, 8, 7


def explained() -> float:
    """Return samples read a second by one process: texts pasted, mails dropped."""
    rules = content.rules()
    samples = [
        Paste(files=(Attachment(one.name, "message/rfc822", one.read_bytes()),))
        if one.suffix == ".eml"
        else Paste(one.read_text("utf-8"))
        for one in sorted(SAMPLES.iterdir())
        if one.suffix in (".eml", ".txt")
    ]
    for paste in samples:
        read(paste, rules)
    begun = time.perf_counter()
    for _ in range(ROUNDS):
        for paste in samples:
            read(paste, rules)
    return ROUNDS * len(samples) / (time.perf_counter() - begun)


class Recorded:
    """Answers every examination with the findings of one that was really run."""

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings

    async def examine(self, _: Examination) -> AsyncIterator[Finding]:
        for finding in self._findings:
            yield finding


class Room:
    """A channel whose people paste and press, each in a conversation of their own."""

    name = "bench"

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._events = count()
        self._offered: dict[str, list[str]] = {}
        self.reports: dict[str, float] = {}

    async def send(self, delivery: Delivery) -> None:
        """Remember the latest offer, and when a report came."""
        for block in delivery.blocks:
            if isinstance(block, Choices):
                self._offered[delivery.conversation] = [choice.id for choice in block.choices]
            if isinstance(block, Report):
                self.reports[delivery.conversation] = time.perf_counter()

    async def say(self, person: str, said: Paste | Click) -> None:
        """Take one event through the dispatcher."""
        incoming = Incoming(conversation=person, event=str(next(self._events)), actor=Actor(id=person), said=said)
        await self._dispatcher.handle(incoming, self)

    async def walk(self, person: str) -> int:
        """Paste and press on; returns the number of turns."""
        await self.say(person, Paste(BOUNCE))
        for name in PRESSED:
            offered = self._offered[person]
            await self.say(person, Click(choice=next((one for one in offered if f":{name}:" in one), offered[0])))
        return 1 + len(PRESSED)


@asynccontextmanager
async def room(examiner: Asks) -> AsyncIterator[Room]:
    """Open a room with the whole core, the real dispatcher and a new SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        store = await SqlStore.open(f"sqlite:///{folder}/ndr.db", lambda: datetime.now(UTC))
        dispatcher = Dispatcher(assemble(Settings(), store, examiner), store)
        yield Room(dispatcher)
        await dispatcher.close()
        await store.close()


async def turns(world: Served) -> tuple[float, float]:
    """Return turns a second and CPU seconds a turn; each is saved and sent before it counts."""
    findings = [one async for one in DnsExaminer(world.settings).examine(Examination(domain=DOMAIN))]
    async with room(Recorded(findings)) as place:
        await place.walk("bench:warm")
        waiting = iter([f"bench:{number}" for number in range(TALKS)])
        wall, cpu = time.perf_counter(), time.process_time()
        taken = await asyncio.gather(*(_walks(place, waiting) for _ in range(AT_ONCE)))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return sum(taken) / wall, cpu / sum(taken)


async def _walks(place: Room, waiting: Iterator[str]) -> int:
    return sum([await place.walk(person) for person in waiting])


async def to_the_report(world: Served) -> float:
    """Return the median of the seconds from a paste to its report, nothing of the domain being at hand."""
    seconds = []
    for number in range(REPORTS + 1):
        async with room(DnsExaminer(world.settings)) as place:
            person, begun = f"bench:{number}", time.perf_counter()
            await place.say(person, Paste(BOUNCE))
            seconds.append(place.reports[person] - begun)
    return statistics.median(seconds[1:])


def main() -> None:
    """Print the table."""
    for name in [name for name in os.environ if name.startswith("NDR_")]:
        del os.environ[name]
    with served(30) as world:
        a_second, cpu = asyncio.run(turns(world))
        report = asyncio.run(to_the_report(world))
    print("| | |")
    print("|---|---|")
    print(f"| pastes explained a second | {explained():.0f} |")
    print(f"| turns a second, saved in SQLite and sent | {a_second:.0f} |")
    print(f"| CPU seconds a turn | {cpu:.4f} |")
    print(f"| seconds from a paste to its report, 30 ms to every DNS server | {report:.2f} |")


if __name__ == "__main__":
    main()
