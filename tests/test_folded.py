"""What is folded shows its title alone, on every channel, and all of it to whoever opens it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.console import Console

from adapters import content, reference
from adapters.slack.app import modals
from adapters.slack.outbound import block_renderer, folded_sections
from adapters.slack.phrases import Speech
from adapters.teams.outbound.card_renderer import render as card
from adapters.teams.outbound.plain_text import spoken
from adapters.terminal.channel import Screen
from bot.blocks import Folded, Quote, Text
from bot.conversation import State
from bot.conversation.effects import Fold, Say
from bot.conversation.step_context import Scene
from bot.finding_text import Wording
from bot.ports import Delivery
from tests import cardschema
from tests.fakes.slackblocks import check_blocks
from tests.walking import house

if TYPE_CHECKING:
    from bot.blocks import Block

WORDS = content.load().words
SHOWN = Text(text="Delete the old record.")
BEHIND = Folded(node="admin.mx", title="Background", parts=(Text(text="It was kept."), Quote(text="550 5.4.1 No")))
SAID: tuple[Block, ...] = (SHOWN, BEHIND)
AT = datetime(2026, 11, 26, tzinfo=UTC)


def test_what_is_said_in_a_fold_stands_behind_its_title() -> None:
    """Also a fold that nothing was said in is none."""
    scene = Scene(house(), State())
    with scene.fold("ui/sections"):
        scene.say("ui/finished")
    with scene.fold("ui/sections"):
        pass
    (fold,) = scene.effects
    assert isinstance(fold, Fold)
    assert [one.key for one in fold.behind if isinstance(one, Say)] == ["ui/finished"]


def test_terminal_unfolds_when_asked() -> None:
    """A plus shows what the last answer folded, once."""
    out = io.StringIO()
    screen = Screen(lambda: Wording(reference.tags(), WORDS, "en"), Console(file=out, width=80))
    screen.show(SAID, passing=False)
    assert "[+] Background" in out.getvalue()
    assert "It was kept." not in out.getvalue()
    assert screen.unfold(" + ")
    assert "It was kept." in out.getvalue()
    assert not screen.unfold("+")


def test_teams_hides_it_until_its_title_is_pressed() -> None:
    """The card is as Teams takes it, and nobody hears what is folded."""
    made = card(SAID, WORDS, "en").model_dump(mode="json", by_alias=True, exclude_none=True)
    assert cardschema.misbuilt(made) == ()
    (hidden,) = (part for part in made["body"] if part.get("isVisible") is False)
    assert "It was kept." in str(hidden)
    assert spoken(SAID) == "Delete the old record."


def test_slack_opens_it_in_a_modal() -> None:
    """A button with the title; its value finds the block again."""
    speech = Speech(WORDS, "en")
    (message,) = block_renderer.messages(SAID, block_renderer.Scene(speech, "slack:T1:D1"))
    check_blocks(message.blocks, most=50, surface="message")
    (button,) = (one for block in message.blocks for one in block.get("elements", ()) if one["type"] == "button")
    assert button["text"]["text"] == "Background"
    assert "It was kept." not in str(message.body)
    conversation, node, title = button["value"].split(" ", 2)
    said = [Delivery(conversation=conversation, seq=1, blocks=SAID)]
    assert folded_sections.last_folded(said, node, title) == BEHIND
    assert folded_sections.last_folded(said, node, "Another") is None
    view = folded_sections.opened(BEHIND, conversation, speech)
    check_blocks(view["blocks"], most=100, surface="modal")
    assert "It was kept." in str(view)
    assert modals.note(speech, "more", "report-gone")["title"]["text"] == view["title"]["text"]
