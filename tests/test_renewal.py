"""A deploy renames nodes and choices while people stand on them: every entry is answered, and the walk goes on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.blocks import Report
from bot.commands import COMMANDS, Command
from bot.conversation import Answered, Asked, Checked, Event, House, Pasted, State, step
from bot.conversation.effects import Offer, Say
from bot.conversation.state_migration import current
from bot.conversation.step_context import Scene
from bot.guide import Guide
from bot.model import Finding, Reading
from tests.walking import KNOWN, ME, OTHER, VOICE, WORLDS, Walk, bounce, house

if TYPE_CHECKING:
    from bot.blocks import Block
    from bot.conversation import Effect

FOLDER = "ndr-5-4-1"
GUIDE = KNOWN.guides[FOLDER]


def renamed(node: str) -> House:
    """Return the house whose guide calls this node otherwise."""
    written = GUIDE.model_dump_json(by_alias=True).replace(f'"{node}"', f'"{node}.new"')
    return replace(house(), guides={FOLDER: Guide.model_validate_json(written)})


def without(node: str) -> House:
    """Return the house whose guide has this node no more; what led to it leads on."""
    written = GUIDE.model_dump(mode="json", by_alias=True)
    del written["nodes"][node]
    written["questions"] = [name for name in written["questions"] if name != node]
    written["after"] = "cause" if written["after"] == node else written["after"]
    for walk in written["walks"]:
        walk["sections"] = [name for name in walk["sections"] if name != node]
    written["together"] = [[name for name in group if name != node] for group in written["together"]]
    return replace(house(), guides={FOLDER: Guide.model_validate(written)})


def taken(rooms: House, state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """Take an event as the dispatcher does: through JSON, and into words."""
    after, effects = step(rooms, State.model_validate_json(state.model_dump_json()), event)
    return State.model_validate_json(after.model_dump_json()), effects


def spoken(rooms: House, after: State, effects: tuple[Effect, ...]) -> tuple[Block, ...]:
    return tuple(VOICE.speak(effects, Scene(rooms, after)))


def keys(effects: tuple[Effect, ...]) -> list[str]:
    return [effect.key for effect in effects if isinstance(effect, Say)]


def standing(node: str) -> Walk:
    """Return a walk that stands at this node, its examination still running."""
    walk = Walk(house(), None, spoken=False)
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"))
    while walk.state.node != node:
        walk.press(walk.state.open[0].replace(":user:", ":admin:"))
    return walk


def entries(walk: Walk) -> dict[str, Event]:
    """Return one event of each way into a conversation."""
    ((domain, known),) = walk.state.examined.items()
    return {
        "button": Answered(ME, walk.state.open[0]),
        "words": Pasted(ME, Reading(text="next", reason="no-report")),
        "language": Asked(ME, Command("language", "polski")),
        "status": Asked(ME, Command("status")),
        "help": Asked(ME, Command("help")),
        "findings": Checked(domain, known.card, WORLDS["clean"]),
    }


@pytest.mark.parametrize("node", ["side", "admin.sender", "more-help"])
def test_a_walk_whose_node_is_gone_goes_on_to_the_next(node: str) -> None:
    """Button, words, command, another language, findings that came after a restart: the next node is shown."""
    walk = standing(node)
    rooms = without(node)
    for way, event in entries(walk).items():
        after, effects = taken(rooms, walk.state, event)
        assert after.node in rooms.guides[FOLDER].nodes, way
        assert "ui/step-gone" in keys(effects), way
        assert "ui/stale" not in keys(effects), way
        last = [effect for effect in effects if isinstance(effect, Offer)][-1]
        assert last.node == after.node, way
        assert f"{last.node}:{last.options[0].id}:{last.turn}" in after.open, way
        assert spoken(rooms, after, effects), way


def test_a_renamed_node_is_come_to_again() -> None:
    """What was not done yet comes under its new name; the way back leads over the nodes that are still there."""
    walk = standing("side")
    walk.press(walk.state.open[0])
    assert walk.state.trail == ("who", "side")
    rooms = without("side")
    after, effects = taken(rooms, walk.state, Asked(ME, Command("back")))
    assert after.node == "who"
    assert "ui/step-gone" not in keys(effects)
    rooms, passed = renamed("admin.sender"), set()
    state, _ = taken(rooms, standing("admin.sender").state, Asked(ME, Command("status")))
    while state.open and len(passed) < 20:
        passed.add(state.node)
        state, _ = taken(rooms, state, Answered(ME, state.open[0]))
    assert {"admin.sender.new", "helpful"} <= passed


def test_a_guide_that_is_gone_leaves_what_its_code_means() -> None:
    """Without any guide the bounce is answered as one of a code that has none."""
    rooms = replace(house(), guides={})
    for way, event in entries(standing("admin.sender")).items():
        after, effects = taken(rooms, standing("admin.sender").state, event)
        assert (after.guide, after.node) == (None, None), way
        assert any(choice.startswith("code:hand-over:") for choice in after.open), way
        assert spoken(rooms, after, effects), way


def test_a_choice_that_is_gone_shows_its_node_again() -> None:
    walk = standing("who")
    written = GUIDE.model_dump(mode="json", by_alias=True)
    written["nodes"]["who"]["choices"] = ["user", "admin"]
    rooms = replace(house(), guides={FOLDER: Guide.model_validate(written)})
    asked = next(choice for choice in walk.state.open if choice.startswith("who:unknown:"))
    after, effects = taken(rooms, walk.state, Answered(ME, asked))
    assert after.node == "who"
    assert "ui/step-gone" in keys(effects)
    (offer,) = (effect for effect in effects if isinstance(effect, Offer))
    assert "unknown" not in [option.id for option in offer.options]
    answered = next(choice for choice in walk.state.open if choice.startswith("who:admin:"))
    after, effects = taken(rooms, walk.state, Answered(ME, answered))
    assert (after.role, after.node) == ("admin", "side")
    assert "ui/step-gone" not in keys(effects)


def test_somebody_else_moves_nothing_where_a_node_is_gone() -> None:
    walk = standing("side")
    rooms = without("side")
    after, effects = taken(rooms, walk.state, Asked(OTHER, Command("restart")))
    assert after == walk.state
    assert keys(effects) == ["ui/not-yours"]
    chatter = Pasted(OTHER, Reading(text="lunch?", reason="no-report"), private=False, listening=True)
    assert taken(rooms, walk.state, chatter) == (walk.state, ())


def test_a_new_bounce_forgets_the_place_that_is_gone() -> None:
    after, effects = taken(without("side"), standing("side").state, Pasted(ME, bounce("other", "b@fabrikam.example")))
    assert after.node in without("side").guides[FOLDER].nodes
    assert after.trail == ()
    assert "ui/step-gone" not in keys(effects)


PLACES = {node: standing(node).state for node in ("who", "side", "admin.sender", "more-help")}
STRANGE = st.sampled_from(("gone", "admin.mx", "who", "helpful", "more-help", "which", "code", "", "a:b", "Ω", "r7"))
CHOICES = st.builds(
    "{}:{}:{}".format, STRANGE, st.one_of(STRANGE, st.sampled_from(("next", "admin", "yes", "r0"))), st.integers(0, 9)
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "guide": st.sampled_from((FOLDER, "ndr-9-9-9", "", None)),
    "node": st.one_of(STRANGE, st.none()),
    "trail": st.lists(STRANGE, max_size=4),
    "done": st.lists(STRANGE, max_size=4),
    "told": st.lists(STRANGE, max_size=2),
    "open": st.lists(st.one_of(CHOICES, STRANGE), max_size=4),
    "offered": st.one_of(
        st.none(),
        st.fixed_dictionaries({
            "node": STRANGE,
            "options": st.lists(
                st.fixed_dictionaries({"id": STRANGE, "label": st.sampled_from(("ui/choice-next", "ndr-5-4-1/x"))}),
                max_size=3,
            ),
            "prompt": st.sampled_from(("", "ui/gone", "ndr-5-4-1/who.body")),
        }),
    ),
    "role": st.sampled_from(("admin", "user", "boss", None)),
    "side": st.sampled_from(("sender", "middle", None)),
    "scope": st.sampled_from(("one", "few", None)),
    "recipient": st.integers(0, 3),
    "helpful": st.sampled_from((None, "yes", "maybe")),
    "proved": st.dictionaries(STRANGE, STRANGE, max_size=2),
    "remarks": st.lists(STRANGE, max_size=2),
    "locale": st.sampled_from(("en", "pl", "xx")),
}  # fmt: skip
CHANGES = st.fixed_dictionaries({}, optional=FIELDS)


@example(node="who", changes={"offered": {"node": "a:b", "options": [], "prompt": ""}}, commands=["check"], press=0)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    node=st.sampled_from(("who", "side", "admin.sender", "more-help")),
    changes=CHANGES,
    commands=st.lists(st.sampled_from([row.name for row in COMMANDS]), min_size=1, max_size=3),
    press=st.integers(0, 5),
)
def test_whatever_names_a_state_has_every_event_is_answered(
    node: str, changes: dict[str, Any], commands: list[str], press: int
) -> None:
    """Unknown names of nodes, choices, guides and answers never raise; something is always said or offered."""
    kept = {**PLACES[node].model_dump(mode="json"), **changes}
    state = State.model_validate(kept)
    rooms = house()
    assert current(rooms, current(rooms, state)) is not None
    card = state.examined["fabrikam.example"].card
    events: list[Event] = [
        Pasted(ME, Reading(text="I do not know", reason="no-report")),
        Checked("fabrikam.example", card, WORLDS["old-first"]),
        *(Answered(ME, choice) for choice in state.open[press : press + 1]),
        Answered(ME, "gone:gone:0"),
        *(Asked(ME, Command(name)) for name in commands),
    ]
    for event in events:
        after, effects = taken(rooms, state, event)
        assert spoken(rooms, after, effects), event
        assert current(rooms, after) is after, event
        if after.node and after.open:
            _, effects = taken(rooms, after, Answered(ME, after.open[0]))
            assert effects
            assert "ui/stale" not in keys(effects)


def test_a_finding_whose_tag_is_gone_is_left_out() -> None:
    """What an older version found is not said; the rest is, also beside what was found before."""
    gone = (Finding(check="mx", tag="MX_OLD_TAG"), Finding(check="gone", tag="GONE"))
    walk = Walk(house("fabrikam.example"), None)
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    known = walk.state.examined["fabrikam.example"]
    before = known.ended((*gone, *WORLDS["old-first"])).model_copy(update={"former": gone, "asked": True})
    walk.state = walk.state.model_copy(update={"examined": {"fabrikam.example": before}})
    walk.ask("escalate")
    walk.ask("language", "polski")
    walk.ask("check", "fabrikam.example")
    walk.take(Checked("fabrikam.example", walk.state.examined["fabrikam.example"].card, WORLDS["clean"]))
    (report,) = (block for block in walk.blocks if isinstance(block, Report))
    assert {item.check for item in report.items} <= {finding.check for finding in WORLDS["clean"]}
    assert report.changes


def test_what_todays_guide_wrote_is_left_as_it_is() -> None:
    for state in PLACES.values():
        assert current(house(), state) is state
    assert all(re.fullmatch(r"[^:]+:[^:]+:\d+", choice) for state in PLACES.values() for choice in state.open)
