"""Reads what Exchange Online's commands print, pasted from a console: which command, about what, what it answered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.intake.objects import objects_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.intake.objects import Object

TEXT_MAX = 32 * 1024
LINES_MAX = 600

RECIPIENT, ACCEPTED, DNSSEC = "Get-Recipient", "Get-AcceptedDomain", "Get-DnssecStatusForVerifiedDomain"
OUTBOUND, INBOUND, TRACE = "Get-OutboundConnector", "Get-InboundConnector", "Get-MessageTraceV2"
_NAMES = {name.lower(): name for name in (RECIPIENT, ACCEPTED, DNSSEC, OUTBOUND, INBOUND, TRACE)} | {
    "get-exorecipient": RECIPIENT,
    "get-mailbox": RECIPIENT,
    "get-exomailbox": RECIPIENT,
    "get-messagetrace": TRACE,
    "enable-dnssecforverifieddomain": DNSSEC,
}
_FIELDS: tuple[tuple[str, frozenset[str]], ...] = (
    (DNSSEC, frozenset({"dnssecfeaturestatus", "expectedmxrecord", "expectedmxrecords", "dnssecmxvalue", "mxvalue"})),
    (RECIPIENT, frozenset({"recipienttypedetails", "recipienttype", "emailaddresses"})),
    (ACCEPTED, frozenset({"domaintype", "matchsubdomains", "outboundonly"})),
    (
        OUTBOUND,
        frozenset({"smarthosts", "recipientdomains", "usemxrecord", "routeallmessagesviaonpremises"}),
    ),
    (
        INBOUND,
        frozenset({"senderdomains", "tlssendercertificatename", "senderipaddresses", "requiretls"}),
    ),
    (TRACE, frozenset({"messagetraceid", "recipientaddress"})),
)
"""Fields that only one command prints; their names are English in every console."""

Fault = Literal["", "missing", "unconnected", "denied", "other"]
_PROMPT = re.compile(r"[ \t]{0,4}(?:\[?PS\]?(?:[ \t][^>\n]{0,200})?>|PS>|>)[ \t]{0,4}(?=$|\S)", re.IGNORECASE)
_STRANGE = re.compile(
    r"[^\n]{0,120}?[>❯➜λ»$%#][ \t]{1,4}(?=\(?(?:\$\w{1,40}[ ]?=[ ]?)?\(?(?:get|enable)-[a-z]{4})", re.IGNORECASE
)
"""A prompt of another make, known by the command behind it."""
_COMMAND = re.compile(
    r"(?:\$\w{1,40}[ \t]{0,3}=[ \t]{0,3})?\(?[ \t]{0,3}((?:get|enable)-[a-z0-9]{4,40})(?![\w-])(.{0,1000})",
    re.IGNORECASE,
)
_ERROR = re.compile(r"[ \t]{0,4}:(?:[ \t]|$)")
_ARGUMENTS = re.compile(r"[ \t]{0,3}(?:$|[|)'\"`;-]|\S{1,320}[@.]\S{1,320})")
_ABOUT = re.compile(
    r"-(?:Identity|DomainName|RecipientAddress|Domain)[ \t:]{1,4}['\"‘’“”]?([^\s'\"‘’“”|;)]{1,320})", re.IGNORECASE
)
_FIRST = re.compile(r"[ \t]{1,4}['\"‘’“”]?([^\s'\"‘’“”|;)-][^\s'\"‘’“”|;)]{0,320})")
_RECORD = re.compile(
    r"(?:@|expected mx record:[ \t]{0,4}\[@)?[ \t]{0,4}(?:\d{1,9}[ \t]{1,4})?IN[ \t]{1,4}MX[ \t]{1,4}\d{1,5}[ \t]{1,4}"
    r"([a-z0-9.-]{4,253})\]?[ \t]{0,8}",
    re.IGNORECASE,
)
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:microsoft|com|us|cn)", re.IGNORECASE)
_QUIET = re.compile(r"[\s|\"'’‘`´“”„«»]+")
_SAYS: tuple[tuple[Fault, tuple[str, ...]], ...] = (
    (
        "missing",
        (
            "managementobjectnotfoundexception", "couldntbefound", "couldnotbefound", "wasntfound", "wasnotfound",
            "cannotbefound", "cantbefound", "doesntexist", "doesnotexist", "isntanaccepteddomain",
            "notanaccepteddomain",
            "niemożnaodnaleźć", "nieznaleziono", "nieodnaleziono", "nichtgefunden", "introuvable", "nonèstatotrovato",
            "nontrovato",
            "nãofoipossívellocalizar", "nãofoipossívelencontrar", "nietvinden", "wordengevonden", "hittadesinte",
            "intehittas", "ikkefundet", "ikkefunnet", "nebylnalezen", "nenalezen", "nelzenajít", "nesenepodařilonajít",
            "неудалосьнайти", "ненайден", "незнайдено", "невдалосязнайти", "見つかりません", "找不到",
            "nosepudoencontrar", "noseencontró", "noseencontro", "impossibiletrovare", "nietgevonden",
            "nãofoiencontrado",
        ),
    ),
    (
        "unconnected",
        (
            "commandnotfoundexception", "isnotrecognized", "wurdenichterkannt", "niezostałrozpoznany", "nestpasreconnu",
            "connect-exchangeonlinecmdlet", "mustcalltheconnect-exchangeonline", "noseconoce", "noestáreconocido",
        ),
    ),
    (
        "denied",
        (
            "accessdenied", "accessisdenied", "unauthorized", "writescope", "insufficientpermission", "forbidden",
            "odmowadostępu",
        ),
    ),
    ("other", ("fullyqualifiederrorid", "categoryinfo", "write-errormessage")),
)  # fmt: skip
"""What errors say, whichever the console's language, without spaces and quotation marks: narrow windows break words."""
_OBJECT = re.compile(r"['‘’\"„“”«「]\s{0,3}([^\s'‘’\"„“”«»「」]{1,320})\s{0,3}['‘’\"“”»」]")
_VALUES = ("expectedmxrecord", "expectedmxrecords", "record", "dnssecmxvalue", "mxvalue")


@dataclass(slots=True)
class _Part:
    """The lines of one command; `prompted` tells that its line stood behind a console's prompt."""

    name: str = ""
    arguments: str = ""
    prompted: bool = False
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Printed:
    """What one command printed; `ran` is false where only the command itself was pasted.

    `about` is the object it was asked about, as far as the command's line or its error tells. `bare` is a record alone,
    which may as well come from a zone file: it counts only below the command.
    """

    command: str
    about: str | None = None
    objects: tuple[Object, ...] = ()
    fault: Fault = ""
    ran: bool = True
    bare: bool = False


def printed(text: str) -> tuple[Printed, ...]:
    """Return what the commands in a paste printed, in their order; nothing where it is no output that is known."""
    lines = [line.replace("\xa0", " ").rstrip() for line in text[:TEXT_MAX].split("\n")[:LINES_MAX]]
    return tuple(one for part in _parts(lines) if (one := _read(part)))


def _parts(lines: Sequence[str]) -> Iterator[_Part]:
    part = _Part()
    for line in lines:
        prompt = _PROMPT.match(line) or _STRANGE.match(line)
        begun = _begun(line[prompt.end() :] if prompt else line.strip(), prompted=bool(prompt))
        if prompt and line.lstrip().startswith(">") and begun is None and part.name:
            part.arguments += " " + line.lstrip("> \t")
        elif begun and begun.lines and begun.name == part.name:
            part.lines += begun.lines
        elif begun or prompt:
            yield part
            part = begun or _Part()
        elif part.name and not part.lines and _goes_on(part.arguments) and line.strip():
            part.arguments += " " + line.strip()
        else:
            part.lines.append(line)
    yield part


def _begun(line: str, *, prompted: bool) -> _Part | None:
    """Return the part that a line begins, if it is the line of a known command or of its error."""
    found = _COMMAND.match(line)
    name = _NAMES.get(found[1].lower()) if found else None
    if found is None or name is None:
        return None
    if _ERROR.match(found[2]):
        return _Part(name, "", prompted=True, lines=[found[2]])
    return _Part(name, found[2], prompted) if prompted or _ARGUMENTS.match(found[2]) else None


def _goes_on(arguments: str) -> bool:
    """Tell whether a command's line was wrapped."""
    last = arguments.rstrip()
    return last.endswith(("|", "`", ",")) or bool(re.search(r"-(?:Identity|DomainName|RecipientAddress)$", last))


def _read(part: _Part) -> Printed | None:
    """Return what a part says; None where no known command printed it."""
    about = (_ABOUT.search(part.arguments) or _FIRST.match(part.arguments)) if part.name else None
    record = _record(part)
    if record:
        named = next((one for one in objects_of(part.lines) if "domainname" in one or "domain" in one), {})
        bare = (
            not part.name and not any("mx record" in line.lower() for line in part.lines) and not objects_of(part.lines)
        )
        return Printed(DNSSEC, about[1] if about else None, ({**named, "expectedmxrecord": record},), bare=bare)
    fault = _fault(part)
    if fault:
        told = about[1] if about else _object(part) if fault == "missing" else None
        return Printed(part.name, told, fault=fault) if part.name else _nameless(part, fault)
    objects = objects_of(part.lines)
    command = _by_fields(objects) or part.name
    if not command or not (part.name or objects):
        return None
    known = tuple(one for one in objects if _by_fields((one,)) == command or part.name)
    return Printed(command, about[1] if about else None, known, ran=part.prompted or bool(known))


def _nameless(part: _Part, fault: Fault) -> Printed | None:
    """Return an error whose command only its own lines name: `[Get-Recipient], ManagementObjectNotFoundException`."""
    words = _QUIET.sub("", " ".join(part.lines)).lower()
    name = next((full for short, full in _NAMES.items() if short in words), None)
    return Printed(name, _object(part) if fault == "missing" else None, fault=fault) if name else None


def _object(part: _Part) -> str | None:
    """Return the object that an error names: the first in quotation marks that is an address or has a dot."""
    quoted = (found[1] for found in _OBJECT.finditer(" ".join(part.lines)))
    return next((name for name in quoted if "@" in name or "." in name), None)


def _fault(part: _Part) -> Fault:
    words = _QUIET.sub("", " ".join(part.lines)).lower()
    if not words or _by_fields(objects_of(part.lines)):
        return ""
    return next((fault for fault, says in _SAYS if any(each in words for each in says)), "")


def _record(part: _Part) -> str | None:
    """Return the MX that a domain should have: the record alone, or in its field."""
    if part.name not in ("", DNSSEC):
        return None
    objects = objects_of(part.lines)
    values = [one[name].strip("{} ") for one in objects for name in _VALUES if name in one]
    bare = [line.strip() for line in part.lines if part.name or "@" in line]
    records = (_RECORD.fullmatch(text) for text in (*values, *bare))
    hosts = (value for value in values if _HOST.fullmatch(value))
    return next((found[1].rstrip(".").lower() for found in records if found), next(hosts, "").lower()) or None


def _by_fields(objects: Sequence[Object]) -> str:
    """Return the command that prints these fields; an empty name where none is known."""
    names = {name for one in objects for name in one}
    return next((command for command, fields in _FIELDS if names & fields), "")
