"""Choices that can be offered beside any other, and the open choices once more: their earlier buttons still count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.conversation import command_handlers
from bot.conversation.effects import Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.conversation.step_context import Scene

NODE = "menu"
STILL = 40
"""Earlier buttons of the same choices that still count, at most."""
AT_FIRST = ("paste", "check", "help")
"""What is offered where nothing else is."""


def repeat(scene: Scene, extra: Iterable[str] = (), named: str = "") -> None:
    """Offer the open choices once more, and these of the menu beside them; without any, the menu."""
    offered = scene.state.offered
    more: dict[str, Any] = {"named": named} if named else {}
    if offered is None or not scene.state.open or offered.node == NODE:
        names = dict.fromkeys((*extra, *AT_FIRST))
        scene.offer(NODE, [_option(name) for name in names], "ui/menu", **more)
        return
    there = {option.id for option in offered.options}
    beside = tuple(_option(name) for name in dict.fromkeys(extra) if name not in there)
    guide = scene.guide
    title = guide.key(offered.node) if guide and offered.node in guide.nodes else ""
    options, before = list(offered.options), scene.state.open[:STILL]
    scene.offer(offered.node, options, offered.prompt or title, extra=beside, **{**offered.values, **more})
    scene.change(open=(*scene.state.open, *before))


def _option(name: str) -> Option:
    return Option(f"menu-{name}", f"ui/menu-{name}")


def _named(scene: Scene) -> None:
    """Check the domains that were named."""
    offered = scene.state.offered
    named = str(offered.values.get("named", "")) if offered else ""
    if scene.state.node is None:
        scene.change(open=(), offered=None)
    command_handlers.asked(scene, "check", named)


def _paste(scene: Scene) -> None:
    scene.say("ui/menu-paste.how", node=NODE)
    repeat(scene)


def _help(scene: Scene) -> None:
    command_handlers.asked(scene, "help", "")
    repeat(scene)


def _command(name: str) -> Callable[[Scene], None]:
    return lambda scene: command_handlers.asked(scene, name, "")


CHOICES: dict[str, Callable[[Scene], None]] = {
    "menu-named": _named,
    "menu-paste": _paste,
    "menu-check": _command("check"),
    "menu-hand-over": _command("escalate"),
    "menu-help": _help,
    "menu-language": _command("language"),
    "menu-restart": _command("restart"),
}
