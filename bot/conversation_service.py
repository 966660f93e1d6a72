"""One turn, the tray that carries a message through the rooms: read, step, examine, step again, speak."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.commands import Command
from bot.conversation import Asked, Checked, Examine, House, Pasted, State, step
from bot.conversation.command_handlers import TOO_MANY
from bot.conversation.step_context import Scene, domains_of
from bot.model import Examination
from bot.ports import Conflict, Conversation, Delivery, Duplicate

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.blocks import Block, Item
    from bot.conversation import Effect, Event, Received
    from bot.inbound import Reception
    from bot.model import Finding
    from bot.ports import Examiner, Incoming, Person, Store
    from bot.presenter import Voice

TRIES = 50
"""How often a step is taken anew because somebody else's was saved first."""


Allow = Callable[[str, int], bool]


def _any_number(_actor: str, _count: int) -> bool:
    return True


class Turns:
    """Implements bot.ports.Talker."""

    def __init__(
        self,
        house: House,
        voice: Voice,
        reception: Reception,
        store: Store,
        examiner: Examiner,
        allow: Allow = _any_number,
    ) -> None:
        """Take what holds for all conversations and the ports to the world.

        `allow(actor, count)` tells whether a person may start so many more examinations now.
        """
        self._allow = allow
        self._house, self._voice, self._reception = house, voice, reception
        self._store, self._examiner = store, examiner

    async def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        """Take one event through; an event that was taken before says nothing.

        Deliveries with a number are saved before they are yielded; those without are passing views of checks.
        """
        before, person = await self._store.meet(incoming.conversation, incoming.actor.id)
        event = self._informed(await self._reception.event(incoming, person, before))
        try:
            saved, state, deliveries, effects = await self._commit(incoming, event, before, person)
        except Duplicate:
            return
        for delivery in deliveries:
            yield delivery
        await self._reception.remember(incoming.actor, effects)
        async for delivery in self._examine_all(saved, state, [one for one in effects if isinstance(one, Examine)]):
            yield delivery

    async def resume(self, conversation: Conversation) -> AsyncIterator[Delivery]:
        """Take up the examinations that were under way when the process ended."""
        state = State.model_validate_json(conversation.state)
        running = [
            Examine(known.wanted(domain), known.card) for domain, known in state.examined.items() if known.running
        ]
        async for delivery in self._examine_all(conversation, state, running):
            yield delivery

    def _informed(self, event: Received) -> Received:
        """Give a paste what is at hand of the domains it asks about."""
        if not isinstance(event, Pasted):
            return event
        wanted = (Examination(domain=domain) for domain in domains_of(event.reading))
        found = {each: findings for each in wanted if (findings := self._examiner.recent(each)) is not None}
        return replace(event, at_hand=found) if found else event

    # -- steps ----------------------------------------------------------------------------------------------------
    async def _commit(
        self, incoming: Incoming, event: Received, before: Conversation | None, person: Person | None
    ) -> tuple[Conversation, State, list[Delivery], tuple[Effect, ...]]:
        allowed = False
        for _ in range(TRIES):
            if before:
                state = State.model_validate_json(before.state)
            else:
                state = State(locale=self._reception.locale(incoming, event, person), private=incoming.private)
            after, effects, blocks = self._step(state, event)
            started = sum(isinstance(effect, Examine) for effect in effects)
            if started and not allowed and not (allowed := self._allow(incoming.actor.id, started)):
                event = Asked(incoming.actor, Command(TOO_MANY))
                after, effects, blocks = self._step(state, event)
            if before is None and not blocks:
                return Conversation(id=incoming.conversation, version=0, state="", seq=0), state, [], ()
            kept = Conversation(
                id=incoming.conversation, version=0, state=after.model_dump_json(), seq=0,
                address={**incoming.address, "locale": after.locale}, owner=after.owner,
            )  # fmt: skip
            try:
                saved, deliveries = await self._store.commit(
                    before, kept, incoming.event, [blocks] if blocks else [], pending=after.pending
                )
            except Conflict:
                before = await self._store.load(incoming.conversation)
                continue
            return saved, after, deliveries, effects
        raise Conflict(incoming.conversation)

    def _step(self, state: State, event: Event) -> tuple[State, tuple[Effect, ...], tuple[Block, ...]]:
        after, effects = step(self._house, state, event)
        actor = None if isinstance(event, Checked) else event.actor
        return after, effects, tuple(self._voice.speak(effects, Scene(self._house, after, actor)))

    # -- examinations ---------------------------------------------------------------------------------------------
    async def _examine_all(
        self, saved: Conversation, state: State, examinations: list[Examine]
    ) -> AsyncIterator[Delivery]:
        """Run examinations side by side; yield passing views as findings come, and each report once it is saved."""
        if not examinations:
            return
        views: asyncio.Queue[Delivery | None] = asyncio.Queue()
        tasks = [asyncio.create_task(self._examine(saved, state, effect, views)) for effect in examinations]
        for task in tasks:
            task.add_done_callback(lambda _: views.put_nowait(None))
        try:
            waiting = len(tasks)
            while waiting:
                delivery = await views.get()
                if delivery is None:
                    waiting -= 1
                else:
                    yield delivery
        finally:
            for task in tasks:
                task.cancel()
            outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome

    async def _examine(
        self, saved: Conversation, state: State, effect: Examine, views: asyncio.Queue[Delivery | None]
    ) -> None:
        findings: list[Finding] = []
        said: dict[str, Item] = {}
        async for finding in self._examiner.examine(effect.wanted):
            findings.append(finding)
            said.setdefault(finding.check, self._voice.item(finding, state.locale))
            view = self._voice.progress(effect, said, state.locale)
            await views.put(Delivery(conversation=saved.id, seq=None, blocks=(view,), address=saved.address))
        for delivery in await self._checked(saved, state, Checked(effect.wanted.domain, effect.card, tuple(findings))):
            await views.put(delivery)

    async def _checked(self, before: Conversation, state: State, event: Checked) -> list[Delivery]:
        """Save what was found, on whatever the conversation has become meanwhile; one that is gone stays gone."""
        for _ in range(TRIES):
            after, _, blocks = self._step(state, event)
            kept = before.model_copy(update={"state": after.model_dump_json()})
            try:
                _, deliveries = await self._store.commit(
                    before, kept, None, [blocks] if blocks else [], pending=after.pending
                )
            except Conflict:
                latest = await self._store.load(before.id)
                if latest is None:
                    return []
                before, state = latest, State.model_validate_json(latest.state)
                continue
            return deliveries
        raise Conflict(before.id)
