"""Reads lines of mail servers' logs (Postfix, Exim, sendmail, qmail-send) and rows of a table, each a delivery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake import postfix
from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX
from bot.intake.replies import innermost
from bot.intake.table_rows import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SEVERAL = 2
_EXIM = re.compile(
    r"(?:^|[ \t])(==|\*\*) ([^\s<>@]{1,64}@[\w.-]{3,253})([^\n]{1,1500})"
    r"|\b(temporarily )?rejected RCPT <([^<>\s]{3,320})>: ([^\n]{1,600})",
    re.MULTILINE,
)
_EXIM_HOST = re.compile(r"\bH=([\w.-]{3,253})")
_EXIM_REASON = re.compile(
    r"(?:defer \(-?\d{1,5}\):? ?|T=\S{1,60}[^:\n]{0,300}: ?|R=\S{1,60} ?: ?|\A(?: <[^<>\s]{3,320}>)?: )"
)
_EXIM_QUOTE = re.compile(r"SMTP error from remote mail server after [^\n]{1,300}?: (?=[45]\d\d[ -])")
_SENDMAIL = re.compile(
    r"\bto=(<[^<>\s]{3,320}>(?:,<[^<>\s]{3,320}>){0,100}),[^\n]{0,600}?\bdsn=([245]\.\d{1,3}\.\d{1,3}),"
    r" stat=([^\n]{2,600})"
)
_SENDMAIL_HOST = re.compile(r"\brelay=([\w.-]{3,253}?)\.? \[")
_QMAIL = re.compile(r"\b(?:delivery (\d{1,12}): )?(failure|deferral): ([^\s]{4,1500})")
_QMAIL_START = re.compile(
    r"\bstarting delivery (\d{1,12}): msg \d{1,20} to (?:remote|local) ([^\s@]{1,64}@[\w.-]{3,253})"
)
# `<a_b@example.com>` keeps its own underscores.
_QMAIL_NAMED = re.compile(r"<([^<>@\s/]{1,64}@[\w.-]{3,253})>")
_WRAPPED = re.compile(r" ?H=[\w.-]{3,253} \[[^\]\n]{2,60}\](?::\d{1,5})?(?:: )?")


def from_logs(text: str) -> list[Draft]:
    """Read the deliveries that the text's lines tell of."""
    for read, least in _FORMS:
        drafts = [draft for draft, _ in zip(read(text), range(RECIPIENTS_MAX), strict=False)]
        if len(drafts) >= least:
            return drafts
    return []


def _exim(text: str) -> Iterator[Draft]:
    if "==" not in text and "**" not in text and "rejected RCPT" not in text:
        return
    for found in _EXIM.finditer(text):
        if found[5]:
            reply, code, _ = innermost(found[6])
            action = "delayed" if found[4] else "failed"
            draft = Draft(address_in(found[5]), code, reply, found[6].strip(), action)
            draft.spans = {"recipients": found.span(5), "diagnostic": found.span(6)}
            yield draft
        elif reason := _EXIM_REASON.search(found[3]):
            yield _exim_delivery(found, reason.end())


def _exim_delivery(found: re.Match[str], start: int) -> Draft:
    words = _WRAPPED.sub("", found[3][start:]).strip()
    quote = _EXIM_QUOTE.search(words)
    words = words[quote.end() :] if quote else words
    reply, code, _ = innermost(words)
    draft = Draft(address_in(found[2]), code, reply, words[:1200], "delayed" if found[1] == "==" else "failed")
    draft.spans = {"recipients": found.span(2), "diagnostic": (found.start(3) + start, found.end(3))}
    host = _EXIM_HOST.search(found[3])
    if host and "." in host[1]:
        draft.remote = host[1]
        draft.spans["remote_server"] = (found.start(3) + host.start(1), found.start(3) + host.end(1))
    return draft


def _sendmail(text: str) -> Iterator[Draft]:
    if "stat=" not in text:
        return
    for found in _SENDMAIL.finditer(text):
        if found[3].startswith("Sent"):
            continue
        words = found[3].strip()
        reply, code, _ = innermost(words)
        host = _SENDMAIL_HOST.search(found[0])
        passing = words.startswith("Deferred") or (code or found[2])[0] == "4"
        for named in found[1].split(","):
            at = text.index(named, *found.span(1))
            draft = Draft(address_in(named), code or found[2], reply, words, "delayed" if passing else "failed")
            draft.spans = {"recipients": (at, at + len(named)), "diagnostic": found.span(3), "code": found.span(2)}
            if host and "." in host[1]:
                draft.remote = host[1]
                draft.spans["remote_server"] = (found.start() + host.start(1), found.start() + host.end(1))
            yield draft


def _qmail(text: str) -> Iterator[Draft]:
    """Read qmail-send's own lines, where a blank is written `_` and a line's end `/`."""
    if "failure: " not in text and "deferral: " not in text:
        return
    started = {found[1]: found for found in _QMAIL_START.finditer(text)}
    for found in _QMAIL.finditer(text):
        if "_" not in found[3] or not (found[1] or "/" in found[3]):
            continue
        words = found[3].replace("/", " ").replace("_", " ").strip()
        said = words.partition("Remote host said: ")[2].partition(" Giving up on")[0].strip() or words
        reply, code, _ = innermost(said)
        named = started.get(found[1] or "") or _QMAIL_NAMED.search(text, *found.span(3))
        draft = Draft(address_in(named[named.lastindex or 0]) if named else None, code, reply, said[:1200])
        draft.action = "failed" if found[2] == "failure" else "delayed"
        draft.spans = {
            "diagnostic": found.span(3),
            **({"recipients": named.span(named.lastindex or 0)} if named else {}),
        }
        yield draft


_FORMS: tuple[tuple[Callable[[str], Iterator[Draft]], int], ...] = (
    (postfix.deliveries, 1),
    (postfix.expired, 1),
    (postfix.queue, 1),
    (_exim, 1),
    (_sendmail, 1),
    (_qmail, 1),
    (rows, _SEVERAL),
)
