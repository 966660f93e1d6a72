"""The SDK's adapter behind our own route: it authenticates, makes the turn and takes the answer to an invoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botbuilder.core import CloudAdapterBase
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from adapters.teams.auth.token_validator import Refused
from adapters.teams.conversation_ref import part, text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from botbuilder.core import InvokeResponse, TurnContext

    from adapters.teams.auth.token_validator import TokenValidator
    from adapters.teams.conversation_ref import Json

    Turn = Callable[[Json], Awaitable[Json | None]]

INVOKE = "invoke"


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # the SDK has no types
    """Takes activities from our route to a turn."""

    def __init__(self, gatekeeper: TokenValidator, turn: Turn) -> None:
        """Take who judges callers and what is done with an activity."""
        super().__init__(gatekeeper)
        self._gatekeeper, self._turn = gatekeeper, turn

    async def take(self, header: str | None, raw: Json) -> Json | None:
        """Take an activity; returns the body of an invoke's answer. Raises Refused."""
        if raw.get("type") is None or not isinstance(raw.get("conversation"), dict):
            raise Refused(400, "activity")
        activity = _activity(raw)
        caller = await self._gatekeeper.authenticate_request(activity, header)

        async def logic(context: TurnContext) -> None:
            answer = await self._turn(raw)
            if context.activity.type == INVOKE:
                body = {"status": 200, "body": answer}
                context.turn_state[self._INVOKE_RESPONSE_KEY] = Activity(type="invokeResponse", value=body)

        response: InvokeResponse | Json | None = await self.process_activity(caller, activity, logic)
        return response.get("body") if isinstance(response, dict) else None


def _activity(raw: Json) -> Activity:
    """Return what the SDK needs of an activity; the rest stays ours to read, so that odd content never stops it."""
    conversation = part(raw, "conversation")
    return Activity(
        type=text(raw, "type"),
        id=text(raw, "id"),
        name=text(raw, "name"),
        channel_id=text(raw, "channelId"),
        service_url=text(raw, "serviceUrl"),
        from_property=ChannelAccount(id=text(part(raw, "from"), "id")),
        recipient=ChannelAccount(id=text(part(raw, "recipient"), "id")),
        conversation=ConversationAccount(id=text(conversation, "id"), tenant_id=text(conversation, "tenantId")),
        channel_data=part(raw, "channelData"),
    )
