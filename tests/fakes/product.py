"""Runs the real `ndr serve` as a process of its own, beside a served DNS world: nothing of it is faked but the DNS."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientSession

from tests.fakes.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

REPOSITORY = Path(__file__).parents[2]
NDR = Path(sys.executable).with_name("ndr")
PATIENCE = 30.0
"""Seconds until the product must be ready."""


@contextmanager
def world(text: str, folder: Path) -> Iterator[dict[str, str]]:
    """Serve a world (tests/fakes/world.py) in a process of its own; yields the settings that lead to it."""
    file = folder / "world.txt"
    file.write_text(text)
    command = [sys.executable, "-m", "tests.fakes.nameserver", str(file)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        where = json.loads(process.stdout.readline())
        try:
            yield {"NDR_DNS__RESOLVERS": ",".join(where["resolvers"]), "NDR_DNS__PORT": str(where["port"])}
        finally:
            process.terminate()


@asynccontextmanager
async def product(folder: Path, **settings: str) -> AsyncIterator[str]:
    """Run `ndr serve` with its database in `folder`; yields the page's address once it is ready."""
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NDR_")}
    given = {"NDR_PORT": str(port), "NDR_DATABASE_URL": f"sqlite:///{folder}/ndr.db", **settings}
    process = await asyncio.create_subprocess_exec(
        NDR, "serve", cwd=folder, env=clean | given, stderr=asyncio.subprocess.PIPE
    )
    try:
        await _ready(f"http://127.0.0.1:{port}/readyz", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.communicate(), PATIENCE)


async def _ready(address: str, process: asyncio.subprocess.Process) -> None:
    until = time.monotonic() + PATIENCE
    async with ClientSession() as session:
        while time.monotonic() < until and process.returncode is None:
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except ClientError:
                pass
            await asyncio.sleep(0.1)
    if process.returncode is None:
        process.kill()
    raise AssertionError((await process.communicate())[1].decode(errors="replace"))
