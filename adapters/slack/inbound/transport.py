"""Where Slack comes in: signed requests over HTTP, or one socket that we open ourselves."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack.app.bolt_app import QUIET
from adapters.slack.inbound.request_checks import ODD, Refusals, wrong_body, wrong_headers

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from slack_bolt.app.async_app import AsyncApp
    from slack_bolt.response import BoltResponse

    from adapters.delivery.background_tasks import BackgroundTasks

    Answer = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]

EVENTS, INSTALL, REDIRECT = "/slack/events", "/slack/install", "/slack/oauth_redirect"


def add_routes(app: web.Application, bolt: AsyncApp, *, signed: bool) -> None:
    """Serve events where there is a secret to check their signature, and the installation where there is one."""
    if signed:
        app.router.add_post(EVENTS, _readable(bolt.async_dispatch))
    if (flow := bolt.oauth_flow) is not None:
        app.router.add_get(INSTALL, _opened(flow.handle_installation))
        app.router.add_get(REDIRECT, _opened(flow.handle_callback))


def _through(answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await answer(await to_bolt_request(request)))

    return handler


def _opened(answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Answer a page that a browser opens: its address counts, a body that somebody sends with it does not."""

    async def handler(request: web.Request) -> web.Response:
        opened = AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))
        return await to_aiohttp_response(await answer(opened))

    return handler


def _readable(answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Turn away what Slack never sends before it reaches the SDK, which would fall over it."""
    take, refused = _through(answer), Refusals()

    async def handler(request: web.Request) -> web.Response:
        status = wrong_headers(request.headers) or wrong_body(request.content_type, await request.read())
        if status is not None:
            refused.note(status)
            return web.Response(status=status)
        try:
            return await take(request)
        except ODD:
            refused.note(HTTPStatus.BAD_REQUEST)
            return web.Response(status=HTTPStatus.BAD_REQUEST)

    return handler


def open_socket(bolt: AsyncApp, app_token: str, tasks: BackgroundTasks) -> AsyncSocketModeHandler:
    """Begin Socket Mode; the SDK connects again whenever the line breaks. Needs the running loop."""
    handler = AsyncSocketModeHandler(bolt, app_token, logger=QUIET, web_client=bolt.client)

    async def side_by_side(client: Any, request: Any) -> None:
        tasks.start(handler.handle(client, request))

    handler.client.socket_mode_request_listeners[:] = [side_by_side]  # the SDK's would take one at a time
    tasks.start(handler.connect_async())  # type: ignore[no-untyped-call] # the SDK leaves it untyped
    return handler
