"""Every shape of a bounce, in every wrapping a chat puts around it, against one table of expectations."""

from __future__ import annotations

import base64
import html
import quopri
import re
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.intake import read
from bot.model import Attachment, Paste, Reading
from tests.reading import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

BOUNCES = Path(__file__).parent / "bounces"
TABLE = tomllib.loads((BOUNCES / "expected.toml").read_text("utf-8"))
DEFAULTS = TABLE.pop("defaults")
EXACT = ("kind", "code", "reply", "family")
MORE = (
    "provider", "side", "sender", "generating_server", "remote_server", "reporting_host", "region", "reported_at",
    "trace_id", "subject", "message_id", "queue_id", "report_language",
)  # fmt: skip


def slack(text: str) -> Paste:
    """Write text as Slack hands it over: addresses and hosts are links, & < > are escaped."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"[\w.+-]+@[\w.-]+\w", lambda found: f"<mailto:{found[0]}|{found[0]}>", text)
    text = re.sub(
        r"(?<![\w@.|:/])(?:[\w-]+\.)+(?:com|example)\b(?![\w|@])",
        lambda found: f"<http://{found[0]}|{found[0]}>",
        text,
    )
    return Paste(text, markup="slack")


def table_cells(text: str) -> Paste:
    """Write text as mail programs copy it: nested tables, a hidden preheader, hard spaces."""
    rows = "".join(
        "<tr><td><table><tr>"
        + "".join(f"<td>{html.escape(cell).replace('  ', '&nbsp; ')}</td>" for cell in line.split("\t"))
        + "</tr></table></td></tr>"
        for line in text.split("\n")
    )
    source = f'<html><body><div style="display:none">hidden 550 5.7.1 x</div><table>{rows}</table></body></html>'
    return Paste("a table", html=source)


WRAPPINGS: dict[str, Callable[[str], Paste]] = {
    "plain": Paste,
    "slack": slack,
    "slack-fenced": lambda text: Paste(f"look:\n```\n{slack(text).text}\n```", markup="slack"),
    "slack-quoted": lambda text: Paste(
        "\n".join(f"&gt; {line}" for line in slack(text).text.split("\n")), markup="slack"
    ),
    "quoted": lambda text: Paste("\n".join(f"> > {line}" for line in text.split("\n"))),
    "crlf": lambda text: Paste(text.replace("\n", "\r\n")),
    "hard-spaces": lambda text: Paste(text.replace(" ", "\u00a0")),
    "invisible": lambda text: Paste(text.replace("5.4.1", "5.4\u200b.1").replace("recipient", "reci\u00adpient")),
    "curly": lambda text: Paste(text.replace("'", "\u2019").replace('"', "\u201d")),
    "indented": lambda text: Paste(textwrap.indent(text, "    ")),
    "folded": lambda text: Paste(
        text.replace("550 5.4.1", "550\n    5.4.1").replace("Access denied", "Access\n\tdenied")
    ),
    "html-table": table_cells,
    "html-pre": lambda text: Paste("x", html=f"<div><pre>{html.escape(text)}</pre></div>"),
    "html-source": lambda text: Paste(f"<html><body>{html.escape(text).replace(chr(10), '<br>')}</body></html>"),
    "base64": lambda text: Paste(base64.encodebytes(text.encode()).decode()),
    "quoted-printable": lambda text: Paste(quopri.encodestring(text.encode()).decode()),
    "file": lambda text: Paste(files=(Attachment("bounce.txt", "text/plain", text.encode()),)),
    "utf-16": lambda text: Paste(files=(Attachment("bounce.txt", "text/plain", text.encode("utf-16")),)),
    "talk-around": lambda text: Paste(f"Hi, what should I do with this one?\n\n{text}\n\nThanks for any help"),
}


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("name", TABLE)
def test_every_shape_in_every_wrapping(name: str, wrapping: str) -> None:
    """The same facts come out, whatever the chat or the mail program did to the text."""
    text = (BOUNCES / name).read_text("utf-8")
    paste = (
        Paste(files=(Attachment(name, "", text.encode()),)) if name.endswith(".eml") and wrapping == "plain" else None
    )
    reading = read(paste or WRAPPINGS[wrapping](text), RULES)
    wanted = DEFAULTS | TABLE[name]
    assert {key: getattr(reading, key) for key in EXACT} == {key: wanted[key] or None for key in EXACT}
    assert _recipients(reading) == _wanted_recipients(wanted)


@pytest.mark.parametrize("name", TABLE)
def test_servers_and_ids(name: str) -> None:
    """Servers, sides, ids and languages are those the table names."""
    text = (BOUNCES / name).read_text("utf-8")
    reading = read(Paste(files=(Attachment(name, "", text.encode()),)), RULES)
    wanted = TABLE[name]
    assert {key: getattr(reading, key) for key in MORE if key in wanted} == {
        key: wanted[key] for key in MORE if key in wanted
    }
    if "hops" in wanted:
        assert list(reading.hops) == wanted["hops"]


@pytest.mark.parametrize("name", TABLE)
def test_evidence_points_at_the_very_characters(name: str) -> None:
    """Each fact's place in the text holds that fact."""
    text = (BOUNCES / name).read_text("utf-8")
    reading = read(Paste(files=(Attachment(name, "", text.encode()),)), RULES)
    addresses = {(known.address or "").lower() for known in reading.recipients}
    for found in reading.evidence:
        there = reading.text[found.start : found.end]
        if found.field == "recipients":
            assert there.lower() in addresses
        elif found.field == "diagnostic":
            assert reading.diagnostic is not None
            assert "".join(there.split())[:40] == "".join(reading.diagnostic.split())[:40]
        else:
            assert there.lower() == str(getattr(reading, found.field)).lower()


def test_every_sample_is_expected() -> None:
    """No sample lies about without an expectation."""
    assert {path.name for path in BOUNCES.iterdir() if path.suffix in (".txt", ".eml")} == set(TABLE)


def _recipients(reading: Reading) -> dict[str | None, str | None]:
    return {known.address: known.code for known in reading.recipients}


def _wanted_recipients(wanted: dict) -> dict[str, str | None]:
    if "recipients" in wanted:
        return wanted["recipients"]
    return {wanted["recipient"]: wanted["code"] or None} if wanted["recipient"] else {}


SYSTEMS = tomllib.loads((BOUNCES / "systems.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_mail_system_is_understood(name: str) -> None:
    """The wording of two generations of mail systems is recognised as bare text, with code and recipient."""
    row = SYSTEMS[name]
    reading = read(Paste(row["text"]), RULES)
    assert (reading.kind, reading.code) == (row.get("kind", "bounce"), row.get("code"))
    assert reading.family == row.get("family", "other")
    wanted = row.get("recipient", "anna@fabrikam.example")
    assert [known.address for known in reading.recipients] == ([wanted] if wanted else [])


ONE_LINE_EACH = (
    "<u{0}@d{0}.example>: host mx.example[192.0.2.1] said: 550 5.4.1 Recipient address rejected: Access denied",
    "550 5.4.1 <u{0}@d{0}.example>: Recipient address rejected: Access denied",
    "550 5.4.1 [u{0}@d{0}.example]: Recipient address rejected: Access denied",
    "u{0}@d{0}.example\nRemote Server returned '550 5.4.1 Recipient address rejected: Access denied'",
)


@pytest.mark.parametrize("line", ONE_LINE_EACH)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_replies_one_under_the_other_are_a_recipient_each(line: str, between: str) -> None:
    """Each line's recipient is found, in order, whether or not empty lines stand between."""
    reading = read(Paste(text=between.join(line.format(place) for place in range(3))), RULES)
    expected = [(f"u{place}@d{place}.example", "5.4.1", "recipient-rejected") for place in range(3)]
    assert [(known.address, known.code, known.family) for known in reading.recipients] == expected
