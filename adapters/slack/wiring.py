"""Slack's app: the listeners by name, the routes, the socket. HTTP and Socket Mode reach the same handlers."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings

from adapters.slack import findings, home, modals, offers, read, slash
from adapters.slack.alone import Alone
from adapters.slack.api import OneToken, Refused, Slack
from adapters.slack.board import Board
from adapters.slack.desk import Desk
from adapters.slack.files import Files
from adapters.slack.home import Home
from adapters.slack.installs import Installations, States
from adapters.slack.listen import Messages
from adapters.slack.manifest import scopes
from adapters.slack.memory import Memory
from adapters.slack.modals import Modals
from adapters.slack.oauth import answers
from adapters.slack.offers import Offers
from adapters.slack.pace import Pace
from adapters.slack.people import People
from adapters.slack.render import CHOICE
from adapters.slack.send import Sender
from adapters.slack.slash import Slash
from adapters.slack.turns import Turns, note_failure
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

    from cryptography.fernet import MultiFernet
    from slack_bolt.context.ack.async_ack import AsyncAck
    from slack_bolt.context.async_context import AsyncBoltContext

    from adapters.shell import Shell
    from adapters.slack.read import Payload
    from adapters.slack.settings import SlackSettings
    from adapters.store import SqlStore
    from bot.model import Paste, Reading
    from bot.ports import Clock
    from bot.words import Words

    Taker = Callable[[Payload, str], Coroutine[None, None, None]]

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"
COMMAND, DIAGNOSE, CHECK_DOMAIN = "/ndr", "diagnose", "check-domain"

_quiet = logging.getLogger("adapters.slack.bolt")
_quiet.setLevel(logging.ERROR)  # Bolt's warnings and debug lines may show what people say


class SlackChat:
    """The bot in Slack. `sender` is the shell's channel; `add_to` serves it within an aiohttp application."""

    def __init__(  # noqa: PLR0913 (the composition root hands over what it has)
        self,
        settings: SlackSettings,
        shell: Shell,
        store: SqlStore,
        words: Words,
        *,
        keys: MultiFernet,
        clock: Clock,
        recognise: Callable[[Paste], Reading],
        staff: Callable[[str], bool] = lambda _actor: False,
        public_url: str | None = None,
        patience: float = offers.PATIENCE,
        pace: Pace | None = None,
    ) -> None:
        """Build everything; nothing is connected before the application starts. Raises ContentError for settings."""
        if (fault := settings.fault()) is not None:
            raise ContentError(fault)
        self._settings, self._shell, self._words = settings, shell, words
        self._session: aiohttp.ClientSession | None = None
        memory = Memory(store.database, clock)
        self._installs = Installations(store.database, keys, clock, memory) if settings.many else None
        token = settings.bot_token.get_secret_value() if settings.bot_token else None
        self.slack = Slack(settings.api_url, self._installs or OneToken(token or ""), token)
        alone = Alone(self._open_session)
        self.sender = Sender(self.slack, Board(store), alone, pace or Pace(), words)
        self.turns = Turns(shell, store, self.sender)
        files = Files(self.slack, self._open_session, settings.api_url)
        self._desk = Desk(
            store=store,
            turns=self.turns,
            sender=self.sender,
            people=People(self.slack),
            files=files,
            words=words,
            recognise=recognise,
            staff=staff,
            outsiders=settings.outsiders,
        )
        self.bolt = self._app(States(store.database, clock))
        self._offers = Offers(self._desk, self.slack, memory, patience)
        self._messages = Messages(self._desk, self._offers)
        self._modals = Modals(self._desk, self.slack)
        self._slash = Slash(self._desk, self.slack, memory, self._modals)
        self._home = Home(self._desk, self.slack, public_url)
        self._listen()

    def add_to(self, app: web.Application) -> None:
        """Add the routes; the session, the socket and what a crash left begin and end with the application."""
        if self._settings.signing_secret is not None:
            app.router.add_post(EVENTS, self._serve)
        if self._settings.many:
            app.router.add_get(INSTALL, self._install)
            app.router.add_get(REDIRECT, self._redirected)
        app.cleanup_ctx.append(self._running)

    async def _running(self, _: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
            self._session = self.slack.client.session = session
            socket = await self._connect()
            self.turns.start(self._shell.resume(self.sender))
            yield
            if socket is not None:
                await socket.close_async()  # type: ignore[no-untyped-call] # the SDK leaves it untyped
            await self.turns.stop()

    async def _connect(self) -> AsyncSocketModeHandler | None:
        """Begin Socket Mode, where an app token is set; the SDK connects again whenever the line breaks."""
        if self._settings.app_token is None:
            return None
        handler = AsyncSocketModeHandler(
            self.bolt, self._settings.app_token.get_secret_value(), logger=_quiet, web_client=self.slack.client
        )

        async def side_by_side(client: Any, request: Any) -> None:
            self.turns.start(handler.handle(client, request))

        handler.client.socket_mode_request_listeners[:] = [side_by_side]  # the SDK's would take one at a time
        self.turns.start(handler.connect_async())  # type: ignore[no-untyped-call] # the SDK leaves it untyped
        return handler

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise Refused("not_started", busy=True)
        return self._session

    def _app(self, states: States) -> AsyncApp:
        secret = self._settings.signing_secret.get_secret_value() if self._settings.signing_secret else ""
        common: dict[str, Any] = {
            "name": "ndr-bot",
            "logger": _quiet,
            "client": self.slack.client,
            "signing_secret": secret,
            "process_before_response": True,  # we tell Slack that something arrived once it is kept
            "user_facing_authorize_error_message": self._words.say(self._words.default, "slack/not-installed-here"),
        }
        if self._installs is None:
            return AsyncApp(**common)
        client_secret = self._settings.client_secret
        oauth = AsyncOAuthSettings(
            client_id=self._settings.client_id,
            client_secret=client_secret.get_secret_value() if client_secret else None,
            scopes=scopes(),
            user_scopes=[],
            authorization_url=self._settings.authorize_url,
            installation_store=self._installs,
            installation_store_bot_only=True,
            state_store=states,
            install_page_rendering_enabled=False,
            callback_options=answers(self._words),
            logger=_quiet,
        )
        oauth.authorize.cache_enabled = True  # type: ignore[attr-defined] # the token is read anew, auth.test is not
        return AsyncApp(**common, oauth_settings=oauth)

    async def _serve(self, request: web.Request) -> web.Response:
        return await to_aiohttp_response(await self.bolt.async_dispatch(await to_bolt_request(request)))

    async def _install(self, request: web.Request) -> web.Response:
        flow = self.bolt.oauth_flow
        assert flow is not None  # noqa: S101 (routed only where it is)
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def _redirected(self, request: web.Request) -> web.Response:
        flow = self.bolt.oauth_flow
        assert flow is not None  # noqa: S101 (routed only where it is)
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    def _listen(self) -> None:
        """Register every way in by the name Slack calls it."""
        app = self.bolt
        app.event("message")(self._on_message)
        app.event("app_mention")(self._on_mention)
        app.event("app_home_opened")(self._on_home)
        if self._installs is not None:
            app.enable_token_revocation_listeners()
        else:
            app.event(re.compile(r"\A(?:app_uninstalled|tokens_revoked)\Z"))(_nothing)
        app.command(COMMAND)(self._acknowledged(self._slash.on_command))
        app.shortcut(DIAGNOSE)(self._acknowledged(self._modals.on_diagnose))
        app.shortcut(CHECK_DOMAIN)(self._acknowledged(self._open(modals.CHECK)))
        for name, form in ((modals.PASTE, self._modals.on_pasted), (modals.CHECK, self._modals.on_domain)):
            app.view(name)(_filled_in(form))
        for name, taker in self._buttons().items():
            app.action(re.compile(rf"\A{re.escape(name)}(?:\..{{1,40}})?\Z"))(self._acknowledged(taker))

    def _buttons(self) -> dict[str, Taker]:
        return {
            CHOICE: self._on_choice,
            findings.ALL: self._modals.on_all,
            findings.AGAIN: self._on_again,
            findings.SHARE: self._modals.share,
            findings.TALK: self._on_talk,
            offers.HELP: self._on_offer,
            offers.NOT_NOW: self._on_offer,
            offers.NEVER: self._on_offer,
            slash.MODE: self._slash.on_mode,
            modals.AGAIN: self._on_open,
            modals.TURN: self._modals.on_page,
            home.OPEN: self._on_open,
            home.LOCALE: lambda body, team: self._home.on_set(body, team, home.LOCALE),
            home.ROLE: lambda body, team: self._home.on_set(body, team, home.ROLE),
            "talk.open": _nothing_more,
        }

    def _acknowledged(self, taker: Taker) -> Callable[..., Awaitable[None]]:
        """Wrap what takes a command, a shortcut or a button: Slack hears of it when it is kept, or after 2.2 s."""

        async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
            try:
                await self.turns.within(taker(body, context.team_id or ""))
            except Exception as error:  # noqa: BLE001 (Slack does not deliver these again: the person must hear of it)
                note_failure(error)
                await self._apologise(body, context.team_id or "")
            await ack()

        return listener

    async def _apologise(self, body: Payload, team: str) -> None:
        place = read.slashed(body, team) if "command" in body else read.pressed(body, team)[0]
        if not place.channel:
            place = place.model_copy(update={"channel": place.user, "via": "direct"})
        at, _ = await self._desk.spoken_to(place)
        await self._desk.sender.tell(at, self._desk.sender.speech(at.locale)("failed"))

    def _open(self, name: str) -> Taker:
        return lambda body, team: self._modals.on_shortcut(body, team, name)

    async def _on_message(self, event: Payload, context: AsyncBoltContext) -> None:
        await self.turns.within(self._messages.on_message(event, context.team_id or "", context.bot_user_id))

    async def _on_mention(self, event: Payload, context: AsyncBoltContext) -> None:
        await self.turns.within(self._messages.on_mention(event, context.team_id or "", context.bot_user_id))

    async def _on_home(self, event: Payload, context: AsyncBoltContext) -> None:
        await self.turns.within(self._home.on_opened(event, context.team_id or ""))

    async def _on_choice(self, body: Payload, team: str) -> None:
        place, _, choice = read.pressed(body, team)
        if choice:
            await self._desk.press(place, choice)

    async def _on_again(self, body: Payload, team: str) -> None:
        place, ts, domain = read.pressed(body, team)
        edited = read.word(read.part(read.part(body, "message"), "edited"), "ts") or read.word(body, "trigger_id")
        await self._desk.say(place, f"/ndr check {domain}", f"slack:again:{place.conversation}:{ts}:{edited}")

    async def _on_talk(self, body: Payload, team: str) -> None:
        place, ts, domain = read.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        await self._desk.sender.tell(at, self._desk.sender.speech(at.locale)("see-direct"))
        event = f"slack:talk:{place.conversation}:{ts}:{domain}"
        await self._desk.say(await self._desk.direct(at), f"/ndr check {domain}", event)

    async def _on_offer(self, body: Payload, team: str) -> None:
        place, _, value = read.pressed(body, team)
        name = read.word(next(iter(body.get("actions") or [{}])), "action_id")
        if name == offers.HELP:
            await self._offers.accept(place, value)
        else:
            await self._offers.refuse(place, forever=name == offers.NEVER)

    async def _on_open(self, body: Payload, team: str) -> None:
        _, _, name = read.pressed(body, team)
        await self._modals.on_shortcut(body, team, name)


def _filled_in(form: Callable[[Payload, str], Awaitable[Any]]) -> Callable[..., Awaitable[None]]:
    async def listener(ack: AsyncAck, body: Payload, context: AsyncBoltContext) -> None:
        wrong = await form(body, context.team_id or "")
        if wrong:
            await ack(response_action="errors", errors=wrong)
        else:
            await ack()

    return listener


async def _nothing(ack: AsyncAck) -> None:
    """Acknowledge an event that asks nothing of a bot with one workspace."""
    await ack()


async def _nothing_more(_body: Payload, _team: str) -> None:
    """Take a button that only opens a page."""
