"""What people see in Teams: the real bot's cards, drawn as Teams draws them, judged by Microsoft's schema, and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.teams.outbound.card_renderer import render
from bot.blocks import Choice, Choices
from tests import cardschema
from tests.e2e.browser import serious_faults
from tests.e2e.cards import LOOKS, cut_off, drawn, shoot
from tests.fakes import chat
from tests.fakes.teams import CHANNEL, PERSON, teams_bench, teams_words
from tests.fakes.teamstalk import teams
from tests.stage import staged

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.teams import Json

pytestmark = pytest.mark.e2e
WORLD = [
    "contoso.example MX 10 contoso-example.mail.protection.outlook.com",
    "contoso.example MX 10 mx.old-provider.example",
    "contoso-example.mail.protection.outlook.com A 198.51.100.10",
    "mx.old-provider.example A 198.51.100.11",
]
THREAD = f"{CHANNEL};messageid=1700000000001"
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) <info@contoso.example>"


async def _walked(locale: str) -> dict[str, Json]:
    """Walk with the real bot; returns the cards by what they are of."""
    async with staged(WORLD, {"NDR_ORG__DOMAINS": "contoso.example"}, locale=locale) as stage, teams(stage) as talk:
        verdict = (await talk.say(BOUNCE)).buttons
        found = {"verdict": talk.connector.cards()[0]}
        asked = (await talk.press(verdict[1])).buttons
        found["chosen"] = talk.connector.cards()[0]
        await talk.press(asked[0])
        found["section"] = talk.connector.cards()[-1]
        await talk.say("check contoso.example")
        found["report"] = talk.connector.cards()[-1]
    return found


async def _aside(folder: Path) -> dict[str, Json]:
    """Return what a channel, the person's own chat and the dialog on a message show."""
    async with teams_bench(folder) as bench:
        await bench.post(bench.in_channel(BOUNCE))
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        await bench.click("I am a mail admin")
        await bench.connector.until(lambda: len(bench.connector.cards()) == 4)
        thread, theirs = bench.connector.cards(THREAD)[-1], bench.connector.cards(f"a:{PERSON}")[0]
        bench.connector.closed.add(PERSON)
        body = {"contentType": "text", "content": BOUNCE}
        value = {"commandId": "diagnose", "messagePayload": {"body": body}}
        _, dialog = await bench.post(bench.activity("invoke", name="composeExtension/fetchTask", value=value))
        assert dialog
    return {"channel": thread, "private": theirs, "dialog": dialog["task"]["value"]["card"]["content"]}


@pytest.mark.parametrize("locale", ["en-US", "pl-PL"])
async def test_cards_look_right(tmp_path: Path, locale: str) -> None:
    """Each card is drawn with nothing unknown in it, fits a phone, and has no serious fault for who cannot see well."""
    cards = await _walked(locale) | await _aside(tmp_path)
    words = teams_words()
    cards["progress"] = render([chat.progress(3)], words, locale[:2]).content()
    many = tuple(Choice(id=f"sections:{at}:1", label=f"{at + 1}. contoso.example") for at in range(9))
    cards["list"] = render([Choices(prompt="?", choices=many)], words, locale[:2], seq=1).content()
    for look in LOOKS:
        async with drawn(look, cards) as page:
            await shoot(page, f"{locale[:2]}-{look}")
            assert await cut_off(page) == []
            assert await serious_faults(page) == []
    if cardschema.SCHEMA.exists():
        assert {name: cardschema.faults(card) for name, card in cards.items()} == {name: [] for name in cards}


async def test_a_report_opens_and_closes_in_place() -> None:
    """What is folded is not seen; a click on its line shows it, the keyboard does as well, and again hides it."""
    cards = await _walked("en-US")
    async with drawn("light", {"verdict": cards["verdict"]}) as page:
        servers = page.get_by_text("10 mx.old-provider.example.", exact=False).first
        check = page.get_by_role("button", name="Where the mail goes (MX)")
        assert not await check.is_visible()
        await page.get_by_role("button", name="What was tested").click()
        await check.wait_for()
        assert not await servers.is_visible()
        await check.focus()
        await page.keyboard.press("Enter")
        await servers.wait_for()
        await shoot(page, "en-light-opened")
        await page.get_by_role("button", name="What was tested").click()
        await check.wait_for(state="hidden")
        await page.get_by_role("button", name="I am a mail admin").click()
        assert [data["choice"].split(":")[-2] for data in await page.evaluate("window.sent")] == ["admin"]
