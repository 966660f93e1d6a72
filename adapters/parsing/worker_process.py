"""One worker process as the server sees it: started, asked, killed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from typing import TYPE_CHECKING

from pydantic import ValidationError

from adapters.parsing.frames import Broken, arrived, framed
from bot.model import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.model import Paste

COMMAND = (sys.executable, "-m", "adapters.parsing.worker")
START_SECONDS = 60.0
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH")
"""A worker learns nothing of the settings: tokens and keys are among them."""


class Gone(Exception):
    """The worker has died, hangs, or never came up."""


class Process:
    """A worker that has said that it is ready."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        """Take the running child. Raises Gone where it has no pipes."""
        if child.stdin is None or child.stdout is None:
            raise Gone
        self._child, self._input, self._output = child, child.stdin, child.stdout

    @property
    def id(self) -> int:
        """Return the process id."""
        return self._child.pid

    @classmethod
    async def start(cls, command: Sequence[str]) -> Process:
        """Start a worker and wait until it is ready. Raises Gone."""
        own = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        pipe, nowhere = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        try:
            child = await asyncio.create_subprocess_exec(
                *command, stdin=pipe, stdout=pipe, stderr=nowhere, env=own, start_new_session=True
            )
        except OSError as fault:
            raise Gone(type(fault).__name__) from fault
        process = cls(child)
        try:
            async with asyncio.timeout(START_SECONDS):
                await process._next()
        except BaseException as fault:
            await process.kill()
            if isinstance(fault, (Gone, TimeoutError)):
                raise Gone from fault
            raise
        return process

    async def read(self, paste: Paste, seconds: float) -> Reading:
        """Have a paste read. Raises Gone after so many seconds too: the worker is of no use then."""
        try:
            return Reading.model_validate_json(await self.ask(pickle.dumps(paste), seconds))
        except ValidationError as fault:
            raise Gone(type(fault).__name__) from fault

    async def ask(self, payload: bytes, seconds: float) -> bytes:
        """Send a frame and wait for the answer's. Raises Gone after so many seconds too."""
        try:
            async with asyncio.timeout(seconds):
                self._input.write(framed(payload))
                await self._input.drain()
                return await self._next()
        except (TimeoutError, OSError) as fault:
            raise Gone(type(fault).__name__) from fault

    async def kill(self) -> None:
        """End the worker, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._child.kill()
        await self._child.wait()

    async def _next(self) -> bytes:
        try:
            return await arrived(self._output)
        except (asyncio.IncompleteReadError, Broken, OSError) as fault:
            raise Gone(type(fault).__name__) from fault
