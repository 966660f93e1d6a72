"""How a report is read: its own lines quoted, its part for users and its part for admins, what may be behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation.effects import Cite

if TYPE_CHECKING:
    from bot.conversation.step_context import Scene
    from bot.guide import Guide

MOST_QUOTED = 12
FOR_USERS = frozenset({"address", "recipient", "recipients", "sender", "subject"})
"""Facts that stand in the part of a report meant for users; all others are for admins."""


def explain(scene: Scene, guide: Guide, node: str) -> None:
    """Fold away what may be behind a bounce and how to read its report."""
    for name in guide.explains:
        with scene.fold(guide.key(name), node):
            scene.say(guide.key(name, "body"), node=name)
            if guide.nodes[name].quotes:
                quote(scene, guide, name)


def quote(scene: Scene, guide: Guide, name: str) -> None:
    """Quote the person's own bounce in its two parts."""
    for part in ("users", "admins"):
        cite(scene, name, part, guide.key(name, f"part-{part}"))


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
