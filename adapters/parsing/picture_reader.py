"""Has pictures read by a process of their own, started with the first one: decoders of pictures are attacked too."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import structlog

from adapters.parsing.worker_process import Gone, Process

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMAND = (sys.executable, "-m", "adapters.parsing.picture_worker")
SECONDS = 20.0

log = structlog.get_logger(__name__)


class Pictures:
    """One worker, one picture after the other; `close` at the end."""

    def __init__(self, command: Sequence[str] = COMMAND, seconds: float = SECONDS) -> None:
        """Take how the worker is started, and how long a picture may take."""
        self._command, self._seconds = command, seconds
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def read(self, content: bytes) -> str | None:
        """Return the text on a picture; None where it could not be read."""
        async with self._turn:
            text = None
            try:
                self._process = self._process or await Process.start(self._command)
                text = (await self._process.ask(content, self._seconds)).decode("utf-8", "replace")
            except Gone as gone:
                log.warning("picture-worker-ended", error=str(gone))
            finally:
                if text is None:
                    await self.close()
            return text or None

    async def close(self) -> None:
        """End the worker at once."""
        process, self._process = self._process, None
        if process is not None:
            await process.kill()
