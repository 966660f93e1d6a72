"""Tunes garbage collection for a service that runs for weeks."""

from __future__ import annotations

import gc

_YOUNG = 5000
"""New objects between two looks at the youngest; Python's own 700 are fewer than one turn makes."""


def settle() -> None:
    """Take all that is alive now out of the collector's rounds, and make them rarer.

    Words, guides, tables and libraries are some 200,000 objects that never become garbage; going over them again and
    again takes a tenth of a busy process's time and shows as pauses (docs.python.org, `gc.freeze`). Call it once, after
    the start.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, 10)
