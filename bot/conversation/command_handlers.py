"""What each command does. They work at any time and lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.commands import BY_NAME, COMMANDS
from bot.conversation import notes, opening, report_details, route, section, walk
from bot.conversation.effects import Line, Option, Remember
from bot.conversation.state import AFRESH
from bot.domains import Refused, read_domain, read_domains
from bot.model import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.conversation.step_context import Scene

TOO_MANY = "too-many"
"""What a turn makes of an event that would start more examinations than its person may."""


def asked(scene: Scene, name: str, argument: str) -> None:
    """Do what a command asks; one that lacks its argument is told its usage."""
    row = BY_NAME.get(name)
    if row is not None and row.needed and not argument:
        scene.say("ui/usage", node="usage")
        scene.show([Line(f"ui/command-{name}.usage", says=f"ui/command-{name}")], "usage")
        return
    DOES.get(name, _unknown)(scene, argument)


def _unknown(scene: Scene, argument: str) -> None:
    scene.say("ui/unknown-command", node="help", command=argument[:80])
    _list(scene)


def _help(scene: Scene, _: str) -> None:
    scene.say("ui/help", node="help", title=True)
    scene.say("ui/help.body", node="help")
    _list(scene)
    if scene.state.node:
        scene.say("ui/help.in-walk", node="help", tone="quiet")


def _list(scene: Scene) -> None:
    scene.show([Line(f"ui/command-{row.name}.usage", says=f"ui/command-{row.name}") for row in COMMANDS], "help")


def _check(scene: Scene, argument: str, *, everything: bool = False) -> None:
    if not argument:
        domain = scene.domain or next(reversed(scene.state.examined), None)
        if domain is None:
            scene.say("ui/check-which", node="check")
            return
        examine(scene, domain, everything=everything)
        return
    wanted = read_domains(argument)
    for word, reason in wanted.refused:
        scene.say(f"checks/refused-{reason}", node="check", tone="warning")
        if word:
            scene.show([Line("ui/fact-name", word)], "check")
    for domain in wanted.domains:
        examine(scene, domain, everything=everything)


def examine(scene: Scene, domain: str, *, everything: bool = False, expect: tuple[str, ...] | None = None) -> None:
    """Examine a domain because somebody asked; say so where it is examined already."""
    if not scene.examine(domain, everything=everything, expect=expect, asked=True):
        scene.say("ui/still-checking", node="check", tone="quiet", domain=domain)


def _more(scene: Scene, argument: str) -> None:
    _check(scene, argument, everything=True)


def _published(scene: Scene, argument: str) -> None:
    """Take the MX an admin says they published; from now on it is what the checks look for."""
    domain = scene.domain or next(reversed(scene.state.examined), None)
    try:
        host = read_domain(argument.rstrip("."))
    except Refused as refused:
        scene.say(f"checks/refused-{refused.reason}", node="check", tone="warning")
        return
    if domain is None:
        scene.say("ui/check-which", node="check")
        return
    scene.say("ui/published", node="check", host=host)
    examine(scene, domain, expect=(host,))


def _explain(scene: Scene, argument: str) -> None:
    if argument:
        parts = argument.split()
        reply = parts[0] if len(parts) > 1 or "." not in parts[0] else None
        opening.explain_code(scene, Reading(kind="question", code=parts[-1] if "." in parts[-1] else None, reply=reply))
        return
    guide = scene.guide
    reader = next((name for name, node in guide.nodes.items() if node.quotes), None) if guide else None
    if guide and reader and scene.state.reading:
        walk.go(scene, guide, reader)
    elif scene.state.reading:
        scene.show(notes.facts(scene), "explain")
        report_details.cite(scene, "explain")
    else:
        scene.say("ui/explain-which", node="explain")


def _sections(scene: Scene, _: str) -> None:
    """List the walk's sections with how each stands, every one of them a choice."""
    guide = scene.guide
    if guide is None:
        scene.say("ui/no-walk", node="sections")
        return
    names = [name for name in route.every(scene, guide) if guide.nodes[name].kind == "section"]
    names += [name for name, node in guide.nodes.items() if node.kind == "aside"]
    scene.say("ui/sections", node="sections", title=True)
    section.left_out(scene, guide, "sections")
    scene.offer("sections", [Option(name, guide.key(name)) for name in names], "ui/sections.body")


def _back(scene: Scene, _: str) -> None:
    guide = scene.guide
    if guide is None or not scene.state.trail:
        scene.say("ui/no-way-back", node="back")
        return
    *rest, name = scene.state.trail
    scene.change(trail=tuple(rest), node=name)
    if guide.nodes[name].kind == "question":
        scene.change(**{str(guide.nodes[name].answers): None}, asked=max(0, scene.state.asked - 1))
        walk.ask(scene, guide, name)
    else:
        section.show(scene, guide, name)


def again(scene: Scene) -> None:
    """Show the node at hand once more, with choices that count."""
    guide, name = scene.guide, scene.state.node
    if guide is None or name is None:
        scene.say("ui/no-walk", node="back")
    elif guide.nodes[name].kind == "question":
        walk.ask(scene, guide, name)
    else:
        section.show(scene, guide, name)


def _restart(scene: Scene, _: str) -> None:
    scene.change(**AFRESH)
    scene.say("ui/restarted", node="restart")


def _role(scene: Scene, _: str) -> None:
    scene.change(role=None)
    scene.effects.append(Remember("role", None))
    guide = scene.guide
    name = next((name for name in guide.questions if guide.nodes[name].answers == "role"), None) if guide else None
    if guide and name:
        scene.change(asked=0, done=(), told=())
        walk.ask(scene, guide, name)
    else:
        scene.say("ui/role-forgotten", node="role")


def _language(scene: Scene, argument: str) -> None:
    locale = scene.house.languages.get(argument.casefold())
    if locale is None:
        options = [Option(name, f"ui/language-{name}") for name in dict.fromkeys(scene.house.languages.values())]
        scene.offer("language", options, "ui/language-which")
        return
    set_language(scene, locale)


def set_language(scene: Scene, locale: str) -> None:
    """Speak this language from now on, to this person also elsewhere."""
    scene.change(locale=locale)
    scene.effects.append(Remember("locale", locale))
    scene.say("ui/language-set", node="language")
    if scene.state.node:
        again(scene)


def _escalate(scene: Scene, _: str) -> None:
    notes.hand_over(scene, scene.state.node)


def _too_many(scene: Scene, _: str) -> None:
    scene.say("ui/too-many", node="check", tone="warning")


def _status(scene: Scene, _: str) -> None:
    guide, state = scene.guide, scene.state
    lines = []
    if state.reading and state.reading.recipients:
        lines.append(Line("ui/fact-recipient", str(scene.values["recipient"])))
    if guide and state.node:
        lines.append(Line("ui/fact-section", says=guide.key(state.node)))
    running = [domain for domain, known in state.examined.items() if known.running]
    lines += [Line("ui/fact-running", domain) for domain in running]
    lines += [Line("ui/fact-examined", domain) for domain in state.examined if domain not in running]
    scene.say("ui/status" if lines else "ui/status.nothing", node="status")
    scene.show(lines, "status")


DOES: dict[str, Callable[[Scene, str], None]] = {
    "check": _check,
    "more": _more,
    "published": _published,
    "explain": _explain,
    "sections": _sections,
    "back": _back,
    "restart": _restart,
    "role": _role,
    "language": _language,
    "escalate": _escalate,
    "status": _status,
    "help": _help,
    TOO_MANY: _too_many,
}
