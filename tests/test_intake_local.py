"""What the sender's own server writes without any code: read as what it is, for whom, and whether it goes on trying."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

SORRY = (
    "This is the mail system at host mail.contoso.example.\n\nI'm sorry to have to inform you that your message could\n"
    "not be delivered to one or more recipients. It's attached below.\n\n                   The mail system\n\n"
)
WAIT = (
    "This is the mail system at host mail.contoso.example.\n\n####################\n"
    "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################\n\n"
    "Your message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n\n"
    "                   The mail system\n\n"
)
ANNA = "anna@fabrikam.example"
MX = "mx1.fabrikam.example[203.0.113.7]"
TIMED_OUT = f"<{ANNA}>: connect to {MX}:25: Connection timed out"
NO_NAME = "Host or domain name not found. Name service error for name=fabrikam.example type=MX: Host not found"
LOG = "Nov 24 10:12:14 mail postfix/smtp[1123]: "

ROWS = {
    "no domain": (f"<{ANNA}>: {NO_NAME}", "bounce", "other", [ANNA]),
    "no domain, folded": (
        f"<{ANNA}>: {NO_NAME.replace(' error', chr(10) + '    error')}",
        "bounce", "other", [ANNA],
    ),
    "no domain, without the recipient": (NO_NAME, "bounce", "other", []),
    "no address": (
        f"<{ANNA}>: {NO_NAME.partition(' type')[0]} type=AAAA: Host found but no data record of requested type",
        "bounce", "other", [ANNA],
    ),
    "try again": (f"<{ANNA}>: {NO_NAME}, try again", "delay", "other", [ANNA]),
    "loop": (f"<{ANNA}>: mail for fabrikam.example loops back to myself", "bounce", "other", [ANNA]),
    "timed out": (TIMED_OUT, "delay", "no-answer", [ANNA]),
    "timed out, folded": (TIMED_OUT.replace("connect to ", "connect to\n    "), "delay", "no-answer", [ANNA]),
    "timed out in a final report": (SORRY + TIMED_OUT, "bounce", "no-answer", [ANNA]),
    "timed out in a warning": (WAIT + TIMED_OUT, "delay", "no-answer", [ANNA]),
    "below the heading alone": ("The mail system\n\n" + TIMED_OUT, "delay", "no-answer", [ANNA]),
    "IPv6, refused": (
        f"<{ANNA}>: connect to mx1.fabrikam.example[2001:db8::7]:25: Connection refused",
        "delay", "no-answer", [ANNA],
    ),
    "lost": (
        f"<{ANNA}>: lost connection with {MX} while receiving the initial server greeting",
        "delay", "no-answer", [ANNA],
    ),
    "conversation": (
        f"<{ANNA}>: conversation with {MX} timed out while sending RCPT TO",
        "delay", "no-answer", [ANNA],
    ),
    "suspended": (
        f"<{ANNA}>: delivery temporarily suspended: connect to {MX}:25: No route to host",
        "delay", "no-answer", [ANNA],
    ),
    "line of a log": (f"{LOG}connect to {MX}:25: No route to host", "delay", "no-answer", []),
    "two recipients, one refused": (
        f"{SORRY}<jan@fabrikam.example>: host mx2.fabrikam.example[203.0.113.8] said: 550 5.1.1 unknown\n{TIMED_OUT}",
        "bounce", "other", ["jan@fabrikam.example", ANNA],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "family", "recipients"), ROWS.values(), ids=ROWS)
def test_errors_without_a_code(text: str, kind: str, family: str, recipients: list[str]) -> None:
    """Kind, family and recipients; the words are the server's, on one line."""
    reading = read(Paste(text=text), RULES)
    assert (reading.kind, reading.family) == (kind, family)
    assert [recipient.address for recipient in reading.recipients] == recipients
    assert "\n" not in (reading.diagnostic or "")


@pytest.mark.parametrize(
    "text",
    [
        f"I cannot connect to {MX}:25: Connection timed out is what telnet says, any idea?",
        "Yesterday I lost connection with my bank while paying",
        "The doc says: Host or domain name not found. Name service error for name=x type=MX means the name is wrong",
        "we could not connect to the VPN: connection refused",
        "mail for you",
    ],
)
def test_talk_about_such_errors_is_no_bounce(text: str) -> None:
    """What does not stand on a line of its own is somebody's sentence."""
    assert read(Paste(text=text), RULES).kind in ("none", "question")
