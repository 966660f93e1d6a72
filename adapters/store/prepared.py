"""Statements that run many times a second: compiled once, then handed to SQLite's driver as they are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update

    Row = Mapping[str, Any]
    Convert = Callable[[Any], Any] | None


def rows(connection: Connection, statement: Select[Any], **values: Any) -> Sequence[Row]:
    """Return the rows a query finds, by the names of its columns."""
    if connection.dialect.name != "sqlite":
        return [dict(row) for row in connection.execute(statement, values).mappings()]
    query = _prepared(statement, connection.dialect, tuple(values))
    found = _driver(connection).execute(query.text, query.bound(values)).fetchall()
    return [query.read(row) for row in found]


def change(connection: Connection, statement: Insert | Update | Delete, values: Row) -> int:
    """Run a statement; returns the number of rows it changed."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values).rowcount
    write = _prepared(statement, connection.dialect, tuple(values))
    return int(_driver(connection).execute(write.text, write.bound(values)).rowcount)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


class _Prepared:
    """A statement as SQLite's driver takes it: its text, how values go in, how columns come out."""

    def __init__(self, statement: Any, dialect: Dialect, names: tuple[str, ...]) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self.text = str(compiled)
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup]
        self._in = [(name, _going_in(bind.type, dialect)) for name, bind in binds]
        self._fixed = {name: bind.value for name, bind in binds if name not in names and not bind.required}
        columns = getattr(statement, "selected_columns", ())
        self._out = [(column.name, _coming_out(column.type, dialect)) for column in columns]

    def bound(self, values: Row) -> list[Any]:
        """Return the values in their order, as SQLite keeps them."""
        given = {**self._fixed, **values} if self._fixed else values
        return [write(given[name]) if write else given[name] for name, write in self._in]

    def read(self, row: Sequence[Any]) -> dict[str, Any]:
        """Return a row as its columns' types have it."""
        return {name: read(cell) if read else cell for (name, read), cell in zip(self._out, row, strict=True)}


_prepared = lru_cache(maxsize=64)(_Prepared)


def _going_in(type_: Any, dialect: Dialect) -> Convert:
    convert: Convert = type_.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _coming_out(type_: Any, dialect: Dialect) -> Convert:
    convert: Convert = type_.dialect_impl(dialect).result_processor(dialect, None)
    return convert
