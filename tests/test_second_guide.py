"""A guide for another code is a folder: it is walked by its code, and disturbs the first one in nothing."""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters import content, reference
from bot.blocks import Report
from bot.chart import chart
from bot.conversation.step_context import Scene
from bot.intake import Rules, read
from bot.model import Paste, Reading, Recipient
from bot.presenter import Voice
from bot.words import ContentError, Words
from tests import walking
from tests.reading import MARKERS, VERDICTS
from tests.walking import FAMILIES, WORLDS, Walk, bounce, house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from adapters.content import Content
    from bot.conversation import House

ROOT = Path(__file__).parents[1]
FOLDER = "ndr-5-1-1"
FLOW = """
code = "5.1.1"
opening = "meaning"
questions = ["who"]
after = "helpful"
closing = "helpful"

[[walks]]
sections = ["address"]

[nodes.meaning]
kind = "opening"

[nodes.who]
kind = "question"
answers = "role"
choices = ["user", "admin"]

[nodes.address]
kind = "section"
choices = [{ id = "next", to = "@next" }]

[nodes.helpful]
kind = "feedback"
choices = ["yes", "no"]
"""
CAUSES = """
[[cause]]
id = "A1"
families = ["other"]
base = 10
sections = ["address"]
sign = [{ id = "not-there", weight = 90, tags = ["MX_NONE", "MX_OTHER_HOME", "MX_EXCHANGE_ONLINE"] }]
"""
WORDS = """
meaning = Not there
    .other = There is no such mailbox.
    .other-ours = There is no such mailbox of ours.
    .delay-other = It is tried again.
    .not-me = I did not send this
who = Who
    .body = Who are you?
    .user = I write mail
    .admin = I am an admin
address = The address
    .body = Look at the address.
helpful = Did it help?
    .body = Did it help?
    .yes = Yes
    .no = No
    .thanks-yes = Thanks.
    .thanks-no = Thanks.
"""


def load(folder: Path) -> Content:
    """Load a copy of content/ as the start does."""
    reference.causes.cache_clear()
    texts = {(path.parent.name, path.stem): path.read_text("utf-8") for path in folder.glob("*/*.ftl")}
    return content._loaded(Words(texts))


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a content/ with a second guide, which sorts before the first one."""
    folder = tmp_path_factory.mktemp("second") / "content"
    shutil.copytree(ROOT / "content", folder)
    (folder / FOLDER).mkdir()
    for name, text in (("flow.toml", FLOW), ("causes.toml", CAUSES), ("en.ftl", WORDS), ("pl.ftl", WORDS)):
        (folder / FOLDER / name).write_text(text, "utf-8")
    codes = (folder / "codes.toml").read_text("utf-8")
    row = 'codes = ["X.1.1", "5.1.351"]\n'
    assert row in codes
    (folder / "codes.toml").write_text(codes.replace(row, f'{row}guide = "{FOLDER}"\n'), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for module in (content, reference):
            patch.setattr(module, "files", lambda _: folder)
        yield folder
    reference.causes.cache_clear()


@pytest.fixture(scope="module")
def both(beside: Path) -> House:
    known = load(beside)
    assert list(known.guides) == [FOLDER, "ndr-5-4-1"]
    return replace(
        house(), guides=known.guides, causes=known.causes, codes=known.codes, intents=known.intents, words=known.words
    )


@pytest.fixture
def spoken(both: House, monkeypatch: pytest.MonkeyPatch) -> House:
    assert both.words is not None
    monkeypatch.setattr(walking, "VOICE", Voice(both.words, reference.tags()))
    return both


def checked(rooms: House, world: str) -> Report:
    walk = Walk(rooms, WORLDS[world])
    walk.ask("check", "fabrikam.example")
    (report,) = (block for block in walk.blocks if isinstance(block, Report))
    return report


@pytest.mark.parametrize("world", WORLDS)
def test_a_check_names_the_same_causes(world: str, spoken: House) -> None:
    """In a chat and in the terminal; another guide's causes are not named beside them."""
    assert checked(spoken, world) == checked(house(), world)
    assert reference.causes() == reference.causes("ndr-5-4-1")


def test_a_check_still_has_causes_to_name(spoken: House) -> None:
    assert checked(spoken, "old-first").causes


@pytest.mark.parametrize("role", ["user", "admin"])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_first_guide_is_walked_as_before(family: str, role: str, spoken: House) -> None:
    """From the opening to the end, word for word."""
    said = []
    for rooms in (house(), spoken):
        walk = Walk(rooms, WORLDS["old-first"])
        walk.paste(bounce(family, "anna@fabrikam.example"))  # type: ignore[arg-type]
        told = [*walk.blocks]
        while walk.state.open:
            walk.press(walk.state.open[0].replace(":user:", f":{role}:"))
            told += walk.blocks
        said.append(told)
    assert said[0] == said[1]


def other(*addresses: str) -> Reading:
    failed = tuple(Recipient(address=each, code="5.1.1", reply="550", family="other") for each in addresses)
    return Reading(kind="bounce", code="5.1.1", reply="550", family="other", recipients=failed, confidence=0.97)


def test_the_second_guide_is_walked_by_its_code(spoken: House) -> None:
    """Its opening has words for `other` alone, which serve for every family; four nodes lead to the end."""
    for family in FAMILIES:
        walk = Walk(spoken, WORLDS["clean"])
        walk.paste(other("anna@fabrikam.example").model_copy(update={"family": family}))
        assert f"{FOLDER}/meaning.other" in walk.said
        passed = [walk.state.node]
        while walk.state.open:
            walk.press(walk.state.open[0])
            passed.append(walk.state.node)
        assert passed == ["who", "address", "helpful", None]


def test_a_bounce_of_both_codes_is_walked_by_each_guide(spoken: House) -> None:
    """Each recipient has the guide of its code; the one whose code comes first is at hand first."""
    one, another = bounce("relay-denied", "anna@fabrikam.example"), other("bela@northwind.example")
    walk, picked = Walk(spoken, WORLDS["clean"]), {}
    for place in (0, 1):
        walk.paste(one.model_copy(update={"recipients": (*another.recipients, *one.recipients)}))
        walk.press(next(choice for choice in walk.state.open if choice.startswith(f"which:r{place}:")))
        picked[Scene(spoken, walk.state).recipient.address] = walk.state.guide
    assert picked == {"anna@fabrikam.example": "ndr-5-4-1", "bela@northwind.example": FOLDER}


def test_which_code_comes_first_is_content() -> None:
    """The recipient that stands for the whole bounce is the one whose code verdicts.toml names first."""
    text = (
        "Delivery has failed to these recipients:\n\nbela@northwind.example\n550 5.1.1 User unknown\n\n"
        "anna@fabrikam.example\n550 5.4.1 Relay Access Denied\n"
    )
    for first, stands in (
        ('["5.4.1"]', "5.4.1"),
        ('["5.1.1", "5.4.1"]', "5.1.1"),
        ('["5.4.1", "5.1.1"]', "5.4.1"),
        ("[]", "5.1.1"),
    ):
        rules = Rules.from_toml(VERDICTS.replace('first = ["5.4.1"]', f"first = {first}"), MARKERS)
        assert read(Paste(text=text), rules).code == stands, first


EVERYBODY = "user or admin or staff or unknown, side sender or recipient or unknown"


def test_its_chart_can_be_drawn(both: House) -> None:
    lines = chart(both.guides[FOLDER]).splitlines()
    assert lines[-2:] == [f'    who -- "{EVERYBODY}" --> address', "    address --> helpful"]


MISTAKES = {
    "two guides that speak where there is no bounce": (
        f"{FOLDER}/flow.toml", 'code = "5.1.1"', 'code = "5.1.1"\nof-checks = true', "of-checks",
    ),
    "an answer that neither guide has": ("intents.toml", 'choice = "user"', 'choice = "usher"', "usher"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_guides_that_disagree_are_refused(name: str, beside: Path) -> None:
    file, old, new, said = MISTAKES[name]
    path = beside / file
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), "utf-8")
    try:
        with pytest.raises(ContentError, match=said):
            load(beside)
    finally:
        path.write_text(before, "utf-8")


def test_a_code_that_comes_first_has_a_guide(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = Rules.from_toml(VERDICTS.replace('first = ["5.4.1"]', 'first = ["5.7.1"]'), MARKERS)
    monkeypatch.setattr(content, "rules", lambda: rules)
    with pytest.raises(ContentError, match=re.escape("5.7.1 has no guide")):
        load(beside)


KNOWS = re.compile(r"(?<![\d.])(?:[245x]\.)?4\.1(?![\d.]\d)|ndr-5-4-1")


def test_no_python_knows_a_guide() -> None:
    """No string in bot/ or adapters/ names the code or the folder of a guide; examples stand in docstrings alone."""
    for path in sorted((*ROOT.glob("bot/**/*.py"), *ROOT.glob("adapters/**/*.py"))):
        tree = ast.parse(path.read_text("utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                assert not KNOWS.search(node.value), f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"
