"""What Get-Recipient, Get-AcceptedDomain and Get-DnssecStatusForVerifiedDomain tell. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domains import eop_label
from bot.intake.objects import is_cut, items_of
from bot.tenant.facts import LONGEST, Fact, is_domain, is_microsoft, other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.console import Printed
    from bot.intake.objects import Object
    from bot.tenant.facts import Case


# -- Get-Recipient ------------------------------------------------------------------------------------------------
_KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("dynamic", "group", ("dynamicdistributiongroup",)),
    ("public-folder", "public-folder", ("publicfolder", "mailenabledpublicfolder")),
    ("group", "known", ("group", "roomlist")),
    ("remote", "no-mailbox", ("remote", "mailuser", "guestmailuser")),
    ("contact", "known", ("mailcontact", "mailforestcontact")),
    ("mailbox", "mailbox", ("mailbox",)),
)
"""Kinds of recipients by what their type holds, the narrower first, and the answer each is."""


def recipient(printed: Printed, case: Case) -> Fact:
    """Tell whether the address exists in the tenant, and what it is."""
    about = case.address or case.domain
    if case.side == "sender":
        return Fact(tag="recipient-of-senders-tenant", about=about)
    if printed.fault or not printed.objects:
        return _absent(printed, case, about)
    fitting = [one for one in printed.objects if _may_be(one, case)]
    if not fitting:
        return other(next(iter(_addresses(printed.objects[0])), "?"))
    kind = next((one.get("recipienttypedetails") or one.get("recipienttype") or "" for one in fitting[:1]), "")
    lower = kind.strip().lower()
    known = next(((name, answer) for name, answer, parts in _KINDS if any(part in lower for part in parts)), None)
    values = {"kind": kind[:80], "created": fitting[0].get("whencreated", "")[:60] or "none"}
    if known is None:
        return Fact(tag="recipient-unclear", about=about, values=values)
    values["told"] = "yes" if _named(fitting[0], case) or printed.about else "no"
    return Fact(tag=f"recipient-{known[0]}", about=about, values=values, answers={"object": known[1]})


def _absent(printed: Printed, case: Case, about: str) -> Fact:
    """Judge that nothing was found: that counts for the very address alone, not for a name or another address."""
    asked = (printed.about or "").lower()
    if (asked and asked != (case.address or asked).lower()) or (asked and "@" not in asked):
        return other(asked)
    if not asked and not printed.fault:
        return Fact(tag="recipient-unclear", about=about, values={"kind": "", "created": "none"})
    return Fact(tag="recipient-missing", about=about, answers={"object": "missing"})


def _addresses(one: Object) -> tuple[str, ...]:
    """Return the addresses of a recipient, as far as they are shown."""
    shown = (
        *items_of(one.get("emailaddresses", "")),
        *(one.get(name, "") for name in ("primarysmtpaddress", "windowsliveid")),
    )
    bare = (each.partition(":")[2] if ":" in each else each for each in shown if "@" in each)
    return tuple(each.strip().lower() for each in bare)


def _named(one: Object, case: Case) -> bool:
    return case.address is not None and case.address.lower() in _addresses(one)


def _may_be(one: Object, case: Case) -> bool:
    """Tell whether an object may be the failed recipient: it shows that address, or not all of its addresses."""
    if case.address is None or _named(one, case):
        return True
    listed = one.get("emailaddresses")
    begun = (each.rstrip(".…") for each in _addresses(one) if is_cut(each))
    if any("@" in stem and case.address.lower().startswith(stem) for stem in begun):
        return True
    return not _addresses(one) or (listed is not None and (is_cut(listed) or not listed.rstrip().endswith("}")))


# -- Get-AcceptedDomain -------------------------------------------------------------------------------------------
_TYPES = {"authoritative": "authoritative", "internalrelay": "internal-relay", "externalrelay": "external-relay"}


def accepted(printed: Printed, case: Case) -> Fact:
    """Tell whether and how Exchange Online accepts the domain."""
    if printed.fault or (not printed.objects and printed.about):
        about = printed.about
        return other(about) if about and not is_domain(about, case.domain) else _unaccepted(case)
    own = [one for one in printed.objects if is_domain(one.get("domainname", ""), case.domain)]
    above = [one for one in printed.objects if _above(one.get("domainname", ""), case.domain)]
    if own:
        return _typed(own[0], case, "accepted")
    if above:
        covered = above[0].get("matchsubdomains", "").lower()
        if covered == "true":
            return _typed(above[0], case, "accepted-parent")
        parent = above[0]["domainname"][:LONGEST]
        if covered == "false":
            return Fact(
                tag="accepted-parent-only", about=case.domain, values={"parent": parent}, answers={"accepted": "parent"}
            )
        return Fact(tag="accepted-parent-unclear", about=case.domain, values={"parent": parent})
    return _not_listed(printed.objects, case)


def _above(name: str, domain: str) -> bool:
    lower = name.lower().strip(". ")
    return "." in lower and domain.endswith("." + lower)


def _typed(one: Object, case: Case, tag: str) -> Fact:
    kind = re.sub(r"[^a-z]", "", one.get("domaintype", "").lower())
    known = _TYPES.get(kind) or next((full for short, full in _TYPES.items() if kind and short.startswith(kind)), None)
    if known is None:
        return Fact(tag="accepted-unclear", about=case.domain)
    values = {"kind": known, "parent": one.get("domainname", "")[:LONGEST]}
    answers = {} if case.side == "sender" else {"accepted": known}
    return Fact(tag=tag, about=case.domain, values=values, answers=answers)


def _unaccepted(case: Case) -> Fact:
    if case.side == "sender":
        return Fact(tag="accepted-of-senders-tenant", about=case.domain)
    return Fact(tag="accepted-missing", about=case.domain, answers={"accepted": "missing"})


def _not_listed(objects: Sequence[Object], case: Case) -> Fact:
    """Judge a list without the domain: one object is another one, a list cut short proves nothing."""
    names = [one.get("domainname", "").strip() for one in objects]
    if len(names) == 1:
        return other(names[0])
    if not all(names) or any(is_cut(name) for name in names):
        return Fact(tag="accepted-unclear", about=case.domain)
    return _unaccepted(case) if names else Fact(tag="accepted-unclear", about=case.domain)


# -- Get-DnssecStatusForVerifiedDomain ----------------------------------------------------------------------------
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9-]{0,62})\.){1,10}[a-z]{2,63}")


def dnssec(printed: Printed, case: Case) -> Fact:
    """Tell which MX the tenant expects."""
    if printed.fault:
        return _unaccepted(case)
    host = next((one.get("expectedmxrecord", "") for one in printed.objects), "").lower()
    if not _HOST.fullmatch(host) or not is_microsoft(host):
        return Fact(tag="expected-hidden", about=case.domain)
    named = next((one[name] for one in printed.objects for name in ("domainname", "domain") if name in one), None)
    first = eop_label(case.domain).partition("-")[0]
    if named and not is_domain(named, case.domain):
        return other(named)
    if not printed.about and not named and not host.startswith(first):
        return other(host)
    return Fact(tag="expected-mx", about=case.domain, values={"host": host}, expect=host)
