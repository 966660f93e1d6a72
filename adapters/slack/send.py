"""The way out: deliveries to messages, updates, answers for one person; and another way when one fails."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError

from adapters.slack import kit
from adapters.slack.api import BUSY, CLOSED, GONE, LOST, Refused
from adapters.slack.findings import only_for_one
from adapters.slack.place import CHANNEL, Place
from adapters.slack.render import BLOCKS, Message, messages
from adapters.slack.speech import Speech
from bot.blocks import Choices, Copyable, Facts, Heading, Quote, Report, Text
from bot.talk import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from adapters.slack.alone import Alone
    from adapters.slack.api import Slack
    from adapters.slack.kit import Json
    from adapters.slack.memory import Memory
    from adapters.slack.pace import Pace
    from bot.blocks import Block
    from bot.ports import Delivery, Store
    from bot.words import Words

log = structlog.get_logger(__name__)
LANGUAGE = "language"
"""The node that says a talk has changed its language."""
KEPT = 5000
_WORDLESS = (Choices, Copyable, Facts, Heading, Quote, Text)


class Sender:
    """Slack's `Channel` of the shell: everything that is said leaves through here."""

    name = CHANNEL

    def __init__(self, slack: Slack, store: Store, memory: Memory, alone: Alone, pace: Pace, words: Words) -> None:
        """Take what it sends with; `committed` hears of every delivery that has a number."""
        self._store = store
        self._slack, self._memory, self._alone, self._pace, self._words = slack, memory, alone, pace, words
        self._sent: dict[tuple[str, int], int] = {}
        self._direct: dict[tuple[str, str], str] = {}
        self._locales: OrderedDict[str, str] = OrderedDict()
        self.committed: Callable[[str], None] = lambda _conversation: None

    def speech(self, locale: str) -> Speech:
        """Return our own words in a locale."""
        return Speech(self._words, locale or self._words.default)

    async def _speech_of(self, delivery: Delivery, place: Place) -> Speech:
        """Return our own words in the language of the talk; nothing is looked up for blocks that need none."""
        if any(block.node == LANGUAGE for block in delivery.blocks):
            self._locales.pop(delivery.conversation, None)
        if all(isinstance(block, _WORDLESS) for block in delivery.blocks):
            return self.speech(place.locale)
        locale = self._locales.get(delivery.conversation)
        if locale is None:
            talk = await self._store.load(delivery.conversation)
            locale = State.model_validate_json(talk.state).locale if talk else place.locale
            self._locales[delivery.conversation] = locale
            if len(self._locales) > KEPT:
                self._locales.popitem(last=False)
        return self.speech(locale)

    async def send(self, delivery: Delivery) -> None:
        """Show a delivery. Raises Refused where a later try may succeed (see `adapters.lane.Channel`)."""
        if delivery.seq is not None:
            self.committed(delivery.conversation)
        if delivery.seq == 1:
            self._memory.begins(delivery.conversation)
        try:
            place = Place.of(delivery)
        except ValidationError:
            log.error("no-address")  # noqa: TRY400 (the address may name a person)
            return
        try:
            if place.via == "alone":
                await self._send_alone(delivery, place)
            else:
                await self._send_messages(delivery, place)
        except Refused as refused:
            if refused.busy or refused.error in BUSY:
                raise
            log.warning("not-deliverable", error=refused.error)

    async def direct_channel(self, team: str, user: str) -> str:
        """Return the channel of a person's direct messages. Raises Refused."""
        known = self._direct.get((team, user))
        if known is None:
            answer = await self._slack.call("conversations.open", team, users=user)
            known = self._direct[team, user] = str(answer["channel"]["id"])
        return known

    async def tell(self, place: Place, text: str, buttons: Sequence[Json] = ()) -> None:
        """Tell one person something beside the conversation, seen by nobody else. Never raises."""
        blocks = [kit.paragraph(text), *kit.actions([*buttons])]
        body = {"text": kit.escaped(text), "blocks": blocks}
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
        body = {"text": kit.escaped(text), "blocks": [kit.paragraph(text)], "replace_original": True}
        await self._alone.respond(place.response_url, body)

    async def withdraw(self, place: Place) -> None:
        """Take away the message whose button was pressed. Raises Refused."""
        await self._alone.respond(place.response_url, {"delete_original": True})

    async def share(self, place: Place, report: Report) -> bool:
        """Show everybody in the channel a report that only one person saw, as they asked. Raises Refused."""
        made = messages([report], self.speech(place.locale), place.conversation)
        blocks = [block for message in made for block in message.blocks][:BLOCKS]
        body = {"text": made[0].text, "blocks": blocks, "response_type": "in_channel"}
        return await self._alone.respond(place.response_url, {**body, "replace_original": False})

    async def _send_alone(self, delivery: Delivery, place: Place) -> None:
        said = [block for block in delivery.blocks if not isinstance(block, Choices)]
        speech = await self._speech_of(delivery, place)
        made = messages(said, speech, delivery.conversation)
        if not made:
            return
        report = next((block for block in reversed(said) if isinstance(block, Report)), None)
        extra = [only_for_one(report, speech, delivery.conversation)] if report else []
        passing = delivery.seq is None
        if passing and not self._pace.allows(delivery.conversation, place.team):
            return
        self._pace.shown(delivery.conversation)
        if not place.response_url or not await self._alone.write(
            place.response_url, made, passing=passing, extra=extra
        ):
            await self._send_direct(delivery, place, made)

    async def _send_messages(self, delivery: Delivery, place: Place) -> None:
        if delivery.seq is None and not self._pace.allows(delivery.conversation, place.team):
            return
        made = messages(delivery.blocks, await self._speech_of(delivery, place), delivery.conversation)
        if delivery.seq is not None and any(message.key for message in made):
            self._pace.shown(delivery.conversation)
        await self._send_all(delivery, place, made)

    async def _send_all(self, delivery: Delivery, place: Place, made: Sequence[Message]) -> None:
        """Send what an earlier try of the same delivery has not sent yet."""
        mark = (delivery.conversation, delivery.seq or 0)
        for number in range(self._sent.get(mark, 0), len(made)):
            try:
                await self._show(delivery.conversation, place, made[number])
            except Refused as refused:
                if refused.error in CLOSED and place.via == "thread":
                    await self._send_direct(delivery, place, made[number:])
                    break
                raise
            if delivery.seq is not None:
                self._sent[mark] = number + 1
        self._sent.pop(mark, None)

    async def _send_direct(self, delivery: Delivery, place: Place, made: Sequence[Message]) -> None:
        """Go on in the person's direct messages: the channel is closed to us, or the answer too long or too late."""
        direct = place.direct(await self.direct_channel(place.team, place.user))
        why = kit.paragraph(self.speech(place.locale)("moved-here"), italic=True)
        for number, message in enumerate(made):
            blocks = [why, *message.blocks] if number == 0 and delivery.seq is not None else message.blocks
            await self._post(direct, {"text": message.text, "blocks": blocks[:BLOCKS]})

    async def _show(self, conversation: str, place: Place, message: Message) -> None:
        body: Json = {"text": message.text, "blocks": message.blocks}
        known = await self._memory.message(conversation, message.key) if message.key else None
        if known is not None and await self._updated(place, known, body):
            return
        channel, ts = await self._post(place, body)
        if message.key:
            await self._memory.shows(conversation, message.key, channel, ts)

    async def _updated(self, place: Place, known: tuple[str, str], body: Json) -> bool:
        channel, ts = known
        try:
            await self._slack.call("chat.update", place.team, channel=channel, ts=ts, **body)
        except Refused as refused:
            if refused.error in GONE:
                return False
            raise
        return True

    async def _post(self, place: Place, body: Json) -> tuple[str, str]:
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
        return str(answer["channel"]), str(answer["ts"])


def last_report(deliveries: Sequence[Delivery], domain: str) -> Report | None:
    """Return the newest report on a domain that was said in a conversation."""
    said: list[Block] = [block for delivery in reversed(deliveries) for block in reversed(delivery.blocks)]
    return next((one for one in said if isinstance(one, Report) and one.domain == domain), None)
