"""One step's workbench: the state as it changes and the effects as they come up."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.causes import clues
from bot.code_selection import has_words
from bot.conversation.effects import Examine, Fold, Line, Offer, Option, Prove, Say, Show, Tell, Values
from bot.conversation.state import Examined, Offered
from bot.domains import Refused, is_below, read_domain
from bot.model import Finding, Reading, Recipient
from bot.refusal_comparison import compare
from bot.refusing_server import refuser
from bot.usual_mx import usual_mx

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.blocks import Tone
    from bot.conversation.effects import Effect
    from bot.conversation.state import House, State
    from bot.guide import Guide
    from bot.model import Actor, Examination
    from bot.refusal_comparison import Refusal
    from bot.tenant.facts import Fact

MOST_DOMAINS = 5
KEPT_DOMAINS = 10
"""Examinations kept in a conversation; the oldest go."""
NO_DOMAIN, NO_RECIPIENT = "DOMAIN", "RECIPIENT@DOMAIN"
"""Stand-ins in commands where no bounce names one."""


class Scene:
    """Collects what one event changes and says. Lives for one step only."""

    def __init__(self, house: House, state: State, actor: Actor | None = None) -> None:
        """Begin a step at `state`."""
        self.house, self.state, self.actor = house, state, actor
        self.effects: list[Effect] = []
        self.opening = False
        self._valued: State | None = None
        self._values: Values = {}
        self.at_hand: Mapping[Examination, tuple[Finding, ...]] = {}

    # -- looking ------------------------------------------------------------------------------------------------
    @property
    def guide(self) -> Guide | None:
        """Return the guide being walked."""
        return self.house.guides.get(self.state.guide or "")

    @property
    def reading(self) -> Reading:
        """Return the bounce at hand, or an empty reading."""
        return self.state.reading or Reading()

    @property
    def recipient(self) -> Recipient:
        """Return the recipient being walked; without one, a recipient with the bounce's own facts."""
        known = self.reading.recipients
        if self.state.recipient < len(known):
            return known[self.state.recipient]
        read = self.reading
        return Recipient(code=read.code, reply=read.reply, family=read.family, diagnostic=read.diagnostic)

    @property
    def domain(self) -> str | None:
        """Return the recipient's domain, if it can be examined."""
        return domain_of(self.recipient.address)

    @property
    def family(self) -> str:
        """Return the recipient's family."""
        return self.recipient.family or self.reading.family or "other"

    @property
    def family_known(self) -> bool:
        """Tell whether there is a bounce whose family counts; a question about a code has none."""
        return self.reading.kind != "question"

    @property
    def ours(self) -> bool:
        """Tell whether the recipient's domain is our organisation's."""
        return self.domain is not None and is_below(self.domain, self.house.org)

    @property
    def persons_domain(self) -> str | None:
        """Return the mail domain of who speaks, unless it is one of personal mailboxes."""
        domain = self.actor.domain if self.actor else None
        return domain if domain not in self.house.free_mail else None

    @property
    def own_domains(self) -> tuple[str, ...]:
        """Return our organisation's domains, and the speaker's own."""
        return (*self.house.org, *filter(None, (self.persons_domain,)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found about the recipient's domain."""
        known = self.state.examined.get(self.domain or "")
        return known.findings if known else ()

    @property
    def tenant(self) -> tuple[Fact, ...]:
        """Return what an admin's commands told of the recipient at hand, or of its domain."""
        about = (self.recipient.address, self.domain)
        return tuple(fact for fact in self.state.tenant.values() if fact.about in about)

    @property
    def refusal(self) -> Refusal | None:
        """Return who refused the message to the recipient at hand, beside the MX that was found; None without one."""
        return self._refusal(self.recipient, self.domain)

    def refusal_of(self, domain: str) -> Refusal | None:
        """Return who refused the message to that domain's recipient, the one at hand first; None where none failed."""
        every = (self.recipient, *self.reading.recipients)
        known = next((one for one in every if domain_of(one.address) == domain), None)
        return self._refusal(known, domain) if known else None

    def _refusal(self, recipient: Recipient, domain: str | None) -> Refusal | None:
        if self.state.reading is None or not self.family_known or domain is None:
            return None
        examined = self.state.examined.get(domain)
        found = examined.findings if examined else ()
        return compare(self.reading, recipient, domain, found, self.house.mail_hosts)

    @property
    def values(self) -> Values:
        """Return what every message may mention."""
        if self._valued is not self.state:
            self._valued, self._values = self.state, self._read_values()
        return self._values

    def _read_values(self) -> Values:
        address = self.recipient.address
        who = refuser(self.reading, self.recipient)
        refusal = self.refusal
        return {
            "domain": self.domain or (address or "").rpartition("@")[2] or NO_DOMAIN,
            "recipient": address or NO_RECIPIENT,
            "named": "yes" if address else "no",
            "family": self.family,
            "words": "told" if has_words(self.recipient.diagnostic or self.reading.diagnostic) else "none",
            "side": self.state.side or "unknown",
            "role": self.state.role or "unknown",
            "scope": self.state.scope or "unknown",
            "refuser": who.name or "none",
            "by": "microsoft" if who.microsoft else "other",
            "destinations": clues(self.reading).get("destinations", "one"),
            "place": refusal.place if refusal else "unknown",
            "expected": next((fact.expect for fact in self.tenant if fact.expect), "none"),
            "usual": (usual_mx(self.domain, self.findings) if self.domain else None) or "none",
        }

    # -- changing and saying --------------------------------------------------------------------------------------
    def change(self, **fields: Any) -> None:
        """Change fields of the state."""
        self.state = self.state.model_copy(update=fields)

    def say(self, key: str, *, node: str = "", tone: Tone = "plain", title: bool = False, **more: str | int) -> None:
        """Say a message."""
        self.effects.append(Say(key, {**self.values, **more}, node, tone, title))

    def replaced(self, domain: str, card: str) -> None:
        """Say on its card that an examination was replaced by a newer one of the same domain."""
        self.effects.append(Say("ui/replaced", {**self.values, "domain": domain}, tone="quiet", card=card))

    def show(self, lines: list[Line], node: str = "", *, alike: bool = False) -> None:
        """Show a table, if it has a row; where `alike`, labels of one value share a row."""
        if lines:
            self.effects.append(Show(tuple(lines), self.values, node, alike))

    @contextmanager
    def fold(self, title: str, node: str = "") -> Iterator[None]:
        """Put what is said meanwhile behind a title; where nothing is said, nothing stands there."""
        before, self.effects = self.effects, []
        try:
            yield
        finally:
            behind, self.effects = tuple(self.effects), before
        if behind:
            self.effects.append(Fold(title, behind, self.values, node))

    def offer(
        self, node: str, options: list[Option], prompt: str = "", *, extra: tuple[Option, ...] = (), **more: Any
    ) -> None:
        """Offer choices; from now on they are the ones that count. The opening adds its own.

        `extra` are for this once: they are not offered again when the same choices are.
        """
        if self.opening and self.guide:
            options = [*options, *self._opening_options(self.guide)]
        every = (*options, *extra)
        ids = tuple(f"{node}:{option.id}:{self.state.turn}" for option in every)
        self.change(open=ids, offered=Offered(node=node, options=tuple(options), prompt=prompt, values=more))
        self.effects.append(Offer(node, every, {**self.values, **more}, self.state.turn, prompt))

    def _opening_options(self, guide: Guide) -> list[Option]:
        remembered = self.state.role in ("user", "admin") and self.state.asked == 0
        change = [Option("change-role", "ui/choice-change-role", quiet=True)] if remembered else []
        return [*change, Option("not-me", guide.key(guide.opening, "not-me"), quiet=True)]

    def examine(
        self, domain: str, *, everything: bool = False, expect: tuple[str, ...] | None = None, asked: bool = False
    ) -> bool:
        """Start an examination, on a card of its own; False where the same one runs already.

        One that was `asked` for tells all it found; beside a bounce the walk does.

        Where its findings are at hand, its report is told at once.
        """
        known = self.state.examined.get(domain)
        expected = expect if expect is not None else known.expect if known else ()
        if known and known.running and (known.everything, known.expect) == (everything, expected):
            return False
        card = f"check:{domain}:{self.state.turn}"
        former = known.findings or known.former if known else None
        begun = Examined(
            card=card,
            expect=expected,
            everything=everything,
            asked=asked,
            smtp=everything and self._may_greet(domain),
            findings=known.findings if known else (),
            former=former or None,
        )
        kept = {name: old for name, old in self.state.examined.items() if name != domain}
        recent = dict(list(kept.items())[-(KEPT_DOMAINS - 1) :])
        found = self.at_hand.get(begun.wanted(domain))
        self.change(examined={**recent, domain: begun if found is None else begun.ended(found)}, proved={})
        if found is None:
            self.effects.append(Examine(begun.wanted(domain), card))
        else:
            self.tell(domain, card)
        return True

    def tell(self, domain: str, card: str) -> None:
        """Show a report; folded for users, and beside a bounce, whose walk says what is to be done."""
        folded = self.state.role == "user" or not self.state.examined[domain].asked
        self.effects.append(Tell(domain, card, folded))

    def prove(self, domain: str, checks: tuple[str, ...], node: str, *, remedy: bool = False) -> None:
        """Show what decides a section; a fault's mend that another section has shown is not shown again.

        With `remedy` the section's own words are the mend.
        """
        tags = self._tags(domain, checks)
        shown = self._shown_before(tags, node)
        self.effects.append(Prove(domain, checks, node, frozenset(tags) if remedy else shown))

    def detail(self, domain: str, checks: tuple[str, ...], node: str) -> None:
        """Show a section's evidence in detail; a table that another section has shown is not shown again."""
        self.effects.append(Prove(domain, checks, node, self._shown_before(checks, node), detail=True))

    def _tags(self, domain: str, checks: tuple[str, ...]) -> tuple[str, ...]:
        known = self.state.examined.get(domain)
        return tuple(finding.tag for finding in (known.findings if known else ()) if finding.check in checks)

    def _shown_before(self, names: tuple[str, ...], node: str) -> frozenset[str]:
        """Return which checks or tags another node has shown before; the others are this node's from now on."""
        proved = self.state.proved
        self.change(proved={**dict.fromkeys(names, node), **proved})
        return frozenset(name for name in names if proved.get(name, node) != node)

    def _may_greet(self, domain: str) -> bool:
        staff = self.actor is not None and self.actor.staff
        return self.house.smtp and staff and is_below(domain, self.house.org)


def domain_of(address: str | None) -> str | None:
    """Return an address's domain in A-labels, or None where it is none that can be examined."""
    return _examinable(address.rpartition("@")[2]) if address and "@" in address else None


def domains_of(reading: Reading) -> tuple[str, ...]:
    """Return the recipients' domains that a bounce lets examine, each once."""
    domains = (domain_of(known.address) for known in reading.recipients)
    return tuple(dict.fromkeys(domain for domain in domains if domain))[:MOST_DOMAINS]


@lru_cache(maxsize=512)
def _examinable(host: str) -> str | None:
    try:
        return read_domain(host)
    except Refused:
        return None
