"""`ndr chat`: the conversation in a terminal, for people, or a JSON object a line for programs."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO

from adapters import content, reference
from adapters.commands.explain import Unreadable, paste
from adapters.composition.core import assemble
from adapters.store import SqlStore
from bot.conversation import State
from bot.finding_text import Wording
from bot.model import Actor, Paste
from bot.ports import Click, Incoming

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.composition.settings import Settings
    from adapters.terminal.channel import Screen as TerminalScreen
    from bot.blocks import Block
    from bot.conversation_service import Turns

NAME = "terminal:local"
LONGEST_LINE = 8 * 1024 * 1024


def chat(settings: Settings, *, locale: str | None = None, as_lines: bool = False) -> int:
    """Hold one conversation over standard input and output until its end; returns the exit code.

    Nothing is kept when it ends: the conversation lives in memory.
    """
    return asyncio.run(_lines(settings, locale) if as_lines else _people(settings, locale))


class Talk:
    """One conversation in this process."""

    def __init__(self, turns: Turns, store: SqlStore, locale: str | None, *, staff: bool) -> None:
        """Begin a conversation that speaks `locale`, unless the person's own words say otherwise."""
        self._turns, self._store, self._count = turns, store, 0
        self.locale = locale
        self.open: tuple[str, ...] = ()
        """The choices that count now."""
        self._actor = Actor(id=NAME, locale=locale, staff=staff)

    async def take(self, said: Paste | Click, show: Callable[[tuple[Block, ...], bool], None]) -> None:
        """Take one message through, with the checks it starts; `show` gets blocks, and whether they only pass by."""
        self._count += 1
        incoming = Incoming(conversation=NAME, event=f"terminal:{self._count}", actor=self._actor, said=said)
        async for delivery in self._turns.turn(incoming):
            show(delivery.blocks, delivery.seq is None)
        if stored := await self._store.load(NAME):
            state = State.model_validate_json(stored.state)
            self.locale, self.open = state.locale, state.open


async def _begin(settings: Settings, locale: str | None) -> tuple[Talk, SqlStore]:
    store = await SqlStore.open("sqlite://", lambda: datetime.now(UTC))
    return Talk(assemble(settings, store), store, locale, staff=NAME in settings.desk.staff), store


async def _lines(settings: Settings, locale: str | None) -> int:
    """Answer each line of JSON with blocks, a line each, and `end-of-turn`."""
    talk, store = await _begin(settings, locale)
    try:
        while line := await asyncio.to_thread(_line):
            try:
                said = _said(line)
            except ValueError as fault:
                _print({"block": "error", "node": "", "text": str(fault)})
            else:
                await talk.take(said, _print_blocks)
            _print({"block": "end-of-turn"})
    finally:
        await store.close()
    return 0


def _line() -> bytes:
    """Read a line; of one that is too long only the beginning, which is no JSON then, and the rest is passed over."""
    line = part = sys.stdin.buffer.readline(LONGEST_LINE)
    while len(part) == LONGEST_LINE and not part.endswith(b"\n"):
        part = sys.stdin.buffer.readline(LONGEST_LINE)
    return line


def _said(line: bytes) -> Paste | Click:
    """Read `{"text": ...}` or `{"choice": ...}`; raises ValueError saying what was expected."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError('expected one JSON object a line: {"text": "..."} or {"choice": "..."}') from None
    text, choice = (given.get("text"), given.get("choice")) if isinstance(given, dict) else (None, None)
    if isinstance(choice, str):
        return Click(choice=choice[:200])
    if isinstance(text, str):
        return Paste(text=text.encode("utf-8", "replace").decode("utf-8"))
    raise ValueError('expected {"text": "..."} or {"choice": "..."}')


def _print_blocks(blocks: tuple[Block, ...], _: bool) -> None:
    for block in blocks:
        _print(block.model_dump(mode="json"))


def _print(thing: dict[str, Any], out: TextIO | None = None) -> None:
    stream = out or sys.stdout
    stream.write(json.dumps(thing, ensure_ascii=False) + "\n")
    stream.flush()


async def _people(settings: Settings, locale: str | None) -> int:
    """Talk with a person: choices are numbered, a paste ends with an empty line, a file is named by its path."""
    from adapters.terminal.channel import Screen  # noqa: PLC0415 (programs that want JSON need not wait for it)

    talk, store = await _begin(settings, locale)
    known = content.load()
    words = known.words
    screen = Screen(lambda: Wording(reference.tags(), words, words.pick([talk.locale, locale])))
    try:
        await talk.take(Paste(text="help"), screen.show)
        while (typed := await _typed(screen)) is not None and not known.intents.leaves(typed):
            if not typed.strip() or screen.unfold(typed):
                continue
            await talk.take(_meant(typed, screen), screen.show)
            screen.keep(talk.open)
    except (KeyboardInterrupt, asyncio.CancelledError):
        pass
    finally:
        await store.close()
    return 0


async def _typed(screen: TerminalScreen) -> str | None:
    """Wait for what is typed without a thread that would hold up the end: a terminal is read once a line is there."""
    screen.prompt()
    there, loop = asyncio.Event(), asyncio.get_running_loop()
    try:
        loop.add_reader(sys.stdin, there.set)
    except (NotImplementedError, OSError, ValueError):  # a file, or a system whose loop cannot watch a terminal
        return await asyncio.to_thread(screen.read)
    try:
        await there.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return screen.read()


def _meant(typed: str, screen: TerminalScreen) -> Paste | Click:
    choice = screen.choice(typed)
    if choice:
        return Click(choice=choice)
    path = typed.strip()
    if "\n" not in path and path.endswith((".eml", ".msg", ".txt", ".html")):
        try:
            return paste(path)
        except Unreadable:
            return Paste(text=typed)
    return Paste(text=typed)
