"""A bounce sent in several messages within a minute is one bounce; what is not part of it stays another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.composition.core import assemble
from bot.conversation import State
from bot.model import Actor, Paste
from bot.ports import Incoming
from tests.stage import staged

if TYPE_CHECKING:
    from bot.blocks import Block
    from bot.conversation_service import Turns
    from bot.model import Reading
    from tests.stage import Stage

WORLD = [
    "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com",
    "fabrikam-example.mail.protection.outlook.com A 198.51.100.10",
]
ANNA, JAN = "anna@fabrikam.example", "jan@fabrikam.example"
WHO = f"Delivery has failed to these recipients or groups:\n\n{ANNA}"
REPLY = "Remote Server returned '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'"
SERVERS = (
    "Diagnostic information for administrators:\n\nGenerating server: DB9PR08MB1234.eurprd08.prod.outlook.com\n\n"
    + REPLY
)
RELAY = f"550 5.4.1 <{ANNA}>: Relay access denied"
OTHER = f"550 5.1.1 <{JAN}>: user unknown"
TALK = "test:1"


class Talk:
    """Sends messages at moments of its own, and reads what the talk knows."""

    def __init__(self, stage: Stage) -> None:
        self.now = datetime(2026, 11, 1, 12, tzinfo=UTC)
        self.stage = stage
        self.turns: Turns = assemble(stage.settings, stage.store, clock=lambda: self.now)
        self.count = 0

    async def send(self, text: str, seconds: float = 0.0, who: str = "me", *, listening: bool = False) -> list[Block]:
        self.now += timedelta(seconds=seconds)
        self.count += 1
        incoming = Incoming(
            conversation=TALK, event=str(self.count), actor=Actor(id=f"test:{who}"), said=Paste(text=text),
            listening=listening,
        )  # fmt: skip
        return [block async for delivery in self.turns.turn(incoming) if delivery.seq for block in delivery.blocks]

    async def reading(self) -> Reading:
        kept = await self.stage.store.load(TALK)
        assert kept is not None
        reading = State.model_validate_json(kept.state).reading
        assert reading is not None
        return reading


async def facts(*messages: tuple[str, float]) -> tuple[str | None, list[str | None]]:
    """Return the code and the recipients after these messages, each so many seconds after the one before."""
    async with staged(WORLD) as stage:
        talk = Talk(stage)
        for text, seconds in messages:
            await talk.send(text, seconds)
        reading = await talk.reading()
        return reading.code, [one.address for one in reading.recipients]


ROWS = {
    "recipient, then reply": ([(WHO, 0), (REPLY, 20)], "5.4.1", [ANNA]),
    "reply, then recipient": ([(REPLY, 0), (WHO, 20)], "5.4.1", [ANNA]),
    "three parts": ([(WHO, 0), (SERVERS, 40), (REPLY + ".", 50)], "5.4.1", [ANNA]),
    "too late": ([(WHO, 0), (REPLY, 61)], "5.4.1", []),
    "another recipient": ([(RELAY, 0), (OTHER, 5)], "5.1.1", [JAN]),
    "another code": ([(RELAY, 0), ("550 5.7.1 blocked using zen.spamhaus.org", 5)], "5.7.1", []),
    "the same again": ([(RELAY, 0), (RELAY, 5)], "5.4.1", [ANNA]),
    "words between are no part": ([(WHO, 0), ("thanks", 5), (REPLY, 5)], "5.4.1", [ANNA]),
}  # fmt: skip


@pytest.mark.parametrize(("messages", "code", "recipients"), ROWS.values(), ids=ROWS)
async def test_parts_of_a_bounce(messages: list[tuple[str, float]], code: str, recipients: list[str]) -> None:
    """Code and recipients of what was sent, as one bounce where it is one."""
    assert await facts(*messages) == (code, recipients)


async def test_it_is_said_that_both_were_read_together() -> None:
    """And who sent the first is asked nothing twice."""
    async with staged(WORLD) as stage:
        talk = Talk(stage)
        await talk.send(WHO)
        shown = await talk.send(REPLY, 10)
        assert "together with your message before" in str(shown)
        assert "together" not in str(await talk.send(f"550 5.4.1 <{JAN}>: Relay access denied", 10))


async def test_another_persons_message_is_no_part() -> None:
    """In a thread somebody else's reply is their own bounce."""
    async with staged(WORLD) as stage:
        talk = Talk(stage)
        await talk.send(WHO)
        await talk.send(REPLY, 10, "you")
        assert "together" not in str(await talk.send(REPLY, 10, "you", listening=True))
