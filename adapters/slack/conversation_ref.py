"""Where in Slack something is said: a direct message, a thread of a channel, or an answer only one person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from bot.model import Stored

if TYPE_CHECKING:
    from bot.ports import Delivery, Incoming

CHANNEL = "slack"
ORGANISATION = "E"
"""What an organisation's id begins with (Enterprise Grid); a workspace's begins with T."""
DIRECT = "dm"
ALONE = "only"

Via = Literal["direct", "thread", "alone"]


def channel_id(team: str, channel: str) -> str:
    """Return the id under which it is kept how a channel is listened to."""
    return f"{CHANNEL}:{team}:{channel}"


class Place(Stored):
    """An address as it is kept with a conversation. `response_url`, sealed there, is where one person's answer goes."""

    team: str
    channel: str
    user: str
    via: Via = "direct"
    thread: str = ""
    response_url: str = ""
    locale: str = ""

    @classmethod
    def of(cls, said: Incoming | Delivery) -> Self:
        """Read the address of an event or a delivery. Raises ValidationError for one that is not ours."""
        return cls.model_validate(said.address)

    @property
    def conversation(self) -> str:
        """Return the conversation's id: one per thread, one per direct message channel, one per person's slashes."""
        last = {"direct": DIRECT, "thread": self.thread, "alone": f"{ALONE}-{self.user}"}[self.via]
        return f"{CHANNEL}:{self.team}:{self.channel}:{last}"

    @property
    def actor(self) -> str:
        """Return the id of the person who speaks."""
        return actor(self.team, self.user)

    def address(self) -> dict[str, str]:
        """Return it as an event carries it; what is empty is left out."""
        return {name: value for name, value in self.model_dump().items() if value}

    def direct(self, channel: str) -> Place:
        """Return the same person's direct messages."""
        return Place(team=self.team, channel=channel, user=self.user, locale=self.locale)


def is_public(conversation: str) -> bool:
    """Tell whether others in a channel read a conversation along."""
    last = conversation.rpartition(":")[2]
    return last != DIRECT and not last.startswith(f"{ALONE}-")


def actor(team: str, user: str) -> str:
    """Return a person's id: as the workspace they are met in knows them, wherever they are at home."""
    return f"{CHANNEL}:{team}:{user}"


def pressed(conversation: str, choice: str) -> str:
    """Return the id of the event that a choice was made: it can be made once."""
    return f"{CHANNEL}:act:{conversation}:{choice}"
