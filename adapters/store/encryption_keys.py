"""Encrypts what is kept for others (tokens of chat workspaces) with the keys of NDR_ENCRYPTION_KEYS."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, MultiFernet

from adapters.store.database_url import database_url, sqlite_file
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAKE = "make one with: openssl rand -base64 32"


def open_secrets(keys: Sequence[str], database: str) -> MultiFernet:
    """Return what encrypts with the first key and decrypts with each, so that keys can be rotated.

    A key is 32 bytes in base64, either alphabet. Without keys one is made beside a SQLite file (`<file>.key`, mode
    0600) and kept in memory for a database in memory. Raises ContentError for a bad key, for PostgreSQL without keys.
    `MultiFernet.rotate` re-encrypts an old token with the first key.
    """
    given = [key.strip() for key in keys if key.strip()]
    return MultiFernet(
        [_fernet(key, f"NDR_ENCRYPTION_KEYS: key {number}") for number, key in enumerate(given, start=1)]
        or [_own_key(database)]
    )


def _fernet(key: str, place: str) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        raise ContentError(f"{place} is not 32 bytes in base64; {_MAKE}") from None


def _own_key(database: str) -> Fernet:
    url = database_url(database)
    path = sqlite_file(url)
    if path is not None:
        return _key_beside(path)
    if url.get_backend_name() == "sqlite":
        return Fernet(Fernet.generate_key())
    raise ContentError(f"NDR_ENCRYPTION_KEYS is not set and PostgreSQL keeps no key for you; {_MAKE}")


def _key_beside(database: Path) -> Fernet:
    """Read the key file, or put a finished one in place: of two processes that start at once, both use the first's."""
    path = database.with_name(database.name + ".key")
    try:
        if not path.exists():
            with NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as draft:  # made with mode 0600
                draft.write(Fernet.generate_key())
                draft.flush()
                os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, path)
            Path(draft.name).unlink()
        return _fernet(path.read_text("ascii").strip(), f"NDR_ENCRYPTION_KEYS is not set and the key in {path}")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            f"NDR_ENCRYPTION_KEYS is not set and {path} cannot be used ({error}); set the key or mend the file"
        ) from error
