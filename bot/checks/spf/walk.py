"""Follows an SPF record through its includes and redirects, as a receiver must for a sender that no term fits."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.checks.spf.record import COUNTED, SpfRecord, Term, is_record, network, read

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry

MOST_LOOKUPS = 10
"""Terms that may make a receiver ask the DNS; more are an error (RFC 7208 section 4.6.4)."""
MOST_VOID = 2
"""Look-ups that may find nothing; more are an error (section 4.6.4)."""
MOST_ASKED = 12
"""Names of `a`, `mx` and `exists` that are looked up here: enough to pass every limit."""
_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{1,63}")


@dataclass
class Walk:
    """What was met on the way."""

    lookups: int = 0
    names: set[str] = field(default_factory=set)
    networks: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)
    void: list[str] = field(default_factory=list)
    crowded: list[str] = field(default_factory=list)
    vain: list[str] = field(default_factory=list)
    unread: list[Answer] = field(default_factory=list)
    hosts: dict[tuple[str, str], None] = field(default_factory=dict)
    open: bool = False
    senders: bool = False
    macros: bool = False


async def walk(inquiry: Inquiry, record: str) -> Walk:
    """Follow a domain's record, bounded: far beyond a limit nobody needs the exact number."""
    seen = Walk()
    top = read(record)
    seen.vain = list(top.vain)
    seen.senders = any(term.mechanism != "all" and term.qualifier != "-" for term in top.terms) or bool(top.redirect)
    await _follow(inquiry, top, (inquiry.domain,), seen, passing=True)
    await _look_for_void(inquiry, seen)
    return seen


async def _follow(inquiry: Inquiry, record: SpfRecord, path: tuple[str, ...], seen: Walk, *, passing: bool) -> None:
    if record.broken:
        seen.broken.append(record.broken if len(path) == 1 else f"{record.broken} ({path[-1]})")
        return
    for term in record.terms:
        _count(term, path[-1], seen, passing=passing)
    seen.lookups += bool(record.redirect)
    onward = [(term.name, passing and term.qualifier == "+") for term in record.terms if term.mechanism == "include"]
    onward += [(record.redirect, passing)] if record.redirect else []
    plain = [(name, passes) for name, passes in onward if "%" not in name]
    seen.macros = seen.macros or len(plain) < len(onward)
    seen.loops += [name for name, _ in plain if name in path and name not in seen.loops]
    await _enter(inquiry, [pair for pair in plain if pair[0] not in path], path, seen)


async def _enter(inquiry: Inquiry, onward: list[tuple[str, bool]], path: tuple[str, ...], seen: Walk) -> None:
    """Read the records that others lead to; their own terms count too."""
    if seen.lookups > 2 * MOST_LOOKUPS:
        return
    hosts = [(name, passes) for name, passes in onward[: MOST_LOOKUPS + 1] if _HOST.fullmatch(name)]
    seen.missing += [name for name, _ in onward if not _HOST.fullmatch(name)]
    seen.names.update(name for name, _ in hosts)
    answers = await asyncio.gather(*(inquiry.look_up(name, "TXT") for name, _ in hosts))
    for (name, passes), answer in zip(hosts, answers, strict=True):
        records = [record.data for record in answer.records() if is_record(record.data)]
        if not answer.spoken:
            (seen.failing.append(name) if answer.status == "SERVFAIL" else seen.unread.append(answer))
        elif len(records) != 1:
            (seen.several if records else seen.missing).append(name)
        else:
            await _follow(inquiry, read(records[0]), (*path, name), seen, passing=passes)


def _count(term: Term, domain: str, seen: Walk, *, passing: bool) -> None:
    seen.lookups += term.mechanism in COUNTED
    passes = passing and term.qualifier == "+"
    if term.mechanism == "all":
        seen.open = seen.open or passes
    elif term.mechanism in {"ip4", "ip6"}:
        found = network(term.name)
        seen.open = seen.open or (passes and found is not None and found.prefixlen == 0)
        seen.networks.append(term.name)
    elif term.mechanism in {"a", "mx", "exists"}:
        name = term.name or domain
        seen.macros = seen.macros or (term.mechanism == "exists" and "%" in name)
        if "%" not in name and _HOST.fullmatch(name):
            seen.hosts[name, "MX" if term.mechanism == "mx" else "A"] = None


async def _look_for_void(inquiry: Inquiry, seen: Walk) -> None:
    """Find the names that a receiver asks about in vain, whatever the sender's address."""
    hosts = list(seen.hosts)[:MOST_ASKED]
    answers = await asyncio.gather(*(inquiry.look_up(name, kind) for name, kind in hosts))
    told = zip(hosts, answers, strict=True)
    seen.crowded = [name for (name, kind), answer in told if kind == "MX" and len(answer.records()) > MOST_LOOKUPS]
    empty = [pair for pair, answer in zip(hosts, answers, strict=True) if answer.spoken and not answer.records()]
    six = await asyncio.gather(*(inquiry.look_up(name, "AAAA") for name, kind in empty if kind == "A"))
    reached = {answer.question.name for answer in six if answer.records() or not answer.spoken}
    seen.void = [name for name, kind in empty if kind == "MX" or name not in reached]
