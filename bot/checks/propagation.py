"""Has the change arrived: at the zone's servers, then in the world's caches? docs/checks/propagation.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dns.mx_records import parse, proves_ownership, public_answers
from bot.dns.ports import Question
from bot.dns.resolver_failures import filtered, resolver_findings
from bot.dns.session import finding, silence
from bot.dns.unanswered_types import unanswered
from bot.dns.zone import Zone, authoritative, direct_path, find_zone, lame, secondhand

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "propagation"
UNTESTED = "PROPAGATION_UNTESTED"
TAGS = (
    "PROPAGATION_CONSISTENT",
    "PROPAGATION_MIXED",
    "PROPAGATION_SPLIT",
    "PROPAGATION_ORDER_DIFFERS",
    "PROPAGATION_MX_UNANSWERED",
    "PROPAGATION_MX_UNANSWERED_BY",
    "PROPAGATION_OLD_CACHES",
    "PROPAGATION_CASE",
    "PROPAGATION_RESOLVER_FAILS",
    "PROPAGATION_RESOLVERS_FAIL",
    "PROPAGATION_RESOLVER_FILTERS",
    "PROPAGATION_RESOLVERS_FILTER",
    "PROPAGATION_NOT_SAVED",
    "PROPAGATION_LAGGING",
    "PROPAGATION_CACHED",
    "PROPAGATION_EVERYWHERE",
    "PROPAGATION_SEEN_SO_FAR",
    "PRIVATE_VIEW",
    UNTESTED,
)


SAME_AT_OWN = frozenset({"PROPAGATION_CONSISTENT", "PROPAGATION_OLD_CACHES"})
"""After these the own servers are asked once more, in mixed case."""


@dataclass(frozen=True, slots=True)
class _Views:
    """What the zone's servers say (`own`), what resolvers say (`public`), who of both was silent, and who `unasked`."""

    own: tuple[Answer, ...]
    public: tuple[Answer, ...]
    own_silent: tuple[Answer, ...]
    public_silent: tuple[Answer, ...]
    unasked: tuple[str, ...]

    @property
    def silent(self) -> list[str]:
        return sorted({*self.unasked, *(answer.server.name for answer in (*self.own_silent, *self.public_silent))})

    @property
    def rows(self) -> tuple[Answer, ...]:
        return (*self.own, *self.own_silent, *self.public, *self.public_silent)


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Ask every server of the zone, then the resolvers, and compare: with the expected MX if one was given."""
    direct, public, zone = await asyncio.gather(
        authoritative(inquiry, inquiry.domain, "MX"), public_answers(inquiry), find_zone(inquiry)
    )
    copies = [answer for answer in direct if secondhand(answer)]
    if copies and await direct_path(inquiry):
        copies = []
    own = tuple([await _followed(inquiry, answer) for answer in direct if answer.spoken and not lame(answer)])
    views = _Views(
        own,
        tuple(answer for answer in public if answer.spoken and not filtered(answer)),
        tuple(answer for answer in direct if (not answer.spoken or lame(answer)) and answer not in copies),
        tuple(answer for answer in public if not answer.spoken and not filtered(answer)),
        zone.unasked,
    )
    common = _facts(inquiry, zone, views, [answer for answer in public if filtered(answer)])
    if zone.exists is False:
        return (finding(NAME, UNTESTED, public, **common, reason="no-such-domain"),)
    private = finding(NAME, "PRIVATE_VIEW", copies, **common, copies=sorted({a.server.name for a in copies}))
    if copies and not own:
        return (private,)
    found = _expected(views, inquiry, zone, common) if inquiry.wanted.expect_mx else _compare(views, inquiry, common)
    if found.tag in SAME_AT_OWN and (odd := await _by_case(inquiry, own)):
        found = finding(NAME, "PROPAGATION_CASE", odd, **common, servers=sorted({answer.server.name for answer in odd}))
    beside = (
        *_ranked(own, common),
        *await unanswered(inquiry, NAME, direct, common),
        *await resolver_findings(inquiry, NAME, public, views.own, common),
    )
    return (found, private, *beside) if copies else (found, *beside)


async def _followed(inquiry: Inquiry, answer: Answer) -> Answer:
    """Add to an alias what its target says: a server in charge tells the alias alone, resolvers follow it."""
    aliases = [record for record in answer.records("CNAME") if not answer.records("MX")]
    if not aliases:
        return answer
    said = await inquiry.look_up(aliases[-1].data, "MX")
    return replace(answer, answers=(*answer.answers, *said.answers))


async def _by_case(inquiry: Inquiry, own: tuple[Answer, ...]) -> list[Answer]:
    """Return what own servers say otherwise when the name is asked in mixed case, as careful resolvers do."""
    name = "".join(char.upper() if place % 2 else char for place, char in enumerate(inquiry.domain))
    told = await inquiry.ask_each(Question(name, "MX", recurse=False), [answer.server for answer in own])
    said = [await _followed(inquiry, answer) for answer in told]
    return [a for a, b in zip(said, own, strict=True) if a.spoken and _hosts(a) != _hosts(b)]


def _ranked(own: tuple[Answer, ...], common: dict[str, object]) -> tuple[Finding, ...]:
    """Say so where own servers name the same mail servers in another order."""
    if len({_hosts(answer) for answer in own}) > 1:
        return ()
    groups: dict[tuple[frozenset[str], ...], list[Answer]] = {}
    for answer in own:
        groups.setdefault(_order(answer), []).append(answer)
    if len(groups) < 2:  # noqa: PLR2004 (two orders)
        return ()
    common_order, order = sorted(groups, key=lambda each: -len(groups[each]))[:2]
    behind = sorted({answer.server.name for answer in groups[order]})
    facts = {"shown": _tried(common_order), "odd": _tried(order), "behind": behind}
    return (finding(NAME, "PROPAGATION_ORDER_DIFFERS", own, **common, **facts),)


def _order(answer: Answer) -> tuple[frozenset[str], ...]:
    """Return the mail servers in the order in which they are tried, each at its lowest number; equal ones together."""
    records = sorted(parse(answer), key=lambda record: record.preference, reverse=True)
    lowest = {record.host: record.preference for record in records}
    return tuple(
        frozenset(host for host in lowest if lowest[host] == number) for number in sorted(set(lowest.values()))
    )


def _tried(order: tuple[frozenset[str], ...]) -> str:
    return " > ".join(_show(hosts) for hosts in order[:4])


def _compare(views: _Views, inquiry: Inquiry, common: dict[str, object]) -> Finding:
    """Without an expected value, tell own servers that contradict each other from caches that are only old."""
    own = {_hosts(answer) for answer in views.own}
    said = own | {_hosts(answer) for answer in views.public}
    if len(own) > 1:
        return _split(views, inquiry, common)
    if len(said) > 1:
        versions = sorted(_show(hosts) for hosts in said)
        old = [answer for answer in views.public if _hosts(answer) not in own]
        facts = {**common, "versions": versions, "wait": _wait(old), "shown": _show(*own) if own else ""}
        if own and not views.own_silent and not views.unasked:
            behind = sorted({answer.server.name for answer in old})
            return finding(NAME, "PROPAGATION_OLD_CACHES", views.rows, **facts, behind=behind)
        return finding(NAME, "PROPAGATION_MIXED", views.rows, **facts)
    if not views.own:
        return finding(NAME, UNTESTED, views.rows, **common, reason=_unasked(views), shown=_show(*said) if said else "")
    return finding(NAME, "PROPAGATION_CONSISTENT", views.rows, **common, shown=_show(*said))


def _split(views: _Views, inquiry: Inquiry, common: dict[str, object]) -> Finding:
    """The zone's own servers hold different MX: part of the mail goes astray, unless all lead to one provider."""
    commonest = _hosts(next(iter(_versions(views.own).values()))[0])
    odd = [answer for answer in views.own if _hosts(answer) != commonest]
    facts = {
        **common,
        "versions": sorted(_show(hosts) for hosts in _versions(views.own)),
        "shown": _show(commonest),
        "odd": _show(_hosts(odd[0])),
        "behind": sorted({answer.server.name for answer in odd}),
    }
    places = {_place(inquiry, answer) for answer in views.own}
    if len(places) == 1 and "" not in places:
        return finding(NAME, "PROPAGATION_MIXED", views.rows, **facts, wait=None)
    return finding(NAME, "PROPAGATION_SPLIT", views.rows, **facts)


def _versions(answers: tuple[Answer, ...]) -> dict[frozenset[str], list[Answer]]:
    """Group answers by what they say, the commonest first; of equally common ones the one that names a server."""
    groups: dict[frozenset[str], list[Answer]] = {}
    for answer in answers:
        groups.setdefault(_hosts(answer), []).append(answer)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), not group[0])))


def _place(inquiry: Inquiry, answer: Answer) -> str:
    """Name the one known provider that all of an answer's hosts belong to, '' where there is none."""
    homes = [inquiry.hosts.home(host, inquiry.domain) for host in _hosts(answer)]
    names = {home.name if home.kind in {"microsoft", "gateway", "home"} else "" for home in homes}
    return next(iter(names)) if len(names) == 1 else ""


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
    if views.silent or not views.public:
        return finding(NAME, "PROPAGATION_SEEN_SO_FAR", views.rows, **common, silent=views.silent)
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
    return frozenset(record.host for record in parse(answer) if not proves_ownership(record.host))


def _show(hosts: frozenset[str]) -> str:
    return ", ".join(sorted(hosts)[:8]) or "-"


def _facts(inquiry: Inquiry, zone: Zone, views: _Views, blocked: list[Answer]) -> dict[str, object]:
    return {
        "domain": inquiry.domain,
        "dns_host": inquiry.hosts.dns_host(zone.delegated or zone.named) or "",
        "asked": len(views.own) + len(views.public),
        "unasked": sorted({*views.silent, *(answer.server.name for answer in blocked)}),
        "over_https": any(answer.over_https for answer in views.public),
    }
