"""Installing: OAuth for many workspaces, tokens encrypted, removal, the manifest and its scopes."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from aiohttp import ClientSession, CookieJar
from cryptography.fernet import Fernet

from adapters.slack.app.app_manifest import manifest, scopes
from adapters.slack.inbound import router
from adapters.slack.inbound.router import CHECK_DOMAIN, COMMAND, DIAGNOSE
from adapters.slack.outbound import web_api
from adapters.slack.settings import SlackSettings
from adapters.slack.slack_store import Memory
from bot.ports import Person
from bot.words import ContentError
from tests.fakes.slack import BOT_USER, FakeSlack, slack
from tests.fakes.slackbot import KEY, serving

if TYPE_CHECKING:
    from tests.fakes.slackbot import Bot

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;info@contoso.example&gt;"
MANY = {"bot_token": None, "client_id": "1.2", "client_secret": "secret"}
EVENT_SCOPES = {
    "app_home_opened": set(),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set(),
    "member_joined_channel": {"channels:read", "groups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "tokens_revoked": set(),
}


async def install(fake: FakeSlack, team: str = "T7", *, state: str = "", cookies: bool = True) -> tuple[int, str]:
    """Go through the installation as a browser does; returns what it is shown at the end."""
    jar = CookieJar(unsafe=True, treat_as_secure_origin=[fake.bot_url])  # type: ignore[arg-type]
    async with ClientSession(cookie_jar=jar) as browser:
        async with browser.get(f"{fake.bot_url}/slack/install", allow_redirects=False) as answer:
            assert answer.status == 302
            asked = parse_qs(urlsplit(answer.headers["Location"]).query)
        assert {*asked["scope"][0].split(",")} == {*scopes()}
        if not cookies:
            jar.clear()
        fake.codes["code-1"] = team
        sent = {"code": "code-1", "state": state or asked["state"][0]}
        async with browser.get(f"{fake.bot_url}/slack/oauth_redirect", params=sent) as answer:
            return answer.status, await answer.text()


async def rows(bot: Bot, table: str) -> list[Any]:
    return await bot.store.database.read(
        lambda connection: [*connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()]
    )


async def said_in(fake: FakeSlack, team: str, channel: str) -> int:
    event = {"type": "message", "user": "U7", "text": BOUNCE, "ts": fake.stamp(), "channel": channel}
    return await fake.event({**event, "channel_type": "im"}, team=team)


async def test_workspace_installs_talks_and_leaves(tmp_path: Path) -> None:
    """OAuth keeps the token encrypted; events then work; removal deletes it and what was kept of its channels."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        fake.person("U7", team="T7")
        channel = fake.direct("U7")
        status, text = await install(fake)
        assert (status, "installed" in text) == (200, True)
        (row,) = await rows(bot, "slack_installations")
        assert "xoxb-T7" not in str(dict(row))
        assert await rows(bot, "slack_states") == []
        await said_in(fake, "T7", channel)
        await bot.settle()
        assert "knows no such recipient" in fake.reads(channel)
        await fake.event({"type": "tokens_revoked", "tokens": {"bot": [BOT_USER]}}, team="T7")
        await fake.event({"type": "app_uninstalled"}, team="T7")
        await bot.settle()
        assert await rows(bot, "slack_installations") == []
        assert fake.faults == []


@pytest.mark.parametrize("many", [True, False])
@pytest.mark.parametrize(
    "left", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": [BOT_USER]}}]
)
async def test_workspace_that_leaves_is_forgotten_at_once(tmp_path: Path, left: dict[str, Any], many: bool) -> None:
    """Talks, what was said in them, people and settings are deleted, whichever way the token came; others' stay."""
    async with slack() as fake, serving(tmp_path, fake, **(MANY if many else {})) as bot:
        teams = ["T7", "T70"] if many else ["T1"]
        for team in teams:
            fake.person("U7", team=team)
            channel = fake.direct("U7")
            if many:
                await install(fake, team)
            await said_in(fake, team, channel)
            await bot.settle()
            await bot.store.remember(Person(id=f"slack:{team}:U7", role="admin"))
            await Memory(bot.store.database, bot.chat.installs._clock if many else bot.store._clock).listening.set_mode(
                f"slack:{team}:C1", "silent"
            )
        await fake.event(left, team=teams[0])
        await bot.settle()
        for table, column in (
            ("conversations", "id"), ("outbox", "conversation"), ("persons", "id"), ("listening_modes", "id"),
            ("offers", "id"), ("slack_arrivals", "id"),
        ):  # fmt: skip
            kept = [str(dict(row)[column]) for row in await rows(bot, table)]
            assert not [one for one in kept if f"{teams[0]}:" in one], table
            assert (not many) or table in ("offers", "slack_arrivals") or [one for one in kept if "T70:" in one], table


async def test_workspace_that_is_not_installed_gets_nothing(tmp_path: Path) -> None:
    """An event of an unknown workspace is answered politely and reaches nobody."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        await said_in(fake, "T8", "DU7")
        await bot.settle()
        assert bot.talker.taken == []


@pytest.mark.parametrize("how", ["state", "cookies", "used"])
async def test_state_is_good_once_in_one_browser(tmp_path: Path, how: str) -> None:
    """A made-up state, another browser, a state used before: refused with a plain line, nothing is kept."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        if how == "state":
            status, text = await install(fake, state="made-up")
        elif how == "cookies":
            status, text = await install(fake, cookies=False)
        else:
            store = bot.chat.bolt.oauth_flow.settings.state_store
            state = await store.async_issue()
            assert await store.async_consume(state)
            assert not await store.async_consume(state)
            return
        assert status in (400, 401)
        assert "not installed" in text
        assert await rows(bot, "slack_installations") == []


async def test_keys_rotate(tmp_path: Path) -> None:
    """With a new first key the old installation is still read; without its key it counts as not installed."""
    new = Fernet.generate_key()
    async with slack() as fake:
        async with serving(tmp_path, fake, **MANY):
            await install(fake)
        async with serving(tmp_path, fake, keys=(new, KEY), **MANY) as bot:
            assert await bot.chat.installs.token("T7") == "xoxb-T7"
        async with serving(tmp_path, fake, keys=(new,), **MANY) as bot:
            assert await bot.chat.installs.token("T7") is None


@pytest.mark.parametrize(
    ("error", "kept"),
    [("account_inactive", 0), ("token_revoked", 0), ("invalid_auth", 1), ("team_access_not_granted", 1)],
)
async def test_lost_token_is_cleaned_up(tmp_path: Path, error: str, kept: int) -> None:
    """When Slack says that the bot was removed the installation goes, else it stays; nothing is tried for ever."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        fake.person("U7", team="T7")
        await install(fake)
        fake.fail("chat.postMessage", error)
        await said_in(fake, "T7", fake.direct("U7"))
        await bot.settle()
        assert len(await rows(bot, "slack_installations")) == kept


# -- the manifest -----------------------------------------------------------------------------------------------------


def calls_in_use() -> set[str]:
    """Return every Web API method our code calls by name."""
    found = set()
    for path in Path(web_api.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and node.value in web_api.METHODS and path.name != "api.py":
                found.add(str(node.value))
    return found


def events_in_use() -> set[str]:
    """Return every event our code listens to by name."""
    source = inspect.getsource(router)
    named = re.findall(r'app\.event\("([a-z_]+)"\)', source)
    return {*named, *re.findall("[a-z_]{5,}", router.LEAVING.pattern)}


def test_methods_events_and_scopes_cover_one_another() -> None:
    """Every method and event in use is allowed by a scope of the manifest, and no scope is there without use."""
    known = yaml.safe_load(manifest("https://bot.contoso.example"))
    events = {*known["settings"]["event_subscriptions"]["bot_events"]}
    assert events == EVENT_SCOPES.keys()
    assert {event.partition(".")[0] for event in events} == events_in_use()
    by_sdk = {"auth.test", "oauth.v2.access", "apps.connections.open"}
    assert calls_in_use() | by_sdk == web_api.METHODS.keys()
    needed = {scope for method in web_api.METHODS for scope in web_api.METHODS[method]}
    needed |= {scope for event in events for scope in EVENT_SCOPES[event]} | {"commands"}
    assert needed == {*scopes()}


def test_names_in_the_manifest_are_those_the_code_listens_to() -> None:
    """Shortcuts, command and paths of the manifest are the ones that are registered."""
    known = yaml.safe_load(manifest("https://bot.contoso.example"))
    assert {one["callback_id"] for one in known["features"]["shortcuts"]} == {DIAGNOSE, CHECK_DOMAIN}
    assert all(len(one["name"]) <= 24 for one in known["features"]["shortcuts"])
    (command,) = known["features"]["slash_commands"]
    assert command["command"] == COMMAND
    assert command["url"] == "https://bot.contoso.example/slack/events"
    assert "check" in command["usage_hint"]
    assert known["oauth_config"]["redirect_urls"] == ["https://bot.contoso.example/slack/oauth_redirect"]
    assert "{url}" not in manifest("https://bot.contoso.example")


def test_manifest_for_socket_mode_has_no_address() -> None:
    """Without an address the manifest switches Socket Mode on and names no URL of ours."""
    known = yaml.safe_load(manifest(None))
    assert known["settings"]["socket_mode_enabled"] is True
    assert "url" not in str(known["settings"])
    with pytest.raises(ContentError, match="https"):
        manifest("http://bot.contoso.example")


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({}, None),
        ({"bot_token": "x", "signing_secret": "s"}, None),
        ({"bot_token": "x", "app_token": "a"}, None),
        ({"client_id": "1", "client_secret": "2", "signing_secret": "s"}, None),
        ({"bot_token": "x"}, "SIGNING_SECRET"),
        ({"signing_secret": "s"}, "BOT_TOKEN"),
        ({"client_id": "1", "signing_secret": "s"}, "CLIENT_SECRET"),
        ({"client_id": "1", "client_secret": "2", "app_token": "a"}, "BOT_TOKEN"),
    ],
)
def test_missing_settings_are_named(given: dict[str, str], fault: str | None) -> None:
    """Half a configuration says which setting is missing; nothing configured is simply off."""
    said = SlackSettings(**given).fault()  # type: ignore[arg-type]
    assert said is None if fault is None else said is not None and fault in said
