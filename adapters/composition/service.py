"""The composition root of `ndr serve`: one web application, the channels that are switched on, and their end."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from aiohttp import web
from pydantic import ValidationError

from adapters import content
from adapters.composition.channels import add_slack, add_teams
from adapters.composition.core import assemble
from adapters.delivery.dispatcher import Dispatcher
from adapters.dns.examiner import DnsExaminer
from adapters.parsing import ocr
from adapters.parsing.picture_reader import Pictures
from adapters.parsing.worker_pool import Workers
from adapters.runtime.health import add_health
from adapters.store import SqlStore
from adapters.web import error_middleware
from adapters.web.legal_pages import About
from adapters.web.server import WebChat
from adapters.web.settings import WebSettings
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from adapters.composition.settings import Settings
    from adapters.delivery.dispatcher import Channel

PURGE_EVERY = 6 * 3600
_log = structlog.get_logger(__name__)


def now() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that runs in one process, put together; `channels` are taken up where an earlier process left them."""

    app: web.Application
    store: SqlStore
    dispatcher: Dispatcher
    readers: Workers
    pictures: Pictures | None
    channels: tuple[Channel, ...]

    async def close(self) -> None:
        """End turns, then readers, then the store."""
        await self.dispatcher.close()
        await self.readers.close()
        if self.pictures:
            await self.pictures.close()
        await self.store.close()


async def build(settings: Settings) -> Service:
    """Put the service together: every route of every channel that is switched on. Raises ContentError."""
    _make_folder(settings.database_url)
    store = await SqlStore.open(settings.database_url, now)
    examiner = DnsExaminer(settings.dns)
    known = content.load()
    words, readers = known.words, Workers(known.rules)
    pictures = Pictures() if ocr.available() else None
    dispatcher = Dispatcher(assemble(settings, store, examiner, readers, pictures.read if pictures else None), store)
    app = web.Application(middlewares=[error_middleware.outermost(words)])
    app.on_response_prepare.append(error_middleware.unsigned)
    error_middleware.quieten()
    chat = WebChat(dispatcher, store, words, web_settings(settings), about(settings))
    chat.add_to(app)
    channels: list[Channel] = [chat.hub]
    if settings.slack.on:
        add_slack(app, settings, dispatcher, store, now, readers)
    if settings.teams.on:
        channels.append(add_teams(app, settings, dispatcher, store, now, readers))
    switched = {"web": web_settings(settings).on, "slack": settings.slack.on, "teams": settings.teams.on}
    add_health(app, store, switched, examiner.pulse())
    return Service(app, store, dispatcher, readers, pictures, tuple(channels))


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[str]:
    """Serve while the block runs; yields the address of the page. Raises ContentError with the mend in one line."""
    service = await build(settings)
    runner = web.AppRunner(service.app, access_log=None, shutdown_timeout=5.0)
    tasks: list[asyncio.Task[None]] = []
    try:
        await service.readers.start()
        await runner.setup()
        await _listen(runner, settings)
        tasks += [asyncio.create_task(service.dispatcher.resume(channel)) for channel in service.channels]
        tasks.append(asyncio.create_task(_purge(service.store, settings.retention_days)))
        yield f"http://{_named(settings.host)}:{settings.port}"
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await runner.cleanup()
        await service.close()


def about(settings: Settings) -> About:
    """Return what the pages on privacy, terms and support tell."""
    return About(
        operator=settings.operator.name,
        contact=settings.operator.contact or settings.desk.contact,
        days=settings.retention_days,
        channels=frozenset(name for name in ("slack", "teams") if getattr(settings, name).on),
        own_resolvers=bool(settings.dns.resolvers),
        tenants=settings.dns.tenant_discovery,
        registries=settings.dns.registration,
    )


def web_settings(settings: Settings) -> WebSettings:
    """Return the web chat's own settings; raises ContentError for a wrong one."""
    given = {
        "enabled": settings.web.enabled,
        "public_url": settings.public_url,
        "trusted_proxies": settings.trusted_proxies,
        "host": settings.host,
        "port": settings.port,
    }
    try:
        return WebSettings.model_validate(given)
    except ValidationError as fault:
        first = fault.errors()[0]
        raise ContentError(
            f"NDR_{str(first['loc'][0]).upper()}: {first['msg'].removeprefix('Value error, ')}"
        ) from fault


def _make_folder(url: str) -> None:
    """Make the default database's own folder; any other folder is the operator's to make."""
    if url.endswith(":///var/ndr.db"):
        with contextlib.suppress(OSError):
            Path("var").mkdir(exist_ok=True)


async def _listen(runner: web.AppRunner, settings: Settings) -> None:
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as fault:
        raise ContentError(
            f"NDR_PORT: cannot listen on {settings.host}:{settings.port} ({fault.strerror or fault}); "
            "stop what uses it, or set another NDR_PORT"
        ) from fault


def _named(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0", "::") else host  # noqa: S104 (recognised, not bound)


async def _purge(store: SqlStore, days: int) -> None:
    """Delete what is past its retention time, now and every few hours."""
    while True:
        try:
            gone = await store.purge(now() - timedelta(days=days))
        except Exception as fault:  # noqa: BLE001 (tried again later; the service goes on)
            _log.error("purge-failed", error=type(fault).__name__)
        else:
            _log.info("purged", conversations=gone)
        await asyncio.sleep(PURGE_EVERY)
