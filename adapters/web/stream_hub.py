"""Carries deliveries from the turns to the open pages of their conversation."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.ports import Delivery

ROOM = 200
PAGES = 4
ALL_PAGES = 2000

Sign = Literal["moved", "reset", "close"]


@dataclass(frozen=True, slots=True)
class Signal:
    """Something the page must know beside what is said."""

    sign: Sign


@dataclass(eq=False, slots=True)
class Page:
    """One open page: what waits to be written to it."""

    conversation: str
    inbox: asyncio.Queue[Delivery | Signal] = field(default_factory=lambda: asyncio.Queue(ROOM))

    def put(self, note: Delivery | Signal) -> None:
        """Queue a note; a page that reads too slowly is closed, and asks again for what it missed."""
        if self.inbox.qsize() < ROOM - 1:
            self.inbox.put_nowait(note)
            return
        while not self.inbox.empty():
            self.inbox.get_nowait()
        self.inbox.put_nowait(Signal("close"))


class Hub:
    """The web's channel: deliveries are kept by the store, so nobody listening loses nothing."""

    name = "web"

    def __init__(self) -> None:
        """Start with no page open."""
        self._pages: defaultdict[str, list[Page]] = defaultdict(list)

    @property
    def full(self) -> bool:
        """Tell whether no further page can be served."""
        return sum(map(len, self._pages.values())) >= ALL_PAGES

    async def send(self, delivery: Delivery) -> None:
        """Hand a delivery to the open pages of its conversation."""
        for page in self._pages.get(delivery.conversation, ()):
            page.put(delivery)

    def tell(self, conversation: str, signal: Signal) -> None:
        """Hand a signal to the open pages of a conversation."""
        for page in self._pages.get(conversation, ()):
            page.put(signal)

    @contextmanager
    def open(self, conversation: str) -> Iterator[Page]:
        """Listen for the length of the block; the oldest of too many pages has to go (browsers allow six streams)."""
        page = Page(conversation)
        pages = self._pages[conversation]
        if len(pages) >= PAGES:
            pages.pop(0).put(Signal("moved"))
        pages.append(page)
        try:
            yield page
        finally:
            if page in pages:
                pages.remove(page)
            if not pages and self._pages.get(conversation) is pages:
                del self._pages[conversation]

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        for pages in self._pages.values():
            for page in pages:
                page.put(Signal("close"))
