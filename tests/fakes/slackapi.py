"""The Web API's methods as the local Slack serves them: arguments, scopes, and what Slack answers."""

from __future__ import annotations

import time
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from tests.fakes.slackblocks import check_blocks, need

if TYPE_CHECKING:
    from tests.fakes.slack import FakeSlack

Json = dict[str, Any]

_SHOWN = {"blocks", "unfurl_links", "unfurl_media", "thread_ts", "mrkdwn", "metadata"}
_PAGE = {"latest", "oldest", "inclusive", "limit", "cursor"}
ARGUMENTS: dict[str, tuple[set[str], set[str]]] = {  # method: required, optional
    "auth.test": (set(), {"team_id"}),
    "oauth.v2.access": ({"code"}, {"redirect_uri", "team_id"}),
    "apps.connections.open": (set(), {"team_id"}),
    "chat.postMessage": ({"channel", "text"}, _SHOWN | {"reply_broadcast"}),
    "chat.postEphemeral": ({"channel", "user", "text"}, {"blocks", "thread_ts"}),
    "chat.update": ({"channel", "ts", "text"}, {"blocks"}),
    "chat.delete": ({"channel", "ts"}, set()),
    "conversations.info": ({"channel"}, {"include_locale", "include_num_members"}),
    "conversations.open": ({"users"}, {"return_im"}),
    "conversations.history": ({"channel"}, _PAGE),
    "conversations.replies": ({"channel", "ts"}, _PAGE),
    "files.info": ({"file"}, set()),
    "users.info": ({"user"}, {"include_locale"}),
    "views.open": ({"trigger_id", "view"}, set()),
    "views.update": ({"view_id", "view"}, {"hash"}),
    "views.publish": ({"user_id", "view"}, {"hash"}),
}
CLIENT = f"Basic {b64encode(b'1.2:secret').decode()}"
READS = {f"conversations.{name}" for name in ("history", "info", "replies")}
READS |= {"files.info", "users.info", "oauth.v2.access"}
_VIEW_KEYS = {"type", "callback_id", "title", "submit", "close", "blocks", "private_metadata", "notify_on_close"}


class Denied(Exception):
    """Slack's own word for an error."""


class Api:
    """Answers method calls from the local Slack's state."""

    def __init__(self, fake: FakeSlack) -> None:
        self._fake = fake

    async def call(self, method: str, authorization: str, given: Json) -> Json:
        """Answer one call. Raises Denied, or Wrong for what Slack would call invalid."""
        token = authorization.removeprefix("Bearer ")
        if method == "apps.connections.open":
            if not token.startswith("xapp-"):
                raise Denied("not_allowed_token_type")
            return {"url": f"{self._fake.url.replace('http', 'ws', 1)}/socket"}
        if method == "oauth.v2.access":
            if authorization != CLIENT:
                raise Denied("invalid_client_id")
            return self._access(given)
        if token not in self._fake.tokens:
            raise Denied("invalid_auth")
        team = self._fake.tokens[token]
        answer: Json = getattr(self, f"_{method.replace('.', '_')}")(given, team)
        return answer

    def _scope(self, *any_of: str) -> None:
        if not self._fake.scopes & {*any_of}:
            raise Denied("missing_scope")

    def _auth_test(self, _given: Json, team: str) -> Json:
        return {
            "url": "https://contoso.slack.com/",
            "team": "Contoso",
            "team_id": team,
            "user": "ndr",
            "user_id": "U0BOT",
        } | {"bot_id": "B0BOT"}

    def _access(self, given: Json) -> Json:
        team = self._fake.codes.pop(given["code"], None)
        if team is None:
            raise Denied("invalid_code")
        token = f"xoxb-{team}"
        self._fake.tokens[token] = team
        known = {"app_id": "A0001", "authed_user": {"id": "UINSTALLER"}, "scope": ",".join(sorted(self._fake.scopes))}
        known |= {"token_type": "bot", "access_token": token, "bot_user_id": "U0BOT"}
        if team.startswith("E"):
            whose = {"team": None, "enterprise": {"id": team, "name": team}, "is_enterprise_install": True}
        else:
            whose = {"team": {"id": team, "name": team}, "enterprise": None, "is_enterprise_install": False}
        return known | whose

    def _open_channel(self, channel: str, scope: str) -> Json:
        self._scope(scope)
        known = self._fake.channels.get(channel)
        if known is None:
            raise Denied("channel_not_found")
        if "U0BOT" not in known["members"]:
            raise Denied("channel_not_found" if known["private"] else "not_in_channel")
        if known.get("archived"):
            raise Denied("is_archived")
        return known

    def _message(self, given: Json) -> None:
        need(isinstance(given["text"], str) and given["text"].strip(), "no text")
        need(len(given["text"]) <= 40_000, "msg_too_long")
        check_blocks(given.get("blocks", []), most=50, surface="message")

    def _chat_postMessage(self, given: Json, _team: str) -> Json:  # noqa: N802 (Slack's own name)
        self._message(given)
        self._open_channel(given["channel"], "chat:write")
        ts = self._fake.stamp()
        thread = given.get("thread_ts")
        if thread is not None and thread not in self._fake.messages[given["channel"]]:
            raise Denied("thread_not_found")
        message = {"type": "message", "ts": ts, "user": "U0BOT", "bot_id": "B0BOT", "text": given["text"]}
        message |= {"blocks": given.get("blocks", [])} | ({"thread_ts": thread} if thread else {})
        self._fake.messages[given["channel"]][ts] = message
        self._fake.shown.append(dict(message))
        return {"channel": given["channel"], "ts": ts, "message": message}

    def _chat_postEphemeral(self, given: Json, _team: str) -> Json:  # noqa: N802 (Slack's own name)
        self._message(given)
        known = self._open_channel(given["channel"], "chat:write")
        if given["user"] not in known["members"]:
            raise Denied("user_not_in_channel")
        shown = {"ts": self._fake.stamp(), "ephemeral": True, "blocks": [], **given}
        self._fake.ephemerals.append(shown)
        self._fake.shown.append(shown)
        return {"message_ts": shown["ts"]}

    def _chat_update(self, given: Json, _team: str) -> Json:
        self._message(given)
        self._open_channel(given["channel"], "chat:write")
        message = self._fake.messages[given["channel"]].get(given["ts"])
        if message is None:
            raise Denied("message_not_found")
        if message.get("bot_id") != "B0BOT":
            raise Denied("cant_update_message")
        message |= {"text": given["text"], "blocks": given.get("blocks", []), "edited": {"ts": self._fake.stamp()}}
        self._fake.shown.append(dict(message))
        return {"channel": given["channel"], "ts": given["ts"]}

    def _chat_delete(self, given: Json, _team: str) -> Json:
        self._open_channel(given["channel"], "chat:write")
        message = self._fake.messages[given["channel"]].get(given["ts"])
        if message is None:
            raise Denied("message_not_found")
        if message.get("bot_id") != "B0BOT":
            raise Denied("cant_delete_message")
        del self._fake.messages[given["channel"]][given["ts"]]
        return {"channel": given["channel"], "ts": given["ts"]}

    def _conversations_open(self, given: Json, _team: str) -> Json:
        self._scope("im:write")
        if given["users"] not in self._fake.users:
            raise Denied("user_not_found")
        return {"channel": {"id": self._fake.direct(given["users"])}}

    def _conversations_info(self, given: Json, _team: str) -> Json:
        known = self._fake.channels.get(given["channel"])
        if known is None or (known["private"] and "U0BOT" not in known["members"]):
            raise Denied("channel_not_found")
        self._scope(f"{known['kind']}:read")
        kinds = {"is_channel": "channels", "is_group": "groups", "is_im": "im", "is_mpim": "mpim"}
        shown = {"id": given["channel"], "name": given["channel"].lower(), "created": 1_654_868_334}
        shown |= {name: known["kind"] == kind for name, kind in kinds.items()} | {"is_private": known["private"]}
        return {"channel": shown | ({"creator": known["creator"]} if known.get("creator") else {})}

    def _readable(self, channel: str) -> list[Json]:
        known = self._open_channel(channel, "chat:write")
        self._scope(f"{known['kind']}:history")
        return self._fake.in_channel(channel)

    def _conversations_history(self, given: Json, _team: str) -> Json:
        return {"messages": _within([one for one in self._readable(given["channel"]) if "thread_ts" not in one], given)}

    def _conversations_replies(self, given: Json, _team: str) -> Json:
        thread = [one for one in self._readable(given["channel"]) if given["ts"] in (one["ts"], one.get("thread_ts"))]
        if not thread:
            raise Denied("thread_not_found")
        return {"messages": _within(thread, given)}

    def _files_info(self, given: Json, _team: str) -> Json:
        self._scope("files:read")
        if given["file"] not in self._fake.files:
            raise Denied("file_not_found")
        file = self._fake.files[given["file"]][0]
        return {"file": {name: value for name, value in file.items() if name != "file_access"}}

    def _users_info(self, given: Json, _team: str) -> Json:
        self._scope("users:read")
        if given["user"] not in self._fake.users:
            raise Denied("user_not_found")
        user = self._fake.users[given["user"]]
        if "users:read.email" not in self._fake.scopes:
            user = {**user, "profile": {name: value for name, value in user["profile"].items() if name != "email"}}
        return {"user": user}

    def _view(self, view: Json, kind: str) -> None:
        need(set(view) <= _VIEW_KEYS, f"view: unknown keys in {sorted(view)}")
        need(view.get("type") == kind, f"view of type {view.get('type')}")
        need(len(view.get("private_metadata", "")) <= 3000, "private_metadata too long")
        check_blocks(view["blocks"], most=100, surface=kind)
        if kind == "modal":
            for name in ("title", "submit", "close"):
                need(name not in view or 0 < len(view[name]["text"]) <= 24, f"{name} of wrong length")
            need("title" in view, "modal without title")
            inputs = any(block["type"] == "input" for block in view["blocks"])
            need(not inputs or "submit" in view, "input without submit")

    def _views_open(self, given: Json, _team: str) -> Json:
        self._view(given["view"], "modal")
        until = self._fake.triggers.pop(given["trigger_id"], None)
        if until is None:
            raise Denied("exchanged_trigger_id")
        if time.monotonic() > until:
            raise Denied("expired_trigger_id")
        name = f"V{self._fake.stamp().replace('.', '')}"
        self._fake.views[name] = given["view"]
        return {"view": {**given["view"], "id": name}}

    def _views_update(self, given: Json, _team: str) -> Json:
        self._view(given["view"], "modal")
        if given["view_id"] not in self._fake.views:
            raise Denied("not_found")
        self._fake.views[given["view_id"]] = given["view"]
        return {"view": {**given["view"], "id": given["view_id"]}}

    def _views_publish(self, given: Json, _team: str) -> Json:
        self._view(given["view"], "home")
        self._fake.homes[given["user_id"]] = given["view"]
        return {"view": {**given["view"], "id": "VHOME"}}


def _within(messages: list[Json], given: Json) -> list[Json]:
    oldest, latest = given.get("oldest", "0"), given.get("latest", "9")
    closed = str(given.get("inclusive", "")).lower() in ("true", "1")
    inside = [one for one in messages if oldest < one["ts"] < latest or (closed and one["ts"] in (oldest, latest))]
    first = [one for one in messages if one["ts"] == given.get("ts") and one not in inside]
    return [*first, *inside][: int(given.get("limit", 100))]
