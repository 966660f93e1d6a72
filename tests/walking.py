"""Walks the running guide without a network: events in, effects and blocks out, the DNS given as findings."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters import content, reference
from bot.blocks import BLOCKS
from bot.commands import Command
from bot.conversation import Answered, Asked, Checked, Examine, House, Pasted, State, step
from bot.conversation.effects import Offer, Say
from bot.conversation.step_context import Scene
from bot.model import Actor, Finding, Reading, Recipient
from bot.outcome import errors
from bot.presenter import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.blocks import Block
    from bot.conversation import Effect, Event
    from bot.model import Family

KNOWN = content.load()
VOICE = Voice(KNOWN.words, reference.tags())
FAMILIES: tuple[Family, ...] = ("recipient-rejected", "relay-denied", "no-answer", "other")
ERRORS = errors(reference.tags())
ISOLATES = {chr(code) for code in range(0x2066, 0x206A)}
ME = Actor(id="test:me")
OTHER = Actor(id="test:other")
STAFF = Actor(id="test:staff", staff=True)
AT = datetime(2026, 11, 23, tzinfo=UTC)


def house(*org: str, contact: str = "") -> House:
    """Return the house as it is delivered, for an organisation with these domains."""
    return House(
        guides=KNOWN.guides,
        causes=KNOWN.causes,
        codes=KNOWN.codes,
        languages=KNOWN.languages,
        intents=KNOWN.intents,
        words=KNOWN.words,
        org=org,
        contact=contact,
        mail_hosts=reference.mail_hosts(),
        errors=ERRORS,
    )


def found(**tags: str) -> tuple[Finding, ...]:
    """Return findings by check: `found(mx="MX_NONE")`; `_` in a check's name is a hyphen."""
    return tuple(Finding(check=check.replace("_", "-"), tag=tag) for check, tag in tags.items())


CLEAN = {
    "delegation": "DELEGATION_OK",
    "mx": "MX_EXCHANGE_ONLINE",
    "mx_addresses": "ADDRESSES_OK",
    "propagation": "PROPAGATION_CONSISTENT",
    "tenant": "TENANT_FOUND",
    "autodiscover": "AUTODISCOVER_MICROSOFT",
}
WORLDS: dict[str, tuple[Finding, ...]] = {
    "clean": found(**CLEAN),
    "null-mx": found(**{**CLEAN, "mx": "MX_NULL", "mx_addresses": "ADDRESSES_NOT_NEEDED"}),
    "no-mx": found(**{**CLEAN, "mx": "MX_NONE"}),
    "dangling": found(**{**CLEAN, "mx_addresses": "ADDRESS_DANGLING"}),
    "elsewhere": found(**{**CLEAN, "mx": "MX_OTHER_HOME", "tenant": "TENANT_NOT_FOUND"}),
    "old-first": found(**{**CLEAN, "mx": "MX_OLD_HOME_LOWER", "autodiscover": "AUTODISCOVER_NONE"}),
    "gateway": found(**{**CLEAN, "mx": "MX_GATEWAY"}),
    "lagging": found(**{**CLEAN, "propagation": "PROPAGATION_LAGGING"}),
    "hybrid": found(**{**CLEAN, "autodiscover": "AUTODISCOVER_OWN_HOST"}),
    "no-domain": found(delegation="DOMAIN_NOT_FOUND", mx="MX_UNTESTED"),
    "dead": found(
        delegation="DELEGATION_UNTESTED",
        mx="MX_UNTESTED",
        mx_addresses="ADDRESSES_UNTESTED",
        propagation="PROPAGATION_UNTESTED",
        tenant="TENANT_UNTESTED",
        autodiscover="AUTODISCOVER_UNTESTED",
    ),
    "nothing": (),
}


def bounce(family: Family, *addresses: str, sender: str | None = None) -> Reading:
    """Return what is read in a bounce of this family to these addresses."""
    said = f"550 5.4.1 {family}"
    failed = tuple(
        Recipient(address=address, code="5.4.1", reply="550", family=family, diagnostic=said) for address in addresses
    )
    return Reading(
        kind="bounce", code="5.4.1", reply="550", diagnostic=said, family=family, provider="exchange-online",
        recipients=failed, sender=sender, confidence=0.97, text=f"{said} <{', '.join(addresses)}>",
    )  # fmt: skip


class Walk:
    """One conversation. Every step goes through JSON, and everything said is looked over."""

    def __init__(
        self, rooms: House, world: Sequence[Finding] | None, locale: str = "en", *, spoken: bool = True
    ) -> None:
        """Begin. Without a world no examination ever ends; not `spoken`, effects are not put into words."""
        self.house, self.world, self.spoken = rooms, world, spoken
        self.state = State(locale=locale)
        self.ids: list[str] = []
        self.questions = 0
        self.effects: tuple[Effect, ...] = ()
        self.blocks: tuple[Block, ...] = ()

    def paste(self, reading: Reading, actor: Actor = ME, role: str | None = None) -> None:
        self.take(Pasted(actor, reading, role=role))

    def press(self, choice: str, actor: Actor = ME) -> None:
        self.take(Answered(actor, choice))

    def ask(self, name: str, argument: str = "", actor: Actor = ME) -> None:
        self.take(Asked(actor, Command(name, argument)))

    def take(self, event: Event) -> None:
        """Take an event, then let the examinations it started end."""
        self._step(event)
        effects = self.effects
        for effect in effects:
            if isinstance(effect, Examine) and self.world is not None:
                self._step(Checked(effect.wanted.domain, effect.card, tuple(self.world)))
                self.effects = (*effects, *self.effects)
                effects = self.effects

    @property
    def said(self) -> set[str]:
        """Return the keys of what was said last."""
        return {effect.key for effect in self.effects if isinstance(effect, Say)}

    def _step(self, event: Event) -> None:
        stored = self.state.model_dump_json()
        before = State.model_validate_json(stored)
        assert before == self.state, "a state survives being stored"
        self.state, self.effects = step(self.house, before, event)
        assert before.model_dump_json() == stored, "a step leaves the former state alone"
        for offer in (effect for effect in self.effects if isinstance(effect, Offer)):
            made = [f"{offer.node}:{option.id}:{offer.turn}" for option in offer.options]
            assert made, "an offer has a choice"
            assert not set(made) & set(self.ids), f"choices offered twice: {set(made) & set(self.ids)}"
            assert len(set(made)) == len(made)
            self.ids += made
            guide = self.house.guides.get(self.state.guide or "")
            self.questions += bool(guide and offer.node in guide.nodes and guide.nodes[offer.node].kind == "question")
        assert set(self.state.open) <= set(self.ids), "only what was offered counts"
        if self.spoken:
            self._speak(event)

    def _speak(self, event: Event) -> None:
        actor = None if isinstance(event, Checked) else event.actor
        blocks = self.blocks = tuple(VOICE.speak(self.effects, Scene(self.house, self.state, actor)))
        written = BLOCKS.dump_json(blocks).decode()
        assert BLOCKS.validate_json(written) == blocks
        assert not ISOLATES & set(written)
        for block in blocks:
            if block.block == "choices":
                assert all(choice.label.strip() and len(choice.label) <= 75 for choice in block.choices)
                assert all(choice.id in self.ids for choice in block.choices)
