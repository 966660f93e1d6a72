"""`ndr explain`: the contract's object, one line a file, bounds and what cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.commands.explain import explain
from tests.reading import RULES

if TYPE_CHECKING:
    import pytest

BOUNCES = Path(__file__).parent / "bounces"
CONTRACT = [
    "file",
    "kind",
    "code",
    "reply",
    "diagnostic",
    "family",
    "provider",
    "recipients",
    "sender",
    "generating_server",
    "remote_server",
    "reporting_host",
    "reported_at",
    "trace_id",
    "language",
    "report_language",
    "confidence",
    "text",
    "evidence",
]


def test_json_is_the_contracts_object(capsys: pytest.CaptureFixture[str]) -> None:
    """--json prints one object with every key of the contract, in its order; unknown is null."""
    assert explain([str(BOUNCES / "report.eml")], RULES) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told)[: len(CONTRACT)] == CONTRACT
    assert told["recipients"] == [
        {"address": "anna@fabrikam.example", "code": "5.4.1", "reply": "550", "family": "recipient-rejected"}
    ]
    assert told["trace_id"] is None
    code = next(found for found in told["evidence"] if found["field"] == "code")
    assert told["text"][code["start"] : code["end"]] == "5.4.1"


def test_jsonl_is_one_line_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """--jsonl prints a line for each file in their order, whatever is in them."""
    files = sorted(str(path) for path in BOUNCES.glob("*.txt"))
    assert explain(files, RULES, as_lines=True) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == files


def test_unreadable_file_gives_one_line_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A missing file, a folder and one over 25 MiB are told on standard error; exit code 1."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(25 * 1024 * 1024 + 1)
    files = [str(tmp_path / "missing.eml"), str(tmp_path), str(huge), str(BOUNCES / "bare-line.txt")]
    assert explain(files, RULES, as_lines=True) == 1
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 3
    assert "25 MiB" in told.err
    assert json.loads(told.out)["code"] == "5.4.1"


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input, a mail as well as text."""

    class Input:
        buffer = io.BytesIO((BOUNCES / "report.eml").read_bytes())

    monkeypatch.setattr("sys.stdin", Input)
    assert explain(["-"], RULES) == 0
    assert json.loads(capsys.readouterr().out)["file"] == "-"


def test_for_people_nothing_steers_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Facts are written a line each, without control characters of a hostile bounce or file name."""
    file = tmp_path / "a\x1b[31m.txt"
    file.write_text("550 5.4.1 Recipient address rejected: Access denied \x1b]0;x\x07 <anna@fabrikam.example>", "utf-8")
    assert explain([str(file)], RULES) == 0
    out = capsys.readouterr().out
    assert "anna@fabrikam.example" in out
    assert "\x1b" not in out


def test_only_the_first_part_of_a_big_file_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Behind 256 KiB of text nothing is read, and it takes no time."""
    file = tmp_path / "big.txt"
    file.write_bytes(b"550 5.4.1 Relay Access Denied\n" + b"filler line of a log\n" * 1_000_000)
    assert explain([str(file)], RULES) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["family"] == "relay-denied"
    assert len(told["text"]) <= 256 * 1024
