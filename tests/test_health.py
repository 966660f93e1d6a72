"""`/healthz` and `/readyz`, of the bot as it is served."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import aiohttp

from adapters.composition.service import running
from adapters.composition.settings import Settings
from adapters.dns.resolver_health import ResolverHealth
from bot.dns.ports import Answer, Question, Server
from tests.fakes.nameserver import serve
from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WORLD = "contoso.example MX 0 .\nresolvers: 2\n"


@contextlib.asynccontextmanager
async def asking(folder: Path, world: str) -> AsyncIterator[tuple[Any, list[str]]]:
    """Serve the bot in a world; yields what asks for a page, and the list of questions the DNS got."""
    async with serve(world) as dns, aiohttp.ClientSession() as session:
        settings = Settings(
            port=free_port(),
            database_url=f"sqlite:///{folder / 'ndr.db'}",
            dns={"resolvers": ",".join(dns.resolvers), "port": dns.port},  # type: ignore[arg-type] # as in the environment
        )
        async with running(settings) as address:

            async def ask(path: str) -> tuple[int, dict[str, Any]]:
                async with session.get(address + path) as response:
                    return response.status, await response.json()

            yield ask, dns.asked


async def test_ready_shows_channels_and_resolvers(tmp_path: Path) -> None:
    """Each resolver is asked once, however often somebody wants to know."""
    async with asking(tmp_path, WORLD) as (ask, asked):
        for _ in range(5):
            status, body = await ask("/readyz")
            assert status == 200
        assert body["database"] == "ok"
        assert body["channels"] == {"web": "on", "slack": "off", "teams": "off"}
        assert list(body["dns"].values()) == ["ok", "ok"]
        assert len(asked) == 2
        assert await ask("/healthz") == (200, {"status": "ok"})


async def test_a_silent_dns_is_told_and_leaves_the_bot_ready(tmp_path: Path) -> None:
    """An outage of the resolvers is shown, in time, and is never a 503."""
    async with asking(tmp_path, WORLD + "fault: resolver timeout\nfault: resolver2 servfail\n") as (ask, _):
        status, body = await ask("/readyz")
        assert (status, list(body["dns"].values())) == (200, ["asking", "asking"])
        async with asyncio.timeout(30):
            while "asking" in body["dns"].values():
                status, body = await ask("/readyz")
        assert (status, list(body["dns"].values())) == (200, ["timeout", "servfail"])


async def test_resolvers_are_asked_again_after_a_while() -> None:
    """What is shown is not older than its time, and many who ask at once cause one question."""
    server, asked = Server("a", "2001:db8::1"), list[Question]()

    async def ask(question: Question, server: Server) -> Answer:
        asked.append(question)
        await asyncio.sleep(0)
        return Answer(question, server, "NOERROR" if len(asked) == 1 else "REFUSED", at="")

    pulse = ResolverHealth([server], ask, kept=0.2)
    assert {str(state) for state in await asyncio.gather(*(pulse.state() for _ in range(20)))} == {
        "{'[2001:db8::1]:53': 'ok'}"
    }
    assert len(asked) == 1
    await asyncio.sleep(0.25)
    assert await pulse.state() == {"[2001:db8::1]:53": "refused"}
    await pulse.close()
