"""All statements of the store, built once: building one anew costs more than SQLite needs to run it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Insert, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store.schema import (
    CONVERSATIONS,
    EVENTS,
    INVITERS,
    LISTENING_MODES,
    OFFERS,
    OUTBOX,
    PERSONS,
    SLACK_ARRIVALS,
    SLACK_STATES,
    TEAMS_PLACES,
)
from bot.ports import Conversation

_DIALECTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_TALK = CONVERSATIONS.c
_QUEUED = OUTBOX.c

_KNOWN = [_TALK[name] for name in Conversation.model_fields]
LOAD = select(*_KNOWN).where(_TALK.id == bindparam("key"))
SEEN = select(EVENTS.c.id).where(EVENTS.c.id == bindparam("key"))
PERSON = select(PERSONS).where(PERSONS.c.id == bindparam("key"))
PENDING = select(*_KNOWN).where(_TALK.channel == bindparam("key"), _TALK.pending).order_by(_TALK.updated_at)
OWNED = (
    select(*_KNOWN).where(_TALK.owner == bindparam("key")).order_by(_TALK.updated_at.desc()).limit(bindparam("most"))
)
SINCE = (
    select(OUTBOX)
    .where(_QUEUED.conversation == bindparam("key"), _QUEUED.seq > bindparam("after"))
    .order_by(_QUEUED.seq)
)
UNSENT = select(OUTBOX).where(_QUEUED.conversation == bindparam("key"), _QUEUED.sent_at.is_(None)).order_by(_QUEUED.seq)
UNSENT_OF_CHANNEL = (
    select(OUTBOX)
    .join(CONVERSATIONS)
    .where(_TALK.channel == bindparam("key"), _QUEUED.sent_at.is_(None))
    .order_by(_QUEUED.conversation, _QUEUED.seq)
)

CLAIM: dict[str, Insert] = {name: make(EVENTS).on_conflict_do_nothing() for name, make in _DIALECTS.items()}
BEGIN: dict[str, Insert] = {name: make(CONVERSATIONS).on_conflict_do_nothing() for name, make in _DIALECTS.items()}
REPLACE = (
    update(CONVERSATIONS)
    .where(_TALK.id == bindparam("key"), _TALK.version == bindparam("seen_version"))
    .values(
        {name: bindparam(f"new_{name}") for name in ("version", "state", "seq", "address", "pending", "updated_at")}
        | {"owner": func.coalesce(bindparam("new_owner"), _TALK.owner)}
    )
)
QUEUE = insert(OUTBOX)
SENT = (
    update(OUTBOX)
    .where(_QUEUED.conversation == bindparam("key"), _QUEUED.seq == bindparam("number"))
    .values(sent_at=bindparam("now"), shown=bindparam("where"))
)


def _remember(name: str) -> Insert:
    write = _DIALECTS[name](PERSONS)
    known = {column: write.excluded[column] for column in ("role", "locale", "seen_at")}
    upsert: Insert = write.on_conflict_do_update(index_elements=["id"], set_=known)
    return upsert


REMEMBER: dict[str, Insert] = {name: _remember(name) for name in _DIALECTS}

_PASSING = (SLACK_ARRIVALS, OFFERS, SLACK_STATES)
_IDLE = _TALK.updated_at < bindparam("before")
PURGE = (
    delete(OUTBOX).where(_QUEUED.created_at < bindparam("before")),
    delete(OUTBOX).where(_QUEUED.conversation.in_(select(_TALK.id).where(_IDLE))),
    delete(CONVERSATIONS).where(_IDLE),
    delete(EVENTS).where(EVENTS.c.at < bindparam("before")),
    delete(PERSONS).where(PERSONS.c.seen_at < bindparam("before"), ~exists().where(_TALK.owner == PERSONS.c.id)),
    delete(TEAMS_PLACES).where(TEAMS_PLACES.c.at < bindparam("before")),
    *(delete(table).where(table.c.at < bindparam("before")) for table in _PASSING),
)

_LIKE = str.maketrans({sign: f"/{sign}" for sign in "/%_"})
_THEIRS = select(_TALK.id).where(_TALK.owner == bindparam("key"))
FORGET = (
    update(EVENTS).where(EVENTS.c.conversation.in_(_THEIRS)).values(conversation=None),
    delete(OUTBOX).where(_QUEUED.conversation.in_(_THEIRS)),
    delete(CONVERSATIONS).where(_TALK.owner == bindparam("key")),
    delete(PERSONS).where(PERSONS.c.id == bindparam("key")),
    delete(TEAMS_PLACES).where(TEAMS_PLACES.c.person == bindparam("key")),
    delete(SLACK_ARRIVALS).where(SLACK_ARRIVALS.c.person == bindparam("key")),
    delete(INVITERS).where(INVITERS.c.person == bindparam("key")),
    delete(LISTENING_MODES).where(LISTENING_MODES.c.id.like(bindparam("quiet"), escape="/")),
    delete(OFFERS).where(
        OFFERS.c.waiting["team"].as_string() == bindparam("team"),
        OFFERS.c.waiting["user"].as_string() == bindparam("user"),
    ),
)


def slack_keys(actor: str) -> dict[str, str]:
    """Return under which names Slack's tables know a person: team, user, and where they want no offers (a pattern)."""
    channel, _, rest = actor.partition(":")
    team, _, user = rest.partition(":")
    if channel != "slack" or not team or not user:
        return {"team": "", "user": "", "quiet": ""}
    plain = [name.translate(_LIKE) for name in (team, user)]
    return {"team": team, "user": user, "quiet": "slack:{}:%:{}".format(*plain)}
