"""The bot in a real Teams client: Microsoft 365 Agents Playground, the real product, a served DNS world."""

from __future__ import annotations

import json
import re
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from adapters import content
from adapters.teams.package.manifest import manifest, translation
from tests.e2e.browser import OUT
from tests.e2e.playground import client, installed, playground
from tests.fakes.product import product, world

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Locator, Page

pytestmark = pytest.mark.e2e
DNS = """
contoso.example MX 0 contoso-example.mail.protection.outlook.com
contoso-example.mail.protection.outlook.com A 198.51.100.10
"""
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281) <info@contoso.example>"
SCHEMAS = OUT / "node_modules" / "@microsoft" / "app-manifest" / "build" / "json-schemas" / "teams"


@asynccontextmanager
async def chatting(folder: Path) -> AsyncIterator[Page]:
    """Run the product and the playground against it, and open the client."""
    async with AsyncExitStack() as stack:
        dns = stack.enter_context(world(DNS, folder))
        bot = await stack.enter_async_context(product(folder, NDR_TEAMS__ANONYMOUS="true", **dns))
        address = await stack.enter_async_context(playground(f"{bot}/api/messages"))
        yield await stack.enter_async_context(client(address))


async def say(page: Page, text: str) -> None:
    """Type and send."""
    await page.locator("[role=textbox]").last.click()
    await page.keyboard.insert_text(text)
    await page.keyboard.press("Enter")


def seen(page: Page, text: str) -> Locator:
    """Find the latest place of a text on a card."""
    return page.locator(".ac-adaptiveCard").get_by_text(text).last


async def press(page: Page, title: str) -> None:
    """Press the latest button of this title."""
    await page.get_by_role("button", name=title, exact=True).last.click()


async def shoot(page: Page, name: str) -> None:
    """Take a screenshot into e2e-out/."""
    await page.wait_for_timeout(500)
    await page.screenshot(path=OUT / f"teams-{name}.png")


async def test_a_bounce_is_walked_to_its_end(tmp_path: Path) -> None:
    """Paste, role, section after section to the end, a check; a button of an earlier step changes nothing."""
    async with chatting(tmp_path) as page:
        await seen(page, "When an e-mail bounces").wait_for()
        await say(page, BOUNCE)
        await seen(page, "no recipient info@contoso.example").wait_for()
        await seen(page, "Who acts:").wait_for()
        await shoot(page, "paste")
        await press(page, "I am a mail admin")
        await seen(page, "Chosen: I am a mail admin").wait_for()
        await press(page, "The recipient's")
        way_on = page.get_by_role("button", name=re.compile("^(Next step|Finish)$"))
        await way_on.last.wait_for()
        await shoot(page, "section")
        for steps in range(1, 20):
            await press(page, "Next step")
            await page.locator(".ac-adaptiveCard").get_by_text("Chosen: Next step").nth(steps - 1).wait_for()
            await way_on.last.wait_for()
            if await page.get_by_role("button", name="Finish", exact=True).count():
                break
        await press(page, "Finish")
        await seen(page, "Chosen: Finish").wait_for()
        await press(page, "Yes")
        await seen(page, "Chosen: Yes").wait_for()
        await seen(page, "If another message comes back").wait_for()
        assert await page.locator(".ac-adaptiveCard").last.get_by_role("button").count() == 0
        await shoot(page, "end")
        await say(page, "check contoso.example")
        await seen(page, "What was tested").wait_for()
        await shoot(page, "check")


async def test_a_button_of_an_earlier_step_says_so(tmp_path: Path) -> None:
    """A second bounce makes the first one's buttons old: they tell only the one who pressed, under the card."""
    async with chatting(tmp_path) as page:
        await say(page, BOUNCE)
        await page.get_by_role("button", name="I am a mail admin", exact=True).first.wait_for()
        await say(page, BOUNCE)
        await page.get_by_role("button", name="I am a mail admin", exact=True).nth(1).wait_for()
        await page.get_by_role("button", name="I am a mail admin", exact=True).first.click()
        await page.get_by_text("belongs to an earlier step").last.wait_for()
        await shoot(page, "stale")


async def mention(page: Page, text: str) -> None:
    """Mention the bot, which takes a click on its name in the menu, and write something."""
    names = page.get_by_text("Test Bot", exact=True)
    before = await names.count()
    await page.keyboard.type("@Test", delay=60)
    await names.nth(before).wait_for()
    await names.last.click()
    await page.keyboard.insert_text(f" {text}")


async def test_a_channel_is_answered_in_its_thread(tmp_path: Path) -> None:
    """A post that mentions the bot is answered under it; what is for one person the bot writes to their own chat."""
    async with chatting(tmp_path) as page:
        await seen(page, "When an e-mail bounces").wait_for()
        await page.get_by_role("treeitem", name="My Team - General").click()
        await seen(page, "answer in the thread").wait_for()
        await page.locator("[role=textbox]").first.click()
        await mention(page, BOUNCE)
        await press(page, "Post")
        await seen(page, "no recipient info@contoso.example").wait_for()
        await press(page, "I am a mail user")
        await seen(page, "Chosen: I am a mail user").wait_for()
        await shoot(page, "channel")
        await press(page, "I sent it")
        await press(page, "The address is right")
        await seen(page, "sent in a private chat").wait_for()
        assert await page.get_by_text("mail to info@contoso.example comes back to us").count() == 0
        await page.get_by_role("treeitem", name="Personal Chat").click()
        await seen(page, "mail to info@contoso.example comes back to us").wait_for()
        await shoot(page, "proactive")


async def test_a_group_chat_is_walked(tmp_path: Path) -> None:
    """Mentioned there, the bot says whose talk it is; a choice and a check change it in place."""
    async with chatting(tmp_path) as page:
        await page.get_by_role("treeitem", name="Group Chat").click()
        await seen(page, "I answer here").wait_for()
        await page.locator("[role=textbox]").last.click()
        await mention(page, BOUNCE)
        await page.keyboard.press("Enter")
        await seen(page, "no recipient info@contoso.example").wait_for()
        await seen(page, "For Alex Wilber").wait_for()
        await press(page, "I am a mail admin")
        await seen(page, "Chosen: I am a mail admin").wait_for()
        await page.locator("[role=textbox]").last.click()
        await mention(page, "check contoso.example")
        await page.keyboard.press("Enter")
        await page.locator(".ac-adaptiveCard").get_by_text("Who acts:").nth(1).wait_for()
        await shoot(page, "group")


async def test_the_message_action_diagnoses_and_goes_on_in_the_chat(tmp_path: Path) -> None:
    """A dialog says what happened; its button takes the bounce to the personal chat."""
    async with chatting(tmp_path) as page:
        await seen(page, "When an e-mail bounces").wait_for()
        await say(page, f"Look: {BOUNCE}")
        await seen(page, "no recipient info@contoso.example").wait_for()
        await (
            page.locator(".ac-adaptiveCard").get_by_text("Who acts:").first.wait_for()
        )  # a card that changes closes menus
        await page.get_by_role("button", name="Show more information").nth(1).click()
        await page.get_by_role("menuitem", name="Action Command").click()
        await press(page, "Create")
        await page.get_by_role("dialog").get_by_text("no recipient info@contoso.example").wait_for()
        await shoot(page, "dialog")
        await page.get_by_role("button", name="Continue in chat").last.click()
        await page.get_by_text("I have written to you in our private chat").last.wait_for()
        await shoot(page, "continued")
        await page.get_by_role("dialog").get_by_role("button").first.click()
        await page.get_by_role("button", name="I am a mail admin", exact=True).nth(1).click()  # the second bounce's
        await seen(page, "Chosen: I am a mail admin").wait_for()


async def test_the_manifest_is_what_teams_expects() -> None:
    """Manifest and Polish texts meet Microsoft's own schemas: plain, with the right to listen, with commands aside."""
    installed("@microsoft/app-manifest")
    words = content.load().words
    for version, more in (("v1.19", {}), ("v1.19", {"listen": True}), ("v1.29", {"targeted": True, "listen": True})):
        made = manifest(words, "6f0b3c5e-0000-4000-8000-00000000c0de", "bot.contoso.com", **more)
        assert made["$schema"].endswith(f"/{version}/MicrosoftTeams.schema.json")
        assert _faults(version, "MicrosoftTeams.schema.json", made) == []
        polish = translation(words, "pl", targeted="targeted" in more)
        assert _faults(version, "MicrosoftTeams.Localization.schema.json", polish) == []


def _faults(version: str, name: str, made: dict[str, Any]) -> list[str]:
    schema = json.loads((SCHEMAS / version / name).read_text("utf-8"))
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(made)]
