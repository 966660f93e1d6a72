"""Files as they come: Outlook's .msg, a bounce forwarded as an attachment, mails cut and encoded oddly."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bot.intake import read
from bot.model import Attachment, Paste, Reading
from tests.fakes.msg import outlook_msg
from tests.reading import RULES

BOUNCES = Path(__file__).parent / "bounces"
REPORT = (BOUNCES / "report.eml").read_text("utf-8")
BLOCK = (BOUNCES / "exchange-diagnostic-block.txt").read_text("utf-8")


def opened(name: str, data: bytes, text: str = "") -> Reading:
    return read(Paste(text, files=(Attachment(name, "", data),)), RULES)


def test_outlook_message() -> None:
    """A .msg dragged out of Outlook is read by its body and its headers."""
    headers = "From: postmaster@contoso.example\r\nTo: jan@contoso.example\r\nSubject: Undeliverable: Offer\r\n"
    reading = opened("bounce.msg", outlook_msg({0x0037: "Undeliverable: Offer", 0x007D: headers, 0x1000: BLOCK}))
    assert (reading.kind, reading.code, reading.family) == ("bounce", "5.4.1", "recipient-rejected")
    assert [known.address for known in reading.recipients] == ["anna@fabrikam.example"]


def test_outlook_report_text() -> None:
    """A report that Outlook keeps as PidTagReportText is read too."""
    reading = opened("bounce.msg", outlook_msg({0x0037: "Undeliverable: Offer", 0x1001: BLOCK}))
    assert (reading.kind, reading.code) == ("bounce", "5.4.1")


@pytest.mark.parametrize("inner", [REPORT, REPORT.replace("message/delivery-status", "text/plain")])
def test_bounce_forwarded_as_attachment(inner: str) -> None:
    """The mail of a person with a bounce attached is read as that bounce."""
    outer = (
        "Received: from a by b; Thu, 8 Oct 2026 21:00:00 +0000\nFrom: jan@contoso.example\nTo: desk@contoso.example\n"
        'Subject: help\nContent-Type: multipart/mixed; boundary="outer"\n\n--outer\nContent-Type: text/plain\n\n'
        f"Please look at this, thank you\n\n--outer\nContent-Type: message/rfc822\n\n{inner}\n--outer--\n"
    )
    reading = opened("forwarded.eml", outer.encode())
    assert (reading.kind, reading.code) == ("bounce", "5.4.1")
    assert [known.address for known in reading.recipients] == ["anna@fabrikam.example"]
    assert "SECRET" not in reading.text


def test_pasted_source_of_a_mail() -> None:
    """The source of a mail pasted into the chat is read like the file."""
    reading = read(Paste(REPORT), RULES)
    assert (reading.kind, reading.code, reading.sender) == ("bounce", "5.4.1", "jan@contoso.example")
    assert "SECRET" not in reading.text


def test_encoded_status_and_html_human_part() -> None:
    """A delivery-status in base64 and a human part of HTML alone are decoded."""
    status = "Reporting-MTA: dns; mx.contoso.example\n\n"
    status += "Final-Recipient: rfc822; anna@fabrikam.example\nAction: failed\nStatus: 5.4.1\n"
    source = (
        "Received: from a by b; x\nFrom: MAILER-DAEMON@mx.contoso.example\nTo: jan@contoso.example\n"
        'Content-Type: multipart/report; boundary="b"; report-type=delivery-status\n\n--b\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        '<table><tr><td>anna@fabrikam.example</td><td style=3D"display:none">no</td>'
        "<td>Relay access denied=\n</td></tr></table>\n"
        "--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
        f"{base64.encodebytes(status.encode()).decode()}\n--b--\n"
    )
    reading = opened("a.eml", source.encode())
    assert (reading.kind, reading.code, reading.family) == ("bounce", "5.4.1", "relay-denied")
    assert reading.generating_server == "mx.contoso.example"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "utf-16", "no-such-charset"])
def test_any_charset(charset: str) -> None:
    """A report in any charset, or in one nobody knows, is read by its protocol lines."""
    text = (BOUNCES / "report-polish.txt").read_text("utf-8")
    body = text.encode(charset if charset != "no-such-charset" else "utf-8", "replace")
    head = f"Received: from a by b; x\nFrom: postmaster@contoso.example\nContent-Type: text/plain; charset={charset}\n"
    head += "Content-Transfer-Encoding: base64\n\n"
    reading = opened("a.eml", head.encode() + base64.encodebytes(body))
    assert (reading.kind, reading.code, reading.report_language) == ("bounce", "5.4.1", "pl")


@pytest.mark.parametrize("end", range(0, len(REPORT), 97))
def test_mail_cut_anywhere(end: int) -> None:
    """A mail that ends in the middle of anything is still read as far as it goes."""
    assert opened("a.eml", REPORT[:end].encode()).reason != "unreadable"


def test_broken_encoded_word_in_the_head() -> None:
    """A subject whose encoding is broken is kept as it came, and the rest is read."""
    source = REPORT.replace("Subject: Undelivered Mail", "Subject: =?utf-8?B?abcde?= Undelivered Mail", 1)
    assert opened("a.eml", source.encode()).code == "5.4.1"


def test_text_beside_a_file_is_the_persons_own() -> None:
    """What is written beside a file decides the language, the file does not."""
    reading = opened("report.eml", REPORT.encode(), "Dostałem coś takiego, co mam z tym teraz zrobić?")
    assert (reading.language, reading.report_language) == ("pl", "en")
