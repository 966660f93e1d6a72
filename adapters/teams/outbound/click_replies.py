"""The core's word on a click: what only the one who clicked is told."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from adapters.teams.outbound.plain_text import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.ports import Delivery

ASIDE = frozenset({"stale", "not-yours"})
"""The nodes by which the core says that a click changed nothing."""


class ClickReplies:
    """The clicks whose answer is awaited, by conversation."""

    def __init__(self) -> None:
        """Start without any."""
        self._clicks: dict[str, list[asyncio.Future[str]]] = {}

    @contextmanager
    def waiting(self, conversation: str) -> Iterator[asyncio.Future[str]]:
        """Wait for the length of the block. The future's text is empty where the click moved something."""
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        others = self._clicks.setdefault(conversation, [])
        others.append(answer)
        try:
            yield answer
        finally:
            others.remove(answer)
            if not others:
                self._clicks.pop(conversation, None)

    def answer(self, delivery: Delivery) -> bool:
        """Take what only the one who clicked is told; False where nobody waits or it is for everybody."""
        if delivery.seq is None or not delivery.blocks or not all(block.node in ASIDE for block in delivery.blocks):
            return False
        return self._settle(delivery.conversation, spoken(delivery.blocks))

    def spoke(self, delivery: Delivery) -> None:
        """Note that a click moved something: a report that comes meanwhile has a key and is none of its doing."""
        if delivery.seq is not None and any(block.key is None for block in delivery.blocks):
            self._settle(delivery.conversation, "")

    def _settle(self, conversation: str, said: str) -> bool:
        for answer in self._clicks.get(conversation, ()):
            if not answer.done():
                answer.set_result(said)
                return True
        return False
