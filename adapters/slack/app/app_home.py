"""App Home: what the bot does, the ways in, the person's own talks, their language and role, privacy and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.app.modals import CHECK, PASTE
from adapters.slack.conversation_ref import Place
from adapters.slack.inbound import payloads
from adapters.slack.inbound.slash_command import LEAD, link
from adapters.slack.outbound import block_kit
from adapters.slack.outbound.web_api import Refused
from adapters.slack.phrases import Speech
from bot import blocks
from bot.ports import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.outbound.web_api import Slack
    from bot.ports import Conversation, Delivery

OPEN, LOCALE, ROLE = "home.open", "home.locale", "home.role"
ROLES = ("user", "admin")
TALKS = 5
TITLE = 140


class Home:
    """Publishes a person's Home and takes what they set there."""

    def __init__(self, desk: InboundHandler, slack: Slack, public_url: str | None) -> None:
        """Take where the privacy page is, if the bot has a public address."""
        self._desk, self._slack = desk, slack
        self._public_url = public_url.rstrip("/") if public_url else None

    async def on_opened(self, event: Payload, team: str) -> None:
        """Show the Home to who opened it."""
        if event.get("tab", "home") == "home" and (user := payloads.word(event, "user")):
            await self.publish(team, user)

    async def on_set(self, body: Payload, team: str, name: str) -> None:
        """Keep the language or the role a person chose."""
        user = payloads.word(payloads.part(body, "user"), "id")
        _, _, value = payloads.pressed(body, team)
        actor = Place(team=team, channel=user, user=user).actor
        known = await self._desk.store.person(actor) or Person(id=actor)
        if name == LOCALE and value in self._desk.words.locales:
            await self._desk.store.remember(known.model_copy(update={"locale": value}))
        elif name == ROLE:
            await self._desk.store.remember(known.model_copy(update={"role": value if value in ROLES else None}))
        await self.publish(team, user)

    async def publish(self, team: str, user: str) -> None:
        """Show a person's Home as it is now."""
        place, actor = await self._desk.spoken_to(Place(team=team, channel=user, user=user))
        person = await self._desk.store.person(actor.id)
        talks = [] if await self._desk.is_outsider(place) else await self._talks(actor.id, team)
        speech = self._desk.sender.speech(place.locale)
        shown = home(speech, talks, person.role if person else None, self._public_url)
        try:
            await self._slack.call("views.publish", team, user_id=user, view={"type": "home", "blocks": shown})
        except Refused as refused:
            if refused.busy:
                raise

    async def _talks(self, actor: str, team: str) -> list[tuple[Conversation, str]]:
        owned = [one for one in await self._desk.store.owned(actor, TALKS * 2) if one.id.startswith(f"slack:{team}:")]
        return [(one, title(await self._desk.store.since(one.id, 0))) for one in owned[:TALKS]]


def title(deliveries: Sequence[Delivery]) -> str:
    """Return what a talk was about: the last domain that was examined, else the first thing said."""
    said = [block for delivery in deliveries for block in delivery.blocks]
    reports = [block for block in said if isinstance(block, blocks.Report)]
    if reports:
        return block_kit.shortened(f"{reports[-1].domain}: {reports[-1].summary}", TITLE)
    first = next((block.text for block in said if isinstance(block, blocks.Text | blocks.Heading)), "")
    return block_kit.shortened(first.replace("\n", " "), TITLE)


def home(
    speech: Speech, talks: Sequence[tuple[Conversation, str]], role: str | None, public_url: str | None
) -> list[block_kit.Json]:
    """Return the Home's blocks."""
    return [*_ways_in(speech), *_history(speech, talks), *_own(speech, role), *_about(speech, public_url)]


def _ways_in(speech: Speech) -> Iterator[block_kit.Json]:
    yield block_kit.header(speech("home-title"))
    yield block_kit.rich(
        block_kit.bullets([block_kit.line(block_kit.span(speech(f"home-line-{number}"))) for number in (1, 2, 3)])
    )
    yield from block_kit.actions(
        [
            block_kit.button(f"{OPEN}.{PASTE}", speech("home-paste"), PASTE, "primary"),
            block_kit.button(f"{OPEN}.{CHECK}", speech("home-check"), CHECK),
        ]
    )


def _history(speech: Speech, talks: Sequence[tuple[Conversation, str]]) -> Iterator[block_kit.Json]:
    yield {"type": "divider"}
    yield block_kit.header(speech("home-talks"))
    if not talks:
        yield block_kit.paragraph(speech("home-no-talks"), italic=True)
    for number, (talk, about) in enumerate(talks, start=1):
        yield {
            "type": "section",
            "text": block_kit.plain(about or speech("talk", number=number)),
            "accessory": block_kit.leaving(f"{LEAD}.{number}", speech("open"), link(talk)),
        }


def _own(speech: Speech, role: str | None) -> Iterator[block_kit.Json]:
    yield {"type": "divider"}
    yield block_kit.header(speech("home-own"))
    locales = {locale: Speech(speech.words, locale)("language-name") for locale in speech.words.locales}
    roles = {name: speech("role", role=name) for name in (*ROLES, "none")}
    yield _select(LOCALE, speech("home-language"), locales, speech.locale)
    yield _select(ROLE, speech("home-role"), roles, role if role in ROLES else "none")


def _select(name: str, label: str, choices: dict[str, str], chosen: str) -> block_kit.Json:
    options = {value: {"text": block_kit.plain(text), "value": value} for value, text in choices.items()}
    return {
        "type": "section",
        "text": block_kit.plain(label),
        "accessory": {
            "type": "static_select",
            "action_id": name,
            "options": [*options.values()],
            "initial_option": options[chosen],
        },
    }


def _about(speech: Speech, public_url: str | None) -> Iterator[block_kit.Json]:
    yield {"type": "divider"}
    yield block_kit.paragraph(speech("home-privacy"))
    if public_url:
        yield block_kit.rich(
            block_kit.line(
                block_kit.link(f"{public_url}/privacy", speech("privacy")), block_kit.span(f" ({speech('leaves')})")
            )
        )
    yield block_kit.paragraph(speech("home-help"))
