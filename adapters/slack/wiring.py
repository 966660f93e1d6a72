"""Slack put together: the parts of this folder, and their beginning and end within an aiohttp application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
from pydantic_core import to_json

from adapters.delivery.acceptance import Acceptance
from adapters.slack.app.app_home import Home
from adapters.slack.app.bolt_app import many_workspaces, one_workspace
from adapters.slack.app.installations import Installations, States
from adapters.slack.app.modals import Modals
from adapters.slack.inbound import channel_offers, transport
from adapters.slack.inbound.ack_deadline import DeadlineTasks
from adapters.slack.inbound.button_clicks import Buttons
from adapters.slack.inbound.channel_offers import Offers
from adapters.slack.inbound.event_inbox import EventInbox
from adapters.slack.inbound.file_download import Files
from adapters.slack.inbound.inbound_handler import InboundHandler
from adapters.slack.inbound.messages import Messages
from adapters.slack.inbound.router import Listeners
from adapters.slack.inbound.slash_command import Slash
from adapters.slack.inbound.thread_root import ThreadRoots
from adapters.slack.inbound.user_profiles import People
from adapters.slack.outbound.ephemeral import EphemeralAnswers
from adapters.slack.outbound.message_registry import MessageRegistry
from adapters.slack.outbound.message_sender import Sender
from adapters.slack.outbound.throttle import UpdateThrottle
from adapters.slack.outbound.web_api import OneToken, Refused, Slack
from adapters.slack.response_url_encryption import ResponseUrlCipher
from adapters.slack.slack_store import Memory
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from aiohttp import web
    from cryptography.fernet import MultiFernet

    from adapters.delivery.dispatcher import Dispatcher
    from adapters.slack.settings import SlackSettings
    from adapters.store import SqlStore
    from bot.model import Paste, Reading
    from bot.ports import Clock
    from bot.words import Words


class SlackChat:
    """The bot in Slack. `sender` is the dispatcher's channel; `add_to` serves it within an aiohttp application."""

    def __init__(  # noqa: PLR0913 (the composition root hands over what it has)
        self,
        settings: SlackSettings,
        dispatcher: Dispatcher,
        store: SqlStore,
        words: Words,
        *,
        keys: MultiFernet,
        clock: Clock,
        recognise: Callable[[Paste, str], Awaitable[Reading]],
        staff: Callable[[str], bool] = lambda _actor: False,
        public_url: str | None = None,
        patience: float = channel_offers.PATIENCE,
        pace: UpdateThrottle | None = None,
    ) -> None:
        """Build everything; nothing is connected before the application starts. Raises ContentError for settings."""
        if (fault := settings.fault()) is not None:
            raise ContentError(fault)
        self._settings, self._dispatcher = settings, dispatcher
        self._session: aiohttp.ClientSession | None = None
        self.memory, seal = Memory(store.database, clock), ResponseUrlCipher(keys)
        memory = self.memory
        self.installs = Installations(store.database, keys, clock, memory) if settings.many else None
        token = settings.bot_token.get_secret_value() if settings.bot_token else None
        self.slack = Slack(settings.api_url, self.installs or OneToken(token or "", memory.forget), token)
        self.sender = Sender(
            self.slack,
            MessageRegistry(store),
            EphemeralAnswers(self._open_session, seal),
            pace or UpdateThrottle(),
            words,
        )
        memory.forgetters.append(self.sender.forget)
        self._tasks = DeadlineTasks()
        self._acceptance = Acceptance(dispatcher, self.sender)
        self.desk = InboundHandler(
            store=store,
            acceptance=self._acceptance,
            tasks=self._tasks,
            sender=self.sender,
            people=People(self.slack),
            files=Files(self.slack, self._open_session, settings.api_url),
            words=words,
            recognise=recognise,
            staff=staff,
            seal=seal,
            outsiders=settings.outsiders,
        )
        if self.installs is None:
            self.bolt = one_workspace(settings, self.slack.client, words)
        else:
            states = States(store.database, clock)
            self.bolt = many_workspaces(settings, self.slack.client, words, self.installs, states)
        self.inbox = EventInbox(store.database, keys, clock, self._tasks)
        self._ears = self._listeners(memory, patience, public_url)
        self.inbox.failed = self._ears.apologise
        self._ears.register(self.bolt)

    def _listeners(self, memory: Memory, patience: float, public_url: str | None) -> Listeners:
        desk, slack = self.desk, self.slack
        self._offers, forms = Offers(desk, slack, memory, patience), Modals(desk, slack)
        slashes, own = Slash(desk, slack, memory, forms), Home(desk, slack, public_url)
        buttons = Buttons(desk, self._offers, forms, slashes, own)
        messages = Messages(desk, self._offers, ThreadRoots(slack, desk.store, desk.recognise))
        return Listeners(desk, slack.tokens, messages, forms, slashes, own, buttons, self.inbox)

    def add_to(self, app: web.Application) -> None:
        """Add the routes; the session, the socket and what a crash left begin and end with the application."""
        transport.add_routes(app, self.bolt, signed=self._settings.signing_secret is not None)
        app.cleanup_ctx.append(self._running)

    async def _running(self, _: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), json_serialize=_written) as session:
            self._session = self.slack.client.session = session
            token = self._settings.app_token
            socket = transport.open_socket(self.bolt, token.get_secret_value(), self._tasks) if token else None
            self._tasks.start(self._dispatcher.resume(self.sender))
            self._tasks.start(self._offers.take_up())
            self._tasks.start(self.inbox.take_up(self._ears.work))
            yield
            if socket is not None:
                await socket.close_async()  # type: ignore[no-untyped-call] # the SDK leaves it untyped
            await self._tasks.close()

    @property
    def is_busy(self) -> bool:
        """Tell whether a turn or a task behind one is under way."""
        return bool(self._tasks or self._acceptance)

    def _open_session(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise Refused("not_started", busy=True)
        return self._session


def _written(body: object) -> str:
    """Write JSON: pydantic's own writer takes a tenth of the standard library's time."""
    return to_json(body).decode()
