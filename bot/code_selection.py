"""Chooses the row of codes.toml for one recipient of a bounce: by code and reply, else by the report's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bot.codes import CodeRow, Codes
    from bot.model import Reading, Recipient

PROSE_MAX = 2000
_SILENT = (".0.0", ".5.0", ".4.4")
_HEADER = re.compile(
    r"(?im)^[ \t>]{0,8}(?:from|to|cc|subject|date|message-id|received|return-path|reply-to|sender|auto-submitted"
    r"|content-[a-z-]{1,30}|x-[a-z-]{1,40})[ \t]?:[^\n]{0,1000}$"
)
_PROOF = re.compile(r"\b(spf|dkim|dmarc) {0,2}= {0,2}([a-z]{2,12})\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
"""Words; a program's exit code (`X-Unix; 71`) is none."""
_STALE = "imceaex"
_PASSING = "4xx"
"""Any reply of class 4, which a delay without a reply tells of."""


class Proofs(NamedTuple):
    """What a reply says of the proofs of origin; `none` for one it leaves out."""

    spf: str = "none"
    dkim: str = "none"
    dmarc: str = "none"


def meaning(codes: Codes, reading: Reading, known: Recipient) -> CodeRow | None:
    """Return what the code table says; where no server's words are told and the code says nothing, the report's do."""
    code, words = known.code or reading.code, known.diagnostic or ""
    if not has_words(words):
        words = ""
    if (known.address or "").lower().startswith(_STALE):
        words = f"{words} {_STALE}"
    silent = code is None and known.reply is None and reading.kind == "delay"
    reply = _PASSING if silent else known.reply
    row = codes.find(code, reply, words)
    if (row is None or row.who[0] == "unknown" or not words) and (code is None or code[1:] in _SILENT):
        told = codes.find(code, reply, f"{words} {_prose(reading.text)}")
        return row if row and told and told.who[0] == "unknown" else told
    return row


def has_words(diagnostic: str | None) -> bool:
    """Tell whether a server's reply has words at all, not numbers alone."""
    return bool(_LETTERS.search((diagnostic or "")[:PROSE_MAX]))


def proofs(diagnostic: str | None) -> Proofs | None:
    """Return the results that a reply names, `Spf= Fail , Dkim= Pass`, or None."""
    found = {name.lower(): result.lower() for name, result in _PROOF.findall((diagnostic or "")[:PROSE_MAX])}
    return Proofs(**found) if "spf" in found else None


def _prose(text: str) -> str:
    """Return a report's sentences without the header fields that it quotes, which may say anything."""
    return _HEADER.sub("", text[: 2 * PROSE_MAX])[:PROSE_MAX]
