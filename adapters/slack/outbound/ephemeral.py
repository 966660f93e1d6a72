"""Answers that only one person sees: written through `response_url`, at most 5 times within 30 minutes (Slack)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import aiohttp
from cachetools import LRUCache

from adapters.slack.outbound.web_api import Refused
from bot.blocks import Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from adapters.slack.outbound.block_kit import Json
    from adapters.slack.outbound.block_renderer import Message
    from adapters.slack.response_url_encryption import ResponseUrlCipher
    from bot.blocks import Block

WRITES = 5
BEFORE_FINAL = 2
SECONDS = 30 * 60
KEPT = 2000
BLOCKS = 50
WAIT = 20.0


@dataclass(slots=True)
class Answer:
    """What an ephemeral message shows, and how often it was written."""

    until: float
    shown: list[Block] = field(default_factory=list)
    writes: int = 0


class EphemeralAnswers:
    """Writes ephemeral answers: looking, perhaps one in between, and the final one, each in place of the last."""

    def __init__(
        self,
        session: Callable[[], aiohttp.ClientSession],
        seal: ResponseUrlCipher,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take whoever has the open session, and what opens a kept address."""
        self._session, self._seal, self._clock = session, seal, clock
        self._answers: LRUCache[str, Answer] = LRUCache(KEPT)

    def gather(self, kept: str, said: Sequence[Block]) -> list[Block]:
        """Return all that an answer shows with these blocks: one with the key of a former takes its place."""
        answer = self._answer(self._seal.open(kept) or kept)
        news = {block.key: block for block in said if block.key}
        places = {block.key for block in answer.shown}
        asks = any(isinstance(block, Choices) for block in said)
        stay = [news.get(one.key or "", one) for one in answer.shown if not (asks and isinstance(one, Choices))]
        answer.shown = [*stay, *(block for block in said if not block.key or block.key not in places)]
        return answer.shown

    def asks(self, kept: str, said: Sequence[Block]) -> bool:
        """Tell whether an answer may show choices: not below a report, and not where no press could find it again."""
        url = self._seal.open(kept)
        return url is not None and not any(block.key for block in [*self._answer(url).shown, *said])

    async def write(self, kept: str, messages: Sequence[Message], *, passing: bool, extra: list[Json]) -> bool:
        """Show the messages; False where Slack takes no more at this address, so that another way must be found."""
        url = self._seal.open(kept)
        if url is None:
            return passing
        answer = self._answer(url)
        if passing and answer.writes >= BEFORE_FINAL:
            return True
        blocks = [block for message in messages for block in message.blocks] + extra
        if len(blocks) > BLOCKS or answer.writes >= WRITES or self._clock() > answer.until:
            return passing
        text = "\n".join(message.text for message in messages)
        return await self.respond(url, {"text": text, "blocks": blocks, "replace_original": True})

    async def respond(self, url: str, body: Json) -> bool:
        """Write once; an ephemeral answer unless the body says otherwise. Raises Refused where a later try may do."""
        answer = self._answer(url)
        answer.writes += 1
        try:
            async with self._session().post(
                url,
                json={"response_type": "ephemeral", **body},
                timeout=aiohttp.ClientTimeout(total=WAIT),
                allow_redirects=False,
            ) as response:
                if response.status == 429 or response.status >= 500:  # noqa: PLR2004 (HTTP)
                    answer.writes -= 1
                    raise Refused(f"http_{response.status}", busy=True)
                return response.status == 200  # noqa: PLR2004 (HTTP)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Refused(type(error).__name__, busy=True) from None

    def _answer(self, url: str) -> Answer:
        return self._answers.setdefault(url, Answer(self._clock() + SECONDS))
