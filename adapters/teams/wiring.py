"""The channel's parts, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.teams.inbound import activities
from adapters.teams.inbound.attachments import Files
from adapters.teams.inbound.channel_listener import Listener
from adapters.teams.inbound.conversation_owner import ConversationOwner
from adapters.teams.inbound.installation import InstallationUpdates
from adapters.teams.inbound.listening_rights import ListeningRights
from adapters.teams.inbound.message_extension import Extension
from adapters.teams.inbound.thread_root import Parents
from adapters.teams.outbound.card_sender import Sender
from adapters.teams.outbound.click_replies import ClickReplies
from adapters.teams.outbound.private_messages import PrivateMessages
from adapters.teams.outbound.system_messages import SystemMessages
from adapters.teams.teams_store import Memory
from bot import commands
from bot.model import Actor
from bot.ports import Incoming

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import aiohttp

    from adapters.delivery.dispatcher import Dispatcher
    from adapters.store import SqlStore
    from adapters.teams.auth.credentials import Credentials
    from adapters.teams.conversation_ref import Json, Place
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.settings import TeamsSettings
    from bot.model import Paste, Reading
    from bot.ports import Click, Clock
    from bot.words import Words


@dataclass(frozen=True, slots=True)
class House:
    """What the channel is given: the core behind the dispatcher, the store, words, and who is staff.

    `recognise` reads a paste of a person; where a channel is only listened to, what is no bounce is dropped by it.
    """

    settings: TeamsSettings
    dispatcher: Dispatcher
    store: SqlStore
    words: Words
    clock: Clock
    recognise: Callable[[Paste, str], Awaitable[Reading]]
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
        self.dispatcher, self.words, self.staff = house.dispatcher, words, house.staff
        self.clicks = ClickReplies()
        self.memory = Memory(store.database, house.clock)
        self.sender = Sender(connectors, store, self.memory, words, self.clicks)
        self.privately = PrivateMessages(connectors, self.memory, words, targeted=house.settings.targeted)
        self.sender.privately = self.privately
        self.notices = SystemMessages(connectors, store, words, self.privately)
        self.files = Files(house.settings.endpoints, session, credentials)
        self.life = InstallationUpdates(connectors, self.memory, words)
        self.extension = Extension(house.dispatcher, words, self.notices, self.privately)
        self.talks = ConversationOwner(store, house.staff)
        self.parents = Parents(house.settings, connectors, session, credentials)
        rights = ListeningRights(self.memory.listening, connectors, house.staff)
        self.listener = Listener(self.memory.listening, self.notices, words, house.recognise, self.parents, rights)
        self._recognise = house.recognise

    def incoming(self, activity: Json, at: Place, said: Paste | Click, *more: str, listening: bool = False) -> Incoming:
        """Return an event of a talk."""
        return Incoming(
            conversation=at.conversation,
            event=activities.event_id(activity, at, *more),
            actor=Actor(id=at.actor, staff=self.staff(at.actor), locale=at.locale or None),
            said=said,
            address=at.address(),
            private=at.private,
            listening=listening,
        )

    async def is_talk(self, at: Place, said: Paste) -> bool:
        """Tell whether a message is plain words: no command, no bounce, no question about a code."""
        return commands.parse(said.text) is None and (await self._recognise(said, at.actor)).kind == "none"

    def asks_how(self, said: str) -> bool:
        """Tell whether somebody pressed the prompt that asks how to paste a bounce."""
        asked = (self.words.say(one, "teams/welcome-personal.prompt-paste") for one in self.words.locales)
        return len(said) < 200 and said.strip() in asked  # noqa: PLR2004 (longer than any prompt)

    async def action_title(self, at: Place) -> str:
        """Return what the message action is called for somebody."""
        return self.words.say(await self.notices.locale(at), "teams/action-title")
