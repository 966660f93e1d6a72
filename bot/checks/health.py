"""What is weak in a delegation that works: one machine, TCP closed, stale glue, aliases, slow servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.inquiry import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.checks.ports import Answer
    from bot.checks.zone import Zone
    from bot.model import Finding

SLOW_MS = 2000
"""From so long on many resolvers give up before a server answers."""
NO_TCP = frozenset({"TIMEOUT", "UNREACHABLE", "GARBAGE"})
FEWEST = 2
"""Name servers that a zone needs (RFC 1034 section 4.1)."""


def health(
    check: str, zone: Zone, heard: Sequence[Answer], tcp: Sequence[Answer], facts: dict[str, object]
) -> list[Finding]:
    """Return the delegation's weaknesses, each one finding."""
    return [finding(check, tag, answers, **facts, servers=servers) for tag, answers, servers in _weak(zone, heard, tcp)]


_Weak = tuple[str, "Sequence[Answer]", list[str]]


def _weak(zone: Zone, heard: Sequence[Answer], tcp: Sequence[Answer]) -> Iterator[_Weak]:
    speaking = {answer.server for answer in heard}
    closed = [answer for answer in tcp if answer.status in NO_TCP and answer.server in speaking]
    slow = [answer for answer in heard if answer.elapsed_ms >= SLOW_MS]
    delegated = [host for host in zone.hosts if zone.delegated is None or host.name in zone.delegated]
    stale = [f"{host.name} ({address})" for host in delegated for address in host.stale]
    addresses = sorted({address for host in delegated for address in host.addresses})
    aliases = [f"{host.name} ({host.alias})" for host in delegated if host.alias]
    if slow:
        yield "DELEGATION_SLOW", slow, _names(slow)
    if closed:
        yield "DELEGATION_NO_TCP", closed, _names(closed)
    if stale:
        yield "DELEGATION_GLUE_DIFFERS", zone.parent_answers, stale
    if aliases:
        yield "DELEGATION_NS_ALIAS", (), aliases
    if underscored := [host.name for host in delegated if "_" in host.name]:
        yield "DELEGATION_UNDERSCORE", (), underscored
    if len(delegated) < FEWEST:
        yield "DELEGATION_ONE_SERVER", zone.parent_answers, [host.name for host in delegated]
    elif len(addresses) < FEWEST:
        yield "DELEGATION_ONE_ADDRESS", (), addresses


def _names(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.server.name for answer in answers})
