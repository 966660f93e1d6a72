"""What is pressed: every button and menu we show, by its action id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.slack.app import app_home, listening_modes, modals
from adapters.slack.inbound import channel_offers, payloads, slash_command
from adapters.slack.outbound import findings_renderer
from adapters.slack.outbound.block_renderer import CHOICE, FOLD
from adapters.slack.outbound.folded_sections import Folds

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from adapters.slack.app.app_home import Home
    from adapters.slack.app.modals import Modals
    from adapters.slack.inbound.channel_offers import Offers
    from adapters.slack.inbound.inbound_handler import InboundHandler
    from adapters.slack.inbound.payloads import Payload
    from adapters.slack.inbound.slash_command import Slash

    Taker = Callable[[Payload, str], Coroutine[None, None, None]]


class Buttons:
    """Takes a pressed button to whoever knows what it means."""

    def __init__(self, desk: InboundHandler, offers: Offers, forms: Modals, slashes: Slash, own: Home) -> None:
        """Take everybody who shows buttons."""
        self._desk, self._offers, self._forms, self._slash, self._home = desk, offers, forms, slashes, own

    @property
    def takers(self) -> Mapping[str, Taker]:
        """Return who takes which button; an action id may go on after the name and a dot."""
        return {
            CHOICE: self._chosen,
            findings_renderer.ALL: self._forms.on_all,
            FOLD: Folds(self._desk, self._forms).on_pressed,
            findings_renderer.AGAIN: self._again,
            findings_renderer.SHARE: self._forms.share,
            findings_renderer.TALK: self._talked_through,
            channel_offers.HELP: self._accepted,
            channel_offers.NOT_NOW: lambda body, team: self._refused(body, team, forever=False),
            channel_offers.NEVER: lambda body, team: self._refused(body, team, forever=True),
            listening_modes.MODE: self._slash.on_mode,
            modals.AGAIN: self._opened,
            modals.TURN: self._forms.on_page,
            app_home.OPEN: self._opened,
            app_home.LOCALE: lambda body, team: self._home.on_set(body, team, app_home.LOCALE),
            app_home.ROLE: lambda body, team: self._home.on_set(body, team, app_home.ROLE),
            slash_command.LEAD: _nothing_more,
        }

    async def _chosen(self, body: Payload, team: str) -> None:
        """Take a choice of the talk."""
        place, _, choice = payloads.pressed(body, team)
        if choice:
            await self._desk.press(place, choice)

    async def _again(self, body: Payload, team: str) -> None:
        """Run a domain's checks again; the same report pressed twice runs once."""
        place, ts, domain = payloads.pressed(body, team)
        edited = payloads.word(payloads.part(payloads.part(body, "message"), "edited"), "ts") or payloads.word(
            body, "trigger_id"
        )
        await self._desk.say(place, f"/ndr check {domain}", f"slack:again:{place.conversation}:{ts}:{edited}")

    async def _talked_through(self, body: Payload, team: str) -> None:
        """Go on in private about a report that only one person sees."""
        place, ts, domain = payloads.pressed(body, team)
        at, _ = await self._desk.spoken_to(place)
        await self._desk.sender.tell(at, self._desk.sender.speech(at.locale)("see-direct"))
        event = f"slack:talk:{place.conversation}:{ts}:{domain}"
        await self._desk.say(await self._desk.direct(at), f"/ndr check {domain}", event)

    async def _accepted(self, body: Payload, team: str) -> None:
        """Help privately with a bounce in a channel."""
        place, _, value = payloads.pressed(body, team)
        await self._offers.accept(place, value)

    async def _refused(self, body: Payload, team: str, *, forever: bool) -> None:
        """Take an offer away."""
        place, _, _ = payloads.pressed(body, team)
        await self._offers.refuse(place, forever=forever)

    async def _opened(self, body: Payload, team: str) -> None:
        """Open the modal that a button names."""
        _, _, name = payloads.pressed(body, team)
        await self._forms.on_shortcut(body, team, name)


async def _nothing_more(_body: Payload, _team: str) -> None:
    """Take a button that only opens a page."""
