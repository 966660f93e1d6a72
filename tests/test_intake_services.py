"""Web services' own words for a bounce: their JSON, whole, cut off and of services nobody added."""

from __future__ import annotations

import json

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

SENDGRID = (
    '[{"email":"ada@fabrikam.example","event":"bounce","ip":"203.0.113.7","reason":"550 5.7.1 Blocked by policy",'
    '"sg_event_id":"x1","sg_message_id":"q1.filter2.0","smtp-id":"<q1@out.mailer.example>","status":"5.7.1"}'
)
POSTMARK = json.dumps(
    {
        "RecordType": "Bounce",
        "Type": "HardBounce",
        "Description": "The server was unable to deliver your message",
        "Details": "smtp;550 5.1.1 No such mailbox",
        "Email": "ada@fabrikam.example",
        "From": "bob@contoso.example",
    },
    indent=1,
)
MAILGUN = json.dumps(
    {
        "event-data": {
            "event": "failed",
            "severity": "temporary",
            "recipient": "ada@fabrikam.example",
            "message": {"headers": {"to": "list@fabrikam.example", "message-id": "m@mail.contoso.example"}},
            "delivery-status": {"code": 452, "message": "4.2.2 The mailbox is full"},
        }
    }
)
UNKNOWN = '{"rcpt_to":"ada@fabrikam.example","mail_from":"bob@contoso.example","smtp_response":"550 5.1.1 unknown"}'


@pytest.mark.parametrize(
    ("text", "kind", "code", "reply", "sender"),
    [
        (SENDGRID + "]", "bounce", "5.7.1", "550", None),
        (SENDGRID[:150], "bounce", "5.7.1", "550", None),
        (POSTMARK, "bounce", "5.1.1", "550", "bob@contoso.example"),
        (MAILGUN, "delay", "4.2.2", "452", None),
        (UNKNOWN, "bounce", "5.1.1", "550", "bob@contoso.example"),
    ],
    ids=["sendgrid", "cut-off", "postmark", "mailgun", "unknown"],
)
def test_json_is_read_by_its_fields(text: str, kind: str, code: str, reply: str, sender: str | None) -> None:
    reading = read(Paste(text), RULES)
    assert (reading.kind, reading.code, reading.reply, reading.sender) == (kind, code, reply, sender)
    assert [one.address for one in reading.recipients] == ["ada@fabrikam.example"]
    assert '"' not in (reading.diagnostic or "")


def test_events_keep_their_recipients_apart() -> None:
    second = SENDGRID.removeprefix("[").replace("ada@", "eve@")
    reading = read(Paste(f"{SENDGRID},{second}]"), RULES)
    assert [one.address for one in reading.recipients] == ["ada@fabrikam.example", "eve@fabrikam.example"]


@pytest.mark.parametrize(
    "text",
    [
        '{"email":"ada@fabrikam.example","event":"delivered","response":"250 2.0.0 OK"}',
        '{"name":"Ada","email":"ada@fabrikam.example","status":"active","code":"200"}',
        '{"version":"5.4.1","message":"released"}',
    ],
)
def test_other_json_is_no_bounce(text: str) -> None:
    assert read(Paste(text), RULES).kind == "none"
