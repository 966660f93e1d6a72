"""Finds SMTP replies and enhanced status codes (RFC 5321 4.2, RFC 3463), and not version numbers or addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bot.intake.endings import DIAGNOSTIC_MAX, Endings
from bot.intake.local_errors import local_errors
from bot.intake.normalisation import collapse
from bot.intake.vocabulary import spoken_end

if TYPE_CHECKING:
    from bot.intake.report_markers import Markers

OUT_OF_ORDER = "503"
"""Only follows from the refusal before it: sendmail goes on with DATA and is told `503 Need RCPT`."""
HITS_MAX = 4000
_NUMBERS_MAX = 50_000
_SPOKEN_MAX = 200
"""Replies whose words are told from a person's; of those behind them the codes are kept."""

# One scan: a reply of three digits with or without an enhanced code behind it, or an enhanced code alone.
_SCAN = re.compile(
    r"[245](?<![\d.].)(?:"
    r"\d\d(?!\d)(?:[\s:,\-]{1,6}b?['\"(#\[]{0,2}([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d))?"
    r"|\.\d{1,3}\.\d{1,3}(?!\d|\.\d))"
)
# A bare reply is one of SMTP's (RFC 5321 4.2.1 and what servers add to it), not 404 or 418 of the web.
_BARE = re.compile(r"4[2-57]\d|5[0-57]\d")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'+]{0,30})[ \t:#('\"\[=]{0,4}\Z")
_SAID_BEFORE = re.compile(r"(?:[^\W\d_]{1,30} ){1,4}[^\W\d_]{1,30} ?:[ \t\n]{1,8}\Z")
# What Exchange writes behind a code: `5.7.57 SMTP; Client was not authenticated`, `5.1.1 RESOLVER.ADR.RecipNotFound;`.
_COMPONENT_AFTER = re.compile(r"[ \t]{1,4}[A-Z]{4,40}[\w.]{0,80};")
_ALONE_BEFORE = re.compile(r"(?:\A|[\n\t>#(\[{'\"<;,.:!?=|*-])[ \t]{0,80}\Z")
_REPLY_BEFORE = re.compile(
    r"(?:\A|[\n:'\"\[(<>;]|<<<|\b(?:said|returned|code|errors?|reply|response|responded|status|got|reason))"
    r"[ \t'\"(\[]{0,8}\Z",
    re.IGNORECASE,
)
_REPLY_AFTER = re.compile(r"(?: \d{1,2})?[ \-:,;'\")\]]{1,3}\s{0,8}[^\s\d,.)]|[ \t]{0,4}\n|[\]'\")]|\Z| \d{3} ")
_REFERS = re.compile(r"\b(?:see|see also|and|or|codes?) \Z|\d, \Z", re.IGNORECASE)
_ECHO = re.compile(r"(?<=\S) ([245]\d\d)[- ]?([245]\.\d{1,3}\.\d{1,3})?(?=[- ])")
_SPOKEN_BEFORE = re.compile(r"[^\W\d_]{2,30}[ \t]{1,4}(?:smtp |kod |code |#)?\Z|\A[ \t]{0,8}\Z", re.IGNORECASE)
_SPOKEN_AFTER = re.compile(r"[ \t]{0,4}(?:[,;.!?]|-(?= ))?[ \t]{0,4}[^\W\d_A-Z<\[(]")
_SERVER_WORDS = re.compile(
    r"relay|reject|denied|refus|unknown|not found|no such|unavailable|does not|doesn't|invalid|block|disabled|exist"
    r"|quota|smtp|deferred|failed|fail\b|undeliver|timed? ?out|accept|policy|spam|not allowed|permitted|authent"
    r"|resolver|host|rcpthosts|probability",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Hit:
    """One reply: its code and reply digits with their places in the text, where it begins and ends at most.

    `said` is where the words end that are surely the server's. `local` is what the sender's own server writes about a
    server that did not answer, `hard` where it gave up at once.
    """

    start: int
    end: int
    reply: str | None
    code: str | None
    code_at: int = -1
    alone: bool = False
    proved: bool = False
    said: int = 0
    diagnostic: str = ""
    local: bool = False
    hard: bool = False
    authority: int = 0


def scan(text: str, within: tuple[int, int], markers: Markers, *, written: bool) -> tuple[list[Hit], bool]:
    """Return all replies within, inner ones folded into their wrapper, and whether a version number was seen.

    In what a mail system has written no person goes on behind a server's words.
    """
    hits: list[Hit] = []
    endings = Endings(text, within[1], markers)
    version = False
    for found in islice(_SCAN.finditer(text, *within), _NUMBERS_MAX):
        hit = _hit(text, found, markers.code_words)
        if hit is None:
            version = version or found[0][1] == "."
        elif hits and hit.start < hits[-1].end:
            _fold(hits[-1], hit)
        else:
            hit.end, hit.proved = endings.of(hit.start)
            hits.append(hit)
            if len(hits) >= HITS_MAX:
                break
    for count, hit in enumerate(hits):
        told = _repeated(text, hit, _after_codes(hit))
        hit.said = hit.end if hit.proved or written else told
        if not hit.proved and not written and count < _SPOKEN_MAX:
            hit.said = spoken_end(text, (hit.start, told, hit.end), markers)
            if text[hit.said : hit.end].strip() and _is_spoken(text, hit, told):
                hit.said = told
            hit.end = told if hit.said == told else hit.end
        hit.diagnostic = _words(text[hit.start : hit.said])
        before = text[max(0, hit.start - len("(reason: ")) : hit.start]
        hit.authority = 2 if before.endswith("(reason: ") else int(before.endswith("<<< "))
    return _with_local(text, within, hits), version


def _with_local(text: str, within: tuple[int, int], hits: list[Hit]) -> list[Hit]:
    """Return the replies with the errors of the sender's own server among them, in their order."""
    errors = [
        Hit(error.start, error.end, None, None, said=error.end, local=True, hard=error.hard)
        for error in islice(local_errors(text, *within), HITS_MAX)
    ]
    if not errors:
        return hits
    for error in errors:
        error.diagnostic = collapse(text[error.start : error.end]).strip(" .")
    held = holders([error.start for error in errors], hits)
    return sorted(
        [*hits, *(error for error, at in zip(errors, held, strict=True) if at < 0)], key=lambda hit: hit.start
    )


def holders(starts: list[int], hits: list[Hit]) -> list[int]:
    """Return for each place the reply that it stands in, as its place among all, or -1: replies do not overlap."""
    begun = [hit.start for hit in hits]
    near = [bisect_right(begun, start) - 1 for start in starts]
    return [at if at >= 0 and start < hits[at].end else -1 for start, at in zip(starts, near, strict=True)]


def _repeated(text: str, hit: Hit, told: int) -> int:
    """Return the place behind the last of the codes that a reply of several lines repeats on each (RFC 5321 4.2.1)."""
    if not hit.reply or text[hit.start + 3 : hit.start + 4] != "-":
        return told
    return max(told, *(text.rfind(f"\n{hit.reply}{mark}", told, hit.end) + 5 for mark in "- "))


def _is_spoken(text: str, hit: Hit, told: int) -> bool:
    """Tell whether a person goes on behind a number or a code: `550 EUR refused`, `error 5.4.1 when I write`."""
    if not _SPOKEN_BEFORE.search(text[max(0, hit.start - 60) : hit.start]):
        return False
    after = text[told : hit.end]
    return bool(_SPOKEN_AFTER.match(after)) and not _SERVER_WORDS.search(after)


def _after_codes(hit: Hit) -> int:
    if hit.code and hit.code_at >= hit.start:
        return hit.code_at + len(hit.code)
    return hit.start + len(hit.reply or "")


def _hit(text: str, found: re.Match[str], code_words: frozenset[str]) -> Hit | None:
    """Return the reply or code found, None where its place says that it is something else."""
    token, start = found[0], found.start()
    thousands = text[start - 1 : start] == "," and text[start - 2 : start - 1].isdigit()
    if token[0] == "2" or (found[1] or "")[:1] == "2" or thousands:
        return None
    if found[1]:
        return Hit(start, 0, token[:3], found[1], found.start(1))
    if token[1] == ".":
        return (
            Hit(start, 0, None, token, start, alone=True)
            if _stands_for_code(text, start, found.end(), code_words)
            else None
        )
    return Hit(start, 0, token, None) if _BARE.match(token) and _is_reply(text, start) else None


def innermost(diagnostic: str) -> tuple[str | None, str | None, int]:
    """Return reply and enhanced code of the reply that counts within one diagnostic, and the code's offset or -1.

    Servers quote the server behind them at the end, so the last enhanced code wins over its wrappers.
    """
    reply = code = None
    at = -1
    for found in _SCAN.finditer(diagnostic, 0, DIAGNOSTIC_MAX):
        token = found[0]
        if found[1]:
            reply, code, at = token[:3], found[1], found.start(1)
        elif token[1] == ".":
            if code and _REFERS.search(diagnostic[max(0, found.start() - 24) : found.start()]):
                continue
            before = diagnostic[max(0, found.start() - 1) : found.start()]
            if before not in ("/", "-", "=", "_") and not (before.isalnum()):
                code, at = token, found.start()
        elif reply is None and _is_reply(diagnostic, found.start()):
            reply = token
    return reply, code, at


def _stands_for_code(text: str, start: int, end: int, code_words: frozenset[str]) -> bool:
    before = text[max(0, start - 80) : start]
    if before[-1:] in ("#", "(", "["):
        return before[-1:] == "#" or not re.search(r"[^\W\d_]['\"]?[(\[]\Z", before)
    if before[-1:] and (before[-1:].isalnum() or before[-1:] in "_-/@+\\~^$"):
        return before[-2:] in ("--", "- ")
    if _COMPONENT_AFTER.match(text, end):
        return True
    if spoken := _SAID_BEFORE.search(before):
        return any(word in code_words for word in spoken[0].lower().replace(":", " ").split())
    word = _WORD_BEFORE.search(before)
    if word:
        return word[1].lower() in code_words
    return bool(_ALONE_BEFORE.search(before))


def _is_reply(text: str, start: int) -> bool:
    if not _REPLY_BEFORE.search(text[max(0, start - 24) : start]):
        return False
    return bool(_REPLY_AFTER.match(text, start + 3))


def _fold(outer: Hit, inner: Hit) -> None:
    """Let the innermost enhanced code win; a bare reply inside changes nothing but a missing one."""
    if outer.code and inner.reply == OUT_OF_ORDER:
        return
    if inner.code:
        outer.code, outer.code_at = inner.code, inner.code_at
        outer.reply = inner.reply or outer.reply
        outer.alone = outer.alone and inner.alone
    elif outer.reply is None:
        outer.reply = inner.reply
        outer.alone = False


def _words(raw: str) -> str:
    """Return the reply on one line, without the codes that a reply of several lines repeats on each."""
    line = collapse(raw).rstrip(" '\"")
    if line.endswith(")") and line.count(")") > line.count("("):
        line = line[:-1].rstrip()
    if line[3:4] == "-":
        lead = line[:3]
        line = _ECHO.sub(lambda found: "" if found[1] == lead else found[0], line)
    return line
