"""What a browser is shown at the end of an installation: one plain line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions
from slack_bolt.response import BoltResponse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slack_bolt.oauth.async_callback_options import AsyncFailureArgs, AsyncSuccessArgs

    from bot.words import Words

REASONS = {"access_denied", "invalid_state", "invalid_browser", "invalid_code", "missing_code"}


def answers(words: Words) -> AsyncCallbackOptions:
    """Return how an installation's success and failure are told, in the browser's language."""

    async def success(told: AsyncSuccessArgs) -> BoltResponse:
        return _line(200, words.say(_locale(words, told.request.headers), "slack/installed"))

    async def failure(told: AsyncFailureArgs) -> BoltResponse:
        reason = told.reason if told.reason in REASONS else "other"
        line = words.say(_locale(words, told.request.headers), "slack/not-installed", reason=reason)
        return _line(told.suggested_status_code, line)

    return AsyncCallbackOptions(success=success, failure=failure)


def _line(status: int, text: str) -> BoltResponse:
    headers: dict[str, str | Sequence[str]] = {
        "content-type": ["text/plain; charset=utf-8"],
        "x-content-type-options": ["nosniff"],
    }
    return BoltResponse(status=status, body=f"{text}\n", headers=headers)


def _locale(words: Words, headers: Mapping[str, Sequence[str]]) -> str:
    accepted = ",".join(headers.get("accept-language", []))[:200].split(",")
    return words.pick([one.partition(";")[0].strip() for one in accepted])
