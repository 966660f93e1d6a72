"""Keeps conversations, claimed events, the outbox and persons in SQLite or PostgreSQL, with the same statements."""

from __future__ import annotations

from adapters.store.sqlstore import SqlStore
from adapters.store.urls import database_url, sqlite_file

__all__ = ["SqlStore", "database_url", "sqlite_file"]
