"""What the farm must not do: pass a wrong report, read a world that expects nothing, skip where it cannot run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.farm import __main__ as farm
from tests.farm.world import World, read, read_all

if TYPE_CHECKING:
    from pathlib import Path

WORLD = World("lame", "45.64.1", "warning", frozenset({"DELEGATION_LAME"}), frozenset({"DELEGATION_OK"}))
RIGHT = {"severity": "warning", "verdict": "dns-doubt", "findings": [{"tag": "DELEGATION_LAME"}]}


@pytest.mark.parametrize(
    ("report", "wrong"),
    [
        (RIGHT, []),
        (None, ["no report"]),
        ({**RIGHT, "severity": "ok", "verdict": "dns-clean"}, ["ok (dns-clean), must be warning"]),
        ({**RIGHT, "findings": []}, ["without DELEGATION_LAME"]),
        ({**RIGHT, "findings": [*RIGHT["findings"], {"tag": "DELEGATION_OK"}]}, ["with DELEGATION_OK"]),
    ],
)
def test_a_wrong_report_does_not_pass(report: dict[str, object] | None, wrong: list[str]) -> None:
    assert farm.wrong_in(WORLD, report) == wrong


@pytest.mark.parametrize(
    "head",
    [
        "#! must MX_NULL\n#! server ns1 current",
        "#! severity ok\n#! server ns1 current",
        "#! severity ok\n#! must MX_NULL",
        "#! severity ok\n#! must MX_NULL\n#! server ns1 perfect",
        "#! severity fine\n#! must MX_NULL\n#! server ns1 current",
        "#! severity ok\n#! must MX_NULL\n#! server ns1 current\n#! sign sound",
    ],
)
def test_a_world_that_expects_nothing_is_refused(tmp_path: Path, head: str) -> None:
    path = tmp_path / "contoso.txt"
    path.write_text(head + "\n@ MX 0 .\n")
    with pytest.raises(ValueError, match="contoso"):
        read(path, 1)


def test_every_world_is_readable() -> None:
    worlds = read_all()
    assert len(worlds) >= 12
    assert len({world.network for world in worlds}) == len(worlds)


def test_no_namespace_is_said_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where namespaces are refused nothing is skipped in silence."""
    for tool in farm.TOOLS:
        (tmp_path / tool).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / tool).chmod(0o755)
    monkeypatch.setattr(farm, "SBIN", str(tmp_path))
    monkeypatch.delenv(farm.OUTSIDE, raising=False)
    assert farm.main() == 1
    said = capsys.readouterr().out
    assert said.startswith("The farm needs a network namespace, and this system refuses one (")
    assert said.count("\n") == 1


def test_missing_programs_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(farm, "SBIN", str(tmp_path))
    monkeypatch.delenv(farm.OUTSIDE, raising=False)
    assert farm.main() == 1
    assert capsys.readouterr().out == "The farm needs: sudo apt-get install iproute2 nsd unbound util-linux\n"
