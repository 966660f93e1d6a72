"""A conversation that an older guide wrote: what the guide of today does not know is dropped, and the walk goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from bot.conversation import choice_handlers, command_handlers, menu, opening, walk
from bot.conversation.effects import Offer, Say
from bot.conversation.state import Answered
from bot.conversation.step_context import Scene
from bot.guide.nodes import Role, SideAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.conversation.effects import Effect
    from bot.conversation.state import Event, House, Offered, State

    Step = Callable[[House, State, Event], tuple[State, tuple[Effect, ...]]]

STALE, ENDED = "ui/stale", "ui/finished"


def current(house: House, state: State) -> State:
    """Return the state with the names of today alone; the very same where it has no others."""
    scene = Scene(house, state)
    nodes = scene.guide.nodes if scene.guide else {}
    kept: dict[str, Any] = {
        "guide": state.guide if scene.guide else None,
        "node": state.node if state.node in nodes else None,
        "trail": tuple(name for name in state.trail if name in nodes),
        "done": tuple(name for name in state.done if name in nodes),
        "role": state.role if state.role in get_args(Role) else None,
        "side": state.side if state.side in get_args(SideAnswer) else None,
        "scope": state.scope if state.scope in _scopes(house) else None,
        "open": tuple(choice for choice in state.open if choice_handlers.counts(scene, choice)),
        "offered": state.offered if state.offered and _can_offer(scene, state.offered) else None,
    }
    changed = {name: value for name, value in kept.items() if getattr(state, name) != value}
    return state.model_copy(update=changed) if changed else state


def _scopes(house: House) -> set[str]:
    asking = ((guide, name) for guide in house.guides.values() for name in guide.questions)
    return {edge.id for guide, name in asking if guide.nodes[name].answers == "scope" for edge in guide.edges(name)}


def _can_offer(scene: Scene, offered: Offered) -> bool:
    """Tell whether choices can be offered again: they lead somewhere, and there are words for them."""
    keys = (offered.prompt, *(option.label for option in offered.options if not option.text))
    words, node = scene.house.words, offered.node
    worded = (not key or any(map(words.has, key.split("|"))) for key in keys) if words else ()
    counted = all(choice_handlers.counts(scene, f"{node}:{option.id}:0") for option in offered.options)
    return ":" not in node and counted and all(worded)


def renewed(house: House, before: State, event: Event, step: Step) -> tuple[State, tuple[Effect, ...]]:
    """Take an event in a conversation that names what is gone: answer it, then go on from where the walk can."""
    start = current(house, before)
    after, effects = step(house, start, event)
    gone = isinstance(event, Answered) and event.choice in before.open and event.choice not in start.open
    if after is start or not effects:
        return before, effects
    if not gone and not _is_lost(before, start, after, effects):
        return after, effects
    scene = Scene(house, after, getattr(event, "actor", None))
    scene.effects += [effect for effect in effects if not (gone and isinstance(effect, Say) and effect.key == STALE)]
    scene.say("ui/step-gone", node="step-gone", tone="quiet")
    earlier = scene.state.open
    _go_on(scene)
    scene.change(open=tuple(dict.fromkeys((*scene.state.open, *earlier[: menu.STILL]))))
    return scene.state, tuple(scene.effects)


def _is_lost(before: State, start: State, after: State, effects: tuple[Effect, ...]) -> bool:
    """Tell whether the walk stood, or choices were offered, where nothing is now, and the event led nowhere else."""
    if after.reading != start.reading or any(isinstance(effect, Say) and effect.key == ENDED for effect in effects):
        return False
    offered = any(isinstance(effect, Offer) and effect.node != menu.NODE for effect in effects)
    if after.node is None and (before.node != start.node or before.guide != start.guide):
        return True
    return before.offered != start.offered and not offered


def _go_on(scene: Scene) -> None:
    """Show the node at hand, else the next one of the guide, else what the code at hand means."""
    if scene.guide and scene.state.node:
        command_handlers.again(scene)
    elif scene.guide:
        walk.advance(scene, scene.guide)
    elif scene.state.reading and scene.family_known:
        opening.lead(scene)
    else:
        menu.repeat(scene)
