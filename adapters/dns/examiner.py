"""Puts the examiner together: whom to ask, what is switched off, and why."""

from __future__ import annotations

import asyncio
import base64
import socket
from dataclasses import replace
from functools import cache, partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

from adapters import reference
from adapters.dns import wire
from adapters.dns.address_policy import AddressPolicy
from adapters.dns.resolver import Gates, WireResolver
from adapters.dns.resolver_health import ResolverHealth
from adapters.dns.settings import DnsSettings, comma_list, parse_resolvers
from adapters.net.https_fetch import PinnedWeb, RememberingWeb
from adapters.net.loopback import is_loopback
from adapters.net.smtp_probe import SmtpProbe
from bot.checks import LIMIT, chosen, examine
from bot.dns.ports import Cloud, Ports, Question, Server, is_ipv4
from bot.domains import is_below

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from tldextract import TLDExtract

    from bot.dns.ports import Answer
    from bot.model import Examination, Finding


REGISTRY_KEPT = 3600.0
"""Seconds what a registry said is kept."""
MOST_REPORTS = 100
"""Reports under way at once in a process; the next ones wait."""


class DnsExaminer:
    """Implements bot.ports.Examiner. One of them serves all reports of a process."""

    def __init__(self, settings: DnsSettings | None = None, *, limit: float = LIMIT) -> None:
        """Prepare from settings; raises ValueError for a wrong resolver, ContentError for broken content."""
        self._settings = settings or DnsSettings()
        self._limit = limit
        public = reference.public_resolvers()
        self.resolvers: tuple[Server, ...] = parse_resolvers(self._settings.resolvers) or public.servers
        self.contained = all(is_loopback(server.address) for server in self.resolvers)
        self._guard = AddressPolicy(self.contained, self._settings.allow_private)
        self._https = {} if self.contained or not self._settings.doh else public.over_https
        self._clouds = _clouds(self._settings, public.clouds)
        self._gates = Gates()
        self._registries: RememberingWeb | None = None
        self._reports = asyncio.Semaphore(MOST_REPORTS)
        self._private = tuple(name.lower().rstrip(".") for name in comma_list(self._settings.private))

    async def examine(self, wanted: Examination) -> AsyncIterator[Finding]:
        """Yield each finding as soon as it is there, within the report's time. Never raises."""
        ports = self.ports(wanted)
        async with self._reports:
            async for found in examine(wanted, ports, reference.mail_hosts(), chosen(wanted), self._limit):
                yield found

    def ports(self, wanted: Examination) -> Ports:
        """Return the ways of asking that are open for this domain: a private one is told to no third party."""
        private = is_below(wanted.domain, self._private)
        resolvers = self.resolvers
        if private:
            resolvers = tuple(server for server in resolvers if not AddressPolicy().allows(server.address))
        over_https = self._over_https if self._https and not private else None
        resolver = WireResolver(self._guard, resolvers, over_https, self._gates)
        ports = Ports(resolver, resolvers, port=self._settings.port, registrable=_registrable)
        if private:
            return replace(ports, off="private", elsewhere=_nowhere)
        if not self.contained:
            ports = replace(ports, elsewhere=_elsewhere, reaches=has_way)
        if self._settings.smtp:
            ports = replace(ports, mail_probe=SmtpProbe(self._guard))
        web = PinnedWeb(partial(self._find, ports))
        self._registries = self._registries or RememberingWeb(web, REGISTRY_KEPT)
        if self.contained:
            clouds = self._clouds if self._settings.tenant_urls else ()
            return replace(ports, clouds=clouds, clouds_web=_system_web() if clouds else None, off="local")
        return replace(
            ports,
            web=web,
            clouds=self._clouds,
            clouds_web=_system_web() if self._settings.tenant_urls else web,
            registries=self._registries if self._settings.registration else None,
        )

    def pulse(self) -> ResolverHealth:
        """Return what tells whether the resolvers answer, in the ways a report would ask them."""
        over_https = self._over_https if self._https else None

        async def ask(question: Question, server: Server) -> Answer:
            return await WireResolver(self._guard, self.resolvers, over_https, self._gates).ask(question, server)

        return ResolverHealth(self.resolvers, ask)

    async def _find(self, ports: Ports, host: str) -> Sequence[str]:
        """Look a web host up at the first resolver that speaks; of any address (literal too) only one we may ask."""
        if _is_address(host):
            return [host] if self._guard.allows(host) else []
        for server in ports.resolvers[:2]:
            answer = await ports.resolver.ask(Question(host, "A"), server)
            if answer.spoken:
                return [r.data for r in answer.answers if r.type == "A" and self._guard.allows(r.data)]
        return []

    async def _over_https(self, question: Question, server: Server) -> bytes | None:
        """Ask a public resolver over HTTPS at its own address (RFC 8484)."""
        url = self._https.get(server.address)
        if url is None:
            return None
        query = wire.query(question)
        query.id = 0
        asked = base64.urlsafe_b64encode(query.to_wire()).rstrip(b"=").decode()
        web = PinnedWeb(partial(_same, server.address), limit=2.0, largest=65536)
        status, body, _ = await web.fetch(f"{url}?dns={asked}", {"Accept": "application/dns-message"})
        return body if status == 200 else None  # noqa: PLR2004 (HTTP's OK)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _elsewhere(server: Server) -> bool:
    return AddressPolicy().allows(server.address)


def _nowhere(server: Server) -> bool:
    del server
    return False


def has_way(address: str) -> bool:
    """Tell whether this host has a way to an address: over IPv4 always, over IPv6 by its routes; nothing is sent."""
    if is_ipv4(address):
        return True
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 53))
    except OSError:
        return False
    return True


def _clouds(settings: DnsSettings, known: tuple[Cloud, ...]) -> tuple[Cloud, ...]:
    if not settings.tenant_discovery:
        return ()
    urls = comma_list(settings.tenant_urls)
    return tuple(Cloud(cloud.id, url.rstrip("/")) for cloud, url in zip(known, urls, strict=False)) or known


def _system_web() -> PinnedWeb:
    """Return a web for addresses the operator chose: any host of theirs, also without TLS."""
    return PinnedWeb(_system, schemes=frozenset({"http", "https"}))


async def _system(host: str) -> Sequence[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in found]


async def _same(address: str, host: str) -> Sequence[str]:
    del host
    return [address]


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 (costs 0.2 s, needed only for registries, tenants and DMARC)

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def _registrable(domain: str) -> str:
    """Return the part of a domain that is registered, by the public suffix list that came with tldextract."""
    parts = _suffixes()(domain)
    return f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else domain
