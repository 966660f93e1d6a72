"""Runs work in a database: SQLite in one thread of its own, PostgreSQL by asyncpg; the work is the same.

A piece of work is a function of a SQLAlchemy connection. Handing SQLite's whole transaction to its thread at once costs
one change of thread; statement by statement (aiosqlite) it would be about twenty.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import StaticPool, create_engine, event
from sqlalchemy.ext.asyncio import create_async_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

T = TypeVar("T")

_WRITES = "ndr_writes"
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")
_BUSY_SECONDS = 15


class Database(Protocol):
    """Runs work on a connection: to read, or inside one transaction that ends with the work or leaves no trace."""

    dialect: str

    async def read(self, work: Callable[[Connection], T]) -> T: ...
    async def write(self, work: Callable[[Connection], T]) -> T: ...
    async def close(self) -> None: ...


class Sqlite:
    """One connection in one thread: SQLite has one writer anyway, so conversations queue here, in order, unpolled.

    Other processes are waited for up to 15 s.
    """

    dialect = "sqlite"

    def __init__(self, url: URL) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
        self._engine = create_engine(
            url,
            poolclass=StaticPool,
            hide_parameters=True,
            connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
        )
        event.listen(self._engine, "connect", _set_up)
        event.listen(self._engine, "begin", _begin)
        self._writing = self._engine.execution_options(**{_WRITES: True})

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work without a transaction."""
        return await self._run(self._engine, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work under the write lock and commit."""
        return await self._run(self._writing, work)

    async def close(self) -> None:
        """Let running work end, then close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._engine.dispose)
        self._thread.shutdown()

    async def _run(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, _in_transaction, engine, work)


class Postgres:
    """A pool of asyncpg connections."""

    dialect = "postgresql"

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(
            url,
            pool_size=8,
            max_overflow=8,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"timeout": 10, "server_settings": {"application_name": "ndr-bot"}},
        )
        self._reading = self._engine.execution_options(isolation_level="AUTOCOMMIT")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run the work without a transaction."""
        async with self._reading.connect() as connection:
            return await connection.run_sync(work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work in a transaction and commit."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """Close the pool."""
        await self._engine.dispose()


def make_database(url: URL) -> Database:
    """Return the database of a URL made by `database_url`; nothing is connected yet."""
    return Sqlite(url) if url.get_backend_name() == "sqlite" else Postgres(url)


def _in_transaction(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)


def _set_up(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where the driver guesses
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the write lock before the first read: a later upgrade of a read lock fails instead of waiting."""
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
