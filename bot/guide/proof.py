"""Proves a guide whole: every edge lands, every node is reached, every word is written in every language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from bot.guide.nodes import JUMPS, Role, SideAnswer
from bot.model import Family
from bot.refusal_comparison import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.guide.nodes import Guide, Node
    from bot.words import Words

FAMILIES: tuple[Family, ...] = get_args(Family)
VARIABLES = frozenset(
    {
        "domain",
        "recipient",
        "named",
        "family",
        "words",
        "side",
        "role",
        "scope",
        "refuser",
        "by",
        "place",
        "expected",
        "usual",
        "destinations",
    }
)
"""What a guide's words may mention."""
PLACES = frozenset({"domain", "recipient"})
"""What a guide's commands may have filled in."""
TAKEN = frozenset(
    {"which", "confirm", "sections", "language", "escalate", "code", "question", "report", "menu"}
    | {"end", "graph", "flowchart", "subgraph", "style", "class", "classdef", "click", "default", "linkstyle"}
)
"""Ids that no node may have: of places of every talk, and of words that mean something else in a drawn chart."""
_ID = re.compile(r"[a-z][a-z0-9]{0,40}(?:[.-][a-z0-9]{1,40}){0,8}")
_PLACE = re.compile(r"\{(\w{1,40})\}")


def problems(guide: Guide, tags: dict[str, frozenset[str]], words: Words) -> Iterator[str]:
    """Yield each mistake as `node: what; mend`."""
    yield from _missing_nodes(guide)
    for name, node in guide.nodes.items():
        yield from _dangling(guide, name, node)
        yield from _strange_ids(guide, name)
        yield from _strange_checks(name, node, tags)
        yield from _strange_places(name, node)
        for key in _keys(guide, name, node):
            yield from _wordless(name, key, words)
    for name, node in guide.nodes.items():
        yield from _strange_conditions(guide, name, node)
    for role in ("user", "admin", "staff", "unknown"):
        for side in ("sender", "recipient", "unknown"):
            if not any(role in walk.role and side in walk.side and not walk.found for walk in guide.walks):
                yield f"walks: nobody with role {role} and side {side} is led anywhere; add a walk"
    for name in guide.nodes.keys() - reached(guide):
        yield f"{name}: no walk, question or choice leads here; lead to it or delete it"
    yield from _strange_walks(guide, tags, words)
    yield from _strange_words(guide, words)


def _missing_nodes(guide: Guide) -> Iterator[str]:
    named = [guide.opening, guide.after, guide.closing, *guide.explains, *guide.questions]
    named += [section for walk in guide.walks for section in walk.sections]
    named += [section for group in guide.together for section in group]
    for name in named:
        if name not in guide.nodes:
            yield f"{name}: there is no such node; write [nodes.{name!r}] or correct the name"


def _strange_ids(guide: Guide, name: str) -> Iterator[str]:
    """Yield ids that a choice could not be called by, or a chart not be drawn with."""
    if name in TAKEN:
        yield f"{name}: this id means something else; choose another"
    for used in (name, *(edge.id for edge in guide.edges(name))):
        if not _ID.fullmatch(used):
            yield f"{name}: {used!r} is no id; use small letters and digits, with single dots or hyphens between them"


def _strange_walks(guide: Guide, tags: dict[str, frozenset[str]], words: Words) -> Iterator[str]:
    everywhere = frozenset[str]().union(*tags.values())
    for walk in guide.walks:
        for tag in walk.found - everywhere:
            yield f"walks: no check says {tag}; correct it"
        if walk.found:
            yield from _wordless(walk.sections[0], guide.key(walk.sections[0], "alone"), words)


def _dangling(guide: Guide, name: str, node: Node) -> Iterator[str]:
    if isinstance(node.choices, str) and node.choices not in guide.choice_sets:
        yield f"{name}: there is no choice set {node.choices}; add it under [choice-sets]"
        return
    targets = [edge.to for edge in guide.edges(name)] + list(node.on.values())
    for target in targets:
        if target not in guide.nodes and target not in JUMPS:
            yield f"{name}: a choice leads to {target}, which is no node; use a node or one of {', '.join(JUMPS)}"
    if node.kind in ("section", "step", "aside", "question", "feedback") and not guide.edges(name):
        yield f"{name}: offers no choice; add one"


def _strange_checks(name: str, node: Node, tags: dict[str, frozenset[str]]) -> Iterator[str]:
    for check in node.checks:
        if check not in tags:
            yield f"{name}: there is no check {check}; use one of {', '.join(tags)}"
    known = frozenset[str]().union(*(tags.get(check, frozenset()) for check in node.checks or tags))
    everywhere = frozenset[str]().union(*tags.values())
    for tag in node.ruled_out_by_any - everywhere:
        yield f"{name}: no check says {tag}; correct it"
    for tag in (*node.on, *node.ruled_out_by, *(tag for found in node.known_by.values() for tag in found)):
        if tag not in known:
            yield f"{name}: no check of this node says {tag}; correct it or name the check"


def _strange_places(name: str, node: Node) -> Iterator[str]:
    for command in node.commands:
        for place in _PLACE.findall(command):
            if place not in PLACES:
                yield f"{name}: {{{place}}} cannot be filled in; use one of {', '.join(sorted(PLACES))}"


def _strange_conditions(guide: Guide, name: str, node: Node) -> Iterator[str]:
    """Yield conditions on what nobody says: they would never hold."""
    asked = {
        str(one.answers): [edge.id for edge in guide.edges(key)] for key, one in guide.nodes.items() if one.answers
    }
    known = {
        **asked,
        "family": FAMILIES,
        "role": get_args(Role),
        "side": get_args(SideAnswer),
        "place": get_args(Place),
    }
    for fact, values in (*node.when.items(), *node.not_for.items()):
        for value in values if fact in known else (fact,):
            if value not in known.get(fact, ()):
                said = ", ".join(known.get(fact, sorted(known)))
                yield f"{name}: nothing is ever {value} in this condition; use one of {said}"


def _keys(guide: Guide, name: str, node: Node) -> Iterator[str]:
    if node.kind == "opening":
        for family in dict.fromkeys((*guide.families, "other")):
            yield from (guide.key(name, part) for part in (family, f"{family}-ours", f"delay-{family}"))
        yield guide.key(name, "not-me")
        return
    yield from (guide.key(name), guide.key(name, "body"))
    yield from (guide.key(name, f"link-{link.id}") for link in node.links)
    yield from _keys_of_parts(guide, name, node)
    if node.needs:
        yield f"ui/needs-{node.needs}"
    yield from (f"{guide.key(name, edge.id)}|ui/choice-{edge.id}" for edge in guide.edges(name))


def _keys_of_parts(guide: Guide, name: str, node: Node) -> Iterator[str]:
    """Yield the words that only nodes with certain keys need."""
    if node.not_for:
        yield guide.key(name, "not-for")
    if node.ruled_out_by or node.ruled_out_by_any:
        yield guide.key(name, "ruled-out")
    for place in range(1, len(node.commands) + 1):
        yield f"{guide.key(name, f'commands-{place}')}|{guide.key(name, 'commands')}"
    if node.known_by:
        yield guide.key(name, "known")
    if node.more:
        yield guide.key(name, "more")
    if node.kind == "feedback":
        yield from (guide.key(name, f"thanks-{edge.id}") for edge in guide.edges(name))
    if node.quotes:
        yield from (guide.key(name, part) for part in ("part-users", "part-admins"))


def _wordless(name: str, key: str, words: Words) -> Iterator[str]:
    for locale in words.locales:
        if not any(words.has(option, locale) for option in key.split("|")):
            yield f"{name}: {locale} has no words for {key.replace('|', ' or ')}; write them"


def _strange_words(guide: Guide, words: Words) -> Iterator[str]:
    for locale in words.locales:
        for message, used in words.variables.get((guide.folder, locale), {}).items():
            for name in used - VARIABLES:
                yield f"{message} ({locale}.ftl): ${name} is not known; use one of {', '.join(sorted(VARIABLES))}"


def reached(guide: Guide) -> set[str]:
    """Return every node somebody can come to: from the opening, questions, walks, and asides by command."""
    waiting = [guide.opening, guide.after, guide.closing, *guide.questions]
    waiting += [section for walk in guide.walks for section in walk.sections]
    waiting += [name for name, node in guide.nodes.items() if node.kind == "aside"]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in guide.nodes:
            continue
        seen.add(name)
        waiting += [edge.to for edge in guide.edges(name)] + list(guide.nodes[name].on.values())
    return seen
