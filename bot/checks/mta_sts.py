"""Does the domain's MTA-STS policy allow its own MX? docs/checks/mta-sts.md."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dns.mx_records import exchangers
from bot.dns.session import finding, silence

if TYPE_CHECKING:
    from bot.dns.ports import Answer, Page
    from bot.dns.session import Inquiry
    from bot.model import Finding

NAME = "mta-sts"
UNTESTED = "MTA_STS_UNTESTED"
TAGS = (
    "MTA_STS_OK",
    "MTA_STS_NONE",
    "MTA_STS_BAD_RECORD",
    "MTA_STS_MISMATCH",
    "MTA_STS_MISMATCH_BESIDE",
    "MTA_STS_MISMATCH_TESTING",
    "MTA_STS_BAD_POLICY",
    "MTA_STS_NO_HOST",
    UNTESTED,
)
LONGEST_ID = 32
LARGEST = 65536
"""Bytes of a policy that are read (RFC 8461 section 3.3 allows a limit of 64 KiB)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy: its mode (`enforce`, `testing`, `none`) and the MX patterns it allows."""

    mode: str
    mx: tuple[str, ...]


async def run(inquiry: Inquiry) -> tuple[Finding, ...]:
    """Read the policy (RFC 8461) and compare its mx lines with the MX; in enforce mode a missing one blocks mail."""
    answer, seen = await asyncio.gather(inquiry.look_up(f"_mta-sts.{inquiry.domain}", "TXT"), exchangers(inquiry))
    common = {"domain": inquiry.domain}
    if not answer.spoken:
        return (finding(NAME, UNTESTED, [answer], **common, reason=silence([answer])),)
    records = [record.data for record in answer.records() if record.data.startswith("v=STSv1")]
    if len(records) != 1 or not _has_id(records[0]):
        tag = "MTA_STS_BAD_RECORD" if records else "MTA_STS_NONE"
        return (finding(NAME, tag, [answer], **common, count=len(records)),)
    if inquiry.ports.web is None:
        return (finding(NAME, UNTESTED, [answer], **common, reason=inquiry.ports.off),)
    page = await inquiry.ports.web.get(f"https://mta-sts.{inquiry.domain}/.well-known/mta-sts.txt")
    if page.reason == "address" and await _without_address(inquiry):
        return (finding(NAME, "MTA_STS_NO_HOST", [answer], **common, host=f"mta-sts.{inquiry.domain}"),)
    if page.status is None and page.reason in {"timeout", "address"}:
        return (finding(NAME, UNTESTED, [answer], **common, reason=page.reason),)
    return (_verdict(page, answer, seen.targets, inquiry.domain),)


def _has_id(record: str) -> bool:
    """Tell whether a record has the id that senders need (RFC 8461 section 3.1)."""
    fields = [part.strip().partition("=") for part in record.split(";")[:20]]
    found = next((value.strip() for name, equals, value in fields[1:] if name.strip() == "id" and equals), "")
    return found.isascii() and found.isalnum() and len(found) <= LONGEST_ID and fields[0][2].strip() == "STSv1"


async def _without_address(inquiry: Inquiry) -> bool:
    """Tell whether the policy's host surely has no address: silence is not a no."""
    answers = await inquiry.addresses(f"mta-sts.{inquiry.domain}")
    return all(answer.spoken and not answer.records() for answer in answers)


def _verdict(page: Page, answer: Answer, targets: tuple[str, ...], domain: str) -> Finding:
    policy = parse(page.body) if page.status == 200 else None  # noqa: PLR2004 (HTTP's OK)
    if policy is None:
        return finding(NAME, "MTA_STS_BAD_POLICY", [answer], domain=domain, status=str(page.status or page.reason))
    hosts = [host for host in targets if policy.mode != "none" and not allowed(host, policy.mx)]
    facts = {"domain": domain, "mode": policy.mode, "allowed": list(policy.mx), "hosts": hosts}
    if hosts:
        enforced = "MTA_STS_MISMATCH" if len(hosts) == len(targets) else "MTA_STS_MISMATCH_BESIDE"
        tag = enforced if policy.mode == "enforce" else "MTA_STS_MISMATCH_TESTING"
        return finding(NAME, tag, [answer], **facts, lines=[f"mx: {host}" for host in hosts])
    return finding(NAME, "MTA_STS_OK", [answer], **facts)


def parse(body: str) -> Policy | None:
    r"""Read a policy's text; None where it is none.

    >>> parse("version: STSv1\nmode: enforce\nmx: *.mail.example\nmax_age: 86400")
    Policy(mode='enforce', mx=('*.mail.example',))
    """
    pairs = [line.partition(":") for line in body[:LARGEST].splitlines()]
    fields = [(key.strip().lower(), value.strip().lower()) for key, colon, value in pairs if colon]
    first = dict(reversed(fields))
    if first.get("version") != "stsv1" or first.get("mode") not in {"enforce", "testing", "none"}:
        return None
    hosts = tuple(value.rstrip(".") for key, value in fields if key == "mx")[:100]
    complete = first.get("max_age", "").isdigit() and (bool(hosts) or first["mode"] == "none")
    return Policy(first["mode"], hosts) if complete else None


def allowed(host: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether a host fits one of the patterns; a star stands for exactly one label.

    >>> allowed("a.mail.example", ("*.mail.example",)), allowed("a.b.mail.example", ("*.mail.example",))
    (True, False)
    """
    rest = host.partition(".")[2]
    return any(host == pattern or (pattern.startswith("*.") and rest == pattern[2:]) for pattern in patterns)
