"""Puts findings into words: a tag and its facts become a sentence, a table of servers and lines to copy."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.blocks import Copyable, Item, Link, Progress, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import tzinfo

    from pydantic import JsonValue

    from bot.checks import Check
    from bot.model import Finding, ServerAnswer
    from bot.tag_table import CopyLine, Tags
    from bot.words import Words

SPANS = frozenset({"ttl", "wait", "delegation_ttl"})
"""Facts that are seconds."""
MX_SETS = frozenset({"shown", "odd", "expected"})
"""Facts that are mail servers in one line."""
NO_HOSTS = {"-": "shown-none", ".": "shown-null"}
"""Such facts without a server, with the words for them."""
CHOSEN_BY = frozenset(
    {
        "dns_host",
        "other_dns_host",
        "expired",
        "expires",
        "wait",
        "why",
        "cloud",
        "mail_cloud",
        "unasked",
        "usual",
        "not_over_ipv6",
        "only_parent",
        "only_zone",
    }
)
"""Facts that words may choose by; where one is missing it is `none`."""
MOST_SHOWN = 6
_PLACE = re.compile(r"\{(\w+)\}")
_SAFE = re.compile(r"[A-Za-z0-9_.:*-]{1,255}|(?:mx:|\d{1,5}) [A-Za-z0-9_.*-]{1,253}")


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything needed to say findings in one language."""

    tags: Tags
    words: Words
    locale: str
    zone: tzinfo = UTC
    """Where the clock on the wall hangs that times of the day are told by."""

    def say(self, key: str, /, **values: str | int) -> str:
        """Say a message of content/checks."""
        return self.words.say(self.locale, f"checks/{key}", **values)

    def reason(self, reason: str) -> str:
        """Say why something could not be tested."""
        key = f"why-{reason}"
        return self.say(key if self.words.has(f"checks/{key}") else "why-failed")

    def span(self, seconds: int) -> str:
        """Say a duration in its largest sensible unit, rounded up."""
        for unit, size, least in (("days", 86400, 172800), ("hours", 3600, 3600), ("minutes", 60, 90)):
            if seconds >= least:
                return self.say(unit, count=-(-seconds // size))
        return self.say("seconds", count=max(seconds, 1))

    def moment(self, until: str, asked: str) -> str:
        """Say a time with its zone, to the next full minute; with its date where that is not the day of asking."""
        end = datetime.fromisoformat(until).astimezone(self.zone)
        if end.second or end.microsecond:
            end = end.replace(second=0, microsecond=0) + timedelta(minutes=1)
        same_day = datetime.fromisoformat(asked).astimezone(self.zone).date() == end.date()
        return f"{end:%H:%M %Z}" if same_day else f"{end:%Y-%m-%d, %H:%M %Z}"


def item(finding: Finding, wording: Wording) -> Item:
    """Say one finding."""
    tag = wording.tags.rows[finding.check, finding.tag]
    values = {name: _value(name, finding.facts.get(name), wording) for name in ("domain", *tag.facts)}
    mend = f"{finding.tag}.mend"
    text = wording.say(finding.tag, **values)
    if finding.facts.get("only_at"):
        text = wording.say("only-at", servers=_value("only_at", finding.facts["only_at"], wording), text=text)
    return Item(
        check=finding.check,
        tag=finding.tag,
        severity=tag.severity,
        title=wording.say(finding.check),
        text=text,
        mend=wording.say(mend, **values) if wording.words.has(f"checks/{mend}") else "",
        rows=tuple(dict.fromkeys(_row(answer, wording) for answer in finding.servers)),
        copy_=tuple(block for line in tag.copies for block in _copies(line, finding, wording)),
        links=(
            *(Link(label=wording.say(f"link-{name}"), url=url) for name, url in tag.links),
            *_flush_links(finding, wording),
        ),
    )


def items(findings: Iterable[Finding], wording: Wording) -> tuple[Item, ...]:
    """Say several findings, in their order."""
    return tuple(item(finding, wording) for finding in findings)


def progress(domain: str, checks: Sequence[Check], said: Mapping[str, Item], wording: Wording) -> Progress:
    """Show checks under way: each check's main finding, by the check's name as it was said, or that it still runs."""
    shown = tuple(said.get(check.NAME) or _running(wording.words, wording.locale, check.NAME) for check in checks)
    return Progress(key=f"progress:{domain}", domain=domain, title=wording.say("title", domain=domain), items=shown)


@lru_cache(maxsize=256)
def _running(words: Words, locale: str, check: str) -> Item:
    title, text = words.say(locale, f"checks/{check}"), words.say(locale, "checks/running")
    return Item(check=check, tag="", severity="running", title=title, text=text)


def clean(text: str, longest: int = 300) -> str:
    """Drop what a hostile server could hide in a text: control characters, direction marks, endless length."""
    if len(text) <= longest and text.isascii() and text.isprintable():
        return text
    shown = "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())
    kept = "".join(char for char in shown if unicodedata.category(char) != "Cf")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def _value(name: str, value: JsonValue, wording: Wording) -> str | int:
    if name == "reason":
        return wording.reason(str(value))
    if name in MX_SETS and isinstance(value, str) and value in NO_HOSTS:
        return wording.say(NO_HOSTS[value])
    if isinstance(value, int) and (name == "count" or name in SPANS):
        return value if name == "count" else wording.span(value)
    if isinstance(value, list) and (value or name not in CHOSEN_BY):
        shown = ", ".join(clean(str(part), 120) for part in value[:MOST_SHOWN])
        return f"{shown}, …" if len(value) > MOST_SHOWN else shown or "–"
    if value in (None, "", []):
        return "none" if name in CHOSEN_BY else "–"
    return clean(str(value))


def _row(answer: ServerAnswer, wording: Wording) -> Row:
    quiet = {"NOERROR": "said-none", "NXDOMAIN": "said-nxdomain"}.get(answer.status)
    said = ", ".join(clean(part, 160) for part in answer.answer)
    if not said and answer.onward:
        said = wording.say("said-onward", servers=clean(", ".join(answer.onward), 300))
    elif not said and quiet:
        said = wording.say(quiet)
    elif answer.status == "OTHER":
        said = wording.reason("other")
    elif answer.status in {"REFUSED", "SERVFAIL"}:
        said = wording.say("said-refusal", status=answer.status, reason=wording.reason(answer.status.lower()))
    elif not said:
        said = wording.say("said-silence", reason=wording.reason(answer.status.lower()))
    name = clean(answer.server, 120)
    server = f"{name} ({answer.address})" if answer.address and answer.address not in name else name
    asked = " / ".join(part for part in (answer.type, answer.over) if part)
    marks = " ".join((*(["AA"] if answer.aa else ()), *(_extended(code, wording) for code in answer.ede)))
    ttl = "" if answer.ttl is None else str(answer.ttl)
    return Row(server=server, answer=said, ttl=ttl, at=answer.at, asked=asked, marks=marks)


def _extended(code: int, wording: Wording) -> str:
    """Say an extended error (RFC 8914): its code, in words where it tells something of the zone or its servers."""
    key = f"ede-{code}"
    words = wording.say(key) if wording.words.has(f"checks/{key}") else "none"
    return wording.say("said-ede", code=str(code), words=words)


def _copies(line: CopyLine, finding: Finding, wording: Wording) -> Iterable[Copyable]:
    """Fill a line with the finding's facts; where one is missing, or looks unlike a name, there is no line."""
    label = wording.say("remove-label" if line.remove else f"{line.kind}-label")
    each = finding.facts.get(line.each) if line.each else None
    parts = each[:20] if isinstance(each, list) else [None]
    for part in parts:
        facts = {**finding.facts, line.each: part} if line.each else finding.facts
        values = {name: str(facts.get(name, "")) for name in _PLACE.findall(line.text)}
        if all(_SAFE.fullmatch(value) for value in values.values()):
            yield Copyable(label=label, text=line.text.format(**values), kind=line.kind)


def _flush_links(finding: Finding, wording: Wording) -> Iterable[Link]:
    pages = finding.facts.get("flush")
    for page in pages if isinstance(pages, list) else []:
        if isinstance(page, dict) and str(page.get("url", "")).startswith("https://"):
            yield Link(label=wording.say("link-flush", name=clean(str(page.get("name")), 60)), url=str(page["url"]))
