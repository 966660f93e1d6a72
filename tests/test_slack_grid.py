"""Organisations (Enterprise Grid) that install the bot for all their workspaces; people of other organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.slack import BOT_USER, FakeSlack, labels, slack
from tests.fakes.slackblocks import words
from tests.fakes.slackbot import serving, workspace
from tests.test_slack_install import MANY, install, rows

if TYPE_CHECKING:
    from pathlib import Path

BOUNCE = "550 5.4.1 Recipient address rejected: Access denied. &lt;info@contoso.example&gt;"


def organisation(fake: FakeSlack) -> None:
    """Let the local Slack be an organisation of two workspaces with a person in each, and one from outside."""
    fake.organisation = "E1"
    fake.person("U1", team="T0001", enterprise_user={"enterprise_id": "E1"})
    fake.person("U2", team="T0002", enterprise_user={"enterprise_id": "E1"})
    fake.person("U9", team="T9")
    fake.channel("C1", "U1", "U2", "U9", BOT_USER)


async def test_organisation_installs_once_for_all_workspaces(tmp_path: Path) -> None:
    """One token serves every workspace: paste, click, slash, Home; a restart needs no event to find it again."""
    async with slack() as fake:
        organisation(fake)
        async with serving(tmp_path, fake, **MANY) as bot:
            assert (await install(fake, "E1"))[0] == 200
            (row,) = await rows(bot, "slack_installations")
            assert row["id"] == "E1"
            for _ in range(30):
                fake.fail("chat.postMessage", "internal_error", status=502)
            ts = await fake.say("U2", "C1", f"<@{BOT_USER}> {BOUNCE}", user_team="T0002")
            await bot.settle()
            assert fake.by_bot("C1") == []
        fake.failures.clear()
        async with serving(tmp_path, fake, **MANY) as bot:
            await bot.settle()
            assert {one["thread_ts"] for one in fake.by_bot("C1")} == {ts}
            await fake.press("U1", "C1", fake.by_bot("C1")[-1], "who:admin:1")
            assert "Somebody else" in words(fake.ephemerals[-1]["blocks"])
            await fake.press("U2", "C1", fake.by_bot("C1")[-1], "who:admin:1")
            await fake.slash("U1", "C1", "check contoso.example")
            await fake.open_home("U2")
            await bot.settle()
            assert "Where mail for contoso.example goes" in fake.reads("C1")
            assert "Part of the mail" in words(fake.ephemerals[-1]["blocks"])
            assert "Part of the mail" in words(fake.homes["U2"]["blocks"])
            assert "https://app.slack.com/client/E1/C1" in str(fake.homes["U2"])
        assert fake.faults == []


async def test_people_of_the_organisation_are_at_home_in_it(tmp_path: Path) -> None:
    """Whatever workspace they are of, their history is theirs; somebody from outside the organisation is a guest."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        organisation(fake)
        await install(fake, "E1")
        for user, told in (("U1", True), ("U2", True), ("U9", False)):
            await fake.say(user, fake.direct(user), BOUNCE)
            await bot.settle()
            await fake.open_home(user)
            assert ("Part of the mail" in words(fake.homes[user]["blocks"])) is told


@pytest.mark.parametrize("leaving", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["B"]}}])
async def test_organisation_leaves_and_a_workspace_of_its_own_stays(tmp_path: Path, leaving: dict[str, object]) -> None:
    """An organisation's removal deletes its installation, not that of a workspace; and the other way round."""
    async with slack() as fake, serving(tmp_path, fake, **MANY) as bot:
        await install(fake, "T0001")
        await install(fake, "E1")
        fake.organisation = "E1"
        await fake.event(leaving)
        assert [row["id"] for row in await rows(bot, "slack_installations")] == ["T0001"]
        await install(fake, "E1")
        fake.organisation = ""
        await fake.event({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})
        assert len(await rows(bot, "slack_installations")) == 2
        await fake.event(leaving)
        assert [row["id"] for row in await rows(bot, "slack_installations")] == ["E1"]


async def test_outsider_moves_the_walk_they_began(tmp_path: Path) -> None:
    """Somebody of another organisation in a shared channel owns what they began there, click for click."""
    async with workspace(tmp_path) as bot:
        fake: FakeSlack = bot.slack
        fake.channel("C1", "U1", fake.person("U9", team="T9"), BOT_USER)
        ts = await fake.say("U9", "C1", f"<@{BOT_USER}> {BOUNCE}", user_team="T9", source_team="T9")
        await bot.settle()
        await fake.press("U9", "C1", fake.by_bot("C1")[-1], "who:admin:1")
        await fake.say("U9", "C1", "check fabrikam.example", thread=ts, user_team="T9", source_team="T9")
        await bot.settle()
        assert fake.ephemerals == []
        assert len({one.actor.id for one in bot.talker.taken}) == 1
        assert len(bot.talker.taken) == 3
        assert len(labels(fake.by_bot("C1")[-1])) == 3
