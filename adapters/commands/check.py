"""`ndr check DOMAIN...`: examines domains, live for people, as one JSON object a domain for programs."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import dataclass, field
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING, TextIO

from adapters import reference
from adapters.dns.examiner import DnsExaminer
from adapters.dns.settings import DnsSettings
from bot.blocks import Item
from bot.causes import rank
from bot.checks import chosen
from bot.domains import Refused, read_domain
from bot.finding_text import Wording, item, progress
from bot.model import Examination, Finding, Severity
from bot.report import Examined, as_json, decide, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo


MOST = 5
"""Domains in one run."""
DONE, FOUND, USAGE, UNTESTED = 0, 1, 2, 3
CODES: dict[Severity, int] = {"ok": DONE, "notice": DONE, "warning": FOUND, "error": FOUND, "untested": UNTESTED}
"""The exit code by what the first sentence claims."""
WORST = (DONE, UNTESTED, FOUND)
"""From mild to grave: of several domains the worst counts."""


@dataclass(frozen=True, slots=True)
class Request:
    """What `ndr check` was asked to do."""

    domains: tuple[str, ...]
    expect_mx: tuple[str, ...] = ()
    everything: bool = False
    long: bool = False
    as_json: bool = False
    locale: str = "en"
    settings: DnsSettings = field(default_factory=DnsSettings)
    zone: tzinfo = UTC


def check(request: Request, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Examine the domains and print what was found; return the exit code.

    By the `severity` of the report, of several domains the worst: 0 ok and notice, 1 warning and error (or a name that
    is none), 3 untested. 2: wrong usage: no domain, more than MOST, a wrong resolver. Only the result goes to `out`.
    """
    out, err = out or sys.stdout, err or sys.stderr
    if not 0 < len(request.domains) <= MOST:
        print(f"ndr check: name 1 to {MOST} domains", file=err)
        return USAGE
    try:
        hosts = tuple(_host(word) for word in request.expect_mx)
    except Refused as fault:
        print(f"ndr check: --expect-mx {fault.word!r} is no host name", file=err)
        return USAGE
    examiner = DnsExaminer(request.settings)
    locale = reference.spoken(request.locale)
    wording = Wording(reference.tags(), reference.words_in(locale), locale, request.zone)
    wanted, codes = [], [DONE]
    for word in request.domains:
        try:
            domain = read_domain(word)
        except Refused as fault:
            print(f"{word}: {wording.say(f'refused-{fault.reason}')}", file=err)
            codes.append(FOUND)
            continue
        wanted.append(Examination(domain=domain, expect_mx=hosts, everything=request.everything))
    show = _as_json if request.as_json else partial(_live, long=request.long)
    codes += asyncio.run(show(examiner, wanted, wording, out))
    return max(codes, key=WORST.index)


def _host(word: str) -> str:
    return read_domain(word.rstrip("."))


async def _as_json(examiner: DnsExaminer, wanted: Sequence[Examination], wording: Wording, out: TextIO) -> list[int]:
    """Examine all domains at once; print one object each, in the order they were named."""
    every = await asyncio.gather(*(_examine(examiner, each) for each in wanted))
    for examined in every:
        print(json.dumps(as_json(examined, wording.tags)), file=out, flush=True)
    return [_outcome(examined, wording) for examined in every]


def _outcome(examined: Examined, wording: Wording) -> int:
    return CODES[decide(examined, wording.tags).severity]


async def _examine(examiner: DnsExaminer, wanted: Examination) -> Examined:
    findings = tuple([finding async for finding in examiner.examine(wanted)])
    return _ranked(wanted.domain, findings)


def _ranked(domain: str, findings: Sequence[Finding]) -> Examined:
    causes = rank(None, {}, findings, reference.causes())
    return Examined(domain, tuple(findings), causes)


async def _live(
    examiner: DnsExaminer, wanted: Sequence[Examination], wording: Wording, out: TextIO, *, long: bool
) -> list[int]:
    """Examine one domain after the other: each check is shown as soon as it is done, then the report."""
    from rich.console import Console  # noqa: PLC0415 (programs that want JSON need not wait for it)
    from rich.live import Live  # noqa: PLC0415

    from adapters.terminal.report_renderer import show_progress, show_report  # noqa: PLC0415

    console = Console(file=out, highlight=False)
    outcomes: list[int] = []
    for each in wanted:
        checks, findings, said = chosen(each), list[Finding](), dict[str, Item]()
        with Live(console=console, auto_refresh=False, transient=True) as live:
            live.update(show_progress(progress(each.domain, checks, said, wording)), refresh=console.is_terminal)
            async for finding in examiner.examine(each):
                findings.append(finding)
                said.setdefault(finding.check, item(finding, wording))
                shown = show_progress(progress(each.domain, checks, said, wording))
                live.update(shown, refresh=console.is_terminal)
            live.update("", refresh=console.is_terminal)
        examined = _ranked(each.domain, findings)
        console.print(show_report(report(examined, wording), wording, long=long), crop=False)
        outcomes.append(_outcome(examined, wording))
    return outcomes
