"""Several replies beside one address, and replies that stand apart from the record they belong to: none is lost."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

ANNA = "anna@fabrikam.example"
ACCESS = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"
CLOSED = "550 5.7.13 STOREDRV.Deliver; Recipient mailbox does not accept mail from you"
TABLE = (
    "Received            Sender Address       Recipient Address      Subject  Status\n"
    "--------            --------------       -----------------      -------  ------\n"
    "11/24/2026 9:01:12  kim@contoso.example  anna@fabrikam.example  Offer    Failed\n\n"
)
SENDMAIL = (
    "   ----- The following addresses had permanent fatal errors -----\n<anna@fabrikam.example>\n"
    "    (reason: 550 5.7.1 <anna@fabrikam.example>... Relaying denied)\n\n"
)
SESSION = (
    "   ----- Transcript of session follows -----\n... while talking to mx1.fabrikam.example.:\n>>> DATA\n"
    "<<< 550 5.7.1 <anna@fabrikam.example>... Relaying denied\n550 5.1.1 <anna@fabrikam.example>... User unknown\n"
    "<<< 503 5.0.0 Need RCPT (recipient)\n"
)
QMAIL = (
    "delivery 12: failure: 192.0.2.9_does_not_like_recipient./"
    "Remote_host_said:_550_5.1.1_<{}>_User_unknown/Giving_up_on_192.0.2.9./"
)

# What is pasted, the code that counts, the recipient, how many other replies are kept.
ROWS = {
    "Exchange, two replies": (
        f"{ANNA}\nRemote server returned '{CLOSED}'\n\n{ANNA}\nRemote server returned '{ACCESS}'", "5.4.1", ANNA, 1,
    ),
    "Exchange, two replies, the other way round": (
        f"{ANNA}\nRemote server returned '{ACCESS}'\n\n{ANNA}\nRemote server returned '{CLOSED}'", "5.4.1", ANNA, 1,
    ),
    "one reply twice": (
        f"{ANNA}\nRemote server returned '{ACCESS}'\n\n{ANNA}\nRemote server returned '{ACCESS}'", "5.4.1", ANNA, 0,
    ),
    "trace table, the reply below": (
        f"{TABLE}Detail: 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", "5.1.1", ANNA, 0,
    ),
    "trace table, the last error below": (
        f"{TABLE}Reason: [{{LED={ACCESS}}};{{MSG=}};{{FQDN=mx.fabrikam.example}}]", "5.4.1", ANNA, 0,
    ),
    "details of a trace, the recipient in the command": (
        (f"PS C:\\> Get-MessageTraceDetailV2 -MessageTraceId 4b1c -RecipientAddress {ANNA} | fl\n\n"
        f"Date   : 24/11/2026 08:15:02\nEvent  : Fail\nDetail : Reason: [{{LED={ACCESS}}};{{MSG=}};{{FQDN=}}]\n"),
        "5.4.1", ANNA, 0,
    ),
    "details of a trace, the recipient in the reply": (
        ("Event  : Fail\nDetail : Reason: [{LED=550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient "
        f"{ANNA} not found by SMTP address lookup}};{{MSG=}};{{FQDN=}}]\n"), "5.1.10", ANNA, 0,
    ),
    "sendmail, whole": (SENDMAIL + SESSION, "5.7.1", ANNA, 1),
    "sendmail, the session alone": (SESSION, "5.7.1", ANNA, 1),
    "qmail-send without its first line": (QMAIL.format(ANNA), "5.1.1", ANNA, 0),
    "qmail-send, underscores in the address": (
        QMAIL.format("a_b@fabrikam.example"), "5.1.1", "a_b@fabrikam.example", 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_no_reply_is_lost(row: tuple[str, str, str, int]) -> None:
    """The reply that counts is the right one, and what else the servers said of the address is kept beside it."""
    text, code, address, others = row
    reading = read(Paste(text=text), RULES)
    assert reading.kind == "bounce"
    assert [(known.address, known.code, len(known.other_replies)) for known in reading.recipients] == [
        (address, code, others)
    ]


def test_the_server_of_the_reply_that_counts() -> None:
    """Of two servers that refused one address, the one is named whose reply counts."""
    said = "<{}>: host {}[192.0.2.1] said: {} (in reply to RCPT TO command)\n"
    text = said.format(ANNA, "mx1.fabrikam.example", CLOSED) + said.format(ANNA, "mx2.fabrikam.example", ACCESS)
    assert read(Paste(text=text), RULES).remote_server == "mx2.fabrikam.example"


@pytest.mark.parametrize(
    ("text", "kind", "address"),
    [
        (f"{ANNA} isn't listed in the domain's directory", "bounce", ANNA),
        (f"You do not have permission to send to this group: {ANNA}", "bounce", ANNA),
        ("you don't have permission to send files to this channel", "none", None),
        ("our scanner says 5.7.57 SMTP; Client was not authenticated during MAIL FROM and stops", "question", None),
        ("What is the difference between 4.4.7 and 5.4.7?", "question", None),
        ("we run release 5.7.57 of the agent; clients were not updated", "none", None),
    ],
)
def test_words_without_a_reply(text: str, kind: str, address: str | None) -> None:
    """A refusal told in words alone is one where an address stands beside it."""
    reading = read(Paste(text=text), RULES)
    assert reading.kind == kind
    assert [known.address for known in reading.recipients] == ([address] if address else [])
