"""Ranks what may be behind a bounce: family + answers + findings, weighed by a table. Pure; no rule stands here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.cause_evidence import mentioned
from bot.model import Cause, Family
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.model import Finding, Reading

SEVERAL = 3
"""From so many addresses of one domain on, a sender is guessing or a whole domain is meant."""
UNANSWERED = 2
"""From so many domains on of which no server answered, it is the sender's side."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: what must be so for its weight to count. Conditions left empty are always so."""

    id: str
    weight: int
    tags: frozenset[str] = frozenset()
    no_tags: frozenset[str] = frozenset()
    answers: Mapping[str, frozenset[str]] | None = None
    families: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A possible cause: the families it explains, its weight without evidence, its signs, the sections that mend it.

    `names` says in which fact of which tag the servers stand that its words mention, the first that was found counts;
    `until` are the tags of caches whose last one to forget tells how long to wait.
    """

    id: str
    families: frozenset[str]
    base: int
    sections: tuple[str, ...]
    signs: tuple[Sign, ...]
    names: Mapping[str, str]
    until: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known when causes are ranked, beside the tags of the findings."""

    family: Family | None
    answers: Mapping[str, str]
    text: str = ""


def rank(
    family: Family | None,
    answers: Mapping[str, str],
    findings: Sequence[Finding],
    table: Sequence[Row],
    text: str = "",
) -> tuple[Cause, ...]:
    """Return the causes that fit, the weightiest first; those without weight are left out.

    Without a family (no bounce) only causes with a sign in the findings are named. `answers` are those of the talk
    and the clues of the bounce; whether the domain is a subdomain is read off the findings. `text` is what was pasted,
    in lower case, with the person's own words.
    """
    evidence = Evidence(family, {**_where(findings), **answers}, text)
    tags = frozenset(finding.tag for finding in findings)
    ranked = []
    for row in table:
        if evidence.family is not None and evidence.family not in row.families:
            continue
        weight, because, seen = row.base if evidence.family is not None else 0, [], evidence.family is not None
        for sign in row.signs:
            if _fits(sign, evidence, tags):
                weight += sign.weight
                if sign.weight > 0:
                    because.append(sign.id)
                    seen = seen or not sign.tags.isdisjoint(tags)
        if weight > 0 and seen:
            ranked.append(
                Cause(
                    cause=row.id, weight=weight, because=tuple(because), facts=mentioned(row.names, row.until, findings)
                )
            )
    return tuple(sorted(ranked, key=lambda cause: -cause.weight))


def sections(causes: Sequence[Cause], table: Sequence[Row]) -> tuple[str, ...]:
    """Return the guide's sections in the order the causes suggest, each once."""
    by_id = {row.id: row for row in table}
    return tuple(
        dict.fromkeys(name for cause in causes if cause.cause in by_id for name in by_id[cause.cause].sections)
    )


def clues(reading: Reading) -> dict[str, str]:
    """Return answers that the bounce itself gives: how many addresses and domains failed.

    Keys: `recipients` (one, several), `destinations` (one, many). Two domains of which no server answered are many:
    what they share is the sender's side.
    """
    failed = [recipient for recipient in reading.recipients if recipient.address and "@" in recipient.address]
    by_domain: dict[str, set[str]] = {}
    for recipient in failed:
        local, _, domain = (recipient.address or "").rpartition("@")
        by_domain.setdefault(domain.lower(), set()).add(local.lower())
    found: dict[str, str] = {}
    if by_domain:
        found["recipients"] = "several" if max(map(len, by_domain.values())) >= SEVERAL else "one"
        unanswered = all(recipient.family == "no-answer" for recipient in failed)
        found["destinations"] = "many" if len(by_domain) >= (UNANSWERED if unanswered else SEVERAL) else "one"
    return found


def _where(findings: Sequence[Finding]) -> dict[str, str]:
    """Tell whether the domain lies inside a zone above it: then only the parent may be an accepted domain."""
    facts = next((finding.facts for finding in findings if finding.check == "delegation"), {})
    domain, zone = str(facts.get("domain") or ""), str(facts.get("zone") or "")
    return {"subdomain": "yes"} if zone and domain.endswith("." + zone) and "." in zone else {}


def _fits(sign: Sign, evidence: Evidence, tags: frozenset[str]) -> bool:
    return (
        (not sign.tags or not sign.tags.isdisjoint(tags))
        and sign.no_tags.isdisjoint(tags)
        and (not sign.answers or all(evidence.answers.get(name) in wanted for name, wanted in sign.answers.items()))
        and (not sign.families or evidence.family in sign.families)
        and (not sign.phrases or any(phrase in evidence.text for phrase in sign.phrases))
    )


def load_causes(text: str, file: str, known_tags: Collection[str]) -> tuple[Row, ...]:
    """Read a causes.toml; raises ContentError naming file, cause and mend."""
    try:
        rows = tomllib.loads(text)["cause"]
        table = tuple(_row(row, file, known_tags) for row in rows)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise ContentError(f"{file}: {fault}; it needs [[cause]] tables") from fault
    names = [row.id for row in table]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ContentError(f"{file}: {twice} is there twice; delete one")
    return table


def _row(row: dict[str, Any], file: str, known_tags: Collection[str]) -> Row:
    if not row.get("sections", True):
        raise ContentError(f"{file}: {row.get('id', '?')}: no section mends it; name one of flow.toml")
    strange = sorted({*row.get("names", ()), *row.get("until", ())} - set(known_tags))
    if strange:
        raise ContentError(f"{file}: {row.get('id', '?')}: no check says {strange[0]}; see content/checks.toml")
    try:
        return Row(
            row["id"],
            frozenset(row["families"]),
            row["base"],
            tuple(row["sections"]),
            tuple(_sign(sign, f"{file}: {row['id']}", known_tags) for sign in row.get("sign", ())),
            dict(row.get("names", {})),
            frozenset(row.get("until", ())),
        )
    except (KeyError, TypeError) as fault:
        raise ContentError(f"{file}: {row.get('id', '?')}: {fault}; it needs id, families, base, sections") from fault


FACTS = frozenset(
    {"scope", "recipients", "destinations", "subdomain", "refuser", "microsoft"}
    | {"object", "accepted", "route", "hybrid", "trace", "mx"}
)
"""What an answer may be about: facts told by the person, the bounce, the DNS, or the tenant's own commands (the second
row, bot/tenant). Who asks is none."""
_SIGN_KEYS = frozenset({"id", "weight", "tags", "no-tags", "answers", "families", "phrases"})


def _sign(sign: dict[str, Any], where: str, known_tags: Collection[str]) -> Sign:
    unknown = sorted({*sign.get("tags", ()), *sign.get("no-tags", ())} - set(known_tags))
    if unknown:
        raise ContentError(f"{where}: {sign['id']}: no check says {unknown[0]}; see content/checks.toml")
    strange = min(sign.keys() - _SIGN_KEYS, default=None)
    if strange:
        raise ContentError(f"{where}: {sign['id']}: unknown key {strange}; use {', '.join(sorted(_SIGN_KEYS))}")
    loud = next((phrase for phrase in sign.get("phrases", ()) if phrase != phrase.lower()), None)
    if loud:
        raise ContentError(f"{where}: {sign['id']}: {loud!r} is compared without case; write it in lower case")
    told = min(sign.get("answers", {}).keys() - FACTS, default=None)
    if told:
        raise ContentError(f"{where}: {sign['id']}: {told} is no fact; use {', '.join(sorted(FACTS))}")
    return Sign(
        sign["id"],
        sign["weight"],
        frozenset(sign.get("tags", ())),
        frozenset(sign.get("no-tags", ())),
        {name: frozenset(values) for name, values in sign.get("answers", {}).items()},
        frozenset(sign.get("families", ())),
        tuple(sign.get("phrases", ())),
    )
