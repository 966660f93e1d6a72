"""What follows the pasted output of a command: it is told what it says, kept beside the bounce, and weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import tenant
from bot.conversation import command_handlers, menu, route, section
from bot.conversation.effects import Copy, Line, Say
from bot.domains import Refused, read_domain
from bot.intake import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation.state import Pasted
    from bot.conversation.step_context import Scene
    from bot.intake.console import Printed
    from bot.model import Cause
    from bot.tenant import Fact

NODE = "output"
MOST = 4
"""Outputs of one paste that are told."""
RECORD = "(Get-DnssecStatusForVerifiedDomain -DomainName {domain}).ExpectedMxRecord.Record"
"""Prints the MX itself; the command alone prints the name of a type there."""


def taken(scene: Scene, event: Pasted) -> bool:
    """Take the output of a command; False where a paste is none, or is a bounce of its own."""
    if event.listening:
        return False
    below = any(console.DNSSEC in command for command in _commands(scene))
    found = [one for one in console.printed(event.reading.text) if below or not one.bare][:MOST]
    walked = scene.state.reading is not None and scene.domain is not None
    traced = walked and all(one.command == console.TRACE for one in found)
    if not found or (event.reading.kind in ("bounce", "delay") and not traced):
        return False
    if event.locale and scene.state.reading is None:
        scene.change(locale=event.locale)
    if walked:
        _weigh(scene, found)
        menu.repeat(scene)
    else:
        _alone(scene, found)
    return True


def _commands(scene: Scene) -> tuple[str, ...]:
    """Return the commands that the node at hand offers."""
    guide, name = scene.guide, scene.state.node
    return guide.nodes[name].commands if guide and name in guide.nodes else ()


def empty(scene: Scene) -> bool:
    """Take it for an answer that the command offered last printed nothing; False where none was offered."""
    found = console.printed("\n".join(f"PS> {section.filled(scene, one)}\nPS>" for one in _commands(scene)[:1]))
    if not found or scene.domain is None:
        return False
    _weigh(scene, found)
    menu.repeat(scene)
    return True


def _weigh(scene: Scene, found: Sequence[Printed]) -> None:
    """Tell what outputs say beside the bounce, and which causes they support or strike."""
    before = route.ranked(scene)
    refusal = scene.refusal
    case = tenant.Case(scene.domain or "", scene.recipient.address, refusal.host if refusal else None, scene.state.side)
    told = [(one, tenant.fact(one, case)) for one in found]
    for one, fact in told:
        _keep(scene, one.command, fact)
        _tell(scene, one.command, fact)
    _compare(scene, before)
    expect = next((fact.expect for _, fact in told if fact.expect), None)
    if expect and scene.domain:
        command_handlers.examine(scene, scene.domain, expect=(expect,))


def _keep(scene: Scene, command: str, fact: Fact) -> None:
    """Keep what a command told; one that told nothing leaves what it told before."""
    if fact.answers or fact.expect:
        kept = {name: known for name, known in scene.state.tenant.items() if name != command}
        scene.change(tenant={**kept, command: fact})


def _tell(scene: Scene, command: str, fact: Fact) -> None:
    values: dict[str, str | int] = {**fact.values, "about": fact.about or scene.values["domain"], "command": command}
    scene.effects.append(Say(f"tenant/{fact.tag}", {**scene.values, **values}, NODE))
    if fact.tag == "expected-hidden":
        scene.effects.append(Copy("tenant/expected-command", RECORD.format(domain=scene.values["domain"]), node=NODE))


def _compare(scene: Scene, before: Sequence[Cause]) -> None:
    """Show which causes have a new reason now, and which are none any more."""
    after = {cause.cause: cause for cause in route.ranked(scene)}
    known = {cause.cause: set(cause.because) for cause in before}
    struck = [Line("tenant/struck", says=f"causes/{name}") for name in known if name not in after]
    backed = [
        Line("tenant/supported", says=f"causes/{name}")
        for name, cause in after.items()
        if set(cause.because) - known.get(name, set())
    ]
    scene.show([*backed, *struck], NODE)


def _alone(scene: Scene, found: Sequence[Printed]) -> None:
    """Tell what an output is that no bounce stands beside, and offer the check of the domain it names."""
    one = found[0]
    nameless = scene.state.reading is not None and scene.family_known
    fine = "nameless" if nameless else "alone"
    key = fine if one.ran and one.fault in ("", "missing") else f"fault-{one.fault}" if one.fault else "not-run"
    scene.say(f"tenant/{key}", node=NODE, command=one.command, about=one.about or "")
    domain = _domain_in(one)
    menu.repeat(scene, ("named",) if domain else (), domain)


def _domain_in(one: Printed) -> str:
    """Return the domain that an output is about, an empty one where it names none or several."""
    fields = ("domainname", "recipientaddress", "primarysmtpaddress")
    names = {value for each in one.objects for name in fields if (value := each.get(name))}
    names |= {one.about} if one.about else set()
    try:
        domains = {read_domain(name) for name in names if "." in name}
    except Refused:
        return ""
    return domains.pop() if len(domains) == 1 else ""
