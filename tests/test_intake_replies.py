"""Which reply of a paste counts, and whether a server has given up."""

from __future__ import annotations

import pytest

from bot.intake import read
from bot.model import Paste
from tests.reading import RULES

FIRST = "AM0EUR02FT011.eop-EUR02.prod.protection.outlook.com 2026-11-20T08:00:00.000Z 08DE1111AAAA0001"
SECOND = "DB5EUR01FT022.eop-EUR01.prod.protection.outlook.com 2026-11-21T09:30:00.000Z 08DE2222BBBB0002"
TWO = f"""Delivery has failed to these recipients or groups:

ola@northwind.example
550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup [{FIRST}]

anna@fabrikam.example
550 5.4.1 Recipient address rejected: Access denied. [{SECOND}]
"""


def test_the_brackets_of_the_reply_that_counts_are_read() -> None:
    """Another recipient's reply stands first and has a server, a time and a trace of its own."""
    reading = read(Paste(text=TWO), RULES)
    assert (reading.code, reading.recipients[0].address) == ("5.4.1", "ola@northwind.example")
    host, at, trace = SECOND.split()
    assert (reading.reporting_host, reading.reported_at, reading.trace_id) == (host.lower(), at, trace)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "This is the mail system at host mx.contoso.example.\n\nI'm sorry to have to inform you that your"
                " message could not\nbe delivered to one or more recipients.\n\n<anna@fabrikam.example>: host"
                " mx.fabrikam.example[198.51.100.7] said: 450 4.2.0 Greylisted (in reply to RCPT TO command)\n"
            ),
            "bounce",
        ),
        ("<anna@fabrikam.example>: host mx.fabrikam.example[198.51.100.7] said: 450 4.2.0 Greylisted\n", "delay"),
        (
            (
                "Delivery has failed to these recipients or groups:\n\nanna@fabrikam.example\n\n"
                "Remote Server returned '450 4.4.1 Connection timed out'\n"
            ),
            "bounce",
        ),
        ("Remote Server returned '450 4.4.1 Connection timed out' anna@fabrikam.example\n", "delay"),
    ],
    ids=["a report of Postfix", "its line alone", "a report of Exchange", "its reply alone"],
)
def test_a_report_has_given_up_a_quoted_reply_of_class_four_has_not(text: str, kind: str) -> None:
    assert read(Paste(text=text), RULES).kind == kind


@pytest.mark.parametrize("after", ["", "\nThanks, Anna Nowak, +48 600 100 200", "\n\nCan you help?"])
def test_results_of_checks_are_the_servers_words(after: str) -> None:
    """`Dkim= Pass` is read to its end, with spaces and without a bracket behind it; what a person adds is not."""
    words = "sending domain contoso.example does not pass authentication. Spf= Fail , Dkim= Pass , DMARC= None"
    reading = read(Paste(text=f"550 5.7.515 Access denied, {words}{after}"), RULES)
    assert (reading.diagnostic or "").endswith("Spf= Fail , Dkim= Pass , DMARC= None")
