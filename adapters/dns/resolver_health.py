"""Tells whether the resolvers answer: asked now and then, never waited for, never a reason to stop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.ports import Question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.dns.ports import Answer, Server

KEPT = 30.0
"""Seconds an answer holds."""
LIMIT = 3.0
"""Seconds a resolver is given."""
PATIENCE = 0.5
"""Seconds whoever wants to know waits for the newest answer; then they get the one before."""
ROOT = Question(".", "NS")
"""What every resolver knows and nobody minds being asked (RFC 8109 section 3)."""


class ResolverHealth:
    """The resolvers' state, by `address:port`: `ok`, `asking`, or the status of what went wrong, in lower case."""

    def __init__(
        self, servers: Sequence[Server], ask: Callable[[Question, Server], Awaitable[Answer]], kept: float = KEPT
    ) -> None:
        """Watch these resolvers; `ask` never raises and asks one of them."""
        self._servers, self._ask, self._kept = servers, ask, kept
        self._known = {_shown(server): "asking" for server in servers}
        self._until = 0.0
        self._asking: asyncio.Task[None] | None = None

    async def state(self) -> Mapping[str, str]:
        """Return what is known, at most PATIENCE seconds later; asks again where that is older than `kept` seconds."""
        idle = self._asking is None or self._asking.done()
        if idle and asyncio.get_running_loop().time() >= self._until:
            self._asking = asyncio.create_task(self._ask_all())
        if self._asking:
            await asyncio.wait({self._asking}, timeout=PATIENCE)
        return dict(self._known)

    async def close(self) -> None:
        """Stop asking."""
        if self._asking:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _ask_all(self) -> None:
        said = await asyncio.gather(*map(self._one, self._servers))
        self._known = {_shown(server): found for server, found in zip(self._servers, said, strict=True)}
        self._until = asyncio.get_running_loop().time() + self._kept

    async def _one(self, server: Server) -> str:
        try:
            async with asyncio.timeout(LIMIT):
                answer = await self._ask(ROOT, server)
        except TimeoutError:
            return "timeout"
        return "ok" if answer.spoken else answer.status.lower()


def _shown(server: Server) -> str:
    host = f"[{server.address}]" if ":" in server.address else server.address
    return f"{host}:{server.port}"
