"""Has pastes read by a few worker processes: nobody holds them all, and short pastes never wait for long ones."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog

from adapters.parsing.in_process import is_light
from adapters.parsing.worker_process import COMMAND, Gone, Process
from bot.intake import read
from bot.model import Reading
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.intake import Rules
    from bot.model import Paste

SECONDS = 2.0
"""A paste that takes longer is too odd to read."""
COUNT = 3
HEAVY = 64 * 1024
"""Characters and bytes from which on a paste may hold a worker for long: one worker is always free of those."""

log = structlog.get_logger(__name__)


class Workers:
    """A few workers; `start` before the first paste, `close` at the end."""

    def __init__(
        self, rules: Rules, command: Sequence[str] = COMMAND, count: int = COUNT, seconds: float = SECONDS
    ) -> None:
        """Take what reading knows, how a worker is started, how many there are, how long a paste may take."""
        self._rules, self._command, self._count, self._seconds = rules, command, count, seconds
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._heavy = asyncio.Semaphore(max(count - 1, 1))
        self._shares: dict[str, asyncio.Lock] = {}
        self._wanted: Counter[str] = Counter()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the workers. Raises ContentError where none can be started."""
        begun = await asyncio.gather(*(self._add() for _ in range(self._count)), return_exceptions=True)
        if failed := next((fault for fault in begun if fault), None):
            await self.close()
            raise ContentError("reading cannot be started: a process of `adapters.parsing.worker` ends") from failed

    async def close(self) -> None:
        """End the workers at once."""
        self._closed = True
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        await asyncio.gather(*(process.kill() for process in self._all))
        self._all.clear()

    async def read(self, paste: Paste, person: str) -> Reading:
        """Read a paste: what is surely quick here, all else in a worker; a person's pastes one after the other."""
        if is_light(paste):
            return read(paste, self._rules)
        async with self._share(person):
            heavy = _weight(paste) > HEAVY
            if heavy:
                await self._heavy.acquire()
            return await self._asked(paste, heavy=heavy)

    @asynccontextmanager
    async def _share(self, person: str) -> AsyncIterator[None]:
        lock = self._shares.setdefault(person, asyncio.Lock())
        self._wanted[person] += 1
        try:
            async with lock:
                yield
        finally:
            self._wanted[person] -= 1
            if not self._wanted[person]:
                del self._wanted[person], self._shares[person]

    async def _asked(self, paste: Paste, *, heavy: bool) -> Reading:
        process: Process | None = None
        reading = None
        try:
            process = await self._idle.get()
            reading = await process.read(paste, self._seconds)
        except Gone as gone:
            log.warning("reading-worker-replaced", error=str(gone))
        finally:
            self._free(process, heavy=heavy, fit=reading is not None and reading.reason != "unreadable")
        return reading or Reading(reason="unreadable")

    def _free(self, process: Process | None, *, heavy: bool, fit: bool) -> None:
        """Give a worker back; one that is not fit is replaced first, and a heavy one's place stays taken till then."""
        if process is not None and not fit and not self._closed:
            task = asyncio.create_task(self._replaced(process))
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)
            if heavy:
                task.add_done_callback(lambda _: self._heavy.release())
            return
        if process is not None:
            self._idle.put_nowait(process)
        if heavy:
            self._heavy.release()

    async def _replaced(self, process: Process) -> None:
        await process.kill()
        self._all.discard(process)
        pause = 0.1
        while not self._closed and not await self._is_added():
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)

    async def _is_added(self) -> bool:
        try:
            await self._add()
        except Gone as gone:
            log.warning("reading-worker-not-started", error=str(gone))
            return False
        return True

    async def _add(self) -> None:
        process = await Process.start(self._command)
        self._all.add(process)
        self._idle.put_nowait(process)


def _weight(paste: Paste) -> int:
    return len(paste.text) + len(paste.html or "") + sum(len(file.content) for file in paste.files)
