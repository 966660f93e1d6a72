"""Who somebody is: their locale from the profile, whether they belong to the workspace, perhaps their mail domain."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache

from adapters.slack.conversation_ref import ORGANISATION
from adapters.slack.outbound.web_api import Refused
from bot import domains
from bot.domains import read_domain

if TYPE_CHECKING:
    from adapters.slack.outbound.web_api import Slack

EMAIL_SCOPE = "users:read.email"
"""Never asked for; whoever adds it to their app is asked one question less."""
SECONDS = 3600.0
KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Profile:
    """What is read of a profile. An outsider is a guest, or somebody of another organisation.

    `domain` is that of their mail address, where the workspace granted EMAIL_SCOPE; the address itself is not kept.
    """

    locale: str | None = None
    outsider: bool = False
    domain: str | None = None
    admin: bool = False
    known: bool = False


class People:
    """Reads profiles and keeps them for an hour."""

    def __init__(self, slack: Slack) -> None:
        """Start knowing nobody."""
        self._slack = slack
        self._known: LRUCache[tuple[str, str], tuple[float, Profile]] = LRUCache(KEPT)

    async def find(self, team: str, user: str) -> Profile:
        """Return a person's profile; where Slack does not tell, nothing is assumed but that they are no outsider."""
        known = self._known.get((team, user))
        if known is not None and time.monotonic() < known[0]:
            return known[1]
        try:
            answer, granted = await self._slack.call_granted("users.info", team, user=user, include_locale="true")
        except Refused:
            return known[1] if known else Profile()
        profile = _profile(team, dict(answer.get("user") or {}), with_mail=EMAIL_SCOPE in granted)
        self._known[team, user] = (time.monotonic() + SECONDS, profile)
        return profile


def _profile(team: str, user: dict[str, object], *, with_mail: bool) -> Profile:
    locale = user.get("locale")
    foreign = _home(user, team) not in (None, team)
    guest = bool(user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_stranger"))
    domain = _mail_domain(user.get("profile")) if with_mail else None
    admin = not foreign and any(user.get(name) for name in ("is_admin", "is_owner", "is_primary_owner"))
    return Profile(locale if isinstance(locale, str) else None, foreign or guest, domain, admin, known=True)


def _home(user: dict[str, object], team: str) -> object:
    """Return a person's workspace, or their organisation where that is what the bot is installed in."""
    known = user.get("enterprise_user")
    if team.startswith(ORGANISATION):
        return known.get("enterprise_id") if isinstance(known, dict) else user.get("team_id")
    return user.get("team_id")


def _mail_domain(profile: object) -> str | None:
    email = profile.get("email") if isinstance(profile, dict) else None
    try:
        return read_domain(email.rpartition("@")[2]) if isinstance(email, str) and "@" in email else None
    except domains.Refused:
        return None
