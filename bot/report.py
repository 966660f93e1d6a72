"""The report of a domain: the verdict first, then causes, findings by severity, what was not tested, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.blocks import CauseLine, Item, Report, Row
from bot.checks import CHECKS
from bot.finding_text import MOST_SHOWN, clean, item, items
from bot.model import SEVERITIES, Severity
from bot.outcome import Verdict, verdict
from bot.usual_mx import with_usual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.finding_text import Wording
    from bot.model import Cause, Finding
    from bot.refusal_comparison import Refusal
    from bot.tag_table import Tags

LEAST = 3
"""Causes named even without evidence."""
PLACES = {check.NAME: place for place, check in enumerate(CHECKS)}
"""Where each check stands in a report."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a domain: findings, ranked causes, who refused the message if there is one, former findings."""

    domain: str
    findings: tuple[Finding, ...]
    causes: tuple[Cause, ...] = ()
    refusal: Refusal | None = None
    former: tuple[Finding, ...] | None = None


def decide(examined: Examined, tags: Tags) -> Verdict:
    """Return what the report claims, by the table of bot.outcome."""
    return verdict(ordered(examined.findings), examined.refusal, tags)


def report(examined: Examined, wording: Wording, *, folded: bool = False, node: str = "") -> Report:
    """Say the whole report; `folded` is for end users, who see the verdict and may open the rest."""
    decided = decide(examined, wording.tags)
    said = sorted(
        items(ordered(with_usual(examined.findings)), wording), key=lambda each: SEVERITIES.index(_severity(each))
    )
    summary, who = _say(decided, examined, wording)
    made = Report(
        node=node,
        key=f"report:{examined.domain}",
        domain=examined.domain,
        verdict=decided.id,
        severity=decided.severity,
        summary=summary,
        who=who,
        causes=tuple(_cause(cause, wording) for cause in (() if _nobody(decided) else worth_saying(examined.causes))),
        items=tuple(each for each in said if each.severity != "untested"),
        untested=tuple(each for each in said if each.severity == "untested" and not _nobody(decided)),
        changes=_changes(examined, wording),
        folded=folded,
        mends=decided.rests_on.tag if decided.rests_on and decided.severity in {"warning", "error"} else "",
    )
    return made.model_copy(update={"plain": plain(made, wording)})


def _nobody(decided: Verdict) -> bool:
    """Tell whether no DNS could be asked at all: the first sentence says it, and there is nothing to add."""
    return decided.rests_on is not None and decided.rests_on.facts.get("reason") == "no-dns"


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the checks, each check's main finding first, however they came in."""
    return tuple(sorted(findings, key=lambda finding: PLACES[finding.check]))


def worth_saying(causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return the causes that something speaks for, and at least the first few."""
    return tuple(cause for place, cause in enumerate(causes) if cause.because or place < LEAST)


def as_json(examined: Examined, tags: Tags) -> dict[str, Any]:
    """Return the report as the contract of `ndr check --json` has it."""
    decided = decide(examined, tags)
    return {
        "domain": examined.domain,
        "verdict": decided.id,
        "severity": decided.severity,
        "findings": [
            {
                "check": finding.check,
                "tag": finding.tag,
                "severity": tags.severity(finding.check, finding.tag),
                "facts": finding.facts,
                "servers": [answer.model_dump(mode="json") for answer in finding.servers],
                "elapsed_ms": finding.elapsed_ms,
            }
            for finding in ordered(examined.findings)
        ],
        "causes": [cause.model_dump(mode="json", exclude={"facts"}) for cause in examined.causes],
    }


def plain(made: Report, wording: Wording) -> str:
    """Write the report as text, to paste into a ticket or a mail: the mend first, what is fine in one line."""
    lines = [wording.say("title", domain=made.domain), "", made.summary]
    if made.who:
        lines += [f"{wording.say('who-heading')}: {made.who}"]
    mended = to_mend(made)
    lines += _lines(mended) if mended else []
    if made.causes:
        lines += ["", f"{wording.say('causes-heading')}:"]
        lines += [f"- {cause.text}" + "".join(f"\n    {reason}" for reason in cause.because) for cause in made.causes]
    open_items, fine = apart(made)
    shown = [
        *(line for each in open_items for line in _lines(each)),
        *([f"{MARKS['ok']} {fine_line(fine, wording)}"] if fine else []),
    ]
    untested = [line for each in made.untested for line in _lines(each)]
    for heading, part in (("findings-heading", shown), ("untested-heading", untested)):
        if part:
            lines += ["", f"{wording.say(heading)}:", *part]
    if made.changes:
        lines += ["", f"{wording.say('changes-heading')}:", *(f"- {change}" for change in made.changes)]
    return "\n".join(lines)


MARKS: dict[str, str] = {"error": "[!!]", "warning": "[! ]", "notice": "[i ]", "ok": "[ok]", "untested": "[? ]"}


def to_mend(made: Report) -> Item | None:
    """Return the item whose mend comes first."""
    return next((each for each in made.items if made.mends and each.tag == made.mends), None)


def apart(made: Report) -> tuple[list[Item], list[Item]]:
    """Return what deserves a line of its own, without what is to be mended first, and what is fine.

    Where the mail goes always has a line; a check that found something else besides is not fine as a whole.
    """
    mended = to_mend(made)
    troubled = {each.check for each in (*made.items, *made.untested) if each.severity != "ok"}
    own = [each for each in made.items if each is not mended and (each.severity != "ok" or each.check == "mx")]
    return own, [each for each in made.items if each.severity == "ok" and each.check not in {*troubled, "mx"}]


def fine_line(fine: list[Item], wording: Wording) -> str:
    """Say in one line what is fine."""
    titles = list(dict.fromkeys(each.title for each in fine))
    return f"{wording.say('fine', count=len(titles))}: {', '.join(titles)}"


def _lines(each: Item) -> list[str]:
    lines = [f"{MARKS.get(each.severity, '')} {each.title}: {each.text}"]
    lines += [f"     {each.mend}"] if each.mend and each.severity not in {"ok", "untested"} else []
    lines += [f"     {block.label}: {block.text}" for block in each.copy_]
    return lines + [_line(row) for row in each.rows if shows_rows(each)]


def shows_rows(each: Item) -> bool:
    """Tell whether the table of servers is worth its place: where mail goes always is, else only what is not ok."""
    return each.severity != "ok" or each.check in {"mx", "propagation"}


def _line(row: Row) -> str:
    held = f" ({', '.join(part for part in (row.marks, f'TTL {row.ttl}' if row.ttl else '') if part)})"
    return f"     {row.server}: {row.asked} {row.answer}{held if held != ' ()' else ''}, {row.at}".replace(":  ", ": ")


def _severity(each: Item) -> Severity:
    return "ok" if each.severity == "running" else each.severity


def _say(decided: Verdict, examined: Examined, wording: Wording) -> tuple[str, str]:
    facts = decided.rests_on.facts if decided.rests_on else {}
    dns_host = clean(str(facts.get("dns_host") or ""), 60)
    fault = item(decided.rests_on, wording).text if decided.rests_on else ""
    key = f"verdict-{decided.id}" + ("-at" if decided.id == "dns-fault" and dns_host else "")
    values = {
        "domain": examined.domain,
        "fault": fault,
        "dns_host": dns_host or "none",
        "home": _home(examined),
        "reason": wording.reason(str(facts.get("reason", "failed"))),
        **_refused(examined.refusal, wording),
    }
    also = item(decided.beside, wording).text if decided.beside else ""
    who = wording.say(f"{key}.who", **values)
    if examined.refusal and examined.refusal.delayed and decided.rests_on is None:
        who = wording.say("delayed", who=who)
    return f"{wording.say(key, **values)} {also}".rstrip(), who


def _refused(refusal: Refusal | None, wording: Wording) -> dict[str, str]:
    """Name the server that refused, what it did, and the MX of today."""
    if refusal is None:
        none = dict.fromkeys(("refuser", "family", "wait", "by"), "none")
        return {**none, "mx": "–", "place": "unknown", "destinations": "one"}
    return {
        "refuser": clean(refusal.host or "none", 120),
        "family": refusal.family,
        "mx": clean(", ".join(refusal.mx[:3]) or "–", 300),
        "wait": wording.span(refusal.wait) if refusal.wait else "none",
        "by": "microsoft" if refusal.microsoft else "other",
        "place": refusal.place,
        "destinations": "many" if refusal.many else "one",
    }


def _home(examined: Examined) -> str:
    """Name where the mail goes: the home of the MX check's main finding, else its host."""
    facts = next((finding.facts for finding in examined.findings if finding.check == "mx"), {})
    home, host = (clean(str(facts.get(name) or ""), 120) for name in ("home", "host"))
    return home or host or "–"


def _cause(cause: Cause, wording: Wording) -> CauseLine:
    say, locale = wording.words.say, wording.locale
    because = tuple(say(locale, f"causes/because-{reason}") for reason in cause.because)
    servers, until = cause.facts.get("servers"), str(cause.facts.get("until") or "")
    values = {
        "servers": clean(", ".join(map(str, servers[:MOST_SHOWN])), 300) if isinstance(servers, list) else "none",
        "tag": str(cause.facts.get("tag") or "none"),
        "until": wording.moment(until, str(cause.facts["asked"])) if until else "none",
    }
    return CauseLine(cause=cause.cause, text=say(locale, f"causes/{cause.cause}", **values), because=because)


def _changes(examined: Examined, wording: Wording) -> tuple[str, ...]:
    """Say what is new and what is gone since the former run, by sentence; `ok` findings are no news.

    Only of checks that both runs have tested: what was not asked, or nobody answered, is no change.
    """
    if examined.former is None:
        return ()
    both = _tested(examined.findings, wording) & _tested(examined.former, wording)
    now, before = (
        _news(items((each for each in part if each.check in both), wording))
        for part in (examined.findings, examined.former)
    )
    new = [wording.say("change-new", title=title, text=text) for title, text in now if (title, text) not in before]
    gone = [wording.say("change-gone", title=title, text=text) for title, text in before if (title, text) not in now]
    return (*new, *gone)


def _tested(findings: tuple[Finding, ...], wording: Wording) -> set[str]:
    """Return the checks that could be tested."""
    silent = {each.check for each in findings if wording.tags.severity(each.check, each.tag) == "untested"}
    return {each.check for each in findings} - silent


def _news(said: tuple[Item, ...]) -> dict[tuple[str, str], None]:
    return {(each.title, each.text): None for each in said if each.severity != "ok"}
