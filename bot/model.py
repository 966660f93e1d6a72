"""The nouns of the field, frozen. What is stored or comes from outside is a pydantic model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

Kind = Literal["bounce", "delay", "question", "none"]
Family = Literal["recipient-rejected", "relay-denied", "no-answer", "other"]
Side = Literal["sender", "recipient"]
Severity = Literal["ok", "notice", "warning", "error", "untested"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "untested", "notice", "ok")


class Stored(BaseModel):
    """Base of everything that is kept or crosses a border: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message: its name as given (hostile), its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paste:
    """What a channel hands over, still wrapped: text in the channel's own mark-up, perhaps HTML beside it, files."""

    text: str = ""
    html: str | None = None
    markup: Literal["plain", "slack", "html"] = "plain"
    files: tuple[Attachment, ...] = ()


class Evidence(Stored):
    """Where in the unwrapped text a fact was read: code point offsets, end exclusive."""

    field: str
    start: int
    end: int


class Recipient(Stored):
    """One recipient of a bounce. `code` is the enhanced status code (RFC 3463), `reply` the SMTP reply code.

    `other_replies` are what other servers or a second attempt answered about the same address.
    """

    address: str | None = None
    code: str | None = None
    reply: str | None = None
    family: Family | None = None
    diagnostic: str | None = None
    action: str | None = None
    remote_server: str | None = None
    other_replies: tuple[str, ...] = ()


CERTAIN = 0.9


class Reading(Stored):
    """Everything read out of a paste. Unknown is None; domain parts are lower-cased.

    Top-level code, reply, family and diagnostic are those of the recipient with a code that has a guide, else of the
    first failed one. `language` is that of the person's own words, `report_language` that of the report's human part.
    `evidence` offsets count code points in `text`, the unwrapped text.
    """

    kind: Kind = "none"
    code: str | None = None
    reply: str | None = None
    diagnostic: str | None = None
    family: Family | None = None
    provider: str | None = None
    recipients: tuple[Recipient, ...] = ()
    sender: str | None = None
    generating_server: str | None = None
    remote_server: str | None = None
    reporting_host: str | None = None
    region: str | None = None
    reported_at: str | None = None
    trace_id: str | None = None
    subject: str | None = None
    message_id: str | None = None
    queue_id: str | None = None
    hops: tuple[str, ...] = ()
    side: Side | None = None
    reason: str | None = None
    language: str | None = None
    report_language: str | None = None
    confidence: float = 0.0
    text: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Tell whether this is surely a bounce or a delay: where the bot only listens, it speaks of these alone."""
        return self.kind in ("bounce", "delay") and self.confidence >= CERTAIN


class ServerAnswer(Stored):
    """What one server said: `answer` in presentation format, `ttl` in seconds, `at` in UTC (ISO 8601).

    `type` is what it was asked for, `over` by which way if not UDP, `aa` whether it is in charge, `ede` RFC 8914 codes,
    `onward` the name servers it hands the question on to.
    """

    server: str
    address: str | None = None
    status: str
    answer: tuple[str, ...] = ()
    ttl: int | None = None
    at: str
    type: str = ""
    over: str = ""
    aa: bool = False
    ede: tuple[int, ...] = ()
    onward: tuple[str, ...] = ()


class Finding(Stored):
    """A check's result: a tag of that check and facts, never a sentence. Severity and words belong to content."""

    check: str
    tag: str
    facts: dict[str, JsonValue] = {}
    servers: tuple[ServerAnswer, ...] = ()
    elapsed_ms: int = 0


class Cause(Stored):
    """A possible cause: its id in causes.toml, its weight, the ids of what speaks for it, what its words mention."""

    cause: str
    weight: int
    because: tuple[str, ...] = ()
    facts: dict[str, JsonValue] = {}


class Examination(Stored):
    """What to examine: a domain in its A-label form, the MX it should have if known, and how much."""

    domain: str
    expect_mx: tuple[str, ...] = ()
    everything: bool = False
    smtp: bool = False


class Actor(Stored):
    """Who speaks: an id that starts with its channel (`slack:T1:U1`), whether they are helpdesk staff, their locale.

    `domain` is their own mail domain in A-labels, where the channel knows it; it is used at once and never kept.
    """

    id: str
    staff: bool = False
    locale: str | None = None
    domain: str | None = None
