"""What follows words that are neither a bounce nor a command: an answer to the open question, or to what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation import answer_matching, choice_handlers, command_handlers, menu, opening, pasted_output
from bot.intents.spelling import LONGEST, NAMED, named

if TYPE_CHECKING:
    from bot.conversation.state import Pasted
    from bot.conversation.step_context import Scene
    from bot.intents import Intent

MOST_LINES = 6
"""More lines are a paste, not a remark."""
PLAIN = frozenset({None, "no-report", "prose-only", "version-number"})
"""Reasons that say no more than that there is no bounce."""
NOTHING = "no-output"
"""The wish of who says that a command printed nothing."""
LOST = ("ui/lost", "ui/lost.again")


def said(scene: Scene, event: Pasted) -> None:
    """Answer words. Where the bot only listens, they count only as the owner's plain answer to what is open."""
    text = event.reading.text
    if event.listening:
        choice = answer_matching.meant(scene, text, exactly=True) if scene.state.owner == event.actor.id else None
        if choice:
            choice_handlers.answered(scene, choice, event.actor)
        return
    if event.reading.reason not in PLAIN or len(text) > LONGEST or len(text.split("\n")) > MOST_LINES:
        opening.neither(scene, event)
        menu.repeat(scene)
        return
    if event.locale:
        scene.change(locale=event.locale)
    choice = answer_matching.meant(scene, text)
    if choice:
        choice_handlers.answered(scene, choice, event.actor)
    else:
        _answer(scene, event, text)


def _answer(scene: Scene, event: Pasted, text: str) -> None:
    domains, rest = named(text)
    wanted = scene.house.intents.find(text)
    if domains and (wanted is None or not rest.replace(NAMED, "").strip(" .,;:!?<>()[]\"'")):
        if _news(scene, "named"):
            scene.say("ui/named", node=menu.NODE)
        menu.repeat(scene, ("named",), ", ".join(domains))
    elif wanted:
        _learn_language(scene, event, wanted[1])
        _fulfil(scene, wanted[0], domains)
    else:
        _lost(scene)


def _news(scene: Scene, remark: str) -> bool:
    """Note what was wanted; tell whether it was something else a moment ago, so that its answer is none just given."""
    state = scene.state
    repeated = state.remarks[-1:] == (remark,) and state.turn == state.remarked + 1
    others = tuple(known for known in state.remarks if known != remark)
    scene.change(remarks=(*others, remark), remarked=state.turn)
    return not repeated


def _learn_language(scene: Scene, event: Pasted, locale: str) -> None:
    """Speak the language of a first remark, where nothing else tells."""
    if event.locale is None and event.chosen is None and scene.state.turn == 1:
        scene.change(locale=locale)


def _fulfil(scene: Scene, wanted: Intent, domains: tuple[str, ...]) -> None:
    """Do what is wanted, or say what answers it, whom to ask and what can be chosen now."""
    if wanted.does:
        command_handlers.asked(scene, wanted.does, wanted.argument)
        if not scene.state.open:
            menu.repeat(scene)
        return
    if wanted.id == NOTHING and pasted_output.empty(scene):
        return
    _say(scene, wanted)
    menu.repeat(scene, (*(("named",) if domains else ()), *wanted.offers), ", ".join(domains))


def _contact_told(scene: Scene) -> bool:
    """Tell whether the answer just before named whom to ask."""
    state = scene.state
    with_contact = {intent.id for intent in scene.house.intents.intents if intent.contact}
    return state.turn == state.remarked + 1 and not with_contact.isdisjoint(state.remarks[-1:])


def _say(scene: Scene, wanted: Intent) -> None:
    """Say what answers a wish. Wished again at once it is answered in other words, then by the open question alone."""
    key, told = f"intents/{wanted.id}", _contact_told(scene)
    if _news(scene, wanted.id):
        scene.change(repeated=0)
        scene.say(f"{key}.open|{key}" if scene.state.open else key, node=menu.NODE)
        if wanted.contact and not told:
            contact = scene.house.contact
            scene.say("ui/contact" if contact else "ui/contact.unknown", node=menu.NODE, contact=contact)
        return
    scene.change(repeated=scene.state.repeated + 1)
    if scene.state.repeated == 1:
        scene.say(f"{key}.again|ui/said-above", node=menu.NODE)


def _lost(scene: Scene) -> None:
    """Say that the words were not understood, never twice alike; after that the open question speaks for itself."""
    if scene.state.lost < len(LOST):
        scene.say(LOST[scene.state.lost], node=menu.NODE)
    scene.change(lost=scene.state.lost + 1)
    menu.repeat(scene)
