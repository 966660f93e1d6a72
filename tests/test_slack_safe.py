"""Text from people, DNS and bounces cannot mention, link or format; the token stays with Slack; limits are kept."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.fernet import Fernet, MultiFernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block as SdkBlock

from adapters.slack.app.installations import States
from adapters.slack.inbound.payloads import changed, deleted, message, pointed_at, pressed, slashed
from adapters.slack.outbound.block_renderer import Scene, messages
from adapters.slack.outbound.findings_renderer import pages
from adapters.slack.phrases import Speech
from adapters.slack.response_url_encryption import ResponseUrlCipher
from adapters.slack.slack_store import Memory
from adapters.store import SqlStore
from bot import blocks
from tests.fakes.chat import REPORT
from tests.fakes.slack import BOT_USER, TOKEN
from tests.fakes.slackblocks import check_blocks, words
from tests.fakes.slackbot import Bot, slack_words, workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HOSTILE = (
    "<!channel> <!here> <!everyone> <@U2> <#C1> <!subteam^S1> <https://evil.example|click> https://evil.example "
    "*bold* _it_ ~no~ `code` :rotating_light: & < > @channel \u202egnp.exe\u2066 \x00\x07"
)
PARSED = ("<!channel>", "<!here>", "<@U2>", "<#C1>", "<!subteam", "<https://evil")
SPEECH = Speech(slack_words(), "en")


def every_block(text: str) -> list[blocks.Block]:
    """Return a block of each kind that carries a text wherever anybody's words may stand."""
    row = blocks.Row(server=text, answer=text, ttl=text, at=text)
    copy = blocks.Copyable(label=text, text=text, kind="record")
    item = blocks.Item(
        check="mx", tag="X", severity="error", title=text, text=text, mend=text, rows=(row,) * 3, copy_=(copy,)
    )
    return [
        blocks.Heading(text=text),
        blocks.Text(text=text, tone="warning"),
        blocks.Text(text=text, tone="quiet"),
        blocks.Quote(text=text),
        blocks.Facts(rows=(blocks.Fact(label=text, value=text),) * 12),
        copy,
        blocks.Link(label=text, url="https://admin.microsoft.com/"),
        blocks.Progress(key="k", domain=text, title=text, items=(item,) * 30),
        blocks.Findings(domain=text, items=(item,) * 2),
        blocks.Report(
            key="r", domain="contoso.example", verdict="x", severity="error", summary=text, who=text,
            causes=(blocks.CauseLine(cause="A1", text=text, because=(text, text)),) * 5,
            items=(item,) * 4, untested=(item,), changes=(text,) * 12, plain=text,
        ),
        blocks.Choices(
            prompt=text,
            choices=tuple(blocks.Choice(id=f"a:{number}:1", label=text or "x") for number in range(30)),
        ),
    ]  # fmt: skip


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot in a workspace; nothing it says may be what Slack refuses."""
    async with workspace(tmp_path) as served:
        yield served
        assert served.slack.faults == []


def rich_only(part: Any) -> list[str]:
    """Return every mrkdwn text in Block Kit: there must be none."""
    if isinstance(part, dict):
        own = [part["text"]] if part.get("type") == "mrkdwn" else []
        return own + [found for value in part.values() for found in rich_only(value)]
    return [found for one in part for found in rich_only(one)] if isinstance(part, list) else []


def test_hostile_text_is_never_parsed() -> None:
    """In blocks it stands in elements Slack does not parse; in the message's text it is escaped."""
    for made in messages(every_block(HOSTILE), Scene(SPEECH, "slack:T1:C1:1")):
        assert rich_only(made.blocks) == []
        assert not any(sign in made.text for sign in PARSED)
        shown = json.dumps(made.blocks, ensure_ascii=False)
        assert not {"\x00", "\u202e", "\u2066"} & {*shown, *made.text}
        links = [run for run in _runs(made.blocks) if run["type"] == "link"]
        assert {run["url"] for run in links} <= {"https://admin.microsoft.com/"}


def _runs(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, dict):
        own = [part] if part.get("type") in ("text", "link") and "elements" not in part else []
        return own + [found for value in part.values() for found in _runs(value)]
    return [found for one in part for found in _runs(one)] if isinstance(part, list) else []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400) | st.text(alphabet="ab <>&\n", min_size=2900, max_size=7000))
def test_limits_are_kept_by_splitting(text: str) -> None:
    """Whatever the text: Slack and its SDK take every message, and no word of it is lost."""
    said = every_block(text)
    made = messages(said, Scene(SPEECH, "slack:T1:C1:1"))
    for one in made:
        check_blocks(one.blocks, most=50, surface="message")
        assert 0 < len(one.text) <= 3000
        for block in one.blocks:
            parsed = SdkBlock.parse(block)
            assert parsed is not None
            parsed.to_dict()
    shown = "".join("".join(words(one.blocks).split()) for one in made)
    piece = "".join("".join(letter for letter in text if letter.isalpha() and letter.isascii()).split())[:50]
    assert piece in "".join(letter for letter in shown if letter.isalpha() and letter.isascii())
    for report in (one for one in said if isinstance(one, blocks.Report)):
        for page in pages(report, SPEECH):
            check_blocks(page, most=96, surface="modal")


def test_long_fact_is_whole() -> None:
    """A record of 20,000 characters is shown to the last one, in several messages."""
    record = " ".join(f"v={number:05}" for number in range(2500))
    made = messages([blocks.Copyable(label="TXT", text=record, kind="record")], Scene(SPEECH, "c"))
    assert len(made) > 1
    assert "".join(run["text"] for one in made for run in _runs(one.blocks[:])).removeprefix("TXT") == record


def test_report_is_short_and_its_pages_are_whole() -> None:
    """The message names the verdict and the faults; the pages hold every finding, row and record."""
    (short,) = messages([REPORT], Scene(SPEECH, "c"))
    assert len(short.blocks) < 15
    whole = "\n".join(words(page) for page in pages(REPORT, SPEECH))
    for item in (*REPORT.items, *REPORT.untested):
        assert item.title in whole
        assert all(row.server in whole for row in item.rows)
        assert all(copy.text in whole for copy in item.copy_)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "channel",
                        "user",
                        "ts",
                        "text",
                        "files",
                        "actions",
                        "message",
                        "container",
                        "edited",
                        "attachments",
                    ]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
def test_odd_payloads_never_raise(payload: Any) -> None:
    """What is no message, no edit, no click reads as nothing."""
    body = payload if isinstance(payload, dict) else {"message": payload}
    message(body, "T1")
    changed({"message": payload, "previous_message": body}, "T1")
    deleted({"previous_message": payload}, "T1")
    pressed(body, "T1")
    slashed(body, "T1")
    pointed_at(body, "T1", "C1", "U1", "1.1")


async def test_hostile_paste_through_the_whole_bot(bot: Bot) -> None:
    """A hostile bounce and a hostile slash text come back as text."""
    await bot.slack.say("U1", bot.slack.direct("U1"), HOSTILE)
    await bot.slack.say("U1", "C1", f"<@{BOT_USER}> {HOSTILE}")
    await bot.slack.slash("U1", "C1", HOSTILE)
    await bot.settle()
    for method, arguments in bot.slack.calls:
        if method.startswith("chat."):
            assert rich_only(arguments["blocks"]) == []
            assert not any(sign in arguments["text"] for sign in PARSED)


# -- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mimetype", "mode"),
    [
        ("bounce.eml", "message/rfc822", "hosted"),
        ("bounce.msg", "application/vnd.ms-outlook", "hosted"),
        ("Untitled", "text/plain", "snippet"),
        ("shot.png", "image/png", "hosted"),
    ],
)
async def test_uploads_are_fetched_with_the_token(bot: Bot, name: str, mimetype: str, mode: str) -> None:
    """Mails, texts, snippets and pictures reach the bot byte for byte."""
    content = bytes(range(256)) * 40
    file = bot.slack.upload(content, name, mimetype, mode=mode)
    await bot.slack.say("U1", bot.slack.direct("U1"), "", files=[file])
    await bot.settle()
    assert bot.talker.taken[0].said.files[0].content == content


async def test_file_of_another_organisation_is_looked_up(bot: Bot) -> None:
    """Where Slack only hints at a file, files.info tells the rest."""
    file = bot.slack.upload(b"550 5.4.1", "bounce.txt", "text/plain")
    hint = {"id": file["id"], "file_access": "check_file_info"}
    await bot.slack.say("U1", bot.slack.direct("U1"), "", files=[hint])
    await bot.settle()
    assert bot.talker.taken[0].said.files[0].content == b"550 5.4.1"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"mode": "external"}, "cannot read that file"),
        ({"size": 26 * 1024 * 1024}, "larger than 25 MB"),
        ({"name": "x.exe", "mimetype": "application/x-dosexec"}, "cannot read that file"),
    ],
)
async def test_unreadable_files_are_told_and_not_fetched(bot: Bot, more: dict[str, Any], said: str) -> None:
    """External, too big and foreign files are never asked for; the person hears why."""
    file = bot.slack.upload(b"x", "bounce.txt", "text/plain") | more
    await bot.slack.say("U1", bot.slack.direct("U1"), "", files=[file])
    await bot.settle()
    assert bot.slack.requests == []
    assert said in bot.slack.reads(bot.slack.direct("U1"))
    assert bot.talker.taken == []


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/f",
        "https://slack.com.evil.example/f",
        "https://evilslack.com/f",
        "http://files.slack.com/f",
        "https://files.slack.com@evil.example/f",
        "https://files.slack.com:8443/f",
        "file:///etc/passwd",
        "https://[",
    ],
)
async def test_token_goes_nowhere_else(bot: Bot, url: str) -> None:
    """Only https at slack.com's hosts, or the host of the Web API, is trusted with the token."""
    files = bot.chat.desk.files
    assert not files.trusts(url)
    assert files.trusts("https://files.slack.com/f")
    assert files.trusts(f"{bot.slack.url}/files/x")


async def dumped(bot: Bot) -> str:
    return await bot.store.database.read(lambda connection: "\n".join(connection.connection.iterdump()))  # type: ignore[attr-defined] # SQLite's own


async def test_addresses_to_write_at_are_sealed(bot: Bot) -> None:
    """No response_url stands in the database: those of answers for one person are sealed, others are not kept."""
    await bot.slack.slash("U1", "C1", "check contoso.example")
    await bot.slack.say("U1", bot.slack.direct("U1"), HOSTILE)
    await bot.settle()
    await bot.slack.press("U1", "DU1", bot.slack.by_bot("DU1")[-1], "who:admin:2")
    await bot.settle()
    assert len(bot.talker.taken) == 3
    kept = await dumped(bot)
    assert "response_url" in kept
    assert "/commands/" not in kept
    (answer,) = [one for one in bot.talker.taken if "response_url" in one.address]
    assert answer.conversation.endswith(":only-U1")


def test_seal_opens_for_half_an_hour_with_any_key() -> None:
    """What was sealed opens with an older key too, and not after 30 minutes, nor once its key is gone."""
    old, new = Fernet(Fernet.generate_key()), Fernet(Fernet.generate_key())
    url = "https://hooks.slack.com/commands/T1/2/3"
    sealed = ResponseUrlCipher(MultiFernet([old])).close(url)
    assert url not in sealed
    assert ResponseUrlCipher(MultiFernet([new, old])).open(sealed) == url
    assert ResponseUrlCipher(MultiFernet([new])).open(sealed) is None
    late = old.encrypt_at_time(url.encode(), int(time.time()) - 1801).decode()
    assert ResponseUrlCipher(MultiFernet([old])).open(late) is None
    assert ResponseUrlCipher(MultiFernet([old])).close("") == ""


async def test_redirect_drops_the_token(bot: Bot) -> None:
    """A redirect within Slack is followed without the token, one that leads away is not followed at all."""
    first = bot.slack.upload(b"one", "a.txt", "text/plain")
    second = bot.slack.upload(b"two", "b.txt", "text/plain")
    bot.slack.redirects[first["id"]] = second["url_private"]
    await bot.slack.say("U1", bot.slack.direct("U1"), "", files=[first])
    await bot.settle()
    assert [f"Bearer {TOKEN}" in headers.values() for _, _, headers in bot.slack.requests] == [True, False]
    bot.slack.redirects[first["id"]] = "http://127.0.0.1:9/elsewhere"
    await bot.slack.say("U1", bot.slack.direct("U1"), "", files=[first])
    await bot.settle()
    assert len(bot.slack.requests) == 3
    assert bot.talker.taken == []


async def test_marks_of_offers_and_installations_fall_under_the_retention_time(tmp_path: Path) -> None:
    """Also where nothing is offered or installed afterwards, which would delete them sooner."""
    start = datetime(2026, 11, 1, 12, tzinfo=UTC)
    store = await SqlStore.open(f"sqlite:///{tmp_path}/ndr.db", lambda: start)
    assert await Memory(store.database, lambda: start).listening.claim("slack:T1:mark", {})
    await States(store.database, lambda: start).async_issue()
    await store.purge(start - timedelta(days=1))
    assert await _rows(store) == 2
    await store.purge(start + timedelta(days=1))
    assert await _rows(store) == 0
    await store.close()


async def _rows(store: SqlStore) -> int:
    query = "SELECT (SELECT count(*) FROM offers) + (SELECT count(*) FROM slack_states)"
    return int(await store.database.read(lambda connection: connection.exec_driver_sql(query).scalar_one()))
