"""Foreign bytes are parsed in worker processes: one that hangs or dies costs its paste, and nobody else notices."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from adapters import content
from adapters.parsing import ocr
from adapters.parsing.in_process import LIGHT, Here, is_light
from adapters.parsing.picture_reader import Pictures
from adapters.parsing.worker_pool import COUNT, HEAVY, Workers
from adapters.parsing.worker_process import COMMAND
from bot.intake import read
from bot.model import Attachment, Paste
from bot.words import ContentError
from tests.fakes.httpbrowser import HttpBrowser
from tests.reading import RULES
from tests.test_crash import living, until
from tests.test_intake import HOSTILE
from tests.test_intake_markup import HOSTILE as MARKUP

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells and keeps the limits")

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied <anna@fabrikam.example>"
HONEST = Paste(text="x", html=f"<html><body><p>{BOUNCE.replace('<', '&lt;')}</p></body></html>")
ODD = """
import os, time
from adapters.parsing import worker
from bot.model import Reading
real = worker.read
def read(paste, rules):
    if "HANG" in paste.text: time.sleep(600)
    if "SPIN" in paste.text:
        while True: pass
    if "EAT" in paste.text: eaten = [bytes(range(256)) * 40960 for _ in range(400)]
    if "DIE" in paste.text: os._exit(3)
    if "SAY" in paste.text: os.write(1, b"nonsense")
    if "SECRET" in paste.text: return Reading(text=repr(dict(os.environ)))
    return real(paste, rules)
worker.read = read
worker.main()
"""


@contextlib.asynccontextmanager
async def working(
    command: tuple[str, ...] = (sys.executable, "-c", ODD), seconds: float = 2.0
) -> AsyncIterator[Workers]:
    workers = Workers(content.rules(), command, seconds=seconds)
    await workers.start()
    try:
        yield workers
    finally:
        await workers.close()


def odd(word: str, size: int = 0) -> Paste:
    return Paste(text=word, html="<p>" + "x" * size)


@pytest.mark.parametrize("word", ["HANG", "SPIN", "EAT", "DIE"])
async def test_odd_paste_is_said_to_be_odd_and_the_worker_replaced(word: str) -> None:
    """Hanging, spinning, eating memory, dying: 'unreadable' within the deadline, and the next pastes are read."""
    async with working() as workers:
        start = time.monotonic()
        assert (await workers.read(odd(word), "web:a")).reason == "unreadable"
        assert time.monotonic() - start < 4
        for _ in range(4):
            assert (await workers.read(HONEST, "web:a")).code == "5.4.1"


async def test_what_a_parser_prints_is_no_answer() -> None:
    """Only frames go to the server."""
    async with working() as workers:
        assert (await workers.read(odd("SAY"), "web:a")).reason != "unreadable"


async def test_nobody_holds_all_workers() -> None:
    """One person's heavy pastes hang one after the other: others are read meanwhile, heavy ones too."""
    async with working() as workers:
        hanging = [asyncio.create_task(workers.read(odd("HANG", 2 * HEAVY), "web:a")) for _ in range(8)]
        await asyncio.sleep(0.2)
        for paste in [HONEST, Paste(text=BOUNCE + "\n" + "word " * HEAVY)] * 3:
            start = time.monotonic()
            assert (await workers.read(paste, "web:b")).code == "5.4.1"
            assert time.monotonic() - start < 1.0, "0.3 s are promised; machines of tests are slower"
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_many_people_with_heavy_pastes_leave_a_worker_to_short_ones() -> None:
    """However many people send what hangs: short pastes have a worker that heavy ones never get, replaced or not."""
    async with working(seconds=1.0) as workers:
        hanging = [asyncio.create_task(workers.read(odd("HANG", 2 * HEAVY), f"web:{who}")) for who in range(8)]
        waited = []
        for _ in range(20):
            await asyncio.sleep(0.1)
            start = time.monotonic()
            assert (await workers.read(HONEST, "web:short")).code == "5.4.1"
            waited.append(time.monotonic() - start)
        assert max(waited) < 1.0
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_end_does_not_wait_for_what_hangs() -> None:
    """Closing kills, whatever the workers do."""
    async with working(seconds=60) as workers:
        hanging = [asyncio.create_task(workers.read(odd("HANG"), f"web:{who}")) for who in range(3)]
        await asyncio.sleep(0.2)
        start = time.monotonic()
        for task in hanging:
            task.cancel()
        await workers.close()
        assert time.monotonic() - start < 1


async def test_workers_know_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who takes over a parser finds no token and no key."""
    monkeypatch.setenv("NDR_SLACK__BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SOME_KEY", "abc-secret")
    async with working() as workers:
        told = (await workers.read(odd("SECRET"), "web:a")).text
    assert "PATH" in told
    assert "xoxb-1" not in told
    assert "abc-secret" not in told


async def test_worker_that_cannot_start_stops_the_start() -> None:
    """One line, no service without reading."""
    with pytest.raises(ContentError, match="reading cannot be started"):
        await Workers(content.rules(), (sys.executable, "-c", "")).start()
    with pytest.raises(ContentError, match="reading cannot be started"):
        await Workers(content.rules(), ("/no/such/program",)).start()


@pytest.mark.parametrize("name", [*HOSTILE, *MARKUP])
def test_what_is_read_at_once_is_read_in_no_time(name: str) -> None:
    """What does not go to a worker takes milliseconds, whatever it is."""
    text = MARKUP.get(name) or HOSTILE[name] * 2 * LIGHT
    paste = Paste(text=text[:LIGHT])
    if is_light(paste):
        spent = []
        for _ in range(3):
            start = time.process_time()
            read(paste, RULES)
            spent.append(time.process_time() - start)
        assert min(spent) < 0.15
    assert not is_light(Paste(text=text[: LIGHT + 1]))


def test_html_and_files_are_never_read_at_once() -> None:
    """However short they are."""
    html = "<html><body>x</body></html>"
    file = Attachment("a", "", b"")
    for paste in (Paste(html=html), Paste(text=html), Paste(text="x", markup="html"), Paste(files=(file,))):
        assert not is_light(paste)
    assert is_light(Paste(text=BOUNCE))


async def test_both_ways_read_the_same() -> None:
    """A worker reads as the terminal does."""
    samples = sorted(path for path in (Path(__file__).parent / "bounces").iterdir() if path.suffix != ".toml")
    async with working(COMMAND) as workers:
        for path in samples:
            paste = Paste(files=(Attachment(path.name, "", path.read_bytes()),))
            assert await workers.read(paste, "web:a") == await Here(content.rules()).read(paste, "")


def _memory(process: int) -> int:
    """Return the most memory that the children of a process have taken, in MiB."""
    most = 0
    for child in _children(process):
        lines = Path(f"/proc/{child}/status").read_text("utf-8").splitlines()
        most = max(most, *(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")))
    return most


def _children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]


async def test_workers_end_with_their_server(tmp_path: Path) -> None:
    """A server that was killed leaves no worker behind."""
    async with living(tmp_path) as (house, _):
        assert house.process is not None
        workers = _children(house.process.pid)
        assert len(workers) == COUNT
        await house.kill()
        async with asyncio.timeout(10):
            while True:
                await asyncio.sleep(0.05)
                if not any(_is_alive(one) for one in workers):
                    break


def _is_alive(process: int) -> bool:
    """Tell a process from one that has ended and that nobody has asked for yet."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


PICTURES = """
import os, time
from adapters.parsing.worker import MIB, serve
def read(sent):
    if sent == b"HANG": time.sleep(600)
    if sent == b"DIE": os._exit(3)
    if sent == b"EAT": eaten = bytearray(4096 * MIB)
    return sent.lower()
serve(read, lambda: None, 100 * MIB, 4)
"""


async def test_odd_picture_is_not_read_and_the_next_one_is() -> None:
    """A decoder that hangs, dies or eats memory costs its picture."""
    pictures = Pictures((sys.executable, "-c", PICTURES), seconds=1.0)
    try:
        for odd_one in (b"HANG", b"DIE", b"EAT"):
            assert await pictures.read(odd_one) is None
            assert await pictures.read(b"ONE") == "one"
    finally:
        await pictures.close()


@pytest.mark.skipif(not ocr.available(), reason="the extra ndr-bot[ocr] is not installed")
async def test_broken_picture_is_no_text() -> None:
    """The real worker loads its models within its limits, and answers what is no picture with nothing."""
    pictures = Pictures()
    try:
        assert await pictures.read(b"\x89PNG\r\n broken") is None
    finally:
        await pictures.close()


async def test_hostile_posts_reach_nobody_else(tmp_path: Path) -> None:
    """While one browser posts 1 MiB of hostile HTML each time, another is answered, and the end comes at once."""
    async with living(tmp_path) as (house, browser):
        assert house.process is not None
        idle = _memory(house.process.pid)
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            other = HttpBrowser(browser.site, session)
            await other.get("/")
            posts = [
                asyncio.create_task(browser.say("x", html=MARKUP[name])) for name in ("paragraph", "list", "formatting")
            ]
            await asyncio.sleep(0.3)
            start = time.monotonic()
            await other.say(BOUNCE)
            await until(other, "text")
            assert time.monotonic() - start < 2
            await asyncio.gather(*posts)
        assert idle <= _memory(house.process.pid) <= idle + 200
        busy = [asyncio.create_task(browser.say("x", html=MARKUP["paragraph"])) for _ in range(3)]
        await asyncio.sleep(0.3)
        start = time.monotonic()
        house.process.terminate()
        await asyncio.wait_for(house.process.wait(), 20)
        assert time.monotonic() - start < 12, "what is being read is read to its end, within the deadlines"
        await asyncio.gather(*busy, return_exceptions=True)
