"""The worker's side: reads one paste after the other within its limits, until the server sends no more."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from adapters import content
from adapters.parsing.frames import framed, received
from bot.intake import read
from bot.model import Attachment, Paste

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MIB = 1024 * 1024
ROOM = 200 * MIB
"""Memory that a paste of up to 1 MiB may take; a larger file gets `PER_BYTE` bytes more for each of its own."""
PER_BYTE = 10
CPU_SECONDS = 4
"""A worker whose server was killed ends here at the latest; the server itself waits less."""
UNKNOWN = 1024 * MIB
"""Address space of an idle worker where the system does not tell it."""
_WARMING = (
    "Delivery has failed to these recipients or groups:\n\nanna@contoso.example\n\n"
    "Remote Server returned '550 5.1.1 <anna@contoso.example>: user unknown'\n"
)


def main() -> None:
    """Read pastes, in JSON."""
    rules = content.rules()

    def answered(sent: bytes) -> bytes:
        paste = pickle.loads(sent)  # noqa: S301 (the server's own)
        return read(paste, rules).model_dump_json().encode("utf-8", "replace")

    serve(answered, _warm, ROOM, CPU_SECONDS)


def serve(answered: Callable[[bytes], bytes], warm: Callable[[], None], room: int, seconds: int) -> None:
    """Answer until standard input ends, within limits each time. Nothing but frames goes to standard output."""
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    warm()
    idle = _address_space()
    _write(out, b"ready")
    while (sent := received(sys.stdin.buffer)) is not None:
        _limit(idle + room + PER_BYTE * max(len(sent) - MIB, 0), seconds)
        _write(out, answered(sent))


def _write(descriptor: int, payload: bytes) -> None:
    rest = memoryview(framed(payload))
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _warm() -> None:
    """Load what is only loaded when it is needed, before memory is limited and somebody waits."""
    rules = content.rules()
    mail = f"From: a@contoso.example\nMessage-ID: <a@contoso.example>\n\n{_WARMING}".encode()
    for paste in (
        Paste(text=_WARMING, html=f"<html><body><p>{_WARMING}</p></body></html>"),
        Paste(files=(Attachment("a.eml", "message/rfc822", mail),)),
        Paste(files=(Attachment("a.msg", "", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),)),
    ):
        read(paste, rules)


def _address_space() -> int:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return UNKNOWN


def _limit(memory: int, seconds: int) -> None:
    """Limit memory and further processor time; the limits that cannot be exceeded stay the system's."""
    if resource is None:
        return
    _set(resource.RLIMIT_AS, memory)
    _set(resource.RLIMIT_CPU, int(time.process_time()) + seconds)


def _set(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(what, (allowed, hard))


if __name__ == "__main__":
    main()
