"""Does every MX target lead to a machine? docs/checks/mx-addresses.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dns.host_addresses import differing
from bot.dns.mx_records import MOST_COMPARED, exchangers, is_public
from bot.dns.ports import Answer, Question
from bot.dns.resolver_failures import failing
from bot.dns.session import finding, silence
from bot.dns.zone import find_zone

if TYPE_CHECKING:
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "mx-addresses"
UNTESTED = "ADDRESSES_UNTESTED"
TAGS = (
    "ADDRESSES_OK",
    "ADDRESSES_NOT_NEEDED",
    "ADDRESS_DANGLING",
    "ADDRESS_DANGLING_MICROSOFT",
    "ADDRESS_DANGLING_BESIDE",
    "ADDRESS_UNRESOLVABLE",
    "ADDRESS_UNRESOLVABLE_BESIDE",
    "ADDRESS_PARTLY",
    "ADDRESS_DIFFERS",
    "ADDRESS_PRIVATE",
    "ADDRESS_PRIVATE_BESIDE",
    "ADDRESS_IPV6_ONLY",
    UNTESTED,
)


@dataclass(frozen=True, slots=True)
class _Target:
    host: str
    answers: tuple[Answer, ...]
    preference: int = 0
    """The lowest it has in any version of the MX."""

    @property
    def addresses(self) -> list[str]:
        return [r.data for answer in self.answers for r in answer.answers if r.type in {"A", "AAAA"}]

    @property
    def spoken(self) -> bool:
        return all(answer.spoken for answer in self.answers)

    @property
    def bogus(self) -> bool:
        """Tell whether it was found only with validation switched off: careful senders do not find it."""
        return bool(self.addresses) and all(answer.question.unchecked for answer in self.answers if answer.answers)

    @property
    def circular(self) -> bool:
        """Tell whether its aliases lead back to themselves."""
        names = [(r.name, r.data) for answer in self.answers for r in answer.records("CNAME")]
        ends, starts = {to for _, to in names}, {name for name, _ in names}
        return bool(names) and not self.addresses and ends <= starts

    @property
    def reachable(self) -> bool:
        return any(is_public(address) for address in self.addresses)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Look up each target's addresses; without any MX the domain itself is the target (RFC 5321 section 5.1)."""
    seen, zone = await asyncio.gather(exchangers(inquiry), find_zone(inquiry))
    if zone.exists is False:
        return (finding(NAME, UNTESTED, [zone.said], domain=inquiry.domain, reason="no-such-domain"),)
    if not seen.versions:
        return (finding(NAME, UNTESTED, seen.asked, domain=inquiry.domain, reason=silence(seen.asked)),)
    hosts = seen.targets or (() if seen.records else (inquiry.domain,))
    if not hosts:
        return (finding(NAME, "ADDRESSES_NOT_NEEDED", domain=inquiry.domain),)
    found = await asyncio.gather(*(inquiry.addresses(host) for host in hosts))
    records = sorted((record for version in seen.versions for record in version.records), reverse=True)
    tried = {record.host: record.preference for record in records}
    targets = [_Target(host, answers, tried.get(host, 0)) for host, answers in zip(hosts, found, strict=True)]
    return await _verdicts(inquiry, targets)


async def _verdicts(inquiry: Inquiry, targets: list[_Target]) -> tuple[Finding, ...]:
    rows = [answer for target in targets for answer in target.answers if answer.answers or not answer.spoken]
    lost = [target for target in targets if await _lost(inquiry, target)]
    left = [target for target in targets if target not in lost]
    dangling = [target for target in left if target.spoken and not target.addresses]
    silent = [target for target in left if not target.spoken and not target.addresses]
    inside = [target for target in left if target.addresses and not target.reachable]
    working = [target for target in left if target.reachable]
    partly = await _partly(inquiry, [target for target in left if target.addresses][:MOST_COMPARED])
    common: dict[str, object] = {"domain": inquiry.domain}
    found = _dangling(inquiry, dangling, working) + _unresolvable(lost, working, common)
    if inside:
        hosts = [target.host for target in inside]
        tag = "ADDRESS_PRIVATE_BESIDE" if working else "ADDRESS_PRIVATE"
        facts = {**common, "hosts": hosts, "host": hosts[0], "address": inside[0].addresses[0]}
        found.append(finding(NAME, tag, rows, **facts, working=working[0].host if working else ""))
    if working and not any("." in address for target in working for address in target.addresses):
        found.append(finding(NAME, "ADDRESS_IPV6_ONLY", rows, **common, hosts=[target.host for target in working]))
    if partly:
        hosts = sorted({answer.question.name for answer in partly})
        found.append(finding(NAME, "ADDRESS_PARTLY", partly, **common, hosts=hosts, host=hosts[0]))
    if apart := await differing(inquiry, [target.host for target in targets]):
        hosts = sorted({answer.question.name for answer in apart})
        shown = {answer.server.name: ", ".join(r.data for r in answer.records()) or "-" for answer in reversed(apart)}
        said = [f"{server} ({addresses})" for server, addresses in sorted(shown.items())]
        found.append(finding(NAME, "ADDRESS_DIFFERS", apart, **common, hosts=hosts, said=said))
    if silent:
        answers = [answer for target in silent for answer in target.answers]
        hosts = [target.host for target in silent]
        found.append(finding(NAME, UNTESTED, answers, **common, hosts=hosts, reason=silence(answers)))
    return tuple(found) or (finding(NAME, "ADDRESSES_OK", rows, **common, hosts=[target.host for target in targets]),)


async def _lost(inquiry: Inquiry, target: _Target) -> bool:
    """Tell whether nobody can resolve a target: all working resolvers give up, or its aliases run in a circle."""
    if target.circular or target.bogus:
        return True
    if target.addresses or target.spoken:
        return False
    return bool(await failing(inquiry, Question(target.host, "A")))


def _unresolvable(lost: list[_Target], working: list[_Target], common: dict[str, object]) -> list[Finding]:
    if not lost:
        return []
    hosts = [target.host for target in lost]
    answers = [answer for target in lost for answer in target.answers]
    tag = "ADDRESS_UNRESOLVABLE_BESIDE" if working else "ADDRESS_UNRESOLVABLE"
    return [finding(NAME, tag, answers, **common, hosts=hosts, working=working[0].host if working else "")]


def _dangling(inquiry: Inquiry, targets: list[_Target], working: list[_Target]) -> list[Finding]:
    """Tell what stops mail from what only stands beside a server that works: senders go on to the next.

    A host at Microsoft that is tried before it stops mail all the same: everything misses the home that was meant.
    """
    found = []
    first = min(working, key=lambda target: target.preference, default=None)
    cloud = {t.host for t in targets if inquiry.hosts.home(t.host, inquiry.domain).kind == "microsoft"}
    beside = [t for t in targets if first and (first.preference <= t.preference or t.host not in cloud)]
    alone = [target for target in targets if target not in beside]
    theirs = {target.host for target in alone} & cloud
    for tag, some in (
        ("ADDRESS_DANGLING", [target for target in alone if target.host not in theirs]),
        ("ADDRESS_DANGLING_MICROSOFT", [target for target in alone if target.host in theirs]),
        ("ADDRESS_DANGLING_BESIDE", beside),
    ):
        hosts = [target.host for target in some]
        answers = [answer for target in some for answer in target.answers]
        state = "nxdomain" if any(answer.status == "NXDOMAIN" for answer in answers) else "no-address"
        if some:
            facts = {"domain": inquiry.domain, "hosts": hosts, "host": hosts[0], "state": state}
            facts |= {"working": first.host} if first and some is beside else {}
            found.append(finding(NAME, tag, answers, **facts))
    return found


async def _partly(inquiry: Inquiry, targets: list[_Target]) -> list[Answer]:
    """Return the answers of resolvers that know no address of a target that others know."""
    kinds = {t.host: "A" if any(r.type == "A" for a in t.answers for r in a.answers) else "AAAA" for t in targets}
    asked = await asyncio.gather(
        *(inquiry.ask_each(Question(host, kind), inquiry.ports.resolvers) for host, kind in kinds.items())
    )
    return [answer for answers in asked for answer in answers if answer.spoken and not answer.records()]
