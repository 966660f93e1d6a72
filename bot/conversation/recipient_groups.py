"""Whose mail failed: recipients of one domain and one fault are one, others are picked from; all are examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.code_selection import has_words, meaning
from bot.conversation.effects import Line, Option
from bot.conversation.step_context import MOST_DOMAINS, domains_of
from bot.domains import Refused, read_domain

if TYPE_CHECKING:
    from bot.conversation.effects import Values
    from bot.conversation.step_context import Scene
    from bot.model import Recipient

MOST_OFFERED = 9


def alike(scene: Scene) -> list[int]:
    """Return the places of recipients that differ in domain or fault, the first of each: the others are its like."""
    first: dict[tuple[str | None, ...], int] = {}
    for place, one in enumerate(scene.reading.recipients):
        first.setdefault(_fault_of(one), place)
    return list(first.values())


def _fault_of(one: Recipient) -> tuple[str | None, ...]:
    """Return what makes recipients alike: their domain and why they failed."""
    domain = (one.address or "").rpartition("@")[2].lower()
    return (domain, one.code or one.reply, one.family, one.remote_server if not domain else None)


def alike_addresses(scene: Scene) -> list[str]:
    """Return the addresses that failed as the recipient in question did, that one first; at most MOST_OFFERED."""
    fault = _fault_of(scene.recipient)
    addresses = [one.address for one in scene.reading.recipients if one.address and _fault_of(one) == fault]
    return list(dict.fromkeys([*filter(None, [scene.recipient.address]), *addresses]))[:MOST_OFFERED]


def say_all(scene: Scene, node: str) -> None:
    """Say whose mail failed for one and the same reason."""
    known = [one.address for one in scene.reading.recipients if one.address]
    named = ", ".join(known[:MOST_OFFERED]) + (", …" if scene.state.recipients > MOST_OFFERED else "")
    scene.say("ui/alike", node=node, count=scene.state.recipients, named_all=named)


def which(scene: Scene) -> None:
    """Say what happened to each, and let the person pick whose bounce to walk."""
    every, different = scene.reading.recipients, alike(scene)
    places = (different if len(different) > 1 else list(range(len(every))))[:MOST_OFFERED]
    options = [Option(f"r{place}", text=every[place].address or "?") for place in places]
    scene.show([_fault(scene, place) for place in places], "which")
    prompt = "ui/which" if len(every) == scene.state.recipients else "ui/which-of-many"
    scene.offer("which", options, prompt, count=scene.state.recipients, offered=len(places))


def _fault(scene: Scene, place: int) -> Line:
    """Say why one recipient failed and who must act, with how many others of that domain failed alike."""
    every = scene.reading.recipients
    one = every[place]
    row = meaning(scene.house.codes, scene.reading, one)
    family = one.family or "other"
    code = " ".join(filter(None, (one.reply, one.code)))
    values: Values = {"address": one.address or "?", "fault": family, "code": code or "none"}
    values["words"] = "told" if has_words(one.diagnostic) else "none"
    values["others"] = sum(_fault_of(other) == _fault_of(one) for other in every) - 1
    told = row is not None and family == "other"
    return Line("ui/which-one", says=row.key if row and told else "ui/which-fault", values=values)


def examine_all(scene: Scene) -> None:
    addresses = [known.address for known in scene.reading.recipients if known.address]
    domains = domains_of(scene.reading)
    for domain in domains:
        scene.examine(domain)
    for address in addresses[: 1 if domains else MOST_DOMAINS]:
        try:
            read_domain(address.rpartition("@")[2])
        except Refused as refused:
            scene.say(f"checks/refused-{refused.reason}", tone="warning")
