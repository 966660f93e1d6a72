"""Modals: paste a bounce, check a domain, everything found; and what happens when a trigger came too late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from adapters.slack.conversation_ref import Place
from adapters.slack.inbound import payloads
from adapters.slack.inbound.file_download import described
from adapters.slack.outbound import block_kit, findings_renderer
from adapters.slack.outbound.message_sender import last_report
from adapters.slack.outbound.web_api import LATE, Refused
from bot.blocks import Choices
from bot.model import Paste

if TYPE_CHECKING:
    from adapters.slack.inbound.file_download import File
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.outbound.web_api import Slack
    from adapters.slack.phrases import Speech
    from bot.blocks import Block, Report

PASTE, CHECK, WHOLE, TURN, AGAIN = "paste", "check", "whole", "page", "modal.again"
TEXT = 3000
SHARED = 1000
"""Shared reports that are remembered, against a double click."""
NAME = 253
FILE_KINDS = ["eml", "msg", "txt", "text", "html", "png", "jpg", "jpeg"]


class Modals:
    """Opens modals and takes what was filled in."""

    def __init__(self, desk: InboundHandler, slack: Slack) -> None:
        """Take the desk and the Web API."""
        self._desk, self._slack = desk, slack
        self._shared: LRUCache[str, None] = LRUCache(SHARED)

    async def open(self, place: Place, trigger: str, view: block_kit.Json) -> bool:
        """Open a modal; too late, the person is told so with a button to try again."""
        try:
            await self._slack.call("views.open", place.team, trigger_id=trigger, view=view)
        except Refused as refused:
            if refused.error not in LATE:
                raise
            speech = self._desk.sender.speech(place.locale)
            again = [block_kit.button(AGAIN, speech("try-again"), str(view.get("callback_id", PASTE)))]
            if view.get("callback_id") == WHOLE:
                again = []
            await self._desk.sender.tell(place, speech("too-late"), again)
            return False
        return True

    async def on_shortcut(self, body: Payload, team: str, name: str) -> None:
        """Open the modal of a global shortcut, or of a button that asks for one."""
        user = payloads.word(payloads.part(body, "user"), "id")
        place = Place(team=team, channel=user, user=user)
        if body.get("response_url"):
            place, _, _ = payloads.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        view = {PASTE: paste, CHECK: check}.get(name, paste)(self._desk.sender.speech(at.locale))
        await self.open(at, payloads.word(body, "trigger_id"), view)

    async def on_diagnose(self, body: Payload, team: str) -> None:
        """Read the message of a message shortcut, in private; a modal says so at once."""
        user, channel = (payloads.word(payloads.part(body, name), "id") for name in ("user", "channel"))
        at, _ = await self._desk.spoken_to(Place(team=team, channel=channel, user=user))
        direct = await self._desk.direct(at)
        speech = self._desk.sender.speech(at.locale)
        shown = payloads.part(body, "message")
        ts = payloads.word(body, "message_ts") or payloads.word(shown, "ts")
        heard = payloads.pointed_at(shown, team, channel, user, ts)
        if heard is None:
            await self.open(direct, payloads.word(body, "trigger_id"), paste(speech))
            return
        await self.open(direct, payloads.word(body, "trigger_id"), note(speech, "diagnose", "reading-it"))
        await self._desk.hear(heard, direct, event=f"slack:diagnose:{user}:{team}:{channel}:{heard.ts}")

    async def on_pasted(self, body: Payload, team: str) -> dict[str, str] | None:
        """Take the paste modal; returns what is wrong in it, by field."""
        view, user = payloads.part(body, "view"), payloads.word(payloads.part(body, "user"), "id")
        text, files = _text(view, "text"), _files(view, "files")
        at, actor = await self._desk.spoken_to(Place(team=team, channel=user, user=user))
        if not text.strip() and not files:
            return {"text": self._desk.sender.speech(at.locale)("nothing-pasted")}
        await self._begin(at, actor, f"slack:view:{team}:{view.get('id', '')}", text, files)
        return None

    async def on_domain(self, body: Payload, team: str) -> dict[str, str] | None:
        """Take the check modal; returns what is wrong in it, by field."""
        view, user = payloads.part(body, "view"), payloads.word(payloads.part(body, "user"), "id")
        domain = " ".join(_text(view, "domain").split())
        at, _ = await self._desk.spoken_to(Place(team=team, channel=user, user=user))
        if not domain or "." not in domain:
            return {"domain": self._desk.sender.speech(at.locale)("no-domain")}
        direct = await self._desk.direct(at)
        event = f"slack:view:{team}:{view.get('id', '')}"
        await self._desk.say(direct, f"/ndr check {domain[:NAME]}", event)
        return None

    async def on_all(self, body: Payload, team: str) -> None:
        """Show everything found on a domain."""
        place, _, value = payloads.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        speech = self._desk.sender.speech(at.locale)
        found = await self._report(value, team)
        view = whole(found, value, 0, speech) if found else note(speech, "all-findings", "report-gone")
        await self.open(at, payloads.word(body, "trigger_id"), view)

    async def on_page(self, body: Payload, team: str) -> None:
        """Turn to another page of everything found."""
        view = payloads.part(body, "view")
        _, _, page = payloads.pressed(body, team)
        value = payloads.word(view, "private_metadata")
        user = payloads.word(payloads.part(body, "user"), "id")
        at, _ = await self._desk.spoken_to(Place(team=team, channel=user, user=user))
        found = await self._report(value, team)
        if found and page.isdecimal():
            shown = whole(found, value, int(page), self._desk.sender.speech(at.locale))
            await self._slack.call("views.update", team, view_id=payloads.word(view, "id"), view=shown)

    async def share(self, body: Payload, team: str) -> None:
        """Show the channel what only the person saw; pressed twice, once."""
        place, _, value = payloads.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        found = await self._shown_alone(value, at)
        mark = f"{at.conversation} {hash(found)}"
        if mark in self._shared:
            return
        self._shared[mark] = None
        done = False
        try:
            done = bool(found) and await self._desk.sender.share(at, found)
        finally:
            if not done:
                self._shared.pop(mark, None)
        if not done:
            await self._desk.sender.tell(at, self._desk.sender.speech(at.locale)("report-gone"))

    async def _shown_alone(self, value: str, at: Place) -> tuple[Block, ...]:
        """Return what a button to share means: the latest report on a domain, or one answer by its number."""
        conversation, named = payloads.domain_of(value)
        if not named.startswith("#"):
            report = await self._report(value, at.team)
            return (report,) if report else ()
        if conversation != at.conversation or not named[1:].isdecimal():
            return ()
        said = await self._desk.store.since(conversation, int(named[1:]) - 1)
        return tuple(block for one in said[:1] for block in one.blocks if not isinstance(block, Choices))

    async def _begin(self, at: Place, actor: Any, event: str, text: str, files: list[File]) -> None:
        direct = await self._desk.direct(at)
        fetched, too_big = await self._desk.files.fetch(at.team, files)
        if files and not fetched and not text.strip():
            word = "file-too-big" if too_big else "file-not-readable"
            await self._desk.sender.tell(direct, self._desk.sender.speech(at.locale)(word))
            return
        await self._desk.take(direct, event, actor, Paste(text=text, files=fetched))

    async def _report(self, value: str, team: str) -> Report | None:
        conversation, domain = payloads.domain_of(value)
        if not conversation.startswith(f"slack:{team}:"):
            return None
        return last_report(await self._desk.store.since(conversation, 0), domain)


def paste(speech: Speech) -> block_kit.Json:
    """Return the modal to paste a bounce in, as text or as a file."""
    text = {
        "type": "input",
        "block_id": "text",
        "optional": True,
        "label": block_kit.plain(speech("paste-label")),
        "hint": block_kit.plain(speech("paste-hint")),
        "element": {"type": "plain_text_input", "action_id": "value", "multiline": True, "max_length": TEXT},
    }
    file = {
        "type": "input",
        "block_id": "files",
        "optional": True,
        "label": block_kit.plain(speech("file-label")),
        "element": {"type": "file_input", "action_id": "value", "filetypes": FILE_KINDS, "max_files": 3},
    }
    return modal(PASTE, speech("paste-title"), [text, file], speech, submit=speech("read-it"))


def check(speech: Speech) -> block_kit.Json:
    """Return the modal to check a domain."""
    field = {
        "type": "input",
        "block_id": "domain",
        "label": block_kit.plain(speech("domain-label")),
        "element": {
            "type": "plain_text_input",
            "action_id": "value",
            "max_length": NAME,
            "placeholder": block_kit.plain("contoso.example"),
        },
    }
    return modal(CHECK, speech("check-title"), [field], speech, submit=speech("check-it"))


def note(speech: Speech, title: str, text: str) -> block_kit.Json:
    """Return a modal that only says something."""
    return modal("note", speech(title), [block_kit.paragraph(speech(text))], speech)


def whole(report: Report, value: str, page: int, speech: Speech) -> block_kit.Json:
    """Return one page of everything found."""
    pages = findings_renderer.pages(report, speech)
    page = min(max(page, 0), len(pages) - 1)
    blocks = list(pages[page])
    turns = [
        block_kit.button(f"{TURN}.{name}", speech(f"page-{name}"), str(to))
        for name, to in (("before", page - 1), ("after", page + 1))
        if 0 <= to < len(pages)
    ]
    if turns:
        blocks += [
            block_kit.paragraph(speech("page", page=page + 1, pages=len(pages)), italic=True),
            *block_kit.actions(turns),
        ]
    return modal(WHOLE, speech("all-findings"), blocks, speech) | {"private_metadata": value}


def modal(name: str, title: str, blocks: list[block_kit.Json], speech: Speech, submit: str = "") -> block_kit.Json:
    view = {
        "type": "modal",
        "callback_id": name,
        "title": block_kit.plain(block_kit.shortened(title, 24)),
        "close": block_kit.plain(block_kit.shortened(speech("close"), 24)),
        "blocks": blocks,
    }
    return view | {"submit": block_kit.plain(block_kit.shortened(submit, 24))} if submit else view


def _filled(view: Payload, block: str) -> Payload:
    state = payloads.part(payloads.part(view, "state"), "values")
    return payloads.part(payloads.part(state, block), "value")


def _text(view: Payload, block: str) -> str:
    value = _filled(view, block).get("value")
    return value[:TEXT] if isinstance(value, str) else ""


def _files(view: Payload, block: str) -> list[File]:
    given = _filled(view, block).get("files")
    read_out = [described(one) for one in given[:10]] if isinstance(given, list) else []
    return [file for file in read_out if file is not None]
