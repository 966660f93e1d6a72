"""Who may call /api/messages: the table of tokens, and everything else about a call that can be wrong."""

from __future__ import annotations

import base64
import json
import time
from typing import TYPE_CHECKING, Any

import jwt
import pytest

from tests.fakes.teams import TENANT, teams_bench

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.teams import Bench


def _none(bench: Bench) -> str:
    parts = [{"alg": "none", "typ": "JWT", "kid": "first"}, {"iss": "x", "exp": int(time.time()) + 60}]
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


def _hs256(bench: Bench) -> str:
    claims = jwt.decode(bench.issuer.token(bench.connector.url), options={"verify_signature": False})
    return jwt.encode(claims, "secret" * 8, "HS256", headers={"kid": "first"})


def _ours(**claims: Any) -> Any:
    return lambda bench: bench.issuer.token(bench.connector.url, **claims)


def _seconds_from_now(**claims: int) -> Any:
    """Return a token's maker that reckons its times when the token is made: a suite may run longer than a leeway."""
    return lambda bench: bench.issuer.token(
        bench.connector.url, **{name: int(time.time()) + seconds for name, seconds in claims.items()}
    )


TOKENS: dict[str, tuple[Any, int]] = {
    "valid": (_ours(), 200),
    "expired a moment ago, within the leeway": (_seconds_from_now(exp=-60), 200),
    "expired": (_seconds_from_now(exp=-3600), 401),
    "without exp": (_ours(exp=None), 401),
    "exp is no number": (_ours(exp="tomorrow"), 401),
    "exp beyond every number": (_ours(exp=10**400), 401),
    "exp below every number": (_ours(exp=-(10**400)), 401),
    "exp is infinite": (_ours(exp=float("inf")), 401),
    "exp is not a number": (_ours(exp=float("nan")), 401),
    "exp is true": (_ours(exp=True), 401),
    "exp is a list": (_ours(exp=[2**31]), 401),
    "nbf beyond every number": (_ours(nbf=10**400), 401),
    "nbf is infinite": (_ours(nbf=float("inf")), 401),
    "iat beyond every number": (_ours(iat=10**400), 401),
    "iat is not a number": (_ours(iat=float("nan")), 401),
    "not yet valid": (_seconds_from_now(nbf=3600), 401),
    "for another bot": (_ours(aud="6f0b3c5e-0000-4000-8000-000000000bad"), 401),
    "for nobody": (_ours(aud=None), 401),
    "of another issuer": (_ours(iss="https://api.botframework.example"), 401),
    "of an emulator": (_ours(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"), 401),
    "for another service": (lambda bench: bench.issuer.token("https://evil.example"), 401),
    "without a service": (_ours(serviceurl=None), 401),
    "signed by another key": (_ours(signed_by="stranger"), 401),
    "by a key nobody published": (_ours(kid="stranger"), 401),
    "HS256": (_hs256, 401),
    "none": (_none, 401),
    "garbage": (lambda _: "garbage", 401),
    "three parts of garbage": (lambda _: "a.b.c", 401),
    "another scheme": (lambda _: "Basic YTpi", 401),
    "empty header": (lambda _: "", 401),
    "no header": (lambda _: None, 401),
    "too long": (lambda _: "x" * 20_000, 401),
}


async def test_tokens_are_accepted_or_refused_never_a_server_error(tmp_path: Path) -> None:
    """Every token of the table is judged as it says, and a refused one reaches neither core nor connector."""
    async with teams_bench(tmp_path) as bench:
        for name, (make, expected) in TOKENS.items():
            before = len(bench.talker.taken)
            status, _ = await bench.post(bench.activity(text="check contoso.example"), make(bench))
            if name == "too long":
                assert status in (400, 401), name
                continue
            assert status == expected, name
            assert len(bench.talker.taken) - before == (expected == 200), name


async def test_a_rotated_key_is_fetched_once_and_strangers_do_not_make_us_fetch(tmp_path: Path) -> None:
    """A key published later is found by one refresh; more unknown keys within a minute cause no further ones."""
    async with teams_bench(tmp_path) as bench:
        await bench.say("hello")
        assert bench.issuer.fetched == 1
        bench.issuer.published = ["first", "second"]
        bench.teams.keys._tried = float("-inf")
        token = bench.issuer.token(bench.connector.url, kid="second")
        assert (await bench.post(bench.activity(text="hello"), token))[0] == 200
        for _ in range(3):
            assert (await bench.post(bench.activity(text="x"), bench.issuer.token(bench.connector.url, "third")))[
                0
            ] == 401
        assert bench.issuer.fetched == 2


async def test_an_issuer_that_is_down_is_our_trouble_and_said_so(tmp_path: Path) -> None:
    """Without any key nobody can be judged: 503, so that Teams tries again."""
    async with teams_bench(tmp_path) as bench:
        bench.issuer.down = True
        assert (await bench.post(bench.activity(text="hello")))[0] == 503
        assert bench.talker.taken == []


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"serviceUrl": "https://smba.trafficmanager.net.evil.example/"}, 401),
        ({"channelId": "directline"}, 401),
        ({"channelData": {"tenant": {"id": "99999999-2222-4333-8444-555555555555"}}}, 403),
        ({"channelData": None, "conversation": {"id": "a:1"}}, 403),
        ({"conversation": "text"}, 400),
        ({"type": 5}, 200),
        ({"from": None}, 200),
        ({"channelData": {"tenant": {"id": TENANT.upper()}}}, 200),
        ({"entities": "x", "attachments": {"a": 1}, "value": [1], "replyToId": 7}, 200),
    ],
)
async def test_a_valid_token_is_not_all(tmp_path: Path, changed: dict[str, Any], status: int) -> None:
    """Tenant, service and shape are judged as well; an odd activity is refused or ignored."""
    async with teams_bench(tmp_path) as bench:
        assert (await bench.post(bench.activity(text="hello", **changed)))[0] == status


async def test_a_service_url_outside_the_hosts_is_refused_even_with_a_token_for_it(tmp_path: Path) -> None:
    """Nothing is ever sent to a host that is not Microsoft's."""
    async with teams_bench(tmp_path) as bench:
        url = "https://evil.example/"
        status, _ = await bench.post(bench.activity(text="hi", serviceUrl=url), bench.issuer.token(url))
        assert status == 403
        assert bench.connector.calls == []


@pytest.mark.parametrize("body", [b"", b"[]", b"5", b"{", b"[" * 100_000, b"\xff\xfe"])
async def test_a_body_that_is_no_activity_is_refused(tmp_path: Path, body: bytes) -> None:
    """Broken JSON is the caller's fault."""
    async with teams_bench(tmp_path) as bench:
        assert (await bench.post(body))[0] == 400


async def test_a_body_is_bounded_before_it_is_parsed(tmp_path: Path) -> None:
    """More than 1 MiB is not read."""
    async with teams_bench(tmp_path) as bench:
        assert (await bench.post(b"{" + b" " * 2**20))[0] == 413
