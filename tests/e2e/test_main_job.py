"""The main job on the real product: paste a bounce in a browser, say who you are, walk to the end, with live DNS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from adapters import content
from tests.e2e.browser import DESK, page_of, shoot
from tests.fakes.product import product, world

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Page

pytestmark = pytest.mark.e2e

WORLD = """
contoso.example MX 5 mx.home.pl
contoso.example MX 10 contoso-example.mail.protection.outlook.com
contoso-example.mail.protection.outlook.com A 198.51.100.10
mx.home.pl A 198.51.100.7
autodiscover.contoso.example CNAME autodiscover.outlook.com
autodiscover.outlook.com A 198.51.100.20
resolvers: 4
latency: 30
"""
REPLY = (
    "Remote Server returned '550 5.4.1 Recipient address rejected: Access denied. For more information see "
    "https://aka.ms/EXOSmtpErrors [AM4PEPF00012345.eurprd05.prod.outlook.com 2026-11-20T09:14:02.113Z "
    "08DF254F56560914]'"
)
BOUNCES = {
    "en": f"""Delivery has failed to these recipients or groups:

accounts@contoso.example<mailto:accounts@contoso.example>
Your message wasn't delivered because the recipient's email provider rejected it.

Diagnostic information for administrators:

Generating server: AM9PR01MB1234.eurprd01.prod.exchangelabs.com

accounts@contoso.example
{REPLY}
""",
    "pl": f"""Nie można dostarczyć wiadomości do następujących adresatów lub grup:

accounts@contoso.example<mailto:accounts@contoso.example>
Wiadomość nie została dostarczona, ponieważ odmówił jej dostawca poczty adresata.

Informacje diagnostyczne dla administratorów:

Serwer generujący: AM9PR01MB1234.eurprd01.prod.exchangelabs.com

accounts@contoso.example
{REPLY}
""",
}
HEARD: dict[str, tuple[str, dict[str, str | int]]] = {
    "meaning": ("ndr-5-4-1/meaning.recipient-rejected", {"recipient": "accounts@contoso.example"}),
    "fault": (
        "checks/MX_OLD_HOME_LOWER",
        {
            "place": "home.pl (mx.home.pl)",
            "preference": 5,
            "first": "Exchange Online",
            "first_preference": 10,
        },
    ),
    "thanks": ("ndr-5-4-1/helpful.thanks-yes", {}),
}
LONGEST = 20
"""No walk has more sections than this."""


def heard(locale: str) -> list[str]:
    """Return what content says at the beginning, about the fault, and at the end."""
    words = content.load().words
    common: dict[str, str | int] = {
        "domain": "contoso.example",
        "named": "yes",
        "refuser": "none",
        "by": "microsoft",
        "place": "unknown",
    }
    return [words.say(locale, key, **(common | values)) for key, values in HEARD.values()]


async def press(page: Page, choice: str) -> None:
    """Press a choice of the latest offer and wait for the answer."""
    said = await page.locator("#log > .said").count()
    await page.click(f".choices:not([data-settled]) [data-choice^='{choice}:']")
    await page.wait_for_function("said => document.querySelectorAll('#log > .said').length > said", arg=said)


async def node_of(page: Page) -> str:
    """Return the node whose choices are offered now; empty at the end."""
    offered = page.locator(".choices:not([data-settled]) [data-choice]")
    if await offered.count() == 0:
        return ""
    return (await offered.first.get_attribute("data-choice") or "").split(":")[0]


async def test_only_the_latest_offer_stays_in_view(tmp_path: Path) -> None:
    """A step that the checks bring comes below the first question: one row of buttons is docked, never two."""
    with world("other.example MX 0 .\n", tmp_path) as dns:
        async with product(tmp_path, **dns) as url, page_of(url, **DESK) as page:
            page.set_default_timeout(15_000)
            await page.fill("#message", "<jan@gone-away.example>: 550 5.4.1 No answer from host")
            await page.click("#send")
            await page.get_by_role("button", name="It is spelled right").wait_for()
            docked = (
                "[...document.querySelectorAll('.docked')].filter(one => getComputedStyle(one).position === 'sticky')"
            )
            assert await page.evaluate(f"{docked}.map(one => one.innerText.includes('It is spelled right'))") == [True]


@pytest.mark.parametrize(("locale", "look"), [("en", "en-GB"), ("pl", "pl-PL")])
async def test_from_paste_to_the_end_of_a_walk(tmp_path: Path, locale: str, look: str) -> None:
    """One plain sentence, who must act, two questions, the DNS fault found live, every section, the end."""
    meaning, fault, thanks = heard(locale)
    with world(WORLD, tmp_path) as dns:
        async with product(tmp_path, **dns) as url, page_of(url, **DESK, locale=look) as page:
            page.set_default_timeout(15_000)
            await page.fill("#message", BOUNCES[locale])
            await page.click("#send")
            await page.wait_for_selector(".choices [data-choice^='who:admin:']")
            await shoot(page, f"main-{locale}-1-pasted")
            await page.wait_for_selector(".report")
            said = await page.locator("#log").inner_text()
            assert meaning in said
            assert fault in said
            await shoot(page, f"main-{locale}-2-report")
            await press(page, "who:admin")
            await press(page, "side:recipient")
            seen: list[str] = []
            while (node := await node_of(page)) not in ("", "helpful") and len(seen) < LONGEST:
                seen.append(node)
                await shoot(page, f"main-{locale}-3-{len(seen):02}-{node}")
                await press(page, f"{node}:{'finish' if node == 'more-help' else 'next'}")
            assert "admin.mx" in seen
            assert seen[-1] == "more-help"
            assert len(seen) == len(set(seen))
            await press(page, "helpful:yes")
            await page.wait_for_selector(f'text="{thanks}"')
            await shoot(page, f"main-{locale}-4-end")
            assert await page.locator(".report").count() == 1


async def test_own_domain_asks_one_question_less(tmp_path: Path) -> None:
    """Our IT acts, the side is not asked, the likeliest cause's section comes first (README's picture)."""
    bounce = (
        "<anna@contoso.example>: host mx.home.pl[198.51.100.7] said: 550 5.4.1 <anna@contoso.example>: "
        "Relay access denied (in reply to RCPT TO command)"
    )
    with world(WORLD, tmp_path) as dns:
        ours = {**dns, "NDR_ORG__DOMAINS": "contoso.example"}
        async with product(tmp_path, **ours) as url, page_of(url, viewport={"width": 900, "height": 1130}) as page:
            await page.fill("#message", bounce)
            await page.click("#send")
            await page.wait_for_selector(".report")
            await page.evaluate("document.activeElement.blur()")
            await page.evaluate("document.getElementById('scroll').scrollTo(0, 1e6)")
            await shoot(page, "main-ours")
            await press(page, "who:admin")
            assert await node_of(page) == "admin.mx.single"
            await press(page, "admin.mx.single:next")


SMALL: dict[str, tuple[int, int]] = {"phone": (390, 844), "desk": (1280, 900)}
FLAT: dict[str, tuple[int, int]] = {"phone held sideways": (844, 390), "twice as large": (640, 450)}
IN_VIEW = """selector => [...document.querySelectorAll(selector)].filter(one => {
  const {left, top, width, height} = one.getBoundingClientRect();
  const seen = document.elementFromPoint(left + Math.min(width, 40) / 2, top + height / 2);
  return seen === one || one.contains(seen);
}).map(one => one.textContent)"""
"""The labels of what is not hidden by anything."""


def looks(size: tuple[int, int], locale: str) -> dict[str, Any]:
    return {"viewport": {"width": size[0], "height": size[1]}, "locale": locale}


@pytest.mark.parametrize("size", SMALL.values(), ids=SMALL)
@pytest.mark.parametrize("locale", ["en", "pl"])
async def test_the_open_question_is_in_view(tmp_path: Path, locale: str, size: tuple[int, int]) -> None:
    """After a paste all answers can be pressed at once and none is recommended; so can a section's way on."""
    open_ = ".choices:not([data-settled]) [data-choice]"
    with world(WORLD, tmp_path) as dns:
        async with product(tmp_path, **dns) as url, page_of(url, **looks(size, f"{locale}-PL")) as page:
            await page.fill("#message", BOUNCES[locale])
            await page.click("#send")
            await page.wait_for_selector(".report")
            await page.wait_for_selector(open_)
            await page.wait_for_timeout(600)
            assert await page.evaluate(IN_VIEW, open_) == await page.locator(open_).all_inner_texts()
            assert await page.locator(f"{open_}.primary").count() == 0
            await press(page, "who:admin")
            await press(page, "side:recipient")
            await page.wait_for_timeout(600)
            first = await page.locator(open_).first.inner_text()
            assert first in await page.evaluate(IN_VIEW, open_)
            await shoot(page, f"first-{locale}-{size[0]}")


@pytest.mark.parametrize("size", FLAT.values(), ids=FLAT)
@pytest.mark.parametrize("locale", ["en-GB", "pl-PL"])
async def test_header_and_composer_leave_the_page_to_the_talk(
    tmp_path: Path, locale: str, size: tuple[int, int]
) -> None:
    """They take 30 % of the height at most, and no word of theirs is broken."""
    async with product(tmp_path) as url, page_of(url, **looks(size, locale)) as page:
        await shoot(page, f"flat-{locale[:2]}-{size[0]}")
        taken = await page.evaluate(
            "['.top', '.bottom'].map(one => document.querySelector(one).getBoundingClientRect().height)"
        )
        assert sum(taken) <= 0.3 * size[1], taken
        lines = "[...document.querySelectorAll('.top button')].map(one => one.getClientRects().length)"
        assert set(await page.evaluate(lines)) <= {0, 1}


async def test_the_page_speaks_the_language_of_the_paste(tmp_path: Path) -> None:
    """Polish words around a bounce in an English browser: answer and page are Polish, after a reload too."""
    asked = f"Dzień dobry, moja wiadomość do księgowości ciągle do mnie wraca. Co mam z tym zrobić?\n\n{BOUNCES['pl']}"
    with world(WORLD, tmp_path) as dns:
        async with product(tmp_path, **dns) as url, page_of(url, **looks(SMALL["desk"], "en-GB")) as page:
            await page.fill("#message", asked)
            await page.click("#send")
            await page.wait_for_function("() => document.documentElement.lang === 'pl'")
            await page.wait_for_selector("text=Kto działa")
            assert await page.locator("#send").inner_text() == "Wyślij"
            await page.reload()
            await page.wait_for_function("() => document.documentElement.lang === 'pl'")
            await page.wait_for_selector("text=Wyślij")
