"""Workspaces and organisations that installed the bot, tokens encrypted; and the states of installations under way."""

from __future__ import annotations

import json
import logging
import secrets
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache
from cryptography.fernet import InvalidToken
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from sqlalchemy import delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.schema import SLACK_INSTALLATIONS, SLACK_STATES

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

    from adapters.slack.slack_store import Memory
    from adapters.store.database import Database
    from bot.ports import Clock

STATE_SECONDS = 600
KEPT_SECONDS = 60.0
KEPT = 1000
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

log = logging.getLogger(__name__)


class Installations(AsyncInstallationStore):
    """One row a workspace, or an organisation (Enterprise Grid): what Slack gave at its last installation, encrypted.

    Its key is the workspace's id, or the organisation's where that installed the bot for all its workspaces.
    """

    def __init__(self, database: Database, keys: MultiFernet, clock: Clock, memory: Memory) -> None:
        """Take the keys of NDR_ENCRYPTION_KEYS; `memory` forgets a workspace that leaves."""
        self._database, self._keys, self._clock, self._memory = database, keys, clock, memory
        self._lately: LRUCache[str, tuple[float, str | None]] = LRUCache(KEPT)

    @property
    def logger(self) -> logging.Logger:
        """Return the logger the SDK writes to."""
        return log

    async def token(self, team: str) -> str | None:
        """Return the bot token of a workspace or an organisation; one read within the last minute is not read again."""
        known = self._lately.get(team)
        if known is not None and time.monotonic() < known[0]:
            return known[1]
        installed = await self._load(team) or {}
        token: str | None = installed.get("bot_token")
        self._lately[team] = (time.monotonic() + KEPT_SECONDS, token)
        return token

    async def lost(self, team: str) -> None:
        """Delete an installation whose token Slack no longer takes, and what is kept of its channels."""
        self._lately.pop(team, None)
        gone = delete(SLACK_INSTALLATIONS).where(SLACK_INSTALLATIONS.c.id == team)
        await self._database.write(lambda connection: connection.execute(gone))
        await self._memory.forget(team)

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation in place of the earlier one."""
        known = {name: value for name, value in installation.to_dict().items() if value is not None}
        whole = bool(installation.is_enterprise_install)
        await self._save(_key(installation.enterprise_id, installation.team_id, whole=whole), known)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep a bot's new token."""
        team = _key(bot.enterprise_id, bot.team_id, whole=bool(bot.is_enterprise_install))
        known = await self._load(team) or {}
        await self._save(team, known | {name: value for name, value in bot.to_dict().items() if value is not None})

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """Return the bot of a workspace or an organisation, None where it is not installed."""
        found = await self.async_find_installation(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return found.to_bot() if found and found.bot_token else None

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,  # noqa: ARG002 (we ask for no user tokens)
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """Return the installation of a workspace or an organisation."""
        known = await self._load(_key(enterprise_id, team_id, whole=bool(is_enterprise_install)))
        return Installation(**known) if known else None

    async def _load(self, team: str) -> dict[str, Any] | None:
        query = select(SLACK_INSTALLATIONS.c.secret).where(SLACK_INSTALLATIONS.c.id == team)
        secret = await self._database.read(lambda connection: connection.execute(query).scalar())
        if secret is None:
            return None
        try:
            known: dict[str, Any] = json.loads(self._keys.decrypt(secret.encode()))
        except InvalidToken:
            log.error(  # noqa: TRY400 (the reason is known, the trace says nothing)
                "NDR_ENCRYPTION_KEYS: no key opens the installation of %s; add the key it was made with", team
            )
            return None
        return known

    async def _save(self, team: str, known: dict[str, Any]) -> None:
        self._lately.pop(team, None)
        row = {"id": team, "secret": self._keys.encrypt(json.dumps(known, default=str).encode()).decode()}
        write = _INSERT[self._database.dialect](SLACK_INSTALLATIONS).values(**row, at=self._clock())
        write = write.on_conflict_do_update(index_elements=["id"], set_={"secret": row["secret"], "at": self._clock()})
        await self._database.write(lambda connection: connection.execute(write))


def _key(enterprise: str | None, team: str | None, *, whole: bool) -> str:
    return (enterprise if whole else team) or ""


class States(AsyncOAuthStateStore):
    """States of installations under way: each is good once, for ten minutes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the store's database."""
        self._database, self._clock = database, clock

    @property
    def logger(self) -> logging.Logger:
        """Return the logger the SDK writes to."""
        return log

    async def async_issue(self, *_: Any, **__: Any) -> str:
        """Return a new state; those that were never used are deleted."""
        state, now = secrets.token_urlsafe(32), self._clock()
        old = delete(SLACK_STATES).where(SLACK_STATES.c.at < now - timedelta(seconds=STATE_SECONDS))
        new = insert(SLACK_STATES).values(id=state, at=now)
        await self._database.write(lambda connection: [connection.execute(old), connection.execute(new)])
        return state

    async def async_consume(self, state: str) -> bool:
        """Tell whether a state was issued within ten minutes and not used; it is used now."""
        fresh = SLACK_STATES.c.at >= self._clock() - timedelta(seconds=STATE_SECONDS)
        use = delete(SLACK_STATES).where(SLACK_STATES.c.id == state, fresh)
        return bool(await self._database.write(lambda connection: connection.execute(use).rowcount))
