"""Server-Sent Events: first what the page has missed, from the store, then what is said now."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from adapters.web.stream_hub import Signal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from adapters.web.stream_hub import Page
    from bot.ports import Delivery, Store

HEARTBEAT_SECONDS = 15.0
RETRY_MS = 2000
MAX_SEQ = 2**53
ENDING = ("moved", "reset", "close")


async def events(page: Page, store: Store, last: int, beat: float = HEARTBEAT_SECONDS) -> AsyncIterator[bytes]:
    """Yield one page's events after delivery `last`, in order and without a gap; ends when the page has to close.

    The language follows what is said in another one than before: the page's own words are to be in it. Numbered
    deliveries carry their number as event id; passing ones carry none. Every `beat` seconds of silence the
    store is asked as well: another process may have spoken.
    """
    yield f"retry: {RETRY_MS}\n\n".encode()
    yield event("hello", {"conversation": page.conversation})
    spoken = ""
    for kept in await store.since(page.conversation, last):
        last, spoken = kept.seq or last, kept.address.get("locale", spoken)
        yield delivered(kept)
    if spoken:
        yield event("locale", {"value": spoken})
    yield event("ready", {})
    while True:
        note = await _next(page, beat)
        if isinstance(note, Signal):
            if note.sign != "close":
                yield event(note.sign, {})
            if note.sign in ENDING:
                return
        elif note is None or note.seq is not None:
            yield b": still here\n\n"
            for kept in await store.since(page.conversation, last):  # one turn may have overtaken another
                last = kept.seq or last
                yield delivered(kept)
                if (locale := kept.address.get("locale", spoken)) != spoken:
                    spoken = locale
                    yield event("locale", {"value": locale})
        else:
            yield delivered(note)


async def _next(page: Page, beat: float) -> Delivery | Signal | None:
    try:
        return await asyncio.wait_for(page.inbox.get(), beat)
    except TimeoutError:
        return None


def delivered(delivery: Delivery) -> bytes:
    """Write a delivery as an event."""
    blocks = [block.model_dump(mode="json") for block in delivery.blocks]
    return event("delivery", {"seq": delivery.seq, "blocks": blocks}, delivery.seq)


def event(name: str, data: dict[str, object], number: int | None = None) -> bytes:
    """Write one event; JSON has no line breaks, so its data is one line."""
    identity = "" if number is None else f"id: {number}\n"
    return f"{identity}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode("utf-8", "replace")


def number(text: str | None) -> int:
    """Read a Last-Event-ID; whatever is none counts as the beginning."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(MAX_SEQ)):
        return 0
    return int(text)
