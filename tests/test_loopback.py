"""One answer to 'is that this machine?' for the web page, for Teams without tokens and for the DNS."""

from __future__ import annotations

import pytest

from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from adapters.net.loopback import is_loopback
from adapters.teams.auth.anonymous import is_loopback_url
from adapters.web.settings import WebSettings

HERE = ("127.0.0.1", "127.3.2.1", "localhost", "LOCALHOST", "::1", "[::1]", "::ffff:127.0.0.1", "[::ffff:127.0.0.1]")
ELSEWHERE = (
    "", "0.0.0.0", "::", "[", "]", "[]", "[[::1]]", "10.0.0.1", "192.0.2.1", "128.0.0.1", "::ffff:192.0.2.1", "fe80::1",
    "localhost.contoso.example", "localhost.", "127.0.0.1.contoso.example", "0177.0.0.1", "2130706433", "127.1",
)  # fmt: skip


@pytest.mark.parametrize("host", HERE)
def test_this_machine_is_known_in_every_spelling(host: str) -> None:
    """Brackets, capitals and IPv4 inside IPv6 are all the same machine."""
    assert is_loopback(host)
    assert WebSettings(host=host).on


@pytest.mark.parametrize("host", ELSEWHERE)
def test_everything_else_is_not_this_machine(host: str) -> None:
    """Wildcards, names that only look like it and odd spellings of addresses are somewhere else."""
    assert not is_loopback(host)
    assert not WebSettings(host=host).on


@pytest.mark.parametrize(("address", "here"), [("127.0.0.1", True), ("[::ffff:127.0.0.1]", True), ("192.0.2.1", False)])
def test_every_room_agrees(address: str, here: bool) -> None:
    """A resolver, a service URL and a bound host of the same address are judged alike."""
    assert DnsExaminer(DnsSettings(resolvers=f"{address}:53")).contained is here
    assert is_loopback_url(f"http://{address}:1/") is here
    assert WebSettings(host=address).on is here
