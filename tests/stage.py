"""The house of a test as it really is: content, talker, store, examiner; only the DNS is a world on loopback."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.composition.core import assemble
from adapters.composition.settings import Settings
from adapters.store import SqlStore
from tests.fakes.nameserver import serve
from tests.fakes.world import parse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.conversation_service import Turns
    from tests.fakes.nameserver import Served


@dataclass
class Stage:
    """A running house. `staff` says whether who speaks is helpdesk staff; `locale`, `domain`: the platform's news."""

    turns: Turns
    store: SqlStore
    settings: Settings
    dns: Served
    staff: bool = False
    locale: str | None = None
    domain: str | None = None

    def change(self, world: list[str]) -> None:
        """Let the DNS be this world from now on; its servers must be the same."""
        new = parse("\n".join(world))
        assert new.addresses == self.dns.world.addresses, "a changed world keeps its name servers"
        self.dns.world = new


@contextlib.asynccontextmanager
async def staged(
    world: list[str],
    settings: Mapping[str, str] | None = None,
    *,
    staff: bool = False,
    locale: str | None = None,
    domain: str | None = None,
    database: str = "sqlite://",
) -> AsyncIterator[Stage]:
    """Set the house up while the block runs; `settings` are written as in the environment."""
    async with serve("\n".join(world)) as dns:
        given = nested({**(settings or {}), "NDR_DNS__RESOLVERS": ",".join(dns.resolvers), "NDR_DNS__PORT": dns.port})
        made = Settings(**given)  # type: ignore[arg-type]  # pydantic reads the words
        store = await SqlStore.open(database, lambda: datetime.now(UTC))
        try:
            yield Stage(assemble(made, store), store, made, dns, staff, locale, domain)
        finally:
            await store.close()


def nested(given: Mapping[str, object]) -> dict[str, object]:
    """Turn `NDR_A__B=x` into `{"a": {"b": x}}`."""
    made: dict[str, object] = {}
    for name, value in given.items():
        *path, last = name.removeprefix("NDR_").lower().split("__")
        place = made
        for part in path:
            place = place.setdefault(part, {})  # type: ignore[assignment]
        place[last] = value
    return made
