"""Cards: whatever is said, they stay within Teams' limits, and nothing people said acts in them."""

from __future__ import annotations

import json
import re
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.teams.conversation_ref import Place
from adapters.teams.outbound.adaptive_cards import TextRun
from adapters.teams.outbound.card_renderer import MAX_BYTES, pressed, render, weight
from adapters.teams.outbound.card_sender import message
from adapters.teams.outbound.connector import body_of
from bot import blocks as b
from tests import cardschema
from tests.fakes import chat
from tests.fakes.teams import buttons, teams_words

WORDS = teams_words()
HOSTILE = (
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<at>Everybody</at>",
    "**bold** _it_ `code` ~~s~~",
    "# Heading",
    "- item",
    "1. item",
    "{{DATE(2026-01-01T00:00:00Z,SHORT)}}",
    "<script>alert(1)</script>",
    "https://evil.example",
    "\u202egnp.exe",
    "a\x00b\x1b[31m",
    "&lt;at&gt;x&lt;/at&gt;",
    "\ud800",
)
BLOCKS: tuple[tuple[b.Block, ...], ...] = (
    tuple(chat.section(1)),
    (chat.REPORT,),
    (chat.REPORT.model_copy(update={"folded": True}),),
    (chat.progress(3),),
    tuple(chat.question(1)),
)


def elements(card: Any) -> Any:
    """Yield everything in a card that has a type."""
    if isinstance(card, dict):
        if "type" in card:
            yield card
        for value in card.values():
            yield from elements(value)
    elif isinstance(card, list):
        for one in card:
            yield from elements(one)


def said(text: str) -> tuple[b.Block, ...]:
    """Say a text in every block and place."""
    row = b.Row(server=text, answer=text, ttl=text, at=text)
    copied = b.Copyable(label=text, text=text, kind="record")
    item = b.Item(check="mx", tag="X", severity="error", title=text, text=text, mend=text, rows=(row,), copy_=(copied,))
    return (
        b.Heading(text=text),
        b.Text(text=text),
        b.Quote(text=text),
        b.Facts(rows=(b.Fact(label=text, value=text),)),
        copied,
        b.Findings(domain=text, items=(item,)),
        b.Progress(key="k", domain=text, title=text, items=(item,)),
        b.Report(
            domain=text, verdict="x", severity="error", summary=text, who=text, items=(item,), untested=(item,),
            causes=(b.CauseLine(cause="A", text=text, because=(text,)),), changes=(text,), plain=text,
        ),
        b.Choices(prompt=text, choices=tuple(b.Choice(id=f"n:{n}:1", label=text) for n in range(3))),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_people_said_acts(text: str) -> None:
    """Markdown lives in TextBlocks alone, and there every sign of it is escaped; no control character is left."""
    card = render(said(text), WORDS, "en").content()
    for element in elements(card):
        if element["type"] == "TextBlock":
            bare = re.sub(r"\\.", "", element["text"])
            assert not set("[]<>!`*_~#|") & set(bare)
    flat = json.dumps(card, ensure_ascii=False)
    assert "{{" not in flat
    assert "\u202e" not in flat
    assert "\x00" not in json.loads(json.dumps(flat))
    assert not any(element["type"] == "Image" for element in elements(card))
    assert "entities" not in card["msteams"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_makes_a_card(text: str) -> None:
    """Never an error, never over the limits."""
    card = render(said(text), WORDS, "pl", seq=1)
    assert weight(card) <= MAX_BYTES
    json.dumps(card.content(), ensure_ascii=False).encode()


@pytest.mark.parametrize("blocks", [*BLOCKS, said("x" * 5000), said("ż\n" * 3000), said("x") * 40])
def test_cards_stay_within_the_limits(blocks: tuple[b.Block, ...]) -> None:
    """28 KB a message; six actions a set; buttons short; ids once; everybody is told something in plain text."""
    for locale in ("en", "pl"):
        card = render(blocks, WORDS, locale, seq=7)
        assert weight(card) <= MAX_BYTES
        content = card.content()
        assert content["fallbackText"].strip()
        names = [element["id"] for element in elements(content) if "id" in element]
        assert len(names) == len(set(names)) or any(
            element["type"] == "Input.ChoiceSet" for element in elements(content)
        )
        for element in elements(content):
            assert len(element.get("actions", ())) <= 6
            assert len(element.get("title", "")) <= 120


@pytest.mark.parametrize("blocks", [*BLOCKS, said("\ud800ż…{{"), said("x") * 40])
def test_what_is_sent_is_what_was_weighed(blocks: tuple[b.Block, ...]) -> None:
    """What is sent of a card is no longer than what was held against the limit."""
    card = render(blocks, WORDS, "pl", seq=7)
    place = Place(url="https://smba.trafficmanager.net/", chat='a:"1"}', bot="28:bot")
    sent = body_of(message(place, card.content(), ""))
    assert len(sent) - len(body_of(message(place, {}, ""))) <= weight(card) <= MAX_BYTES
    assert json.loads(sent)["attachments"][0]["content"].keys() == card.content().keys()


def test_more_choices_than_buttons_become_a_list() -> None:
    """Every choice stays reachable; what is picked comes back like a pressed button."""
    choices = tuple(b.Choice(id=f"sections:{n}:4", label=f"Section {n}") for n in range(9))
    content = render([b.Choices(prompt="Which?", choices=choices)], WORDS, "en", seq=2).content()
    (picked,) = [element for element in elements(content) if element["type"] == "Input.ChoiceSet"]
    assert [one["value"] for one in picked["choices"]] == [one.id for one in choices]
    (button,) = buttons(content)
    assert pressed({**button["data"], picked["id"]: "sections:5:4"}) == ("sections:5:4", 2)


def test_quiet_choices_are_behind_the_menu_where_all_are_too_many() -> None:
    """What leads on stays a button; going back and the list of sections are in the overflow menu, none is lost."""
    styles: tuple[Literal["primary", "plain", "quiet"], ...] = ("primary", *["plain"] * 4, "quiet", "quiet")
    choices = tuple(b.Choice(id=f"n:{n}:1", label=f"Choice {n}", style=style) for n, style in enumerate(styles))
    shown = list(buttons(render([b.Choices(prompt="", choices=choices)], WORDS, "en", seq=2).content()))
    assert [one["data"]["choice"] for one in shown] == [one.id for one in choices]
    assert [one.get("mode") for one in shown] == [None] * 5 + ["secondary"] * 2
    few = buttons(render([b.Choices(prompt="", choices=choices[1:])], WORDS, "en", seq=2).content())
    assert [one.get("mode") for one in few] == [None] * 6


@pytest.mark.parametrize("data", [None, [], "x", {}, {"choice": 5}, {"choice": ""}, {"choice": "x" * 201}, {"seq": 1}])
def test_odd_button_data_is_none_of_ours(data: Any) -> None:
    """What a client sends is not trusted."""
    assert pressed(data) is None


def test_unknown_keys_are_refused() -> None:
    """A misspelt property is a mistake of ours, found at once."""
    with pytest.raises(ValidationError):
        TextRun(text="x", colour="good")  # type: ignore[call-arg]


@pytest.mark.skipif(not cardschema.SCHEMA.exists(), reason="Microsoft's schema is not beside the repository")
def test_microsofts_schema_finds_a_wrong_card() -> None:
    """The judge of all cards refuses what it should, so that its silence means something."""
    card = render([chat.REPORT], WORDS, "en").content()
    assert cardschema.misbuilt(card) == ()
    assert cardschema.misbuilt({**card, "body": [{"type": "TextBlock", "txt": "x"}]})
    assert cardschema.misbuilt({**card, "actions": [{"type": "Action.Execute", "style": "loud"}]})


def test_the_example_report_reads_well_folded() -> None:
    """What is folded has one toggle each, which names an element that exists and begins hidden."""
    content = render([chat.REPORT], WORDS, "en").content()
    hidden = {element["id"]: element["isVisible"] for element in elements(content) if "isVisible" in element}
    targets = [name for element in elements(content) for name in element.get("targetElements", ())]
    assert sorted(targets) == sorted(hidden)
    assert not any(hidden.values())


def test_every_word_is_there_in_both_languages() -> None:
    """English and Polish say the same messages with the same variables."""
    assert WORDS.variables["teams", "en"] == WORDS.variables["teams", "pl"]
