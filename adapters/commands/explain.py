"""Explains bounces out of files: `ndr explain FILE`, one object with --json, one line a file with --jsonl."""

from __future__ import annotations

import json
import mimetypes
import sys
from typing import TYPE_CHECKING, Any

from bot.intake import read
from bot.model import Attachment, Paste

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.intake import Rules
    from bot.model import Reading

FILE_MAX = 25 * 1024 * 1024
STDIN = "-"
_FACTS = (
    "sender",
    "generating_server",
    "remote_server",
    "reporting_host",
    "reported_at",
    "trace_id",
    "language",
    "report_language",
    "confidence",
    "text",
)
_MORE = ("region", "side", "reason", "subject", "message_id", "queue_id")


class Unreadable(Exception):
    """A file that cannot be explained, and why in one line."""


def explain(
    files: Iterable[str],
    rules: Rules,
    *,
    as_lines: bool = False,
    show: Callable[[str, Reading], None] | None = None,
) -> int:
    """Explain each file (`-` is standard input) on standard output; returns the exit code, 1 if one could not be read.

    One object, on one line with `as_lines`; with `show` that function shows it to a person instead. What cannot be
    read gives one line on standard error, and the others go on.
    """
    code = 0
    for name in files:
        try:
            reading = read(paste(name), rules)
        except Unreadable as error:
            sys.stderr.write(f"ndr explain: {printable(name)}: {error}\n")
            code = 1
            continue
        if show:
            show(printable(name), reading)
        else:
            sys.stdout.write(_written(name, reading, as_lines=as_lines))
    return code


def paste(name: str) -> Paste:
    """Read a file or standard input into a Paste; raises Unreadable, for more than 25 MiB too."""
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(FILE_MAX + 1)
        else:
            with open(name, "rb") as file:  # noqa: PTH123 (hundreds of files: a Path each is not free)
                data = file.read(FILE_MAX + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no such file"
        raise Unreadable(reason) from error
    if len(data) > FILE_MAX:
        raise Unreadable("larger than 25 MiB; save the report alone and try again")
    media_type = mimetypes.guess_type(name)[0] if name != STDIN else None
    return Paste(files=(Attachment(name.rsplit("/", 1)[-1], media_type or "", data),))


def facts(name: str, reading: Reading) -> dict[str, Any]:
    """Return a Reading as the object of `--json`; unknown is None."""
    recipients = [
        {"address": known.address, "code": known.code, "reply": known.reply, "family": known.family}
        for known in reading.recipients
    ]
    return {
        "file": name,
        "kind": reading.kind,
        "code": reading.code,
        "reply": reading.reply,
        "diagnostic": reading.diagnostic,
        "family": reading.family,
        "provider": reading.provider,
        "recipients": recipients,
        **{key: getattr(reading, key) for key in _FACTS},
        "evidence": [{"field": found.field, "start": found.start, "end": found.end} for found in reading.evidence],
        **{key: getattr(reading, key) for key in _MORE},
        "hops": list(reading.hops),
        "other_replies": [reply for known in reading.recipients for reply in known.other_replies],
    }


def printable(text: str) -> str:
    """Return the text without what could steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)


def _written(name: str, reading: Reading, *, as_lines: bool) -> str:
    return json.dumps(facts(name, reading), ensure_ascii=False, indent=None if as_lines else 2) + "\n"
