"""Opens mails: the report's human part, its delivery-status and an allow-list of headers; the returned mail stays shut."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header
from typing import TYPE_CHECKING

from bot.intake.markup import html_text
from bot.intake.plain import decode, tidy

if TYPE_CHECKING:
    from email.message import Message

TEXT_MAX = 256 * 1024
SOURCE_MAX = 1024 * 1024
PARTS_MAX = 60
DEPTH_MAX = 12

# Everything else of a mail's head says nothing about the bounce and is not kept.
KEPT = ("from", "to", "subject", "date", "message-id", "auto-submitted", "x-failed-recipients")
_RETURNED = re.compile(
    rb"^content-type:[ \t]{0,8}\"?(?:message/rfc822|message/global|text/rfc822-headers|message/partial"
    rb"|message/global-headers|text/rfc822)\b",
    re.IGNORECASE | re.MULTILINE,
)
_STATUS = re.compile(rb"^content-type:[ \t]{0,8}message/(?:global-)?delivery-status\b", re.IGNORECASE | re.MULTILINE)
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
        message = message_from_bytes(front[:SOURCE_MAX])
        opened.headers = {name: value for name in KEPT if (value := _header(message, name))}
        _walk(message, opened)
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
    front = len(data)
    status = _STATUS.search(data)
    if status is not None:
        boundary = data.rfind(b"\n--", 0, status.start())
        if boundary >= 0:
            front = boundary + 1
            opened.status = True
            opened.statuses.append(_status_text(data, boundary + 1))
    returned = _RETURNED.search(data, status.end() if status else max(data.find(b"\n\n"), 0))
    if returned is None:
        return data[:front], b""
    head_end = data.find(b"\n\n", returned.end())
    back = data[head_end + 2 : head_end + 2 + SOURCE_MAX] if head_end >= 0 else b""
    if status is None:
        boundary = data.rfind(b"\n--", 0, returned.start())
        front = boundary + 1 if boundary >= 0 else len(data)
    return data[:front], back


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


def _walk(message: Message, opened: Opened) -> None:
    stack: list[tuple[Message, int]] = [(message, 0)]
    report = message.get_param("report-type")
    opened.report = str(report).lower() if report else None
    for _ in range(PARTS_MAX):
        if not stack:
            return
        part, depth = stack.pop()
        kind = part.get_content_type()
        if kind.startswith("message/"):
            opened.report = _REPORTS.get(kind, opened.report)
            if kind not in _MAILS or not opened.status:
                continue
        children = part.get_payload()
        if isinstance(children, list):
            if depth < DEPTH_MAX:
                parts = [child for child in children if not isinstance(child, str)]
                stack.extend((child, depth + 1) for child in reversed(_chosen(kind, parts)))
        elif kind.startswith(("text/", "multipart/")) or depth == 0:
            _read_text(part, kind, opened)


def _chosen(kind: str, parts: list[Message]) -> list[Message]:
    """Of alternatives take the plain text, else the last one."""
    if kind != "multipart/alternative" or len(parts) < 2:  # noqa: PLR2004 (no choice)
        return parts
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    return plain[:1] or parts[-1:]


def _read_text(part: Message, kind: str, opened: Opened) -> None:
    room = TEXT_MAX - len(opened.human)
    if room <= 0:
        return
    text = _decoded(part)[:room]
    if kind == "text/html":
        text, links = html_text(text)
        opened.links += links
    if text.strip():
        opened.human = f"{opened.human}\n\n{text}" if opened.human else text


def _decoded(part: Message) -> str:
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding in ("", "7bit", "8bit", "binary"):
        return tidy(_raw(part, part.get_content_charset()))
    payload = part.get_payload(decode=True)
    return tidy(decode(payload, part.get_content_charset()) if isinstance(payload, bytes) else str(payload or ""))


def _raw(part: Message, charset: str | None = None) -> str:
    payload = part.get_payload()
    text = payload if isinstance(payload, str) else ""
    if text.isascii():
        if charset and charset.startswith("iso-2022") and "\x1b" in text:
            return decode(text.encode("ascii"), charset)
        return text
    return decode(text.encode("utf-8", "surrogateescape"), charset)


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    text = str(value)
    if "=?" in text:
        text = "".join(
            decode(chunk, charset) if isinstance(chunk, bytes) else chunk for chunk, charset in decode_header(text)
        )
    elif not text.isascii():
        text = decode(text.encode("utf-8", "surrogateescape"))
    return _unfold(tidy(text))[:998]


def _unfold(text: str) -> str:
    return " ".join(text.split())
