"""`ndr chat` ends at once when somebody leaves, on a real terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from adapters import content

READY = b"> "
PATIENCE = 60.0
AT_ONCE = 5.0


@pytest.mark.parametrize(
    "typed", ["quit", "EXIT", " exit ", "quit.", "/quit", "quit()", "exit please", ":q", "Koniec!"]
)
def test_leaving_is_understood_however_it_is_typed(typed: str) -> None:
    assert content.load().intents.leaves(typed)


@pytest.mark.parametrize("typed", ["", " ", "quit smoking", "how do I exit this", "my mail quit working", "quit " * 50])
def test_other_words_end_nothing(typed: str) -> None:
    assert not content.load().intents.leaves(typed)


def started() -> tuple[subprocess.Popen[bytes], int]:
    """Start a talk on a terminal of its own and wait until it is the person's turn."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from adapters.commands.cli import main; main()", "chat"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    return process, ours


def wait_for(ours: int, wanted: bytes) -> None:
    shown, until = b"", time.monotonic() + PATIENCE
    while not shown.endswith(wanted):
        assert time.monotonic() < until, shown
        if select.select([ours], [], [], 1.0)[0]:
            shown += os.read(ours, 65536)


@pytest.mark.parametrize("typed", [b"quit\n", b"exit\n", b"koniec\n", b"\x04", b"\x03"])
def test_leaving_ends_the_talk_at_once(typed: bytes) -> None:
    process, ours = started()
    try:
        wait_for(ours, READY)
        if typed == b"\x03":
            process.send_signal(2)
        else:
            os.write(ours, typed)
        assert process.wait(AT_ONCE) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
