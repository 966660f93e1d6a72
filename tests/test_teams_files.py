"""Files and pictures in the personal chat, fetched over HTTP: the bounce in them is read and answered."""

from __future__ import annotations

from contextlib import asynccontextmanager
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from adapters import content
from adapters.composition.core import assemble
from adapters.teams.inbound import attachments
from tests.fakes.msg import outlook_msg
from tests.fakes.teams import teams_bench, texts
from tests.stage import staged

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.teams import Bench, Json

FILE = "application/vnd.microsoft.teams.file.download.info"
SAID = "550 5.4.1 Recipient address rejected: Access denied. <info@contoso.example>"
TEXT = f"Your message could not be delivered.\r\n\r\n{SAID}\r\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
WORLD = [
    "contoso.example MX 0 contoso-example.mail.protection.outlook.com",
    "contoso-example.mail.protection.outlook.com A 198.51.100.10",
]


def _eml() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "postmaster@contoso.example", "Undeliverable: Offer"
    mail.set_content(TEXT)
    return mail.as_bytes()


FILES = {
    "bounce.eml": _eml(),
    "bounce.msg": outlook_msg({0x0037: "Undeliverable: Offer", 0x1000: TEXT}),
    "bounce.txt": TEXT.encode(),
}


@asynccontextmanager
async def real_bot(folder: Path) -> AsyncIterator[Bench]:
    """Serve Teams with the real core behind it."""
    async with staged(WORLD) as stage:
        words = content.load().words
        async with teams_bench(folder, lambda store: assemble(stage.settings, store), words) as bench:
            bench.connector.files |= FILES
            yield bench


def _file(bench: Bench, name: str) -> Json:
    return {
        "contentType": FILE,
        "name": name,
        "content": {"downloadUrl": f"{bench.connector.url}/files/{name}", "fileType": name.rpartition(".")[2]},
    }


@pytest.mark.parametrize("name", FILES)
async def test_a_bounce_in_a_file_is_answered(tmp_path: Path, name: str) -> None:
    """An .eml, an .msg or a text, alone or with a word beside it; our token does not go along."""
    async with real_bot(tmp_path) as bench:
        await bench.say("what is this?" if name.endswith("txt") else "", attachments=[_file(bench, name)])
        await bench.connector.until(lambda: "Who acts" in texts(bench.connector.cards()))
        assert "no recipient info@contoso.example" in texts(bench.connector.cards())
        assert [call.token for call in bench.connector.calls if call.message == name] == [""]


async def test_a_picture_is_fetched_with_our_token(tmp_path: Path) -> None:
    """Teams keeps pasted pictures behind the connector; what it is, its bytes say."""
    async with teams_bench(tmp_path) as bench:
        bench.connector.files["shot"] = PNG
        picture = {"contentType": "image/*", "name": "shot", "contentUrl": f"{bench.connector.url}/files/shot"}
        html = {"contentType": "text/html", "content": "<p><img src='x'></p>"}
        await bench.say("", attachments=[picture, html])
        await bench.connector.until(lambda: bench.talker.taken)
        (attached,) = bench.talker.taken[0].said.files
        assert (attached.media_type, attached.content) == ("image/png", PNG)
        assert [call.token for call in bench.connector.calls if call.message == "shot"] == ["Bearer TEST0"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.eml", "could not be fetched"),
        ("away.eml", "could not be fetched"),
        ("large.eml", "over 25 MB"),
        ("not.png", "none of them"),
    ],
)
async def test_what_cannot_be_fetched_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    """Missing, led to another host, too large, something else than its name says: a sentence, and nothing is taken."""
    monkeypatch.setattr(attachments, "MAX_FILE", 1000)
    async with teams_bench(tmp_path) as bench:
        bench.connector.files |= {"large.eml": b"x" * 1001, "not.png": b"GIF89a"}
        await bench.say("", attachments=[_file(bench, name)])
        assert said in texts(bench.connector.cards())
        assert bench.talker.taken == []


async def test_a_bounce_beside_a_bad_file_is_still_answered(tmp_path: Path) -> None:
    """One file that cannot be read takes nothing away from the text and the other file."""
    async with real_bot(tmp_path) as bench:
        await bench.say(SAID, attachments=[_file(bench, "gone.eml")])
        await bench.connector.until(lambda: "Who acts" in texts(bench.connector.cards()))
        assert "could not be fetched" in texts(bench.connector.cards()[0])
