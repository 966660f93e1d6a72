"""Takes apart what has named fields: PowerShell's lists and tables, CSV, JSON whole or cut off."""

from __future__ import annotations

import csv
import itertools
import re
from typing import TYPE_CHECKING

from bot.intake.fields import RECIPIENTS_MAX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.intake.draft import Span

    Value = tuple[str, int, int]
    """What a field holds, and where in the text it begins and ends."""
    Record = list[tuple[str, Value]]

_VALUE_MAX = 2000
_LINES_MAX = 5000
_LEAST_NAMED = 2
_DELIMITERS = ",;\t|"

ROLES: dict[str, tuple[str, ...]] = {
    "recipient": (
        "recipientaddress", "recipients", "recipient", "email", "emailaddress", "rcptto", "rcpt", "finalrecipient",
        "originalrecipient", "bouncedrecipient", "destinationaddress", "toaddress", "emailto",
        "empfängeradresse", "empfänger", "adresodbiorcy", "adresadresata", "adresat", "odbiorca",
        "adressedudestinataire", "destinataire", "direccióndeldestinatario", "destinatario",
        "indirizzodestinatario", "adresvangeadresseerde", "geadresseerde",
    ),
    "sender": (
        "senderaddress", "sender", "from", "fromaddress", "mailfrom", "returnpath",
        "absenderadresse", "absender", "adresnadawcy", "nadawca", "adressedelexpéditeur", "expéditeur",
        "direccióndelremitente", "remitente", "indirizzomittente", "mittente", "adresvanafzender", "afzender",
    ),
    "reply": (
        "recipientstatus", "detail", "details", "error", "lasterror", "reason", "diagnosticcode", "smtpresponse",
        "response", "bouncedescription", "description", "message", "errormessage", "reportederror", "diagnostic",
        "rawreason", "output",
        "fehler", "błąd", "szczegóły", "erreur",
    ),
    "code": ("status", "enhancedcode", "enhancedstatuscode", "statuscode", "code", "bouncecode", "smtpcode"),
    "outcome": ("severity", "status", "eventid", "event", "type", "action", "deliverystatus", "stan"),
    "server": ("nexthopdomain", "remotemta", "mxhost", "remoteserver", "receivingip", "fqdn"),
}  # fmt: skip
"""Names of fields by what they hold, folded to letters. Exchange: Get-MessageTraceV2, Get-MessageTrackingLog, Get-Queue
and the admin centers' exports; SendGrid's, Postmark's, Mailgun's and SparkPost's published webhooks."""

NAMES = frozenset(name for names in ROLES.values() for name in names)
_TRACE = frozenset(
    "recipientaddress recipientstatus recipients senderaddress nexthopdomain lasterror empfängeradresse "  # noqa: SIM905
    "adresodbiorcy adressedudestinataire direccióndeldestinatario indirizzodestinatario".split()
)
_LINE = re.compile(r"^[ \t]{0,8}([^\W\d_][\w .'/-]{1,40}?)[ \t]{0,30}:(?:[ \t]{1,4}|$)([^\n]{0,2000})", re.MULTILINE)
_PAIR = re.compile(r"\\{0,3}\"([\w.-]{1,60})\\{0,3}\"\s{0,40}:\s{0,40}(?:\\{0,3}\"((?:[^\"\\]|\\.){0,2000})|(\d{3}))")
_RULE = re.compile(r"^[ \t]{0,8}-{2,60}(?:[ \t]{1,40}-{2,60}){1,20}[ \t]{0,8}$", re.MULTILINE)
_LETTERS = re.compile(r"[\W\d_]+")


def fold(name: str) -> str:
    """Return a field's name as it is compared: letters in lower case."""
    return _LETTERS.sub("", name.lower())


def _listed(text: str) -> Iterator[Record]:
    """Yield the records of PowerShell's list form: `Name : value` lines, one with a deeper indent goes on."""
    record: Record = []
    names: set[str] = set()
    lines = list(itertools.islice(_LINE.finditer(text), _LINES_MAX))
    for found, following in itertools.zip_longest(lines, lines[1:]):
        name = fold(found[1])
        if name in names and (name == "messageid" or name in NAMES):
            yield from _if_named(record, names)
            record, names = [], set()
        end = _value_end(text, found, following.start() if following else len(text))
        record.append((found[1], (text[found.start(2) : end], found.start(2), end)))
        names.add(name)
    yield from _if_named(record, names)


def _value_end(text: str, found: re.Match[str], stop: int) -> int:
    """Return where a value ends that a narrow window or a mail program wrapped: at an empty line, or the next name."""
    blank = text.find("\n\n", found.start(2), stop)
    return min(blank if blank >= 0 else stop, stop, found.start(2) + _VALUE_MAX)


def _braced(text: str) -> Iterator[Record]:
    """Yield Exchange's `[{LED=...};{FQDN=...}]` where it stands without the fields around it."""
    at = text.find("{LED=")
    if at >= 0:
        yield [("detail", (text[at : at + _VALUE_MAX], at, min(len(text), at + _VALUE_MAX)))]


def _if_named(record: Record, names: set[str]) -> Iterator[Record]:
    if len(names & NAMES) >= _LEAST_NAMED and names & _TRACE:
        yield record


def _json(text: str) -> Iterator[Record]:
    """Yield the records of JSON, whole or cut off: a new one begins where a recipient is named again."""
    if '":' not in text.replace(" ", "")[: 64 * 1024] or "{" not in text:
        return
    record: Record = []
    names: set[str] = set()
    for found in _PAIR.finditer(text):
        name = fold(found[1])
        value = (found[2] or found[3] or "").replace('\\"', '"').replace("\\n", "\n").replace("\\/", "/")
        span = found.span(2) if found[2] is not None else found.span(3)
        if name in names and name in ROLES["recipient"]:
            yield record
            record, names = [], set()
        record.append((found[1], (value, *span)))
        names.add(name)
    if names & NAMES:
        yield record


def _separated(text: str) -> Iterator[Record]:
    """Yield the rows of a table with a line of names on top, apart by comma, semicolon, tab or bar."""
    head, _, rest = text.lstrip("\ufeff\n\r ").partition("\n")
    delimiter = max(_DELIMITERS, key=head.count)
    names = [cell.strip() for cell in _cells(head, delimiter)]
    if head.count(delimiter) < 1 or len({fold(name) for name in names} & NAMES) < _LEAST_NAMED:
        return
    start = text.find(rest) if rest else len(text)
    for line in rest.split("\n")[: RECIPIENTS_MAX * 2]:
        cells = _cells(line, delimiter)
        if len(cells) > 1:
            yield [
                (name, (cell.strip(), *_place(text, cell.strip(), start, start + len(line))))
                for name, cell in zip(names, cells, strict=False)
            ]
        start += len(line) + 1


def _columns(text: str) -> Iterator[Record]:
    """Yield the rows of PowerShell's table form: names, a line of dashes that shows the columns, rows."""
    rule = _RULE.search(text)
    if rule is None:
        return
    head_start = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
    head = text[head_start : rule.start()].rstrip("\n")
    starts = [found.start() for found in re.finditer(r"-+", rule[0])]
    spans = list(zip(starts, [*starts[1:], _VALUE_MAX], strict=True))
    names = [head[first:last].strip() for first, last in spans]
    if len({fold(name) for name in names} & NAMES) < _LEAST_NAMED:
        return
    at = rule.end() + 1
    for line in text[at:].split("\n")[: RECIPIENTS_MAX * 2]:
        if line.strip():
            yield [
                (name, (line[a:b].strip(), at + a, at + min(b, len(line))))
                for name, (a, b) in zip(names, spans, strict=True)
            ]
        at += len(line) + 1


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "|":
        line = line.strip().strip("|")
    try:
        return next(csv.reader([line[: 16 * 1024].replace("\0", "")], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return line.split(delimiter)


def _place(text: str, value: str, start: int, stop: int) -> Span:
    at = text.find(value, start, stop) if value else -1
    return (at, at + len(value)) if at >= 0 else (start, stop)


FORMS: tuple[Callable[[str], Iterator[Record]], ...] = (_json, _separated, _columns, _listed, _braced)
"""Forms of records, the most certain first."""
