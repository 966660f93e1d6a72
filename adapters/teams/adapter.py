"""The SDK's adapter behind our own route: it authenticates, makes the turn and takes the answer to an invoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botbuilder.core import CloudAdapterBase
from botbuilder.schema import Activity
from msrest.exceptions import DeserializationError  # type: ignore[attr-defined]  # it is re-exported silently

from adapters.teams.auth import Refused

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from botbuilder.core import InvokeResponse, TurnContext

    from adapters.teams.auth import Gatekeeper
    from adapters.teams.place import Json

    Turn = Callable[[Json], Awaitable[Json | None]]

INVOKE = "invoke"
ONLY = (
    "type",
    "id",
    "timestamp",
    "channelId",
    "serviceUrl",
    "from",
    "conversation",
    "recipient",
    "channelData",
    "name",
)
"""What the SDK needs of an activity; reading the rest is ours, so that odd content never stops it."""


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # the SDK has no types
    """Takes activities from our route to a turn."""

    def __init__(self, gatekeeper: Gatekeeper, turn: Turn) -> None:
        """Take who judges callers and what is done with an activity."""
        super().__init__(gatekeeper)
        self._gatekeeper, self._turn = gatekeeper, turn

    async def take(self, header: str | None, raw: Json) -> Json | None:
        """Take an activity; returns the body of an invoke's answer. Raises Refused."""
        try:
            activity = Activity.deserialize({name: raw[name] for name in ONLY if name in raw})
        except (DeserializationError, AttributeError, TypeError, ValueError):
            raise Refused(400, "activity") from None
        if not isinstance(activity.type, str) or activity.conversation is None:
            raise Refused(400, "activity")
        caller = await self._gatekeeper.authenticate_request(activity, header)

        async def logic(context: TurnContext) -> None:
            answer = await self._turn(raw)
            if context.activity.type == INVOKE:
                body = {"status": 200, "body": answer}
                context.turn_state[self._INVOKE_RESPONSE_KEY] = Activity(type="invokeResponse", value=body)

        response: InvokeResponse | Json | None = await self.process_activity(caller, activity, logic)
        return response.get("body") if isinstance(response, dict) else None
