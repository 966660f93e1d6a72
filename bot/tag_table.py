"""What content/checks.toml says of each tag: how grave it is, what its sentence may mention, what mends it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from bot.model import Severity
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.checks import Check

FILE = "content/checks.toml"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A line to copy, with {names} of facts in it. `remove` marks a record to delete, `each` a fact that is a list."""

    kind: Literal["record", "command"]
    text: str
    remove: bool = False
    each: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a check."""

    severity: Severity
    facts: tuple[str, ...] = ()
    copies: tuple[CopyLine, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of all checks."""

    rows: Mapping[tuple[str, str], Tag]

    def severity(self, check: str, tag: str) -> Severity:
        """Return how grave a tag is."""
        return self.rows[check, tag].severity


def load_tags(text: str, checks: Iterable[Check]) -> Tags:
    """Read content/checks.toml; raises ContentError where it is broken or does not fit the checks' own tags."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ContentError(f"{FILE}: {fault}; mend that line") from fault
    rows = {(check, tag): _tag(f"{check}.{tag}", row) for check, tags in table.items() for tag, row in tags.items()}
    known = {(check.NAME, tag) for check in checks for tag in check.TAGS}
    for check, tag in sorted(known ^ rows.keys()):
        mend = "add it" if (check, tag) in known else "no check says it: delete it"
        raise ContentError(f"{FILE}: [{check}.{tag}]: {mend}")
    return Tags(rows)


def _tag(key: str, row: dict[str, Any]) -> Tag:
    try:
        severity = row["severity"]
        copies = tuple(CopyLine(**line) for line in row.get("copy", ()))
        links = tuple((link["id"], link["url"]) for link in row.get("links", ()))
    except (KeyError, TypeError) as fault:
        raise ContentError(f"{FILE}: [{key}]: {fault}; it needs severity, perhaps facts, copy, links") from fault
    if severity not in get_args(Severity):
        raise ContentError(f"{FILE}: [{key}]: no severity {severity!r}; use one of {', '.join(get_args(Severity))}")
    if not all(url.startswith("https://") for _, url in links):
        raise ContentError(f"{FILE}: [{key}]: links must begin with https://")
    return Tag(cast("Severity", severity), tuple(row.get("facts", ())), copies, links)
