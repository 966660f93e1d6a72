"""Fetches one small page: connects to the address that was checked, no redirects, bounded in time and size."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any

from bot.dns.ports import Page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.dns.ports import Web

LIMIT = 4.0
"""Seconds a page may take, all in all."""
LARGEST = 256 * 1024
HEADERS = {"User-Agent": "ndr-bot (mail domain check)", "Accept-Encoding": "identity"}


class PinnedWeb:
    """Implements bot.dns.ports.Web. `find` returns the addresses we may contact, also of a literal one."""

    def __init__(
        self,
        find: Callable[[str], Awaitable[Sequence[str]]],
        *,
        schemes: frozenset[str] = frozenset({"https"}),
        limit: float = LIMIT,
        largest: int = LARGEST,
    ) -> None:
        self._find = find
        self._schemes = schemes
        self._limit = limit
        self._largest = largest

    async def get(self, url: str) -> Page:
        """Fetch a page; what could not be fetched has no status and a reason: address, timeout, tls, failed, size."""
        status, body, reason = await self.fetch(url)
        return Page(status, body.decode("utf-8", "replace"), reason)

    async def fetch(self, url: str, headers: dict[str, str] | None = None) -> tuple[int | None, bytes, str]:
        """Fetch a page's bytes. Never raises."""
        import aiohttp  # noqa: PLC0415 (costs 0.3 s; most terminal runs fetch nothing)
        from yarl import URL  # noqa: PLC0415

        address = URL(url)
        if address.scheme not in self._schemes or not address.host:
            return None, b"", "address"
        try:
            async with asyncio.timeout(self._limit):
                found = await self._find(address.host)
                if not found:
                    return None, b"", "address"
                connector = aiohttp.TCPConnector(resolver=_pinned(list(found[:2])), use_dns_cache=False, limit=1)
                async with (
                    aiohttp.ClientSession(connector=connector, trust_env=False, headers=HEADERS) as session,
                    session.get(address, allow_redirects=False, headers=headers) as response,
                ):
                    body = await response.content.read(self._largest)
                    while len(body) < self._largest and (more := await response.content.read(self._largest)):
                        body += more
                    return response.status, body[: self._largest], "" if len(body) < self._largest else "size"
        except TimeoutError:
            return None, b"", "timeout"
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError):
            return None, b"", "tls"
        except (aiohttp.ClientError, OSError, ValueError, UnicodeError):
            return None, b"", "failed"


class RememberingWeb:
    """Implements bot.dns.ports.Web and keeps good pages for a while, so that registries are asked politely."""

    def __init__(self, web: Web, seconds: float, most: int = 200) -> None:
        self._web = web
        self._seconds = seconds
        self._most = most
        self._kept: dict[str, tuple[float, Page]] = {}

    async def get(self, url: str) -> Page:
        """Return a kept page, else fetch it; only answers of the service itself are kept."""
        now = asyncio.get_running_loop().time()
        self._kept = {known: kept for known, kept in self._kept.items() if kept[0] > now}
        if url in self._kept:
            return self._kept[url][1]
        page = await self._web.get(url)
        if page.status in {200, 404} and len(self._kept) < self._most:
            self._kept[url] = (now + self._seconds, page)
        return page


def _pinned(addresses: list[str]) -> Any:
    from aiohttp.abc import AbstractResolver, ResolveResult  # noqa: PLC0415

    class Pinned(AbstractResolver):
        """Answers with the addresses that were checked, whatever the host."""

        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            del family
            return [
                ResolveResult(
                    hostname=host,
                    host=address,
                    port=port,
                    family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                    proto=0,
                    flags=socket.AI_NUMERICHOST,
                )
                for address in addresses
            ]

        async def close(self) -> None:
            """Hold nothing, close nothing."""

    return Pinned()
