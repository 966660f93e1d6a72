"""Runs one statement on a connection: the same way on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Delete, Insert, Select, Update

    Row = Mapping[str, Any]


def rows(connection: Connection, statement: Select[Any], **values: Any) -> Sequence[Row]:
    """Return the rows a query finds, by the names of its columns."""
    return [dict(row) for row in connection.execute(statement, values).mappings()]


def change(connection: Connection, statement: Insert | Update | Delete, values: Row) -> int:
    """Run a statement; returns the number of rows it changed."""
    return connection.execute(statement, values).rowcount
