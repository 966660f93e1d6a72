"""What the checks ask of the world: our own question and answer, and one Protocol a way of asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

Status = Literal[
    "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "OTHER", "TIMEOUT", "UNREACHABLE", "GARBAGE", "FORBIDDEN", "REWRITTEN"
]
SPOKEN: frozenset[Status] = frozenset({"NOERROR", "NXDOMAIN"})
"""Statuses that say something of the zone. All others are silence of one kind or another."""
FILTERED = frozenset({4, 15, 16, 17, 18})
"""Extended errors (RFC 8914): forged answer, blocked, censored, filtered, prohibited."""
STALE = frozenset({3, 19})
"""Extended errors of an answer kept beyond its time: the servers could not be asked (RFC 8767)."""


@dataclass(frozen=True, slots=True)
class Server:
    """A name server: its name as shown, its IP address, its port. `flush` is its cache-flushing page, if it has one."""

    name: str
    address: str
    port: int = 53
    flush: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `recurse` is RD, `unchecked` is CD (RFC 4035), `signed` is DO (RFC 3225); `tcp` means at once."""

    name: str
    type: str
    recurse: bool = True
    unchecked: bool = False
    signed: bool = False
    tcp: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record: names lower-case without the final dot ('.' is the root), `ttl` in seconds.

    `data` is presentation format, except TXT, whose strings are joined and bare.
    """

    name: str
    type: str
    ttl: int
    data: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one server said to one question, bounded in size. `at` is UTC (ISO 8601), `ede` RFC 8914 codes.

    `bare`: it came only once the question had been sent without EDNS.
    """

    question: Question
    server: Server
    status: Status
    at: str
    authoritative: bool = False
    validated: bool = False
    over_https: bool = False
    bare: bool = False
    answers: tuple[Record, ...] = ()
    authority: tuple[Record, ...] = ()
    additional: tuple[Record, ...] = ()
    ede: tuple[int, ...] = ()
    elapsed_ms: int = 0

    @property
    def spoken(self) -> bool:
        """Tell whether the server said something of the zone, even 'no such name'."""
        return self.status in SPOKEN

    def records(self, kind: str | None = None) -> tuple[Record, ...]:
        """Return the answer's records of one type (the question's by default)."""
        return tuple(record for record in self.answers if record.type == (kind or self.question.type))

    @property
    def stale(self) -> bool:
        """Tell whether a resolver says that it kept this beyond its time."""
        return bool(STALE & set(self.ede))

    @property
    def ttl(self) -> int | None:
        """Return the seconds this answer may be kept: its lowest TTL, or that of 'no such record' (RFC 2308)."""
        if self.answers:
            return min(record.ttl for record in self.answers)
        soa = next((record for record in self.authority if record.type == "SOA"), None)
        if soa is None:
            return None
        fields = soa.data.split()
        return min(soa.ttl, int(fields[6])) if len(fields) == 7 and fields[6].isdigit() else soa.ttl  # noqa: PLR2004 (SOA has seven fields)


class Resolver(Protocol):
    """Asks one server one question, within its own time limit. Never raises: silence is a status."""

    async def ask(self, question: Question, server: Server) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Page:
    """What a web server said: HTTP status (None when it could not be asked, `reason` says why), bounded body."""

    status: int | None
    body: str = ""
    reason: str = ""


class Web(Protocol):
    """Fetches one page within its time limit; never follows redirects, never raises."""

    async def get(self, url: str) -> Page: ...


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a mail server said on port 25 before any mail: banner, whether it offers STARTTLS; `reason` if silent."""

    banner: str = ""
    starttls: bool = False
    reason: str = ""


class MailProbe(Protocol):
    """Greets a mail server and leaves; never sends mail, never raises."""

    async def greet(self, host: str, address: str) -> Greeting: ...


@dataclass(frozen=True, slots=True)
class Cloud:
    """One of Microsoft's clouds: its id (`worldwide`, `us-government`, `china`) and its sign-in address."""

    id: str
    url: str


def is_ipv4(address: str) -> bool:
    """Tell an IPv4 address from one of IPv6."""
    return ":" not in address


@dataclass(frozen=True, slots=True)
class Ports:
    """All ways of asking. What is None is switched off, and `off` says why (`setting`, `local`, `private`).

    `elsewhere` tells whether a resolver sees the domain from another network than ours; `reaches` whether this host
    has a way to an address: of IPv6 it may have none.
    """

    resolver: Resolver
    resolvers: tuple[Server, ...]
    web: Web | None = None
    clouds: tuple[Cloud, ...] = ()
    clouds_web: Web | None = None
    registries: Web | None = None
    mail_probe: MailProbe | None = None
    registrable: Callable[[str], str] = str
    port: int = 53
    off: str = "setting"
    elsewhere: Callable[[Server], bool] = bool
    reaches: Callable[[str], bool] = is_ipv4
