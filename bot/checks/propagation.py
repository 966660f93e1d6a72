"""Has the change arrived: at the zone's servers, then in the world's caches? docs/checks/propagation.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.checks.exchangers import parse, public_answers
from bot.checks.inquiry import finding, silence
from bot.checks.zone import Zone, authoritative, find_zone, lame, secondhand

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer
    from bot.model import Finding

NAME = "propagation"
UNTESTED = "PROPAGATION_UNTESTED"
TAGS = (
    "PROPAGATION_CONSISTENT",
    "PROPAGATION_MIXED",
    "PROPAGATION_NOT_SAVED",
    "PROPAGATION_LAGGING",
    "PROPAGATION_CACHED",
    "PROPAGATION_EVERYWHERE",
    "PROPAGATION_SEEN_SO_FAR",
    "PRIVATE_VIEW",
    UNTESTED,
)


@dataclass(frozen=True, slots=True)
class _Views:
    """What the zone's servers say (`own`), what resolvers say (`public`), and who of both was silent."""

    own: tuple[Answer, ...]
    public: tuple[Answer, ...]
    own_silent: tuple[Answer, ...]
    public_silent: tuple[Answer, ...]

    @property
    def rows(self) -> tuple[Answer, ...]:
        return (*self.own, *self.own_silent, *self.public, *self.public_silent)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Ask every server of the zone, then the resolvers, and compare: with the expected MX if one was given."""
    direct, public, zone = await asyncio.gather(
        authoritative(inquiry, inquiry.domain, "MX"), public_answers(inquiry), find_zone(inquiry)
    )
    copies = [answer for answer in direct if secondhand(answer)]
    own = tuple(answer for answer in direct if answer.spoken and not lame(answer))
    views = _Views(
        own,
        tuple(answer for answer in public if answer.spoken),
        tuple(answer for answer in direct if answer not in own and answer not in copies),
        tuple(answer for answer in public if not answer.spoken),
    )
    common = _facts(inquiry, zone, views)
    if zone.exists is False:
        return (finding(NAME, UNTESTED, public, **common, reason="no-such-domain"),)
    private = finding(NAME, "PRIVATE_VIEW", copies, **common, copies=sorted({a.server.name for a in copies}))
    if copies and not own:
        return (private,)
    found = _expected(views, inquiry, zone, common) if inquiry.wanted.expect_mx else _compare(views, common)
    return (found, private) if copies else (found,)


def _compare(views: _Views, common: dict[str, object]) -> Finding:
    """Without an expected value all that can be said is whether all say the same."""
    said = {_hosts(answer) for answer in (*views.own, *views.public)}
    if len(said) > 1:
        versions = sorted(_show(hosts) for hosts in said)
        return finding(NAME, "PROPAGATION_MIXED", views.rows, **common, versions=versions, wait=_wait(views.public))
    if not views.own:
        return finding(NAME, UNTESTED, views.rows, **common, reason=_unasked(views), shown=_show(*said) if said else "")
    return finding(NAME, "PROPAGATION_CONSISTENT", views.rows, **common, shown=_show(*said))


def _expected(views: _Views, inquiry: Inquiry, zone: Zone, common: dict[str, object]) -> Finding:
    wanted = frozenset(host.lower().rstrip(".") or "." for host in inquiry.wanted.expect_mx)
    common = {**common, "expected": _show(wanted)}
    old = [answer for answer in views.own if _hosts(answer) != wanted]
    cached = [answer for answer in views.public if _hosts(answer) != wanted]
    if not views.own:
        return finding(NAME, UNTESTED, views.rows, **common, reason=_unasked(views))
    if len(old) == len(views.own):
        return finding(NAME, "PROPAGATION_NOT_SAVED", views.rows, **common, shown=_show(_hosts(old[0])))
    if old:
        behind = sorted({answer.server.name for answer in old})
        return finding(NAME, "PROPAGATION_LAGGING", views.rows, **common, behind=behind, shown=_show(_hosts(old[0])))
    if cached:
        behind = sorted({answer.server.name for answer in cached})
        flush = [{"name": a.server.name, "url": a.server.flush} for a in cached if a.server.flush]
        why = {**_why(cached, zone), "wait": _wait(cached), "behind": behind, "flush": flush}
        return finding(NAME, "PROPAGATION_CACHED", views.rows, **common, **why)
    if views.own_silent or views.public_silent or not views.public:
        silent = sorted({answer.server.name for answer in (*views.own_silent, *views.public_silent)})
        return finding(NAME, "PROPAGATION_SEEN_SO_FAR", views.rows, **common, silent=silent)
    return finding(NAME, "PROPAGATION_EVERYWHERE", views.rows, **common)


def _why(cached: list[Answer], zone: Zone) -> dict[str, object]:
    """Name why it takes that long: the old record's TTL, the TTL of 'no such record', or changed name servers."""
    moved = zone.delegated is not None and bool(zone.named) and set(zone.delegated) != set(zone.named)
    if moved:
        return {"why": "delegation-ttl", "delegation_ttl": zone.delegation_ttl}
    return {"why": "old-ttl" if any(answer.answers for answer in cached) else "negative-ttl"}


def _wait(answers: list[Answer] | tuple[Answer, ...]) -> int | None:
    """Return the seconds until the last of these caches forgets, None where no TTL is known."""
    return max((answer.ttl for answer in answers if answer.ttl is not None), default=None)


def _unasked(views: _Views) -> str:
    return silence(views.own_silent) if views.own_silent else "no-servers"


def _hosts(answer: Answer) -> frozenset[str]:
    return frozenset(record.host for record in parse(answer))


def _show(hosts: frozenset[str]) -> str:
    return ", ".join(sorted(hosts)[:8]) or "-"


def _facts(inquiry: Inquiry, zone: Zone, views: _Views) -> dict[str, object]:
    return {
        "domain": inquiry.domain,
        "dns_host": inquiry.hosts.dns_host(zone.delegated or zone.named) or "",
        "asked": len(views.own) + len(views.public),
        "unasked": sorted({answer.server.name for answer in (*views.own_silent, *views.public_silent)}),
        "over_https": any(answer.over_https for answer in views.public),
    }
