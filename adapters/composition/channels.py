"""The chat products that are switched on. Each is imported only then: their SDKs cost a second to load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import content
from adapters.store.encryption_keys import open_secrets

if TYPE_CHECKING:
    from aiohttp import web

    from adapters.composition.settings import Settings
    from adapters.delivery.dispatcher import Channel, Dispatcher
    from adapters.store import SqlStore
    from bot.ports import Clock, Reader


def add_slack(
    app: web.Application, settings: Settings, dispatcher: Dispatcher, store: SqlStore, clock: Clock, reader: Reader
) -> None:
    """Add Slack; what a crash left there is sent when the application starts."""
    from adapters.slack.wiring import SlackChat  # noqa: PLC0415 (only where Slack is on)

    keys = open_secrets(settings.encryption_keys, settings.database_url)
    chat = SlackChat(
        settings.slack,
        dispatcher,
        store,
        content.load().words,
        keys=keys,
        clock=clock,
        recognise=reader.read,
        staff=settings.desk.staff.__contains__,
        public_url=settings.public_url,
    )
    chat.add_to(app)


def add_teams(
    app: web.Application, settings: Settings, dispatcher: Dispatcher, store: SqlStore, clock: Clock, reader: Reader
) -> Channel:
    """Add Teams; returns its channel, for what a crash left."""
    from adapters.teams.server import mount  # noqa: PLC0415
    from adapters.teams.wiring import House  # noqa: PLC0415 (only where Teams is on)

    words = content.load().words
    house = House(settings.teams, dispatcher, store, words, clock, reader.read, settings.desk.staff.__contains__)
    return mount(app, house, settings.host).sender
