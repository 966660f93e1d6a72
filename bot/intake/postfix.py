"""Reads lines of Postfix's log and of its queue, each a delivery of its own."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX
from bot.intake.replies import innermost

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSTFIX = re.compile(
    r"\b(?:([0-9A-Za-z]{3,20}): )?to=<([^<>\s]{3,320})>[^\n]{0,400}?\bdsn=([245]\.\d{1,3}\.\d{1,3}),"
    r" status=(bounced|deferred|expired) \(([^\n]{1,1200}?)(\))?[ \t]{0,4}$",
    re.MULTILINE,
)
_EXPIRED = re.compile(r"\b([0-9A-Za-z]{3,20}): from=<[^<>\s]{0,320}>, status=(?:force-)?expired, returned to sender")
_QUEUED = re.compile(
    r"^[0-9A-Za-z]{6,20}[*!]?[ \t]{1,20}\d{1,12} \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d[ \t]{1,20}[^\s]{1,320}\n"
    r"[ \t]{0,80}\(([^\n]{1,1200})\)[ \t]{0,8}\n((?:[ \t]{1,80}[^\s@]{1,64}@[^\s]{1,253}[ \t]{0,8}(?:\n|\Z)){1,1000})",
    re.MULTILINE,
)
_LISTED = re.compile(r"([^\s@]{1,64}@[^\s]{1,253})")
_POSTFIX_ACTION = {"bounced": "failed", "expired": "failed", "deferred": "delayed"}
_HOST = re.compile(r"\b(?:host|connect to) ([\w.-]{3,253})\[")


def deliveries(text: str) -> Iterator[Draft]:
    if "status=" not in text:
        return
    lines = list(islice(_POSTFIX.finditer(text), RECIPIENTS_MAX))
    if len(lines) == 1 and lines[0][6] is None:
        return  # folded or cut off: left to the reading of prose
    given_up = {found[1] for found in _EXPIRED.finditer(text)}
    for found in lines:
        words = found[5]
        reply, code, _ = innermost(said(words))
        action = "failed" if found[1] in given_up else _POSTFIX_ACTION[found[4]]
        draft = Draft(address_in(found[2]), code or found[3], reply, said(words), action)
        draft.spans = {"recipients": found.span(2), "diagnostic": found.span(5), "code": found.span(3)}
        host = _HOST.search(words)
        if host:
            draft.remote = host[1]
            draft.spans["remote_server"] = (found.start(5) + host.start(1), found.start(5) + host.end(1))
        yield draft


def expired(text: str) -> Iterator[Draft]:
    """Read that Postfix gave up, where no delivery stands beside it."""
    if "returned to sender" in text and _EXPIRED.search(text):
        yield Draft(action="failed")


def queue(text: str) -> Iterator[Draft]:
    """Read Postfix's list of its queue: a message, why it waits in brackets, its recipients."""
    for found in _QUEUED.finditer(text):
        reply, code, _ = innermost(said(found[1]))
        host = _HOST.search(found[1])
        for named in _LISTED.finditer(text, *found.span(2)):
            draft = Draft(address_in(named[1]), code, reply, said(found[1]), "delayed", host[1] if host else None)
            draft.spans = {"recipients": named.span(1), "diagnostic": found.span(1)}
            if host:
                draft.spans["remote_server"] = (found.start(1) + host.start(1), found.start(1) + host.end(1))
            yield draft


def said(words: str) -> str:
    """Return what the server said: behind `said:`, up to Postfix's own `(in reply to ...`."""
    for mark in (" said: ", "refused to talk to me: "):
        if mark in words:
            words = words.partition(mark)[2]
            break
    return words.partition(" (in reply to")[0].strip()
