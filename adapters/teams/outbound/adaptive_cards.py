"""Adaptive Cards 1.5, as much of them as is used: typed, unknown keys refused. Source: adaptivecards.io, schema 1.5.

What people or the DNS said goes into a TextRun and never into a TextBlock: a TextRun is shown to the letter, a
TextBlock reads Markdown.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Color = Literal["default", "good", "warning", "attention", "accent"]
Size = Literal["small", "default", "medium", "large"]
Spacing = Literal["none", "small", "default", "medium", "large"]
MAX_ACTIONS = 6
MAX_TITLE = 80


class Element(BaseModel):
    """Base of everything in a card."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class TextRun(Element):
    """Some text of one look, to the letter."""

    type: Literal["TextRun"] = "TextRun"
    text: str
    weight: Literal["lighter", "default", "bolder"] | None = None
    color: Color | None = None
    size: Size | None = None
    font_type: Literal["default", "monospace"] | None = None
    is_subtle: bool | None = None


class RichTextBlock(Element):
    """A paragraph."""

    type: Literal["RichTextBlock"] = "RichTextBlock"
    inlines: tuple[TextRun, ...]
    id: str | None = None
    spacing: Spacing | None = None
    separator: bool | None = None


class TextBlock(Element):
    """A heading in words of ours; `style` tells screen readers."""

    type: Literal["TextBlock"] = "TextBlock"
    text: str
    style: Literal["default", "heading"] | None = None
    size: Size | None = None
    weight: Literal["lighter", "default", "bolder"] | None = None
    wrap: Literal[True] = True
    spacing: Spacing | None = None


class Toggle(Element):
    """Shows or hides what has these ids, in place."""

    type: Literal["Action.ToggleVisibility"] = "Action.ToggleVisibility"
    title: Annotated[str, Field(max_length=MAX_TITLE)]
    target_elements: tuple[str, ...]


class Submit(Element):
    """Sends its data as a message: for clients that know no Action.Execute."""

    type: Literal["Action.Submit"] = "Action.Submit"
    title: Annotated[str, Field(max_length=MAX_TITLE)]
    data: dict[str, Any] = {}
    style: Literal["default", "positive", "destructive"] | None = None
    mode: Literal["primary", "secondary"] | None = None


class Execute(Element):
    """Sends its data and may have the card replaced."""

    type: Literal["Action.Execute"] = "Action.Execute"
    title: Annotated[str, Field(max_length=MAX_TITLE)]
    verb: str
    data: dict[str, Any] = {}
    style: Literal["default", "positive", "destructive"] | None = None
    mode: Literal["primary", "secondary"] | None = None
    fallback: Submit


Action = Annotated[Execute | Submit | Toggle, Field(discriminator="type")]


class Column(Element):
    """One column of a row."""

    type: Literal["Column"] = "Column"
    width: Literal["auto", "stretch"]
    items: tuple[Body, ...]


class ColumnSet(Element):
    """A row of columns."""

    type: Literal["ColumnSet"] = "ColumnSet"
    columns: tuple[Column, ...]
    spacing: Spacing | None = None
    select_action: Toggle | None = None


class ChoiceOption(Element):
    """One line of a list to pick from."""

    title: str
    value: str


class ChoiceSet(Element):
    """A list to pick one from: for more choices than buttons are allowed."""

    type: Literal["Input.ChoiceSet"] = "Input.ChoiceSet"
    id: str
    label: str | None = None
    style: Literal["compact", "expanded"] = "compact"
    choices: tuple[ChoiceOption, ...]
    value: str | None = None
    is_required: bool | None = None
    error_message: str | None = None


class ActionSet(Element):
    """Buttons amid the card."""

    type: Literal["ActionSet"] = "ActionSet"
    actions: Annotated[tuple[Action, ...], Field(max_length=MAX_ACTIONS)]
    spacing: Spacing | None = None


class Container(Element):
    """Some elements together."""

    type: Literal["Container"] = "Container"
    items: tuple[Body, ...]
    id: str | None = None
    style: Literal["default", "emphasis", "good", "attention", "warning", "accent"] | None = None
    bleed: bool | None = None
    is_visible: bool | None = None
    separator: bool | None = None
    spacing: Spacing | None = None


Body = Annotated[RichTextBlock | TextBlock | ColumnSet | ChoiceSet | ActionSet | Container, Field(discriminator="type")]


class Wide(Element):
    """Lets Teams use the whole width."""

    width: Literal["Full"] = "Full"


class Card(Element):
    """A whole card."""

    type: Literal["AdaptiveCard"] = "AdaptiveCard"
    schema_: Annotated[str, Field(alias="$schema")] = "http://adaptivecards.io/schemas/adaptive-card.json"
    version: Literal["1.5"] = "1.5"
    fallback_text: str
    speak: str | None = None
    lang: str | None = None
    body: tuple[Body, ...]
    actions: Annotated[tuple[Action, ...], Field(max_length=MAX_ACTIONS)] = ()
    msteams: Wide = Wide()

    def content(self) -> dict[str, Any]:
        """Return the card's JSON."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


for _model in (Column, ColumnSet, Container, Card):
    _model.model_rebuild()
