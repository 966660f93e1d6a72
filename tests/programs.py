"""Runs `ndr` as a program of its own, as people and scripts do."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parent.parent
NDR = (sys.executable, "-c", "from adapters.commands.cli import main; main()")
LONGEST = 64 * 1024 * 1024


@dataclass
class Ended:
    """How a run ended."""

    code: int
    out: str
    errors: str


async def ndr(*arguments: str, said: bytes = b"", **settings: str) -> Ended:
    """Run `ndr` to its end."""
    process = await start(*arguments, **settings)
    async with asyncio.timeout(30):
        out, errors = await process.communicate(said)
    return Ended(process.returncode or 0, out.decode("utf-8"), errors.decode("utf-8"))


async def start(*arguments: str, **settings: str) -> Process:
    """Start `ndr` with these settings in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NDR_")}
    return await asyncio.create_subprocess_exec(
        *NDR, *arguments, cwd=ROOT, env={**environment, **settings}, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=LONGEST
    )


class Lines:
    """`ndr chat --jsonl`, a line in, a turn out."""

    def __init__(self, process: Process) -> None:
        self.process = process

    async def say(self, text: str) -> list[dict[str, Any]]:
        return await self.send(json.dumps({"text": text}).encode())

    async def press(self, choice: str) -> list[dict[str, Any]]:
        return await self.send(json.dumps({"choice": choice}).encode())

    async def send(self, line: bytes) -> list[dict[str, Any]]:
        """Send a line; return the blocks of its turn."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + b"\n")
        blocks: list[dict[str, Any]] = []
        async with asyncio.timeout(30):
            await self.process.stdin.drain()
            while True:
                block = json.loads(await self.process.stdout.readline())
                if block["block"] == "end-of-turn":
                    assert block == {"block": "end-of-turn"}
                    return blocks
                blocks.append(block)

    async def silent(self, seconds: float = 0.3) -> bool:
        """Tell whether nothing is printed for a while."""
        assert self.process.stdout is not None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return not await self.process.stdout.read(1)
        return True

    async def end(self) -> Ended:
        """Close standard input and wait for the end."""
        async with asyncio.timeout(30):
            out, errors = await self.process.communicate(b"")
        return Ended(self.process.returncode or 0, out.decode(), errors.decode())


@contextlib.asynccontextmanager
async def chatting(*options: str, **settings: str) -> AsyncIterator[Lines]:
    """Hold a conversation with `ndr chat --jsonl`."""
    process = await start("chat", "--jsonl", *options, **settings)
    try:
        yield Lines(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
