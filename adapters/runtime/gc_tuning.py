"""Tunes Python for a service that runs for weeks: garbage collection, and how often threads take turns."""

from __future__ import annotations

import gc
import sys

_YOUNG = 5000
"""New objects between two looks at the youngest; Python's own 700 are fewer than one turn makes."""
_HOLD = 0.02
"""Seconds a thread keeps the interpreter when another one wants it; Python's own are 0.005."""


def settle() -> None:
    """Take all that is alive now out of the collector's rounds, make them rarer, and switch threads less often.

    Words, guides, tables and libraries are some 200,000 objects that never become garbage; going over them again and
    again takes a tenth of a busy process's time and shows as pauses (docs.python.org, `gc.freeze`). Another tenth goes
    where the event loop and the database's thread take the interpreter from each other (`sys.setswitchinterval`): both
    give it up by themselves, at every wait and every statement. A large file that is read in a thread may then hold the
    loop up for 0.02 s at a time, which nobody notices. Call it once, after the start.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)
    sys.setswitchinterval(_HOLD)
