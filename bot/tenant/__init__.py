"""What an admin's own commands tell of a tenant: the output of a command becomes a fact beside the bounce. Pure.

Nothing is believed about another object than the one at hand, and nothing that the console cut off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake import console
from bot.tenant.directory import accepted, dnssec, recipient
from bot.tenant.facts import Case, Fact, is_domain, other
from bot.tenant.mailflow import inbound, outbound, trace

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.console import Printed

__all__ = ["Case", "Fact", "fact"]

_READS: dict[str, Callable[[Printed, Case], Fact]] = {
    console.RECIPIENT: recipient,
    console.ACCEPTED: accepted,
    console.DNSSEC: dnssec,
    console.OUTBOUND: outbound,
    console.INBOUND: inbound,
    console.TRACE: trace,
}
_ASKED_ABOUT = frozenset({console.RECIPIENT, console.ACCEPTED, console.DNSSEC, console.TRACE})
"""Commands that are asked about a recipient or a domain; connectors have names of their own."""


def fact(printed: Printed, case: Case) -> Fact:
    """Return what an output says in this case; one that says nothing of it has no answers."""
    if not printed.ran:
        return Fact(tag="not-run")
    if printed.fault in ("unconnected", "denied", "other"):
        return Fact(tag=f"fault-{printed.fault}")
    about = (printed.about or "").lower().rstrip(".")
    if about and printed.command in _ASKED_ABOUT and not _fits(about, case):
        return other(about)
    return _READS[printed.command](printed, case)


def _fits(about: str, case: Case) -> bool:
    """Tell whether a name in a command is the object at hand; a name without a domain may be anybody's."""
    if "@" in about:
        return case.address is None or about == case.address.lower() or _same_mailbox(about, case)
    return "." not in about or is_domain(about, case.domain) or case.domain.endswith("." + about)


def _same_mailbox(about: str, case: Case) -> bool:
    """Tell whether an address is the failed one at the tenant's own domain `*.onmicrosoft.com`."""
    local, _, domain = about.partition("@")
    return domain.endswith(".onmicrosoft.com") and local == (case.address or "").partition("@")[0].lower()
