"""What people see in Slack: the real bot's Block Kit, drawn and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.blockkit import shoot
from tests.fakes.slack import slack
from tests.fakes.slackbot import serving
from tests.stage import staged

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.e2e
WORLD = [
    "contoso.example MX 10 contoso-example.mail.protection.outlook.com",
    "contoso.example MX 10 mx.old-provider.example",
    "contoso-example.mail.protection.outlook.com A 198.51.100.10",
    "mx.old-provider.example A 198.51.100.11",
]
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) &lt;info@contoso.example&gt;"


@pytest.mark.parametrize("locale", ["en-US", "pl-PL"])
async def test_slack_looks_right(tmp_path: Path, locale: str) -> None:
    """Verdict, question, report, a section with findings, all findings and Home are drawn with nothing left out."""
    name = locale[:2]
    async with (
        slack() as fake,
        staged(WORLD, {"NDR_ORG__DOMAINS": "contoso.example"}) as stage,
        serving(tmp_path, fake, stage=stage) as bot,
    ):
        fake.person("U1", locale=locale)
        channel = fake.direct("U1")
        await fake.say("U1", channel, BOUNCE)
        await bot.settle(20)
        said = fake.by_bot(channel)
        text = await shoot(f"{name}-1-paste", *(one["blocks"] for one in said))
        assert "info@contoso.example" in text
        await fake.press("U1", channel, said[-1], "choice.2")
        await bot.settle(20)
        before = len(fake.by_bot(channel))
        await fake.press("U1", channel, fake.by_bot(channel)[-1], "choice.1")
        await bot.settle(20)
        section = [one["blocks"] for one in fake.by_bot(channel)[before:]]
        assert "contoso.example" in await shoot(f"{name}-2-section", *section)
        report = next(one for one in said if "report.all" in str(one["blocks"]))
        await fake.press("U1", channel, report, "report.all")
        (view,) = fake.views.values()
        assert "mx.old-provider.example" in await shoot(f"{name}-3-all", view["blocks"])
        await fake.open_home("U1")
        assert "contoso.example" in await shoot(f"{name}-4-home", fake.homes["U1"]["blocks"])
        assert fake.faults == []
