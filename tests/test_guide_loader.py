"""A mistake in a guide stops the start, and says in one line which file, which node and what to do."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.chart import chart
from bot.checks import CHECKS
from bot.conversation import choice_handlers, menu
from bot.guide import Guide, load_guide
from bot.guide.proof import TAKEN
from bot.words import ContentError, Words

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = {check.NAME: check.TAGS for check in CHECKS}
FLOW = """
code = "9.9.9"
families = ["recipient-rejected", "relay-denied", "no-answer"]
opening = "meaning"
questions = ["who"]
after = "more"
closing = "helpful"

[nodes.meaning]
kind = "opening"

[nodes.who]
kind = "question"
answers = "role"
choices = ["user", "admin"]

[[walks]]
role = ["user", "admin", "staff", "unknown"]
side = ["sender", "recipient", "unknown"]
sections = ["mx"]

[[walks]]
found = ["DOMAIN_NOT_FOUND"]
sections = ["gone"]

[nodes.gone]
kind = "section"
more = true
choices = [{ id = "next", to = "@test" }]

[nodes.mx]
kind = "section"
needs = "dns"
checks = ["mx"]
choices = [{ id = "next", to = "@next" }]
on = { MX_NONE = "fix" }
ruled-out-by = ["MX_EXCHANGE_ONLINE"]
not-for = { family = ["other"] }
commands = ["Get-Something {domain}"]
links = [{ id = "page", url = "https://contoso.example/page" }]

[nodes.fix]
kind = "step"
choices = [{ id = "next", to = "@next" }]

[nodes.more]
kind = "aside"
choices = [{ id = "next", to = "helpful" }]

[nodes.helpful]
kind = "feedback"
choices = ["yes", "no"]
"""
PARTS = [f"    .{family}{ours} = x" for family in ("recipient-rejected", "relay-denied", "no-answer", "other")
         for ours in ("", "-ours")]  # fmt: skip
DELAYS = [f"    .delay-{family} = x" for family in ("recipient-rejected", "relay-denied", "no-answer", "other")]
WORDS = "\n".join(
    [
        "meaning = x", *PARTS, *DELAYS, "    .not-me = x",
        "who = x", "    .body = x", "    .user = x", "    .admin = x",
        "mx = x", "    .body = { $domain }", "    .not-for = x", "    .ruled-out = x",
        "    .commands = x", "    .link-page = x",
        "gone = x", "    .body = x", "    .more = x", "    .alone = x",
        "fix = x", "    .body = x",
        "more = x", "    .body = x",
        "helpful = x", "    .body = x", "    .yes = x", "    .no = x", "    .thanks-yes = x", "    .thanks-no = x", "",
    ]
)  # fmt: skip
UI = "choice-next = Next\nneeds-dns = x\n"


def load(flow: str = FLOW, words: str = WORDS, other: str | None = None) -> None:
    texts = {("g", "en"): words, ("g", "pl"): other or words, ("ui", "en"): UI, ("ui", "pl"): UI}
    load_guide("g", flow, TAGS, Words(texts))


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def test_whole_guide_is_taken() -> None:
    """The guide that all the broken ones are made of is whole."""
    load()


def _renamed(name: str) -> Callable[[str], str]:
    return lambda text: text.replace('"fix"', f'"{name}"').replace("[nodes.fix]", f'[nodes."{name}"]')


BROKEN_FLOW = {
    "an edge to nowhere": (swap('id = "next", to = "@next"', 'id = "next", to = "nowhere"'), "mx", "nowhere"),
    "a finding that leads nowhere": (swap('MX_NONE = "fix"', 'MX_NONE = "nowhere"'), "mx", "nowhere"),
    "a node nobody reaches": (swap('on = { MX_NONE = "fix" }\n', ""), "fix", "leads here"),
    "an unknown check": (swap('checks = ["mx"]', 'checks = ["mxx"]'), "mx", "mxx"),
    "an unknown tag": (swap('["MX_EXCHANGE_ONLINE"]', '["MX_NEVER_SEEN"]'), "mx", "MX_NEVER_SEEN"),
    "a tag of another check": (swap('["MX_EXCHANGE_ONLINE"]', '["DELEGATION_OK"]'), "mx", "DELEGATION_OK"),
    "a walk on an unknown tag": (swap('["DOMAIN_NOT_FOUND"]', '["DOMAIN_LOST"]'), "walks", "DOMAIN_LOST"),
    "a group of nothing": (swap('after = "more"', 'after = "more"\ntogether = [["mx", "spf"]]'), "spf", "no such node"),
    "a link that is not https": (swap("https://contoso", "http://contoso"), "mx", "https"),
    "a section that is not there": (swap('sections = ["mx"]', 'sections = ["mx", "off"]'), "off", "no such node"),
    "a question that is not there": (
        swap('questions = ["who"]', 'questions = ["who", "when"]'),
        "when",
        "no such node",
    ),
    "a role without a walk": (swap('"staff", "unknown"]', '"unknown"]'), "walks", "staff"),
    "a choice set that is not there": (
        swap('choices = [{ id = "next", to = "helpful" }]', 'choices = "set"'),
        "more",
        "set",
    ),
    "a node without a choice": (swap('choices = ["yes", "no"]', ""), "helpful", "choice"),
    "a place that cannot be filled": (swap("{domain}", "{password}"), "mx", "password"),
    "a kind that is none": (swap('kind = "step"', 'kind = "stage"'), "fix", "kind"),
    "a key nobody knows": (swap('kind = "step"', 'kind = "step"\nkin = 1'), "fix", "kin"),
    "a family that is none": (swap('family = ["other"]', 'family = ["others"]'), "mx", "others"),
    "a condition on nothing": (swap("not-for = { family", "not-for = { famly"), "mx", "famly"),
    "an id that a place of every talk has": (_renamed("code"), "code", "choose another"),
    "an id that ends a chart": (_renamed("end"), "end", "choose another"),
    "an id with a space": (_renamed("fix it"), "fix it", "is no id"),
    "an id with a colon": (_renamed("fix:it"), "fix:it", "is no id"),
    "an id with two hyphens": (_renamed("fix--it"), "fix--it", "is no id"),
    "a choice that is no id": (swap('id = "next", to = "@next"', 'id = "go on", to = "@next"'), "mx", "is no id"),
    "no TOML": (swap("[nodes.fix]", "[nodes.fix"), "flow.toml", "line"),
}


@pytest.mark.parametrize("name", BROKEN_FLOW)
def test_broken_flow_is_refused(name: str) -> None:
    """Each mistake in flow.toml is refused with the file, the node and the mend."""
    change, node, said = BROKEN_FLOW[name]
    with pytest.raises(ContentError) as refused:
        load(change(FLOW))
    _one_line(refused.value, "content/g/flow.toml", node, said)


BROKEN_WORDS = {
    "no title": (swap("fix = x\n    .body = x\n", ""), "fix", "en has no words for g/fix"),
    "no body": (swap("fix = x\n    .body = x", "fix = x"), "fix", "g/fix.body"),
    "no choice's label": (swap("    .admin = x\n", ""), "who", "g/who.admin"),
    "no link's label": (swap("    .link-page = x\n", ""), "mx", "g/mx.link-page"),
    "no reason to leave out": (swap("    .not-for = x\n", ""), "mx", "g/mx.not-for"),
    "no reason to rule out": (swap("    .ruled-out = x\n", ""), "mx", "g/mx.ruled-out"),
    "no reason to go alone": (swap("    .alone = x\n", ""), "gone", "g/gone.alone"),
    "no background": (swap("    .more = x\n", ""), "gone", "g/gone.more"),
    "a family without a meaning": (swap("    .no-answer-ours = x\n", ""), "meaning", "g/meaning.no-answer-ours"),
    "an unknown variable": (swap("{ $domain }", "{ $domian }"), "mx.body", "domian"),
}


@pytest.mark.parametrize("name", BROKEN_WORDS)
def test_broken_words_are_refused(name: str) -> None:
    """Each mistake in the words is refused with the file, the node and the message."""
    change, node, said = BROKEN_WORDS[name]
    with pytest.raises(ContentError) as refused:
        load(words=change(WORDS))
    _one_line(refused.value, "content/g/flow.toml", node, said)


def test_one_language_lacking_a_word_is_named() -> None:
    """What only Polish lacks is said of Polish."""
    with pytest.raises(ContentError, match=r"flow\.toml: fix: pl has no words for g/fix\.body"):
        load(other=swap("fix = x\n    .body = x", "fix = x")(WORDS))


@pytest.mark.parametrize("words", ["mx = { $domain", "mx = x\nmx = y\n", "mx\n"])
def test_what_is_no_fluent_is_refused(words: str) -> None:
    """Broken Fluent names its file."""
    with pytest.raises(ContentError, match=re.escape("g/en.ftl")):
        load(words=words)


def test_no_node_is_called_as_a_place_of_every_talk() -> None:
    assert choice_handlers._OWN.keys() | {menu.NODE} <= TAKEN


LINE = re.compile(
    r"""flowchart\ TD|
    \ {4}ID(?:\(\["ID"\]\)|\{\{"ID"\}\}|\[/"ID"/\]|\["ID"\])|
    \ {4}ID\ -->\ ID|
    \ {4}ID\ --\ (?:"[^"]+"|[A-Z0-9_]+|ID)\ -->\ ID|
    \ {4}ID\ -\.\ "[^"]+"\ \.->\ ID(?:\ &\ ID)*""".replace("ID", r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*"),
    re.VERBOSE,
)


@pytest.mark.parametrize(
    "flow",
    [FLOW, FLOW.replace('kind = "aside"', 'kind = "section"'), FLOW.replace('questions = ["who"]', "questions = []")],
)
def test_a_chart_is_mermaid_for_any_guide(flow: str) -> None:
    """Also without asides and without questions: each line is a node, or an arrow with both its ends."""
    guide = Guide.model_validate({"folder": "g", **tomllib.loads(flow)})
    for line in chart(guide).splitlines():
        assert LINE.fullmatch(line), line


def _one_line(refused: ContentError, *parts: str) -> None:
    said = str(refused)
    assert "\n" not in said
    for part in parts:
        assert part in said, said
