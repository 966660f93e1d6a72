"""Several recipients: those alike are one, the others are told apart; at most two questions, whatever was pasted."""

from __future__ import annotations

from itertools import product

import pytest

from adapters import content
from bot.blocks import Copyable, Facts
from bot.conversation import Pasted
from bot.conversation.effects import Note, Offer, Show
from bot.intake import read
from bot.model import Paste, Reading, Recipient
from tests.walking import FAMILIES, KNOWN, ME, WORLDS, Walk, bounce, found, house

KNOWN_RULES = content.rules()
WHO = ("user", "admin", "unknown")


def failed(address: str, code: str = "5.4.1", family: str | None = "recipient-rejected") -> Recipient:
    return Recipient(address=address, code=code, reply="550", family=family, diagnostic=f"550 {code} no")


def report(*recipients: Recipient, confidence: float = 0.97) -> Reading:
    first = recipients[0]
    return Reading(
        kind="bounce", code=first.code, reply="550", family=first.family, recipients=recipients,
        confidence=confidence, text="550",
    )  # fmt: skip


def begin(reading: Reading, world: str | None = None, locale: str = "en") -> Walk:
    """Begin a walk; without a world its examinations are still under way."""
    walk = Walk(house(), WORLDS[world] if world else None, locale)
    walk.paste(reading)
    return walk


def test_different_recipients_are_listed_each_with_its_fault_and_a_way_to_walk_it() -> None:
    walk = begin(
        report(
            failed("a@fabrikam.example"), failed("b@fabrikam.example"),
            failed("c@northwind.example", "5.1.1"), failed("d@contoso.example", family="relay-denied"),
        )
    )  # fmt: skip
    rows = {row.label: row.value for block in walk.blocks if isinstance(block, Facts) for row in block.rows}
    assert "no such recipient" in rows["a@fabrikam.example and 1 other alike"]
    assert "takes no mail for the domain" in rows["d@contoso.example"]
    assert rows["c@northwind.example"]
    offered = [option.text for effect in walk.effects if isinstance(effect, Offer) for option in effect.options]
    assert [text for text in offered if text] == ["a@fabrikam.example", "c@northwind.example", "d@contoso.example"]


def test_alike_recipients_are_not_asked_for() -> None:
    walk = begin(report(failed("a@fabrikam.example"), failed("b@fabrikam.example")))
    assert walk.state.open[0].startswith("who:")


@pytest.mark.parametrize(("family", "who"), list(product(FAMILIES, WHO)))
def test_at_most_two_questions_come_before_the_first_step(family: str, who: str) -> None:
    """Also where a recipient had to be picked, or a doubtful paste confirmed, or both."""
    two = (failed("a@fabrikam.example", family=family), failed("b@northwind.example", family=family))
    for recipients, confidence in product(((two[0],), two), (0.97, 0.5)):
        walk = begin(report(*recipients, confidence=confidence), "nothing")
        questions = 0
        while True:
            node, name, _ = walk.state.open[0].split(":")
            guide = walk.house.guides.get(walk.state.guide or "")
            if node not in ("which", "confirm") and not (guide and guide.nodes[node].kind == "question"):
                break
            questions += 1
            asked = {"who": who, "side": "recipient", "which": "r0", "confirm": "yes"}
            choice = asked.get(node, name)
            walk.press(next(one for one in walk.state.open if one.startswith(f"{node}:{choice}:")))
        assert questions <= 2, (family, who, len(recipients), confidence)


def test_what_was_not_answered_does_not_stand_in_the_note() -> None:
    for locale, unknown in (("en", "not known"), ("pl", "nie wiadomo")):
        walk = begin(bounce("relay-denied", "a@fabrikam.example"), "nothing", locale)
        for _ in range(2):
            walk.press(next(one for one in walk.state.open if ":unknown:" in one))
        walk.ask("escalate")
        note = next(block for block in walk.blocks if isinstance(block, Copyable))
        assert unknown not in note.text
        lines = next(effect for effect in walk.effects if isinstance(effect, Note)).lines
        assert not {"ui/fact-role", "ui/fact-side"} & {line.label for line in lines}


def test_a_code_nobody_knows_still_has_somebody_to_act() -> None:
    walk = begin(report(failed("a@fabrikam.example", "5.9.99", family="other")), "nothing")
    shown = [line.label for effect in walk.effects if isinstance(effect, Show) for line in effect.lines]
    assert "checks/who-heading" in shown


def test_who_acts_is_always_somebody_or_nobody() -> None:
    """Every verdict's and every code's 'who' names a person's part, never a circumstance."""
    somebody = (
        "nobody", "sender", "recipient", "admin", "owner", "whoever", "microsoft", "our it", "you",
        "nikt", "nadawc", "adresat", "właściciel", "osob", "kto", "informaty",
    )  # fmt: skip
    words = KNOWN.words
    for locale in words.locales:
        keys = [f"{row.key}.who" for row in KNOWN.codes.rows]
        for key in keys:
            said = words.say(locale, key).casefold()
            assert any(one in said for one in somebody), (locale, key, said)


def test_prose_without_a_code_asks_no_third_question() -> None:
    reading = read(Paste(text="Couldn't deliver to anna@fabrikam.example: No answer from host"), KNOWN_RULES)
    walk = Walk(house(), found())
    walk.take(Pasted(ME, reading))
    walk.press(next(one for one in walk.state.open if one.startswith("confirm:yes")))
    walk.press(next(one for one in walk.state.open if one.startswith("who:admin")))
    assert not walk.state.open[0].startswith("side:")
