"""Mentioned in a reply that holds no bounce: the post above is read where the team allows it, else the way is named."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from adapters.teams.inbound import thread_root
from tests.fakes.graph import graph
from tests.fakes.teams import CHANNEL, TENANT, teams_bench, texts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.fakes.graph import Graph
    from tests.fakes.teams import Bench

ROOT, TEAM = "1700000000001", "6f0b3c5e-0000-4000-8000-00000000abcd"
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;info@contoso.example&gt;"
POST = f"{TEAM}/{CHANNEL}/{ROOT}"


@asynccontextmanager
async def bench_with(folder: Path, **settings: Any) -> AsyncIterator[tuple[Bench, Graph]]:
    async with graph() as fake, teams_bench(folder, graph_url=fake.url, **{"read_parent": True, **settings}) as bench:
        fake.posts[POST] = {"subject": None, "body": {"contentType": "html", "content": f"<p>{BOUNCE}</p>"}}
        bench.connector.teams["19:team"] = TEAM
        yield bench, fake


@pytest.mark.parametrize("said", ["", "what is this?"])
@pytest.mark.parametrize("told", [True, False], ids=["the activity names the team", "the connector is asked for it"])
async def test_the_post_above_is_read(tmp_path: Path, said: str, *, told: bool) -> None:
    """With the bot's own token for Graph; it is read as if it had been pasted with the mention."""
    async with bench_with(tmp_path) as (bench, fake):
        activity = bench.in_channel(said, id="1700000000009")
        if told:
            activity["channelData"]["team"]["aadGroupId"] = TEAM
        await bench.post(activity)
        await bench.connector.until(lambda: len(bench.connector.cards()) == 2)
        assert "550 5.4.1" in bench.talker.taken[0].said.text
        assert bench.talker.taken[0].said.markup == "html"
        assert fake.asked == [(POST, f"Bearer TEST for {fake.url}")]


@pytest.mark.parametrize("fault", ["off", "forbidden", "redirect", "slow", "unknown team", "no answer", "garbage"])
async def test_whatever_goes_wrong_the_message_action_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Nobody waits for long, nothing is answered by an error, and no redirect is followed."""
    monkeypatch.setattr(thread_root, "SECONDS", 0.3)
    given: dict[str, Any] = {"off": {"read_parent": False}, "no answer": {"graph_url": "http://127.0.0.1:9"}}
    async with graph() as fake:
        settings = {"read_parent": True, "graph_url": fake.url, **given.get(fault, {})}
        async with teams_bench(tmp_path, **settings) as bench:
            bench.connector.teams["19:team"] = TEAM if fault != "unknown team" else ""
            fake.status = {"forbidden": 403, "redirect": 302}.get(fault, 200)
            fake.pause = 1.0 if fault == "slow" else 0.0
            fake.posts[POST] = {"body": ["x"]} if fault == "garbage" else {"body": {"content": BOUNCE}}
            await bench.post(bench.in_channel("", id="1700000000009"))
            await bench.connector.until(bench.connector.cards)
            assert "Diagnose this bounce" in texts(bench.connector.cards())
            assert bench.talker.taken == []


async def test_a_thread_with_a_walk_is_not_read_anew(tmp_path: Path) -> None:
    """What people say there goes to the walk; a command goes there even where none is."""
    async with bench_with(tmp_path) as (bench, fake):
        await bench.post(bench.in_channel("check contoso.example", id="1700000000009"))
        await bench.post(bench.in_channel("thank you", id="1700000000010"))
        await bench.connector.until(lambda: len(bench.talker.taken) == 2)
        assert [one.said.text for one in bench.talker.taken] == ["check contoso.example", "thank you"]
        assert fake.asked == []


async def test_an_offer_outlives_a_restart(tmp_path: Path) -> None:
    """Only a mark of the bounce was stored: who takes the offer afterwards has the post read again."""
    async with graph() as fake:
        settings: Any = {"read_parent": True, "graph_url": fake.url}
        fake.posts[POST] = {"body": {"contentType": "text", "content": "550 5.4.1 <info@contoso.example>"}}
        async with teams_bench(tmp_path, **settings) as bench:
            said = "550 5.4.1 <info@contoso.example>"
            await bench.post(bench.in_channel(said, root=ROOT, id=ROOT, mention=False))
            (button,) = bench.connector.cards()[0]["body"][-1]["actions"]
        async with teams_bench(tmp_path, **settings) as bench:
            bench.connector.teams["19:team"] = TEAM
            place = {"channelData": {"tenant": {"id": TENANT}, "team": {"id": "19:team"}}}
            thread = f"{CHANNEL};messageid={ROOT}"
            assert (await bench.press(button, "m1", thread, **place))["value"] == "✓"
            await bench.connector.until(lambda: bench.talker.taken)
            assert bench.talker.taken[0].said.text == said
            await bench.press(button, "m1", thread, **place)
            assert len(bench.talker.taken) == 1
            other = {**button, "data": {**button["data"], "choice": "offer:" + "0" * 64}}
            assert "too old" in (await bench.press(other, "m1", thread, **place))["value"]
