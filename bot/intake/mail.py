"""Opens mails: the report's human part, its delivery-status and an allow-list of headers; the returned mail stays shut."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from bot.intake.markup import html_text
from bot.intake.plain import decode, tidy

TEXT_MAX = 256 * 1024
SOURCE_MAX = 1024 * 1024
PARTS_MAX = 60
DEPTH_MAX = 12
FIELD_MAX = 2000

# Everything else of a mail's head says nothing about the bounce and is not kept.
KEPT = ("from", "to", "subject", "date", "message-id", "auto-submitted", "x-failed-recipients")
_RETURNED = (b"message/rfc822", b"message/global", b"text/rfc822-headers", b"message/partial", b"text/rfc822")
_STATUS = (b"message/delivery-status", b"message/global-delivery-status")
_CONTENT_TYPE = b"content-type:"
# What the parser needs to see of a mail's head; Received and its like are left out before it does the work.
_PARSED = tuple(f"{name}:" for name in (*KEPT, "content-type", "content-transfer-encoding"))
_ENCODING = re.compile(rb"^content-transfer-encoding:[ \t]{0,8}(base64|quoted-printable)", re.IGNORECASE | re.MULTILINE)
_REPORTS = {
    "message/feedback-report": "feedback-report",
    "message/disposition-notification": "disposition-notification",
    "message/global-disposition-notification": "disposition-notification",
}
_MAILS = frozenset({"message/rfc822", "message/global"})
_HEAD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,76}:|[ \t]|From |>From ")
_KNOWN_HEADER = re.compile(
    r"^(?:received|return-path|mime-version|content-type|message-id|delivered-to|from|to|subject|date|reply-to"
    r"|x-[a-z0-9-]{1,60}|dkim-signature|auto-submitted|content-transfer-encoding|arc-[a-z-]{1,40}"
    r"|authentication-results|sender|cc|references|in-reply-to|thread-topic|thread-index|errors-to|precedence"
    r"|content-language|importance|list-[a-z]{1,20}|feedback-id|status|lines|content-[a-z-]{1,30}):",
    re.IGNORECASE,
)
_WIRE_ONLY = re.compile(
    r"^(?:received|return-path|mime-version|content-type|message-id|delivered-to|content-transfer-encoding):",
    re.IGNORECASE | re.MULTILINE,
)
_RETURNED_FIELD = re.compile(
    r"^(from|to|subject|date|message-id|received|x-ms-exchange-message-is-ndr)[ \t]{0,4}:"
    r"[ \t]{0,8}([^\n]{0,998}(?:\n[ \t][^\n]{0,998}){0,12})",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(slots=True)
class Opened:
    """A mail opened: its kept headers (names in lower case), what it is a report of, its texts, the returned headers."""

    headers: dict[str, str] = field(default_factory=dict)
    report: str | None = None
    status: bool = False
    human: str = ""
    statuses: list[str] = field(default_factory=list)
    returned: list[tuple[str, str]] = field(default_factory=list)
    links: int = 0
    broken: bool = False
    nested: bytes = b""


def is_mail(text: str) -> bool:
    """Tell whether pasted text is the source of a mail: it begins with a head of several fields, some of the wire."""
    seen = 0
    for line in text.lstrip()[:8192].split("\n"):
        if not line.strip():
            break
        if _KNOWN_HEADER.match(line):
            seen += 1
        elif line[:1] not in " \t" and not (line.startswith(("From ", ">From ")) or re.match(r"[\w-]{1,60}:", line)):
            return False
    head = text.lstrip()[:8192].split("\n\n", 1)[0]
    return seen > 1 and bool(_WIRE_ONLY.search(head))


def open_mail(data: bytes) -> Opened:
    """Open the source of a mail. Bounded in size, parts and depth; broken mail gives what could be read."""
    data = data.replace(b"\r\n", b"\n").lstrip()[: 32 * SOURCE_MAX]
    opened = Opened()
    front, back = _split(data, opened)
    try:
        _walk(front[:SOURCE_MAX], opened)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        opened.broken = True
        opened.human = opened.human or tidy(decode(front[:TEXT_MAX]))
    if back:
        opened.returned = returned_fields(tidy(decode(_head_of(back))))
        opened.nested = b"" if opened.status else back
    return opened


def returned_fields(head: str) -> list[tuple[str, str]]:
    """Return the few header fields of the returned mail that say which mail it was and which way it went."""
    return [(name.lower(), _unfold(value)) for name, value in _RETURNED_FIELD.findall(head)]


def _split(data: bytes, opened: Opened) -> tuple[bytes, bytes]:
    """Cut a mail into what stands before its delivery-status and the returned mail; the status is read on the way.

    The returned mail is never parsed: it may be anything, and only its head says something about the bounce.
    """
    lowered = data.lower()
    front = len(data)
    status = _part_of(lowered, _STATUS, 0)
    if status >= 0:
        boundary = data.rfind(b"\n--", 0, status)
        if boundary >= 0:
            front = boundary + 1
            opened.status = True
            opened.statuses.append(_status_text(data, boundary + 1))
    returned = _part_of(lowered, _RETURNED, status + 1 if status >= 0 else max(data.find(b"\n\n"), 0))
    if returned < 0:
        return data[:front], b""
    head_end = data.find(b"\n\n", returned)
    back = data[head_end + 2 : head_end + 2 + SOURCE_MAX] if head_end >= 0 else b""
    if status < 0:
        boundary = data.rfind(b"\n--", 0, returned)
        front = boundary + 1 if boundary >= 0 else len(data)
    return data[:front], back


def _part_of(lowered: bytes, kinds: tuple[bytes, ...], start: int) -> int:
    """Return where the first part of one of these media types has its Content-Type field, or -1."""
    best = -1
    for kind in kinds:
        at = lowered.find(kind, start, best if best >= 0 else len(lowered))
        while at >= 0:
            line = lowered.rfind(b"\n", 0, at) + 1
            after = lowered[at + len(kind) : at + len(kind) + 1]
            if (
                lowered.startswith(_CONTENT_TYPE, line)
                and after in b'; "\t\n'
                and not lowered[line + 13 : at].strip(b' \t"')
            ):
                best = line
                break
            at = lowered.find(kind, at + 1, best if best >= 0 else len(lowered))
    return best


def _status_text(data: bytes, boundary: int) -> str:
    """Return the delivery-status whose part begins at the boundary line: RFC 3464 has it as plain lines of ASCII."""
    line_end = data.find(b"\n", boundary)
    head_end = data.find(b"\n\n", boundary)
    if line_end < 0 or head_end < 0:
        return ""
    end = data.find(b"\n" + data[boundary:line_end].rstrip(), head_end)
    raw = data[head_end + 2 : end if end >= 0 else len(data)][:TEXT_MAX]
    encoding = _ENCODING.search(data[boundary:head_end])
    if encoding:
        raw = quopri.decodestring(raw) if encoding[1].lower() == b"quoted-printable" else _unbase64(raw)
    return tidy(decode(raw))


def _unbase64(raw: bytes) -> bytes:
    packed = b"".join(raw.split())
    try:
        return base64.b64decode(packed + b"=" * (-len(packed) % 4))
    except binascii.Error:
        return raw


def _head_of(back: bytes) -> bytes:
    """Return the header block at the beginning of the returned mail."""
    back = back.lstrip(b"\n")
    end = back.find(b"\n\n")
    head = back if end < 0 else back[:end]
    return head[:32768] if _HEAD.match(head) else b""


@dataclass(slots=True)
class _Part:
    """A part's head: the fields that are kept or say what follows, its media type and that type's parameters."""

    fields: dict[str, str]
    kind: str
    params: dict[str, str]


def _head(head: bytes) -> _Part:
    fields: dict[str, str] = {}
    name, value = "", ""
    for line in decode(head).split("\n"):
        if line[:1] in (" ", "\t"):
            value += line
            continue
        if name:
            fields.setdefault(name, value[:FIELD_MAX])
        name, colon, value = line.partition(":")
        name = name.lower() if colon and line[:32].lower().startswith(_PARSED) else ""
    if name:
        fields.setdefault(name, value[:FIELD_MAX])
    kind, params = _media_type(fields.get("content-type"))
    return _Part(fields, kind, params)


def _media_type(value: str | None) -> tuple[str, dict[str, str]]:
    """Return a media type and its parameters (RFC 2045 5.1, RFC 2231), `text/plain` where there is none."""
    if not value:
        return "text/plain", {}
    message = Message()
    message["content-type"] = value
    first, *rest = message.get_params([]) or [("text/plain", "")]
    kind = first[0].strip().lower()
    params = {name.lower(): collapse_rfc2231_value(param) for name, param in rest}
    return (kind if kind.count("/") == 1 else "text/plain"), params


def _walk(data: bytes, opened: Opened) -> None:
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
        raw = _unbase64(raw)
    text = tidy(decode(raw, part.params.get("charset")))[:room]
    if part.kind == "text/html":
        text, links = html_text(text)
        opened.links += links
    if text.strip():
        opened.human = f"{opened.human}\n\n{text}" if opened.human else text


def _header(text: str) -> str:
    if "=?" in text:
        text = "".join(
            decode(chunk, charset) if isinstance(chunk, bytes) else chunk for chunk, charset in decode_header(text)
        )
    return _unfold(text if text.isascii() and text.isprintable() else tidy(text))[:998]


def _unfold(text: str) -> str:
    return " ".join(text.split())
