"""Reads lines of mail servers' logs, each a delivery of its own (Postfix, Exim, qmail-send), and rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX
from bot.intake.replies import innermost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SEVERAL = 2
_POSTFIX = re.compile(
    r"\bto=<([^<>\s]{3,320})>[^\n]{0,400}?\bdsn=([245]\.\d{1,3}\.\d{1,3}), status=(bounced|deferred|expired)"
    r" \(([^\n]{1,1200}?)\)?[ \t]{0,4}$",
    re.MULTILINE,
)
_POSTFIX_ACTION = {"bounced": "failed", "expired": "failed", "deferred": "delayed"}
_HOST = re.compile(r"\b(?:host|connect to) ([\w.-]{3,253})\[")
_EXIM = re.compile(
    r"(?:^|[ \t])(==|\*\*) ([^\s<>@]{1,64}@[\w.-]{3,253})([^\n]{1,1500})"
    r"|\brejected RCPT <([^<>\s]{3,320})>: ([^\n]{1,600})",
    re.MULTILINE,
)
_EXIM_HOST = re.compile(r"\bH=([\w.-]{3,253})")
_EXIM_REASON = re.compile(r"(?:defer \(-?\d{1,5}\): ?|T=\S{1,60}[^:\n]{0,300}: ?|R=\S{1,60} ?: ?)")
_QMAIL = re.compile(r"\b(failure|deferral): ([^\s]{4,1500})")
_CELL_REPLY = re.compile(r"\A[45]\d\d[ -]|\A[45]\.\d{1,3}\.\d{1,3}\b")
_WRAPPED = re.compile(r" H=[\w.-]{3,253} \[[^\]\n]{2,60}\](?::\d{1,5})?")


def from_logs(text: str) -> list[Draft]:
    """Read the deliveries that the text's lines tell of; a single line of Postfix is left to the reading of prose."""
    for read, least in _FORMS:
        drafts = [draft for draft, _ in zip(read(text), range(RECIPIENTS_MAX), strict=False)]
        if len(drafts) >= least:
            return drafts
    return []


def _postfix(text: str) -> Iterator[Draft]:
    if "status=" not in text:
        return
    for found in _POSTFIX.finditer(text):
        words = found[4]
        reply, code, _ = innermost(_said(words))
        draft = Draft(address_in(found[1]), code or found[2], reply, _said(words), _POSTFIX_ACTION[found[3]])
        draft.spans = {"recipients": found.span(1), "diagnostic": found.span(4), "code": found.span(2)}
        host = _HOST.search(words)
        if host:
            draft.remote = host[1]
            draft.spans["remote_server"] = (found.start(4) + host.start(1), found.start(4) + host.end(1))
        yield draft


def _said(words: str) -> str:
    """Return what the server said: behind `said:`, up to Postfix's own `(in reply to ...`."""
    for mark in (" said: ", "refused to talk to me: "):
        if mark in words:
            words = words.partition(mark)[2]
            break
    return words.partition(" (in reply to")[0].strip()


def _exim(text: str) -> Iterator[Draft]:
    if "==" not in text and "**" not in text and "rejected RCPT" not in text:
        return
    for found in _EXIM.finditer(text):
        if found[4]:
            draft = Draft(address_in(found[4]), None, None, found[5].strip(), "failed")
            draft.spans = {"recipients": found.span(4), "diagnostic": found.span(5)}
            yield draft
            continue
        reason = _EXIM_REASON.search(found[3])
        if reason is None:
            continue
        words = _WRAPPED.sub("", found[3][reason.end() :]).strip()
        reply, code, _ = innermost(words)
        draft = Draft(address_in(found[2]), code, reply, words[:1200], "delayed" if found[1] == "==" else "failed")
        draft.spans = {"recipients": found.span(2), "diagnostic": (found.start(3) + reason.end(), found.end(3))}
        host = _EXIM_HOST.search(found[3])
        if host and "." in host[1]:
            draft.remote = host[1]
            draft.spans["remote_server"] = (found.start(3) + host.start(1), found.start(3) + host.end(1))
        yield draft


def _qmail(text: str) -> Iterator[Draft]:
    """Read qmail-send's own lines, where a blank is written `_` and a line's end `/`."""
    if "/Remote_host_said:" not in text and "_does_not_like_" not in text:
        return
    for found in _QMAIL.finditer(text):
        words = found[2].replace("/", " ").replace("_", " ")
        said = words.partition("Remote host said: ")[2].partition(" Giving up on")[0].strip() or words
        reply, code, _ = innermost(said)
        draft = Draft(None, code, reply, said[:1200], "failed" if found[1] == "failure" else "delayed")
        draft.spans = {"diagnostic": found.span(2)}
        yield draft


def _rows(text: str) -> Iterator[Draft]:
    """Read rows of a table without names on top: one cell is an address, another a server's reply."""
    start = 0
    for line in text.split("\n"):
        delimiter = "|" if line.count("|") > 1 else "\t"
        cells = [cell.strip() for cell in line.split(delimiter)] if delimiter in line and "@" in line else []
        address = next((cell for cell in cells if "@" in cell and " " not in cell and address_in(cell)), None)
        told = next((cell for cell in cells if _CELL_REPLY.match(cell)), None)
        if address and told:
            reply, code, _ = innermost(told)
            draft = Draft(address_in(address), code, reply, told[:1200], "delayed" if told[0] == "4" else "failed")
            at, said = text.find(address, start), text.find(told, start)
            draft.spans = {"recipients": (at, at + len(address)), "diagnostic": (said, said + len(told))}
            if code:
                draft.spans["code"] = draft.spans["diagnostic"]
            yield draft
        start += len(line) + 1


_FORMS: tuple[tuple[Callable[[str], Iterator[Draft]], int], ...] = (
    (_postfix, _SEVERAL),
    (_exim, 1),
    (_qmail, 1),
    (_rows, _SEVERAL),
)
