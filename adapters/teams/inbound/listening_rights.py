"""Who may change how a channel is listened to: quieter every full member, louder staff and whoever added the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp

from adapters.delivery.listening import is_louder
from adapters.teams.conversation_ref import THREAD, text
from adapters.teams.outbound.connector import Failed

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.delivery.listening import ListeningPolicy, Mode
    from adapters.teams.conversation_ref import Place
    from adapters.teams.outbound.connector import Connectors

GUEST = "guest"
"""`userRole` of a guest. Assumed: Microsoft's reference of TeamsChannelAccount names the field, not its values."""


class ListeningRights:
    """Judges a wish to change a channel's mode."""

    def __init__(self, listening: ListeningPolicy, connectors: Connectors, staff: Callable[[str], bool]) -> None:
        """Take who added the bot where, who tells a member's role, and who is helpdesk staff."""
        self._listening, self._connectors, self._staff = listening, connectors, staff

    async def refused(self, at: Place, mode: Mode, before: Mode) -> str | None:
        """Return the notice for somebody who may not change the mode; None for one who may."""
        if self._staff(at.actor):
            return None
        if not await self._is_full_member(at):
            return "listen-members"
        if is_louder(mode, before) and await self._listening.inviter(at.team_id) != at.actor:
            return "listen-admins"
        return None

    async def _is_full_member(self, at: Place) -> bool:
        """Tell whether somebody is a member and no guest; where Teams does not say, they are not."""
        try:
            member = await self._connectors.of(at.url).member(at.chat.partition(THREAD)[0], at.person)
        except (Failed, aiohttp.ClientError, TimeoutError):
            return False
        role, tenant = text(member, "userRole"), text(member, "tenantId")
        return role.lower() != GUEST and tenant.lower() in ("", at.tenant.lower())
