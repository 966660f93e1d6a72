"""Shows a node of a guide: what to do, the evidence, what to copy, where to look, the choices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talk import notes
from bot.talk.effects import Cite, Copy, Open, Option

if TYPE_CHECKING:
    from bot.guide import Guide, Node
    from bot.talk.scene import Scene

MOST_QUOTED = 12
FOR_USERS = frozenset({"address", "recipient", "recipients", "sender", "subject"})
"""Facts that stand in the part of a report meant for users; all others are for admins."""
_SAFE = {
    "domain": re.compile(r"[A-Za-z0-9._-]{1,253}"),
    "recipient": re.compile(r"[A-Za-z0-9.!#%&*+/=?^_{|}~-]{1,64}@[A-Za-z0-9._-]{1,253}"),
}
"""What may stand in a command as it is; anything else could be taken for more command, so a stand-in stays there."""


def show(scene: Scene, guide: Guide, name: str) -> None:
    """Show a node: what to do, the evidence, what to copy, where to look, then the choices."""
    node = guide.nodes[name]
    scene.say(guide.key(name), node=name, title=True)
    if node.needs:
        scene.say(f"ui/needs-{node.needs}", node=name, tone="quiet")
    scene.say(guide.key(name, "body"), node=name)
    _prove(scene, node, name)
    if node.quotes:
        for part in ("users", "admins"):
            cite(scene, name, part, guide.key(name, f"part-{part}"))
    for place, command in enumerate(node.commands, 1):
        label = f"{guide.key(name, f'commands-{place}')}|{guide.key(name, 'commands')}"
        scene.effects.append(Copy(label, filled(scene, command), node=name))
    if node.note:
        notes.offer_note(scene, name, other_side=node.note == "other-side" or notes.for_other_side(scene))
    for link in node.links:
        scene.effects.append(Open(guide.key(name, f"link-{link.id}"), link.url, name))
    options = [Option(edge.id, f"{guide.key(name, edge.id)}|ui/choice-{edge.id}") for edge in guide.edges(name)]
    scene.offer(name, options + ([] if node.bare or node.kind == "feedback" else _navigation(scene)))


def _navigation(scene: Scene) -> list[Option]:
    other = [Option("which", "ui/choice-which", quiet=True)] if scene.state.node == _after(scene) else []
    back = [Option("back", "ui/choice-back", quiet=True)] if scene.state.trail else []
    return [*other, *back, Option("sections", "ui/choice-sections", quiet=True)]


def _after(scene: Scene) -> str | None:
    """Return the node where a walk ends, if another recipient waits to be walked."""
    return scene.guide.after if scene.guide and len(scene.reading.recipients) > 1 else None


def _prove(scene: Scene, node: Node, name: str) -> None:
    domain = scene.domain
    known = scene.state.examined.get(domain or "")
    if not node.checks or domain is None or known is None:
        return
    if known.running and not known.findings:
        scene.say("ui/still-checking", node=name, tone="quiet")
    else:
        scene.prove(domain, node.checks, name)


def cite(scene: Scene, name: str, part: str | None = None, caption: str | None = None) -> None:
    """Quote the very lines of the person's bounce that facts were read in: all, or those for users or admins."""
    fields = {found.field for found in scene.reading.evidence}
    for_users = {field for field in fields if field.split(".")[-1] in FOR_USERS}
    for_admins = _lines(scene, fields - for_users)
    quoted = {
        None: _lines(scene, fields),
        "admins": for_admins,
        "users": [line for line in _lines(scene, for_users) if line not in for_admins],
    }[part]
    if quoted and caption:
        scene.say(caption, node=name, tone="quiet")
    if quoted:
        scene.effects.append(Cite("\n".join(quoted), name))


def _lines(scene: Scene, fields: set[str]) -> list[str]:
    """Return the lines of the bounce that these facts were read in, in their order, each once."""
    text = scene.reading.text
    spans = sorted((found.start, found.end) for found in scene.reading.evidence if found.field in fields)
    lines = (
        text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1] for start, end in spans
    )
    return list(dict.fromkeys(line.strip()[:600] for line in lines if line.strip()))[:MOST_QUOTED]


def filled(scene: Scene, command: str) -> str:
    """Fill a command's places with values that cannot be taken for more command."""
    for place, pattern in _SAFE.items():
        value = str(scene.values[place])
        safe = value if pattern.fullmatch(value) else place.upper()
        quoted = f"'{safe}'" if place == "recipient" and safe != place.upper() else safe
        command = command.replace("{" + place + "}", quoted)
    return command
