"""Reads lines of mail servers' logs (Postfix, Exim, qmail-send) and rows of a table, each a delivery of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake import postfix
from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.fields import RECIPIENTS_MAX
from bot.intake.replies import innermost
from bot.intake.rows import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SEVERAL = 2
_EXIM = re.compile(
    r"(?:^|[ \t])(==|\*\*) ([^\s<>@]{1,64}@[\w.-]{3,253})([^\n]{1,1500})"
    r"|\brejected RCPT <([^<>\s]{3,320})>: ([^\n]{1,600})",
    re.MULTILINE,
)
_EXIM_HOST = re.compile(r"\bH=([\w.-]{3,253})")
_EXIM_REASON = re.compile(r"(?:defer \(-?\d{1,5}\): ?|T=\S{1,60}[^:\n]{0,300}: ?|R=\S{1,60} ?: ?)")
_QMAIL = re.compile(r"\b(failure|deferral): ([^\s]{4,1500})")
_WRAPPED = re.compile(r" H=[\w.-]{3,253} \[[^\]\n]{2,60}\](?::\d{1,5})?")


def from_logs(text: str) -> list[Draft]:
    """Read the deliveries that the text's lines tell of; a single line of Postfix is left to the reading of prose."""
    for read, least in _FORMS:
        drafts = [draft for draft, _ in zip(read(text), range(RECIPIENTS_MAX), strict=False)]
        if len(drafts) >= least:
            return drafts
    return []


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


_FORMS: tuple[tuple[Callable[[str], Iterator[Draft]], int], ...] = (
    (postfix.deliveries, 1),
    (postfix.expired, 1),
    (postfix.queue, 1),
    (postfix.unconnected, 1),
    (_exim, 1),
    (_qmail, 1),
    (rows, _SEVERAL),
)
