"""`ndr serve` with Slack switched on: the composition root, the real core, the local Slack."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from adapters.composition.service import running
from adapters.composition.settings import Settings
from tests.fakes.nameserver import serve
from tests.fakes.ports import free_port
from tests.fakes.slack import SECRET, TOKEN, slack

if TYPE_CHECKING:
    from pathlib import Path

WORLD = "fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com"


async def test_served_bot_answers_in_slack(tmp_path: Path) -> None:
    """Switched on by its settings alone, the bot takes a bounce and answers it with its report."""
    async with slack() as fake, serve(WORLD) as dns:
        fake.person("U1")
        channel = fake.direct("U1")
        settings = Settings(
            port=free_port(),
            database_url=f"sqlite:///{tmp_path / 'ndr.db'}",
            dns={"resolvers": ",".join(dns.resolvers), "port": dns.port},  # type: ignore[arg-type] # as in the environment
            slack={"signing_secret": SECRET, "bot_token": TOKEN, "api_url": f"{fake.url}/api"},  # type: ignore[arg-type]
        )
        async with running(settings) as address:
            fake.bot_url = address.replace("localhost", "127.0.0.1")
            await fake.say(
                "U1", channel, "550 5.4.1 Recipient address rejected: Access denied &lt;a@fabrikam.example&gt;"
            )
            async with asyncio.timeout(15):
                while "report.all" not in str(fake.by_bot(channel)):  # noqa: ASYNC110 (Slack tells nobody)
                    await asyncio.sleep(0.02)
        assert "a@fabrikam.example" in fake.reads(channel)
        assert fake.faults == []
