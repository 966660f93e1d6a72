"""What is folded in a message is a button; pressed, it opens in a modal for whoever pressed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.app import modals
from adapters.slack.inbound import payloads
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.block_renderer import Scene, drawn
from adapters.slack.outbound.findings_renderer import PAGE_BLOCKS
from bot.blocks import Folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.slack.app.modals import Modals
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.phrases import Speech
    from bot.ports import Delivery


class Folds:
    """Opens what stands behind a title."""

    def __init__(self, desk: InboundHandler, forms: Modals) -> None:
        """Take the desk, and what opens modals."""
        self._desk, self._forms = desk, forms

    async def on_pressed(self, body: Payload, team: str) -> None:
        """Show what stands behind a title, or that it is no longer kept."""
        place, _, value = payloads.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        conversation, node, title = (*value.split(" ", 2), "", "")[:3]
        own = conversation.startswith(f"slack:{team}:")
        found = last_folded(await self._desk.store.since(conversation, 0), node, title) if own else None
        view = opened(found, conversation, speech) if found else modals.note(speech, "more", "report-gone")
        await self._forms.open(at, payloads.word(body, "trigger_id"), view)


def last_folded(deliveries: Sequence[Delivery], node: str, title: str) -> Folded | None:
    """Return what was folded last behind a title (as much of it as a button holds) by a node of the guide."""
    said = (block for delivery in reversed(deliveries) for block in reversed(delivery.blocks))
    return next(
        (one for one in said if isinstance(one, Folded) and one.node == node and one.title.startswith(title)), None
    )


def opened(block: Folded, conversation: str, speech: Speech) -> block_kit.Json:
    """Return the modal, as far as one holds what stands there."""
    shown = [block_kit.paragraph(block.title, bold=True), *drawn(block.parts, Scene(speech, conversation))]
    return modals.modal("folded", speech("more"), shown[:PAGE_BLOCKS], speech)
