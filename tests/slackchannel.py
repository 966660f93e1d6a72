"""Slack as a channel for transcripts: said, pressed and read on the local Slack, through the real SDK."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.channels import Button, Heard
from tests.fakes.slack import BOT_USER, FakeSlack, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import Bot, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.channels import Channel
    from tests.stage import Stage


class Slack:
    """Staff work in a thread of a channel, where others may speak too; everybody else in private with the bot."""

    def __init__(self, bot: Bot, fake: FakeSlack, *, private: bool) -> None:
        self.bot, self.fake, self.thread = bot, fake, ""
        self.channel, self.mention = (fake.direct("U1"), "") if private else ("C1", f"<@{BOT_USER}> ")
        self.read = 0
        self.stood: dict[str, list[str]] = {}

    async def say(self, text: str, *, other: bool = False) -> Heard:
        user = "U2" if other else "U1"
        ts = await self.fake.say(user, self.channel, f"{self.mention}{_marked_up(text)}", thread=self.thread)
        if self.mention:
            self.thread = self.thread or ts
        return await self._heard()

    async def press(self, button: Button, *, other: bool = False) -> Heard:
        message, choice = button.sent  # as it was read: a button pressed late may be gone from the message by then
        await self.fake.press("U2" if other else "U1", self.channel, message, choice)
        return await self._heard()

    async def afresh(self) -> None:
        self.thread = ""
        if not self.mention:
            await self.say("restart")

    async def _heard(self) -> Heard:
        await self.bot.settle(20)
        shown, self.read = self.fake.shown[self.read :], len(self.fake.shown)
        lines = [line for one in shown for line in [*self._news(one), *await self._whole(one)]]
        assert self.fake.faults == [], self.fake.faults
        return Heard(lines, _buttons(shown))

    def _news(self, message: dict[str, Any]) -> list[str]:
        """Return what a message says that it did not say before: a person reads the rest once."""
        before, now = self.stood.get(message["ts"], []), _lines(message["blocks"])
        self.stood[message["ts"]] = now
        return [line for line in now if line not in before]

    async def _whole(self, message: dict[str, Any]) -> list[str]:
        """Open 'All findings' where it is offered, and read it."""
        if "report.all" not in str(message["blocks"]):
            return []
        before = {*self.fake.views}
        await self.fake.press("U1", self.channel, self.fake.messages[self.channel][message["ts"]], "report.all")
        return [line for name in self.fake.views.keys() - before for line in _lines(self.fake.views[name]["blocks"])]


def _marked_up(text: str) -> str:
    """Write text as Slack hands it over."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lines(blocks: list[dict[str, Any]]) -> list[str]:
    """Return what a person reads; a line of rich text is one line, whatever its runs."""
    return [line for block in blocks for text in _texts(block) for line in text.split("\n") if line.strip()]


def _texts(block: dict[str, Any]) -> list[str]:
    if block["type"] != "rich_text":
        return [words(block)] if block["type"] != "actions" else _folds(block)
    sections = [
        line for one in block["elements"] for line in (one["elements"] if one["type"] == "rich_text_list" else [one])
    ]
    return ["".join(run.get("text", "") for run in section["elements"]) for section in sections]


def _folds(block: dict[str, Any]) -> list[str]:
    """Return the titles of what is folded."""
    return [one["text"]["text"] for one in block["elements"] if one.get("action_id", "").startswith("fold")]


def _buttons(shown: list[dict[str, Any]]) -> list[Button]:
    """Return the choices of the last message that has any."""
    offered: list[Button] = []
    for one in shown:
        found = [
            Button(element["text"]["text"], (one, element["value"]))
            for block in one["blocks"]
            for element in block.get("elements", [])
            if element.get("action_id", "").startswith("choice.")
        ]
        offered = found or offered
    return offered


@contextlib.asynccontextmanager
async def slack_channel(stage: Stage) -> AsyncIterator[Channel]:
    """Serve the house in a Slack of two people and a channel."""
    async with slack() as fake:
        locale = (stage.locale or "en").replace("_", "-")
        fake.person("U1", locale=locale, profile={"email": f"jan@{stage.domain}"} if stage.domain else {})
        fake.scopes |= {"users:read.email"} if stage.domain else set()
        fake.person("U2", locale=locale)
        fake.channel("C1", "U1", "U2", BOT_USER)
        with tempfile.TemporaryDirectory() as folder:
            async with serving(Path(folder), fake, stage=stage, pace=0.0) as bot:
                yield Slack(bot, fake, private=not stage.staff)
