"""The route of a walk: which sections there are, in which order, what is left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import causes
from bot.conversation.effects import Line
from bot.domains import eop_label
from bot.outcome import BESIDE
from bot.tenant.facts import is_microsoft

if TYPE_CHECKING:
    from bot.conversation.step_context import Scene
    from bot.guide import Guide, Node
    from bot.model import Cause, Finding


def alone(scene: Scene, guide: Guide) -> tuple[str, ...]:
    """Return the sections that are all there is to do, by what was found; mostly none."""
    return guide.alone({finding.tag for finding in scene.findings})


def ranked(scene: Scene) -> tuple[Cause, ...]:
    """Rank the causes by verdict, answers and findings."""
    state, table = scene.state, scene.house.causes.get(scene.state.guide or "", ())
    refusal = scene.refusal
    refuser = {"refuser": refusal.place, "microsoft": "yes" if refusal.microsoft else "no"} if refusal else {}
    told = {name: answer for fact in scene.tenant for name, answer in fact.answers.items()}
    scope = {"scope": state.scope} if state.scope else {}
    answers = {**causes.clues(scene.reading), **refuser, **scope, **told, **_expected(scene)}
    family = scene.recipient.family or scene.reading.family
    return causes.rank(family, answers, scene.findings, table, scene.reading.text.lower())


def mended(scene: Scene, name: str) -> str | None:
    """Return the likeliest cause, where evidence put it before the usual one and this section mends it; else None.

    One whose words name servers or times is told by the findings.
    """
    rows = {row.id: row for row in scene.house.causes.get(scene.state.guide or "", ())}
    first, *others = ranked(scene) or (None,)
    if first is None or not first.because or name not in rows[first.cause].sections:
        return None
    usual = max((rows[cause.cause] for cause in (first, *others) if cause), key=lambda row: row.base)
    return None if usual.id == first.cause or first.facts or rows[first.cause].names else first.cause


def _expected(scene: Scene) -> dict[str, str]:
    """Tell whether the MX of today leads where the tenant expects it: by its name, or by another name it has there."""
    expected = next((fact.expect for fact in scene.tenant if fact.expect), None)
    today = scene.refusal.mx if scene.refusal else ()
    if expected is None or not today:
        return {}
    label = eop_label(scene.domain or "")
    there = any(host == expected or (host.split(".")[0] == label and is_microsoft(host)) for host in today)
    return {"mx": "expected" if there else "other"}


def order(scene: Scene, guide: Guide) -> list[str]:
    """Return the walk's sections: introductions, those whose check found an error, the top cause's own, the others.

    A section that no cause suggests comes last, even where its check found an error: the fault is mended elsewhere.
    """
    only = alone(scene, guide)
    if only:
        return list(only)
    rows = scene.house.causes.get(guide.folder, ())
    suggested = causes.sections(ranked(scene), rows)
    top = causes.sections(ranked(scene)[:1], rows)
    places = {name: place for place, name in enumerate(suggested)}
    sections = guide.walk(scene.state.role or "unknown", scene.state.side or "unknown")
    intro = [name for name in sections if guide.nodes[name].kind == "intro"]
    rest = [name for name in sections if name not in intro]
    first = next((name for name in top if name in rest and left_out(scene, guide, name) is None), None)
    wrong = _wrong(scene)
    faulty = {name for name in rest if name in places and wrong & set(guide.nodes[name].checks)}
    rest.sort(key=lambda name: (name not in faulty, name != first, places.get(name, len(places))))
    return intro + _gathered(rest, guide)


def _wrong(scene: Scene) -> set[str]:
    """Return the checks that found an error; one that leaves a way to Microsoft open waits where that refused."""
    refusal = scene.refusal
    arrived = refusal is not None and refusal.family == "recipient-rejected" and refusal.microsoft
    beside = BESIDE if arrived else frozenset[str]()
    return {finding.check for finding in scene.findings if finding.tag in scene.house.errors - beside}


def every(scene: Scene, guide: Guide) -> list[str]:
    """Return all sections for somebody, those of the walk first."""
    sections = guide.walk(scene.state.role or "unknown", scene.state.side or "unknown")
    return list(dict.fromkeys((*order(scene, guide), *sections)))


def _gathered(sections: list[str], guide: Guide) -> list[str]:
    """Bring sections that belong together behind the first of them."""
    groups = {name: [each for each in group if each in sections] for group in guide.together for name in group}
    every = (each for name in sections for each in (name, *groups.get(name, ())))
    return list(dict.fromkeys(every))


def left_out(scene: Scene, guide: Guide, name: str) -> str | None:
    """Return the words why a section is left out, or None: not for this case, or ruled out by what was found."""
    node = guide.nodes[name]
    if (only := alone(scene, guide)) and name not in only:
        return guide.key(only[0], "alone")
    known = {fact: wanted for fact, wanted in node.not_for.items() if fact != "family" or scene.family_known}
    if any(str(scene.values.get(fact)) in wanted for fact, wanted in known.items()):
        return guide.key(name, "not-for")
    found = _of(scene, node)
    asked = {finding.check for finding in found}
    ruled_out = asked >= set(node.checks) and all(one.tag in node.ruled_out_by for one in found)
    if (node.ruled_out_by and ruled_out) or any(one.tag in node.ruled_out_by_any for one in scene.findings):
        return guide.key(name, "ruled-out")
    return None


def passed_over(scene: Scene, guide: Guide) -> list[Line]:
    """Return the sections of this walk that were left out, each with its reason."""
    sections = guide.walk(scene.state.role or "unknown", scene.state.side or "unknown")
    missed = [name for name in sections if name not in scene.state.done and guide.nodes[name].kind == "section"]
    reasons = {name: reason for name in missed if (reason := left_out(scene, guide, name))}
    return [Line(guide.key(name), says=reason) for name, reason in reasons.items()]


def _of(scene: Scene, node: Node) -> list[Finding]:
    return [finding for check in node.checks for finding in scene.findings if finding.check == check]
