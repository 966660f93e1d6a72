"""Whose conversation it is: a random cookie, of which the store only ever sees a hash."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

SHAPE = re.compile(r"([A-Za-z0-9_-]{43})\.([0-9]{1,6})", re.ASCII)
KEPT_SECONDS = 180 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser: a token of 256 random bits, and how often it began afresh."""

    token: str
    count: int = 0

    @property
    def actor(self) -> str:
        """Return the id under which the person is remembered."""
        return f"web:{_hash('actor', self.token)}"

    @property
    def conversation(self) -> str:
        """Return the id of the conversation at hand."""
        return f"web:{_hash('conversation', f'{self.token}.{self.count}')}"

    def afresh(self) -> Visitor:
        """Return the same person in a new conversation."""
        return Visitor(self.token, (self.count + 1) % 1_000_000)

    def event(self, sent: str) -> str:
        """Return the id of one event of this person, so that nobody claims another's."""
        return f"{self.actor}:{sent}"


def stranger() -> Visitor:
    """Return a visitor nobody has seen before."""
    return Visitor(secrets.token_urlsafe(32))


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; over HTTPS its prefix keeps other hosts from setting it (RFC 6265bis)."""
    return "__Host-ndr" if secure else "ndr"


def recognise(cookies: Mapping[str, str], *, secure: bool) -> Visitor | None:
    """Return the visitor a cookie names, None without a well-formed one."""
    found = SHAPE.fullmatch(cookies.get(cookie_name(secure=secure), ""))
    return Visitor(found[1], int(found[2])) if found else None


def hand_out(response: web.StreamResponse, visitor: Visitor, *, secure: bool) -> None:
    """Set the visitor's cookie on a response."""
    response.set_cookie(
        cookie_name(secure=secure),
        f"{visitor.token}.{visitor.count}",
        max_age=KEPT_SECONDS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def _hash(purpose: str, text: str) -> str:
    return sha256(f"ndr-bot {purpose} {text}".encode()).hexdigest()[:40]
