"""What outlives a restart, what is deleted in time, and what stays until the bot is removed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from adapters.store import SqlStore
from adapters.teams.conversation_ref import Place
from adapters.teams.teams_store import Memory
from bot.blocks import Choice, Choices, Copyable, Progress, Text
from bot.ports import Conversation
from tests.fakes.teams import CHANNEL, PERSON, TALK, TENANT, buttons, teams_bench, texts

if TYPE_CHECKING:
    from pathlib import Path

    from bot.blocks import Block
    from bot.ports import Delivery, Store

NOTE = "Dear admin, mail to accounts@contoso.example is refused."
THREAD = f"{CHANNEL};messageid=1700000000001"


class OneCard:
    """Says one card with a question, a note and a check; whatever else comes ends the check."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def turn(self, incoming: Any) -> Any:
        """Take an event."""
        before = await self.store.load(incoming.conversation)
        check: Block = Progress(key="check", domain="contoso.example", title="Testing", items=())
        asked = Choices(choices=(Choice(id="who:user:1", label="A user"), Choice(id="who:admin:1", label="An admin")))
        said: tuple[Block, ...] = (Text(text="It bounced."), Copyable(label="Note", text=NOTE), check, asked)
        if before is not None:
            said = (Text(text="Go on."),)
        for delivery in await self._said(incoming, said):
            yield delivery
        if before is not None:
            for delivery in await self._said(incoming, (check.model_copy(update={"title": "Tested"}),)):
                yield delivery

    async def _said(self, incoming: Any, said: tuple[Block, ...]) -> list[Delivery]:
        after = Conversation(
            id=incoming.conversation, version=0, seq=0, state="{}", owner=incoming.actor.id, address=incoming.address
        )
        before = await self.store.load(incoming.conversation)
        return (await self.store.commit(before, after, None, [said]))[1]


async def test_a_choice_made_shows_after_a_restart(tmp_path: Path) -> None:
    """A later change of the same card brings no buttons back that were pressed before."""
    async with teams_bench(tmp_path, OneCard) as bench:
        await bench.say("550 5.4.1")
        await bench.connector.until(bench.connector.cards)
        await bench.click("An admin")
        await bench.connector.until(lambda: "Tested" in texts(bench.connector.cards()[0]))
        messages = bench.connector.messages
    async with teams_bench(tmp_path, OneCard) as bench:
        bench.connector.messages, bench.connector.count = messages, 100
        await bench.say("hello")
        await bench.connector.until(lambda: bench.connector.sent("PUT"))
        card = bench.connector.cards()[0]
        assert "Chosen: An admin" in texts(card)
        assert list(buttons(card)) == []


async def test_what_is_for_one_person_stays_out_of_the_channel_after_a_restart(tmp_path: Path) -> None:
    """A card that is read again from the store is drawn without it, pressed or only updated."""
    async with teams_bench(tmp_path, OneCard) as bench:
        await bench.post(bench.in_channel("550 5.4.1"))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        assert NOTE not in texts(bench.connector.cards(THREAD))
        messages = bench.connector.messages
    async with teams_bench(tmp_path, OneCard) as bench:
        bench.connector.messages, bench.connector.count = messages, 100
        answer = await bench.click("An admin")
        assert "Chosen: An admin" in texts(answer["value"])
        await bench.connector.until(lambda: "Tested" in texts(bench.connector.cards(THREAD)))
        assert NOTE not in texts([answer["value"], *bench.connector.cards(THREAD)])


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def _personal(name: str) -> Place:
    return Place(url="https://x/", chat=f"a:{name}", tenant=TENANT, person=name, actor=f"teams:{TENANT}:{name}")


async def test_places_nobody_used_are_purged(tmp_path: Path) -> None:
    """A chat in use outlives the retention time; so does how a channel is listened to, with nobody's name in it."""
    clock = Clock()
    store = await SqlStore.open(f"sqlite:///{tmp_path}/ndr.db", clock)
    memory = Memory(store.database, clock)
    idle, used = _personal("idle"), _personal("used")
    channel = Place(url="https://x/", chat=THREAD, tenant=TENANT, scope="channel", person="29:anna", team="19:team")
    other = channel.model_copy(update={"chat": "19:other"})
    for at in (idle, used, channel, other):
        await memory.keep(at)
    await memory.listening.set_mode(channel.id, "silent")
    assert await memory.listening.claim("teams:mark")
    for _ in range(40):
        clock.now += timedelta(days=1)
        await memory.keep(used)
        await store.purge(clock.now - timedelta(days=30))
    assert await memory.of_person(idle.actor) is None
    assert await memory.of_person(used.actor) is not None
    assert await memory.listening.mode(channel.id) == "silent"
    rows = await store.database.read(lambda one: one.exec_driver_sql("SELECT id, address FROM teams_places").all())
    assert sorted(row[0] for row in rows) == [used.id]
    assert not any("29:anna" in row[1] for row in rows)
    assert not await store.database.read(lambda one: one.exec_driver_sql("SELECT id FROM offers").all())
    await store.close()


async def test_a_new_version_of_the_app_is_no_reason_to_welcome(tmp_path: Path) -> None:
    """Teams tells of an upgrade as of an installation."""
    async with teams_bench(tmp_path) as bench:
        await bench.post(bench.activity("installationUpdate", action="add-upgrade"))
        assert bench.connector.cards(TALK) == []
        assert PERSON not in bench.connector.closed
