"""What is no bounce is left alone, and the reason is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bot.intake import REASONS, read
from bot.model import Attachment, Paste
from tests.reading import RULES

TABLE = tomllib.loads((Path(__file__).parent / "bounces" / "look-alikes.toml").read_text("utf-8"))
LINES = [(row, line) for row in TABLE.values() for line in row["lines"]]


@pytest.mark.parametrize(("row", "line"), LINES, ids=[line[:40] for _, line in LINES])
def test_look_alike_is_no_bounce(row: dict, line: str) -> None:
    """Versions, addresses, talk and imitations are none with their reason; a question names its code."""
    reading = read(Paste(line), RULES)
    assert (reading.kind, reading.code) == (row.get("kind", "none"), row.get("code"))
    assert reading.reason in (*REASONS, None)
    if "reason" in row:
        assert reading.reason == row["reason"]


@pytest.mark.parametrize(
    ("paste", "reason"),
    [
        (Paste(), "empty"),
        (Paste(" \n\t\u00a0"), "empty"),
        (Paste("x" * (1024 * 1024 + 1)), "too-large"),
        (Paste(files=(Attachment("a.txt", "", b"x" * (25 * 1024 * 1024 + 1)),)), "too-large"),
        (Paste(files=(Attachment("a.bin", "", bytes(range(256)) * 40),)), "binary"),
        (Paste(files=(Attachment("shot.png", "image/png", b"\x89PNG\r\n"),)), "image"),
        (Paste(files=(Attachment("a.msg", "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),)), "broken-file"),
    ],
)
def test_bad_input_is_named(paste: Paste, reason: str) -> None:
    """What cannot be read is none with a reason, never an exception."""
    reading = read(paste, RULES)
    assert (reading.kind, reading.reason) == ("none", reason)


def test_half_a_character_does_no_harm() -> None:
    """A lone surrogate, as some clients send them, can still be stored and shown."""
    reading = read(Paste("550 5.4.1 Recipient address rejected: Access denied \ud800 <anna@fabrikam.example>"), RULES)
    assert reading.model_dump_json()
    assert reading.code == "5.4.1"


def mail(kind: str, body: str, **headers: str) -> Paste:
    head = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    source = f"Received: from a by b; Thu, 8 Oct 2026 20:36:23 +0000\n{head}Content-Type: {kind}\n\n{body}"
    return Paste(files=(Attachment("a.eml", "message/rfc822", source.encode()),))


@pytest.mark.parametrize(
    ("paste", "reason"),
    [
        (
            mail("text/plain", "Gone fishing.", From="anna@fabrikam.example", Subject="Automatic reply: Offer"),
            "auto-reply",
        ),
        (
            mail(
                'multipart/report; report-type=disposition-notification; boundary="x"',
                "--x\n\nYour message was displayed.\n--x\nContent-Type: message/disposition-notification\n\n"
                "Disposition: manual-action/MDN-sent-manually; displayed\n--x--\n",
                From="anna@fabrikam.example",
            ),
            "read-receipt",
        ),
        (
            mail(
                'multipart/report; report-type=feedback-report; boundary="x"',
                "--x\n\nAbuse report\n--x\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--x--\n",
                From="fbl@fabrikam.example",
            ),
            "feedback-report",
        ),
        (
            mail(
                'multipart/report; report-type=delivery-status; boundary="x"',
                "--x\n\nDelivered.\n--x\nContent-Type: message/delivery-status\n\n"
                "Reporting-MTA: dns; mx.contoso.example\n\n"
                "Final-Recipient: rfc822; anna@fabrikam.example\nAction: relayed\nStatus: 2.0.0\n--x--\n",
                From="MAILER-DAEMON@contoso.example",
            ),
            "delivered",
        ),
    ],
)
def test_mail_that_is_no_bounce(paste: Paste, reason: str) -> None:
    """Auto-replies, receipts, feedback and delivery reports are told by their parts and headers."""
    reading = read(paste, RULES)
    assert (reading.kind, reading.reason) == ("none", reason)


def test_returned_mail_is_neither_read_nor_kept() -> None:
    """The body of the returned message is not in the text, nor is what it quotes taken for a recipient."""
    data = (Path(__file__).parent / "bounces" / "report.eml").read_bytes()
    reading = read(Paste(files=(Attachment("report.eml", "", data),)), RULES)
    assert "SECRET" not in reading.text
    assert "tailspin" not in reading.model_dump_json()


def test_pasted_returned_mail_is_not_kept() -> None:
    """What stands behind `Below this line is a copy` is left out, but for a few fields of its head."""
    text = (
        "Hi. This is the qmail-send program at mail.contoso.example.\n\n<anna@fabrikam.example>:\n"
        "Remote host said: 550 5.1.1 unknown user\n\n--- Below this line is a copy of the message.\n\n"
        "Received: from pc.contoso.example by mail.contoso.example; Thu, 8 Oct 2026 20:36:20 +0000\n"
        "From: jan@contoso.example\nSubject: Offer\nX-Secret: 1\n\nSECRET body"
    )
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.sender, reading.subject) == ("bounce", "jan@contoso.example", "Offer")
    assert "secret" not in reading.text.lower()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dzień dobry, nie mogę wysłać wiadomości do klienta, co mam z tym zrobić?\n\n{}", "pl"),
        ("Hello, I cannot send anything to our customer since this morning, please help\n\n{}", "en"),
        ("Guten Tag, ich kann dem Kunden seit heute Morgen nichts mehr schicken\n\n{}", "de"),
        ("{}\n\nDlaczego klient nie dostaje moich wiadomości i co mogę zrobić?", "pl"),
        ("{}", None),
    ],
)
@pytest.mark.parametrize("name", ["three-line-tail.txt", "report-german.txt", "postfix.txt", "report.eml"])
def test_only_own_words_decide_the_language(name: str, text: str, language: str | None) -> None:
    """The language of the talk is the person's; no word of a report counts as theirs."""
    if name == "report.eml" and text != "{}":
        data = (Path(__file__).parent / "bounces" / name).read_bytes()
        paste = Paste(text.replace("{}", ""), files=(Attachment(name, "", data),))
    else:
        paste = Paste(text.replace("{}", (Path(__file__).parent / "bounces" / name).read_text("utf-8")))
    assert read(paste, RULES).language == language
