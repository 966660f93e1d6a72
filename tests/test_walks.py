"""Properties of the walk, over the running guide and the words as they are delivered."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.blocks import Facts, Findings, Folded, Report, Text
from bot.commands import COMMANDS
from bot.conversation import Checked, Examine, route
from bot.conversation.step_context import Scene
from bot.model import Finding, Reading, ServerAnswer
from tests.walking import FAMILIES, KNOWN, ME, OTHER, STAFF, WORLDS, Walk, bounce, found, house

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


def test_the_top_causes_section_comes_first() -> None:
    """An old MX beside a refusal: the MX first, unless Microsoft's own server refused; then the address."""
    refused = bounce("recipient-rejected", "anna@fabrikam.example")
    recipient = refused.recipients[0].model_copy(update={"diagnostic": "550 5.4.1 Access denied. AS(201806281)"})
    proved = refused.model_copy(update={"recipients": (recipient,)})
    for reading, expected in (
        (refused, ["scope", "admin.mx.single", "admin.mx", "admin.recipient"]),
        (proved, ["scope", "admin.recipient", "admin.mx.single", "admin.mx"]),
    ):
        walk = Walk(house("fabrikam.example"), WORLDS["old-first"])
        walk.paste(reading)
        passed = list(dict.fromkeys(to_the_end(walk, "admin", "recipient")))
        assert [name for name in passed if name not in ("who", "admin.mx.fix")][:4] == expected


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("world", WORLDS)
def test_sections_that_belong_together_stay_together(world: str, family: Family) -> None:
    """Nothing stands between two sections of a group, whatever the evidence puts first."""
    walk = Walk(house("fabrikam.example"), WORLDS[world], spoken=False)
    walk.paste(bounce(family, "anna@fabrikam.example"), role="admin")
    sections = route.order(Scene(walk.house, walk.state), GUIDE)
    for group in GUIDE.together:
        places = sorted(sections.index(name) for name in group if name in sections)
        assert places == list(range(places[0], places[0] + len(places))) if places else True


@pytest.mark.parametrize("tag", sorted({tag for walk in GUIDE.walks for tag in walk.found}))
@pytest.mark.parametrize("role", [None, "user", "admin"])
def test_what_stops_everything_is_one_step(role: str | None, tag: str) -> None:
    """No question and one section, for whoever asks; all the rest is left out for one reason."""
    world = found(delegation=tag, mx="MX_UNTESTED") if "PROPAGATION" not in tag else found(propagation=tag)
    walk = Walk(house(), world)
    walk.paste(bounce("no-answer", "anna@fabrikam.example"), role=role)
    shown = []
    while walk.state.open:
        shown.append(walk.state.open[0].split(":")[0])
        if shown[-1] == GUIDE.after:
            (fold,) = (block for block in walk.blocks if isinstance(block, Folded))
            (reason,) = fold.parts
            assert isinstance(reason, Text)
        walk.press(walk.state.open[0])
    assert shown in (["domain-gone", "more-help", "helpful"], ["dns-dead", "more-help", "helpful"])


def test_a_question_gives_way_once_nothing_else_can_help() -> None:
    """The DNS is slower than the first question: what was asked is not needed any more."""
    walk = Walk(house(), None)
    walk.paste(bounce("no-answer", "anna@fabrikam.example"))
    assert walk.state.node == "who"
    ((domain, known),) = walk.state.examined.items()
    walk.take(Checked(domain, known.card, WORLDS["no-domain"]))
    assert walk.state.node == "domain-gone"
    assert any(choice.startswith("domain-gone:not-me:") for choice in walk.state.open)


DNS_WORDS = re.compile(r"\b(?:DNS|MX|TTL|NXDOMAIN|record|rekord|name server|serwer\w* nazw|cache|pamięci podręczn)\w*")


@pytest.mark.parametrize("locale", KNOWN.words.locales)
@pytest.mark.parametrize("role", ["user", "admin"])
@pytest.mark.parametrize("family", FAMILIES)
def test_what_was_left_out_stands_at_the_end_with_reasons(family: Family, role: str, locale: str) -> None:
    """Folded, once; a reason is a sentence, never a question; people who only use mail read no words of DNS."""
    for (world, findings), side in itertools.product(WORLDS.items(), SIDES):
        walk = Walk(house(), findings, locale)
        walk.paste(bounce(family, "anna@fabrikam.example"))
        folds = []
        while walk.state.open:
            folds += [
                (walk.state.node, fold)
                for fold in walk.blocks
                if isinstance(fold, Folded) and fold.title in {"Left out", "Pominięte"}
            ]
            first = walk.state.open[0]
            node, _, turn = first.split(":")
            chosen = {"who": role, "side": side}.get(node)
            walk.press(f"{node}:{chosen}:{turn}" if chosen else first)
        assert {node for node, _ in folds} <= {GUIDE.after}, world
        rows = [row for _, fold in folds for part in fold.parts if isinstance(part, Facts) for row in part.rows]
        for row in rows:
            assert row.value.endswith("."), row
            assert "?" not in row.value, row
            assert role == "admin" or not DNS_WORDS.search(row.value), row
        assert len(rows) == len({row.label for row in rows}), rows


def test_a_section_that_changes_something_can_be_tested() -> None:
    """Done: what is in the DNS is tested here, what is at Microsoft from outside; both lead back into the walk."""
    walk = Walk(house("fabrikam.example"), WORLDS["elsewhere"])
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    assert walk.state.node == "admin.mx"
    walk.press(next(choice for choice in walk.state.open if ":done:" in choice))
    kinds = [block.block for block in walk.blocks]
    assert "report" in kinds or "progress" in kinds
    assert walk.state.node == "admin.mx"
    assert any(":next:" in choice for choice in walk.state.open)
    walk.ask("sections")
    walk.press(next(choice for choice in walk.state.open if choice.startswith("sections:admin.domain:")))
    walk.press(next(choice for choice in walk.state.open if ":done:" in choice))
    assert walk.state.node == "admin.mx.test"


@pytest.mark.parametrize("command", ["check", "more", "published"])
def test_a_report_inside_a_walk_ends_with_its_buttons(command: str) -> None:
    """Whatever starts the examination; the earlier buttons count as well."""
    walk = Walk(house(), None)
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    before = walk.state.open
    walk.ask(command, "fabrikam-example.mail.protection.outlook.com" if command == "published" else "fabrikam.example")
    assert walk.blocks[-1].block == "choices"
    assert set(before) < set(walk.state.open)


def test_published_has_a_button() -> None:
    """It asks for the name once; told it before, it looks for that."""
    walk = Walk(house("fabrikam.example"), WORLDS["elsewhere"])
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    walk.press(walk.state.open[0])
    assert walk.state.node == "admin.mx.fix"
    walk.press(next(choice for choice in walk.state.open if ":published:" in choice))
    assert "ui/published-which" in walk.said
    walk.ask("published", "mx.fabrikam.example")
    walk.press(next(choice for choice in reversed(walk.state.open) if ":published:" in choice))
    assert walk.state.examined["fabrikam.example"].expect == ("mx.fabrikam.example",)
    assert any(isinstance(effect, Examine) for effect in walk.effects)


def test_a_faults_mend_is_shown_once() -> None:
    """Its record to copy stands in the first section that needs it, and again where one comes back to that."""
    gone = Finding(check="mx", tag="MX_OLD_HOME_LOWER", facts={
        "domain": "fabrikam.example", "preference": 5, "other": "mx.home.pl", "place": "home.pl",
        "microsoft_preference": 10,
    })  # fmt: skip
    world = [finding for finding in WORLDS["clean"] if finding.check != "mx"]
    walk = Walk(house("fabrikam.example"), [gone, *world])
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    shown = []
    while walk.state.open:
        shown += [
            (block.node, one.text)
            for block in walk.blocks
            if isinstance(block, Findings | Report)
            for item in block.items
            for one in item.copy_
            if not isinstance(block, Report) or not block.folded
        ]
        walk.press(walk.state.open[0])
    assert len(shown) == 1, shown


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
            if isinstance(block, Folded):
                items = [item for part in block.parts if isinstance(part, Findings) for item in part.items]
                shown.setdefault(node, {}).update({item.check: bool(item.rows) for item in items})
        walk.press(walk.state.open[0])
    tables = [check for items in shown.values() for check, table in items.items() if table]
    assert sorted(tables) == sorted(set(tables))
    first = next(node for node, items in shown.items() if any(items.values()))
    walk.ask("restart")
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"), role="admin")
    while walk.state.node != first:
        walk.press(walk.state.open[0])
    walk.press(walk.state.open[0])
    walk.ask("back")
    again = [part for block in walk.blocks if isinstance(block, Folded) for part in block.parts]
    items = [item for part in again if isinstance(part, Findings) for item in part.items]
    assert {item.check: bool(item.rows) for item in items} == shown[first]


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
    sections = {name for walk in GUIDE.walks if role in walk.role and not walk.found for name in walk.sections}
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
