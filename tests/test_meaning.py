"""What a bounce means and who must act, as a person reads it: beyond what its code alone says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.codes import Codes
from bot.intake import read
from bot.meaning import meaning, proofs
from bot.model import Paste, Reading, Recipient
from tests import number_lines
from tests.reading import RULES
from tests.walking import VOICE

CODES = Codes.from_toml((Path(__file__).parent.parent / "content/codes.toml").read_text("utf-8"))
WHO = {
    "en": {"sender": "sender's side", "recipient": "recipient's admin"},
    "pl": {"sender": "po stronie nadawcy", "recipient": "administrator adresata"},
}

SAID = (
    (
        "550 5.7.515 Access denied, sending domain contoso.example doesn't meet the required authentication level",
        "sender",
    ),
    ("454 4.7.3 cannot achieve Exchange Server authentication", "sender"),
    ("451 4.7.3 STARTTLS is required to send mail", "sender"),
    ("450 4.4.317 Cannot connect to remote server [Message=SocketError] [LastAttemptedIP=192.0.2.9:25]", "recipient"),
    ("553 5.7.1 <ada@fabrikam.example>: Sender address rejected: not owned by user otto@fabrikam.example", "sender"),
    ("550 5.1.0 <ada@fabrikam.example>: Sender address rejected: User unknown in virtual mailbox table", "sender"),
    ("554 5.7.1 <ws7.local>: Helo command rejected: Host not found", "sender"),
    ("421 (DYN:T1) the address of your server has sent too much", "sender"),
    ("550 5.7.1 <ada@fabrikam.example>: Recipient address rejected: closed for the holidays", "recipient"),
    ("550 5.2.1 <ada@fabrikam.example>: Recipient address rejected: Inactive", "recipient"),
)


def found(text: str) -> tuple[Reading, Recipient]:
    reading = read(Paste(text), RULES)
    assert reading.kind in ("bounce", "delay")
    alone = Recipient(code=reading.code, reply=reading.reply, diagnostic=reading.diagnostic)
    return reading, reading.recipients[0] if reading.recipients else alone


@pytest.mark.parametrize(("text", "side"), SAID)
def test_who_must_act_is_right_in_both_languages(text: str, side: str) -> None:
    row = meaning(CODES, *found(text))
    assert row is not None
    for locale, words in WHO.items():
        assert words[side].lower() in VOICE.words.say(locale, f"{row.key}.who").lower()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Your message was not delivered, because the mailbox is full.", "mailbox-full"),
        ("Could not deliver for the last 432000 seconds. Giving up.", "expired"),
        ("vdelivermail: account is locked", "mailbox-disabled"),
        ("No mx record found for domain=fabrikam.example", "domain-unknown"),
    ],
)
def test_where_no_reply_is_told_the_reports_own_words_count(said: str, words: str) -> None:
    head = "Subject: Delivery failed\nI wasn't able to deliver your message to the following addresses.\n"
    reading, known = found(f"{head}\n<ada@fabrikam.example>:\n{said}\n")
    row = meaning(CODES, reading, known)
    assert (known.code, row and row.words) == (None, words)


def test_a_quoted_subject_explains_nothing() -> None:
    reading = Reading(kind="bounce", text="Delivery failed.\nSubject: mailbox full of spam\nX-Note: user unknown\n")
    assert meaning(CODES, reading, Recipient()) is None


def test_a_code_that_says_something_is_not_overruled_by_the_reports_words() -> None:
    reading = Reading(kind="bounce", code="5.1.1", text="Typical reasons: the mailbox is full, the address is wrong.")
    row = meaning(CODES, reading, Recipient(code="5.1.1"))
    assert row is not None
    assert row.words == "recipient-unknown"


def test_an_address_from_outlooks_memory_is_told_by_itself() -> None:
    address = "IMCEAEX-_O=FABRIKAM_OU=EXCHANGE_CN=RECIPIENTS_CN=ADA@fabrikam.example"
    reading = Reading(kind="bounce", code="5.1.1", text="")
    row = meaning(CODES, reading, Recipient(address=address, code="5.1.1", diagnostic="550 5.1.1 User unknown"))
    assert row is not None
    assert row.words == "address-stale"


def test_a_delay_without_any_reply_passes() -> None:
    row = meaning(CODES, Reading(kind="delay", text="It will be tried again."), Recipient(address="a@fabrikam.example"))
    assert row is not None
    assert row.words == "later"


def test_what_a_reply_names_of_the_proofs_is_read_from_it() -> None:
    assert proofs("550 5.7.515 Access denied Spf= Fail , Dkim= Pass , DMARC= Fail") == ("fail", "pass", "fail")
    assert proofs("550 5.7.515 Access denied Spf=None, Dkim= Fail") == ("none", "fail", "none")
    assert proofs("550 5.7.1 SPF check failed") is None


@pytest.mark.parametrize("line", number_lines.ENGLISH + number_lines.POLISH)
def test_a_sentence_that_begins_with_a_number_is_no_reply(line: str) -> None:
    assert read(Paste(line), RULES).kind == "none"
