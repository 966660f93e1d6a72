"""What a bounce means and who must act, as a person reads it: beyond what its code alone says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.code_selection import meaning, proofs
from bot.codes import Codes
from bot.conversation.effects import Say
from bot.intake import read
from bot.model import Paste, Reading, Recipient
from tests import number_lines
from tests.reading import RULES
from tests.walking import VOICE, Walk, house

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
        ("pipe to |/usr/local/bin/sort failed", "system-problem"),
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


def test_an_exit_code_is_no_servers_word() -> None:
    reading = Reading(kind="bounce", code="5.0.0", text="451 4.0.0 Operating system error\nDiagnostic-Code: X-Unix; 71")
    row = meaning(CODES, reading, Recipient(code="5.0.0", diagnostic="71"))
    assert row is not None
    assert row.words == "system-problem"


FOREIGN = (
    ("550 Empfänger unbekannt", "bounce", "recipient-unknown"),
    ("550 Utilisateur inconnu", "bounce", "recipient-unknown"),
    ("550 <ada@fabrikam.example>: adresat nieznany", "bounce", "recipient-unknown"),
    ("552 Postfach voll", "bounce", "mailbox-full"),
    ("552 Boîte aux lettres pleine", "bounce", "mailbox-full"),
    ("552 skrzynka przepełniona", "bounce", "mailbox-full"),
    ("554 Nachricht wegen Spamverdachts abgelehnt", "bounce", "looks-like-spam"),
    ("550 Relais refusé", "bounce", "relay-denied"),
    ("550 Adresse d'expéditeur refusée", "bounce", "sender-refused"),
    ("551 User not local; please try <ada@fabrikam.example>", "bounce", "recipient-unknown"),
    ("550 High probability of spam", "bounce", "looks-like-spam"),
    ("550 Your message contains a forbidden link", "bounce", "content-refused"),
    ("smtp; 550 mailbox of recipient disabled", "bounce", "mailbox-disabled"),
    ("host mx.fabrikam.example[192.0.2.4] said: 421 4.7.0 Try again later", "delay", "later"),
    ("550 account not found", "bounce", "recipient-unknown"),
    ("550 inactive mailbox", "bounce", "mailbox-disabled"),
    ("550 Domain not hosted here", "bounce", "relay-denied"),
    ("550 Sender not authenticated", "bounce", "sign-in-needed"),
    ("550 5.7.1 ASN blocked", "bounce", "sender-reputation"),
    ("552 5.2.2 Postfach des Empfängers voll", "bounce", "mailbox-full"),
    ("550 5.7.1 TLS required by policy but not offered", "bounce", "tls-needed"),
    ("554 5.7.5 Permanent error evaluating DMARC policy", "bounce", "dmarc-failed"),
    ("550 5.7.1 Rejected due to contoso.example’s DMARC policy.", "bounce", "dmarc-failed"),
)


@pytest.mark.parametrize(("text", "kind", "words"), FOREIGN)
def test_bare_replies_of_every_language_are_read_and_explained(text: str, kind: str, words: str) -> None:
    reading, known = found(text)
    row = meaning(CODES, reading, known)
    assert (reading.kind, row and row.words) == (kind, words)


OF_THE_SENDER = (
    "553 5.1.8 <otto@contoso.example>... Domain of sender address otto@contoso.example does not exist",
    "550-Verification failed for <otto@contoso.example>\n550-No Such User Here\n550 Sender verify failed",
    "550 <otto@contoso.example>: Sender domain must exist",
)


@pytest.mark.parametrize("text", OF_THE_SENDER)
def test_the_address_that_a_reply_refuses_as_the_senders_is_no_recipient(text: str) -> None:
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.recipients) == ("bounce", ())


ASKED = (
    ("We get 5.7.1 when writing to ada@fabrikam.example, why?", "5.7.1"),
    ("ada@fabrikam.example returns 5.4.1, what is that?", "5.4.1"),
    ("Warum bekomme ich 5.1.1 bei ada@fabrikam.example?", "5.1.1"),
    ("Dlaczego dostajemy 5.2.2, pisząc do ada@fabrikam.example?", "5.2.2"),
)


@pytest.mark.parametrize(("text", "code"), ASKED)
def test_a_question_about_a_code_keeps_the_address(text: str, code: str) -> None:
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.code) == ("question", code)
    assert [known.address for known in reading.recipients] == ["ada@fabrikam.example"]


@pytest.mark.parametrize(("said", "known"), [("550 5.4.1", False), ("550 5.4.1 Go away", True)])
def test_a_code_without_words_is_not_told_as_another_reason(said: str, known: bool) -> None:
    reading = read(Paste(f"Delivery has failed to these recipients:\nada@fabrikam.example\n'{said}'"), RULES)
    walk = Walk(house(), None)
    walk.paste(reading)
    told = " ".join(VOICE.words.say("en", each.key, **each.values) for each in walk.effects if isinstance(each, Say))
    assert ("not one of the usual three" in told) is known
    assert ("the words that would tell which are missing" in told) is not known
    assert ("refused without a word of explanation" in told) is not known


def test_a_delay_without_any_reply_passes() -> None:
    row = meaning(CODES, Reading(kind="delay", text="It will be tried again."), Recipient(address="a@fabrikam.example"))
    assert row is not None
    assert row.words == "later"


def test_what_a_reply_names_of_the_proofs_is_read_from_it() -> None:
    assert proofs("550 5.7.515 Access denied Spf= Fail , Dkim= Pass , DMARC= Fail") == ("fail", "pass", "fail")
    assert proofs("550 5.7.515 Access denied Spf=None, Dkim= Fail") == ("none", "fail", "none")
    assert proofs("550 5.7.1 SPF check failed") is None


@pytest.mark.parametrize("line", number_lines.ENGLISH + number_lines.POLISH + number_lines.OTHERS)
def test_a_sentence_that_begins_with_a_number_is_no_reply(line: str) -> None:
    assert read(Paste(line), RULES).kind == "none"
