"""The channel's parts, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.teams.clicks import Clicks
from adapters.teams.extension import Extension
from adapters.teams.files import Files
from adapters.teams.life import Life
from adapters.teams.listener import Listener
from adapters.teams.memory import Memory
from adapters.teams.notices import Notices
from adapters.teams.private import Privately
from adapters.teams.send import Sender

if TYPE_CHECKING:
    from collections.abc import Callable

    import aiohttp

    from adapters.shell import Shell
    from adapters.store import SqlStore
    from adapters.teams.connector import Connectors
    from adapters.teams.credentials import Credentials
    from adapters.teams.place import Place
    from adapters.teams.settings import TeamsSettings
    from bot.model import Paste, Reading
    from bot.ports import Clock
    from bot.words import Words


@dataclass(frozen=True, slots=True)
class House:
    """What the channel is given: the core behind the shell, the store, words, and who is staff.

    `recognise` reads a paste; where a channel is only listened to, what is no bounce is dropped by it.
    """

    settings: TeamsSettings
    shell: Shell
    store: SqlStore
    words: Words
    clock: Clock
    recognise: Callable[[Paste], Reading]
    staff: Callable[[str], bool] = lambda _actor: False


class Parts:
    """The ways in and out, sharing one session and one memory."""

    def __init__(
        self,
        house: House,
        connectors: Connectors,
        session: Callable[[], aiohttp.ClientSession],
        credentials: Credentials | None,
    ) -> None:
        """Build each part."""
        store, words = house.store, house.words
        self.shell, self.words, self.staff = house.shell, words, house.staff
        self.clicks = Clicks()
        self.memory = Memory(store.database, house.clock)
        self.sender = Sender(connectors, store, self.memory, words, self.clicks)
        self.privately = Privately(connectors, self.memory, words)
        self.sender.privately = self.privately
        self.notices = Notices(connectors, store, words, self.privately)
        self.files = Files(house.settings.endpoints, session, credentials)
        self.life = Life(connectors, self.memory, words)
        self.extension = Extension(house.shell, words, self.notices, self.privately)
        self.listener = Listener(self.memory, self.notices, words, house.recognise)

    def asks_how(self, said: str) -> bool:
        """Tell whether somebody pressed the prompt that asks how to paste a bounce."""
        asked = (self.words.say(one, "teams/welcome-personal.prompt-paste") for one in self.words.locales)
        return len(said) < 200 and said.strip() in asked  # noqa: PLR2004 (longer than any prompt)

    async def action_title(self, at: Place) -> str:
        """Return what the message action is called for somebody."""
        return self.words.say(await self.notices.locale(at), "teams/action-title")
