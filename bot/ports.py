"""What the core asks of the world: one Protocol a port, each with one real adapter and one for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pydantic import Field

from bot.blocks import Block
from bot.model import Actor, Examination, Finding, Paste, Reading, Stored

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime


class Person(Stored):
    """What is remembered of a person across conversations."""

    id: str
    role: str | None = None
    locale: str | None = None


class Click(Stored):
    """A pressed button: the choice's id as it was offered."""

    choice: str = Field(max_length=200)


class Incoming(Stored):
    """One event of one conversation.

    `event` is the channel's own id of it and is claimed once, for ever: a second delivery says nothing. `address`
    tells the adapter where to answer. `private` is true where only this person reads the answers. `listening` is true
    where nobody addressed the bot (it then speaks only of what it surely recognises).
    """

    conversation: str
    event: str
    actor: Actor
    said: Paste | Click
    address: dict[str, str] = {}
    private: bool = True
    listening: bool = False


class Delivery(Stored):
    """Blocks to show in one go. `seq` counts a conversation's deliveries from 1; None marks a passing interim view.

    `address` is the event's, with the talk's language as `locale`. `shown` is where the channel showed it, in the
    channel's own terms; empty until then.
    """

    conversation: str
    seq: int | None
    blocks: tuple[Block, ...]
    address: dict[str, str] = {}
    shown: dict[str, str] = {}


class Conversation(Stored):
    """A stored conversation: its state (JSON of bot.conversation.State), its version, the last delivery's number.

    `owner` is the actor who began it; a commit without one keeps the one stored.
    """

    id: str
    version: int
    state: str
    seq: int
    address: dict[str, str] = {}
    owner: str | None = None


class Conflict(Exception):
    """Raised by a commit when somebody else committed first: load again and step again."""


class Duplicate(Exception):
    """Raised by a commit when its event was claimed before: nothing is to be said."""


class Store(Protocol):
    """Keeps conversations. A commit is one transaction: event claimed, state replaced, deliveries queued."""

    async def load(self, conversation: str) -> Conversation | None: ...
    async def meet(self, conversation: str, actor: str) -> tuple[Conversation | None, Person | None]:
        """Return a conversation as last committed, and what is remembered of who speaks in it."""
        ...

    async def seen(self, event: str) -> bool: ...
    async def commit(
        self,
        before: Conversation | None,
        after: Conversation,
        event: str | None,
        deliveries: Sequence[tuple[Block, ...]],
        *,
        pending: bool = False,
    ) -> tuple[Conversation, list[Delivery]]:
        """Save `after.state` if the stored version is still `before`'s, with its event and deliveries, all or nothing.

        `after.version` and `after.seq` are ignored: the store counts them and returns the conversation as saved.
        Raises Conflict or Duplicate. No event claims nothing (the core's own follow-ups). `pending` marks a
        conversation whose examination is under way, so that a restart can take it up again.
        """
        ...

    async def pending(self, channel: str) -> list[Conversation]: ...

    async def sent(self, delivery: Delivery, shown: Mapping[str, str] | None = None) -> None: ...
    async def unsent(self, channel: str, conversation: str | None = None) -> list[Delivery]: ...
    async def since(self, conversation: str, seq: int) -> list[Delivery]: ...
    async def person(self, actor: str) -> Person | None: ...
    async def remember(self, person: Person) -> None: ...


class Examiner(Protocol):
    """Examines a domain: yields each finding as soon as it is there, within the report's time bound, never raises."""

    def examine(self, wanted: Examination) -> AsyncIterator[Finding]: ...
    def recent(self, wanted: Examination) -> tuple[Finding, ...] | None:
        """Return what the same examination found a moment ago, whoever wanted it; None where it has to be made."""
        ...


class Talker(Protocol):
    """Takes one event through the core and yields what is to be shown, as soon as it can be shown.

    Nothing is yielded before the event is committed: the first delivery tells that it is kept.
    """

    def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]: ...
    def resume(self, conversation: Conversation) -> AsyncIterator[Delivery]: ...


class Reader(Protocol):
    """Reads pastes, away from everybody else where that may take long; never raises for what a paste holds."""

    async def read(self, paste: Paste, person: str) -> Reading:
        """Read a paste; `person` is whose share of the readers it takes."""
        ...


class Clock(Protocol):
    """Tells the time in UTC."""

    def __call__(self) -> datetime: ...
