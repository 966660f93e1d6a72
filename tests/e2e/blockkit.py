"""Block Kit for the eye: npm's slack-blocks-to-jsx turns it into HTML, Chromium into pictures."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.e2e.browser import CHROMIUM, FLAGS, OUT

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("slack-blocks-to-jsx", "react", "react-dom")
SCRIPT = """
const { renderToStaticMarkup } = require("react-dom/server");
const { createElement } = require("react");
const { Message } = require("slack-blocks-to-jsx");
const logo = "data:image/svg+xml," + encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36">' +
  '<rect width="36" height="36" rx="6" fill="#1f3a5f"/></svg>');
const shown = JSON.parse(require("fs").readFileSync(0, "utf8")).map(({ name, blocks }) =>
  renderToStaticMarkup(createElement(Message, { time: new Date(0), name, logo, blocks })));
process.stdout.write(shown.join("\\n"));
"""
PAGE = """<!doctype html><meta charset="utf-8"><style>{style}</style>
<style>body {{ background: #fff; margin: 16px; width: 720px; font-family: sans-serif }}</style>{body}"""


@cache
def installed() -> Path:
    """Return the folder with the renderer; npm brings it where it is missing."""
    folder = OUT / "node_modules" / "slack-blocks-to-jsx"
    if not all((OUT / "node_modules" / name).exists() for name in PACKAGES):
        OUT.mkdir(exist_ok=True)
        npm = ("npm", "install", "--no-audit", "--no-fund", "--prefix", str(OUT), *PACKAGES)
        subprocess.run(npm, check=True, capture_output=True, timeout=180)
    return folder


def html(shown: list[list[dict[str, Any]]]) -> str:
    """Return the page that shows messages one below the other."""
    style = (installed() / "dist" / "style.css").read_text("utf-8")
    given = json.dumps([{"name": "ndr-bot", "blocks": blocks} for blocks in shown])
    run = subprocess.run(
        ["node", "-e", SCRIPT], input=given, capture_output=True, check=True, timeout=60, text=True, cwd=OUT
    )
    return PAGE.format(style=style, body=run.stdout)


async def shoot(name: str, *shown: list[dict[str, Any]]) -> str:
    """Take a picture of messages into e2e-out/; returns the text a person sees."""
    from playwright.async_api import async_playwright  # noqa: PLC0415 (make test collects this file without it)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = await browser.new_page(viewport={"width": 760, "height": 400})
        await page.set_content(html(list(shown)))
        await page.screenshot(path=OUT / f"slack-{name}.png", full_page=True)
        text = await page.inner_text("body")
        await browser.close()
    return str(text)
