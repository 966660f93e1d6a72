"""The dispatcher's promises: order per conversation, nothing lost to a crash or a failing channel, no turn blocked."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from adapters.delivery.acceptance import Acceptance, NotKept, TooManyTurns
from adapters.delivery.dispatcher import Dispatcher
from adapters.store import SqlStore
from bot.blocks import Text
from bot.model import Actor, Paste
from bot.ports import Conflict, Conversation, Delivery, Incoming

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

TALK = "fake:1"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await SqlStore.open(f"sqlite:///{tmp_path}/ndr.db", lambda: datetime.now(UTC))
    yield store
    await store.close()


async def commit(store: SqlStore, *words: str, name: str = TALK, pending: bool = False) -> list[Delivery]:
    """Commit deliveries as the core does: load, step, commit, again on Conflict."""
    while True:
        before = await store.load(name)
        after = Conversation(id=name, version=0, seq=0, state="{}")
        try:
            blocks = [(Text(text=word),) for word in words]
            return (await store.commit(before, after, None, blocks, pending=pending))[1]
        except Conflict:
            continue


def interim(words: str, key: str | None = None) -> Delivery:
    return Delivery(conversation=TALK, seq=None, blocks=(Text(text=words, key=key),))


def words_of(delivery: Delivery) -> str:
    (block,) = delivery.blocks
    assert isinstance(block, Text)
    return block.text


def said(words: str, name: str = TALK) -> Incoming:
    return Incoming(conversation=name, event=words, actor=Actor(id="fake:me"), said=Paste(text=words))


class Talker:
    """Runs a script for what was said: `{words: generator of deliveries}`, another for what is taken up again."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.scripts: dict[str, Callable[[Incoming], AsyncIterator[Delivery]]] = {}
        self.resumed: list[str] = []

    async def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        assert isinstance(incoming.said, Paste)
        script = self.scripts.get(incoming.said.text, self.echo)
        async for delivery in script(incoming):
            yield delivery

    async def echo(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        assert isinstance(incoming.said, Paste)
        for delivery in await commit(self.store, incoming.said.text, name=incoming.conversation):
            yield delivery

    async def resume(self, conversation: Conversation) -> AsyncIterator[Delivery]:
        self.resumed.append(conversation.id)
        for delivery in await commit(self.store, "taken up", name=conversation.id):
            yield delivery


class Channel:
    """Notes what it shows; fails or waits as told."""

    name = "fake"

    def __init__(self) -> None:
        self.shown: list[tuple[str, str]] = []
        self.broken: Callable[[Delivery], bool] = lambda _: False
        self.before: Callable[[], Awaitable[None]] | None = None
        self.tries = 0

    async def send(self, delivery: Delivery) -> None:
        self.tries += 1
        if self.before:
            await self.before()
        if self.broken(delivery):
            raise ConnectionError
        self.shown.append((delivery.conversation, words_of(delivery)))

    def of(self, name: str = TALK) -> list[str]:
        return [words for conversation, words in self.shown if conversation == name]


@pytest.fixture
def talker(store: SqlStore) -> Talker:
    return Talker(store)


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
async def dispatcher(talker: Talker, store: SqlStore) -> AsyncIterator[Dispatcher]:
    dispatcher = Dispatcher(talker, store, delays=(0.01,) * 5)
    yield dispatcher
    await dispatcher.close(1)
    assert not dispatcher._workers, "a worker outlived its conversation's turns"


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not done():  # noqa: ASYNC110 (the promise is about what is seen from outside)
            await asyncio.sleep(0.005)


async def test_a_turn_is_answered_in_order_and_marked(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """Committed and passing deliveries come out as the core yielded them; nothing stays in the outbox."""

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(talker.store, "one", "two"):
            yield delivery
        yield interim("looking")
        for delivery in await commit(talker.store, "three"):
            yield delivery

    talker.scripts["go"] = script
    await dispatcher.handle(said("go"), channel)
    assert channel.of() == ["one", "two", "looking", "three"]
    assert await talker.store.unsent("fake") == []


async def test_a_click_is_answered_while_checks_still_run(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """A turn that waits for the DNS holds up no other turn of its conversation."""
    answered = asyncio.Event()

    async def slow(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(talker.store, "checking"):
            yield delivery
        await answered.wait()
        for delivery in await commit(talker.store, "checked"):
            yield delivery

    talker.scripts["check"] = slow
    check = asyncio.create_task(dispatcher.handle(said("check"), channel))
    await until(lambda: channel.of() == ["checking"])
    await dispatcher.handle(said("click"), channel)
    assert channel.of() == ["checking", "click"]
    answered.set()
    await check
    assert channel.of() == ["checking", "click", "checked"]


async def test_what_was_committed_first_is_sent_first(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """A turn that commits 1 and 2 and hands them over after another's 3 still comes out first, each once."""
    committed, go = asyncio.Event(), asyncio.Event()

    async def first(_: Incoming) -> AsyncIterator[Delivery]:
        queued = await commit(talker.store, "one", "two")
        committed.set()
        await go.wait()
        for delivery in queued:
            yield delivery

    talker.scripts["first"] = first
    waiting = asyncio.create_task(dispatcher.handle(said("first"), channel))
    await committed.wait()
    await dispatcher.handle(said("three"), channel)
    assert channel.of() == ["one", "two", "three"]
    go.set()
    await waiting
    assert channel.of() == ["one", "two", "three"]


async def test_the_same_holds_in_a_long_conversation(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """Also where earlier deliveries are long sent and forgotten by the dispatcher."""
    await dispatcher.resume(channel)
    for words in ("a", "b", "c"):
        await dispatcher.handle(said(words), channel)
    assert not dispatcher._workers
    committed, go = asyncio.Event(), asyncio.Event()

    async def first(_: Incoming) -> AsyncIterator[Delivery]:
        queued = await commit(talker.store, "d")
        committed.set()
        await go.wait()
        for delivery in queued:
            yield delivery

    talker.scripts["first"] = first
    waiting = asyncio.create_task(dispatcher.handle(said("first"), channel))
    await committed.wait()
    await dispatcher.handle(said("e"), channel)
    go.set()
    await waiting
    assert channel.of() == ["a", "b", "c", "d", "e"]


async def test_many_turns_at_once_keep_each_conversations_order(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """200 turns in 20 conversations, a channel of uneven speed: all is sent, once, in the order of the commits."""
    pauses = iter(range(10_000))

    async def uneven() -> None:
        await asyncio.sleep(0.002 if next(pauses) % 3 else 0)

    channel.before = uneven
    names = [f"fake:{number}" for number in range(20)]
    await asyncio.gather(*(dispatcher.handle(said(f"{turn}", name), channel) for turn in range(10) for name in names))
    for name in names:
        assert channel.of(name) == [words_of(delivery) for delivery in await talker.store.since(name, 0)]
        assert len(channel.of(name)) == 10
    assert await talker.store.unsent("fake") == []


async def test_a_failing_channel_is_tried_again_in_the_background(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """The turn ends, the delivery waits for the next try, and later ones wait behind it."""
    channel.broken = lambda _: channel.tries < 3
    await dispatcher.handle(said("one"), channel)
    assert channel.of() == []
    await dispatcher.handle(said("two"), channel)
    await until(lambda: channel.of() == ["one", "two"])
    await until(lambda: not dispatcher._workers)
    assert await talker.store.unsent("fake") == []


async def test_tries_are_bounded_and_the_next_turn_sends_all_in_order(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """After six tries the outbox keeps it; once the channel works, the next turn brings the old out before the new."""
    await dispatcher.resume(channel)
    channel.broken = lambda _: True
    await dispatcher.handle(said("one"), channel)
    await until(lambda: not dispatcher._workers)
    assert channel.tries == 6
    channel.broken = lambda _: False
    await dispatcher.handle(said("other", "fake:2"), channel)
    await dispatcher.handle(said("two"), channel)
    assert channel.shown == [("fake:2", "other"), (TALK, "one"), (TALK, "two")]
    assert await talker.store.unsent("fake") == []


async def test_a_turn_that_outlives_the_tries_sends_all_in_order(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """What was given up during a long turn comes out before what the same turn commits later."""
    await dispatcher.resume(channel)
    mended = asyncio.Event()

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(talker.store, "one"):
            yield delivery
        await mended.wait()
        for delivery in await commit(talker.store, "two"):
            yield delivery

    talker.scripts["go"] = script
    channel.broken = lambda _: not mended.is_set()
    turn = asyncio.create_task(dispatcher.handle(said("go"), channel))
    await until(lambda: channel.tries == 6)
    await asyncio.sleep(0.05)
    assert channel.tries == 6
    mended.set()
    await turn
    assert channel.of() == ["one", "two"]


async def test_one_failing_conversation_holds_up_no_other(dispatcher: Dispatcher, channel: Channel) -> None:
    """Back-off is per conversation."""
    channel.broken = lambda delivery: delivery.conversation == TALK
    await dispatcher.handle(said("one"), channel)
    await dispatcher.handle(said("one", "fake:2"), channel)
    assert channel.shown == [("fake:2", "one")]
    await until(lambda: not dispatcher._workers)


async def test_a_passing_view_may_fail(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """What fails and is not in the outbox is not tried again and holds up nothing."""

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        yield interim("looking")
        for delivery in await commit(talker.store, "found"):
            yield delivery

    talker.scripts["go"] = script
    channel.broken = lambda delivery: delivery.seq is None
    await dispatcher.handle(said("go"), channel)
    assert channel.of() == ["found"]
    assert channel.tries == 2


async def test_a_slow_channel_gets_the_latest_view(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """While one view is being sent, newer views of the same block replace each other; others are kept."""

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        for step in range(50):
            yield interim(f"mx {step}", "mx")
            await asyncio.sleep(0)
        yield interim("spf", "spf")
        for delivery in await commit(talker.store, "report"):
            yield delivery

    talker.scripts["go"] = script
    channel.before = lambda: asyncio.sleep(0.05)
    await dispatcher.handle(said("go"), channel)
    assert channel.of() == ["mx 0", "mx 49", "spf", "report"]


async def test_what_a_crash_left_is_sent_at_the_next_start(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """Committed and not sent when the process died: sent in order, then the examination under way is taken up."""
    await commit(talker.store, "one", "two")
    await commit(talker.store, "three", pending=True)
    await commit(talker.store, "not ours", name="web:1", pending=True)
    await dispatcher.resume(channel)
    assert channel.shown == [(TALK, word) for word in ("one", "two", "three", "taken up")]
    assert talker.resumed == [TALK]
    await dispatcher.resume(channel)
    assert len(channel.shown) == 4


async def test_an_event_during_the_resume_comes_after_what_was_left(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """A person who writes before everything is resent gets the old answers first."""
    await commit(talker.store, "one", "two")
    channel.before = lambda: asyncio.sleep(0.01)
    await asyncio.gather(dispatcher.handle(said("three"), channel), dispatcher.resume(channel))
    assert channel.of() == ["one", "two", "three"]


async def test_a_turn_that_fails_still_sends_what_it_committed(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """The caller learns of the fault; what the outbox holds of that turn comes out at once."""

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        queued = await commit(talker.store, "one", "two")
        yield queued[0]
        raise RuntimeError

    talker.scripts["go"] = script
    with pytest.raises(RuntimeError):
        await dispatcher.handle(said("go"), channel)
    assert channel.of() == ["one", "two"]


async def test_a_caller_who_goes_away_does_not_stop_the_turn(
    dispatcher: Dispatcher, talker: Talker, channel: Channel
) -> None:
    """A closed browser tab cancels the request, not the conversation."""
    go = asyncio.Event()

    async def script(_: Incoming) -> AsyncIterator[Delivery]:
        await go.wait()
        for delivery in await commit(talker.store, "done"):
            yield delivery

    talker.scripts["go"] = script
    caller = asyncio.create_task(dispatcher.handle(said("go"), channel))
    await asyncio.sleep(0.01)
    caller.cancel()
    go.set()
    await until(lambda: channel.of() == ["done"])


async def test_closing_waits_for_turns_and_not_for_ever(talker: Talker, store: SqlStore, channel: Channel) -> None:
    """A turn that ends in time is answered; one that does not is stopped and leaves the outbox to the next start."""
    dispatcher = Dispatcher(talker, store, delays=(60,))

    async def soon(_: Incoming) -> AsyncIterator[Delivery]:
        await asyncio.sleep(0.05)
        for delivery in await commit(store, "soon"):
            yield delivery

    async def never(incoming: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(store, "begun", name=incoming.conversation):
            yield delivery
        await asyncio.Event().wait()

    talker.scripts |= {"soon": soon, "never": never}
    channel.broken = lambda delivery: delivery.conversation == "fake:2"
    turns = [
        asyncio.create_task(dispatcher.handle(said(*event), channel)) for event in (("soon",), ("never", "fake:2"))
    ]
    await asyncio.sleep(0.01)
    async with asyncio.timeout(2):
        await dispatcher.close(0.3)
        await asyncio.gather(*turns, return_exceptions=True)
    assert channel.shown == [(TALK, "soon")]
    assert [words_of(delivery) for delivery in await store.unsent("fake")] == ["begun"]
    channel.broken = lambda _: False
    await Dispatcher(talker, store).resume(channel)
    assert channel.shown == [(TALK, "soon"), ("fake:2", "begun")]


async def test_an_event_is_accepted_once_it_is_kept(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """Not before it is committed, and not as late as the end of its turn."""
    commits, ends = asyncio.Event(), asyncio.Event()

    async def slow(_: Incoming) -> AsyncIterator[Delivery]:
        await commits.wait()
        for delivery in await commit(talker.store, "kept"):
            yield delivery
        await ends.wait()

    talker.scripts["slow"] = slow
    acceptance = Acceptance(dispatcher, channel)
    accepted = asyncio.create_task(acceptance.accept(said("slow")))
    await asyncio.sleep(0.05)
    assert not accepted.done()
    commits.set()
    await asyncio.wait_for(accepted, 2)
    assert acceptance
    ends.set()
    await until(lambda: not acceptance)


async def test_what_could_not_be_kept_is_not_accepted(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """A fault before the commit reaches the caller; one after it does not: the event is kept."""

    async def before(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in ():
            yield delivery
        raise OSError

    async def after(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(talker.store, "kept"):
            yield delivery
        raise OSError

    talker.scripts |= {"before": before, "after": after}
    acceptance = Acceptance(dispatcher, channel)
    with pytest.raises(OSError, match=r"^$"):
        await acceptance.accept(said("before"))
    await acceptance.accept(said("after"))
    await until(lambda: not acceptance)


async def test_a_turn_broken_off_before_the_commit_is_not_accepted(
    talker: Talker, store: SqlStore, channel: Channel
) -> None:
    """A process that stops tells the channel so, which then delivers the event again."""

    async def hangs(_: Incoming) -> AsyncIterator[Delivery]:
        for delivery in ():
            yield delivery
        await asyncio.Event().wait()

    talker.scripts["hangs"] = hangs
    dispatcher = Dispatcher(talker, store)
    accepted = asyncio.create_task(Acceptance(dispatcher, channel).accept(said("hangs")))
    await asyncio.sleep(0.05)
    await dispatcher.close(0.01)
    with pytest.raises(NotKept):
        await accepted


async def test_one_persons_turns_are_bounded(dispatcher: Dispatcher, talker: Talker, channel: Channel) -> None:
    """Who has two under way starts no third; others do, and so does the same person once one has ended."""
    ends = asyncio.Event()

    async def slow(incoming: Incoming) -> AsyncIterator[Delivery]:
        for delivery in await commit(talker.store, "kept", name=incoming.conversation):
            yield delivery
        await ends.wait()

    talker.scripts["slow"] = slow
    acceptance = Acceptance(dispatcher, channel, per_person=2)
    await acceptance.accept(said("slow"))
    await acceptance.accept(said("slow", "fake:2"))
    with pytest.raises(TooManyTurns):
        await acceptance.accept(said("slow", "fake:3"))
    await acceptance.accept(said("slow", "fake:4").model_copy(update={"actor": Actor(id="fake:other")}))
    ends.set()
    await until(lambda: not acceptance)
    await acceptance.accept(said("slow"))
