"""What Get-OutboundConnector, Get-InboundConnector and Get-MessageTraceV2 tell. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.objects import is_cut, items_of
from bot.tenant.facts import LONGEST, Fact, other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.console import Printed
    from bot.intake.objects import Object
    from bot.tenant.facts import Case


# -- connectors ---------------------------------------------------------------------------------------------------
def outbound(printed: Printed, case: Case) -> Fact:
    """Tell where the sender's connectors lead mail for the domain; the recipient's own are those of a hybrid."""
    if case.side == "recipient":
        return _hybrid(printed.objects, "outbound", case)
    on = [one for one in printed.objects if one.get("enabled", "true").lower() != "false"]
    fitting = max(on, key=lambda one: _fit(one, case.domain), default={})
    if _fit(fitting, case.domain) and (route := _route(fitting, case)):
        return route
    lists = [one.get(name, "…") for one in on for name in ("recipientdomains", "smarthosts")]
    if any(is_cut(value) for value in lists) or any(
        one.get("istransportrulescoped", "").lower() == "true" for one in on
    ):
        return Fact(tag="route-unclear", about=case.domain)
    return Fact(tag="route-mx" if printed.objects else "route-none", about=case.domain, answers={"route": "mx"})


def _route(one: Object, case: Case) -> Fact | None:
    """Return where a connector leads, if not by the MX."""
    hosts = [host.lower().strip("[]. ") for host in items_of(one.get("smarthosts", ""))]
    values = {"name": one.get("name", "?")[:80], "hosts": ", ".join(hosts)[:LONGEST] or "none"}
    if case.refuser and case.refuser in hosts:
        return Fact(tag="route-refuser", about=case.domain, values=values, answers={"route": "refuser"})
    if one.get("routeallmessagesviaonpremises", "").lower() == "true":
        return Fact(tag="route-on-premises", about=case.domain, values=values, answers={"route": "connector"})
    if hosts:
        return Fact(tag="route-smart-host", about=case.domain, values=values, answers={"route": "connector"})
    return None


def _fit(one: Object, domain: str) -> int:
    """Return how closely a connector's domains fit, 0 where it is for other mail."""
    wanted = [item.lower().strip(". ") for item in items_of(one.get("recipientdomains", ""))]
    fits = (len(item) for item in wanted if item in ("*", domain) or (item[:2] == "*." and domain.endswith(item[1:])))
    return max(fits, default=0)


def inbound(printed: Printed, case: Case) -> Fact:
    """Tell of the connectors from own servers."""
    return _hybrid(printed.objects, "inbound", case)


def _hybrid(connectors: Sequence[Object], way: str, case: Case) -> Fact:
    """Judge the connectors between own servers and Exchange Online."""
    own = [one for one in connectors if one.get("connectortype", "").lower() == "onpremises"]
    values = {"way": way}
    if not own:
        if any("connectortype" not in one for one in connectors):
            return Fact(tag="hybrid-unclear", about=case.domain, values=values)
        none = {} if case.side == "sender" else {"hybrid": "none"}
        return Fact(tag="hybrid-none", about=case.domain, values=values, answers=none)
    values["name"] = own[0].get("name", "?")[:80]
    off = all(one.get("enabled", "").lower() == "false" for one in own)
    known = all("enabled" in one for one in own)
    answers = {} if case.side == "sender" or not known else {"hybrid": "off" if off else "on"}
    tag = "hybrid-off" if off else "hybrid-on" if known else "hybrid-there"
    return Fact(tag=tag, about=case.domain, values=values, answers=answers)


# -- Get-MessageTraceV2 -------------------------------------------------------------------------------------------
_STATUS = {"delivered": "delivered", "failed": "failed", "pending": "pending", "gettingstatus": "pending",
           "quarantined": "held", "filteredasspam": "held", "expanded": "delivered"}  # fmt: skip


def trace(printed: Printed, case: Case) -> Fact:
    """Tell what became of the latest message that the trace has for the address."""
    about = case.address or case.domain
    if not printed.objects:
        mine = "recipient" if case.side == "recipient" else "other"
        return Fact(tag="trace-none", about=about, values={"tenant": mine}, answers={"trace": "none"})
    rows = [(one, one.get("recipientaddress", "").lower()) for one in printed.objects]
    own = [one for one, address in rows if _traced(address, case)]
    if not own:
        return other(next((address for _, address in rows if address), "?"))
    told = [_STATUS.get(re.sub(r"[^a-z]", "", one.get("status", "").lower()), "") for one in own]
    latest = told[0]
    if not latest:
        return Fact(tag="trace-unclear", about=about)
    values = {"at": own[0].get("received", "")[:60] or "none", "count": str(len(own))}
    return Fact(tag=f"trace-{latest}", about=about, values=values, answers={"trace": latest})


def _traced(address: str, case: Case) -> bool:
    if case.address is None:
        return address.rpartition("@")[2] == case.domain
    known, stem = case.address.lower(), address.rstrip(".…")
    return address == known or (is_cut(address) and "@" in stem and known.startswith(stem))
