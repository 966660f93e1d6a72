"""What a pressed choice does, wherever it was offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation import command_handlers, menu, notes, opening, recipient_groups, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.conversation.step_context import Scene
    from bot.model import Actor

PARTS = 3
"""A choice is a node, a name and the turn that offered it."""


def answered(scene: Scene, choice: str, actor: Actor) -> None:
    """Take a choice, if it is one of those offered last; an older or repeated one changes nothing."""
    if choice not in scene.state.open:
        scene.say("ui/stale", node="stale", tone="quiet")
        return
    node, name, _ = choice.split(":")
    if name in menu.CHOICES:
        menu.CHOICES[name](scene)
    elif name in _ANYWHERE:
        _ANYWHERE[name](scene, actor)
    elif node in _OWN:
        _OWN[node](scene, name)
    elif scene.guide and node in scene.guide.nodes:
        _by_guide(scene, node, name)


def counts(scene: Scene, choice: str) -> bool:
    """Tell whether a choice leads anywhere in the guide at hand; a guide may have changed since it was offered."""
    parts = choice.split(":")
    if len(parts) != PARTS:
        return False
    node, name, _ = parts
    guide = scene.guide
    if name in menu.CHOICES or name in _ANYWHERE:
        return True
    if node in _OWN:
        return node not in _NAMES or name in _NAMES[node](scene)
    return guide is not None and node in guide.nodes and name in {edge.id for edge in guide.edges(node)}


def _by_guide(scene: Scene, node: str, choice: str) -> None:
    guide = scene.guide
    if guide is None:
        return
    kind = guide.nodes[node].kind
    if kind == "question":
        walk.answer(scene, guide, node, choice)
        return
    if kind == "feedback":
        scene.change(helpful=choice)
        scene.say(guide.key(node, f"thanks-{choice}"), node=node)
        scene.change(node=None, trail=(), open=())
        if choice == "no":
            notes.hand_over(scene)
        return
    target = next(edge.to for edge in guide.edges(node) if edge.id == choice)
    found = {finding.tag for finding in scene.findings}
    leads = [to for tag, to in guide.nodes[node].on.items() if tag in found and to not in scene.state.done]
    if target == "@next" and leads:
        target = leads[0]
    if target in _JUMPS:
        _JUMPS[target](scene, node)
    else:
        walk.go(scene, guide, target)


def _next(scene: Scene, _: str) -> None:
    if scene.guide:
        walk.advance(scene, scene.guide)


def _solved(scene: Scene, _: str) -> None:
    scene.say("ui/send-again", tone="good")
    if scene.guide:
        walk.go(scene, scene.guide, scene.guide.closing)


def _return(scene: Scene, _: str) -> None:
    command_handlers.asked(scene, "back", "") if scene.state.trail else _next(scene, _)


def _test(scene: Scene, _: str) -> None:
    command_handlers.asked(scene, "check", "")


def _published(scene: Scene, _: str) -> None:
    """Look for the MX that was published; which one that is has to be typed, unless it was told before."""
    known = scene.state.examined.get(scene.domain or "")
    if known and known.expect:
        command_handlers.asked(scene, "check", "")
    else:
        scene.say("ui/published-which", node="check")
        menu.repeat(scene)


def _not_me(scene: Scene, _: Actor) -> None:
    scene.change(disowned=True)
    guide = scene.guide
    if guide and "not-me" in guide.nodes:
        walk.go(scene, guide, "not-me")
    else:
        opening.not_me(scene)


def _finish(scene: Scene, _: Actor | str) -> None:
    guide = scene.guide
    if guide and scene.state.reading:
        walk.go(scene, guide, guide.closing)
    else:
        walk.finish(scene)


def _escalate_choice(scene: Scene, choice: str) -> None:
    command_handlers.again(scene) if choice == "return" else _finish(scene, choice)


def _code_choice(scene: Scene, choice: str) -> None:
    command_handlers.asked(scene, "check" if choice == "check" else "escalate", "")


def _confirmed(scene: Scene, choice: str) -> None:
    if choice == "yes":
        scene.change(asked=1)
        opening.open_bounce(scene)
    else:
        scene.change(reading=None, open=())
        scene.say("ui/none-hint", node="none")


def _section_chosen(scene: Scene, choice: str) -> None:
    if scene.guide:
        walk.go(scene, scene.guide, choice)


def _report_choice(scene: Scene, choice: str) -> None:
    command_handlers.asked(scene, "more" if choice == "more" else "check", "")


_JUMPS: dict[str, Callable[[Scene, str], None]] = {
    "@next": _next,
    "@solved": _solved,
    "@hand-over": notes.hand_over,
    "@return": _return,
    "@test": _test,
    "@published": _published,
}
_ANYWHERE: dict[str, Callable[[Scene, Actor], None]] = {
    "back": lambda scene, _: command_handlers.asked(scene, "back", ""),
    "sections": lambda scene, _: command_handlers.asked(scene, "sections", ""),
    "change-role": lambda scene, _: command_handlers.asked(scene, "role", ""),
    "not-me": _not_me,
    "which": lambda scene, _: recipient_groups.which(scene),
}
_OWN: dict[str, Callable[[Scene, str], None]] = {
    "which": opening.picked,
    "confirm": _confirmed,
    "sections": _section_chosen,
    "language": command_handlers.set_language,
    "escalate": _escalate_choice,
    "code": _code_choice,
    "question": _next,
    "report": _report_choice,
}
_NAMES: dict[str, Callable[[Scene], Collection[str]]] = {
    "which": lambda scene: {f"r{place}" for place in range(len(scene.reading.recipients))},
    "sections": lambda scene: scene.guide.nodes if scene.guide else (),
    "language": lambda scene: scene.house.languages.values(),
}
"""What the choices of a place that is no node may be called; elsewhere anything is taken."""
