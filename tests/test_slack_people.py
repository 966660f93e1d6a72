"""What is read of a profile, and the mail domain only where that scope was granted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from adapters import reference
from adapters.slack.app.app_manifest import scopes
from adapters.slack.inbound.user_profiles import EMAIL_SCOPE
from bot.words import ContentError
from tests.fakes.slackbot import Bot, workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;info@contoso.example&gt;"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace; nothing it says may be what Slack refuses."""
    async with workspace(tmp_path) as served:
        yield served
        assert served.slack.faults == []


def test_mail_address_is_never_asked_for() -> None:
    """The manifest and the installation do without the scope; who wants it adds it."""
    assert EMAIL_SCOPE not in scopes()


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("jan.nowak@Contoso.example", "contoso.example"),
        ("jan@bücher.example", "xn--bcher-kva.example"),
        ("jan@", None),
        ("nonsense", None),
        ("jan@[192.0.2.1]", None),
        (["jan@contoso.example"], None),
        (None, None),
    ],
)
async def test_domain_of_the_profiles_address(bot: Bot, email: object, domain: str | None) -> None:
    """With the scope the person's domain reaches the core; an odd address is none."""
    bot.slack.scopes |= {EMAIL_SCOPE}
    bot.slack.person("U3", profile={"email": email})
    await bot.slack.say("U3", bot.slack.direct("U3"), BOUNCE)
    await bot.settle()
    assert bot.talker.taken[0].actor.domain == domain


@pytest.mark.parametrize("granted", [True, False])
async def test_without_the_scope_nothing_is_known(bot: Bot, granted: bool) -> None:
    """Without the scope there is no domain; nor where an address turns up and Slack names no scope for it."""
    bot.slack.scopes |= {EMAIL_SCOPE} if granted else set()
    bot.slack.names_scopes = not granted
    bot.slack.person("U3", profile={"email": "jan@contoso.example"})
    await bot.slack.say("U3", bot.slack.direct("U3"), BOUNCE)
    await bot.settle()
    assert bot.talker.taken[0].actor.domain is None


def test_free_mail_hosts_are_domains(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is read as domains; a mistake in it stops the start, naming the file."""
    assert {"gmail.com", "wp.pl"} <= reference.free_mail()
    for wrong in ("domains = [3]", "domains = ['a b']", "hosts = []", "domains = ["):
        monkeypatch.setattr(reference, "text", lambda _, wrong=wrong: wrong)
        with pytest.raises(ContentError, match=r"content/free-mail\.toml"):
            reference.free_mail.__wrapped__()


async def test_address_and_domain_leave_no_trace(bot: Bot, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither is kept in the database nor logged."""
    bot.slack.scopes |= {EMAIL_SCOPE}
    bot.slack.person("U3", profile={"email": "jan.nowak@fabrikam.example"})
    await bot.slack.say("U3", bot.slack.direct("U3"), BOUNCE)
    await bot.slack.open_home("U3")
    await bot.settle()
    assert bot.talker.taken[0].actor.domain == "fabrikam.example"
    kept = await bot.store.database.read(lambda connection: [*connection.connection.iterdump()])
    shown = json.dumps([kept, bot.slack.calls, *capfd.readouterr()])
    assert "INSERT" in shown
    assert "fabrikam.example" not in shown
