"""Whose mail failed: recipients of one domain and one fault are one, others are picked from; all are examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domains import Refused, read_domain
from bot.talk.effects import Option
from bot.talk.scene import MOST_DOMAINS, domains_of

if TYPE_CHECKING:
    from bot.talk.scene import Scene

MOST_OFFERED = 9


def alike(scene: Scene) -> list[int]:
    """Return the places of recipients that differ in domain or fault, the first of each: the others are its like."""
    first: dict[tuple[str | None, ...], int] = {}
    for place, one in enumerate(scene.reading.recipients):
        domain = (one.address or "").rpartition("@")[2].lower()
        first.setdefault((domain, one.code or one.reply, one.family, one.remote_server if not domain else None), place)
    return list(first.values())


def say_all(scene: Scene, node: str) -> None:
    """Say whose mail failed for one and the same reason."""
    known = [one.address for one in scene.reading.recipients if one.address]
    named = ", ".join(known[:MOST_OFFERED]) + (", …" if scene.state.recipients > MOST_OFFERED else "")
    scene.say("ui/alike", node=node, count=scene.state.recipients, named_all=named)


def which(scene: Scene) -> None:
    """Let the person pick whose bounce to walk."""
    every, different = scene.reading.recipients, alike(scene)
    places = (different if len(different) > 1 else list(range(len(every))))[:MOST_OFFERED]
    options = [Option(f"r{place}", text=every[place].address or "?") for place in places]
    prompt = "ui/which" if len(every) == scene.state.recipients else "ui/which-of-many"
    scene.offer("which", options, prompt, count=scene.state.recipients, offered=len(places))


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
