"""From findings to what a report claims: one table of verdicts, printed in docs/checks/README.md. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.model import Finding, Severity
    from bot.refusal_comparison import Place, Refusal
    from bot.tag_table import Tags

ASIDE = frozenset({"spf", "dkim", "dmarc", "tls-rpt"})
"""Checks that never decide a verdict on mail that does not arrive."""
BESIDE = frozenset({"MX_OLD_HOME_LOWER", "MX_OLD_HOME_EQUAL"})
"""Faults that leave a way to Microsoft open: what was refused there has a cause of its own."""
HEALTH = frozenset(
    {
        "DELEGATION_NO_TCP",
        "DELEGATION_ONE_SERVER",
        "DELEGATION_ONE_ADDRESS",
        "DELEGATION_IPV6_ONLY",
        "DELEGATION_NS_ALIAS",
        "DELEGATION_GLUE_DIFFERS",
        "DELEGATION_SLOW",
        "DNSSEC_ENDS_SOON",
        "DNSSEC_OLD_ALGORITHM",
        "DNSSEC_MANY_ITERATIONS",
    }
)
"""Warnings about the zone's health: behind every other one, and never about a message that reached its edge."""
OWN_SERVERS = (
    "DELEGATION_BROKEN",
    "DELEGATION_DEAD",
    "PROPAGATION_NOT_SAVED",
    "PROPAGATION_SPLIT",
    "PROPAGATION_MX_UNANSWERED",
    "PROPAGATION_LAGGING",
    "PROPAGATION_MIXED",
    "PROPAGATION_MX_UNANSWERED_BY",
    "PROPAGATION_ORDER_DIFFERS",
    "DELEGATION_LAME",
    "DELEGATION_SILENT_SERVER",
    "SERIALS_DIFFER",
)
"""Tags of an own server that refuses, fails, is silent or holds another version: said first, or second."""

OWN_ROW = frozenset({"MX_NULL"})
"""Tags whose own row says how grave they are: a null MX is a fault only of who expected mail to arrive."""


def errors(tags: Tags) -> frozenset[str]:
    """Return the tags that mean an error where mail came back: a null MX is one then."""
    return OWN_ROW | {tag for (_, tag), row in tags.rows.items() if row.severity == "error"}


When = Literal["always", "bounce", "plain", "edge"]


@dataclass(frozen=True, slots=True)
class Row:
    """One verdict: where one of `tags` was found, or (without tags) any finding as grave as it; `when` narrows it.

    `bounce` and `plain`: there is a bounce, or none. `edge`: the bounce is Microsoft's 'recipient rejected'. `refused`:
    what the server that refused did, and where it stands (bot.refusal_comparison); then no finding is needed.
    """

    id: str
    severity: Severity
    tags: tuple[str, ...] = ()
    when: When = "always"
    refused: tuple[tuple[str, Place], ...] = ()


TABLE: tuple[Row, ...] = (
    Row("no-such-domain", "error", ("DOMAIN_NOT_FOUND",)),
    Row("not-saved", "error", ("PROPAGATION_NOT_SAVED",)),
    Row("split", "error", ("PROPAGATION_SPLIT",)),
    Row("refused-and-fault", "error", tuple(sorted(BESIDE)), "edge"),
    Row("dns-fault", "error"),
    Row("no-mail-wanted", "error", ("MX_NULL",), "bounce"),
    Row("private-view", "warning", ("PRIVATE_VIEW",)),
    Row("no-tenant", "warning", ("TENANT_NOT_FOUND",)),
    Row("lagging", "warning", ("PROPAGATION_LAGGING",)),
    Row("untested", "untested", ("MX_UNTESTED",)),
    Row("cached", "notice", ("PROPAGATION_CACHED",), "bounce"),
    Row("refused-by-mx", "error", refused=(("relay-denied", "mx"),)),
    Row(
        "refused-by-former",
        "warning",
        refused=(("relay-denied", "stale"), ("recipient-rejected", "stale"), ("no-answer", "stale")),
    ),
    Row(
        "went-elsewhere",
        "warning",
        refused=(("relay-denied", "elsewhere"), ("recipient-rejected", "elsewhere"), ("no-answer", "elsewhere")),
    ),
    Row(
        "refused-on-the-way",
        "warning",
        refused=(("relay-denied", "sender"), ("recipient-rejected", "sender"), ("no-answer", "sender")),
    ),
    Row("refused-behind", "warning", refused=(("relay-denied", "behind"),)),
    Row("mx-silent", "warning", refused=(("no-answer", "mx"), ("no-answer", "behind"))),
    Row("mixed", "warning", ("PROPAGATION_MIXED",)),
    Row("dns-doubt", "warning"),
    Row("cached", "notice", ("PROPAGATION_CACHED",)),
    Row(
        "dns-not-the-cause",
        "ok",
        refused=(("recipient-rejected", "mx"), ("recipient-rejected", "behind"), ("recipient-rejected", "unknown")),
    ),
    Row("old-caches", "notice", ("PROPAGATION_OLD_CACHES",)),
    Row("null-mx", "notice", ("MX_NULL",), "plain"),
    Row("other-home", "notice", ("MX_OTHER_HOME",)),
    Row("dns-clean", "ok"),
)
"""The first that fits is the verdict; its words are checks/verdict-ID, who must act checks/verdict-ID.who."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict's id, how grave it is, the finding it rests on, and an own server's trouble beside it."""

    id: str
    severity: Severity
    rests_on: Finding | None = None
    beside: Finding | None = None


def verdict(findings: Iterable[Finding], refusal: Refusal | None, tags: Tags) -> Verdict:
    """Return the first row of TABLE that fits; `findings` come in the order of the checks.

    Under a mail that came back nothing is 'fine': the DNS at most holds nothing that stops mail. What a server refused
    for the moment alone is no error yet.
    """
    counted = [each for each in findings if each.check not in ASIDE]
    first = next(_fitting(counted, refusal, tags))
    if refusal and first.severity == "ok":
        return replace(first, severity="notice")
    waits = refusal and refusal.delayed and first.severity == "error" and first.rests_on is None
    return replace(first, severity="warning") if waits else first


def _fitting(findings: list[Finding], refusal: Refusal | None, tags: Tags) -> Iterator[Verdict]:
    for row in TABLE:
        if not _applies(row.when, refusal):
            continue
        if row.refused:
            if refusal and (refusal.family, refusal.place) in row.refused and not _at_odds(row, refusal, findings):
                yield Verdict(row.id, row.severity, None, _trouble(None, findings))
        elif row.severity == "ok":
            yield Verdict(row.id, row.severity)
        elif found := _found(row, findings, refusal, tags):
            yield Verdict(row.id, row.severity, found, _trouble(found, findings))


def _applies(when: When, refusal: Refusal | None) -> bool:
    return {"always": True, "bounce": refusal is not None, "plain": refusal is None, "edge": _at_the_edge(refusal)}[
        when
    ]


def _at_odds(row: Row, refusal: Refusal, findings: list[Finding]) -> bool:
    """Tell whether the MX leads elsewhere and nobody knows who refused: then the DNS is not cleared."""
    return row.severity == "ok" and refusal.place == "unknown" and any(each.tag == "MX_OTHER_HOME" for each in findings)


def _found(row: Row, findings: list[Finding], refusal: Refusal | None, tags: Tags) -> Finding | None:
    if row.tags:
        fitting = [each for each in findings if each.tag in row.tags]
        gravest = next((each for each in findings if tags.severity(each.check, each.tag) == "error"), None)
        return next((each for each in fitting if row.when != "edge" or each is gravest), None)
    arrived = refusal is not None and refusal.family == "recipient-rejected"
    counted = [each for each in findings if each.tag not in OWN_ROW and not (arrived and each.tag in HEALTH)]
    grave = [each for each in counted if tags.severity(each.check, each.tag) == row.severity]
    return min(grave, key=lambda each: each.tag in HEALTH, default=None)


def _trouble(found: Finding | None, findings: list[Finding]) -> Finding | None:
    """Return the gravest trouble of an own server, where the verdict does not rest on one."""
    if found and found.tag in {*OWN_SERVERS, "DOMAIN_NOT_FOUND"}:
        return None
    troubled = [each for each in findings if each.tag in OWN_SERVERS]
    return min(troubled, key=lambda each: OWN_SERVERS.index(each.tag), default=None)


def _at_the_edge(refusal: Refusal | None) -> bool:
    return refusal is not None and refusal.family == "recipient-rejected" and refusal.microsoft
