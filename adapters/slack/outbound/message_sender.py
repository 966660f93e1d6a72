"""The way out: deliveries to messages, updates, answers for one person; and another way when one fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import structlog
from cachetools import LRUCache
from pydantic import ValidationError

from adapters.slack.conversation_ref import CHANNEL, Place
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.block_renderer import BLOCKS, Message, Scene, messages
from adapters.slack.outbound.findings_renderer import only_for_one, share
from adapters.slack.outbound.message_registry import PostedGroup
from adapters.slack.outbound.web_api import BUSY, CLOSED, GONE, LOST, Refused
from adapters.slack.phrases import Speech
from bot.blocks import Choices, Report

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from adapters.slack.outbound.block_kit import Json
    from adapters.slack.outbound.ephemeral import EphemeralAnswers
    from adapters.slack.outbound.message_registry import MessageRegistry
    from adapters.slack.outbound.throttle import UpdateThrottle
    from adapters.slack.outbound.web_api import Slack
    from bot.blocks import Block
    from bot.ports import Delivery
    from bot.words import Words

PEOPLE = 10_000

log = structlog.get_logger(__name__)


class Sender:
    """Slack's `Channel` of the dispatcher: everything that is said leaves through here."""

    name = CHANNEL

    def __init__(
        self, slack: Slack, board: MessageRegistry, alone: EphemeralAnswers, pace: UpdateThrottle, words: Words
    ) -> None:
        """Take what it sends with; `committed` hears of every delivery that has a number."""
        self._slack, self.board, self._alone, self._pace, self._words = slack, board, alone, pace, words
        self._begun: dict[tuple[str, int], PostedGroup] = {}
        self._direct: LRUCache[tuple[str, str], str] = LRUCache(PEOPLE)

    def speech(self, locale: str) -> Speech:
        """Return our own words in a locale."""
        return Speech(self._words, locale or self._words.default)

    async def send(self, delivery: Delivery) -> dict[str, str] | None:
        """Show a delivery; return where. Raises Refused where a later try may succeed (`outbox_worker.Channel`)."""
        if delivery.seq == 1:
            self.board.begins(delivery.conversation)
        try:
            place = Place.of(delivery)
        except ValidationError:
            log.error("no-address")  # noqa: TRY400 (the address may name a person)
            return None
        passing = delivery.seq is None
        if passing and not self._pace.allows(delivery.conversation, place.team):
            return None
        if any(block.key for block in delivery.blocks):
            self._pace.shown(delivery.conversation)
        try:
            return await self._ways[place.via](self, delivery, place)
        except Refused as refused:
            if refused.busy or refused.error in BUSY:
                raise
            log.warning("not-deliverable", error=refused.error)
            self._begun.pop((delivery.conversation, delivery.seq or 0), None)
        return None

    def forget(self, team: str) -> None:
        """Drop what is known of a workspace that removed the bot."""
        self.board.forget(team)
        for key in [key for key in self._direct if key[0] == team]:
            del self._direct[key]
        self._begun = {key: spot for key, spot in self._begun.items() if not key[0].startswith(f"{CHANNEL}:{team}:")}

    async def choose(self, place: Place, choice: str) -> None:
        """Show a choice as made where it was offered: at once, or with what changes there next. Never raises."""
        spot = await self.board.offering(place.conversation, choice)
        if spot is None or spot.chosen.intersection(spot.choices()):
            return
        spot.chosen.add(choice)
        if not self._pace.spend(place.team):
            return
        try:
            await self._redraw(place, spot)
        except Refused as refused:
            log.info("choice-not-shown", error=refused.error)

    async def direct_channel(self, team: str, user: str) -> str:
        """Return the channel of a person's direct messages. Raises Refused."""
        known = self._direct.get((team, user))
        if known is None:
            answer = await self._slack.call("conversations.open", team, users=user)
            known = self._direct[team, user] = str(answer["channel"]["id"])
        return known

    async def tell(self, place: Place, text: str, buttons: Sequence[Json] = ()) -> None:
        """Tell one person something beside the conversation, seen by nobody else. Never raises."""
        blocks = [block_kit.paragraph(text), *block_kit.actions([*buttons])]
        body = {"text": block_kit.escaped(text), "blocks": blocks}
        try:
            if place.response_url:
                done = await self._alone.respond(place.response_url, {**body, "replace_original": False})
                if done:
                    return
            if place.via == "thread":
                thread = {"thread_ts": place.thread} if place.thread else {}
                await self._slack.call(
                    "chat.postEphemeral", place.team, channel=place.channel, user=place.user, **body, **thread
                )
                return
        except Refused as refused:
            log.info("not-told-there", error=refused.error)
        try:
            channel = await self.direct_channel(place.team, place.user)
            await self._post(place.direct(channel), body)
        except Refused as refused:
            log.warning("not-told", error=refused.error)

    async def replace(self, place: Place, text: str) -> None:
        """Write a sentence in place of the message whose button was pressed. Raises Refused."""
        body = {"text": block_kit.escaped(text), "blocks": [block_kit.paragraph(text)], "replace_original": True}
        await self._alone.respond(place.response_url, body)

    async def withdraw(self, place: Place) -> None:
        """Take away the message whose button was pressed. Raises Refused."""
        await self._alone.respond(place.response_url, {"delete_original": True})

    async def share(self, place: Place, said: Sequence[Block]) -> bool:
        """Show everybody in the channel what only one person saw, as they asked. Raises Refused."""
        made = messages(said, Scene(self.speech(place.locale), place.conversation))
        blocks = [block for message in made for block in message.blocks][:BLOCKS]
        body = {"text": made[0].text, "blocks": blocks, "response_type": "in_channel"}
        return await self._alone.respond(place.response_url, {**body, "replace_original": False})

    async def _send_alone(self, delivery: Delivery, place: Place) -> None:
        report = next((block for block in reversed(delivery.blocks) if isinstance(block, Report)), None)
        said = [*delivery.blocks]
        if not self._alone.asks(place.response_url, said):
            said = [block for block in said if not isinstance(block, Choices)]
        if not said:
            return
        scene = Scene(self.speech(place.locale), delivery.conversation)
        extra = self._below(delivery, place, report, scene.speech)
        url, passing = place.response_url, delivery.seq is None
        made = messages(self._alone.gather(url, said) if url else said, scene)
        if not url or not await self._alone.write(url, made, passing=passing, extra=extra):
            await self._send_direct(place, messages(said, scene))

    @staticmethod
    def _below(delivery: Delivery, place: Place, report: Report | None, speech: Speech) -> list[Json]:
        """Return the buttons under what one person sees; where nobody else reads along there is nobody to show it."""
        if report:
            return [only_for_one(report, speech, delivery.conversation)]
        if delivery.seq is None or place.channel.startswith("D"):
            return []
        return [*block_kit.actions([share(speech, f"{delivery.conversation} #{delivery.seq}")])]

    async def _send_openly(self, delivery: Delivery, place: Place) -> dict[str, str] | None:
        """Change the messages that show a card of this delivery; post what stands nowhere yet."""
        shown: dict[str, str] | None = None
        fresh: list[Block] = []
        for block in delivery.blocks:
            spot = await self.board.showing(delivery.conversation, block.key) if block.key else None
            if spot is None:
                fresh.append(block)
                continue
            spot.replace(block)
            before = len(spot.messages)
            if not await self._redraw(place, spot):
                spot.blocks.clear()
                fresh.append(block)
            elif len(spot.messages) > before:
                shown = spot.note(delivery, since=before)
        if fresh and delivery.seq is not None:
            shown = await self._post_all(delivery, place, fresh)
        return shown

    _ways: ClassVar[dict[str, Callable[[Sender, Delivery, Place], Awaitable[dict[str, str] | None]]]] = {
        "alone": _send_alone,
        "direct": _send_openly,
        "thread": _send_openly,
    }

    async def _post_all(self, delivery: Delivery, place: Place, fresh: list[Block]) -> dict[str, str] | None:
        """Post new messages; a later try goes on where this one ended."""
        mark = (delivery.conversation, delivery.seq or 0)
        spot = self._begun.setdefault(mark, PostedGroup(place.channel, blocks=fresh))
        made = messages(fresh, Scene(self.speech(place.locale), delivery.conversation))
        for message in made[len(spot.messages) :]:
            try:
                spot.messages.append(await self._post(place, message.body))
            except Refused as refused:
                if refused.error not in CLOSED or place.via != "thread":
                    raise
                await self._send_direct(place, made[len(spot.messages) :])
                break
        del self._begun[mark]
        await self.board.add(delivery.conversation, spot)
        return spot.note(delivery) if spot.messages else None

    async def _send_direct(self, place: Place, made: Sequence[Message]) -> None:
        """Go on in the person's direct messages: the channel is closed to us, or the answer too long or too late."""
        direct = place.direct(await self.direct_channel(place.team, place.user))
        why = block_kit.paragraph(self.speech(place.locale)("moved-here"), italic=True)
        for number, message in enumerate(made):
            blocks = [why, *message.blocks] if number == 0 else message.blocks
            await self._post(direct, {"text": message.text, "blocks": blocks[:BLOCKS]})

    async def _redraw(self, place: Place, spot: PostedGroup) -> bool:
        """Show what a spot's blocks are by now; False where its messages are gone. Raises Refused."""
        async with spot.changing:
            return await self._draw(place, spot)

    async def _draw(self, place: Place, spot: PostedGroup) -> bool:
        made = messages(spot.blocks, Scene(self.speech(place.locale), place.conversation, spot.chosen))
        try:
            for ts, message in zip(spot.messages, made, strict=False):
                await self._slack.call("chat.update", place.team, channel=spot.channel, ts=ts, **message.body)
            for ts in spot.messages[len(made) :]:
                await self._slack.call("chat.delete", place.team, channel=spot.channel, ts=ts)
        except Refused as refused:
            if refused.error in GONE:
                return False
            raise
        del spot.messages[len(made) :]
        for message in made[len(spot.messages) :]:
            spot.messages.append(await self._post(place, message.body))
        return True

    async def _post(self, place: Place, body: Json) -> str:
        """Post a message; return its ts. Raises Refused."""
        arguments: dict[str, Any] = {"channel": place.channel, "unfurl_links": False, "unfurl_media": False, **body}
        if place.thread:
            arguments["thread_ts"] = place.thread
        try:
            answer = await self._slack.call("chat.postMessage", place.team, **arguments)
        except Refused as refused:
            if refused.busy or refused.error in CLOSED | LOST:
                raise
            log.error("blocks-refused", error=refused.error)  # noqa: TRY400 # what cannot be shown well is shown plainly
            answer = await self._slack.call("chat.postMessage", place.team, **{**arguments, "blocks": []})
        return str(answer["ts"])


def last_report(deliveries: Sequence[Delivery], domain: str) -> Report | None:
    """Return the newest report on a domain that was said in a conversation."""
    said: list[Block] = [block for delivery in reversed(deliveries) for block in reversed(delivery.blocks)]
    return next((one for one in said if isinstance(one, Report) and one.domain == domain), None)
