"""Where in Teams something is said: a personal chat, a group chat, a thread of a channel, or aside in one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import ValidationError

from bot.model import Stored

if TYPE_CHECKING:
    from bot.ports import Conversation, Delivery, Incoming

CHANNEL = "teams"
THREAD = ";messageid="
TALK, ASIDE = "#", "!"
Scope = Literal["personal", "groupChat", "channel", "aside"]
"""`aside`: seen by one person alone amid a group chat or channel (a targeted message)."""
Json = dict[str, Any]


class Place(Stored):
    """An address as it is kept with a conversation. `person` and `bot` are Teams' own ids of the two.

    `talk` tells apart the talks several people have in one chat or thread; `name` is whose it is, where others see it.
    """

    url: str
    chat: str
    tenant: str = ""
    scope: Scope = "personal"
    person: str = ""
    actor: str = ""
    bot: str = ""
    locale: str = ""
    team: str = ""
    group: str = ""
    talk: str = ""
    name: str = ""

    @classmethod
    def of(cls, said: Incoming | Delivery | Conversation) -> Self | None:
        """Read the address of an event or a delivery; None for one that is not ours."""
        try:
            return cls.model_validate(said.address)
        except ValidationError:
            return None

    @property
    def conversation(self) -> str:
        """Return the conversation's id: one a personal chat or thread of a channel, or one person's among several."""
        return f"{CHANNEL}:{self.tenant}:{self.chat}{TALK if self.talk else ''}{self.talk}"

    @property
    def id(self) -> str:
        """Return the id of the chat or the whole channel."""
        return f"{CHANNEL}:{self.tenant}:{self.chat.partition(THREAD)[0]}"

    @property
    def team_id(self) -> str:
        """Return the id of the whole team; of a chat its own."""
        return f"{CHANNEL}:{self.tenant}:{self.team}" if self.team else self.id

    @property
    def private(self) -> bool:
        """Tell whether only one person reads what is said here."""
        return self.scope in ("personal", "aside")

    @property
    def is_aside(self) -> bool:
        """Tell whether this is seen by one person alone amid others."""
        return self.scope == "aside"

    @property
    def root(self) -> str:
        """Return the id of the post that the thread is under, empty outside a thread."""
        return self.chat.partition(THREAD)[2]

    def of_all(self) -> Place:
        """Return the chat or channel without whoever spoke in it."""
        kept = {name: getattr(self, name) for name in ("url", "tenant", "bot", "team", "group")}
        scope = "channel" if self.team else "groupChat"
        return Place.model_validate({**kept, "chat": self.chat.partition(THREAD)[0], "scope": scope})

    def address(self) -> dict[str, str]:
        """Return it as an event carries it; what is empty is left out."""
        return {name: value for name, value in self.model_dump().items() if value}


def place(activity: Json) -> Place | None:
    """Read where an activity comes from; None where it names no conversation or no service.

    In a group chat everybody has a talk of their own, and so has whoever speaks aside.
    """
    conversation, sender = part(activity, "conversation"), part(activity, "from")
    chat, url = text(conversation, "id"), text(activity, "serviceUrl")
    if not chat or not url:
        return None
    data = part(activity, "channelData")
    tenant = (text(part(data, "tenant"), "id") or text(conversation, "tenantId")).lower()
    person, scope = text(sender, "id"), _scope(conversation, data)
    aside = scope != "personal" and part(activity, "recipient").get("isTargeted") is True
    who = text(sender, "aadObjectId") or person
    return Place(
        url=url,
        chat=chat,
        tenant=tenant,
        scope="aside" if aside else scope,
        person=person,
        actor=actor(tenant, who),
        bot=text(part(activity, "recipient"), "id"),
        locale=text(activity, "locale")[:35],
        team=text(part(data, "team"), "id"),
        group=text(part(data, "team"), "aadGroupId", 60),
        talk=f"{who}{ASIDE}" if aside else who if scope == "groupChat" else "",
        name=text(sender, "name", 200) if scope == "groupChat" and not aside else "",
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
