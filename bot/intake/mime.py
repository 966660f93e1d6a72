"""Walks the parts of a mail (RFC 2046): which report it is, its human text, the few headers that are kept."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from bot.intake.markup import html_text
from bot.intake.normalisation import decode, tidy

TEXT_MAX = 256 * 1024
PARTS_MAX = 60
DEPTH_MAX = 12
FIELD_MAX = 2000

# Everything else of a mail's head says nothing about the bounce and is not kept.
KEPT = ("from", "to", "subject", "date", "message-id", "auto-submitted", "x-failed-recipients")
# What is needed of a mail's head, with its folded lines; Received and its like are left out.
_FIELD = re.compile(
    rf"^({'|'.join((*KEPT, 'content-type', 'content-transfer-encoding'))})[ \t]{{0,8}}:([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
# Types as nearly all mails write them; what is escaped, encoded or broken goes to the library.
_PARAMETER = re.compile(r";\s*([A-Za-z-]{1,40})=(?:\"([^\"\\]*)\"|([^\s;\"'*\\]+))")
_MEDIA_TYPE = re.compile(rf"\s*([\w.+-]+/[\w.+-]+)\s*((?:{_PARAMETER.pattern}\s*)*);?\s*")
_REPORTS = {
    "message/feedback-report": "feedback-report",
    "message/disposition-notification": "disposition-notification",
    "message/global-disposition-notification": "disposition-notification",
}
_MAILS = frozenset({"message/rfc822", "message/global"})


@dataclass(slots=True)
class Opened:
    """A mail opened: its kept headers (names in lower case), which report it is, its texts, the returned headers."""

    headers: dict[str, str] = field(default_factory=dict)
    report: str | None = None
    status: bool = False
    human: str = ""
    statuses: list[str] = field(default_factory=list)
    returned: list[tuple[str, str]] = field(default_factory=list)
    links: int = 0
    broken: bool = False
    nested: bytes = b""


@dataclass(slots=True)
class _Part:
    """A part's head: the fields that are kept or say what follows, its media type and that type's parameters."""

    fields: dict[str, str]
    kind: str
    params: dict[str, str]


def _head(head: bytes) -> _Part:
    fields: dict[str, str] = {}
    for name, value in _FIELD.findall(decode(head)):
        fields.setdefault(name.lower(), value.replace("\n", "")[:FIELD_MAX])
    kind, params = _media_type(fields.get("content-type"))
    return _Part(fields, kind, params)


def _media_type(value: str | None) -> tuple[str, dict[str, str]]:
    """Return a media type and its parameters (RFC 2045 5.1, RFC 2231), `text/plain` where there is none."""
    if not value:
        return "text/plain", {}
    if plain := _MEDIA_TYPE.fullmatch(value):
        params = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(plain[2])}
        return plain[1].lower(), params
    message = Message()
    message["content-type"] = value
    first, *rest = message.get_params([]) or [("text/plain", "")]
    kind = first[0].strip().lower()
    params = {name.lower(): collapse_rfc2231_value(param) for name, param in rest}
    return (kind if kind.count("/") == 1 else "text/plain"), params


def walk(data: bytes, opened: Opened) -> None:
    """Read the parts in their order. Bodies are split here: the library's parser works line by line."""
    stack: list[tuple[bytes, int]] = [(data, 0)]
    for count in range(PARTS_MAX):
        if not stack:
            return
        source, depth = stack.pop()
        head, _, body = source.partition(b"\n\n")
        if head.startswith(b"\n"):
            head, body = b"", source[1:]
        part = _head(head)
        kind = part.kind
        if count == 0:
            opened.headers = {
                name: text for name in KEPT if name in part.fields and (text := _header(part.fields[name]))
            }
            report = part.params.get("report-type")
            opened.report = report.lower() if report else None
        if kind.startswith("message/"):
            opened.report = _REPORTS.get(kind, opened.report)
            if kind in _MAILS and opened.status and depth < DEPTH_MAX:
                stack.append((body.lstrip(b"\n"), depth + 1))
        elif kind.startswith("multipart/") and (inner := _split_parts(part, body)):
            if depth < DEPTH_MAX:
                stack.extend((source, depth + 1) for source in reversed(_chosen(kind, inner)))
        elif kind.startswith(("text/", "multipart/")) or depth == 0:
            _read_text(part, body, opened)


def _split_parts(part: _Part, body: bytes) -> list[bytes]:
    """Split a body at its boundary (RFC 2046 5.1); nothing comes back where there is none."""
    boundary = part.params.get("boundary", "").rstrip()
    if not boundary:
        return []
    marker = b"\n--" + boundary.encode("utf-8", "surrogateescape")
    _, *chunks = (b"\n" + body).split(marker, PARTS_MAX)
    return [chunk.partition(b"\n")[2] for chunk in chunks if chunk[:2] != b"--"]


def _chosen(kind: str, parts: list[bytes]) -> list[bytes]:
    """Of alternatives take the plain text, else the last one."""
    if kind != "multipart/alternative" or len(parts) < 2:  # noqa: PLR2004 (no choice)
        return parts
    plain = [part for part in parts if b"text/plain" in part.partition(b"\n\n")[0].lower()]
    return plain[:1] or parts[-1:]


def _read_text(part: _Part, body: bytes, opened: Opened) -> None:
    room = TEXT_MAX - len(opened.human)
    if room <= 0:
        return
    encoding = part.fields.get("content-transfer-encoding", "").strip().lower()
    raw = body[: 4 * TEXT_MAX]
    if encoding == "quoted-printable":
        raw = quopri.decodestring(raw)
    elif encoding == "base64":
        raw = unbase64(raw)
    text = tidy(decode(raw, part.params.get("charset")))[:room]
    if part.kind == "text/html":
        text, links = html_text(text)
        opened.links += links
    if text.strip():
        opened.human = f"{opened.human}\n\n{text}" if opened.human else text


def _header(text: str) -> str:
    if "=?" in text:
        try:
            chunks = decode_header(text)
        except (MessageError, ValueError):
            chunks = []  # a broken encoded word is shown as it came
        text = "".join(decode(chunk, name) if isinstance(chunk, bytes) else chunk for chunk, name in chunks) or text
    return " ".join((text if text.isascii() and text.isprintable() else tidy(text)).split())[:998]


def unbase64(raw: bytes) -> bytes:
    packed = b"".join(raw.split())
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4))
    except binascii.Error:
        return raw
