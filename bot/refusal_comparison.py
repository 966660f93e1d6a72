"""Compares the server that refused a message with the MX of today: one of them, a former one, or another server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.causes import clues
from bot.domains import is_below
from bot.refusing_server import Refuser, is_microsoft, refuser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.mailhosts import MailHosts
    from bot.model import Finding, Reading, Recipient, ServerAnswer

Place = Literal["mx", "behind", "stale", "sender", "elsewhere", "unknown"]
"""Where a refusing server stands: in the MX of today; behind it, where a filter, Microsoft or an own server passes mail
on; only in older answers that somebody still gives; on the sender's own side, before the MX was reached; in none of
them; not to be told, because the bounce names no server or the MX is not known."""

MICROSOFT = "microsoft"
_RECORD = re.compile(r"\d{1,5} (\S{1,255})")
_TO_MICROSOFT = frozenset({"gateway", "own"})
_TO_OWN = frozenset({"gateway", MICROSOFT})
"""Kinds of MX that may hand mail on: to Microsoft, and to servers of the domain's own."""
_HYBRID = "AUTODISCOVER_OWN_HOST"
"""Mail programs are sent to a server of the domain's own: mailboxes are there too."""
_SHOWN_BY = ("mx", "propagation")
"""Checks whose servers told the MX."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who refused a message and where that server stands.

    `wait` is the longest time in seconds for which an older answer that names the server is still remembered;
    `mx` are the mail servers of today; `microsoft` tells whether the bounce proves that Microsoft refused; `delayed`
    whether the message has not failed yet; `many` whether many domains failed alike.
    """

    family: str = "other"
    host: str | None = None
    place: Place = "unknown"
    microsoft: bool = False
    wait: int | None = None
    mx: tuple[str, ...] = ()
    delayed: bool = False
    many: bool = False


def compare(
    reading: Reading, recipient: Recipient, domain: str, findings: Sequence[Finding], hosts: MailHosts
) -> Refusal:
    """Return who refused the message to `recipient`, beside the MX that the checks found for `domain`."""
    who = refuser(reading, recipient)
    today = _today(findings)
    known: dict[str, Any] = {
        "family": recipient.family or reading.family or "other",
        "host": who.name,
        "microsoft": who.microsoft,
        "delayed": reading.kind == "delay",
        "many": clues(reading).get("destinations") == "many",
        "mx": today,
    }
    if not (who.known and today):
        return Refusal(**known)
    place = _place(who, today, domain, findings, hosts)
    wait = max((answer.ttl or 0 for answer in _older(who, findings)), default=0) if place == "stale" else None
    return Refusal(**known, place=place, wait=wait)


def _place(who: Refuser, today: tuple[str, ...], domain: str, findings: Sequence[Finding], hosts: MailHosts) -> Place:
    if _same_operator(who, today, domain, hosts) or who.address in _addresses(findings):
        return "mx"
    if _behind(who, today, domain, findings, hosts):
        return "behind"
    if _older(who, findings):
        return "stale"
    return "sender" if _on_the_way(who, domain, hosts) else "elsewhere"


def _behind(who: Refuser, today: tuple[str, ...], domain: str, findings: Sequence[Finding], hosts: MailHosts) -> bool:
    """Tell whether the servers in the MX pass mail on to the one that refused.

    A server of the MX may have written the report itself; to an own server Microsoft passes on only in a hybrid.
    """
    if who.writer and (who.writer in today or is_below(who.writer, (domain,))):
        return True
    kinds = {hosts.home(target, domain).kind for target in today}
    if who.microsoft:
        return kinds <= _TO_MICROSOFT
    own = who.host is not None and hosts.home(who.host, domain).kind == "own"
    if who.writer and not is_microsoft(who.writer) and hosts.home(who.writer, domain).kind in ("own", "unknown"):
        return False
    return own and kinds <= _TO_OWN and any(each.tag == _HYBRID for each in findings)


def _on_the_way(who: Refuser, domain: str, hosts: MailHosts) -> bool:
    """Tell whether the server stands on the sender's own side: by a private address, or under the sender's names.

    Providers' names tell nothing: sender and recipient may be customers of the same one.
    """
    if who.private:
        return True
    if who.host is None or is_below(who.host, (domain,)) or hosts.home(who.host, domain).kind != "unknown":
        return False
    return is_below(who.host, tuple(name for name in who.sender_names if not hosts.provides(name)))


def _older(who: Refuser, findings: Iterable[Finding]) -> list[ServerAnswer]:
    """Return the answers that still name the server that refused, or any of Microsoft's where it alone is known."""
    answers = (answer for finding in findings if finding.check in _SHOWN_BY for answer in finding.servers)
    if who.host is None:
        return [answer for answer in answers if who.microsoft and any(map(is_microsoft, _named(answer)))]
    return [answer for answer in answers if who.host in _named(answer)]


def _addresses(findings: Iterable[Finding]) -> set[str]:
    """Return the addresses of the mail servers of today."""
    shown = (answer for finding in findings if finding.check == "mx-addresses" for answer in finding.servers)
    return {address for answer in shown for address in answer.answer}


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


def _same_operator(who: Refuser, today: tuple[str, ...], domain: str, hosts: MailHosts) -> bool:
    """Tell whether a server is one of the MX, or belongs to the provider that runs one of them.

    A provider answers under many names behind one MX; a host of the domain's own counts by its very name only.
    """
    if who.host in today:
        return True
    kinds = [hosts.home(target, domain) for target in today]
    if who.microsoft:
        return any(home.kind == MICROSOFT for home in kinds)
    if who.host is None:
        return False
    home = hosts.home(who.host, domain)
    return home.kind not in ("own", "unknown") and home.name in {each.name for each in kinds}
