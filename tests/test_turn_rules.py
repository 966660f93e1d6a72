"""What one turn owes the person: the language they chose, and one charge for what it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks import Choices, Report, Text
from bot.conversation import State
from bot.model import Actor, Paste
from bot.ports import Conflict, Incoming
from tests.stage import staged

if TYPE_CHECKING:
    import pytest

    from bot.blocks import Block
    from tests.stage import Stage

WORLD = [
    "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com",
    "fabrikam-example.mail.protection.outlook.com A 198.51.100.10",
]
POLISH = "Dzień dobry, moja wiadomość do klienta wróciła, nie wiem dlaczego. Co mam zrobić? Oto zwrotka:\n\n"
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>"


async def write(stage: Stage, talk: str, text: str) -> list[Block]:
    event = f"{talk}-{text[:9]}"
    incoming = Incoming(conversation=talk, event=event, actor=Actor(id="test:me"), said=Paste(text=text))
    return [block async for delivery in stage.turns.turn(incoming) if delivery.seq for block in delivery.blocks]


async def locale(stage: Stage, talk: str) -> str:
    kept = await stage.store.load(talk)
    assert kept is not None
    return State.model_validate_json(kept.state).locale


async def test_a_chosen_language_stays_whatever_is_pasted() -> None:
    """Who chose English is answered in English below a Polish text, in this talk and in the next; others in Polish."""
    async with staged(WORLD) as stage:
        await write(stage, "first", POLISH + BOUNCE)
        assert await locale(stage, "first") == "pl"
        await write(stage, "first", "language english")
        await write(stage, "first", "restart")
        shown = await write(stage, "first", POLISH + BOUNCE)
        assert await locale(stage, "first") == "en"
        assert not [block for block in shown if isinstance(block, Text) and "Twoja" in block.text]
        await write(stage, "second", POLISH + BOUNCE)
        assert await locale(stage, "second") == "en"


async def test_a_step_taken_anew_is_charged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else's step was saved first, twice: the examination counts as one all the same, and is made."""
    charged: list[int] = []

    def allow(_: str, count: int) -> bool:
        charged.append(count)
        return sum(charged) <= 1

    async with staged(WORLD) as stage:
        monkeypatch.setattr(stage.turns, "_allow", allow)
        await write(stage, "talk", "help")
        assert not charged
        commit, lost = stage.store.commit, iter((True, True))

        async def contested(*args: object, **more: object) -> object:
            if next(lost, False):
                raise Conflict("talk")
            return await commit(*args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(stage.store, "commit", contested)
        shown = await write(stage, "talk", "check fabrikam.example")
        assert charged == [1]
        assert [block.domain for block in shown if isinstance(block, Report)] == ["fabrikam.example"]
        shown = await write(stage, "talk", "check contoso.example")
        assert charged == [1, 1]
        assert not [block for block in shown if isinstance(block, Report | Choices)]
