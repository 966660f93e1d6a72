"""What a request must look like before its signature is checked: anybody on the internet may send one."""

from __future__ import annotations

import json
import re
import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TIMESTAMP = re.compile(r"\A[0-9]{1,12}\Z")
SIGNATURE = re.compile(r"\Av0=[0-9a-f]{64}\Z")
OBJECTS = ("team", "enterprise", "user", "view", "container", "channel", "message")
"""What is an object, or not there, in what is pressed or filled in."""
FIELDS = 100
ODD = (AttributeError, TypeError, KeyError, IndexError, ValueError, RecursionError)
"""What the SDK raises over a payload that Slack does not send."""
EVERY = 60.0

log = structlog.get_logger(__name__)


def wrong_headers(headers: Mapping[str, str]) -> HTTPStatus | None:
    """Return the answer to headers that no signature of Slack has."""
    signed = TIMESTAMP.match(headers.get("X-Slack-Request-Timestamp", "")) and SIGNATURE.match(
        headers.get("X-Slack-Signature", "")
    )
    return None if signed else HTTPStatus.UNAUTHORIZED


def wrong_body(kind: str, raw: bytes) -> HTTPStatus | None:
    """Return the answer to a body that is no object, nor a form that holds one."""
    try:
        text = raw.decode()
        text.encode()
        fits = _fits(_payload(kind, text))
    except (ValueError, RecursionError):
        fits = False
    return None if fits else HTTPStatus.BAD_REQUEST


def _payload(kind: str, text: str) -> object:
    if kind == "application/json" or text.lstrip().startswith("{"):
        return json.loads(text)
    form = parse_qs(text, max_num_fields=FIELDS)
    return json.loads(form["payload"][0]) if "payload" in form else form


def _fits(payload: object) -> bool:
    if not isinstance(payload, dict):
        return False
    known = payload.get("authorizations") or []
    if not isinstance(known, list) or not all(isinstance(one, dict) for one in known):
        return False
    return isinstance(payload.get("event", {}), dict) and all(
        payload.get(name) is None or isinstance(payload[name], dict) for name in OBJECTS
    )


class Refusals:
    """Notes what was turned away: one line a minute, how many of which kind, nothing of what they hold."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with none."""
        self._clock, self._next, self._many = clock, 0.0, 0

    def note(self, status: int) -> None:
        """Count one, and say so where that was not said within the minute."""
        self._many += 1
        if self._clock() >= self._next:
            log.warning("slack-request-refused", status=int(status), requests=self._many)
            self._next, self._many = self._clock() + EVERY, 0
