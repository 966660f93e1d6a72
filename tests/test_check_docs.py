"""The docs of the checks must not lag behind: pages, tags, severities, verdicts, causes, third parties."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters import reference
from adapters.dns.options import DnsSettings
from bot.checks import CHECKS

if TYPE_CHECKING:
    from bot.checks.examine import Check

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.NAME)
def test_every_check_has_a_page_with_its_tags(check: Check) -> None:
    """Each check's page lists exactly its tags, with the severity that content gives them."""
    page = (DOCS / "checks" / f"{check.NAME}.md").read_text("utf-8")
    listed = re.findall(r"^\| `([A-Z0-9_]+)` \| (\w+) \|", page, re.MULTILINE)
    assert listed == [(tag, reference.tags().severity(check.NAME, tag)) for tag in check.TAGS]
    assert f"({check.NAME}.md)" in (DOCS / "checks" / "README.md").read_text("utf-8")


def test_every_verdict_is_listed() -> None:
    """The verdicts in the docs are those that have words, and the other way round."""
    page = (DOCS / "checks" / "README.md").read_text("utf-8").partition("## Verdicts")[2]
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    said = {
        name.removeprefix("verdict-")
        for name in reference.words().variables["checks", "en"]
        if name.startswith("verdict-")
    }
    assert listed == {name for name in said if "." not in name} - {"dns-fault-at"}


def test_every_cause_is_listed() -> None:
    """The table of causes in the docs is that of causes.toml."""
    page = (DOCS / "checks" / "causes.md").read_text("utf-8")
    assert re.findall(r"^\| `([ABC]\d+)` \|", page, re.MULTILINE) == [row.id for row in reference.causes()]


def test_every_third_party_is_named() -> None:
    """Whoever may learn a domain's name stands in docs/privacy.md, and so does every switch."""
    page = (DOCS / "privacy.md").read_text("utf-8")
    assert all(server.name in page for server in reference.public_resolvers().servers)
    told = {"resolvers", "doh", "tenant_discovery", "tenant_urls", "registration", "smtp", "private"}
    assert all(f"NDR_DNS__{name.upper()}" in page for name in told)
    assert set(DnsSettings.model_fields) == told | {"port", "allow_private"}
