"""The command line as scripts meet it: exit codes, one line with the mend, only JSON on standard output."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from importlib.metadata import version
from pathlib import Path

from adapters import content
from tests.fakes.nameserver import serve
from tests.programs import ndr

BOUNCE = Path(__file__).parent / "bounces" / "relay-denied.txt"
WORLD = "fabrikam.example MX 0 .\n"


async def test_answers_and_exit_codes() -> None:
    """0 is done, 1 could not or found a fault, 2 only wrong usage."""
    async with serve(WORLD) as dns:
        here = ("--resolver", dns.resolver, "--port", str(dns.port))
        told, chart, explained, checked, missing, strange, *wrong = await asyncio.gather(
            ndr("--version"),
            ndr("chart", "5.4.1"),
            ndr("explain", "--json", str(BOUNCE)),
            ndr("check", "fabrikam.example", "--json", *here),
            ndr("explain", "--json", "no-such-file.txt"),
            ndr("chart", "9.9.9"),
            ndr("check"),
            ndr("check", "fabrikam.example", "--resolver", "not an address"),
            ndr("frobnicate"),
        )
    assert (told.code, told.out) == (0, f"ndr-bot {version('ndr-bot')}\n")
    assert chart.code == 0
    for name in content.load().guides["ndr-5-4-1"].nodes:
        assert re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", chart.out), name
    assert explained.code == 0
    assert json.loads(explained.out)["family"] == "relay-denied"
    assert checked.code == 0, "a domain that wants no mail has no fault"
    report = json.loads(checked.out)
    assert report["domain"] == "fabrikam.example"
    assert "MX_NULL" in {finding["tag"] for finding in report["findings"]}
    assert all(set(one) >= {"check", "tag", "severity", "facts", "servers", "elapsed_ms"} for one in report["findings"])
    assert (missing.code, strange.code) == (1, 1)
    assert [one.code for one in wrong] == [2, 2, 2]
    for one in (missing, strange, *wrong):
        assert one.errors.strip()
        assert "Traceback" not in one.errors


async def test_what_stops_the_start_is_one_line_with_the_mend(tmp_path: Path) -> None:
    """A port that is taken, a database that cannot be written, a wrong setting: exit code 1 and one line."""
    locked = tmp_path / "no-folder" / "ndr.db"
    good = f"sqlite:///{tmp_path / 'ndr.db'}"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ends = await asyncio.gather(
            ndr("serve", NDR_PORT=port, NDR_DATABASE_URL=good, NDR_LOG_LEVEL="error"),
            ndr("serve", NDR_PORT="0", NDR_DATABASE_URL=f"sqlite:///{locked}", NDR_LOG_LEVEL="error"),
            ndr("serve", NDR_PORT="many", NDR_DATABASE_URL=good),
            ndr("serve", NDR_ORG__DOMAINS="not a domain", NDR_DATABASE_URL=good),
            ndr("chat", "--jsonl", NDR_DNS__RESOLVERS="one two"),
        )
    names = ["NDR_PORT", "NDR_DATABASE_URL", "NDR_PORT", "NDR_ORG__DOMAINS", "NDR_DNS__RESOLVERS"]
    for name, end in zip(names, ends, strict=True):
        assert end.code == 1, end
        assert end.out == ""
        assert name in end.errors
        assert len(end.errors.strip().splitlines()) == 1, end.errors
