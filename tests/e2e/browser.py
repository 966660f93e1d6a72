"""Debian's Chromium under Playwright, and axe-core from npm, installed into e2e-out/ by the test run."""

from __future__ import annotations

import subprocess
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Page

OUT = Path(__file__).parents[2] / "e2e-out"
AXE = OUT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK: dict[str, Any] = {"viewport": {"width": 1200, "height": 860}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": DESK,
    "dark": {**DESK, "color_scheme": "dark"},
    "phone": PHONE,
    "polish": {**DESK, "locale": "pl-PL"},
    "polish-phone-dark": {**PHONE, "locale": "pl-PL", "color_scheme": "dark"},
}


@asynccontextmanager
async def page_of(url: str, **look: Any) -> AsyncIterator[Page]:
    """Open the chat in a fresh browser; ends with an error if the page logged one (a broken policy among them)."""
    from playwright.async_api import async_playwright  # noqa: PLC0415 (make test collects this file without it)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        context = await browser.new_context(**{"permissions": ["clipboard-read", "clipboard-write"], **look})
        page = await context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        await page.goto(url)
        await page.wait_for_selector("body[data-ready]")
        yield page
        await browser.close()
        assert faults == []


async def shoot(page: Page, name: str) -> None:
    """Take a screenshot into e2e-out/."""
    OUT.mkdir(exist_ok=True)
    await page.wait_for_timeout(400)
    await page.screenshot(path=OUT / f"web-{name}.png")


@cache
def axe() -> str:
    """Return axe-core's script; npm brings it where it is missing."""
    if not AXE.exists():
        OUT.mkdir(exist_ok=True)
        npm = ("npm", "install", "--no-audit", "--no-fund", "--prefix", str(OUT), "axe-core")
        subprocess.run(npm, check=True, capture_output=True, timeout=120)
    return AXE.read_text("utf-8")


async def serious_faults(page: Page) -> list[str]:
    """Return what axe calls serious or critical, with the elements it found it on."""
    await page.evaluate(axe())
    found = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
