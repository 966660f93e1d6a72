"""Bolt's app: it checks signatures, finds tokens, runs the installation; what it hears goes to `listeners`."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse

from adapters.delivery.background_tasks import note_failure
from adapters.slack.app.app_manifest import scopes
from adapters.slack.app.oauth_pages import answers
from adapters.slack.inbound.request_checks import ODD

if TYPE_CHECKING:
    from pydantic import SecretStr
    from slack_sdk.web.async_client import AsyncWebClient

    from adapters.slack.app.installations import Installations, States
    from adapters.slack.settings import SlackSettings
    from bot.words import Words

QUIET = logging.getLogger("adapters.slack.app.bolt_app")
QUIET.setLevel(logging.ERROR)  # Bolt's warnings and debug lines may show what people say


def one_workspace(settings: SlackSettings, client: AsyncWebClient, words: Words) -> AsyncApp:
    """Return the app of one workspace, by the bot token that `client` holds."""
    return _quiet(AsyncApp(**_common(settings, client, words)))


def many_workspaces(
    settings: SlackSettings, client: AsyncWebClient, words: Words, installs: Installations, states: States
) -> AsyncApp:
    """Return the app that workspaces and organisations install themselves (OAuth)."""
    oauth = AsyncOAuthSettings(
        client_id=settings.client_id,
        client_secret=_read(settings.client_secret),
        scopes=scopes(),
        user_scopes=[],
        authorization_url=settings.authorize_url,
        installation_store=installs,
        installation_store_bot_only=True,
        state_store=states,
        install_page_rendering_enabled=False,
        callback_options=answers(words),
        logger=QUIET,
    )
    oauth.authorize.cache_enabled = True  # type: ignore[attr-defined] # the token is read anew, auth.test is not
    return _quiet(AsyncApp(**_common(settings, client, words), oauth_settings=oauth))


def _quiet(app: AsyncApp) -> AsyncApp:
    """Let what fails be logged by kind and place alone: Bolt would print the request's words."""

    async def failed(error: Exception) -> BoltResponse:
        note_failure(error)
        return BoltResponse(status=400 if isinstance(error, ODD) else 500)

    app.error(failed)
    return app


def _common(settings: SlackSettings, client: AsyncWebClient, words: Words) -> dict[str, Any]:
    return {
        "name": "ndr-bot",
        "logger": QUIET,
        "client": client,
        "signing_secret": _read(settings.signing_secret) or "",
        "process_before_response": True,  # we tell Slack that something arrived once it is kept
        "user_facing_authorize_error_message": words.say(words.default, "slack/not-installed-here"),
    }


def _read(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
