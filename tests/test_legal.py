"""Privacy, terms and support are there for every channel, and say what is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.composition.service import about
from adapters.composition.settings import Settings
from adapters.web.legal_pages import PAGES, About, Legal
from tests.fakes.httpbrowser import browsing
from tests.fakes.webserver import web_words

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = About(operator="Fabrikam IT", contact="privacy@fabrikam.example", days=17, channels=frozenset({"slack"}))


@pytest.mark.parametrize("channel", ["slack", "teams"])
@pytest.mark.parametrize("locale", ["en", "pl"])
async def test_pages_are_there_while_the_web_chat_is_off(tmp_path: Path, channel: str, locale: str) -> None:
    """With one chat product on and the web chat off: all three pages, their style, and not the chat."""
    known = About(operator="Fabrikam IT", contact="privacy@fabrikam.example", days=17, channels=frozenset({channel}))
    async with browsing(tmp_path, about=known, enabled=False, host="0.0.0.0") as browser:
        for name in PAGES:
            response, text = await browser.get(f"/{name}", **{"Host": "bot.contoso.example", "Accept-Language": locale})
            assert response.status == 200, name
            assert f'<html lang="{locale}">' in text
            assert 'href="support"' in text
            assert "Set-Cookie" not in response.headers
            assert name == "terms" or ("Fabrikam IT" in text and "privacy@fabrikam.example" in text)
        assert (await browser.get("/static/style.css"))[0].status == 200
        assert (await browser.get("/"))[0].status == 404
        assert (await browser.say("hello"))[0] == 404


async def test_nothing_is_there_while_every_channel_is_off(tmp_path: Path) -> None:
    """A bot that serves nobody has no pages either."""
    async with browsing(tmp_path, enabled=False) as browser:
        for name in PAGES:
            assert (await browser.get(f"/{name}"))[0].status == 404


def test_privacy_tells_of_what_is_on_and_of_nothing_else() -> None:
    """Retention, who learns a domain and what a channel keeps follow the settings."""
    words = web_words()
    page = Legal(words, KNOWN, web=False).text("en", "privacy")
    assert "17 days" in page
    assert all(name in page for name in ("IANA", "registry", "Microsoft", "Cloudflare", "In Slack"))
    assert not any(name in page for name in ("In Teams", "cookie"))
    own = About(channels=frozenset({"teams"}), own_resolvers=True, tenants=False, registries=False)
    page = Legal(words, own, web=True).text("en", "privacy")
    assert not any(name in page for name in ("IANA", "Microsoft", "Cloudflare", "In Slack", "{"))
    assert all(name in page for name in ("In Teams", "cookie", "30 days", "the helpdesk of the organisation"))


def test_facts_are_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Operator, contact and retention are those of the environment; without a contact it is the desk's."""
    monkeypatch.setenv("NDR_OPERATOR__NAME", "Fabrikam IT")
    monkeypatch.setenv("NDR_DESK__CONTACT", "desk@fabrikam.example")
    monkeypatch.setenv("NDR_RETENTION_DAYS", "9")
    monkeypatch.setenv("NDR_DNS__REGISTRATION", "false")
    told = about(Settings())
    assert (told.operator, told.contact, told.days, told.registries) == (
        "Fabrikam IT",
        "desk@fabrikam.example",
        9,
        False,
    )
    monkeypatch.setenv("NDR_OPERATOR__CONTACT", "privacy@fabrikam.example")
    assert about(Settings()).contact == "privacy@fabrikam.example"
