"""Notes to forward: everything the next person needs, so that nobody has to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation import report_details
from bot.conversation.effects import Line, Note, Option
from bot.conversation.recipient_groups import alike_addresses

if TYPE_CHECKING:
    from bot.conversation.effects import Values
    from bot.conversation.step_context import Scene
    from bot.tenant.facts import Fact

_READ = (
    ("ui/fact-recipient", "address"),
    ("ui/fact-code", "code"),
    ("ui/fact-reply", "reply"),
    ("ui/fact-diagnostic", "diagnostic"),
)
_READ_SHORT = (_READ[0], _READ[3])
"""The server's words hold code and reply."""
_HEADERS = (
    ("ui/fact-sender", "sender"),
    ("ui/fact-reported-at", "reported_at"),
    ("ui/fact-generating-server", "generating_server"),
    ("ui/fact-remote-server", "remote_server"),
    ("ui/fact-reporting-host", "reporting_host"),
    ("ui/fact-trace-id", "trace_id"),
    ("ui/fact-subject", "subject"),
    ("ui/fact-message-id", "message_id"),
    ("ui/fact-queue-id", "queue_id"),
)
_ANSWERS = (("ui/fact-role", "role"), ("ui/fact-side", "side"), ("ui/fact-scope", "scope"))


def facts(scene: Scene, *, short: bool = False) -> list[Line]:
    """Return what the bounce says, as labelled lines; `short` beside a code's meaning."""
    read = _READ_SHORT if short and scene.recipient.diagnostic else _READ
    lines = [Line(label, value) for label, name in read if (value := getattr(scene.recipient, name))]
    lines += [Line("ui/fact-other-reply", reply) for reply in scene.recipient.other_replies]
    others = ", ".join(alike_addresses(scene)[1:])
    if others:
        lines.insert(1, Line("ui/fact-recipients-alike", others))
    headers = _HEADERS[:2] if short else _HEADERS
    return lines + [Line(label, value) for label, name in headers if (value := getattr(scene.reading, name))]


def for_other_side(scene: Scene) -> bool:
    """Tell whether the note is for the recipient's admins: their server refused, and they are not us."""
    elsewhere = scene.values["place"] in ("elsewhere", "stale")
    refused = scene.family in ("recipient-rejected", "relay-denied")
    return scene.state.side != "recipient" and not scene.ours and refused and not elsewhere


def offer_note(scene: Scene, node: str, *, other_side: bool) -> None:
    """Offer the note for the recipient's admins (facts they can check, nothing of ours) or for our own."""
    intro = "ui/note-other-side" if other_side else "ui/note-own-side"
    if scene.state.disowned:
        intro = "ui/note-not-me"
    lines = facts(scene)
    if not other_side:
        lines += [Line(label, says=f"ui/{label.removeprefix('ui/fact-')}-{value}") for label, value in _answers(scene)]
        lines += [told(command, fact) for command, fact in scene.state.tenant.items() if fact in scene.tenant]
    domains = (scene.domain,) if scene.domain in scene.state.examined and scene.domain else ()
    scene.effects.append(Note(intro, tuple(lines), domains, scene.values, node, brief=other_side))


def told(command: str, fact: Fact) -> Line:
    """Return what a command told, as a line of the note."""
    values: Values = {**fact.values, "about": fact.about, "command": command}
    return Line("tenant/told-by", says=f"tenant/{fact.tag}", values=values)


def _answers(scene: Scene) -> list[tuple[str, str]]:
    """Return what the person answered; 'I don't know' is no answer."""
    given = [(label, getattr(scene.state, name)) for label, name in _ANSWERS]
    return [(label, value) for label, value in given if value not in (None, "unknown")]


def hand_over(scene: Scene, section: str | None = None) -> None:
    """Show the finished note for the helpdesk and whom to send it to; the walk stays where it was."""
    node = "escalate"
    scene.say("ui/escalate", node=node, title=True)
    scene.say("ui/escalate.to" if scene.house.contact else "ui/escalate.nobody", node=node, contact=scene.house.contact)
    guide = scene.guide
    if guide and section and section in guide.nodes and guide.nodes[section].needs:
        scene.say("ui/escalate.section", node=node)
        scene.show([Line("ui/fact-section", says=guide.key(section))], node)
    if scene.state.reading is None and not scene.state.examined:
        scene.say("ui/escalate.empty", node=node)
        return
    offer_note(scene, node, other_side=False)
    if guide and scene.state.reading:
        report_details.explain(scene, guide, node)
    back = [Option("return", "ui/choice-return", quiet=True)] if scene.state.node else []
    scene.offer(node, [Option("finish", "ui/choice-finish"), *back])
