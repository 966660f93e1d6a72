"""What a conversation remembers, what can happen in it, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.conversation.effects import Option
from bot.intents import NO_INTENTS, Intents
from bot.mailhosts import NO_MAIL_HOSTS, MailHosts
from bot.model import Actor, Examination, Finding, Reading, Stored
from bot.tenant.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot import causes
    from bot.codes import Codes
    from bot.commands import Command
    from bot.guide import Guide
    from bot.words import Words


class Examined(Stored):
    """A domain's examination: what it should find, what it found, what the run before found, the card it fills."""

    card: str
    expect: tuple[str, ...] = ()
    everything: bool = False
    smtp: bool = False
    asked: bool = False
    """Whether somebody asked for it, and not only pasted a bounce."""
    running: bool = True
    findings: tuple[Finding, ...] = ()
    former: tuple[Finding, ...] | None = None

    def ended(self, findings: tuple[Finding, ...]) -> Examined:
        """Return the examination as it is once it has found this."""
        return self.model_copy(update={"running": False, "findings": findings})

    def wanted(self, domain: str) -> Examination:
        """Return what was to be examined."""
        return Examination(domain=domain, expect_mx=self.expect, everything=self.everything, smtp=self.smtp)


class Offered(Stored):
    """The choices offered last, to be offered again; `values` are what only this offer mentions."""

    node: str
    options: tuple[Option, ...]
    prompt: str = ""
    values: dict[str, str | int] = {}


class State(Stored):
    """A whole conversation. Serialised it can be stored, replayed and drawn."""

    owner: str | None = None
    locale: str = "en"
    turn: int = 0
    guide: str | None = None
    reading: Reading | None = None
    recipients: int = 0
    """How many failed; only the first of many are kept in the reading."""
    recipient: int = 0
    role: str | None = None
    side: str | None = None
    scope: str | None = None
    asked: int = 0
    node: str | None = None
    trail: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    offered: Offered | None = None
    lost: int = 0
    """How often words were not understood."""
    remarks: tuple[str, ...] = ()
    """What people wanted by words so far, the latest last."""
    remarked: int = 0
    """The turn of the latest."""
    repeated: int = 0
    """How often it was wanted again at once."""
    proved: dict[str, str] = {}
    """By check, the section that showed its table first; by tag, the one that showed its mend."""
    examined: dict[str, Examined] = {}
    tenant: dict[str, Fact] = {}
    """What an admin's commands told, by command: the latest output counts."""
    helpful: str | None = None
    disowned: bool = False
    """Whether the person said they did not send the message."""
    private: bool = True
    pasted_at: datetime | None = None
    """When the bounce was pasted, or its latest part."""

    @property
    def pending(self) -> bool:
        """Tell whether an examination is under way."""
        return any(known.running for known in self.examined.values())


_OF_THE_PROBLEM = (
    "reading", "recipients", "recipient", "guide", "side", "scope", "asked", "node", "trail", "done", "told", "open",
    "offered", "proved", "tenant", "helpful", "disowned", "pasted_at",
)  # fmt: skip
AFRESH = {name: State.model_fields[name].default for name in _OF_THE_PROBLEM}
"""What forgets a problem; the person, the language and the examinations stay."""


@dataclass(frozen=True, slots=True)
class House:
    """What holds for every conversation: guides, tables and whose organisation it is."""

    guides: Mapping[str, Guide]
    causes: Mapping[str, Sequence[causes.Row]]
    codes: Codes
    languages: Mapping[str, str]
    errors: frozenset[str] = frozenset()
    """Tags that mean an error."""
    smtp: bool = False
    """Whether staff may greet the mail servers of our own domains."""
    org: tuple[str, ...] = ()
    contact: str = ""
    mail_hosts: MailHosts = NO_MAIL_HOSTS
    """Who stands behind a mail server."""
    intents: Intents = NO_INTENTS
    """What people mean by free words."""
    words: Words | None = None
    """The labels of choices, to know one that was typed."""
    free_mail: frozenset[str] = frozenset()
    """Domains of personal mailboxes: they tell nothing of whose side somebody is on."""


# -- events -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Pasted:
    """Somebody wrote something that is no command; this is what was read in it."""

    actor: Actor
    reading: Reading
    private: bool = True
    listening: bool = False
    role: str | None = None
    """The role remembered of this person."""
    locale: str | None = None
    """The language of the person's own words, where they chose none."""
    chosen: str | None = None
    """The language they chose."""
    at: datetime | None = None
    joined: bool = False
    """Whether it was read together with the message before it."""
    at_hand: Mapping[Examination, tuple[Finding, ...]] = field(default_factory=dict)
    """What examinations of these domains found a moment ago: they need not be made again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Somebody pressed a choice."""

    actor: Actor
    choice: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody gave a command."""

    actor: Actor
    command: Command


@dataclass(frozen=True, slots=True)
class Checked:
    """A domain's examination ended; `card` tells which of its examinations it was."""

    domain: str
    card: str
    findings: tuple[Finding, ...]


Received = Pasted | Answered | Asked
Event = Received | Checked
