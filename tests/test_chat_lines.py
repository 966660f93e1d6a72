"""`ndr chat --jsonl`: a JSON object a line in, blocks a line out, one end of turn for each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.blocks import BLOCKS
from tests.fakes.nameserver import serve
from tests.programs import chatting

if TYPE_CHECKING:
    from tests.fakes.nameserver import Served

WORLD = """
fabrikam.example MX 0 fabrikam-example.mail.protection.outlook.com
fabrikam-example.mail.protection.outlook.com A 198.51.100.10
xn--kw-ola.example MX 10 mx.fabrikam.example
"""
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>"


def options(dns: Served) -> tuple[str, ...]:
    return ("--resolver", dns.resolver, "--port", str(dns.port))


def choices(blocks: list[dict[str, Any]]) -> list[str]:
    return [choice["id"] for block in blocks if block["block"] == "choices" for choice in block["choices"]]


def texts(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(str(block.get("text", "")) for block in blocks)


async def test_a_walk_in_lines() -> None:
    """Nothing comes before the first line; every turn ends after its checks; the first choice is the way on."""
    async with serve(WORLD) as dns, chatting(*options(dns)) as talk:
        assert await talk.silent()
        blocks = await talk.say(BOUNCE)
        assert [block["block"] for block in blocks if block["block"] == "report"] == ["report"]
        assert len([block for block in blocks if block["block"] == "progress"]) > 1
        seen: list[str] = []
        turns = 0
        while offered := choices(blocks):
            turns += 1
            assert not set(offered) & set(seen)
            seen += offered
            for choice in offered:
                node, name, turn = choice.split(":")
                assert node
                assert name
                assert turn.isdigit()
            blocks = await talk.press(offered[0])
            BLOCKS.validate_python(tuple(blocks))
            assert turns < 20
        assert "If another message comes back" in texts(blocks)
        ended = await talk.end()
    assert (ended.code, ended.out) == (0, "")
    assert ended.errors == ""


async def test_polish_by_option() -> None:
    """`--lang pl` speaks Polish where the person's own words do not say otherwise."""
    async with serve(WORLD) as dns, chatting(*options(dns), "--lang", "pl") as talk:
        assert "wklej tutaj" in texts(await talk.say("5"))
        assert "administratorzy poczty" in texts(await talk.say(BOUNCE))


HOSTILE: dict[str, bytes] = {
    "empty": b'{"text": ""}',
    "blank": b'{"text": " \\n\\t "}',
    "control characters": json.dumps({"text": "".join(map(chr, range(32))) * 20}).encode(),
    "binary": json.dumps({"text": "\x00\x01\xfe\xff" * 1000}).encode(),
    "half a character": b'{"text": "550 5.4.1 \\ud83d rejected"}',
    "direction marks": json.dumps({"text": "\u2066\u202e550\u2069 hello"}).encode(),
    "too large": json.dumps({"text": "x" * (1024 * 1024 + 1)}).encode(),
    "too large and wide": json.dumps({"text": "ż" * (1024 * 1024 + 1)}).encode(),
    "not JSON": b"550 5.4.1 rejected",
    "a list": b"[1, 2]",
    "a number": b'{"text": 5}',
    "deep": b"[" * 100_000,
    "not UTF-8": b'{"text": "\xff\xfe"}',
    "no choice": b'{"choice": "who:nobody:1"}',
    "a wild choice": b'{"choice": "::::\\u0000' + b"x" * 5000 + b'"}',
    "both": b'{"text": "status", "choice": "who:admin:999"}',
    "internal name": b'{"text": "check printer.local"}',
    "single label": b'{"text": "check printer"}',
    "not a name": b'{"text": "check a..b.c"}',
    "mixed scripts": '{"text": "check pаypal.com"}'.encode(),
}


async def test_whatever_comes_in_gets_a_sentence_and_the_walk_stays() -> None:
    """Empty, binary, huge and broken input is answered, and the first buttons go on where the walk was."""
    async with serve(WORLD) as dns, chatting(*options(dns)) as talk:
        offered = choices(await talk.say(BOUNCE))
        for name, line in HOSTILE.items():
            blocks = await talk.send(line)
            said = texts(blocks) or json.dumps(blocks)
            assert any(letter.isalpha() for letter in texts(blocks)), f"{name}: {said[:300]}"
            assert all(choice.startswith(("who:", "menu:")) for choice in choices(blocks)), name
            assert not set("\u2066\u2067\u2068\u2069") & set(json.dumps(blocks, ensure_ascii=False)), name
        blocks = await talk.press(offered[0])
        assert choices(blocks)[0].startswith("side:")
        assert (await talk.end()).code == 0


async def test_names_in_other_scripts_are_examined() -> None:
    """An international name is examined in its A-label form, typed either way."""
    async with serve(WORLD) as dns, chatting(*options(dns)) as talk:
        assert report(await talk.say("check ąkw.example"))["domain"] == "xn--kw-ola.example"
        assert report(await talk.say("check XN--KW-OLA.example."))["domain"] == "xn--kw-ola.example"


@pytest.mark.parametrize("domains", [1, 50])
async def test_ten_thousand_recipients(domains: int) -> None:
    """10,000 recipients are answered in bounded size: of one domain as one, of several one can be walked."""
    lines = "\n".join(
        f"<user{number}@fabrikam{number % domains or ''}.example>: host mx.fabrikam.example[192.0.2.1] said: 550 5.4.1 "
        "Recipient address rejected: Access denied (in reply to RCPT TO command)"
        for number in range(10_000)
    )
    async with serve(WORLD) as dns, chatting(*options(dns)) as talk:
        blocks = await talk.say("This is the mail system at host mx1.contoso.example.\n\n" + lines[:1_000_000])
        assert len(json.dumps([block for block in blocks if block["block"] != "progress"])) < 200_000
        offered = choices(blocks)
        assert 1 < len(offered) <= 12
        asked = choices(blocks if domains == 1 else await talk.press(offered[0]))
        assert asked[0].startswith("who:")


def report(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the last report."""
    return next(block for block in reversed(blocks) if block["block"] == "report")
