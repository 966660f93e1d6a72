"""SPF records as RFC 7208 reads them: terms, and what a receiver runs into when it follows them."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer

MOST_LOOKUPS = 10
"""RFC 7208 section 4.6.4."""
MOST_VOID = 2
"""Look-ups that may find nothing (RFC 7208 section 4.6.4)."""
MOST_FOLLOWED = 24
"""Names looked up at most: beyond twice the limit nobody needs the exact number."""
MOST_TERMS = 100

_NAME = r"(?:[\w%{}.+/=-]{1,255})"
_MECHANISM = re.compile(
    rf"(?P<qualifier>[+?~-])?(?:(?P<all>all)|(?P<looks>include|exists):(?P<of>{_NAME})"
    rf"|(?P<host>a|mx)(?::(?P<at>[\w%{{}}.+=-]{{1,255}}))?(?:/\d{{1,2}})?(?://\d{{1,3}})?"
    rf"|(?P<ptr>ptr)(?::{_NAME})?|ip4:\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?:/\d{{1,2}})?|ip6:[0-9a-f:.]{{2,45}}(?:/\d{{1,3}})?)",
    re.IGNORECASE,
)
_MODIFIER = re.compile(r"(?P<name>[a-z][\w.-]{0,40})=(?P<value>\S{0,255})", re.IGNORECASE)
_MACRO = "%"


def spf_records(texts: list[str]) -> list[str]:
    """Return the texts that are SPF records (RFC 7208 section 4.5)."""
    return [text for text in texts if text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")]


@dataclass(slots=True)
class Evaluation:
    """What following a record comes to: look-ups, those that find nothing, permanent errors by kind, who may send.

    `errors` maps a kind (`include-none`, `several`, `syntax`, `loop`) to where it was found; `open` tells whether
    anybody may send (`+all`); `senders` whether anybody at all may; `names` are the names that were included.
    """

    lookups: int = 0
    void: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    unanswered: Answer | None = None
    open: bool = False
    senders: bool = False
    names: list[str] = field(default_factory=list)


async def evaluate(inquiry: Inquiry, record: str) -> Evaluation:
    """Follow a record's includes and redirect, and look up the names it counts on."""
    evaluation = Evaluation()
    await _follow(inquiry, record, (inquiry.domain,), evaluation)
    return evaluation


@dataclass(slots=True)
class _Terms:
    """What one record asks to be looked up: names that are counted on, with the type, and records that are followed."""

    counted: list[tuple[str, str]] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    redirect: str = ""


async def _follow(inquiry: Inquiry, record: str, path: tuple[str, ...], seen: Evaluation) -> None:
    terms = _Terms()
    for term in record.split()[1:MOST_TERMS]:
        found = _MECHANISM.fullmatch(term)
        if found is None:
            _take_modifier(term, terms, seen)
            continue
        _take_mechanism(found, path[-1], terms, seen)
        if found["all"]:
            terms.redirect = ""
            break
    if terms.redirect:
        seen.lookups += 1
        terms.followed.append(terms.redirect)
    await _count_void(inquiry, terms.counted, seen)
    for name in terms.followed:
        await _included(inquiry, name.lower().rstrip("."), path, seen)


def _take_modifier(term: str, terms: _Terms, seen: Evaluation) -> None:
    modifier = _MODIFIER.fullmatch(term)
    if modifier is None:
        seen.errors.setdefault("syntax", term[:80])
    elif modifier["name"].lower() == "redirect":
        terms.redirect = modifier["value"]


def _take_mechanism(found: re.Match[str], domain: str, terms: _Terms, seen: Evaluation) -> None:
    qualifier = found["qualifier"] or "+"
    seen.senders = seen.senders or qualifier == "+" or (qualifier != "-" and not found["all"])
    seen.open = seen.open or bool(found["all"] and qualifier == "+")
    looks, host = (found["looks"] or "").lower(), (found["host"] or "").lower()
    seen.lookups += bool(looks or host or found["ptr"])
    if looks == "include":
        terms.followed.append(found["of"])
    elif looks:
        terms.counted.append((found["of"], "A"))
    elif host:
        terms.counted.append((found["at"] or domain, "MX" if host == "mx" else "A"))


async def _count_void(inquiry: Inquiry, names: list[tuple[str, str]], seen: Evaluation) -> None:
    plain = [(name, kind) for name, kind in names if _MACRO not in name][:MOST_LOOKUPS]
    for answer in await asyncio.gather(*(inquiry.look_up(name.lower().rstrip("."), kind) for name, kind in plain)):
        seen.void += answer.spoken and not answer.records()


async def _included(inquiry: Inquiry, name: str, path: tuple[str, ...], seen: Evaluation) -> None:
    if not name or _MACRO in name or len(seen.names) >= MOST_FOLLOWED:
        return
    if name in path:
        seen.errors.setdefault("loop", name)
        return
    seen.names.append(name)
    answer = await inquiry.look_up(name, "TXT")
    if not answer.spoken:
        seen.unanswered = seen.unanswered or answer
        return
    records = spf_records([record.data for record in answer.records()])
    seen.void += not answer.records()
    if len(records) == 1:
        await _follow(inquiry, records[0], (*path, name), seen)
    else:
        seen.errors.setdefault("several" if records else "include-none", name)
