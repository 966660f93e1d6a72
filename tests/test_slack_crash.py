"""`ndr serve` in Slack is killed without warning and started again: nothing is lost, nothing is said twice."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientError

from tests.fakes.nameserver import serve
from tests.fakes.slack import APP_TOKEN, BOT_USER, SECRET, TOKEN, FakeSlack, slack
from tests.fakes.slackblocks import words
from tests.test_crash import WORLD, House

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;anna@fabrikam.example&gt;"
MENTION = f"<@{BOT_USER}> {BOUNCE}"
SLOW = WORLD + "fault: ns1.fabrikam.example slow\nfault: ns2.fabrikam.example slow\n"
ROLE, SIDE = "I am a mail user", "I sent it"


@contextlib.asynccontextmanager
async def living(folder: Path, world: str = WORLD, *, socket: bool = False) -> AsyncIterator[tuple[House, FakeSlack]]:
    """Serve a house to a local Slack with a channel."""
    async with slack() as fake, serve(world) as dns:
        fake.person("U1")
        fake.channel("C1", "U1", BOT_USER)
        fake.over_socket = socket
        house = House(folder, dns)
        house.environment |= {"NDR_SLACK__BOT_TOKEN": TOKEN, "NDR_SLACK__API_URL": f"{fake.url}/api/"}
        house.environment |= {"NDR_SLACK__APP_TOKEN": APP_TOKEN} if socket else {"NDR_SLACK__SIGNING_SECRET": SECRET}
        fake.bot_url = f"http://127.0.0.1:{house.port}"
        await begin(house, fake)
        try:
            yield house, fake
        finally:
            await house.kill()
        assert fake.faults == []


async def begin(house: House, fake: FakeSlack) -> None:
    """Start the house; over a socket, wait for its line."""
    fake.connected.clear()
    await house.start()
    if fake.over_socket:
        await asyncio.wait_for(fake.connected.wait(), 10)


async def until(told: Callable[[], bool]) -> None:
    """Wait until Slack shows something, and a moment longer for what should not come."""
    async with asyncio.timeout(20):
        while not told():  # noqa: ASYNC110 (Slack tells nobody)
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.2)


def offering(fake: FakeSlack, label: str) -> list[dict[str, Any]]:
    """Return the messages in the channel with this button."""
    return [dict(one) for one in fake.by_bot("C1") if f"'{label}'" in str(one["blocks"])]


def said(fake: FakeSlack, thread: str = "") -> Counter[str]:
    """Count what the bot's messages in the channel, or in one thread, say."""
    return Counter(words(one["blocks"]) for one in fake.by_bot("C1") if thread in ("", one["thread_ts"]))


def threads(fake: FakeSlack) -> set[str]:
    return {one["thread_ts"] for one in fake.by_bot("C1")}


async def test_killed_in_the_middle_of_a_walk(tmp_path: Path) -> None:
    """The next click in the same thread goes on; what Slack delivers again says nothing, what nobody got is taken."""
    async with living(tmp_path) as (house, fake):
        ts = await fake.say("U1", "C1", MENTION)
        await until(lambda: bool(offering(fake, "All findings") and offering(fake, ROLE)))
        asked = offering(fake, ROLE)[-1]
        await fake.press("U1", "C1", asked, ROLE)
        await until(lambda: bool(offering(fake, SIDE)))
        before = said(fake)
        await house.kill()
        missed = {"type": "app_mention", "user": "U1", "text": MENTION, "ts": fake.stamp(), "channel": "C1"}
        fake.messages["C1"][missed["ts"]] = missed
        with pytest.raises(ClientError):
            await fake.event(missed, event_id="Ev1")
        await begin(house, fake)
        await fake.tell(fake.messages["C1"][ts], "C1")
        await fake.press("U1", "C1", asked, ROLE)
        await asyncio.sleep(0.3)
        assert said(fake) == before
        await fake.press("U1", "C1", offering(fake, SIDE)[-1], SIDE)
        await until(lambda: bool(offering(fake, "The address is right")))
        assert threads(fake) == {ts}
        assert max(said(fake).values()) == 1
        assert await asyncio.gather(*(fake.event(missed, event_id="Ev1") for _ in range(3))) == [200] * 3
        await until(lambda: threads(fake) == {ts, missed["ts"]} and len(offering(fake, "All findings")) > 1)
        assert max(said(fake, missed["ts"]).values()) == 1


async def test_killed_while_checks_run(tmp_path: Path) -> None:
    """The checks under way are taken up by the new process; their report replaces the progress that was shown."""
    async with living(tmp_path, SLOW, socket=True) as (house, fake):
        ts = await fake.say("U1", "C1", MENTION)
        await until(lambda: bool(offering(fake, ROLE)))
        await fake.press("U1", "C1", offering(fake, ROLE)[-1], ROLE)
        await until(lambda: bool(offering(fake, SIDE)))
        assert not offering(fake, "All findings")
        await house.kill()
        before = {one["ts"] for one in fake.by_bot("C1")}
        await begin(house, fake)
        await until(lambda: bool(offering(fake, "All findings")))
        (report,) = offering(fake, "All findings")
        assert report["ts"] in before
        assert threads(fake) == {ts}
        assert max(said(fake).values()) == 1
        assert f"✓ {ROLE}" in words(report["blocks"])
        await fake.press("U1", "C1", offering(fake, SIDE)[-1], SIDE)
        await until(lambda: bool(offering(fake, "The address is right")))


async def test_killed_between_commit_and_send(tmp_path: Path) -> None:
    """What was kept while Slack took nothing is sent by the new process, in order, each message once.

    The one message that Slack took while nobody lived to know it may come twice, nothing else.
    """
    async with living(tmp_path) as (house, fake):
        for _ in range(200):
            fake.fail("chat.postMessage", "internal_error", status=503)
        ts = await fake.say("U1", "C1", MENTION)
        assert fake.acks[-1] < 3
        assert fake.by_bot("C1") == []
        await house.kill()
        fake.failures.clear()
        fake.held = "chat.postMessage"
        await begin(house, fake)
        await asyncio.wait_for(fake.holding.wait(), 10)
        await house.kill()
        (first,) = said(fake)
        fake.held = ""
        await begin(house, fake)
        await until(lambda: bool(offering(fake, ROLE) and offering(fake, "All findings")))
        assert threads(fake) == {ts}
        assert {text for text, times in said(fake).items() if times > 1} <= {first}
        assert max(said(fake).values()) <= 2
        assert offering(fake, ROLE)[-1]["ts"] == max(one["ts"] for one in fake.by_bot("C1") if "choice." in str(one))
