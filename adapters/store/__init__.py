"""Keeps conversations, claimed events, the outbox and persons in SQLite or PostgreSQL, with the same statements."""

from __future__ import annotations

from adapters.store.database_url import database_url, sqlite_file
from adapters.store.sql_store import SqlStore

__all__ = ["SqlStore", "database_url", "sqlite_file"]
