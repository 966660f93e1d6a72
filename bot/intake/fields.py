"""Reads the fields of a delivery status notification (RFC 3464), wherever they stand in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

RECIPIENTS_MAX = 1000

_FIELD = re.compile(
    r"^[ \t]{0,8}(final-recipient|original-recipient|action|status|diagnostic-code|remote-mta|reporting-mta"
    r"|arrival-date|last-attempt-date|x-postfix-queue-id|x-postfix-sender|x-supplementary-info|x-display-name"
    r"|x-actual-recipient)[ \t]{0,4}:[ \t]{0,8}([^\n]{0,2000}(?:\n[ \t]{1,40}[^\s:][^\n]{0,1000}){0,20})|^[ \t]{0,8}$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = (
    "inal-recipient",
    "inal-Recipient",
    "INAL-RECIPIENT",
    "iagnostic-code",
    "iagnostic-Code",
    "IAGNOSTIC-CODE",
    "eporting-MTA",
    "\nAction:",
)


@dataclass(slots=True)
class Group:
    """The fields of one recipient, or of the message: name to (value unfolded, start, end)."""

    fields: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        found = self.fields.get(name)
        return found[0] if found else None


def read_fields(text: str, start: int = 0) -> tuple[Group, list[Group]]:
    """Return the per-message fields and one group for each recipient; both empty where the text has none."""
    message = Group()
    groups: list[Group] = []
    if not any(sign in text for sign in _SIGNS):
        return message, groups
    current = Group()
    for found in _FIELD.finditer(text, start):
        name = found[1]
        if name is None:
            current = _close(current, groups)
            continue
        name = name.lower()
        if name in ("reporting-mta", "arrival-date", "x-postfix-queue-id", "x-postfix-sender"):
            message.fields.setdefault(name, _value(found))
            continue
        if name == "final-recipient" and name in current.fields:
            current = _close(current, groups)
        current.fields.setdefault(name, _value(found))
        if len(groups) >= RECIPIENTS_MAX:
            break
    _close(current, groups)
    return message, groups


def _close(current: Group, groups: list[Group]) -> Group:
    fields = current.fields
    if not fields:
        return current
    if "final-recipient" in fields or "original-recipient" in fields:
        groups.append(current)
    elif groups and ("status" in fields or "diagnostic-code" in fields) and "status" not in groups[-1].fields:
        # Some servers leave a blank line between the recipient and what happened to it.
        groups[-1].fields |= {name: value for name, value in fields.items() if name not in groups[-1].fields}
    elif "diagnostic-code" in fields or ("status" in fields and "action" in fields):
        groups.append(current)
    return Group()


def _value(found: re.Match[str]) -> tuple[str, int, int]:
    raw = found[2]
    value = " ".join(raw.split())
    start = found.start(2)
    return value, start, start + len(raw.rstrip())


def after_type(value: str | None) -> str | None:
    """Return what follows `rfc822;`, `dns;`, `smtp;` in a field."""
    if value is None:
        return None
    kind, semicolon, rest = value.partition(";")
    return rest.strip() if semicolon and len(kind) < 30 and " " not in kind.strip() else value  # noqa: PLR2004 (a type's name)
