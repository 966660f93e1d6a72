"""The conversation, sans-IO: `step(house, state, event) -> (state, effects)`. Whoever holds a State can replay it."""

from __future__ import annotations

from bot.conversation import (
    choice_handlers,
    command_handlers,
    free_text,
    menu,
    opening,
    pasted_output,
    section,
    state_migration,
    walk,
)
from bot.conversation.effects import Effect, Examine, Offer, Option, Remember, Say, Tell
from bot.conversation.route import alone
from bot.conversation.state import Answered, Asked, Checked, Event, House, Pasted, Received, State
from bot.conversation.step_context import Scene

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
    if state_migration.current(house, state) is not state:
        return state_migration.renewed(house, state, event, _step)
    return _step(house, state, event)


def _step(house: House, state: State, event: Event) -> tuple[State, tuple[Effect, ...]]:
    scene = Scene(house, state, None if isinstance(event, Checked) else event.actor)
    if isinstance(event, Checked):
        _checked(scene, event)
    elif _may(scene, event):
        scene.change(turn=state.turn + 1, owner=state.owner or event.actor.id)
        _STEPS[type(event)](scene, event)  # type: ignore[operator]  # each row fits its own event
        _end_with_choices(scene)
    return scene.state, tuple(scene.effects)


def _end_with_choices(scene: Scene) -> None:
    """Offer the walk's choices once more below an examination that was started within it."""
    looks = [place for place, effect in enumerate(scene.effects) if _looks(effect)]
    if looks and scene.state.node and not any(isinstance(later, Offer) for later in scene.effects[looks[-1] :]):
        menu.repeat(scene)


def _looks(effect: Effect) -> bool:
    return isinstance(effect, Examine | Tell) or (isinstance(effect, Say) and effect.key == "ui/still-checking")


def _may(scene: Scene, event: Pasted | Answered | Asked) -> bool:
    """Let only whoever began a walk, or staff, move it; listening, the bot says nothing to the others."""
    owner, actor = scene.state.owner, event.actor
    if owner in (None, actor.id) or actor.staff or (isinstance(event, Asked) and event.command.name in FREE):
        return True
    if not (isinstance(event, Pasted) and event.listening):
        scene.say("ui/not-yours", node="not-yours", tone="warning")
    return False


def _asked(scene: Scene, event: Asked) -> None:
    command_handlers.asked(scene, event.command.name, event.command.argument)


def _answered(scene: Scene, event: Answered) -> None:
    choice_handlers.answered(scene, event.choice, event.actor)


def _pasted(scene: Scene, event: Pasted) -> None:
    """Take what somebody wrote: a command's output, a bounce or a question about a code before all else, then words."""
    if pasted_output.taken(scene, event):
        return
    if event.reading.kind == "none":
        free_text.said(scene, event)
    else:
        opening.pasted(scene, event)


_STEPS = {Pasted: _pasted, Answered: _answered, Asked: _asked}


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
    if walked and guide and name and guide.nodes[name].kind == "question" and alone(scene, guide):
        scene.opening = True
        scene.say("ui/question-moot", tone="quiet")
        walk.advance(scene, guide)
    elif walked and guide and name and guide.nodes[name].checks and not known.findings:
        section.prove(scene, guide.nodes[name], name)
        section.detail(scene, guide.nodes[name], name)
    asks = not all(choice.startswith(("report:", "menu:")) for choice in state.open)
    offered = f"report:again:{state.turn}" in state.open  # repeated under somebody's remark of this very turn
    if name is None and not scene.state.pending and not asks and not offered:
        more = [] if known.everything else [Option("more", "ui/choice-more")]
        scene.offer("report", [Option("again", "ui/choice-again"), *more])
