"""The load of benchmarks.teams: pastes of a bounce, 16 at a time, each in a conversation of its own."""

from __future__ import annotations

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

from tests.fakes.issuer import APP
from tests.fakes.teams import TENANT

if TYPE_CHECKING:
    import aiohttp

AT_ONCE = 16
QUIET_SECONDS = 0.3
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) <info@{}.example>"
"""Everybody's is about a domain of its own: what was found for one answers none of the others."""


class Load:
    """Posts activities to one bot."""

    def __init__(self, http: aiohttp.ClientSession, outside: str, bot: str) -> None:
        self._http, self._outside, self._bot = http, outside, bot
        self._number = 0

    async def run(self, number: int) -> tuple[float, list[float]]:
        """Return the seconds until all was said, and those from each activity to the first message after it."""
        async with self._http.get(f"{self._outside}/token", params={"url": self._outside}) as response:
            headers = {"Authorization": f"Bearer {await response.text()}", "Content-Type": "application/json"}
        await self._answered()
        names = [f"a:{self._bot[-5:]}-{self._number + place}" for place in range(number)]
        self._number += number
        waiting, sent = iter(names), {}

        async def one_after_another() -> None:
            for chat in waiting:
                body = json.dumps(self._paste(chat))
                sent[chat] = time.monotonic()
                async with self._http.post(f"{self._bot}/api/messages", data=body, headers=headers) as answer:
                    assert answer.status == 200, answer.status

        begun = time.monotonic()
        await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
        answered: dict[str, float] = {}
        last = time.monotonic()
        while len(answered) < number or time.monotonic() - last < QUIET_SECONDS:
            await asyncio.sleep(0.05)
            more, last = await self._answered()
            answered |= more
        return last - begun, [answered[chat] - sent[chat] for chat in names]

    async def used(self) -> tuple[float, float]:
        """Return the bot's memory in MiB and the seconds of CPU it has used."""
        async with self._http.get(f"{self._bot}/used") as response:
            memory, cpu = await response.json()
            return memory, cpu

    async def _answered(self) -> tuple[dict[str, float], float]:
        async with self._http.get(f"{self._outside}/answered") as response:
            found, last = await response.json()
            return found, last

    def _paste(self, chat: str) -> dict[str, Any]:
        text = BOUNCE.format(chat.removeprefix("a:"))
        return {
            "type": "message", "id": f"id-{chat}", "channelId": "msteams", "serviceUrl": self._outside, "text": text,
            "from": {"id": f"29:{chat}", "name": "Anna"}, "recipient": {"id": f"28:{APP}", "name": "bot"},
            "conversation": {"id": chat, "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}}, "locale": "en-US",
        }  # fmt: skip
