"""Reads NDR_DATABASE_URL: which database, by which driver, in which file."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.words import ContentError

_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+aiosqlite": "sqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def database_url(text: str) -> URL:
    """Return the URL with the driver we use; raises ContentError for any other database, showing no password."""
    try:
        url = make_url(text.strip())
        return url.set(drivername=_DRIVERS[url.drivername])
    except (ArgumentError, KeyError, ValueError):
        raise ContentError(
            "NDR_DATABASE_URL: not a database this bot can use; write sqlite:///ndr.db or postgresql://user@host/name"
        ) from None


def sqlite_file(url: URL) -> Path | None:
    """Return the file of a SQLite database; None for PostgreSQL and for a database in memory."""
    name = url.database or ""
    if url.get_backend_name() != "sqlite" or name in ("", ":memory:") or name.startswith("file:"):
        return None
    return Path(name)


def make_file(url: URL) -> None:
    """Create a SQLite database's file readable by its owner only; raises ContentError when that cannot be."""
    path = sqlite_file(url)
    if path is None or path.exists():
        return
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise ContentError(f"NDR_DATABASE_URL: cannot create {path} ({error.strerror}); {_mend(path)}") from error


def _mend(path: Path) -> str:
    if not path.parent.is_dir():
        return f"create the directory {path.parent} or name another file"
    return f"let this user write in {path.parent} or name another file"
