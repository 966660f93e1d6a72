"""Anonymous mode, for a playground on this machine: nobody else may reach it, and nothing else is called."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from adapters.net.loopback import is_loopback
from adapters.teams.auth.token_validator import Refused
from bot.words import ContentError

if TYPE_CHECKING:
    from aiohttp import web

    from adapters.teams.settings import TeamsSettings

_log = structlog.get_logger(__name__)


def permit(settings: TeamsSettings, host: str) -> None:
    """Let anonymous mode start, and say so loudly. Raises ContentError where others could reach it."""
    if not settings.anonymous:
        return
    if settings.app_id:
        raise ContentError("NDR_TEAMS__ANONYMOUS: an app id is set as well; unset one of the two")
    if not is_loopback(host):
        raise ContentError(
            "NDR_TEAMS__ANONYMOUS: NDR_HOST is not a loopback address, so anybody could speak to the bot; "
            "set NDR_HOST=127.0.0.1 or register the bot (docs/teams.md)"
        )
    _log.warning(
        "TEAMS IS ANONYMOUS", note="no token is checked; only this machine may call /api/messages; not for production"
    )


def judge(request: web.Request) -> None:
    """Refuse a caller from another machine, or under another name. Raises Refused."""
    if not is_loopback(request.remote or ""):
        raise Refused(403, "peer")
    if not is_loopback(_name(f"//{request.headers.get('Host', '')}")):
        raise Refused(403, "host")


def is_loopback_url(url: str) -> bool:
    """Tell whether a service URL stays on this machine."""
    return url.startswith(("http://", "https://")) and "@" not in url and is_loopback(_name(url))


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
