"""Properties of the walk, over the running guide and the words as they are delivered."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.blocks import Findings
from bot.commands import COMMANDS
from bot.model import Reading, ServerAnswer
from bot.talk import Checked
from tests.walking import FAMILIES, KNOWN, ME, OTHER, STAFF, WORLDS, Walk, bounce, house

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.model import Family

GUIDE = KNOWN.guides["ndr-5-4-1"]
ORGS: dict[str, tuple[str, ...]] = {"neither": (), "recipient": ("fabrikam.example",), "sender": ("contoso.example",)}
ROLES = ("user", "admin", "unknown", "staff")
SIDES = ("sender", "recipient", "unknown")
LONGEST = 60
"""No way to the end is longer."""


def to_the_end(walk: Walk, role: str, side: str) -> list[str]:
    """Answer who and side as told, else press the first choice until none is left; return the nodes passed."""
    passed: list[str] = []
    answers = {"who": role, "side": side}
    actor = STAFF if role == "staff" else ME
    while walk.state.open:
        assert len(passed) < LONGEST, f"goes round in circles: {passed[-9:]}"
        first = walk.state.open[0]
        node, _, turn = first.split(":")
        passed.append(node)
        chosen = f"{node}:{answers[node]}:{turn}" if node in answers else first
        walk.press(chosen, actor)
        assert "ui/stale" not in walk.said
    return passed


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("role", ROLES)
def test_first_choice_always_leads_to_the_end(role: str, family: Family) -> None:
    """Whoever asks, whatever the DNS says: the first choice ends the walk, after two questions at most."""
    sides = [*((side, "neither") for side in SIDES), ("known", "recipient"), ("known", "sender")]
    for (side, org), world in itertools.product(sides, (*WORLDS, None)):
        walk = Walk(house(*ORGS[org]), WORLDS[world] if world else None, spoken=False)
        actor = STAFF if role == "staff" else ME
        walk.paste(bounce(family, "anna@fabrikam.example", sender="jan@contoso.example"), actor)
        passed = to_the_end(walk, role, side)
        assert walk.questions <= 2, passed
        assert passed[-1] == "helpful", passed
        assert walk.state.node is None


def test_a_fault_leads_to_what_mends_it_and_then_to_the_refusal() -> None:
    """An old MX beside a refusal: its own sections, then the address; others that only show the MX wait behind."""
    walk = Walk(house("fabrikam.example"), WORLDS["old-first"])
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"))
    passed = list(dict.fromkeys(to_the_end(walk, "admin", "recipient")))
    assert passed[1:5] == ["scope", "admin.mx.single", "admin.mx", "admin.recipient"]
    assert passed.index("admin.hybrid.routing") > passed.index("admin.domain")


def test_what_is_left_out_is_explained_once() -> None:
    """The first time people learn how to open it all the same; afterwards its reason is enough."""
    walk = Walk(house("fabrikam.example"), WORLDS["clean"])
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"), role="admin")
    said = []
    while walk.state.open:
        said += [key for key in walk.said if key.startswith("ui/left-out")]
        walk.press(walk.state.open[0])
    assert said[0] == "ui/left-out"
    assert set(said[1:]) == {"ui/left-out.again"}


def test_a_table_is_shown_by_the_first_section_that_needs_it() -> None:
    """Later sections say what was found in a sentence; the first one shows the table again when it is come back to."""
    answer = ServerAnswer(server="ns1.fabrikam.example", status="NOERROR", at="2026-11-23T10:00:00Z")
    world = [finding.model_copy(update={"servers": (answer,)}) for finding in WORLDS["old-first"]]
    walk = Walk(house("fabrikam.example"), world)
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"), role="admin")
    shown: dict[str, dict[str, bool]] = {}
    while walk.state.open:
        node = walk.state.node or ""
        for block in walk.blocks:
            if isinstance(block, Findings):
                shown.setdefault(node, {}).update({item.check: bool(item.rows) for item in block.items})
        walk.press(walk.state.open[0])
    tables = [check for items in shown.values() for check, table in items.items() if table]
    assert sorted(tables) == sorted(set(tables))
    assert any(not table for items in shown.values() for table in items.values())
    first = next(iter(shown))
    walk.ask("restart")
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"), role="admin")
    while walk.state.node != first:
        walk.press(walk.state.open[0])
    walk.press(walk.state.open[0])
    walk.ask("back")
    (again,) = (block for block in walk.blocks if isinstance(block, Findings))
    assert {item.check: bool(item.rows) for item in again.items} == shown[first]


@pytest.mark.parametrize("locale", KNOWN.words.locales)
@pytest.mark.parametrize("world", [*WORLDS, None])
def test_every_way_to_the_end_has_its_words(world: str | None, locale: str) -> None:
    """In both languages and every world there are words for every step, without isolating marks."""
    ways = itertools.product(FAMILIES, ("user", "admin"), SIDES)
    for family, role, side in ways:
        walk = Walk(house(), WORLDS[world] if world else None, locale)
        walk.paste(bounce(family, "anna@fabrikam.example"))
        to_the_end(walk, role, side)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("role", ["user", "admin"])
def test_every_choice_leads_on(role: str, family: Family) -> None:
    """Every section can be opened from the list; each choice it offers is answered and is never stale."""
    shown = set()
    for side, locale in zip(SIDES, itertools.cycle(KNOWN.words.locales), strict=False):
        walk = Walk(house(), WORLDS["hybrid"], locale)
        walk.paste(bounce(family, "anna@fabrikam.example"), role=role)
        walk.press(next(choice for choice in walk.state.open if choice.startswith(f"side:{side}:")))
        walk.ask("sections")
        listed, here = walk.state.open, walk.state
        for section in listed:
            walk.state = here
            walk.press(section)
            shown.add(section.split(":")[1])
            there = walk.state
            for choice in there.open:
                walk.state, walk.ids = there, [*there.open]
                walk.press(choice)
                assert walk.effects
                assert "ui/stale" not in walk.said, choice
            walk.ids = [*here.open]
    sections = {name for walk in GUIDE.walks if role in walk.role for name in walk.sections}
    assert {name for name in sections if GUIDE.nodes[name].kind == "section"} <= shown


READINGS = st.builds(
    bounce,
    st.sampled_from(FAMILIES),
    st.sampled_from(("anna@fabrikam.example", "x@sub.fabrikam.example", "info@contoso.example", "a'b;c@żółw.example")),
    st.sampled_from(("anna@fabrikam.example", "bert@northwind.example", "root@printer.local", "@", "x@[192.0.2.1]")),
    sender=st.sampled_from((None, "jan@contoso.example", "<>")),
)
PASTES = st.one_of(
    READINGS,
    st.builds(bounce, st.sampled_from(FAMILIES)),
    st.sampled_from(
        (
            Reading(),
            Reading(kind="none", reason="imitation"),
            Reading(kind="bounce", family="no-answer", confidence=0.5),
            Reading(kind="bounce", code="5.1.1", reply="550", family="other", confidence=0.9),
            Reading(kind="bounce", family="other", confidence=0.9),
            Reading(kind="delay", code="4.4.1", reply="441", family="no-answer", confidence=0.9),
            Reading(kind="question", code="5.4.1", reply="550"),
            Reading(kind="question", code="5.7.1"),
            Reading(kind="question", code="9.9.9"),
        )
    ),
)
ARGUMENTS = (
    "",
    "fabrikam.example",
    "5.4.1",
    "a.example b.example",
    "polski",
    "english",
    "\u2066x",
    "printer.local",
    "x" * 300,
)
ACTIONS = st.one_of(
    st.tuples(st.just("press"), st.integers(0, 20)),
    st.tuples(st.just("press"), st.integers(0, 3)),
    st.tuples(st.just("old"), st.integers(0, 200)),
    st.tuples(st.just("paste"), PASTES),
    st.tuples(st.just("ask"), st.tuples(st.sampled_from([row.name for row in COMMANDS]), st.sampled_from(ARGUMENTS))),
    st.tuples(st.just("found"), st.sampled_from(list(WORLDS))),
    st.tuples(st.just("other"), st.sampled_from(("press", "restart", "paste"))),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    first=PASTES,
    actions=st.lists(ACTIONS, min_size=12, max_size=40),
    world=st.sampled_from([*WORLDS, None]),
    org=st.sampled_from(list(ORGS)),
    locale=st.sampled_from(KNOWN.words.locales),
    role=st.sampled_from((None, "user", "admin")),
)
def test_nothing_that_people_do_breaks_a_conversation(
    first: Reading, actions: list[tuple[str, Any]], world: str | None, org: str, locale: str, role: str | None
) -> None:
    """Any order of pastes, clicks, commands and other people's doings is answered and loses nothing."""
    walk = Walk(house(*ORGS[org]), WORLDS[world] if world else None, locale)
    walk.paste(first, role=role)
    for action, what in actions:
        _DO[action](walk, what)
        assert len(walk.state.examined) <= 10
        assert len(walk.state.trail) <= 50
        assert walk.state.owner == ME.id


def _press(walk: Walk, place: int) -> None:
    if walk.state.open:
        choice = walk.state.open[place % len(walk.state.open)]
        walk.press(choice)
        assert walk.effects, choice
        assert "ui/stale" not in walk.said, choice


def _press_old(walk: Walk, place: int) -> None:
    old = [choice for choice in walk.ids if choice not in walk.state.open] or ["who:admin:0"]
    before = walk.state
    walk.press(old[place % len(old)])
    assert walk.said == {"ui/stale"}
    assert walk.state.model_copy(update={"turn": before.turn}) == before


def _other(walk: Walk, what: str) -> None:
    before = walk.state
    if what == "press" and before.open:
        walk.press(before.open[0], OTHER)
    elif what == "paste":
        walk.paste(bounce("other", "x@fabrikam.example"), OTHER)
    else:
        walk.ask("restart", actor=OTHER)
    assert walk.state == before
    assert walk.said == {"ui/not-yours"}


def _found(walk: Walk, world: str) -> None:
    """End what is running, late; what ended before cannot end again."""
    for domain, known in walk.state.examined.items():
        ended = Checked(domain, known.card, WORLDS[world])
        if known.running:
            walk.take(ended)
            assert walk.effects
        before = walk.state
        walk.take(ended)
        assert walk.state == before
        assert not walk.effects
        walk.take(Checked(domain, "check:of:another:time", ()))
        assert walk.state == before
        assert walk.said == {"ui/replaced"}


_DO: dict[str, Callable[[Walk, Any], None]] = {
    "press": _press,
    "old": _press_old,
    "paste": lambda walk, reading: walk.paste(reading),
    "found": _found,
    "ask": lambda walk, command: walk.ask(*command),
    "other": _other,
}
