"""Who is who: recipient, sender and server by the names of fields and columns; where the server's words end."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste, Reading
from tests.reading import RULES

_ADDRESSES: dict[str, tuple[str, list[str], str | None]] = {
    "list of a tracking log": (
        (
            "MessageId : <77aa@mail07.contoso.example>\nSender    : mia@contoso.example\n"
            "Recipients : {tom@fabrikam.example, eva@fabrikam.example}\n"
            "RecipientStatus : {[{LRT=};{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found};{FQDN=}]}"
        ),
        ["tom@fabrikam.example", "eva@fabrikam.example"],
        "mia@contoso.example",
    ),
    "columns of an export": (
        (
            "Date;Sender;Recipient;Subject;Status;Detail\n"
            "2026-09-01;mia@contoso.example;tom@fabrikam.example;Offer;Failed;550 5.4.1 Recipient address rejected\n"
        ),
        ["tom@fabrikam.example"],
        "mia@contoso.example",
    ),
    "German column names": (
        (
            "Absenderadresse : mia@contoso.example\nEmpf\u00e4ngeradresse : tom@fabrikam.example\n"
            "Detail : 550 5.4.1 Recipient address rejected: Access denied"
        ),
        ["tom@fabrikam.example"],
        "mia@contoso.example",
    ),
    "Polish column names": (
        (
            "Adres nadawcy: mia@contoso.example\nAdres adresata: tom@fabrikam.example\n"
            "Szczeg\u00f3\u0142y: 550 5.4.1 Recipient address rejected: Access denied"
        ),
        ["tom@fabrikam.example"],
        "mia@contoso.example",
    ),
    "a bounce sent on with its head": (
        (
            "Von: Mail Delivery System <mailer-daemon@mail.contoso.example>\nAn: mia@contoso.example\n\n"
            "550 5.4.1 Recipient address rejected: Access denied"
        ),
        [],
        None,
    ),
    "an identity is nobody": (
        "Identity: 9a8b@mail07.contoso.example\nLast Error: 451 4.4.0 Primary target IP address responded with 421",
        [],
        None,
    ),
    "an encapsulated address": (
        (
            f"IMCEAEX-_O=CONTOSO_OU={'EXCHANGE+20' * 12}_CN=RECIPIENTS_CN=eva@contoso.example\n"
            "Remote Server returned '550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found'"
        ),
        [f"IMCEAEX-_O=CONTOSO_OU={'EXCHANGE+20' * 12}_CN=RECIPIENTS_CN=eva@contoso.example"],
        None,
    ),
    "cells without a head": (
        (
            "| tom@fabrikam.example | 550 5.1.1 User unknown | yesterday |\n"
            "| eva@fabrikam.example | 550 5.1.1 User unknown | today |"
        ),
        ["tom@fabrikam.example", "eva@fabrikam.example"],
        None,
    ),
    "columns aligned by dashes": (
        (
            "EventId Source Sender              Recipients              RecipientStatus\n"
            "------- ------ ------              ----------              ---------------\n"
            "FAIL    SMTP   mia@contoso.example {tom@fabrikam.example}  {550 5.1.1 User unknown}"
        ),
        ["tom@fabrikam.example"],
        "mia@contoso.example",
    ),
    "the person who asks": (
        "I am mia@contoso.example. I wrote and got\n550 5.1.1 User unknown",
        [],
        None,
    ),
    "a signature": ("550 5.1.1 User unknown\n\nMia Test\nmia@contoso.example", [], None),
    "an id of a message": ("Failed: id 1pfdJV-004eVE-9X@mx.contoso.example 550 5.1.1 no such user", [], None),
    "a source route": (
        (
            "Final-Recipient: rfc822;@relay.contoso.example:eva@fabrikam.example\n"
            "Original-Recipient: rfc822;tom@fabrikam.example\nAction: failed\nStatus: 5.1.1"
        ),
        ["tom@fabrikam.example"],
        None,
    ),
    "X-Failed-Recipients pasted": (
        (
            "X-Failed-Recipients: tom@fabrikam.example, eva@fabrikam.example\nSubject: Mail delivery failed\n\n"
            "SMTP error from remote mail server after RCPT TO: 550 5.1.1 unknown"
        ),
        ["tom@fabrikam.example", "eva@fabrikam.example"],
        None,
    ),
}

_LOG = (
    "Feb  3 18:06:2{n} mail postfix/smtp[14]: 8{n}: to=<u{n}@fabrikam.example>, relay=none, delay=1, dsn={code}, "
    "status=deferred ({words})"
)

_ENDS = {
    "a closing quote": ("Remote Server returned '550 5.1.1 User unknown'\nMia Test", "550 5.1.1 User unknown"),
    "a greeting": ("550 5.1.1 User unknown\nRegards\nMia Test, +44 20 7946 0000", "550 5.1.1 User unknown"),
    "a name right below a long line": (
        "550 5.7.1 Message refused by the policy of the organisation that receives this mail, see the page\nMia Test",
        "550 5.7.1 Message refused by the policy of the organisation that receives this mail, see the page",
    ),
    "double-spaced lines": (
        (
            "tom@fabrikam.example: host mx.fabrikam.example[203.0.113.9] said:\n\n"
            "    550 5.1.1 tom@fabrikam.example: Recipient address rejected: User\n\n"
            "    unknown in virtual table (in reply to RCPT TO\n\n    command)"
        ),
        "550 5.1.1 tom@fabrikam.example: Recipient address rejected: User unknown in virtual table",
    ),
    "words behind a quotation": (
        'got "550 5.1.1 User unknown" when writing, call me: +44 20 7946 0000',
        "550 5.1.1 User unknown",
    ),
    "a label": (
        "550 5.4.1 Recipient address rejected: Access denied by the policy of its domain\nSubject: our merger",
        "550 5.4.1 Recipient address rejected: Access denied by the policy of its domain",
    ),
    "a localised label": (
        "550 5.4.1 Recipient address rejected: Access denied by the policy of its domain\nTemat: fuzja",
        "550 5.4.1 Recipient address rejected: Access denied by the policy of its domain",
    ),
    "the next field of a trace": (
        "Reason: [{LED=550 5.1.1 User unknown};{MSG=};{FQDN=mx.fabrikam.example}]",
        "550 5.1.1 User unknown",
    ),
    "JSON": ('{"answer":"550 5.1.1 User unknown","subject":"our merger"}', "550 5.1.1 User unknown"),
    "the next cell": ("| 550 5.1.1 User unknown | our merger |", "550 5.1.1 User unknown"),
    "a folded reply goes on": (
        (
            "tom@fabrikam.example: host mx.fabrikam.example[203.0.113.9] said:\n"
            "    550 5.1.1 tom@fabrikam.example: Recipient address rejected: User\n    unknown"
        ),
        "550 5.1.1 tom@fabrikam.example: Recipient address rejected: User unknown",
    ),
}


def _read(text: str) -> Reading:
    return read(Paste(text), RULES)


@pytest.mark.parametrize("name", _ADDRESSES)
def test_names_say_whose_address_it_is(name: str) -> None:
    text, recipients, sender = _ADDRESSES[name]
    reading = _read(text)
    assert [known.address for known in reading.recipients] == recipients
    assert reading.sender == sender


@pytest.mark.parametrize("name", _ENDS)
def test_the_servers_words_end_with_them(name: str) -> None:
    text, words = _ENDS[name]
    assert _read(text).diagnostic == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("4.7.0", "host mx.fabrikam.example[203.0.113.5] refused to talk to me: 421 No reverse name"),
        ("4.4.1", "connect to mx.fabrikam.example[203.0.113.5]:25: Connection refused"),
    ],
)
def test_one_reply_for_several_recipients(code: str, words: str) -> None:
    """Each line of a log is its own recipient's, all of them wait."""
    reading = _read("\n".join(_LOG.format(n=n, code=code, words=words) for n in range(4)))
    assert reading.kind == "delay"
    assert [known.address for known in reading.recipients] == [f"u{n}@fabrikam.example" for n in range(4)]


@pytest.mark.parametrize(
    ("text", "server"),
    [
        (
            "Reason: [{LED=450 4.2.1 Mailbox busy};{MSG=};{FQDN=mx.fabrikam.example};{IP=203.0.113.9}]",
            "mx.fabrikam.example",
        ),
        (
            (
                "450 4.4.316 Connection refused [Message=Socket error] [LastAttemptedServerName=mx.fabrikam.example]"
                "\nThe message was deferred."
            ),
            "mx.fabrikam.example",
        ),
    ],
)
def test_class_4_outside_a_final_report_is_a_delay(text: str, server: str) -> None:
    reading = _read(text)
    assert (reading.kind, reading.remote_server) == ("delay", server)


def test_an_expired_message_is_final() -> None:
    reading = _read(
        "Feb  3 18:06:25 mail postfix/qmgr[14]: 80: to=<tom@fabrikam.example>, relay=none, dsn=4.4.1, status=expired, "
        "returned to sender"
    )
    assert reading.kind == "bounce"


@pytest.mark.parametrize(
    "text", ["what does 5.1.1 mean when I write to tom@fabrikam.example?", "co oznacza 5.1.1 od tom@fabrikam.example"]
)
def test_a_code_and_an_address_is_a_question_about_the_code(text: str) -> None:
    reading = _read(text)
    assert (reading.kind, reading.code, reading.diagnostic) == ("question", "5.1.1", None)


def test_a_question_keeps_its_address() -> None:
    reading = _read("what does 5.1.1 mean when I write to tom@fabrikam.example?")
    assert [known.address for known in reading.recipients] == ["tom@fabrikam.example"]
