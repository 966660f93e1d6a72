"""Shows a node of a guide: what to do, the evidence, what to copy, where to look, the choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.conversation import notes, report_details, route
from bot.conversation.effects import Copy, Line, Open, Option

if TYPE_CHECKING:
    from bot.conversation.step_context import Scene
    from bot.guide import Guide, Node

READS = "Get-"
"""What a command that changes nothing begins with; its output can be pasted."""
ENDS = ("user", "unknown")
"""Roles of people who only use mail."""
_SAFE = {
    "domain": re.compile(r"[A-Za-z0-9._-]{1,253}"),
    "recipient": re.compile(r"[A-Za-z0-9.!#%&*+/=?^_{|}~-]{1,64}@[A-Za-z0-9._-]{1,253}"),
}
"""What may stand in a command as it is; anything else could be taken for more command, so a stand-in stays there."""


def show(scene: Scene, guide: Guide, name: str) -> None:
    """Show a node: what was found, the one thing to do, what to copy, where to look; the rest folded; the choices."""
    node = guide.nodes[name]
    scene.say(guide.key(name), node=name, title=True)
    prove(scene, node, name)
    cause = None if node.checks or scene.state.role in ENDS else route.mended(scene, name)
    if cause:
        scene.show([Line("ui/mends", says=f"causes/{cause}")], name)
    scene.say(guide.key(name, "body"), node=name)
    for place, command in enumerate(node.commands, 1):
        label = f"{guide.key(name, f'commands-{place}')}|{guide.key(name, 'commands')}"
        scene.effects.append(Copy(label, filled(scene, command), node=name))
    if any(READS in command for command in node.commands):
        scene.say("ui/paste-output", node=name, tone="quiet")
    if node.note:
        _note(scene, node, name)
    for link in node.links:
        scene.effects.append(Open(guide.key(name, f"link-{link.id}"), link.url, name))
    if node.needs:
        scene.say(f"ui/needs-{node.needs}", node=name, tone="quiet")
    if node.quotes:
        report_details.quote(scene, guide, name)
    if node.more:
        with scene.fold("ui/background", name):
            scene.say(guide.key(name, "more"), node=name)
    detail(scene, node, name)
    if name == guide.after:
        left_out(scene, guide, name)
    options = [Option(edge.id, f"{guide.key(name, edge.id)}|ui/choice-{edge.id}") for edge in guide.edges(name)]
    scene.offer(name, options + ([] if node.bare or node.kind == "feedback" else _navigation(scene)))


def left_out(scene: Scene, guide: Guide, name: str) -> None:
    """Fold away what the walk left out and why; one reason for everything is said once."""
    only = route.alone(scene, guide)
    with scene.fold("ui/left-out", name):
        if only:
            scene.say(guide.key(only[0], "alone"), node=name)
        else:
            scene.show(route.passed_over(scene, guide), name, alike=True)


def _note(scene: Scene, node: Node, name: str) -> None:
    """Offer the note, and say whom it is for where our own contact is known."""
    other_side = node.note == "other-side" or (node.note == "auto" and notes.for_other_side(scene))
    if scene.house.contact and not other_side:
        scene.say("ui/note-to", node=name, contact=scene.house.contact)
    notes.offer_note(scene, name, other_side=other_side)


def _navigation(scene: Scene) -> list[Option]:
    other = [Option("which", "ui/choice-which", quiet=True)] if scene.state.node == _after(scene) else []
    back = [Option("back", "ui/choice-back", quiet=True)] if scene.state.trail else []
    every = [] if scene.state.role in ENDS else [Option("sections", "ui/choice-sections", quiet=True)]
    return [*other, *back, *every]


def _after(scene: Scene) -> str | None:
    """Return the node where a walk ends, if another recipient waits to be walked."""
    return scene.guide.after if scene.guide and len(scene.reading.recipients) > 1 else None


def prove(scene: Scene, node: Node, name: str) -> None:
    """Show what was found that decides a node, or that it is not known yet."""
    known = scene.state.examined.get(scene.domain or "")
    if not node.checks or scene.domain is None or known is None or _is_told(scene, name):
        return
    if known.running and not known.findings:
        scene.say("ui/still-checking", node=name, tone="quiet")
    else:
        scene.prove(scene.domain, node.checks, name, remedy=node.remedy)


def _is_told(scene: Scene, name: str) -> bool:
    """Tell whether the report's verdict has said enough: people who only use mail need no more of the DNS."""
    return name.startswith("user.") and scene.state.role in ENDS


def detail(scene: Scene, node: Node, name: str) -> None:
    """Fold away every answer behind what was found."""
    known = scene.state.examined.get(scene.domain or "")
    if node.checks and scene.domain and known and known.findings and not _is_told(scene, name):
        with scene.fold("ui/answers", name):
            scene.detail(scene.domain, node.checks, name)


def filled(scene: Scene, command: str) -> str:
    """Fill a command's places with values that cannot be taken for more command."""
    for place, pattern in _SAFE.items():
        value = str(scene.values[place])
        safe = value if pattern.fullmatch(value) else place.upper()
        quoted = f"'{safe}'" if place == "recipient" and safe != place.upper() else safe
        command = command.replace("{" + place + "}", quoted)
    return command
