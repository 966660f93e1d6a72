"""Adaptive Cards for the eye: npm's adaptivecards draws them in Chromium as Teams does, light, dark and narrow."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tests.e2e.browser import CHROMIUM, FLAGS, OUT
from tests.e2e.playground import installed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

RENDERER = OUT / "node_modules" / "adaptivecards" / "dist" / "adaptivecards.min.js"
MARKDOWN = OUT / "node_modules" / "markdown-it" / "dist" / "markdown-it.min.js"
LIGHT = {
    "page": "#f5f5f5", "card": "#ffffff", "emphasis": "#f5f5f5", "line": "#e0e0e0", "default": "#242424",
    "subtle": "#616161", "accent": "#4f52b2", "good": "#0e700e", "warning": "#835b00", "attention": "#b10e1c",
}  # fmt: skip
DARK = {
    "page": "#1f1f1f", "card": "#292929", "emphasis": "#333333", "line": "#525252", "default": "#ffffff",
    "subtle": "#adadad", "accent": "#aab1fa", "good": "#54b054", "warning": "#fce100", "attention": "#f1707b",
}  # fmt: skip
LOOKS: dict[str, tuple[dict[str, str], int]] = {"light": (LIGHT, 640), "dark": (DARK, 640), "narrow": (LIGHT, 320)}
"""Colours of a theme, and the width of the window in pixels: a card on a phone is about that wide."""
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title><style>
body {{ background: {page}; margin: 12px; font: 14px/20px "Segoe UI", sans-serif; color: {default} }}
.card {{ background: {card}; border: 1px solid {line}; border-radius: 6px; margin-bottom: 12px }}
.card a {{ color: {accent} }} .card p {{ margin: 0 }}
.ac-pushButton {{ font: 600 13px "Segoe UI", sans-serif; padding: 6px 14px; border: 1px solid {line};
  border-radius: 4px; background: {card}; color: {default} }}
.ac-pushButton.style-positive {{ background: #4f52b2; border-color: #4f52b2; color: #fff }}
select, input {{ font: inherit; padding: 4px; max-width: 100% }}
</style><main></main></html>"""
DRAW = """({cards, host}) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit({linkify: false, html: false}).render(text);
    result.didProcess = true;
  };
  const faults = [];
  window.sent = [];
  for (const [name, json] of Object.entries(cards)) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(host);
    card.onExecuteAction = action => action.data && window.sent.push(action.data);
    const context = new AdaptiveCards.SerializationContext();
    card.parse(json, context);
    for (let at = 0; at < context.eventCount; at++) faults.push(context.getEventAt(at).message);
    for (const wrong of card.validateProperties().validationEvents) faults.push(wrong.message);
    const shown = document.createElement("div");
    shown.className = "card";
    shown.id = name;
    shown.append(card.render());
    document.querySelector("main").append(shown);
  }
  return faults;
}"""

CUT_OFF = """() => [...document.querySelectorAll(".card *")]
  .filter(one => one.getBoundingClientRect().right > one.closest(".card").getBoundingClientRect().right + 1)
  .map(one => one.textContent.slice(0, 80))"""


@asynccontextmanager
async def drawn(look: str, cards: dict[str, dict[str, Any]]) -> AsyncIterator[Page]:
    """Draw cards one below the other, each by its name; fails where the renderer does not know something in them."""
    from playwright.async_api import async_playwright  # noqa: PLC0415 (make test collects this file without it)

    installed("adaptivecards@3", "markdown-it@14")
    colors, width = LOOKS[look]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = await browser.new_page(viewport={"width": width, "height": 400}, device_scale_factor=2)
        await page.set_content(PAGE.format(**colors))
        for script in (RENDERER, MARKDOWN):
            await page.add_script_tag(path=script)
        found = await page.evaluate(DRAW, {"cards": cards, "host": _host(colors, stacked=look == "narrow")})
        assert [
            fault for fault in found if 'property "lang"' not in fault
        ] == []  # its pattern refuses every other card
        yield page
        await browser.close()


async def shoot(page: Page, name: str) -> None:
    """Take a picture of all cards into e2e-out/."""
    await page.screenshot(path=OUT / f"teams-card-{name}.png", full_page=True)


async def cut_off(page: Page) -> list[str]:
    """Return what sticks out of its card to the side, by its text."""
    return list(await page.evaluate(CUT_OFF))


def _host(colors: dict[str, str], *, stacked: bool) -> dict[str, Any]:
    """Return the host's configuration, near to what Teams uses; a phone puts buttons one below the other."""
    foreground = {
        name: {"default": colors[name], "subtle": colors["subtle"] if name == "default" else colors[name]}
        for name in ("default", "accent", "good", "warning", "attention")
    }
    styles = {
        name: {"backgroundColor": colors[ground], "foregroundColors": foreground}
        for name, ground in (("default", "card"), ("emphasis", "emphasis"))
    }
    return {
        "fontTypes": {"default": _font("Segoe UI, sans-serif"), "monospace": _font("Consolas, monospace")},
        "lineHeights": {"small": 16, "default": 20, "medium": 22, "large": 24, "extraLarge": 32},
        "spacing": {"small": 4, "default": 8, "medium": 12, "large": 16, "extraLarge": 24, "padding": 12},
        "containerStyles": styles,
        "actions": {"maxActions": 6, "actionsOrientation": "vertical" if stacked else "horizontal",
                    "actionAlignment": "stretch" if stacked else "left", "spacing": "default", "buttonSpacing": 8},
        "supportsInteractivity": True,
        "textBlock": {"headingLevel": 2},
    }  # fmt: skip


def _font(family: str) -> dict[str, Any]:
    return {
        "fontFamily": family,
        "fontSizes": {"small": 12, "default": 14, "medium": 16, "large": 18, "extraLarge": 24},
        "fontWeights": {"lighter": 200, "default": 400, "bolder": 600},
    }
