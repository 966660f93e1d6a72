"""`ndr forget`: deletes what the database keeps of a person, for whoever operates the bot."""

from __future__ import annotations

import asyncio
import re
import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from adapters.store import SqlStore

if TYPE_CHECKING:
    from adapters.composition.settings import Settings

PERSON = re.compile(r"(?:slack:[A-Z0-9]+:[A-Z0-9]+|(?:teams|web):\S+)\Z")
NOBODY = 1
"""Exit code where nothing is kept of the person."""


def forget(settings: Settings, person: str) -> int:
    """Delete a person; returns 0 where something was deleted, 1 where nothing is kept of them, 2 for no person's id.

    It may run beside `ndr serve` on the same database. Raises ContentError where the database cannot be used.
    """
    if not PERSON.match(person):
        sys.stderr.write(f"ndr: {person!a} is no person's id; write slack:TEAM:USER, teams:ID or web:ID\n")
        return 2
    rows = asyncio.run(_forget(settings.database_url, person))
    sys.stdout.write(f"deleted: {rows} rows\n" if rows else "nothing is kept of this person\n")
    return 0 if rows else NOBODY


async def _forget(url: str, person: str) -> int:
    store = await SqlStore.open(url, partial(datetime.now, UTC))
    try:
        return await store.forget(person)
    finally:
        await store.close()
