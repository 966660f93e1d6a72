"""Every way in, registered by the name Slack calls it; Slack hears of an arrival once it is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from adapters.delivery.background_tasks import note_failure
from adapters.slack.app import modals
from adapters.slack.conversation_ref import Place
from adapters.slack.inbound import payloads
from adapters.slack.inbound.event_inbox import Arrival, arrival

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.async_context import AsyncBoltContext

    from adapters.slack.app.app_home import Home
    from adapters.slack.app.modals import Modals
    from adapters.slack.inbound.button_clicks import Buttons, Taker
    from adapters.slack.inbound.event_inbox import EventInbox
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.messages import Messages
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.inbound.slash_command import Slash
    from adapters.slack.outbound.web_api import Tokens

    Listener = Callable[..., Awaitable[None]]
    Form = Callable[[Payload, str], Awaitable[dict[str, str] | None]]

PRESSED, JOINED = "pressed ", "joined"
COMMAND, DIAGNOSE, CHECK_DOMAIN = "/ndr", "diagnose", "check-domain"
LEAVING = re.compile(r"\A(?:app_uninstalled|tokens_revoked)\Z")


@dataclass(frozen=True, slots=True)
class Listeners:
    """Everybody who listens."""

    desk: InboundHandler
    tokens: Tokens
    messages: Messages
    forms: Modals
    slashes: Slash
    own: Home
    buttons: Buttons
    inbox: EventInbox

    def register(self, app: AsyncApp) -> None:
        """Register every way in."""
        app.event("message")(self._message)
        app.event("app_mention")(self._mention)
        app.event("app_home_opened")(self._opened)
        app.event("member_joined_channel")(self._joined)
        app.event(LEAVING)(self._left)
        app.command(COMMAND)(self._acknowledged("command"))
        app.shortcut(DIAGNOSE)(self._acknowledged("diagnose"))
        app.shortcut(CHECK_DOMAIN)(self._acknowledged("check-domain"))
        app.view(modals.PASTE)(self._filled_in("pasted", self.forms.on_pasted))
        app.view(modals.CHECK)(self._filled_in("domain", self.forms.on_domain))
        for name in self.buttons.takers:
            app.action(re.compile(rf"\A{re.escape(name)}(?:\..{{1,40}})?\Z"))(self._acknowledged(f"{PRESSED}{name}"))

    async def work(self, given: Arrival) -> None:
        """Work an arrival through, now or after a restart. Raises whatever hinders it."""
        await self._takers[given.kind](given)

    @property
    def _takers(self) -> dict[str, Callable[[Arrival], Awaitable[object]]]:
        bodies: dict[str, Callable[[Payload, str], Awaitable[object]]] = {
            "command": self.slashes.on_command,
            "diagnose": self.forms.on_diagnose,
            "check-domain": self._opening(modals.CHECK),
            "pasted": self.forms.on_pasted,
            "domain": self.forms.on_domain,
            **{f"{PRESSED}{name}": taker for name, taker in self.buttons.takers.items()},
        }
        return {
            "message": lambda given: self.messages.on_message(given.payload, given.team, given.bot),
            "mention": lambda given: self.messages.on_mention(given.payload, given.team, given.bot),
            JOINED: lambda given: self.slashes.modes.invited(given.payload, given.team, given.bot),
            **{name: _of_body(taker) for name, taker in bodies.items()},
        }

    async def _message(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        """Take a message: one meant for the bot is kept first, one overheard only where it is answered."""
        given = arrival("message", payloads.workspace(context), body, event, context.bot_user_id or "", again=True)
        if await self.messages.is_addressed(event, given.team, given.bot):
            await self.inbox.take(given, self.work)
        else:
            await self.desk.tasks.within(self._overheard(given))

    async def _overheard(self, given: Arrival) -> None:
        async def keep() -> None:
            await self.inbox.keep(given)
            kept.append(given)

        kept: list[Arrival] = []
        await self.messages.on_message(given.payload, given.team, given.bot, keep)
        for one in kept:
            await self.inbox.remove(one)

    async def _mention(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        team, bot = payloads.workspace(context), context.bot_user_id or ""
        await self.inbox.take(arrival("mention", team, body, event, bot, again=True), self.work)

    async def _joined(self, event: Payload, body: Payload, context: AsyncBoltContext) -> None:
        """Keep who invited the bot; that others join is nothing to it."""
        bot = context.bot_user_id or ""
        if event.get("user") == bot:
            await self.inbox.take(arrival(JOINED, payloads.workspace(context), body, event, bot, again=True), self.work)

    async def _opened(self, event: Payload, context: AsyncBoltContext) -> None:
        """Show the Home: nothing to keep, it is drawn anew each time."""
        await self.desk.tasks.within(self.own.on_opened(event, payloads.workspace(context)))

    def _acknowledged(self, kind: str) -> Listener:
        """Wrap what takes a command, a shortcut or a button: Slack does not deliver these again."""

        async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
            await self.inbox.take(arrival(kind, payloads.workspace(context), body, body), self.work)
            await ack()

        return listener

    def _filled_in(self, kind: str, form: Form) -> Listener:
        """Wrap what takes a modal: what is wrong in it, by field, keeps it open."""

        async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
            wrong: dict[str, str] = {}

            async def work(given: Arrival) -> None:
                wrong.update(await form(given.payload, given.team) or {})

            await self.inbox.take(arrival(kind, payloads.workspace(context), body, body), work)
            await (ack(response_action="errors", errors=wrong) if wrong else ack())

        return listener

    async def _left(self, ack: AsyncAck, event: Payload, context: AsyncBoltContext) -> None:
        """Forget a workspace, or an organisation, that removed the bot or took its token back."""
        if event.get("type") == "app_uninstalled" or payloads.part(event, "tokens").get("bot"):
            await self.tokens.lost(payloads.workspace(context))
        await ack()

    async def apologise(self, given: Arrival) -> None:
        """Tell the person that what they did came to nothing; an invitation was said to nobody."""
        if given.kind == JOINED:
            return
        try:
            at, _ = await self.desk.spoken_to(_whence(given))
            await self.desk.sender.tell(at, self.desk.sender.speech(at.locale)("failed"))
        except Exception as error:  # noqa: BLE001 (there is nobody left to tell)
            note_failure(error)

    def _opening(self, name: str) -> Taker:
        return lambda body, team: self.forms.on_shortcut(body, team, name)


def _of_body(taker: Callable[[Payload, str], Awaitable[object]]) -> Callable[[Arrival], Awaitable[object]]:
    return lambda given: taker(given.payload, given.team)


def _whence(given: Arrival) -> Place:
    """Return where an arrival came from; one without a channel is answered in direct messages."""
    if given.again:
        heard = payloads.message(given.payload, given.team)
        place = heard.place if heard else Place(team=given.team, channel="", user=payloads.word(given.payload, "user"))
    elif given.kind == "command":
        place = payloads.slashed(given.payload, given.team)
    else:
        place = payloads.pressed(given.payload, given.team)[0]
    return place if place.channel else place.model_copy(update={"channel": place.user, "via": "direct"})
