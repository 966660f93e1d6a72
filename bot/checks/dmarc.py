"""What should receivers do with forged mail (DMARC, RFC 9989)? It does not cause 5.4.1. docs/checks/dmarc.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.checks.inquiry import finding, silence

if TYPE_CHECKING:
    from bot.checks.inquiry import Inquiry
    from bot.checks.ports import Answer
    from bot.model import Finding

NAME = "dmarc"
UNTESTED = "DMARC_UNTESTED"
TAGS = ("DMARC_OK", "DMARC_TESTING", "DMARC_NONE", "DMARC_SEVERAL", "DMARC_NO_POLICY", UNTESTED)
POLICIES = frozenset({"none", "quarantine", "reject"})
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
    if not answers[0].spoken:
        return (_finding(UNTESTED, answers[0], inquiry.domain, names[0], reason=silence([answers[0]])),)
    own = [record.data for record in answers[0].records() if _is_record(record.data)]
    found = [kept for name, answer in zip(names, answers, strict=True) if (kept := _policy(name, answer))]
    chosen = found[0] if found and found[0].domain == inquiry.domain else _organizational(found)
    if chosen is None:
        silent = next((answer for answer in answers if not answer.spoken), None)
        if silent is not None:
            return (_finding(UNTESTED, silent, inquiry.domain, names[0], reason=silence([silent])),)
        tag = "DMARC_SEVERAL" if len(own) > 1 else "DMARC_NONE"
        return (_finding(tag, answers[0], inquiry.domain, names[0]),)
    policy = chosen.of(inquiry.domain, exists=answers[0].status == "NOERROR" or bool(await _exists(inquiry)))
    if "p" not in chosen.tags or not policy:
        tag = "DMARC_NO_POLICY"
    else:
        tag = "DMARC_TESTING" if chosen.tags.get("t") == "y" and policy != "none" else "DMARC_OK"
    return (_finding(tag, chosen.answer, inquiry.domain, chosen.domain, policy=policy),)


def _names(domain: str) -> list[str]:
    """Return the names to ask: the domain, then its parents; of a long name those of the last seven labels."""
    labels = domain.split(".")
    start = 1 if len(labels) < MOST_STEPS else len(labels) - MOST_STEPS + 1
    parents = [".".join(labels[place:]) for place in range(start, len(labels))]
    return [domain, *parents]


def _is_record(text: str) -> bool:
    return text.replace(" ", "").lower().startswith("v=dmarc1")


def _policy(name: str, answer: Answer) -> Policy | None:
    """Return the one record at a name; several count as none (RFC 9989 section 4.10)."""
    records = [record.data for record in answer.records() if _is_record(record.data)]
    if len(records) != 1:
        return None
    pairs = (part.strip().lower().partition("=") for part in records[0].split(";")[:40])
    return Policy(name, answer, {key.strip(): value.strip() for key, equals, value in pairs if equals})


def _organizational(found: list[Policy]) -> Policy | None:
    """Return the organizational domain's record: with `psd=n`, below one with `psd=y`, else the shortest name's."""
    for place, policy in enumerate(found):
        if policy.tags.get("psd") == "n":
            return policy
        if policy.tags.get("psd") == "y" and place:
            return found[place - 1]
    return found[-1] if found else None


async def _exists(inquiry: Inquiry) -> bool:
    answer = await inquiry.look_up(inquiry.domain, "MX")
    return answer.status != "NXDOMAIN"


def _finding(tag: str, answer: Answer, domain: str, at: str, **facts: str) -> Finding:
    return finding(NAME, tag, [answer], domain=domain, name=f"_dmarc.{at}", **facts)
