"""SQLite in one thread of its own: work queues there, and what came in while it was busy shares a transaction."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import StaticPool, create_engine, event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

T = TypeVar("T")

_WRITES = "ndr_writes"
_PRAGMAS = ("synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON")
_BUSY_SECONDS, _RETRY_SECONDS = 15, 0.02
_TOGETHER = 64


class Sqlite:
    """One connection in one thread: SQLite has one writer anyway, so work queues here, in order, unpolled.

    Other processes are waited for up to 15 s.
    """

    dialect = "sqlite"

    def __init__(self, url: URL) -> None:
        """Connect to nothing yet."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._waiting: deque[_Task] = deque()
        self._busy = False
        self._connections: dict[bool, Connection] = {}
        self._engine = create_engine(
            url,
            poolclass=StaticPool,
            hide_parameters=True,
            connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        )
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work; it sees all that was handed in before it."""
        return cast("T", await self._take(work, writes=False))

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work under the write lock, all or nothing; returns once it is committed."""
        return cast("T", await self._take(work, writes=True))

    async def erase(self) -> None:
        """Empty the write-ahead log, so that no file holds what was deleted; readers elsewhere may delay it."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._checkpoint)

    async def close(self) -> None:
        """Let running work end, then close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown()

    async def _take(self, work: Callable[[Connection], Any], *, writes: bool) -> Any:
        loop = asyncio.get_running_loop()
        task = _Task(work, writes, loop.create_future())
        self._waiting.append(task)
        if not self._busy:
            self._go_on(loop)
        return await task.done

    def _go_on(self, loop: asyncio.AbstractEventLoop) -> None:
        self._busy = bool(self._waiting)
        if self._busy:
            self._thread.submit(self._run_all, loop)

    # -- in the thread --------------------------------------------------------------------------------------------
    def _run_all(self, loop: asyncio.AbstractEventLoop) -> None:
        tasks = [self._waiting.popleft() for _ in range(min(len(self._waiting), _TOGETHER))]
        if not self._run(tasks) and len(tasks) > 1:
            for task in tasks:
                self._run([task])
        loop.call_soon_threadsafe(self._answer, loop, tasks)

    def _run(self, tasks: list[_Task]) -> bool:
        """Run all in one transaction; False where one of them failed: none has happened then, and each may go alone.

        Where the database itself does not let us in, or does not keep it, all have failed.
        """
        at_work = False
        error: Exception | None = None
        try:
            with self._transaction(writing=any(task.writes for task in tasks)) as connection:
                at_work = True
                for task in tasks:
                    task.result = task.work(connection)
                at_work = False
        except Exception as raised:  # noqa: BLE001 (told to whoever handed the work in)
            error = raised
        for task in tasks:
            task.error = error
        return not at_work

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        connection = self._connections.get(writing)
        if connection is None:
            connection = self._connections[writing] = self._engine.connect().execution_options(**{_WRITES: writing})
        with connection.begin():
            yield connection

    def _checkpoint(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _disconnect(self) -> None:
        for connection in self._connections.values():
            connection.close()
        self._engine.dispose()

    # -- in the loop ----------------------------------------------------------------------------------------------
    def _answer(self, loop: asyncio.AbstractEventLoop, tasks: list[_Task]) -> None:
        self._go_on(loop)
        for task in tasks:
            task.answer()


@dataclass(slots=True)
class _Task:
    """One piece of work, who waits for it, and what came of it."""

    work: Callable[[Connection], Any]
    writes: bool
    done: asyncio.Future[Any]
    error: Exception | None = None
    result: Any = None

    def answer(self) -> None:
        """Tell whoever still waits."""
        if self.done.done():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: DBAPICursor) -> None:
    """Switch to WAL; where another process does the same at this moment, SQLite says so at once instead of waiting."""
    end = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    """Take the write lock before the first read: a later upgrade of a read lock fails instead of waiting."""
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
