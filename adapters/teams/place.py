"""Where in Teams something is said: a personal chat, a group chat, a thread of a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import ValidationError

from bot.model import Stored

if TYPE_CHECKING:
    from bot.ports import Delivery, Incoming

CHANNEL = "teams"
THREAD = ";messageid="
Scope = Literal["personal", "groupChat", "channel"]
Json = dict[str, Any]


class Place(Stored):
    """An address as it is kept with a conversation. `person` and `bot` are Teams' own ids of the two."""

    url: str
    chat: str
    tenant: str = ""
    scope: Scope = "personal"
    person: str = ""
    actor: str = ""
    bot: str = ""
    locale: str = ""
    team: str = ""

    @classmethod
    def of(cls, said: Incoming | Delivery) -> Self | None:
        """Read the address of an event or a delivery; None for one that is not ours."""
        try:
            return cls.model_validate(said.address)
        except ValidationError:
            return None

    @property
    def conversation(self) -> str:
        """Return the conversation's id: one a chat, one a thread of a channel."""
        return f"{CHANNEL}:{self.tenant}:{self.chat}"

    @property
    def id(self) -> str:
        """Return the id of the chat or the whole channel."""
        return f"{CHANNEL}:{self.tenant}:{self.chat.partition(THREAD)[0]}"

    @property
    def private(self) -> bool:
        """Tell whether only one person reads what is said here."""
        return self.scope == "personal"

    def address(self) -> dict[str, str]:
        """Return it as an event carries it; what is empty is left out."""
        return {name: value for name, value in self.model_dump().items() if value}


def place(activity: Json) -> Place | None:
    """Read where an activity comes from; None where it names no conversation or no service."""
    conversation, sender = part(activity, "conversation"), part(activity, "from")
    chat, url = text(conversation, "id"), text(activity, "serviceUrl")
    if not chat or not url:
        return None
    data = part(activity, "channelData")
    tenant = (text(part(data, "tenant"), "id") or text(conversation, "tenantId")).lower()
    person = text(sender, "id")
    return Place(
        url=url,
        chat=chat,
        tenant=tenant,
        scope=_scope(conversation, data),
        person=person,
        actor=actor(tenant, text(sender, "aadObjectId") or person),
        bot=text(part(activity, "recipient"), "id"),
        locale=text(activity, "locale")[:35],
        team=text(part(data, "team"), "id"),
    )


def actor(tenant: str, person: str) -> str:
    """Return a person's id."""
    return f"{CHANNEL}:{tenant}:{person}"


def _scope(conversation: Json, data: Json) -> Scope:
    kind = text(conversation, "conversationType")
    if kind == "channel" or (not kind and part(data, "team")):
        return "channel"
    return "groupChat" if kind == "groupChat" or (not kind and conversation.get("isGroup") is True) else "personal"


def part(source: Any, name: str) -> Json:
    """Return an object inside an object, empty if there is none."""
    found = source.get(name) if isinstance(source, dict) else None
    return found if isinstance(found, dict) else {}


def parts(source: Any, name: str, most: int = 50) -> list[Json]:
    """Return the objects of a list inside an object."""
    found = source.get(name) if isinstance(source, dict) else None
    return [one for one in found[:most] if isinstance(one, dict)] if isinstance(found, list) else []


def text(source: Any, name: str, most: int = 2000) -> str:
    """Return a string inside an object, empty if there is none or it is too long."""
    found = source.get(name) if isinstance(source, dict) else None
    return found if isinstance(found, str) and len(found) <= most else ""
