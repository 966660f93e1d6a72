"""Brings a database to the newest schema, one process at a time, and says which schema that is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_ADVISORY_LOCK = 0x6E6472  # 'ndr': any number that no other application of this PostgreSQL database takes


class NewerSchema(Exception):
    """Raised for a database whose schema this version does not know."""


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(Path(__file__).parent / "migrations"))


@cache
def head() -> str:
    """Return the newest schema's revision."""
    return _scripts().get_current_head() or ""


def upgrade(connection: Connection, target: str = "head") -> None:
    """Run the missing migrations up to a revision inside the caller's transaction; raises NewerSchema."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
    now = revision(connection)
    if now == head():
        return
    if now is not None and now not in {script.revision for script in _scripts().walk_revisions()}:
        raise NewerSchema(now)
    config = Config()
    config.set_main_option("script_location", _scripts().dir.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def revision(connection: Connection) -> str | None:
    """Return the schema's revision as stored; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
