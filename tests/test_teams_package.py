"""The app package: what is uploaded to Teams."""

from __future__ import annotations

import io
import json
import struct
import zipfile

import pytest

from adapters import content
from adapters.teams.package.manifest import package
from bot.commands import COMMANDS
from bot.words import ContentError

APP = "6f0b3c5e-0000-4000-8000-00000000c0de"


def _made(**more: bool) -> tuple[dict[str, bytes], dict[str, object]]:
    with zipfile.ZipFile(io.BytesIO(package(content.load().words, APP, "bot.contoso.com", **more))) as zipped:
        held = {name: zipped.read(name) for name in zipped.namelist()}
    return held, json.loads(held["manifest.json"])


def test_the_package_holds_manifest_icons_and_a_file_a_language() -> None:
    """Every text of the manifest is there in Polish as well, under its path; icons have the sizes Teams asks for."""
    held, made = _made()
    assert set(held) == {"manifest.json", "color.png", "outline.png", "pl.json"}
    assert struct.unpack(">II", held["color.png"][16:24]) == (192, 192)
    assert struct.unpack(">II", held["outline.png"][16:24]) == (32, 32)
    polish = json.loads(held["pl.json"])
    titles = [command["title"] for command in made["bots"][0]["commandLists"][0]["commands"]]  # type: ignore[index]
    assert titles == [row.name for row in COMMANDS if row.slash]
    assert len(titles) <= 10
    assert sum("commandLists" in name for name in polish) == 2 * len(titles)
    assert all(0 < len(text) <= 128 for name, text in polish.items() if "commands" in name)
    assert len(polish["description.short"]) <= 80


def test_the_package_asks_for_little_and_names_nobody_else() -> None:
    """Our own domain only; no other chat product; reading channels only where it was asked for."""
    held, made = _made()
    assert made["validDomains"] == ["bot.contoso.com"]
    assert "authorization" not in made
    said = b"".join(content for name, content in held.items() if name.endswith(".json")).lower()
    assert b"slack" not in said
    assert b"office 365" not in said
    rights = _made(listen=True)[1]["authorization"]["permissions"]["resourceSpecific"]  # type: ignore[index]
    assert [right["name"] for right in rights] == ["ChannelMessage.Read.Group"]


def test_the_same_arguments_give_the_same_bytes() -> None:
    """A package can be compared with the one that was uploaded."""
    words = content.load().words
    assert package(words, APP, "bot.contoso.com") == package(words, APP, "bot.contoso.com")


@pytest.mark.parametrize(
    ("app_id", "domain"), [("my-app", "bot.contoso.com"), (APP, "https://bot.contoso.com"), (APP, 'a"b.com'), (APP, "")]
)
def test_wrong_arguments_are_named(app_id: str, domain: str) -> None:
    """One line that says which argument, and what to write."""
    with pytest.raises(ContentError, match="--"):
        package(content.load().words, app_id, domain)
