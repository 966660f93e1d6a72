"""The bot's life in a chat or team: installed, welcomed once, moved, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.teams.conversation_ref import Json, Place, part, parts, text
from adapters.teams.outbound.adaptive_cards import Card
from adapters.teams.outbound.card_sender import message
from adapters.teams.outbound.text_runs import paragraph, run

if TYPE_CHECKING:
    from adapters.teams.outbound.connector import Connectors
    from adapters.teams.teams_store import Memory
    from bot.words import Words

WELCOMES = {"personal": "teams/welcome-personal", "channel": "teams/welcome-team"}
PROMPTS = ("paste", "check", "help")


class InstallationUpdates:
    """Follows installations and conversation updates."""

    def __init__(self, connectors: Connectors, memory: Memory, words: Words) -> None:
        """Take the ways out and the places known."""
        self._connectors, self._memory, self._words = connectors, memory, words

    async def installation(self, activity: Json, at: Place) -> None:
        """Take an `installationUpdate`: welcome, or forget the place."""
        action = text(activity, "action")
        if action.startswith("remove"):
            await self._memory.leave(at)
        elif action == "add":  # and not `add-upgrade`, a new version of the app
            await self._added(at)

    async def conversation(self, activity: Json, at: Place) -> None:
        """Take a `conversationUpdate`: the bot added or removed; other people and new names change nothing."""
        bot = text(part(activity, "recipient"), "id")
        if any(text(one, "id") == bot for one in parts(activity, "membersRemoved")):
            await self._memory.leave(at)
        elif any(text(one, "id") == bot for one in parts(activity, "membersAdded")):
            await self._added(at)

    async def _added(self, at: Place) -> None:
        if at.scope == "channel":
            await self._memory.listening.invited(at.team_id, at.actor or None)
        await self._welcome(at)

    async def _welcome(self, at: Place) -> None:
        if not await self._memory.welcome(at):
            return
        locale = self._words.pick([at.locale])
        lines = [self._words.say(locale, WELCOMES.get(at.scope, "teams/welcome-group"))]
        if at.private:
            lines.append(self._words.say(locale, "teams/welcome-personal.check"))
        card = Card(fallback_text="\n".join(lines), lang=locale, body=tuple(paragraph(run(line)) for line in lines))
        body = message(at, card.content(), lines[0])
        if at.private:
            body["suggestedActions"] = {"actions": [self._prompt(name, locale) for name in PROMPTS]}
        await self._connectors.of(at.url).send_to_conversation(at.chat, body)

    def _prompt(self, name: str, locale: str) -> Json:
        said = self._words.say(locale, f"teams/welcome-personal.prompt-{name}")
        return {"type": "imBack", "title": said, "value": said}
