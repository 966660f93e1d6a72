"""Runs work in a database: SQLite in one thread of its own, PostgreSQL by asyncpg; the work is the same.

A piece of work is a function of a SQLAlchemy connection. Handing SQLite's whole transaction to its thread at once costs
one change of thread; statement by statement (aiosqlite) it would be about twenty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy.ext.asyncio import create_async_engine

from adapters.store.sqlite_thread import Sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import URL, Connection

T = TypeVar("T")


class Database(Protocol):
    """Runs work on a connection: to read, or inside one transaction that ends with the work or leaves no trace."""

    dialect: str

    async def read(self, work: Callable[[Connection], T]) -> T: ...
    async def write(self, work: Callable[[Connection], T]) -> T: ...
    async def erase(self) -> None: ...
    async def close(self) -> None: ...


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

    async def erase(self) -> None:
        """Do nothing: PostgreSQL reuses deleted rows' space by itself (autovacuum)."""

    async def close(self) -> None:
        """Close the pool."""
        await self._engine.dispose()


def make_database(url: URL) -> Database:
    """Return the database of a URL made by `database_url`; nothing is connected yet."""
    return Sqlite(url) if url.get_backend_name() == "sqlite" else Postgres(url)
