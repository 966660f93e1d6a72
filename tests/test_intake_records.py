# ruff: noqa: E501 (records are pasted as they are)
"""Traces, exports, logs, web services' JSON and dialogs: who is who comes from the fields' names."""

from __future__ import annotations

import pytest

from adapters import content
from bot.intake import read
from bot.model import Paste

RULES = content.load().rules
REFUSED = "550 5.4.1 Recipient address rejected: Access denied"

TRACE_TABLE = """Received             SenderAddress        RecipientAddress         Status  Error
--------             -------------        ----------------         ------  -----
2026-11-20 08:00:01  kim@contoso.example  lee@fabrikam.example     Failed  550 5.1.10 RESOLVER.ADR.RecipientNotFound
2026-11-20 08:00:02  kim@contoso.example  moe@fabrikam.example     Failed  550 5.1.10 RESOLVER.ADR.RecipientNotFound
"""
QUEUE = """Identity       : EX01\\3\\1
Subject        : Prices
FromAddress    : kim@contoso.example
Status         : Retry
LastError      : [{LED=441 4.4.1 Error encountered while communicating with primary target};{FQDN=mx.fabrikam.example}]
Recipients     : {lee@fabrikam.example, moe@fabrikam.example}
MessageId      : <1@ex01.contoso.example>
"""
GERMAN_CSV = (
    f'Absenderadresse;Empfängeradresse;Status;Fehler\nkim@contoso.example;lee@fabrikam.example;Failed;"{REFUSED}"\n'
)
POSTFIX = "".join(
    f"Nov 20 08:00:0{n} mx postfix/smtp[{n}]: 4A{n}: to=<u{n}@fabrikam.example>, relay=mx.fabrikam.example[192.0.2.1]:25, "
    f"delay=1, dsn=5.7.1, status=bounced (host mx.fabrikam.example[192.0.2.1] said: 554 5.7.1 Not today (in reply to RCPT TO command))\n"
    for n in range(3)
)
CASES = [
    # text, kind, code, reply, recipients, sender, what the server's words must not hold
    (TRACE_TABLE, "bounce", "5.1.10", "550", ["lee@fabrikam.example", "moe@fabrikam.example"], "kim@contoso.example", ""),
    (QUEUE, "delay", "4.4.1", "441", ["lee@fabrikam.example", "moe@fabrikam.example"], "kim@contoso.example", "FQDN"),
    (GERMAN_CSV, "bounce", "5.4.1", "550", ["lee@fabrikam.example"], "kim@contoso.example", ";"),
    (POSTFIX, "bounce", "5.7.1", "554", [f"u{n}@fabrikam.example" for n in range(3)], None, "in reply to"),
    (
        '{"event":"bounce","bounceCode":"550","recipient":"lee@fabrikam.example","reason":"5.1.1 unknown mailbox","from":"kim@contoso.example"',
        "bounce", "5.1.1", None, ["lee@fabrikam.example"], "kim@contoso.example", "event",
    ),
    (
        "1t7x-01 ** lee@fabrikam.example R=dnslookup T=remote_smtp H=mx.fabrikam.example [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<lee@fabrikam.example>: 550 5.1.1 unknown",
        "bounce", "5.1.1", "550", ["lee@fabrikam.example"], None, "H=",
    ),
    (
        "The following recipient(s) cannot be reached:\n\n      'lee@fabrikam.example' on 11/20/2026 8:00 AM\n            550 5.7.1 Unable to relay",
        "bounce", "5.7.1", "550", ["lee@fabrikam.example"], None, "",
    ),
    (
        f"| lee | lee@fabrikam.example | {REFUSED} |\n| moe | moe@fabrikam.example | {REFUSED} |",
        "bounce", "5.4.1", "550", ["lee@fabrikam.example", "moe@fabrikam.example"], None, "|",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_fields_tell_who_is_who(case: tuple[str, str, str, str | None, list[str], str | None, str]) -> None:
    """Recipients, sender and the server's words come from their own fields, in every form."""
    text, kind, code, reply, recipients, sender, never = case
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.code, [each.address for each in reading.recipients]) == (kind, code, recipients)
    assert reply is None or reading.reply == reply
    assert sender is None or reading.sender == sender
    assert not never or never not in (reading.diagnostic or "")


FINE = [
    '{"event":"delivered","recipient":"lee@fabrikam.example","message":"250 OK"}',
    "SenderAddress : kim@contoso.example\nRecipientAddress : lee@fabrikam.example\nStatus : Delivered",
    "name,email,phone\nLee,lee@fabrikam.example,550 123\n",
    '{"status":"404","message":"not found","email":"lee@fabrikam.example"}',
    "From: kim@contoso.example\nTo: lee@fabrikam.example\nSubject: lunch\nReason: hungry",
]


@pytest.mark.parametrize("text", FINE)
def test_what_was_delivered_or_is_no_mail_is_no_bounce(text: str) -> None:
    """Named fields alone make no bounce: a refusal must be among them."""
    assert read(Paste(text), RULES).kind in ("none", "question")


BARE = [
    ("550 no such user here", "bounce"),
    ("552 mailbox full", "bounce"),
    ("550 euros for the old desk, who takes it?", "none"),
    ("554 people came to the party", "none"),
    ("450 kg of paper arrived", "none"),
]


@pytest.mark.parametrize(("text", "kind"), BARE)
def test_a_reply_without_a_code_needs_the_words_of_a_server(text: str, kind: str) -> None:
    """Three digits and a server's words are a reply; three digits and anything else are not."""
    reading = read(Paste(text), RULES)
    assert reading.kind == kind
    assert reading.confidence < 0.9


SPOKEN = [
    "I get error 550 5.4.1 when I write to lee@fabrikam.example",
    "dostaję błąd 550 5.4.1 gdy piszę do lee@fabrikam.example, co robić?",
    "kam zurück mit 550 5.4.1 beim schreiben an lee@fabrikam.example",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_a_persons_own_words_are_not_the_servers(text: str) -> None:
    """What somebody writes on behind the code does not become the server's words."""
    reading = read(Paste(text), RULES)
    assert reading.code == "5.4.1"
    assert (reading.diagnostic or "550 5.4.1") == "550 5.4.1"


def test_a_last_error_alone_hides_no_recipients() -> None:
    """`Last error:` below addresses is a line of a report; only beside other names is it a field of a queue."""
    said = (
        "anna@contoso.example\nbob@fabrikam.example\nkim@northwind.example\n"
        'Last error: 441 4.4.1 Error communicating with the target IP address: "Failed to connect. Winsock error 10060"'
    )
    reading = read(Paste(text=said), RULES)
    assert reading.kind == "delay"
    assert [one.address for one in reading.recipients] == [
        "anna@contoso.example",
        "bob@fabrikam.example",
        "kim@northwind.example",
    ]
