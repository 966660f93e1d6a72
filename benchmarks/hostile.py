"""Measures what the worst 1 MiB costs at each way in, and how long others wait meanwhile.

Run `python -m benchmarks.hostile`. The texts and mark-up are those of the tests; each goes to a real worker process,
which is given ten times its usual deadline, so that the figure is the cost and not the deadline. Linux only.
"""

from __future__ import annotations

import asyncio
import base64
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from adapters import content
from adapters.parsing.worker_pool import SECONDS, Workers
from adapters.parsing.worker_process import COMMAND, Gone, Process
from bot.model import Attachment, Paste
from tests.test_intake import HOSTILE
from tests.test_intake_markup import HOSTILE as MARKUP

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
MAIL = "From: a@contoso.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: {}; charset=utf-8\r\n"
HONEST = Paste(html="<p>550 5.4.1 Recipient address rejected: Access denied &lt;anna@fabrikam.example&gt;</p>")
OTHERS = 24


def _eml(kind: str, text: str) -> Paste:
    raw = MAIL.format(kind) + "\r\n" + text
    return Paste(files=(Attachment("a.eml", "message/rfc822", raw.encode("utf-8", "replace")[:SIZE]),))


def _packed(kind: str, text: str) -> Paste:
    raw = base64.encodebytes(text[: SIZE * 7 // 10].encode("utf-8", "replace")).decode()
    head = MAIL.format(kind) + "Content-Transfer-Encoding: base64\r\n\r\n"
    return Paste(files=(Attachment("a.eml", "message/rfc822", (head + raw).encode()),))


DOORS: dict[str, Callable[[str], Paste]] = {
    "pasted as text": lambda text: Paste(text=text),
    "pasted as HTML (web page, Teams)": lambda text: Paste(text="x", html=text),
    "message in Slack": lambda text: Paste(text=text, markup="slack"),
    ".eml, plain": lambda text: _eml("text/plain", text),
    ".eml, HTML": lambda text: _eml("text/html", text),
    ".eml, HTML in base64": lambda text: _packed("text/html", text),
    "another file": lambda text: Paste(files=(Attachment("a.txt", "text/plain", text.encode("utf-8", "replace")),)),
}


def _core_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _mebibytes(process: int, field: str) -> float:
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


def _forget_peak(process: int) -> None:
    Path(f"/proc/{process}/clear_refs").write_text("5", "ascii")


async def _cost(worker: Process, paste: Paste) -> tuple[float, float]:
    """Return core seconds, and MiB above what the worker held before."""
    process = worker.id
    _forget_peak(process)
    idle, begun = _mebibytes(process, "VmRSS"), _core_seconds(process)
    await worker.read(paste, SECONDS * 10)
    return _core_seconds(process) - begun, _mebibytes(process, "VmHWM") - idle


async def _worst(name: str, door: Callable[[str], Paste]) -> None:
    texts = {key: (unit * (SIZE // len(unit) + 1))[:SIZE] for key, unit in (HOSTILE | MARKUP).items()}
    costs: dict[str, tuple[float, float]] = {}
    worker = await Process.start(COMMAND)
    for key, text in texts.items():
        try:
            costs[key] = await _cost(worker, door(text))
        except Gone:
            costs[key] = SECONDS * 10, float("nan")
            worker = await Process.start(COMMAND)
    await worker.kill()
    slow = max(costs, key=lambda key: costs[key][0])
    big = max(costs, key=lambda key: costs[key][1])
    print(f"| {name} | {len(costs)} | {costs[slow][0]:.2f} s ({slow}) | {costs[big][1]:.0f} MiB ({big}) |", flush=True)


async def _waits() -> float:
    """Return the longest that an honest reader waits while eight people have hostile HTML read, in seconds."""
    workers = Workers(content.rules())
    await workers.start()
    hostile = [asyncio.create_task(workers.read(Paste(html=MARKUP["formatting"]), f"web:{one}")) for one in range(8)]
    longest = 0.0
    for number in range(OTHERS):
        begun = time.perf_counter()
        await workers.read(HONEST, f"web:other{number}")
        longest = max(longest, time.perf_counter() - begun)
        await asyncio.sleep(0.02)
    for task in hostile:
        task.cancel()
    await asyncio.gather(*hostile, return_exceptions=True)
    await workers.close()
    return longest


async def main() -> None:
    """Print a row for each way in, then how long others wait."""
    print("| Way in, 1 MiB | Texts | Worst time of one core | Most memory above the idle worker |\n|---|---|---|---|")
    for name, door in DOORS.items():
        await _worst(name, door)
    print(
        f"\nOthers' longest wait while eight people have hostile HTML read: {await _waits():.2f} s of {OTHERS} reads."
    )


if __name__ == "__main__":
    asyncio.run(main())
