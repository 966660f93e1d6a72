"""Shows a bounce to a person at a terminal: the bot's first reply, without the checks and the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import content, reference
from adapters.composition.core import make_house, make_voice
from adapters.terminal.channel import Screen
from bot.blocks import Choices, Progress
from bot.conversation import Pasted, State, step
from bot.conversation.step_context import Scene
from bot.model import Actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.composition.settings import Settings
    from bot.model import Reading

READER = Actor(id="terminal:local")


def bounce_shower(settings: Settings, locale: str | None) -> Callable[[str, Reading], None]:
    """Return what shows a reading under the name of its file, in the language of `locale` if we speak it."""
    known = content.load_in(reference.spoken(locale))
    house, voice = make_house(settings, known), make_voice(known)
    start = State(locale=known.words.default)
    screen = Screen(lambda: voice.wording(start.locale))

    def show(name: str, reading: Reading) -> None:
        state, effects = step(house, start, Pasted(READER, reading))
        blocks = voice.speak(effects, Scene(house, state, READER))
        screen.title(name)
        screen.show(tuple(block for block in blocks if not isinstance(block, Choices | Progress)), passing=False)

    return show
