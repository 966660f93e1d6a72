"""Where the rules of a walk begin and end: what is kept, what is not done twice, whom a note is for."""

from __future__ import annotations

import pytest

from bot.blocks import Copyable, Report
from bot.conversation import Checked, Pasted, State
from bot.conversation.effects import Cite, Note
from bot.conversation.report_details import cite
from bot.conversation.step_context import Scene
from bot.model import Evidence, Finding, Reading, Recipient
from tests.walking import CLEAN, ME, WORLDS, Walk, bounce, found, house


def choose(walk: Walk, name: str) -> None:
    """Press the newest choice of this name."""
    walk.press(next(choice for choice in reversed(walk.state.open) if choice.split(":")[1] == name))


def test_the_latest_ten_examinations_are_kept() -> None:
    """Of twelve domains the two that were examined longest ago go, also where one was examined again since."""
    walk = Walk(house(), WORLDS["clean"], spoken=False)
    for number in range(11):
        walk.ask("check", f"d{number}.example")
    walk.ask("check", "d1.example")
    walk.ask("check", "d11.example")
    latest = [f"d{number}.example" for number in (*range(3, 11), 1, 11)]
    assert list(walk.state.examined) == latest


def test_an_examination_without_any_finding_is_no_former_one() -> None:
    """The next is compared with the last one that found something."""
    walk = Walk(house(), None)
    changes = []
    for findings in (found(**{**CLEAN, "mx": "MX_NONE"}), (), found(**CLEAN)):
        walk.ask("check", "fabrikam.example")
        walk.take(Checked("fabrikam.example", walk.state.examined["fabrikam.example"].card, findings))
        changes += [block.changes for block in walk.blocks if isinstance(block, Report)]
    assert [len(each) for each in changes] == [0, 0, 1]


def test_a_step_that_was_taken_is_not_led_to_again() -> None:
    """A finding leads from the section to its step once; from there the way goes on."""
    walk = Walk(house("fabrikam.example"), WORLDS["old-first"])
    walk.paste(bounce("relay-denied", "anna@fabrikam.example"), role="admin")
    assert walk.state.node == "admin.mx"
    choose(walk, "next")
    assert walk.state.node == "admin.mx.fix"
    walk.ask("back")
    assert walk.state.node == "admin.mx"
    choose(walk, "next")
    assert walk.state.node == "admin.mx.single"


@pytest.mark.parametrize(("confidence", "answers"), [(0.9, True), (0.89, False)])
def test_listening_it_answers_from_nine_tenths_on(confidence: float, answers: bool) -> None:
    walk = Walk(house(), None)
    reading = bounce("relay-denied", "anna@fabrikam.example").model_copy(update={"confidence": confidence})
    walk.take(Pasted(ME, reading, private=False, listening=True))
    assert bool(walk.effects) == answers


def test_a_section_is_ruled_out_by_all_of_its_checks_alone() -> None:
    """While one of them has not been heard of, the section stays: nobody knows that nothing is amiss."""
    fine = {**CLEAN, "mx": "MX_EXCHANGE_ONLINE"}
    for missing, stays in (("tenant", True), ("mx_addresses", True), ("autodiscover", False)):
        walk = Walk(house("fabrikam.example"), found(**{name: tag for name, tag in fine.items() if name != missing}))
        walk.paste(bounce("relay-denied", "anna@fabrikam.example"))
        choose(walk, "admin")
        passed = {walk.state.node}
        while walk.state.open:
            walk.press(walk.state.open[0])
            passed.add(walk.state.node)
        assert ("admin.mx" in passed) == stays, missing


def test_the_whole_way_can_be_gone_back() -> None:
    walk = Walk(house("fabrikam.example"), WORLDS["hybrid"], spoken=False)
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example"))
    way = [walk.state.node]
    while walk.state.node != "more-help":
        first = walk.state.open[0]
        walk.press(first.replace(":user:", ":admin:"))
        way.append(walk.state.node)
    assert len(way) > 7
    for node in reversed(way[:-1]):
        walk.ask("back")
        assert walk.state.node == node
    walk.ask("back")
    assert "ui/no-way-back" in walk.said


@pytest.mark.parametrize(("org", "ours"), [(("contoso.example",), False), (("fabrikam.example",), True)])
def test_a_note_about_our_own_domain_is_for_our_own_side(org: tuple[str, ...], ours: bool) -> None:
    """Also before anything was asked: the section was taken from the list, no recipient was picked."""
    walk = Walk(house(*org), None)
    walk.paste(bounce("recipient-rejected", "anna@fabrikam.example", "bert@northwind.example"), role="user")
    assert walk.state.side is None
    walk.ask("sections")
    choose(walk, "user.ask-admin")
    (note,) = (effect for effect in walk.effects if isinstance(effect, Note))
    assert note.intro == ("ui/note-own-side" if ours else "ui/note-other-side")
    assert note.brief is not ours
    assert [block.kind for block in walk.blocks if isinstance(block, Copyable)] == ["note"]


def test_a_line_for_admins_is_not_quoted_for_users_once_more() -> None:
    """One line that holds the recipient and the reply stands in the part for admins alone."""
    text = "Subject: Offer\n<anna@fabrikam.example>: 550 5.4.1 denied"
    at = text.index("anna"), text.index("550")
    reading = Reading(
        kind="bounce", code="5.4.1", text=text, recipients=(Recipient(address="anna@fabrikam.example"),), evidence=(
            Evidence(field="subject", start=9, end=14),
            Evidence(field="recipients", start=at[0], end=at[0] + 21),
            Evidence(field="diagnostic", start=at[1], end=len(text)),
        ),
    )  # fmt: skip
    quoted = {}
    for part in ("users", "admins", None):
        scene = Scene(house(), State(reading=reading))
        cite(scene, "report-details", part)
        quoted[part] = [effect.text for effect in scene.effects if isinstance(effect, Cite)]
    first, second = text.split("\n")
    assert quoted == {"users": [first], "admins": [second], None: [text]}


def test_what_is_found_twice_alike_is_no_change() -> None:
    """A former run that found the same has nothing new, nothing gone."""
    walk = Walk(house(), (Finding(check="mx", tag="MX_NONE"),))
    for _ in range(2):
        walk.ask("check", "fabrikam.example")
    (report,) = (block for block in walk.blocks if isinstance(block, Report))
    assert report.changes == ()
