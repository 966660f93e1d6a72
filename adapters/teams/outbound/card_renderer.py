"""Draws blocks as an Adaptive Card. Pure: the same blocks and words give the same card, whatever people said."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from adapters.teams.outbound import findings_renderer
from adapters.teams.outbound.adaptive_cards import (
    MAX_ACTIONS,
    MAX_TITLE,
    ActionSet,
    Body,
    Card,
    ChoiceOption,
    ChoiceSet,
    Container,
    Execute,
    Submit,
)
from adapters.teams.outbound.plain_text import shortened, spoken
from adapters.teams.outbound.text_runs import heading, linked, paragraph, paragraphs, plain, run, verbatim
from bot import blocks as b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from adapters.teams.outbound.adaptive_cards import Color
    from bot.blocks import Block
    from bot.words import Value, Words

MAX_BYTES = 24_000
"""A message of Teams holds about 28 KB, with everything around the card."""
ROWS = (12, 4, 1, 0)
ROW_LETTERS, BUTTON_EDGE = 84, 5
"""How much text of buttons stands side by side on a desk, and how many letters wide a button's edges are."""
MAX_QUOTE = 1500
MAX_VALUE = 300
VERB = "choose"
OFFER = "offer:"
"""What the id of the one choice begins with that the channel takes itself."""
TONES: dict[str, Color] = {"good": "good", "warning": "warning", "bad": "attention"}
_PICK = "pick"


@dataclass(slots=True)
class Look:
    """How to draw: words in a locale, the delivery's number, what was chosen, how many servers a check may show.

    `talk` is the talk among several in one place that its buttons belong to.
    """

    words: Words
    locale: str
    seq: int | None = None
    chosen: str | None = None
    rows: int = ROWS[0]
    talk: str = ""
    _names: count[int] = field(default_factory=count)

    def say(self, name: str, **values: Value) -> str:
        """Return a word of the channel; what people said in it is shortened."""
        short = {key: shortened(value, MAX_VALUE) if isinstance(value, str) else value for key, value in values.items()}
        return self.words.say(self.locale, f"teams/{name}", **short)

    def data(self, **more: str) -> dict[str, Any]:
        """Return what a button sends back."""
        return {**more, "seq": self.seq, **({"talk": self.talk} if self.talk else {})}

    def name(self) -> str:
        """Return an id nobody else has in this card."""
        return f"part{next(self._names)}"


def render(
    blocks: Sequence[Block],
    words: Words,
    locale: str,
    *,
    seq: int | None = None,
    chosen: str | None = None,
    talk: str = "",
) -> Card:
    """Draw blocks, with fewer and fewer details until they fit into a message.

    `chosen` is the id of a choice already made: its buttons give way to it. `talk` is the talk its buttons belong to,
    where there are several in one place.
    """
    for rows in ROWS:
        look = Look(words, locale, seq, chosen, rows, talk)
        card = _card(blocks, tuple(_body(blocks, look)), look)
        if weight(card) <= MAX_BYTES:
            return card
    return _cut(blocks, look)


def weight(card: Card) -> int:
    """Return a card's length in bytes as it is sent."""
    return len(json.dumps(card.content(), ensure_ascii=False).encode("utf-8", "replace"))


def pressed(data: Any) -> tuple[str, int | None] | None:
    """Return the choice's id and the delivery's number out of a button's data (hostile), None if it is none of ours."""
    if not isinstance(data, dict):
        return None
    choice, seq = data.get("choice") or data.get(_PICK), data.get("seq")
    if not isinstance(choice, str) or not 0 < len(choice) <= 200:  # noqa: PLR2004 (bot.ports.Click)
        return None
    return choice, seq if isinstance(seq, int) and not isinstance(seq, bool) and 0 <= seq < 2**53 else None


def _card(blocks: Sequence[Block], body: tuple[Body, ...], look: Look) -> Card:
    said = plain_lines(spoken(blocks))
    return Card(fallback_text=said or " ", speak=said or None, lang=look.locale, body=body)


def plain_lines(text: str) -> str:
    """Return several lines, each to the letter."""
    return "\n".join(plain(line) for line in text.split("\n"))


def _body(blocks: Sequence[Block], look: Look) -> Iterator[Body]:
    for block in blocks:
        yield from _DRAWN[type(block)](block, look)


def _cut(blocks: Sequence[Block], look: Look) -> Card:
    """Draw what fits: the last buttons always, the rest as far as there is room."""
    ways_on = [block for block in blocks if isinstance(block, b.Choices)][-1:]
    others = [block for block in blocks if not isinstance(block, b.Choices)]
    last = (*_body(ways_on, look), paragraph(run(look.say("cut"), is_subtle=True)))
    kept: list[Body] = []
    card = _card(blocks, last, look)
    for element in _body(others, look):
        larger = _card(blocks, (*kept, element, *last), look)
        if weight(larger) > MAX_BYTES:
            break
        kept.append(element)
        card = larger
    return card


def _heading(block: b.Heading, look: Look) -> Iterator[Body]:  # noqa: ARG001 (one signature for all)
    yield heading(block.text, large=True)


def _text(block: b.Text, look: Look) -> Iterator[Body]:  # noqa: ARG001 (one signature for all)
    yield from paragraphs(block.text, TONES.get(block.tone), subtle=block.tone == "quiet" or None)


def _quote(block: b.Quote, look: Look) -> Iterator[Body]:  # noqa: ARG001 (one signature for all)
    yield Container(style="emphasis", items=tuple(verbatim(block.text, monospace=True, most=MAX_QUOTE)))


def _facts(block: b.Facts, look: Look) -> Iterator[Body]:  # noqa: ARG001 (one signature for all)
    for row in block.rows:
        yield paragraph(run(f"{row.label}: ", weight="bolder"), run(row.value), spacing="small")


def _link(block: b.Link, look: Look) -> Iterator[Body]:
    """Draw a link as text: a button of this length is cut off on a phone."""
    yield linked(look.say("leaves", label=block.label), block.url)


def _choices(block: b.Choices, look: Look) -> Iterator[Body]:
    if block.prompt:
        yield from paragraphs(block.prompt)
    for choice in block.choices:
        if choice.id == look.chosen:
            said = look.say("chosen", label=plain(choice.label, 200))
            yield paragraph(run("✓ ", color="good", weight="bolder"), run(said, weight="bolder"))
            return
    shown, menu = _menu(block.choices)
    if len(shown) > MAX_ACTIONS:
        yield from _list(block, look)
        return
    rows = [[_button(choice, look) for choice in row] for row in _rows(shown, MAX_ACTIONS - len(menu))]
    rows[-1] += [_button(choice, look, "secondary") for choice in menu]
    for at, row in enumerate(rows):
        yield ActionSet(actions=tuple(row), spacing="small" if at else "medium")


def _menu(choices: Sequence[b.Choice]) -> tuple[list[b.Choice], list[b.Choice]]:
    """Return the choices that are buttons, and those behind "…": the quiet ones, where all would be too many."""
    quiet = [choice for choice in choices if choice.style == "quiet"]
    if len(choices) <= MAX_ACTIONS or len(quiet) == len(choices):
        return list(choices), []
    return [choice for choice in choices if choice.style != "quiet"], quiet


def _rows(choices: Sequence[b.Choice], most: int) -> Iterator[list[b.Choice]]:
    """Put at most so many buttons in a row: where a client does not wrap them, what does not fit is cut off."""
    row: list[b.Choice] = []
    for choice in choices:
        letters = sum(len(one.label) + BUTTON_EDGE for one in (*row, choice))
        if row and (letters > ROW_LETTERS or len(row) == most):
            yield row
            row = []
        row.append(choice)
    yield row


def _button(choice: b.Choice, look: Look, mode: Literal["secondary"] | None = None) -> Execute:
    style = "positive" if choice.style == "primary" else None
    return _execute(plain(choice.label, MAX_TITLE), look.data(choice=choice.id), style, mode)


def _execute(title: str, data: dict[str, Any], style: str | None = None, mode: str | None = None) -> Execute:
    both = {"title": title or "…", "data": data, "style": style, "mode": mode}
    return Execute.model_validate({**both, "verb": VERB, "fallback": Submit.model_validate(both)})


def _list(block: b.Choices, look: Look) -> Iterator[Body]:
    """Draw more choices than a card may have buttons."""
    options = tuple(ChoiceOption(title=plain(one.label, 120), value=one.id) for one in block.choices)
    yield ChoiceSet(
        id=_PICK,
        label=look.say("pick"),
        choices=options,
        value=options[0].value,
        is_required=True,
        error_message=look.say("pick-first"),
    )
    yield ActionSet(actions=(_execute(look.say("go-on"), look.data(), "positive"),))


def _folded(block: b.Folded, look: Look) -> Iterator[Body]:
    parts = tuple(_body(block.parts, look)) if look.rows else ()
    yield from findings_renderer.behind(block.title, parts, look)


_DRAWN: dict[type, Callable[..., Iterator[Body]]] = {
    b.Heading: _heading,
    b.Text: _text,
    b.Quote: _quote,
    b.Facts: _facts,
    b.Copyable: findings_renderer.copyable,
    b.Link: _link,
    b.Choices: _choices,
    b.Progress: findings_renderer.progress,
    b.Findings: findings_renderer.findings,
    b.Report: findings_renderer.report,
    b.Folded: _folded,
}
