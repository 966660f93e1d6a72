"""Requests that Slack never sends: 400 or 401, no traceback, one line a minute in the log, nobody named in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from structlog.testing import capture_logs

from adapters.slack.inbound.request_checks import EVERY, Refusals
from tests.fakes.slack import signed
from tests.fakes.slackbot import workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.slackbot import Bot

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
STAMP, SIGN = "X-Slack-Request-Timestamp", "X-Slack-Signature"
SECRETIVE = "anna@fabrikam.example"


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with workspace(tmp_path) as served:
        yield served


async def sent(bot: Bot, raw: bytes, headers: dict[str, Any], kind: str = JSON) -> int:
    async with (
        ClientSession() as session,
        session.post(f"{bot.slack.bot_url}/slack/events", data=raw, headers={"Content-Type": kind, **headers}) as got,
    ):
        return got.status


@pytest.mark.parametrize("stamp", ["", " ", "abc", "-1", "1e400", "9" * 400, "٣", "0x10", "nan", None])
@pytest.mark.parametrize("sign", ["", "v0=", "v0=żółć", "v1=" + "0" * 64, "v0=" + "é" * 64, "0" * 9000, None])
async def test_odd_headers_before_the_signature_is_checked(bot: Bot, stamp: str | None, sign: str | None) -> None:
    """Whatever the headers are, they are no signature."""
    headers = {name: value for name, value in ((STAMP, stamp), (SIGN, sign)) if value is not None}
    assert await sent(bot, b"{}", headers) in (400, 401)


@pytest.mark.parametrize("raw", [b"\xff\xfe", b'{"a": "\xc3"}', b"payload=%ff&x=\xff", b"", b"[", b"[" * 100_000])
@pytest.mark.parametrize("kind", [JSON, FORM, "text/plain", "application/json; charset=utf-16"])
async def test_odd_bodies(bot: Bot, raw: bytes, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    """Unsigned or signed with something, a body that cannot be read is refused."""
    shape = {STAMP: "1700000000", SIGN: "v0=" + "0" * 64}
    for headers in ({}, shape):
        assert await sent(bot, raw, headers, kind) in (400, 401)
    assert "Traceback" not in caplog.text


ODD: list[Any] = [
    [], None, 7, "x", True, [[]], {}, {"event": []}, {"event": 5}, {"event": None}, {"event": "x"},
    {"type": "event_callback"}, {"type": "event_callback", "event": {"type": 5}},
    {"type": "event_callback", "event": {"type": "message"}}, {"type": "event_callback", "authorizations": [None]},
    {"type": "event_callback", "authorizations": 3},
    {"type": "event_callback", "event": {"type": "message"}, "team_id": 5},
    {"type": "event_callback", "event": {"type": "message", "channel": [], "user": {}, "ts": 5, "files": 7}},
    {"type": "event_callback", "event": {"type": "message", "message": [], "subtype": "message_changed"}},
    {"type": "block_actions"}, {"type": "block_actions", "actions": None}, {"type": "block_actions", "actions": []},
    {"type": "block_actions", "actions": [None]}, {"type": "block_actions", "actions": [{"action_id": 5}]},
    {"type": "block_actions", "actions": [{"action_id": "choice.1"}], "user": [], "team": 5},
    {"type": "view_submission"}, {"type": "view_submission", "view": []}, {"type": "view_submission", "view": None},
    {"type": "view_submission", "view": {"callback_id": "paste", "state": []}},
    {"type": "shortcut", "callback_id": []}, {"type": "message_action", "callback_id": "diagnose", "message": []},
    {"type": ["x"]}, {"payload": SECRETIVE}, {"command": [], "text": {}}, {"type": "url_verification"},
    {"type": "url_verification", "challenge": {"a": 1}}, {"ssl_check": 1},
]  # fmt: skip


@pytest.mark.parametrize("body", ODD, ids=lambda body: json.dumps(body)[:60])
async def test_signed_and_odd(bot: Bot, body: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Even with a right signature a payload of another shape is no fault of ours."""
    text = json.dumps(body)
    for raw, kind in ((text, JSON), (urlencode({"payload": text}), FORM)):
        status = await sent(bot, raw.encode(), signed(raw), kind)
        assert status < 500, (raw, status)
    assert "Traceback" not in caplog.text
    assert SECRETIVE not in caplog.text


async def test_bad_payload_of_a_form(bot: Bot) -> None:
    """A form whose payload is no JSON is refused."""
    for raw in ("payload=", "payload=%5B", "payload=abc", "x", "payload=1&payload=2", "=&" * 200):
        assert await sent(bot, raw.encode(), signed(raw), FORM) < 500


def test_refusals_are_one_line_a_minute() -> None:
    """A flood is a line a minute with its number; no words of anybody are in it."""
    now = [100.0]
    with capture_logs() as lines:
        refused = Refusals(lambda: now[0])
        for _ in range(500):
            refused.note(400)
        now[0] += EVERY
        refused.note(401)
    assert [line["requests"] for line in lines] == [1, 500]
    assert all(set(line) == {"event", "log_level", "status", "requests"} for line in lines)
