"""The store's promises, on a SQLite file and, where NDR_TEST_POSTGRES names a server, on PostgreSQL alike."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import stat
import subprocess
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from adapters.delivery.listening import ListeningPolicy
from adapters.store import SqlStore, database_url
from adapters.store.database import make_database
from adapters.store.schema import METADATA
from adapters.store.upgrade import upgrade
from bot.blocks import Choice, Choices, Text
from bot.ports import Conflict, Conversation, Delivery, Duplicate, Person
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SERVER = os.environ.get("NDR_TEST_POSTGRES")
TALK = "slack:T1:C1:1700000000.000100"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/ndr.db"
        return
    if not SERVER:
        pytest.skip("NDR_TEST_POSTGRES names no server")
    name = f"ndr_test_{secrets.token_hex(6)}"
    server = create_async_engine(database_url(SERVER), isolation_level="AUTOCOMMIT")
    async with server.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        await connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    await server.dispose()


@pytest.fixture
async def store(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    async with opened(url, clock) as store:
        yield store


@asynccontextmanager
async def opened(url: str, clock: Clock) -> AsyncIterator[SqlStore]:
    store = await SqlStore.open(url, clock)
    try:
        yield store
    finally:
        await store.close()


def talk(state: str = "{}", name: str = TALK, owner: str | None = "slack:T1:U1") -> Conversation:
    return Conversation(id=name, version=0, state=state, seq=0, address={"channel": "C1"}, owner=owner)


def modes(directory: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in directory.iterdir()}


def said(words: str) -> tuple[Text, ...]:
    return (Text(text=words),)


async def test_a_commit_saves_state_event_and_deliveries(store: SqlStore) -> None:
    """What was committed is read back to the letter; versions and delivery numbers are counted by the store."""
    buttons = (Text(text="Who are you?"), Choices(choices=(Choice(id="who:user:1", label="A user"),)))
    first, queued = await store.commit(None, talk('{"at":"who"}'), "Ev1", [said("one"), buttons], pending=True)
    assert (first.version, first.seq, [delivery.seq for delivery in queued]) == (1, 2, [1, 2])
    assert await store.load(TALK) == first
    assert await store.seen("Ev1")
    assert not await store.seen("Ev2")
    assert await store.unsent("slack") == queued == await store.since(TALK, 0)
    assert queued[1] == Delivery(conversation=TALK, seq=2, blocks=buttons, address={"channel": "C1"})
    assert await store.pending("slack") == [first]

    second, _ = await store.commit(first, first.model_copy(update={"state": "{}"}), None, [said("three")])
    assert (second.version, second.seq, second.owner) == (2, 3, "slack:T1:U1")
    assert await store.pending("slack") == []
    assert [delivery.seq for delivery in await store.since(TALK, 2)] == [3]


async def test_channels_are_kept_apart(store: SqlStore) -> None:
    """Each channel takes up its own conversations and sends its own deliveries."""
    for name in ("slack:T1:C1:1", "slacker:1", "web:abc", "web"):
        await store.commit(None, talk(name=name), name, [said(name)], pending=True)
    assert [found.id for found in await store.pending("web")] == ["web:abc", "web"]
    assert [found.conversation for found in await store.unsent("slack")] == ["slack:T1:C1:1"]
    assert [found.conversation for found in await store.unsent("web", "web:abc")] == ["web:abc"]


async def test_sent_deliveries_are_not_sent_again_but_can_be_shown_again(store: SqlStore) -> None:
    """Marking takes a delivery out of the outbox's waiting ones and leaves it for pages opened later."""
    _, (one, two) = await store.commit(None, talk(), "Ev1", [said("one"), said("two")])
    await store.sent(one)
    await store.sent(Delivery(conversation=TALK, seq=None, blocks=()))
    assert await store.unsent("slack") == [two]
    assert await store.since(TALK, 0) == [one, two]


@pytest.mark.parametrize("hostile", ["nul \x00 in it", "\u2066rtl\u2069 \u202e", "'; DROP TABLE persons; --", "🙂"])
async def test_hostile_text_comes_back_as_it_was(store: SqlStore, hostile: str) -> None:
    """What people paste never breaks a statement."""
    saved, queued = await store.commit(None, talk(json.dumps({"text": hostile})), "Ev1", [said(hostile)])
    assert await store.load(TALK) == saved
    assert await store.unsent("slack") == queued


async def test_a_stale_commit_leaves_no_trace(store: SqlStore) -> None:
    """Who saved second gets Conflict: neither their state nor their event nor their words are there."""
    first, _ = await store.commit(None, talk("1"), "Ev1", [])
    second, _ = await store.commit(first, talk("2"), "Ev2", [])
    for before in (first, None):
        with pytest.raises(Conflict):
            await store.commit(before, talk("late"), "Ev3", [said("late")])
    assert await store.load(TALK) == second
    assert not await store.seen("Ev3")
    assert await store.unsent("slack") == []


async def test_a_repeated_event_leaves_no_trace(store: SqlStore) -> None:
    """A second delivery of an event gets Duplicate, whatever it wanted to save."""
    first, _ = await store.commit(None, talk("1"), "Ev1", [])
    with pytest.raises(Duplicate):
        await store.commit(first, talk("2"), "Ev1", [said("again")])
    assert await store.load(TALK) == first
    assert await store.unsent("slack") == []


async def test_those_who_fail_among_many_at_once_take_nobody_along(store: SqlStore) -> None:
    """Commits that come in together may share a transaction; each still stands or falls alone, event and all."""
    first = Conversation(id="slack:T1:0", version=0, state="{}", seq=0)
    await store.commit(None, first, "event-0", [])

    async def commit(number: int) -> None:
        event = "event-0" if number % 3 == 0 else f"event-{number}"
        talk = first if number % 3 == 1 else first.model_copy(update={"id": f"slack:T1:{number}"})
        await store.commit(None, talk, event, [(Text(text="hello"),)])

    numbers = range(1, 31)
    outcomes = await asyncio.gather(*map(commit, numbers), return_exceptions=True)
    expected = {0: Duplicate, 1: Conflict, 2: type(None)}
    assert [type(outcome) for outcome in outcomes] == [expected[number % 3] for number in numbers]
    kept = {number for number in numbers if await store.load(f"slack:T1:{number}")}
    claimed = {number for number in numbers if await store.seen(f"event-{number}")}
    queued = {delivery.conversation for delivery in await store.unsent("slack")}
    assert kept == claimed == {number for number in numbers if number % 3 == 2}
    assert queued == {f"slack:T1:{number}" for number in kept}


async def test_a_commit_to_a_conversation_forgotten_meanwhile_conflicts(store: SqlStore) -> None:
    """A turn that was under way does not bring back what its person had deleted."""
    first, _ = await store.commit(None, talk("1"), "Ev1", [])
    await store.forget("slack:T1:U1")
    with pytest.raises(Conflict):
        await store.commit(first, talk("2"), None, [])
    assert await store.load(TALK) is None


async def test_writers_of_one_conversation_never_overwrite_each_other(url: str, clock: Clock) -> None:
    """16 tasks on two connections add 20 each and load again on Conflict: no addition is lost, no number is twice."""
    async with opened(url, clock) as one, opened(url, clock) as other:

        async def add(store: SqlStore, task: int) -> None:
            for number in range(20):
                while True:
                    before = await store.load(TALK)
                    total = int(before.state) + 1 if before else 1
                    try:
                        await store.commit(before, talk(str(total)), f"{task}-{number}", [said(str(total))])
                        break
                    except Conflict:
                        continue

        await asyncio.gather(*(add((one, other)[task % 2], task) for task in range(16)))
        found = await one.load(TALK)
        assert found is not None
        assert (found.state, found.version, found.seq) == ("320", 320, 320)
        told = await other.since(TALK, 0)
        assert [delivery.blocks for delivery in told] == [said(str(total)) for total in range(1, 321)]


async def test_an_event_is_claimed_once_in_a_storm(url: str, clock: Clock) -> None:
    """Of 40 simultaneous deliveries of one event, on two connections, one is answered."""
    async with opened(url, clock) as one, opened(url, clock) as other:

        async def deliver(store: SqlStore, name: str) -> bool:
            try:
                await store.commit(None, talk(name=name), "Ev1", [said("hello")])
            except Duplicate:
                return False
            return True

        storm = (deliver((one, other)[number % 2], f"slack:{number}") for number in range(40))
        assert sum(await asyncio.gather(*storm)) == 1
        assert len(await one.unsent("slack")) == 1


async def test_busy_conversations_do_not_lock_each_other_out(url: str, clock: Clock) -> None:
    """Two connections with eight conversations each, all written at once, never hear 'database is locked'."""
    async with opened(url, clock) as one, opened(url, clock) as other:

        async def chat(store: SqlStore, name: str) -> None:
            before = None
            for number in range(15):
                before, queued = await store.commit(before, talk(name=name), f"{name}-{number}", [said("so")])
                await store.sent(queued[0])

        await asyncio.gather(*(chat((one, other)[number % 2], f"web:{number}") for number in range(16)))
        assert await one.unsent("web") == []


WRITER = """
import asyncio, sys
from datetime import UTC, datetime
from adapters.store import SqlStore
from bot.blocks import Text
from bot.ports import Conversation

async def main():
    store = await SqlStore.open(sys.argv[1], lambda: datetime.now(UTC))
    before = None
    for number in range(1, 1_000_000):
        after = Conversation(id="web:1", version=0, seq=0, state=f"{number} " + "x" * 20_000)
        before, _ = await store.commit(before, after, f"Ev{number}", [(Text(text=str(number)),)], pending=True)
        print(number, flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("commits", [1, 40, 150])
async def test_kill_9_in_mid_write_loses_and_doubles_nothing(url: str, clock: Clock, commits: int) -> None:
    """After kill -9 the last commit is there whole, with its event and its delivery, and can be gone on from."""
    writer = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, url, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert writer.stdout is not None
    told = [int(await writer.stdout.readline()) for _ in range(commits)][-1]
    writer.send_signal(signal.SIGKILL)
    told = max([told, *map(int, (await writer.stdout.read()).split())])
    assert await writer.wait() == -signal.SIGKILL
    async with opened(url, clock) as store:
        (found,) = await store.pending("web")
        assert found.version >= told
        assert found.state == f"{found.version} " + "x" * 20_000
        assert [delivery.seq for delivery in await store.unsent("web")] == list(range(1, found.version + 1))
        assert await store.seen(f"Ev{found.version}")
        assert not await store.seen(f"Ev{found.version + 1}")
        with pytest.raises(Duplicate):
            await store.commit(found, found, f"Ev{found.version}", [])
        after, _ = await store.commit(found, found, f"Ev{found.version + 1}", [])
        assert after.version == found.version + 1


async def test_persons_are_remembered(store: SqlStore) -> None:
    """The latest role and locale replace what was known."""
    assert await store.person("web:1") is None
    await store.remember(Person(id="web:1", role="user"))
    await store.remember(Person(id="web:1", role="admin", locale="pl"))
    assert await store.person("web:1") == Person(id="web:1", role="admin", locale="pl")


async def test_owned_lists_a_persons_conversations_latest_first(store: SqlStore, clock: Clock) -> None:
    """A person finds their own talks of all channels and nobody else's; a commit without owner keeps the one known."""
    for name in ("slack:1", "web:2", "slack:3"):
        clock.now += timedelta(minutes=1)
        await store.commit(None, talk(name=name), name, [])
    await store.commit(None, talk(name="slack:4", owner="slack:T1:U2"), "4", [])
    clock.now += timedelta(minutes=1)
    await store.commit(await store.load("slack:1"), talk(name="slack:1", owner=None), "5", [])
    assert [found.id for found in await store.owned("slack:T1:U1")] == ["slack:1", "slack:3", "web:2"]
    assert [found.id for found in await store.owned("slack:T1:U1", most=1)] == ["slack:1"]


async def test_purge_deletes_what_is_past_its_time(store: SqlStore, clock: Clock) -> None:
    """Idle conversations, old events, deliveries and persons go; whatever was used since stays, with its person."""
    for actor in ("gone", "here"):
        await store.remember(Person(id=actor, role="user"))
        await store.commit(None, talk(name=f"web:{actor}", owner=actor), f"old-{actor}", [said("old")])
    clock.now += timedelta(days=60)
    cut = clock.now - timedelta(days=30)
    await store.commit(await store.load("web:here"), talk(name="web:here", owner="here"), "new", [said("new")])
    assert await store.purge(cut) == 6  # both old deliveries and events, one conversation, one person
    assert await store.load("web:gone") is None
    assert await store.person("gone") is None
    assert await store.person("here") is not None
    assert [delivery.blocks for delivery in await store.since("web:here", 0)] == [said("new")]
    assert [await store.seen(event) for event in ("old-gone", "old-here", "new")] == [False, False, True]
    assert await store.purge(cut) == 0


@pytest.mark.parametrize("way", ["purge", "forget"])
async def test_deleted_is_gone_from_the_files_while_the_bot_runs(tmp_path: Path, way: str) -> None:
    """After purge or forget no file of the database holds the address any more, the write-ahead log included."""
    async with opened(f"sqlite:///{tmp_path}/ndr.db", Clock()) as store:
        for number in range(40):
            words = f"There is no recipient secret.person{number}@fabrikam.example"
            await store.commit(None, talk(name=f"{TALK}{number}", owner="me"), f"e{number}", [said(words)])
        assert b"secret.person" in _on_disk(tmp_path)
        await (store.forget("me") if way == "forget" else store.purge(datetime(2100, 1, 1, tzinfo=UTC)))
        assert b"secret.person" not in _on_disk(tmp_path)


def _on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("ndr.db*"))


async def test_forget_deletes_a_person_and_nothing_of_others(store: SqlStore) -> None:
    """Their role, conversations and deliveries go; a late retry of their event still starts nothing."""
    for actor in ("me", "you"):
        await store.remember(Person(id=actor, role="admin"))
        await store.commit(None, talk(name=f"web:{actor}", owner=actor), f"Ev-{actor}", [said("hello")])
    await store.forget("me")
    assert await store.person("me") is None
    assert await store.load("web:me") is None
    assert await store.since("web:me", 0) == []
    assert await store.person("you") is not None
    assert [delivery.conversation for delivery in await store.unsent("web")] == ["web:you"]
    with pytest.raises(Duplicate):
        await store.commit(None, talk(name="web:me"), "Ev-me", [])


async def test_migrations_lead_to_the_tables_the_code_uses(url: str, clock: Clock) -> None:
    """From an empty database to the schema of `adapters.store.schema`; opening again keeps what is there."""
    async with opened(url, clock) as store:
        assert await store.ready()
        await store.commit(None, talk(), "Ev1", [])
    async with opened(url, clock) as store:
        assert await store.load(TALK) is not None
        differences = await store._database.read(
            lambda connection: compare_metadata(MigrationContext.configure(connection), METADATA)
        )
    assert differences == []


async def test_processes_that_start_at_once_migrate_once(url: str) -> None:
    """Four processes open one empty database at the same moment: all get it."""
    program = (
        "import asyncio, sys; from datetime import UTC, datetime; from adapters.store import SqlStore\n"
        "print('set', flush=True); sys.stdin.readline()\n"
        "store = asyncio.run(SqlStore.open(sys.argv[1], lambda: datetime.now(UTC)))"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    starts = [await asyncio.create_subprocess_exec(sys.executable, "-c", program, url, **pipes) for _ in range(4)]
    for start in starts:
        assert start.stdout
        assert await start.stdout.readline() == b"set\n"
    await asyncio.gather(*(start.communicate(b"go\n") for start in starts))
    assert [start.returncode for start in starts] == [0, 0, 0, 0]


async def test_those_who_open_a_new_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    """SQLite does not wait by itself where two switch a file to its write-ahead log."""
    for attempt in range(150):
        url = database_url(f"sqlite:///{tmp_path}/{attempt}.db")
        opened_at_once = [make_database(url) for _ in range(6)]
        await asyncio.gather(*(database.write(lambda _: None) for database in opened_at_once))
        for database in opened_at_once:
            await database.close()


async def test_a_newer_schema_is_refused(url: str, clock: Clock) -> None:
    """A database that a later version has migrated is left alone, with a line that says so; it is not ready."""
    async with opened(url, clock) as store:
        change = text("UPDATE alembic_version SET version_num = '9999'")
        await store._database.write(lambda connection: connection.execute(change).rowcount)
        assert not await store.ready()
    with pytest.raises(ContentError, match="9999 of a newer ndr-bot"):
        await SqlStore.open(url, clock)


async def test_a_database_that_went_away_is_not_ready(store: SqlStore) -> None:
    """Readiness looks at the database, not at a memory of it."""
    assert await store.ready()
    await store._database.write(lambda connection: connection.execute(text("DROP TABLE alembic_version")).rowcount)
    assert not await store.ready()


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("", "NDR_DATABASE_URL: not a database"),
        ("ndr.db", "NDR_DATABASE_URL: not a database"),
        ("mysql://root:geheim@localhost/ndr", "NDR_DATABASE_URL: not a database"),
        ("sqlite:///{tmp}/missing/ndr.db", "create the directory .*/missing or name another file"),
        ("sqlite:///{tmp}", "cannot use sqlite"),
        ("sqlite:///{tmp}/letter.txt", "file is not a database"),
        ("sqlite:///file:{tmp}/readonly.db?mode=ro&uri=true", "readonly"),
        ("postgresql://ndr:geheim@127.0.0.1:1/ndr", "cannot use postgresql.*127.0.0.1:1/ndr"),
    ],
)
async def test_a_database_that_cannot_be_used_is_one_line_with_the_mend(
    tmp_path: Path, clock: Clock, url: str, line: str
) -> None:
    """Every fault names the setting and what to do, in one line and without the password."""
    (tmp_path / "letter.txt").write_text("Dear postmaster, " * 100)
    (tmp_path / "readonly.db").touch()
    with pytest.raises(ContentError, match=line) as caught:
        await SqlStore.open(url.format(tmp=tmp_path), clock)
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("sqlite:///ndr.db", "sqlite"),
        ("sqlite+aiosqlite:///ndr.db", "sqlite"),
        ("postgresql://h/ndr", "postgresql+asyncpg"),
        ("postgres://h/ndr", "postgresql+asyncpg"),
        ("postgresql+asyncpg://h/ndr", "postgresql+asyncpg"),
    ],
)
def test_both_ways_to_write_a_url_are_accepted(given: str, driver: str) -> None:
    """Plain URLs and those that name an asynchronous driver mean the same database."""
    assert database_url(given).drivername == driver


async def test_a_database_in_memory_lasts_as_long_as_its_store(clock: Clock) -> None:
    """A store in memory works like one in a file."""
    async with opened("sqlite://", clock) as store:
        first, _ = await store.commit(None, talk(), "Ev1", [said("one")])
        assert await store.load(TALK) == first


async def test_a_database_file_is_its_owners_only(tmp_path: Path, clock: Clock) -> None:
    """Bounces hold addresses: the file and its write-ahead log are made with mode 0600."""
    async with opened(f"sqlite:///{tmp_path}/ndr.db", clock) as store:
        await store.commit(None, talk(), "Ev1", [])
        assert modes(tmp_path) == {"ndr.db": 0o600, "ndr.db-wal": 0o600, "ndr.db-shm": 0o600}


async def test_what_channels_chose_outlives_the_common_tables(url: str, clock: Clock) -> None:
    """Modes and offers that an older version kept in a table for each chat are found under the chat's name."""
    database = make_database(database_url(url))
    await database.write(partial(upgrade, target="0009"))
    for statement in (
        "INSERT INTO slack_channels (id, mode, at) VALUES ('T1:C1', 'thread', :at)",
        "INSERT INTO slack_offers (id, at) VALUES ('T1:C1:mark', :at)",
        "INSERT INTO teams_places (id, address, mode, welcomed, at) VALUES ('teams:t', '{}', 'silent', true, :at)",
        "INSERT INTO teams_offers (id, at) VALUES ('mark', :at)",
    ):
        await database.write(methodcaller("execute", text(statement.replace(":at", "'2026-11-01'"))))
    await database.close()
    store = await SqlStore.open(url, clock)
    listening = ListeningPolicy(store.database, clock)
    assert await listening.mode("slack:T1:C1") == "thread"
    assert await listening.mode("teams:t") == "silent"
    marks = await store.database.read(lambda one: one.exec_driver_sql("SELECT id FROM offers").scalars().all())
    assert sorted(marks) == ["slack:T1:C1:mark", "teams:mark"]
    await store.close()
