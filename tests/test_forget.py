"""`ndr forget`: everything that is kept of a person goes, from the file too; nothing of others does."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from cryptography.fernet import Fernet, MultiFernet
from sqlalchemy import select

from adapters.commands.forget import forget
from adapters.composition.settings import Settings
from adapters.slack.inbound.event_inbox import EventInbox, arrival
from adapters.slack.slack_store import Memory
from adapters.store import SqlStore
from adapters.store.schema import METADATA
from bot.blocks import Text
from bot.ports import Conversation, Person

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "secret.person@fabrikam.example"
CLOCK = partial(datetime.now, UTC)
MESSAGES: dict[str, dict[str, Any]] = {
    "message": {"user": "U1", "text": ADDRESS},
    "command": {"user_id": "U1", "text": ADDRESS},
    "button": {"user": {"id": "U1"}, "text": ADDRESS},
    "joined": {"user": "UBOT", "inviter": "U1"},
}


async def _fill(url: str, team: str, user: str) -> None:
    """Leave everything that the bot can keep of one person in Slack."""
    store = await SqlStore.open(url, CLOCK)
    memory = Memory(store.database, CLOCK)
    inbox = EventInbox(store.database, MultiFernet([Fernet(Fernet.generate_key())]), CLOCK, Mock())
    actor, talk = f"slack:{team}:{user}", f"slack:{team}:{user}:talk"
    await store.remember(Person(id=actor, role="admin", locale="pl"))
    kept = Conversation(id=talk, version=0, state=f'{{"text": "{ADDRESS}"}}', seq=1, address={}, owner=actor)
    await store.commit(None, kept, f"{talk}:event", [(Text(text=ADDRESS),)])
    await memory.listening.invited(f"slack:{team}:C{user}", actor)
    await memory.listening.set_mode(f"slack:{team}:CROOM:{user}", "silent")
    await memory.listening.set_mode(f"slack:{team}:CSET{user}", "thread")
    await memory.listening.claim(
        f"slack:{team}:C1:{user}", {"team": team, "channel": "C1", "user": user, "ts": "1.0", "thread": ""}
    )
    for kind, payload in MESSAGES.items():
        one = {key: _of(value, user) for key, value in payload.items()}
        await inbox.keep(arrival(kind, team, {**one, "event_id": f"{kind}{user}"}, one))
    await store.close()


def _of(value: Any, user: str) -> Any:
    if isinstance(value, dict):
        return {name: _of(part, user) for name, part in value.items()}
    return value.replace("U1", user)


async def _rows(url: str) -> dict[str, int]:
    """Return how many rows each table has, without the bare ids of events and what only tells of channels."""
    store = await SqlStore.open(url, CLOCK)
    tables = [table for table in METADATA.sorted_tables if table.name != "events"]
    rows = await store.database.read(
        lambda one: {table.name: len(one.execute(select(table)).all()) for table in tables}
    )
    await store.close()
    return rows


def _keep(url: str, team: str, user: str) -> None:
    asyncio.run(_fill(url, team, user))


def _count(url: str) -> dict[str, int]:
    return asyncio.run(_rows(url))


def _settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path}/ndr.db")


def test_all_that_slack_left_of_a_person_goes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Talk, role, arrivals of every kind, a waiting offer, invitations and a wish for silence; others keep theirs."""
    settings = _settings(tmp_path)
    _keep(settings.database_url, "T1", "U2")
    one = _count(settings.database_url)
    assert one["slack_arrivals"] == len(MESSAGES)
    _keep(settings.database_url, "T1", "U1")
    assert forget(settings, "slack:T1:U1") == 0
    channels = {"listening_modes": one["listening_modes"] + 1}  # how U1 set a channel for everybody stays
    assert _count(settings.database_url) == one | channels
    assert forget(settings, "slack:T1:U2") == 0
    assert {name: rows for name, rows in _count(settings.database_url).items() if rows} == {"listening_modes": 2}
    assert capsys.readouterr().out.count("deleted: ") == 2
    files = b"".join(path.read_bytes() for path in tmp_path.glob("ndr.db*"))
    assert ADDRESS.encode() not in files


@pytest.mark.parametrize("person", ["slack:T1:U%", "slack:T_:U1", "slack:T1", "U1", "", "mail:a@b.example", "web:a b"])
def test_what_is_no_persons_id_deletes_nothing(tmp_path: Path, person: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert forget(_settings(tmp_path), person) == 2
    assert "slack:TEAM:USER" in capsys.readouterr().err


def test_nothing_kept_is_said(tmp_path: Path) -> None:
    """The command as it is installed: exit code 1 and a sentence, for somebody nobody knows."""
    done = subprocess.run(
        [sys.executable, "-c", "from adapters.commands.cli import main; main()", "forget", "teams:29:nobody"],
        env={"NDR_DATABASE_URL": f"sqlite:///{tmp_path}/ndr.db", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "nothing is kept of this person\n"), done.stderr
