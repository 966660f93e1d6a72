"""Compares the server that refused a message with the MX of today: one of them, a former one, or another server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.mailhosts import MailHosts
    from bot.model import Finding, Reading, Recipient, ServerAnswer

Place = Literal["mx", "behind", "stale", "elsewhere", "unknown"]
"""Where a refusing server stands: in the MX of today; behind it, at Microsoft, where a filter or an own server passes
mail on; only in older answers that somebody still gives; in none of them; not to be told, because the bounce names no
server or the MX is not known."""

MICROSOFT = "microsoft"
_MICROSOFT_HOST = re.compile(
    r"(?:^|[\s\[.(<])[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.){0,4}"
    r"(?:protection\.outlook\.com|prod\.outlook\.com|mx\.microsoft|protection\.office365\.us|partner\.outlook\.cn)\b",
    re.IGNORECASE,
)
_EDGE_MARK = re.compile(r"\bAS\(\d{6,12}\)")
"""The mark that Exchange Online Protection puts behind its replies, `AS(201806281)`."""
_RECORD = re.compile(r"\d{1,5} (\S{1,255})")
_PASSES_ON = frozenset({"gateway", "own"})
"""Kinds of MX that may hand mail on to Microsoft."""
_BEFORE_REPLY = re.compile(
    r"^[ \t]{0,8}([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}) #<?[45]\d\d[ -]", re.MULTILINE
)
"""Exchange's way to name who refused: `mx.hosting.example #550 5.4.1 ...`."""
_SHOWN_BY = ("mx", "propagation")
"""Checks whose servers told the MX."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who refused a message and where that server stands.

    `wait` is the longest time in seconds for which an older answer that names the server is still remembered;
    `mx` are the mail servers of today; `microsoft` tells whether the bounce proves that Microsoft refused; `delayed`
    whether the message has not failed yet.
    """

    family: str = "other"
    host: str | None = None
    place: Place = "unknown"
    microsoft: bool = False
    wait: int | None = None
    mx: tuple[str, ...] = ()
    delayed: bool = False


def refuser(reading: Reading, recipient: Recipient) -> tuple[str | None, bool]:
    """Return the name of the server that refused, if the bounce tells it, and whether it is surely Microsoft's."""
    host = _host(reading, recipient)
    return host, _proves_microsoft(reading, recipient, host)


def compare(
    reading: Reading, recipient: Recipient, domain: str, findings: Sequence[Finding], hosts: MailHosts
) -> Refusal:
    """Return who refused the message to `recipient`, beside the MX that the checks found for `domain`."""
    host, microsoft = refuser(reading, recipient)
    family = recipient.family or reading.family or "other"
    known: dict[str, Any] = {"family": family, "host": host, "microsoft": microsoft, "delayed": reading.kind == "delay"}
    answers = tuple(answer for finding in findings if finding.check in _SHOWN_BY for answer in finding.servers)
    today = _today(findings)
    if host is None or not today:
        return Refusal(**known, mx=today)
    if _same_operator(host, today, domain, hosts):
        return Refusal(**known, place="mx", mx=today)
    if microsoft and all(hosts.home(target, domain).kind in _PASSES_ON for target in today):
        return Refusal(**known, place="behind", mx=today)
    older = [answer for answer in answers if host in _named(answer)]
    if older:
        wait = max((answer.ttl or 0 for answer in older), default=0)
        return Refusal(**known, place="stale", wait=wait, mx=today)
    return Refusal(**known, place="elsewhere", mx=today)


def _host(reading: Reading, recipient: Recipient) -> str | None:
    host = recipient.remote_server or reading.remote_server or _before_reply(reading)
    return host.lower().rstrip(".") if host and not host[:1].isdigit() and "[" not in host else None


def _before_reply(reading: Reading) -> str | None:
    """Return the one host that stands before a reply in the report's text."""
    named = {match[1].lower() for match in _BEFORE_REPLY.finditer(reading.text[:32_768])}
    return named.pop() if len(named) == 1 else None


def _proves_microsoft(reading: Reading, recipient: Recipient, host: str | None) -> bool:
    """Tell whether the bounce shows a server of Microsoft refusing: by its name, or by its marks in the reply."""
    if host is not None:
        return bool(_MICROSOFT_HOST.search(host))
    words = recipient.diagnostic or reading.diagnostic or ""
    return bool(_MICROSOFT_HOST.search(words) or _EDGE_MARK.search(words))


def _today(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the targets that most servers give, the null MX apart."""
    main = next((finding for finding in findings if finding.check == "mx" and finding.servers), None)
    if main is None:
        return ()
    versions = [named for answer in main.servers if (named := _named(answer))]
    return max(versions, key=versions.count) if versions else ()


def _named(answer: ServerAnswer) -> tuple[str, ...]:
    """Return the mail servers that an answer names; `.` is none (RFC 7505)."""
    named = (match[1].lower().rstrip(".") for record in answer.answer if (match := _RECORD.fullmatch(record)))
    return tuple(sorted(host for host in named if host))


def _same_operator(host: str, today: tuple[str, ...], domain: str, hosts: MailHosts) -> bool:
    """Tell whether a host is one of the MX, or belongs to the provider that runs one of them.

    A provider answers under many names behind one MX; a host of the domain's own counts by its very name only.
    """
    if host in today:
        return True
    kinds = [hosts.home(target, domain) for target in today]
    if _MICROSOFT_HOST.search(host):
        return any(home.kind == MICROSOFT for home in kinds)
    home = hosts.home(host, domain)
    return home.kind not in ("own", "unknown") and home.name in {each.name for each in kinds}
