"""Slack's app manifest: one file, filled in with the bot's address or turned into one for Socket Mode."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bot.commands import COMMANDS
from bot.words import ContentError

FILE = Path(__file__).parents[3] / "manifest" / "slack.yaml"
HINT = 1000


@cache
def _text() -> str:
    return FILE.read_text("utf-8")


def scopes() -> list[str]:
    """Return the bot scopes the manifest asks for."""
    return list(yaml.safe_load(_text())["oauth_config"]["scopes"]["bot"])


def usage() -> str:
    """Return the slash command's hint: every command a slash may name, as the table has them, and Slack's own."""
    return " | ".join([*(row.name for row in COMMANDS if row.slash), "channel"])[:HINT]


def manifest(url: str | None) -> str:
    """Return the manifest as YAML for a bot at `url` (https), or for Socket Mode without one. Raises ContentError."""
    if url is not None and (urlsplit(url).scheme != "https" or not urlsplit(url).hostname):
        raise ContentError(f"--url {url}: Slack needs an https address; write it like https://bot.contoso.example")
    known: dict[str, Any] = yaml.safe_load(_text().replace("{url}", (url or "").rstrip("/")))
    known["features"]["slash_commands"][0]["usage_hint"] = usage()
    if url is None:
        _for_socket_mode(known)
    return yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=100)


def _for_socket_mode(known: dict[str, Any]) -> None:
    settings = known["settings"]
    settings["socket_mode_enabled"] = True
    del settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"]
    del known["oauth_config"]["redirect_urls"], known["features"]["slash_commands"][0]["url"]
