"""`ndr serve`: runs until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING

from adapters.composition.service import running
from adapters.runtime import event_loop
from adapters.runtime.gc_tuning import settle
from adapters.runtime.logging_setup import log_to_stderr

if TYPE_CHECKING:
    from adapters.composition.settings import Settings


def serve(settings: Settings) -> int:
    """Serve until SIGINT or SIGTERM, then end gracefully; returns the exit code."""
    log_to_stderr(settings.log_level)
    return event_loop.run(_serve(settings))


async def _serve(settings: Settings) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with running(settings) as address:
        settle()
        sys.stderr.write(f"ndr-bot is at {address} (stop with Ctrl+C)\n")
        sys.stderr.flush()
        await stop.wait()
    return 0
