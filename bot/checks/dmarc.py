"""What should receivers do with forged mail (DMARC, RFC 9989)? Asked with everything alone. docs/checks/dmarc.md."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dns.session import finding, silence

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "dmarc"
UNTESTED = "DMARC_UNTESTED"
TAGS = ("DMARC_OK", "DMARC_TESTING", "DMARC_NONE", "DMARC_MISSPELT", "DMARC_SEVERAL", "DMARC_NO_POLICY", UNTESTED)
POLICIES = frozenset({"none", "quarantine", "reject"})
MILDER = {"reject": "quarantine", "quarantine": "none"}
_VERSION = re.compile(r"[vV][ \t]{0,9}=[ \t]{0,9}DMARC1[ \t]{0,9}(;|$)")
MOST_STEPS = 8
"""Names asked on the way up (RFC 9989 section 4.10)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A record at a name: its tags by name, as written in lower case."""

    domain: str
    answer: Answer
    tags: dict[str, str]

    def of(self, asked: str, *, exists: bool) -> str:
        """Return the policy for a domain: `p` for the record's own, `sp` or `np` below it; '' where it is none."""
        names = ("p",) if asked == self.domain else ("sp", "p") if exists else ("np", "sp", "p")
        written = next((self.tags[name] for name in names if name in self.tags), "none" if "p" not in self.tags else "")
        return written if written in POLICIES else ""


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Walk up the tree as RFC 9989 section 4.10 does and say which policy holds for the domain."""
    names = _names(inquiry.domain)
    answers = await asyncio.gather(*(inquiry.look_up(f"_dmarc.{name}", "TXT") for name in names))
    mine = answers[0]
    if not mine.spoken:
        return (_finding(UNTESTED, mine, inquiry.domain, names[0], reason=silence([mine])),)
    policies = {name: kept for name, answer in zip(names, answers, strict=True) if (kept := _policy(name, answer))}
    chosen = policies.get(inquiry.domain) or _organizational(policies, names)
    own = [record.data for record in mine.records() if _is_record(record.data)]
    if len(own) > 1:
        return (_finding("DMARC_SEVERAL", mine, inquiry.domain, names[0]),)
    if not own and (alike := next((r.data for r in mine.records() if _looks_like_one(r.data)), "")):
        return (_finding("DMARC_MISSPELT", mine, inquiry.domain, names[0], record=alike[:200]),)
    silent = next((answer for answer in answers if not answer.spoken), None)
    if chosen is None and silent is not None:
        return (_finding(UNTESTED, silent, inquiry.domain, names[0], reason=silence([silent])),)
    if chosen is None:
        return (_finding("DMARC_NONE", mine, inquiry.domain, names[0]),)
    return (await _said(inquiry, chosen, exists=mine.status == "NOERROR"),)


async def _said(inquiry: Inquiry, chosen: Policy, *, exists: bool) -> Finding:
    """Say what a record asks for; with `t=y` receivers apply the next milder policy (RFC 9989 section 4.7)."""
    asked = chosen.of(inquiry.domain, exists=exists or await _exists(inquiry))
    if "p" not in chosen.tags or not asked:
        return _finding("DMARC_NO_POLICY", chosen.answer, inquiry.domain, chosen.domain, policy=asked)
    if chosen.tags.get("t") == "y" and asked != "none":
        milder = MILDER[asked]
        return _finding("DMARC_TESTING", chosen.answer, inquiry.domain, chosen.domain, policy=milder, asked=asked)
    return _finding("DMARC_OK", chosen.answer, inquiry.domain, chosen.domain, policy=asked)


def _names(domain: str) -> list[str]:
    """Return the names to ask: the domain, then its parents; of a long name those of the last seven labels."""
    labels = domain.split(".")
    start = 1 if len(labels) < MOST_STEPS else len(labels) - MOST_STEPS + 1
    parents = [".".join(labels[place:]) for place in range(start, len(labels))]
    return [domain, *parents]


def _is_record(text: str) -> bool:
    return bool(_VERSION.match(text))


def _looks_like_one(text: str) -> bool:
    return "dmarc" in text[:20].lower() and "p=" in text.replace(" ", "").lower()


def _policy(name: str, answer: Answer) -> Policy | None:
    """Return the one record at a name; several count as none (RFC 9989 section 4.10)."""
    records = [record.data for record in answer.records() if _is_record(record.data)]
    if len(records) != 1:
        return None
    pairs = (part.strip().lower().partition("=") for part in records[0].split(";")[:40])
    return Policy(name, answer, {key.strip(): value.strip() for key, equals, value in pairs if equals})


def _organizational(policies: dict[str, Policy], names: list[str]) -> Policy | None:
    """Return the organizational domain's record: with `psd=n`, right below one with `psd=y`, else the topmost.

    A public suffix's own record holds where the organizational domain has none (section 4.10.1).
    """
    for place, name in enumerate(names):
        found = policies.get(name)
        if found and found.tags.get("psd") == "n":
            return found
        if found and found.tags.get("psd") == "y" and place:
            return policies.get(names[place - 1]) or found
    return next((policies[name] for name in reversed(names) if name in policies), None)


async def _exists(inquiry: Inquiry) -> bool:
    answer = await inquiry.look_up(inquiry.domain, "MX")
    return answer.status != "NXDOMAIN"


def _finding(tag: str, answer: Answer, domain: str, at: str, **facts: str) -> Finding:
    return finding(NAME, tag, [answer], domain=domain, name=f"_dmarc.{at}", **facts)
