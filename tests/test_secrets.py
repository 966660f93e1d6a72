"""What is kept for others is encrypted, with keys that can be rotated."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from cryptography.fernet import Fernet, InvalidToken

from adapters.store.encryption_keys import open_secrets
from bot.words import ContentError

if TYPE_CHECKING:
    from pathlib import Path

POSTGRES = "postgresql://ndr@localhost/ndr"
OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


def test_the_first_key_encrypts_and_all_decrypt() -> None:
    """Putting a new key in front keeps old tokens readable; re-encrypted ones outlive the old key."""
    token = open_secrets([OLD], POSTGRES).encrypt(b"xoxb-1")
    both = open_secrets([NEW, f" {OLD} "], POSTGRES)
    assert both.decrypt(token) == b"xoxb-1"
    assert open_secrets([NEW], POSTGRES).decrypt(both.encrypt(b"xoxb-2")) == b"xoxb-2"
    assert open_secrets([NEW], POSTGRES).decrypt(both.rotate(token)) == b"xoxb-1"
    with pytest.raises(InvalidToken):
        open_secrets([NEW], POSTGRES).decrypt(token)
    with pytest.raises(InvalidToken):
        open_secrets([OTHER], POSTGRES).decrypt(token)


def test_standard_base64_is_a_key_too() -> None:
    """What `openssl rand -base64 32` prints is accepted as it is."""
    standard = "+/" * 21 + "8="
    secrets = open_secrets([standard], POSTGRES)
    assert open_secrets([standard.replace("+", "-").replace("/", "_")], POSTGRES).decrypt(secrets.encrypt(b"x")) == b"x"


def test_a_key_is_made_beside_the_sqlite_file(tmp_path: Path) -> None:
    """Without a key the bot makes one, mode 0600 whatever the umask, and finds it again."""
    url = f"sqlite:///{tmp_path}/ndr.db"
    before = os.umask(0)
    try:
        token = open_secrets([], url).encrypt(b"xoxb-1")
    finally:
        os.umask(before)
    assert [file.name for file in tmp_path.iterdir()] == ["ndr.db.key"]
    assert stat.S_IMODE((tmp_path / "ndr.db.key").stat().st_mode) == 0o600
    assert open_secrets([""], url).decrypt(token) == b"xoxb-1"


def test_starts_at_the_same_moment_share_one_key(tmp_path: Path) -> None:
    """Of many that find no key one makes it and all use that."""
    url = f"sqlite:///{tmp_path}/ndr.db"
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda _: open_secrets([], url).encrypt(b"x"), range(32)))
    assert {open_secrets([], url).decrypt(token) for token in tokens} == {b"x"}
    assert [file.name for file in tmp_path.iterdir()] == ["ndr.db.key"]


def test_a_database_in_memory_keeps_its_key_in_memory() -> None:
    """Nothing is written for a database that leaves nothing behind."""
    secrets = open_secrets([], "sqlite://")
    assert secrets.decrypt(secrets.encrypt(b"x")) == b"x"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ([], "NDR_ENCRYPTION_KEYS is not set.*openssl rand -base64 32"),
        (["short"], "NDR_ENCRYPTION_KEYS: key 1 is not 32 bytes.*openssl rand -base64 32"),
        ([NEW, "ключ"], "NDR_ENCRYPTION_KEYS: key 2"),
    ],
)
def test_a_missing_or_bad_key_is_one_line_with_the_command(keys: list[str], line: str) -> None:
    """PostgreSQL needs a key from outside; the line shows how to make one and no key."""
    with pytest.raises(ContentError, match=line) as caught:
        open_secrets(keys, POSTGRES)
    assert not any(key in str(caught.value) for key in keys)


def test_an_unusable_key_file_is_said(tmp_path: Path) -> None:
    """A directory in the key's place, or a broken key in the file, stops the start with the file's name."""
    (tmp_path / "one.db.key").mkdir()
    (tmp_path / "two.db.key").write_text("broken")
    for name in ("one", "two"):
        with pytest.raises(ContentError, match=rf"{name}\.db\.key"):
            open_secrets([], f"sqlite:///{tmp_path}/{name}.db")
