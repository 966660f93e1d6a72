"""Turns what a clipboard carries into plain text: line ends, invisible characters, quoting, raw transfer encodings."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from html import unescape

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0f\ufeff\ufffe"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f"
)
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_INVISIBLE, "")
    | dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\uff07", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"')
    | dict.fromkeys("\u2010\u2011\u2043\u2212", "-")
    | {"\uff1a": ":", "\uff20": "@", "\uff1c": "<", "\uff1e": ">", "\uff0e": "."}
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# A transcript's `>>> RCPT TO:` is no quotation, nor is a lone `>` that closes an address.
_QUOTE = re.compile(
    r"^[ \t]{0,8}(?!>{1,5} ?(?:DATA|RCPT|MAIL|EHLO|HELO|QUIT|RSET|STARTTLS|AUTH|BDAT)\b)[>|][> |\t]{0,60}",
    re.MULTILINE,
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|nbsp|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_BASE64_BLOCK = re.compile(r"(?:^[A-Za-z0-9+/]{40,76}\n)+[A-Za-z0-9+/]{0,76}={0,2}(?=\n|\Z)", re.MULTILINE)
_BASE64_LINE = re.compile(r"\A[A-Za-z0-9+/]{60,400000}={0,2}\Z")
_QUOTED_UTF8 = re.compile(r"=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F])=[89AB][0-9A-F]")
_LETTERS_MIN = 0.85
_DOUBLED_MIN = 5


def tidy(text: str) -> str:
    """Return the text with plain line ends, spaces, quotes and hyphens, and nothing invisible."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    if not text.isascii() and _SURROGATE.search(text):
        text = _SURROGATE.sub("?", text)
    return text.translate(_TABLE)


def unquote(text: str) -> str:
    """Remove `> ` quoting of any depth, where lines are quoted at all."""
    if "\n>" in text or "\n >" in text or text[:1] in (">", "|"):
        return _QUOTE.sub("", text)
    return text


def single_spaced(text: str) -> str:
    """Drop the empty lines of a paste that has one behind every line, as some programs copy."""
    lines = text.strip("\n").split("\n")
    if len(lines) < _DOUBLED_MIN or any(line.strip() for line in lines[1::2]):
        return text
    return "\n".join(lines[::2]) if all(line.strip() for line in lines[::2]) and _folded(lines[::2]) else text


def _folded(lines: list[str]) -> bool:
    """Tell whether a line goes on in the next one: no paragraph begins in lower case and deeper than the first line."""
    return any(line[:1] in " \t" and line.strip()[:1].islower() for line in lines[1:])


def unescaped(text: str) -> str:
    """Resolve the HTML entities somebody pasted as text."""
    if "&" in text and _ENTITY.search(text):
        return tidy(unescape(text))
    return text


def undo_transfer(text: str) -> str:
    """Decode base64 and quoted-printable that were pasted raw; text that is neither comes back as it was."""
    if _looks_quoted_printable(text):
        text = tidy(decode(quopri.decodestring(text.encode("utf-8", "replace"))))
    bare = text.strip()
    if _BASE64_LINE.match(bare):
        return _base64_text(bare) or text
    if "\n" in bare and len(bare) > 80:  # noqa: PLR2004 (a line and a bit)
        return _BASE64_BLOCK.sub(lambda found: _base64_text(found[0]) or found[0], text + "\n").rstrip("\n")
    return text


def decode(data: bytes, charset: str | None = None) -> str:
    """Decode bytes of unknown origin: the charset named, a byte order mark, UTF-8, else Windows-1252. Never raises."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    if data.isascii() and (charset is None or not charset.lower().startswith(("iso-2022", "utf-16", "utf-7", "hz"))):
        return data.decode("ascii")
    for name in (charset, "utf-8-sig", "cp1252"):
        if not name:
            continue
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")


def is_binary(text: str) -> bool:
    """Tell whether this is no text at all: control characters or undecodable bytes all over its beginning."""
    head = text[:4096]
    odd = len(_CONTROL.findall(head)) + head.count("\ufffd")
    return odd * 20 > len(head)


def place_of(text: str, value: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Return where a value stands last, whatever its case; lower() would move places, some letters become two."""
    end = len(text) if end is None else end
    at = text.rfind(value, start, end)
    if at >= 0:
        return at, at + len(value)
    found = [match.span() for match in re.finditer(re.escape(value), text[start:end], re.IGNORECASE)]
    return (start + found[-1][0], start + found[-1][1]) if found else None


def collapse(text: str) -> str:
    """Return the text on one line with single spaces."""
    return " ".join(text.split())


def _looks_quoted_printable(text: str) -> bool:
    if "=" not in text:
        return False
    return "=\n" in text or "=20\n" in text or "=3D" in text or len(_QUOTED_UTF8.findall(text[:65536])) > 1


def _base64_text(block: str) -> str | None:
    packed = "".join(block.split())
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    text = tidy(decode(data))
    if not text or "\ufffd" in text:
        return None
    fine = sum(char.isprintable() or char == "\n" for char in text[:2000]) / len(text[:2000])
    return text if fine > _LETTERS_MIN and " " in text else None
