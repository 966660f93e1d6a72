"""The web chat in a real browser: paste, click, read, come back; looked at in light, dark, small and Polish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.ports import Click
from tests.e2e.browser import LOOKS, PHONE, page_of, serious_faults, shoot
from tests.fakes.ports import free_port
from tests.fakes.webserver import Served, served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from playwright.async_api import Page

pytestmark = pytest.mark.e2e
LATEST = "[...document.querySelectorAll('#log > .said')].at(-1)"
"""The bot's latest answer; an open question may stand below it."""

BOUNCE = "\n".join(
    [
        "Your message to accounts@contoso.example couldn't be delivered.",
        "",
        "Remote server returned '550 5.4.1 Recipient address rejected: Access denied.'",
        *(f"Received: from hop{number}.fabrikam.example by mail.fabrikam.example" for number in range(12)),
        "accounts@contoso.example",
    ]
)
WIDTHS = """() => {
  const scroll = document.getElementById("scroll");
  return [document.documentElement.scrollWidth, scroll.scrollWidth - scroll.clientWidth];
}"""


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Served]:
    """A served chat whose checks take a moment each."""
    async with served(tmp_path, pause=0.15) as one:
        yield one


async def paste(page: Page, text: str, html: str = "") -> None:
    """Paste into the message box as a mail program's clipboard would."""
    await page.focus("#message")
    await page.evaluate(
        """async ([text, html]) => {
          const kinds = {"text/plain": new Blob([text], {type: "text/plain"})};
          if (html) kinds["text/html"] = new Blob([html], {type: "text/html"});
          await navigator.clipboard.write([new ClipboardItem(kinds)]);
        }""",
        [text, html],
    )
    await page.keyboard.press("Control+V")


@pytest.mark.parametrize("look", LOOKS)
async def test_walk_in_every_look(site: Served, look: str) -> None:
    """Paste, wait for the checks, click on: nothing serious for axe, nothing wider than the window."""
    async with page_of(site.url, **LOOKS[look]) as page:
        assert await serious_faults(page) == []
        await shoot(page, f"{look}-1-welcome")
        await paste(page, BOUNCE)
        await page.click("#send")
        await page.wait_for_selector(".row.error")
        await shoot(page, f"{look}-2-checks")
        await page.wait_for_selector(".choices button")
        assert await page.locator(".block-progress").count() == 0
        assert await page.locator(".report").count() == 1
        await shoot(page, f"{look}-3-report")
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert await serious_faults(page) == []
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert (await page.evaluate(WIDTHS)) == [width, 0]
        await page.click(".choices button")
        await page.wait_for_selector(".block-findings")
        await shoot(page, f"{look}-4-section")
        assert await serious_faults(page) == []
        assert (await page.evaluate(WIDTHS)) == [width, 0]


async def test_paste_keeps_lines_and_takes_the_html_along(site: Served) -> None:
    """Line breaks stay, the clipboard's HTML goes beside the text, a long bounce is folded and can be unfolded."""
    async with page_of(site.url) as page:
        await paste(page, BOUNCE, "<table><tr><td>accounts@contoso.example</td></tr></table>")
        assert await page.input_value("#message") == BOUNCE
        await page.keyboard.press("Enter")
        assert await page.input_value("#message") == BOUNCE + "\n"
        await page.keyboard.press("Control+Enter")
        await page.wait_for_selector(".mine-text.folded")
        await page.wait_for_selector(".choices button")
        said = site.talker.taken[0].said
        assert not isinstance(said, Click)
        assert said.text == BOUNCE + "\n"
        assert said.html is not None
        assert "<td>accounts@contoso.example</td>" in said.html
        await page.click(".fold")
        assert await page.locator(".mine-text.folded").count() == 0
        assert await page.locator(".mine-text").inner_text() == BOUNCE + "\n"


async def test_a_megabyte_of_text_does_not_stop_the_page(site: Served) -> None:
    """A paste of almost 1 MiB is in the box, sent and folded within seconds; a bigger one gets a sentence."""
    line = "550 5.4.1 Recipient address rejected: Access denied <accounts@contoso.example>\n"
    text = line * (1_000_000 // len(line))
    async with page_of(site.url) as page:
        page.set_default_timeout(15_000)
        await paste(page, text)
        assert await page.input_value("#message") == text
        await page.click("#send")
        await page.wait_for_selector(".choices button")
        said = site.talker.taken[0].said
        assert not isinstance(said, Click)
        assert said.text == text
        await paste(page, text + "ż" * 100_000)
        await page.click("#send")
        assert "longer than 1 MB" in await page.locator(".refused").inner_text()
        await page.reload()
        await page.wait_for_selector("body[data-ready]")
        assert await page.locator(".mine").count() == 1


async def test_keyboard_is_enough(site: Served) -> None:
    """Enter sends one line; a choice taken by keyboard leads the focus to the answer, Tab to its buttons."""
    async with page_of(site.url) as page:
        await page.focus("#message")
        await page.keyboard.type("550 5.4.1")
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".choices button")
        await page.focus(".choices button")
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".block-findings")
        assert await page.evaluate(f"document.activeElement === {LATEST}")
        await page.keyboard.press("Tab")
        assert await page.evaluate(f"{LATEST}.contains(document.activeElement)")
        chosen = page.locator(".chosen")
        assert "I wrote or expected the message" in await chosen.inner_text()
        assert await page.locator(".answered button:visible").count() == 0


async def test_old_buttons_cannot_be_pressed(site: Served) -> None:
    """Once a later turn offers choices, the earlier ones are inert."""
    async with page_of(site.url) as page:
        for turn in (1, 2):
            await page.fill("#message", f"550 5.4.1 number {turn}")
            await page.press("#message", "Enter")
            await page.wait_for_selector(f"[data-choice='who:user:{turn}']")
        assert await page.locator("[data-choice='who:user:1']").is_disabled()
        assert await page.locator("[data-choice='who:user:2']").is_enabled()


async def test_copy_buttons_copy_to_the_letter(site: Served) -> None:
    """A record and the report's text reach the clipboard unchanged; that it worked is announced."""
    async with page_of(site.url) as page:
        await page.click("#example")
        await page.wait_for_selector(".choices button")
        await page.click(".copyable-record .copy")
        record = "contoso.example.  3600  IN  MX  0 contoso-example.mail.protection.outlook.com."
        assert await page.evaluate("navigator.clipboard.readText()") == record
        assert "Copied: MX for contoso.example" in await page.locator("#announcer").inner_text()
        await page.click(".card-foot .copy")
        assert "part of the mail goes" in await page.evaluate("navigator.clipboard.readText()")


async def test_hostile_text_is_shown_and_not_run(site: Served) -> None:
    """Mark-up in a paste and in a file name is text in the page, in the bubble and in the answer."""
    hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{ title }}"
    async with page_of(site.url) as page:
        await page.fill("#message", hostile)
        await page.press("#message", "Enter")
        await page.wait_for_selector(".choices button")
        assert await page.locator(".mine-text").inner_text() == hostile
        assert await page.locator(".block-quote pre").inner_text() == hostile
        assert await page.locator("#log img, #log script").count() == 0
        name = "<b>bounce<img src=x>.eml"
        await page.set_input_files("#file", {"name": name, "mimeType": "message/rfc822", "buffer": b"550 5.4.1"})
        await page.wait_for_selector("[data-choice='who:user:2']")
        assert await page.locator(".mine-file").inner_text() == name
        assert await page.locator("#log img, #log b").count() == 0
        assert await page.title() == "Bounce helper"


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://admin.microsoft.com/#/Domains", 1),
        ("http://admin.microsoft.com/", 0),
        ("javascript:alert(1)", 0),
        ("//evil.example", 0),
        ("data:text/html,<b>x</b>", 0),
    ],
)
async def test_only_https_becomes_a_link(site: Served, url: str, links: int) -> None:
    """Whatever a link block holds, only https leads out of the page, and without telling where from."""
    draw = """async (url) => {
      const { render } = await import("/static/blocks.js");
      const node = render({ block: "link", label: "here", url }, {});
      return [...node.querySelectorAll("a")].map((one) => [one.href, one.target, one.rel]);
    }"""
    async with page_of(site.url) as page:
        found = await page.evaluate(draw, url)
        assert found == [[url, "_blank", "noopener noreferrer"]] * links


async def test_dropped_file_is_sent_and_too_big_a_one_is_not(site: Served) -> None:
    """A dropped .eml reaches the bot; one over 25 MiB gets a sentence, and the conversation goes on."""
    drop = """([name, size]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(size).fill(65)], name, {type: "message/rfc822"}));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
      }
    }"""
    async with page_of(site.url) as page:
        await page.evaluate(drop, ["huge.eml", 25 * 1024 * 1024 + 1])
        assert "larger than 25 MB" in await page.locator(".refused").inner_text()
        await page.evaluate(drop, ["bounce.eml", 5000])
        await page.wait_for_selector(".choices button")
        said = site.talker.taken[0].said
        assert not isinstance(said, Click)
        assert [(file.name, len(file.content)) for file in said.files] == [("bounce.eml", 5000)]


async def test_page_loaded_again_shows_the_same_conversation(site: Served) -> None:
    """After a reload question, answers and the taken choice are there, in order, and go on."""
    async with page_of(site.url) as page:
        await page.fill("#message", "550 5.4.1 once")
        await page.press("#message", "Enter")
        await page.click(".choices button")
        await page.wait_for_selector(".block-findings")
        before = await page.locator("#log").inner_text()
        await page.reload()
        await page.wait_for_selector("body[data-ready]")
        assert await page.locator("#log").inner_text() == before
        await page.click(".choices:not([data-settled]) button")
        await page.wait_for_function(f"() => {LATEST}.querySelector('.block-heading')")
        assert len(site.talker.taken) == 3


async def test_server_that_comes_back_is_found_again(tmp_path: Path) -> None:
    """When the bot restarts the page says so, connects by itself and loses nothing."""
    port = free_port()
    async with served(tmp_path, port=port) as first, page_of(first.url) as page:
        await page.fill("#message", "550 5.4.1")
        await page.press("#message", "Enter")
        await page.wait_for_selector(".choices button")
        await first.stop()
        await page.wait_for_selector("#banner:not([hidden])")
        async with served(tmp_path, port=port):
            await page.wait_for_selector("#banner", state="hidden")
            await page.click(".choices button")
            await page.wait_for_selector(".block-findings")
            assert await page.locator(".report").count() == 1


async def test_language_can_be_switched_at_any_time(site: Served) -> None:
    """The page's words change at once, the bot is told, and the choice is remembered."""
    async with page_of(site.url) as page:
        await page.click("#example")
        await page.wait_for_selector(".choices button")
        await page.click("#languages button[lang=pl]")
        await page.wait_for_selector("html[lang=pl]")
        assert await page.get_attribute("#message", "placeholder") == "Wklej tutaj zwrotkę …"
        assert await page.locator(".copyable .copy").first.inner_text() == "Kopiuj\nMX for contoso.example"
        await page.wait_for_selector("text=OK: pl")
        await page.reload()
        await page.wait_for_selector("body[data-ready]")
        assert await page.get_attribute("html", "lang") == "pl"


async def test_starting_afresh_empties_the_page_in_every_tab(site: Served) -> None:
    """The old conversation is gone from this tab and from the other one; the welcome is back."""
    async with page_of(site.url) as page:
        other = await page.context.new_page()
        await other.goto(site.url)
        await page.click("#example")
        await other.wait_for_selector(".report")
        await page.click("#afresh")
        for one in (page, other):
            await one.wait_for_selector("#welcome:visible")
            assert await one.locator("#log > *").count() == 0


async def test_everything_to_press_is_big_enough_for_a_thumb(site: Served) -> None:
    """On a phone every button that counts is at least 44 px high and wide."""
    sizes = """() => [...document.querySelectorAll("button, summary, .link a")]
      .filter((one) => one.checkVisibility() && !one.disabled)
      .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
      .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
      .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
    async with page_of(site.url, **PHONE) as page:
        assert await page.evaluate(sizes) == []
        await page.click("#example")
        await page.click(".choices button")
        await page.wait_for_selector(".block-findings")
        assert await page.evaluate(sizes) == []
