"""The conversation, sans-IO: `step(house, state, event) -> (state, effects)`. Whoever holds a State can replay it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.talk import asked, notes, opening, walk
from bot.talk.effects import Effect, Examine, Option, Remember
from bot.talk.scene import Scene
from bot.talk.state import Answered, Asked, Checked, Event, House, Pasted, Received, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.model import Actor

__all__ = [
    "Answered",
    "Asked",
    "Checked",
    "Effect",
    "Event",
    "Examine",
    "House",
    "Pasted",
    "Received",
    "Remember",
    "State",
    "step",
]
FREE = frozenset({"check", "more", "explain", "help", "status", "language"})
"""Commands that move no walk: anybody may give them."""


def step(house: House, state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    """Take one event: return the state after it and what is to be said and done. Pure; never raises on odd input."""
    scene = Scene(house, state, None if isinstance(event, Checked) else event.actor)
    if isinstance(event, Checked):
        _checked(scene, event)
    elif _may(scene, event):
        scene.change(turn=state.turn + 1, owner=state.owner or event.actor.id)
        _STEPS[type(event)](scene, event)  # type: ignore[operator]  # each row fits its own event
    return scene.state, tuple(scene.effects)


def _may(scene: Scene, event: Pasted | Answered | Asked) -> bool:
    """Let only whoever began a walk, or staff, move it; listening, the bot says nothing to the others."""
    owner, actor = scene.state.owner, event.actor
    if owner in (None, actor.id) or actor.staff or (isinstance(event, Asked) and event.command.name in FREE):
        return True
    if not (isinstance(event, Pasted) and event.listening):
        scene.say("ui/not-yours", node="not-yours", tone="warning")
    return False


def _asked(scene: Scene, event: Asked) -> None:
    asked.asked(scene, event.command.name, event.command.argument)


def _answered(scene: Scene, event: Answered) -> None:
    """Take a choice, if it is one of those offered last; an older or repeated one changes nothing."""
    if event.choice not in scene.state.open:
        scene.say("ui/stale", node="stale", tone="quiet")
        return
    node, choice, _ = event.choice.split(":")
    if choice in _ANYWHERE:
        _ANYWHERE[choice](scene, event.actor)
    elif node in _OWN:
        _OWN[node](scene, choice)
    elif scene.guide and node in scene.guide.nodes:
        _by_guide(scene, node, choice)


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
    asked.asked(scene, "back", "") if scene.state.trail else _next(scene, _)


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
    asked.again(scene) if choice == "return" else _finish(scene, choice)


def _code_choice(scene: Scene, choice: str) -> None:
    asked.asked(scene, "check" if choice == "check" else "escalate", "")


def _confirmed(scene: Scene, choice: str) -> None:
    if choice == "yes":
        opening.open_bounce(scene)
    else:
        scene.change(reading=None, open=())
        scene.say("ui/none-hint", node="none")


def _section_chosen(scene: Scene, choice: str) -> None:
    if scene.guide:
        walk.go(scene, scene.guide, choice)


def _report_choice(scene: Scene, choice: str) -> None:
    asked.asked(scene, "more" if choice == "more" else "check", "")


_JUMPS: dict[str, Callable[[Scene, str], None]] = {
    "@next": _next,
    "@solved": _solved,
    "@hand-over": notes.hand_over,
    "@return": _return,
}
_ANYWHERE: dict[str, Callable[[Scene, Actor], None]] = {
    "back": lambda scene, _: asked.asked(scene, "back", ""),
    "sections": lambda scene, _: asked.asked(scene, "sections", ""),
    "change-role": lambda scene, _: asked.asked(scene, "role", ""),
    "not-me": _not_me,
    "which": lambda scene, _: opening.which(scene),
}
_OWN: dict[str, Callable[[Scene, str], None]] = {
    "which": opening.picked,
    "confirm": _confirmed,
    "sections": _section_chosen,
    "language": asked.set_language,
    "escalate": _escalate_choice,
    "code": _code_choice,
    "question": _next,
    "report": _report_choice,
}
_STEPS = {Pasted: opening.pasted, Answered: _answered, Asked: _asked}


def _checked(scene: Scene, event: Checked) -> None:
    """Keep what an examination found, show its report, and the evidence that the section at hand waits for."""
    state = scene.state
    known = state.examined.get(event.domain)
    if known is not None and known.card != event.card:
        scene.replaced(event.domain, event.card)
    if known is None or known.card != event.card or not known.running:
        return
    scene.change(examined={**state.examined, event.domain: known.ended(event.findings)})
    walked = event.domain == scene.domain
    scene.tell(event.domain, known.card)
    guide, name = scene.guide, state.node
    if walked and guide and name and guide.nodes[name].checks and not known.findings:
        scene.prove(event.domain, guide.nodes[name].checks, name)
    if name is None and not scene.state.pending and all(choice.startswith("report:") for choice in state.open):
        more = [] if known.everything else [Option("more", "ui/choice-more")]
        scene.offer("report", [Option("again", "ui/choice-again"), *more])
