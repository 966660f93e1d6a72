"""Every way in, registered by the name Slack calls it; Slack hears of an arrival once it is kept, or after 2.2 s."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from adapters.slack import modals, read
from adapters.slack.turns import note_failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.async_context import AsyncBoltContext

    from adapters.slack.api import Tokens
    from adapters.slack.buttons import Buttons, Taker
    from adapters.slack.desk import Desk
    from adapters.slack.home import Home
    from adapters.slack.listen import Messages
    from adapters.slack.modals import Modals
    from adapters.slack.read import Payload
    from adapters.slack.slash import Slash

    Listener = Callable[..., Awaitable[None]]
    Form = Callable[[Payload, str], Awaitable[dict[str, str] | None]]

COMMAND, DIAGNOSE, CHECK_DOMAIN = "/ndr", "diagnose", "check-domain"
LEAVING = re.compile(r"\A(?:app_uninstalled|tokens_revoked)\Z")


@dataclass(frozen=True, slots=True)
class Listeners:
    """Everybody who listens."""

    desk: Desk
    tokens: Tokens
    messages: Messages
    forms: Modals
    slashes: Slash
    own: Home
    buttons: Buttons

    def register(self, app: AsyncApp) -> None:
        """Register every way in."""
        app.event("message")(self._event(self.messages.on_message))
        app.event("app_mention")(self._event(self.messages.on_mention))
        app.event("app_home_opened")(self._event(lambda event, team, _: self.own.on_opened(event, team)))
        app.event(LEAVING)(self._left)
        app.command(COMMAND)(self._acknowledged(self.slashes.on_command))
        app.shortcut(DIAGNOSE)(self._acknowledged(self.forms.on_diagnose))
        app.shortcut(CHECK_DOMAIN)(self._acknowledged(self._opening(modals.CHECK)))
        app.view(modals.PASTE)(self._filled_in(self.forms.on_pasted))
        app.view(modals.CHECK)(self._filled_in(self.forms.on_domain))
        for name, taker in self.buttons.takers.items():
            app.action(re.compile(rf"\A{re.escape(name)}(?:\..{{1,40}})?\Z"))(self._acknowledged(taker))

    def _event(self, taker: Callable[[Payload, str, str | None], Any]) -> Listener:
        """Wrap what takes an event: what it raises in time reaches Slack, which then delivers it again."""

        async def listener(event: Payload, context: AsyncBoltContext) -> None:
            await self.desk.turns.within(taker(event, read.workspace(context), context.bot_user_id))

        return listener

    def _acknowledged(self, taker: Taker) -> Listener:
        """Wrap what takes a command, a shortcut or a button: Slack does not deliver these again."""

        async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
            await self._in_time(taker, body, read.workspace(context))
            await ack()

        return listener

    def _filled_in(self, form: Form) -> Listener:
        """Wrap what takes a modal: what is wrong in it, by field, keeps it open."""

        async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
            wrong: dict[str, str] = {}

            async def take(body: Payload, team: str) -> None:
                wrong.update(await form(body, team) or {})

            await self._in_time(take, body, read.workspace(context))
            await (ack(response_action="errors", errors=wrong) if wrong else ack())

        return listener

    async def _in_time(self, taker: Taker, body: Payload, team: str) -> None:
        """Return when it is kept, or Slack would not wait longer; what fails, then or later, is told to the person."""

        async def told() -> None:
            try:
                await taker(body, team)
            except Exception as error:  # noqa: BLE001 (whatever it was, the person must hear of it)
                note_failure(error)
                await self._apologise(body, team)

        await self.desk.turns.within(told())

    async def _left(self, ack: AsyncAck, event: Payload, context: AsyncBoltContext) -> None:
        """Forget a workspace, or an organisation, that removed the bot or took its token back."""
        if event.get("type") == "app_uninstalled" or read.part(event, "tokens").get("bot"):
            await self.tokens.lost(read.workspace(context))
        await ack()

    async def _apologise(self, body: Payload, team: str) -> None:
        place = read.slashed(body, team) if "command" in body else read.pressed(body, team)[0]
        if not place.channel:
            place = place.model_copy(update={"channel": place.user, "via": "direct"})
        at, _ = await self.desk.spoken_to(place)
        await self.desk.sender.tell(at, self.desk.sender.speech(at.locale)("failed"))

    def _opening(self, name: str) -> Taker:
        return lambda body, team: self.forms.on_shortcut(body, team, name)
