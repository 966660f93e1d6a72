"""Takes apart what has named fields: PowerShell's lists and tables, CSV, JSON whole or cut off."""

from __future__ import annotations

import csv
import itertools
import re
from dataclasses import dataclass
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
        "rejected", "address", "to",
    ),
    "sender": (
        "senderaddress", "sender", "from", "fromaddress", "friendlyfrom", "mailfrom", "returnpath", "msgfrom",
    ),
    "reply": (
        "recipientstatus", "detail", "details", "error", "lasterror", "reason", "diagnosticcode", "smtpresponse",
        "response", "bouncedescription", "description", "message", "errormessage", "reportederror", "diagnostic",
        "rawreason", "output",
    ),
    "code": ("status", "enhancedcode", "enhancedstatuscode", "statuscode", "code", "bouncecode", "smtpcode"),
    "outcome": ("severity", "status", "eventid", "event", "type", "action", "deliverystatus"),
    "server": ("remotemta", "mxhost", "remoteserver", "fqdn", "attemptedserver", "lastattemptedservername", "mxserver"),
}  # fmt: skip
"""Names of fields by what they hold, folded to letters. Exchange: Get-MessageTraceV2, Get-MessageTrackingLog, Get-Queue
and the admin centers' exports; SendGrid's, Postmark's, Mailgun's and SparkPost's published webhooks."""

NAMES = frozenset(["nexthopdomain"]).union(*ROLES.values())
LOCAL = {"recipient": "recipient", "sender": "sender", "reply": "detail", "outcome": "event"}
"""What a name in another language stands for, by what it holds."""
_TRACE = frozenset(
    "recipientaddress recipientstatus recipients senderaddress nexthopdomain lasterror".split()  # noqa: SIM905
)
_LINE = re.compile(r"^[ \t]{0,8}([^\W\d_][\w .'/-]{1,40}?)[ \t]{0,30}:(?:[ \t]{1,4}|$)([^\n]{0,2000})", re.MULTILINE)
_PAIR = re.compile(
    r"\\{0,3}\"([\w.-]{1,60})\\{0,3}\"\s{0,40}:\s{0,40}(?:\\{0,3}\"((?:[^\"\\]|\\.){0,2000})|(\d{3})(?!\d))"
    r"|\"(?P<list>[\w.-]{1,60})\"\s{0,40}:\s{0,40}\[((?:\s{0,40}\"[^\"\\\[\]{}]{1,320}\"\s{0,40},?){1,100})"
    r"|\}\s{0,40},?\s{0,40}\{"
)
_WHO, _WHAT = frozenset(ROLES["recipient"]), frozenset(ROLES["reply"] + ROLES["outcome"] + ROLES["code"])
_STEMS = (
    ("replyto", "replyto"), ("rcpt", "recipient"), ("recipient", "recipient"),
    ("mailto", "recipient"), ("sendto", "recipient"),
    ("sender", "sender"), ("mailfrom", "mailfrom"), ("fromaddr", "fromaddress"), ("envelopefrom", "mailfrom"),
    ("errorcode", "code"),
    ("error", "error"), ("diag", "diagnostic"), ("reason", "reason"), ("response", "response"),
    ("smtpreply", "response"),
)  # fmt: skip
_EVENT = re.compile(r"\b(fail|defer)(?:ed|red|ure|ral)?\b", re.IGNORECASE)
_EVENT_NEAR = 80
_LONE = re.compile(
    r"\s{0,80}([^\W\d_][\w .'/-]{1,40}?)[ \t]{0,8}:[ \t]{1,8}"
    r"([45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}[ \t]{1,8}[^\s?@][^\n?@]{10,1000})\s{0,80}"
)
_RULE = re.compile(r"^[ \t]{0,8}-{2,60}(?:[ \t]{1,40}-{2,60}){1,20}[ \t]{0,8}$", re.MULTILINE)
_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What fields are called in other languages than English, and what their values say of a delivery."""

    aliases: dict[str, str]
    outcomes: dict[str, str]

    def fold(self, name: str) -> str:
        """Return a field's name as it is compared, in English."""
        folded = fold(name)
        return self.aliases.get(folded, folded)


def fold(name: str) -> str:
    """Return a field's name as it is compared: letters in lower case."""
    return _LETTERS.sub("", name.lower())


def _listed(text: str, known: Names) -> Iterator[Record]:
    """Yield the records of PowerShell's list form: `Name : value` lines, one with a deeper indent goes on."""
    record: Record = []
    names: set[str] = set()
    lines = list(itertools.islice(_LINE.finditer(text), _LINES_MAX))
    for found, following in itertools.zip_longest(lines, lines[1:]):
        name = known.fold(found[1])
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


def _braced(text: str, _: Names) -> Iterator[Record]:
    """Yield Exchange's `[{LED=...};{FQDN=...}]` where it stands without the fields around it."""
    at = text.find("{LED=")
    if at < 0:
        return
    record: Record = [("detail", (text[at : at + _VALUE_MAX], at, min(len(text), at + _VALUE_MAX)))]
    event = _EVENT.search(text, max(0, at - _EVENT_NEAR), at)
    yield [*record, ("event", (event[1], *event.span(1)))] if event else record


def _lone(text: str, known: Names) -> Iterator[Record]:
    """Yield a single line that names a reply: `Status: 421 4.7.0 Try again later`."""
    found = _LONE.fullmatch(text)
    if found and known.fold(found[1]) in NAMES:
        yield [("lasterror", (found[2], *found.span(2)))]


def _if_named(record: Record, names: set[str]) -> Iterator[Record]:
    if ("lasterror" in names and len(names) > 1) or (len(names & NAMES) >= _LEAST_NAMED and names & _TRACE):
        yield record


def _json(text: str, known: Names) -> Iterator[Record]:
    """Yield the records of JSON, whole or cut off: a new one begins with the next object or a name that comes again."""
    if '":' not in text.replace(" ", "")[: 64 * 1024]:
        return
    record: Record = []
    names: set[str] = set()
    for found in _PAIR.finditer(text):
        group = found.lastindex
        if group is None:
            if names & _WHO:
                yield record
                record, names = [], set()
            continue
        name = _guessed(known.fold(found[1] or found["list"]))
        value = found[group].replace('\\"', '"').replace("\\n", "\n").replace("\\/", "/")
        if name in names and name in _WHO and names & _WHAT:
            yield record
            record, names = [], set()
        record.append((name, (value, *found.span(group))))
        names.add(name)
    if names & NAMES:
        yield record


def _guessed(name: str) -> str:
    """Return a known name for one that nobody has described: `smtpError`, `rcptAddr`."""
    if name in NAMES:
        return name
    return next((known for stem, known in _STEMS if stem in name), name)


def _separated(text: str, known: Names) -> Iterator[Record]:
    """Yield the rows of a table with a line of names on top, apart by comma, semicolon, tab or bar."""
    head, _, rest = text.lstrip("\ufeff\n\r ").partition("\n")
    delimiter = max(_DELIMITERS, key=head.count)
    names = [cell.strip() for cell in _cells(head, delimiter)]
    if head.count(delimiter) < 1 or len({known.fold(name) for name in names} & NAMES) < _LEAST_NAMED:
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


def _columns(text: str, known: Names) -> Iterator[Record]:
    """Yield the rows of PowerShell's table form: names, a line of dashes that shows the columns, rows."""
    rule = _RULE.search(text)
    if rule is None:
        return
    head_start = text.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
    head = text[head_start : rule.start()].rstrip("\n")
    starts = [found.start() for found in re.finditer(r"-+", rule[0])]
    spans = list(zip(starts, [*starts[1:], _VALUE_MAX], strict=True))
    names = [head[first:last].strip() for first, last in spans]
    if len({known.fold(name) for name in names} & NAMES) < _LEAST_NAMED:
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


FORMS: tuple[Callable[[str, Names], Iterator[Record]], ...] = (
    _json,
    _separated,
    _columns,
    _listed,
    _braced,
    _lone,
)
"""Forms of records, the most certain first."""
