"""The DNS and web adapters at their edge: the wire, the guard, settings, pages, greetings."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import dns.message
import dns.rcode
import dns.rrset
import pytest
from aiohttp import web

from adapters import reference
from adapters.dns import wire
from adapters.dns.address_policy import AddressPolicy
from adapters.dns.examiner import DnsExaminer
from adapters.dns.resolver import WireResolver
from adapters.dns.settings import DnsSettings, parse_resolver
from adapters.net.https_fetch import PinnedWeb, RememberingWeb
from adapters.net.smtp_probe import SmtpProbe
from bot.dns.ports import Page, Question, Server
from bot.mailhosts import load_mail_hosts
from bot.model import Examination
from bot.words import ContentError
from tests.fakes.nameserver import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

INSIDE = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "nonsense", "",
    "fec0::1", "::1.1.1.1", "3fff::1", "5f00::1", "168.63.129.16", "::ffff:168.63.129.16",
)  # fmt: skip
OUTSIDE = ("1.1.1.1", "9.9.9.9", "2606:4700:4700::1111")


def test_guard_allows_only_public_addresses() -> None:
    """No address learnt from an answer leads into our own network, however it is written."""
    guard = AddressPolicy()
    assert [address for address in INSIDE if guard.allows(address)] == []
    assert [address for address in OUTSIDE if not guard.allows(address)] == []


def test_guard_contained_allows_only_loopback() -> None:
    """With all resolvers on loopback nothing else leaves the machine."""
    guard = AddressPolicy(contained=True)
    assert guard.allows("127.0.0.1")
    assert guard.allows("127.9.9.9")
    assert not guard.allows("1.1.1.1")
    assert not guard.allows("10.0.0.1")


def test_guard_may_be_told_to_allow_private_addresses() -> None:
    """The operator's own servers may be private; broadcast and multicast never are a server."""
    guard = AddressPolicy(allow_private=True)
    assert guard.allows("10.0.0.1")
    assert not guard.allows("224.0.0.1")
    assert not guard.allows("0.0.0.0")


RESOLVERS = [
    ("192.0.2.53", "192.0.2.53", 53),
    ("192.0.2.53:5353", "192.0.2.53", 5353),
    ("localhost:5353", "127.0.0.1", 5353),
    ("2001:db8::1", "2001:db8::1", 53),
    ("[2001:db8::1]:5353", "2001:db8::1", 5353),
]


@pytest.mark.parametrize(("text", "address", "port"), RESOLVERS)
def test_resolvers_are_read(text: str, address: str, port: int) -> None:
    """HOST[:PORT] in every usual form."""
    server = parse_resolver(text)
    assert (server.address, server.port) == (address, port)


@pytest.mark.parametrize(
    "text", ["dns.example", "192.0.2.53:0", "192.0.2.53:99999", "192.0.2.53:x", ",".join(["192.0.2.1"] * 11)]
)
def test_wrong_resolvers_are_refused(text: str) -> None:
    """A wrong resolver is named when settings are read."""
    with pytest.raises(ValueError, match=r"resolver|port|at most"):
        DnsSettings(resolvers=text)


def test_default_resolvers() -> None:
    """Without settings the four public resolvers are asked, and never the system's."""
    assert [server.name for server in reference.public_resolvers().servers] == [
        "Cloudflare",
        "Google",
        "Quad9",
        "OpenDNS",
    ]


async def _ask(
    fault: str, kind: str = "MX", *, of: str = "ns1.contoso.example", guard: AddressPolicy | None = None
) -> tuple[str, int]:
    async with serve(f"contoso.example MX 0 .\nfault: {of} {fault}\n") as served:
        address = served.world.addresses["ns1.contoso.example"][0]
        resolver = WireResolver(guard or AddressPolicy(contained=True), limit=1.5)
        answer = await resolver.ask(
            Question("contoso.example", kind, recurse=False), Server("ns1", address, served.port)
        )
        return answer.status, len(answer.answers)


STATUSES = [
    ("timeout", "TIMEOUT"), ("servfail", "SERVFAIL"), ("refused", "REFUSED"), ("garbage", "GARBAGE"),
    ("wrong-id", "GARBAGE"), ("other-question", "GARBAGE"), ("endless", "TIMEOUT"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "status"), STATUSES)
async def test_silence_has_a_status(fault: str, status: str) -> None:
    """Each kind of silence is told apart, and none raises."""
    assert await _ask(fault) == (status, 0)


@pytest.mark.parametrize("fault", ["truncated", "no-edns", "slow"])
async def test_what_can_be_overcome_is(fault: str) -> None:
    """TCP follows truncation, plain DNS follows a refusal of EDNS, and patience follows slowness."""
    assert await _ask(fault) == ("NOERROR", 1)


async def test_a_closed_port_is_told_at_once() -> None:
    """Nobody listens there: unreachable, without waiting for the time-out."""
    start = asyncio.get_running_loop().time()
    patient = WireResolver(AddressPolicy(contained=True), limit=60)
    answer = await patient.ask(Question("a.example", "A"), Server("x", "127.0.0.1", 9))
    assert answer.status == "UNREACHABLE"
    assert asyncio.get_running_loop().time() - start < 30


async def test_what_may_not_be_contacted_is_not() -> None:
    """The guard's word is a status, and no packet is sent."""
    assert await _ask("slow", guard=AddressPolicy()) == ("FORBIDDEN", 0)


@pytest.mark.parametrize("name", ["a..b", "x" * 70 + ".example", "\udcff.example", "a." * 130 + "example"])
async def test_impossible_names_do_not_raise(name: str) -> None:
    """A name that no message can hold is garbage, not an exception."""
    answer = await WireResolver(AddressPolicy(contained=True)).ask(Question(name, "A"), Server("x", "127.0.0.1", 9))
    assert answer.status in {"GARBAGE", "UNREACHABLE"}


async def test_https_takes_over_where_port_53_is_closed() -> None:
    """A resolver that only answers over HTTPS still counts, and the answer says so."""

    async def over_https(question: Question, server: Server) -> bytes:
        reply = dns.message.make_response(wire.query(question))
        reply.answer = [dns.rrset.from_text("contoso.example.", 60, "IN", "MX", "0 .")]
        return reply.to_wire()

    server = Server("closed", "127.0.0.1", 9)
    resolver = WireResolver(AddressPolicy(), [server], over_https)
    answer = await resolver.ask(Question("contoso.example", "MX"), server)
    assert (answer.status, answer.over_https, answer.records()[0].data) == ("NOERROR", True, "0 .")


async def test_https_answers_to_another_question_do_not_count() -> None:
    """What does not answer the question is no answer, over HTTPS neither."""

    async def over_https(question: Question, server: Server) -> bytes:
        return dns.message.make_response(wire.query(Question("else.example", "MX"))).to_wire()

    server = Server("closed", "127.0.0.1", 9)
    answer = await WireResolver(AddressPolicy(), [server], over_https).ask(Question("contoso.example", "MX"), server)
    assert answer.status == "UNREACHABLE"


async def test_a_network_that_answers_itself_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """'No such name' without an SOA never comes from a public resolver: somebody in between made it up."""
    monkeypatch.setattr("adapters.dns.resolver.PUBLIC", AddressPolicy(contained=True))

    class Liar(asyncio.DatagramProtocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport

        def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
            reply = dns.message.make_response(dns.message.from_wire(data), recursion_available=True)
            reply.set_rcode(dns.rcode.NXDOMAIN)
            self.transport.sendto(reply.to_wire(), addr)  # type: ignore[attr-defined]

    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Liar, local_addr=("127.0.0.1", 0))
    server = Server("public", "127.0.0.1", transport.get_extra_info("sockname")[1])
    answer = await WireResolver(AddressPolicy(), [server]).ask(Question("contoso.example", "MX"), server)
    transport.close()
    assert (answer.status, answer.spoken) == ("REWRITTEN", False)


@contextlib.asynccontextmanager
async def _site(handler: Callable[[web.Request], object]) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{tail:.*}", handler)  # type: ignore[arg-type]
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    try:
        yield f"http://policy.contoso.example:{port}/x"
    finally:
        await runner.cleanup()


async def _found(host: str) -> list[str]:
    return ["127.0.0.1"] if host == "policy.contoso.example" else []


HTTP = frozenset({"http", "https"})


async def test_pages_come_from_the_address_that_was_checked() -> None:
    """The connection goes to the checked address under the host's own name."""

    async def handler(request: web.Request) -> web.Response:
        return web.Response(text=f"hello {request.host.partition(':')[0]}")

    async with _site(handler) as url:
        page = await PinnedWeb(_found, schemes=HTTP).get(url)
    assert (page.status, page.body) == (200, "hello policy.contoso.example")


async def test_redirects_are_not_followed() -> None:
    """A redirect is the answer; where it leads is never asked."""
    seen: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append(request.path)
        return web.Response(status=302, headers={"Location": "/elsewhere"})

    async with _site(handler) as url:
        assert (await PinnedWeb(_found, schemes=HTTP).get(url)).status == 302
    assert seen == ["/x"]


async def test_endless_and_slow_pages_end() -> None:
    """Size and time are bounded."""

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            for _ in range(1000):
                await response.write(b"x" * 65536)
        return response

    async def slow(request: web.Request) -> web.Response:
        await asyncio.sleep(5)
        return web.Response()

    async with _site(endless) as url:
        page = await PinnedWeb(_found, schemes=HTTP, largest=100_000).get(url)
        assert (len(page.body), page.reason) == (100_000, "size")
    async with _site(slow) as url:
        page = await PinnedWeb(_found, schemes=HTTP, limit=0.3).get(url)
        assert (page.status, page.reason) == (None, "timeout")


@pytest.mark.parametrize(
    "url", ["http://policy.contoso.example/", "ftp://x.example/", "https://unknown.example/", "https://"]
)
async def test_what_may_not_be_fetched_is_not(url: str) -> None:
    """Other schemes than https, and hosts without an allowed address, are not asked."""
    assert (await PinnedWeb(_found).get(url)).reason == "address"


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "168.63.129.16", "[::1]", "[fec0::1]", "127.0.0.1"])
async def test_literal_addresses_of_pages_are_judged(host: str) -> None:
    """A page's address may be written out; it is judged like one that was looked up."""
    connected: list[object] = []

    async def refuse(*sought: object, **options: object) -> None:
        connected.append((sought, options))
        raise OSError

    pages = DnsExaminer(DnsSettings()).ports(Examination(domain="contoso.example")).web
    assert pages is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiohttp.TCPConnector.connect", refuse)
        assert (await pages.get(f"https://{host}/.well-known/mta-sts.txt")).reason == "address"
        assert connected == []
        assert (await pages.get("https://9.9.9.9/.well-known/mta-sts.txt")).reason == "failed"
    assert connected


async def test_good_pages_are_kept_and_failures_are_not() -> None:
    """A registry is asked once for what it knows; silence is asked again."""
    asked: list[str] = []

    class Counted:
        async def get(self, url: str) -> Page:
            asked.append(url)
            return Page(200, "x") if url == "https://good" else Page(None, reason="timeout")

    web_ = RememberingWeb(Counted(), 60)
    for url in ("https://good", "https://good", "https://bad", "https://bad"):
        await web_.get(url)
    assert asked == ["https://good", "https://bad", "https://bad"]
    brief = RememberingWeb(Counted(), 0)
    await brief.get("https://good")
    await brief.get("https://good")
    assert asked.count("https://good") == 3


@contextlib.asynccontextmanager
async def _mail_server(*lines: bytes) -> AsyncIterator[tuple[int, list[bytes]]]:
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for line in lines:
            writer.write(line)
            heard.append(await reader.readline())
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], heard


async def test_greeting_reads_the_banner_and_leaves() -> None:
    """EHLO and QUIT are all that is said: no sender, no recipient, no mail."""
    async with _mail_server(b"220-hello\r\n220 mail.example\r\n", b"250-mail.example\r\n250 STARTTLS\r\n") as (
        port,
        heard,
    ):
        greeting = await SmtpProbe(AddressPolicy(contained=True), port=port).greet("mail.example", "127.0.0.1")
        async with asyncio.timeout(10):
            while len(heard) < 2:  # noqa: ASYNC110 (the goodbye comes after the greeting was told)
                await asyncio.sleep(0.01)
    assert (greeting.banner, greeting.starttls) == ("220-hello", True)
    assert [line.split()[0] for line in heard if line] == [b"EHLO", b"QUIT"]


@pytest.mark.parametrize("lines", [(b"554 go away\r\n",), (b"x" * 5000,), (b"250-a\r\n" * 60,), (b"",)])
async def test_odd_greetings_do_not_raise(lines: tuple[bytes, ...]) -> None:
    """Refusals, endless lines and silence are reasons."""
    async with _mail_server(*lines) as (port, _):
        greeting = await SmtpProbe(AddressPolicy(contained=True), port=port, limit=0.5).greet(
            "mail.example", "127.0.0.1"
        )
    assert greeting.banner == ""
    assert greeting.reason


async def test_greeting_obeys_the_guard() -> None:
    """An inside address is not greeted."""
    assert (await SmtpProbe(AddressPolicy()).greet("mail.example", "10.0.0.1")).reason == "forbidden"


HOMES = [
    ("contoso-com.mail.protection.outlook.com", "microsoft"),
    ("sdu-dk.i-v1.mx.microsoft", "microsoft"),
    ("mx.microsoft.contoso.com", "own"),
    ("evilmail.protection.outlook.com.example", "unknown"),
    ("notmimecast.com", "unknown"),
    ("eu-smtp-inbound-1.mimecast.com", "gateway"),
    ("inbound-smtp.eu-west-1.amazonaws.com", "home"),
    ("hotmail-com.olc.protection.outlook.com", "home"),
    ("mail.messaging.microsoft.com", "legacy"),
    ("mail.contoso.com", "own"),
    ("contoso.com", "own"),
    ("mail.fabrikam.example", "unknown"),
]


@pytest.mark.parametrize(("host", "kind"), HOMES)
def test_mail_homes(host: str, kind: str) -> None:
    """Suffixes match at label boundaries only; a host under the domain is its own."""
    assert reference.mail_hosts().home(host, "contoso.com").kind == kind


def test_dns_hosts() -> None:
    """The company where the zone is edited is named from its name servers."""
    hosts = reference.mail_hosts()
    assert hosts.dns_host(("amy.ns.cloudflare.com",)) == "Cloudflare"
    assert hosts.dns_host(("ns-1.awsdns-12.co.uk",)) == "Amazon Route 53"
    assert hosts.dns_host(("dns.home.pl", "dns2.home.pl")) == "home.pl"
    assert hosts.dns_host(("ns1.contoso.example",)) is None


@pytest.mark.parametrize(
    "text", ["host = 3", "[[host]]\nname='x'", "[[host]]\nkind='x'\nname='y'\nsuffixes=['z']\n[[dns]]\n", "host=["]
)
def test_broken_mail_hosts_are_refused(text: str) -> None:
    """A mistake in mail-hosts.toml stops the start, naming the file."""
    with pytest.raises(ContentError, match=r"mail-hosts\.toml"):
        load_mail_hosts(text)
