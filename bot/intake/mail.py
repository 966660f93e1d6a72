"""Opens mails: human part, delivery-status and a few headers of the report; the returned mail stays shut."""

from __future__ import annotations

import quopri
import re
from email.errors import MessageError

from bot.intake.mime import TEXT_MAX, Opened, unbase64, walk
from bot.intake.normalisation import decode, tidy

SOURCE_MAX = 1024 * 1024

_RETURNED = (b"message/rfc822", b"message/global", b"text/rfc822-headers", b"message/partial", b"text/rfc822")
_STATUS = (b"message/delivery-status", b"message/global-delivery-status")
_CONTENT_TYPE = b"content-type:"
_ENCODING = re.compile(rb"^content-transfer-encoding:[ \t]{0,8}(base64|quoted-printable)", re.IGNORECASE | re.MULTILINE)
_DISPOSED = re.compile(
    rb"^final-recipient:[ \t]{0,8}rfc822[ \t]{0,8};[ \t]{0,8}([^\s]{3,320})", re.IGNORECASE | re.MULTILINE
)
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
        walk(front[:SOURCE_MAX], opened)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        opened.broken = True
        opened.human = opened.human or tidy(decode(front[:TEXT_MAX]))
    if back:
        opened.returned = returned_fields(tidy(decode(_head_of(back))))
        opened.nested = b"" if opened.status else back
    if opened.report == "disposition-notification" and (found := _DISPOSED.search(data[:SOURCE_MAX])):
        opened.returned.append(("to", tidy(decode(found[1]))))
    return opened


def returned_fields(head: str) -> list[tuple[str, str]]:
    """Return the few header fields of the returned mail that say which mail it was and which way it went."""
    return [(name.lower(), " ".join(value.split())) for name, value in _RETURNED_FIELD.findall(head)]


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
        raw = quopri.decodestring(raw) if encoding[1].lower() == b"quoted-printable" else unbase64(raw)
    return tidy(decode(raw))


def _head_of(back: bytes) -> bytes:
    """Return the header block at the beginning of the returned mail."""
    back = back.lstrip(b"\n")
    end = back.find(b"\n\n")
    head = back if end < 0 else back[:end]
    return head[:32768] if _HEAD.match(head) else b""
