"""Greets a mail server on port 25 and leaves: banner and STARTTLS, never a sender, never a recipient, never mail."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.dns.ports import Greeting

if TYPE_CHECKING:
    from adapters.dns.address_policy import AddressPolicy

LIMIT = 5.0
"""Seconds for the whole visit."""
MOST_LINES = 50
LONGEST_LINE = 1024


class SmtpProbe:
    """Implements bot.dns.ports.MailProbe."""

    def __init__(
        self, guard: AddressPolicy, name: str = "localhost.localdomain", port: int = 25, limit: float = LIMIT
    ) -> None:
        """Prepare; `name` is how we introduce ourselves (EHLO), best a name that leads back to us."""
        self._guard = guard
        self._name = name
        self._port = port
        self._limit = limit

    async def greet(self, host: str, address: str) -> Greeting:
        """Read the banner, say EHLO, look for STARTTLS, say QUIT. Never raises."""
        del host  # the address was looked up and is what the guard judges
        if not self._guard.allows(address):
            return Greeting(reason="forbidden")
        try:
            async with asyncio.timeout(self._limit):
                return await self._visit(address)
        except TimeoutError:
            return Greeting(reason="timeout")
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            return Greeting(reason="unreachable")

    async def _visit(self, address: str) -> Greeting:
        reader, writer = await asyncio.open_connection(address, self._port, limit=LONGEST_LINE)
        try:
            banner = (await _reply(reader))[0]
            if not banner.startswith("220"):
                return Greeting(reason="refused")
            writer.write(f"EHLO {self._name}\r\n".encode("ascii"))
            offers = await _reply(reader)
            writer.write(b"QUIT\r\n")
            return Greeting(banner, starttls=any(line[4:].strip().upper() == "STARTTLS" for line in offers))
        finally:
            writer.close()


async def _reply(reader: asyncio.StreamReader) -> list[str]:
    """Read one reply of SMTP (RFC 5321 section 4.2), all its lines."""
    lines = []
    for _ in range(MOST_LINES):
        lines.append((await reader.readuntil(b"\n")).decode("utf-8", "replace").rstrip())
        if lines[-1][3:4] != "-":
            return lines
    raise ValueError("a reply without end")
