"""The docs of the checks must not lag behind: pages, tags, severities, verdicts, causes, third parties."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters import reference
from adapters.dns.settings import DnsSettings
from bot.checks import CHECKS
from bot.outcome import TABLE

if TYPE_CHECKING:
    from bot.dns.check_run import Check

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.NAME)
def test_every_check_has_a_page_with_its_tags(check: Check) -> None:
    """Each check's page lists exactly its tags, with the severity that content gives them."""
    page = (DOCS / "checks" / f"{check.NAME}.md").read_text("utf-8")
    listed = re.findall(r"^\| `([A-Z0-9_]+)` \| (\w+) \|", page, re.MULTILINE)
    assert listed == [(tag, reference.tags().severity(check.NAME, tag)) for tag in check.TAGS]
    assert f"({check.NAME}.md)" in (DOCS / "checks" / "README.md").read_text("utf-8")


def verdicts() -> str:
    """Return the table of verdicts as the docs have it."""
    lines = ["| verdict | severity | when | rests on | first sentence | who must act |", "|---|---|---|---|---|---|"]
    names = ("domain", "fault", "home", "reason", "refuser", "mx")
    values = {**{name: "{" + name + "}" for name in names}, "dns_host": "none"}
    values |= {"wait": "none", "by": "other", "place": "mx", "destinations": "one"}
    for row in TABLE:
        values["family"] = "relay-denied" if row.refused else "none"
        said = [reference.words().say("en", f"checks/verdict-{row.id}{part}", **values) for part in ("", ".who")]
        refused = ", ".join(" by ".join(pair) for pair in row.refused)
        gravest = "" if row.severity == "ok" else f"any {row.severity}"
        on = ", ".join(f"`{tag}`" for tag in row.tags) or refused or gravest
        cells = (f"`{row.id}`", row.severity, row.when, on, *(" ".join(text.split()) for text in said))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_verdicts_is_that_of_the_code() -> None:
    """The docs show every verdict with what it rests on, its sentence and who must act, as the code has them."""
    assert verdicts() in (DOCS / "checks" / "README.md").read_text("utf-8")


def test_every_verdict_has_its_row() -> None:
    """There are words for the verdicts of the table and for no other."""
    names = [name for name in reference.words().variables["checks", "en"] if name.startswith("verdict-")]
    said = {name.removeprefix("verdict-") for name in names if "." not in name} - {"dns-fault-at"}
    assert said == {row.id for row in TABLE}


def causes() -> str:
    """Return the table of causes as the docs have it."""
    lines = ["| id | cause | families | sections |", "|---|---|---|---|"]
    shown = {"servers": "{servers}", "until": "{until}", "tag": "none"}
    for row in reference.causes():
        said = reference.words().say("en", f"causes/{row.id}", **shown)
        named = ", ".join(f"`{name}`" for name in row.sections)
        lines.append(f"| `{row.id}` | {said} | {', '.join(sorted(row.families))} | {named} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_causes_is_that_of_the_code() -> None:
    """The docs show every cause with its words, families and sections, as causes.toml has them."""
    assert causes() in (DOCS / "checks" / "causes.md").read_text("utf-8")


def test_every_third_party_is_named() -> None:
    """Whoever may learn a domain's name stands in docs/privacy.md, and so does every switch."""
    page = (DOCS / "privacy.md").read_text("utf-8")
    assert all(server.name in page for server in reference.public_resolvers().servers)
    told = {"resolvers", "doh", "tenant_discovery", "tenant_urls", "registration", "smtp", "private"}
    assert all(f"NDR_DNS__{name.upper()}" in page for name in told)
    assert set(DnsSettings.model_fields) == told | {"port", "allow_private"}
