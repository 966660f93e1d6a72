"""Replies without an enhanced code, mail programs' dialogs and mail servers' logs; and what only sounds like them."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

ALONE = [
    ("550 relaying denied for <ada@fabrikam.example>", "bounce", "relay-denied"),
    ("554 blocked using zen.spamhaus.org", "bounce", "other"),
    ("550 No such user here", "bounce", "other"),
    ("552 Mailbox full", "bounce", "other"),
    ("550 SPF check failed", "bounce", "other"),
    ("451 Greylisted, please try again later", "delay", "other"),
    ("554 Your IP is listed in a DNSBL", "bounce", "other"),
    ("host mx.fabrikam.example said: 550 No such user here", "bounce", "other"),
    ("550 Addressee unknown", "bounce", "other"),
    ("550 Unrouteable address", "bounce", "other"),
    ("550 This mailbox is disabled", "bounce", "other"),
    ("552 Mailbox size limit exceeded", "bounce", "other"),
    ("554 Message not allowed - Headers are not RFC compliant", "bounce", "other"),
    ("554 Your mail was flagged as spam", "bounce", "other"),
    ("550 Envelope blocked by the administrator", "bounce", "other"),
    ("550 Message rejected due to local policy", "bounce", "other"),
    ("550 fabrikam.example has a DMARC policy that your message does not meet", "bounce", "other"),
    ("421 Service not available, closing transmission channel", "delay", "other"),
    ("451 Temporary local problem, please try later", "delay", "other"),
]


@pytest.mark.parametrize(("text", "kind", "family"), ALONE)
def test_a_reply_alone_is_known_by_its_words(text: str, kind: str, family: str) -> None:
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.code) == (kind, None)
    assert kind == "none" or (reading.family, reading.reply) == (family, text.partition("said: ")[2][:3] or text[:3])


def test_unasked_a_reply_counts_with_a_second_sign_only() -> None:
    assert read(Paste("550 No such user here"), RULES).confidence < 0.9
    assert read(Paste("550 No such user here <ada@fabrikam.example>"), RULES).confidence >= 0.9
    assert read(Paste("host mx.fabrikam.example said: 550 No such user here"), RULES).confidence >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "we sold 550 tickets",
        "550 people at the policy meeting",
        "room 554 is not available",
        "it costs 450 EUR, too large",
    ],
)
def test_numbers_in_a_talk_are_no_replies(text: str) -> None:
    assert read(Paste(text), RULES).confidence < 0.9


SAID = (
    "550 policy meeting at noon",
    "552 quota exceeded on the NAS, ticket 12",
    "550 people at the policy meeting",
    "554 invoices rejected by accounting",
    "550 connection problems in the Berlin office today",
    "421 too many requests to the API, ask Jan",
    "550 access denied on the file share",
    "552 storage full on backup server",
    "450 rooms not available in May",
    "451 load tests done, server busy until noon",
    "554 headers missing in the CSV",
    "550 certificates expire this month",
    "550 URL redirects to check",
    "552 disabled accounts in the directory",
    "421 users moved to the new tenant",
    "550 mailboxes migrated, rest tomorrow",
    "550 spam mails in my junk folder today",
    "551 entries exceeded the limit in the sheet",
    "554 DNS records to clean up",
    "550 EUR refused by the card terminal",
    "450 delivery notes printed",
    "550 attachments lost in the migration",
    "553 SPF records reviewed this year",
    "452 rejected parcels in the warehouse",
    "550 host names to rename",
    "554 commands in the script, not accepted by the linter",
    "550 kg maximum load",
    "451 laptops with encryption enabled",
    "550 people denied entry",
    "421 PRs, too many to review",
    "550 guests not allowed on the wifi",
    "552 DKIM keys rotated last week",
    "550 phishing drills, authentication training after lunch",
    "450 mailboxes over quota, please tell the users",
    "550 rate limit on the API, try again later",
    "450 greylisting rules reviewed",
)


@pytest.mark.parametrize("text", SAID)
def test_a_number_before_everyday_words_is_no_reply(text: str) -> None:
    assert read(Paste(text), RULES).kind == "none"


DIALOGS = [
    (
        (
            "The following recipient(s) cannot be reached:\n\n  'ada@fabrikam.example' on 2/3/2026 9:00 AM\n"
            "    Server error: '550 No such user here'"
        ),
        "bounce",
        "550",
    ),
    ('The mail server responded: 5.1.1 User unknown. Please check "ada@fabrikam.example".', "bounce", None),
    (
        (
            "2026-02-03 09:00:00 1abcDE-000001-2F == ada@fabrikam.example R=dnslookup T=remote_smtp defer (110): "
            "Connection timed out"
        ),
        "delay",
        None,
    ),
    (
        (
            "2026-02-03 09:00:00 1abcDE-000001-2F ** ada@fabrikam.example R=dnslookup T=smtp H=mx.fabrikam.example "
            "[203.0.113.8]: error from remote mail server after RCPT TO:<ada@fabrikam.example>: 550 No such user here"
        ),
        "bounce",
        "550",
    ),
    (
        (
            "H=mail.contoso.example [203.0.113.4] F=<bob@contoso.example> rejected RCPT <ada@fabrikam.example>: "
            "Unrouteable address"
        ),
        "bounce",
        None,
    ),
    (
        (
            "----- The following addresses had permanent fatal errors -----\n<ada@fabrikam.example>\n\n"
            "----- Transcript of session follows -----\n>>> DATA\n<<< 550 5.1.1 <ada@fabrikam.example>... Unknown\n"
            "<<< 503 5.0.0 Need RCPT (recipient)"
        ),
        "bounce",
        "550",
    ),
]


@pytest.mark.parametrize(("text", "kind", "reply"), DIALOGS)
def test_programs_and_logs_are_read(text: str, kind: str, reply: str | None) -> None:
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.reply) == (kind, reply)
    assert [one.address for one in reading.recipients] == ["ada@fabrikam.example"]
    assert "Giving" not in (reading.diagnostic or "")
