"""The walk: which question is still open, what comes next, how a node is come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation import section
from bot.conversation.effects import Option, Remember
from bot.conversation.route import alone, left_out, order
from bot.conversation.step_context import domain_of
from bot.domains import is_below

if TYPE_CHECKING:
    from bot.conversation.step_context import Scene
    from bot.guide import Guide, Node

MOST_QUESTIONS = 2


def advance(scene: Scene, guide: Guide) -> None:
    """Ask the next open question, else go to the next section, else to the way out."""
    settle(scene, guide)
    for name in guide.questions:
        if _open(scene, guide.nodes[name]) and not alone(scene, guide):
            ask(scene, guide, name)
            return
    following = next((name for name in order(scene, guide) if _to_show(scene, guide, name)), None)
    go(scene, guide, following or guide.after)


def settle(scene: Scene, guide: Guide) -> None:
    """Take every answer that the staff list, the organisation's domains or the DNS already gives."""
    state = scene.state
    if state.role is None and scene.actor and scene.actor.staff:
        scene.change(role="staff")
        scene.say("ui/acting-for-somebody", tone="quiet")
    if state.side is None and (side := known_side(scene)):
        scene.change(side=side)
    found = {finding.tag for finding in scene.findings}
    for name in guide.questions:
        node = guide.nodes[name]
        for answer, tags in node.known_by.items():
            if getattr(scene.state, str(node.answers)) is None and found & set(tags) and _applies(scene, node):
                scene.change(**{str(node.answers): answer})
                scene.say(guide.key(name, "known"), node=name, tone="quiet")


def known_side(scene: Scene) -> str | None:
    """Return the side we are on, where the organisation's own domains, or the person's, tell.

    An admin may look after more domains than that of their own address, so only a user is taken for the sender
    because the recipient's domain is another one.
    """
    own = scene.own_domains
    if scene.domain and is_below(scene.domain, own):
        return "recipient"
    sender = domain_of(scene.reading.sender)
    if sender and is_below(sender, own):
        return "sender"
    is_user = scene.state.role in ("user", "unknown")
    return "sender" if is_user and scene.persons_domain and scene.domain else None


def _open(scene: Scene, node: Node) -> bool:
    known = getattr(scene.state, str(node.answers)) is not None
    return not known and scene.state.asked < MOST_QUESTIONS and _applies(scene, node)


def _applies(scene: Scene, node: Node) -> bool:
    return all(str(scene.values[name]) in wanted for name, wanted in node.when.items())


def ask(scene: Scene, guide: Guide, name: str) -> None:
    """Ask a question of the guide."""
    _enter(scene, name)
    options = [Option(edge.id, guide.key(name, edge.id)) for edge in guide.edges(name)]
    scene.offer(name, options, prompt=guide.key(name, "body"))


def answer(scene: Scene, guide: Guide, name: str, choice: str) -> None:
    """Take a question's answer, remember the role, go on."""
    answers = str(guide.nodes[name].answers)
    scene.change(**{answers: choice}, asked=scene.state.asked + 1)
    if answers == "role" and choice != "unknown":
        scene.effects.append(Remember("role", choice))
    advance(scene, guide)


def _to_show(scene: Scene, guide: Guide, name: str) -> bool:
    return name not in scene.state.done and left_out(scene, guide, name) is None


def _enter(scene: Scene, name: str) -> None:
    if scene.state.node != name:
        trail = (*scene.state.trail, scene.state.node) if scene.state.node else scene.state.trail
        scene.change(node=name, trail=trail[-50:])


def go(scene: Scene, guide: Guide, name: str) -> None:
    """Come to a node: an introduction is said and passed, everything else is shown with its choices."""
    node = guide.nodes[name]
    if node.kind == "feedback" and (scene.state.helpful is not None or not scene.state.private):
        finish(scene)
        return
    if node.kind == "question":
        ask(scene, guide, name)
        return
    scene.change(done=(*scene.state.done, name) if name not in scene.state.done else scene.state.done)
    if node.kind == "intro":
        scene.say(guide.key(name, "body"), node=name)
        advance(scene, guide)
        return
    _enter(scene, name)
    section.show(scene, guide, name)


def finish(scene: Scene) -> None:
    """End the walk."""
    scene.say("ui/finished", tone="good")
    scene.change(node=None, trail=(), open=())
