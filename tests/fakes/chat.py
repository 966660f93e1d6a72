"""A bot of the tests for channels: keeps what is said in the real store, and says every kind of block."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot import blocks
from bot.blocks import Block, Item
from bot.ports import Click, Conflict, Conversation, Delivery, Duplicate, Incoming, Person, Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

NOTE = "Dear admin,\n\nmail to accounts@contoso.example is refused. Please check the recipient."
ROWS = (
    blocks.Row(
        server="ns1.contoso.example",
        answer="0 contoso-example.mail.protection.outlook.com.",
        ttl="3600",
        at="2026-11-20T09:14:05Z",
    ),
    blocks.Row(
        server="ns2.contoso.example", answer="10 mx.old-provider.example.", ttl="86400", at="2026-11-20T09:14:06Z"
    ),
)
RECORD = blocks.Copyable(
    label="MX for contoso.example",
    kind="record",
    text="contoso.example.  3600  IN  MX  0 contoso-example.mail.protection.outlook.com.",
)
LINK = blocks.Link(label="Open the domains page", url="https://admin.microsoft.com/#/Domains")
ITEMS = (
    Item(
        check="delegation",
        tag="DELEGATED",
        severity="ok",
        title="Name servers",
        text="All four answer and agree.",
        rows=ROWS,
    ),
    Item(
        check="mx",
        tag="MX_SECOND_HOME",
        severity="error",
        title="Mail servers (MX)",
        text="A second MX leads to an old provider. With the same number it takes part of the mail.",
        mend="Remove the leftover MX and keep this one:",
        rows=ROWS,
        copy_=(RECORD,),
        links=(LINK,),
    ),
    Item(check="mx-addresses", tag="RESOLVED", severity="ok", title="Addresses of the mail servers"),
    Item(
        check="propagation",
        tag="LAGGING",
        severity="warning",
        title="Propagation",
        text="Two of six servers still show the old value.",
    ),
    Item(check="dnssec", tag="UNSIGNED", severity="notice", title="DNSSEC", text="The zone is not signed."),
    Item(
        check="tenant", tag="UNANSWERED", severity="untested", title="Microsoft tenant", text="Nobody answered in time."
    ),
)
REPORT = blocks.Report(
    key="check:contoso.example",
    domain="contoso.example",
    verdict="dns-fault",
    severity="error",
    summary="Part of the mail goes to an old provider. Only one of the two MX records leads to Microsoft 365.",
    who="The mail admin of contoso.example",
    causes=(
        blocks.CauseLine(
            cause="A6", text="A leftover MX takes part of the mail", because=("two MX with the same number",)
        ),
        blocks.CauseLine(cause="A1", text="The recipient does not exist"),
    ),
    items=ITEMS[:5],
    untested=ITEMS[5:],
    changes=("Propagation: 2 servers agree now, 1 yesterday.",),
    plain="contoso.example: part of the mail goes to an old provider",
)


class ChatTalker:
    """Answers pastes with a whole examination, clicks with the next section, `language xx` by remembering it."""

    def __init__(self, store: Store, pause: float = 0.0) -> None:
        self.store = store
        self.pause = pause
        self.taken: list[Incoming] = []
        self.broken = False

    async def turn(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        """Take one event, once."""
        if self.broken:
            raise RuntimeError("broken by the test")
        if await self.store.seen(incoming.event):
            return
        self.taken.append(incoming)
        number = len(self.taken)
        if isinstance(incoming.said, Click):
            said = [section(number)]
        elif incoming.said.text.startswith("language "):
            locale = incoming.said.text.split()[1]
            await self.store.remember(Person(id=incoming.actor.id, locale=locale))
            said = [[blocks.Text(text=f"OK: {locale}")]]
        else:
            said = [meaning(incoming), [REPORT], question(number)]
        event: str | None = incoming.event
        for some in said:
            if some == [REPORT]:
                async for view in self._examine(incoming):
                    yield view
            for delivery in await self._commit(incoming, event, some):
                yield delivery
            event = None

    async def resume(self, conversation: Conversation) -> AsyncIterator[Delivery]:
        """Leave everything as it was."""
        for delivery in await self.store.unsent("web", conversation.id):
            yield delivery

    async def _examine(self, incoming: Incoming) -> AsyncIterator[Delivery]:
        for done in range(len(ITEMS)):
            yield Delivery(
                conversation=incoming.conversation, seq=None, blocks=(progress(done),), address=incoming.address
            )
            await asyncio.sleep(self.pause)

    async def _commit(self, incoming: Incoming, event: str | None, said: Sequence[Block]) -> list[Delivery]:
        person = await self.store.person(incoming.actor.id)
        spoken = (person and person.locale) or incoming.actor.locale
        address = incoming.address | ({"locale": spoken} if spoken else {})
        after = Conversation(
            id=incoming.conversation, version=0, seq=0, state="{}", owner=incoming.actor.id, address=address
        )
        while True:
            before = await self.store.load(incoming.conversation)
            try:
                return (await self.store.commit(before, after, event, [tuple(said)]))[1]
            except Conflict:
                continue
            except Duplicate:
                return []


def progress(done: int) -> blocks.Progress:
    """Show the first `done` checks as finished."""
    running = tuple(
        item if place < done else Item(check=item.check, tag="", severity="running", title=item.title)
        for place, item in enumerate(ITEMS)
    )
    return blocks.Progress(key=REPORT.key, domain="contoso.example", title="Testing contoso.example", items=running)


def meaning(incoming: Incoming) -> list[Block]:
    """Repeat what came, in every block that may carry what people said."""
    said = incoming.said
    assert not isinstance(said, Click)
    named = said.files[0].name if said.files else said.text
    first = named.strip().splitlines()[-1][:300] if named.strip() else "–"
    return [
        blocks.Text(text="The mail server of contoso.example knows no such recipient. Its mail admin has to act."),
        blocks.Text(text="I am testing the domain meanwhile.", tone="quiet"),
        blocks.Quote(text=first),
        blocks.Facts(rows=(blocks.Fact(label="Recipient", value=first), blocks.Fact(label="Code", value="550 5.4.1"))),
        progress(0),
    ]


def question(turn: int) -> list[Block]:
    """Ask who."""
    return [
        blocks.Choices(
            node="who",
            prompt="Which of these is you?",
            choices=(
                blocks.Choice(id=f"who:user:{turn}", label="I wrote or expected the message"),
                blocks.Choice(id=f"who:admin:{turn}", label="I am a mail admin"),
                blocks.Choice(id=f"who:unknown:{turn}", label="I don’t know", style="quiet"),
            ),
        )
    ]


def section(turn: int) -> list[Block]:
    """Say one section of a guide."""
    return [
        blocks.Heading(node="admin.mx", text="Where mail for contoso.example goes"),
        blocks.Text(node="admin.mx", text="Outside senders get this bounce when they write to your domain."),
        blocks.Text(node="admin.mx", text="Do not remove the MX of a gateway you still use.", tone="warning"),
        blocks.Findings(node="admin.mx", domain="contoso.example", items=ITEMS[1:2]),
        blocks.Copyable(
            node="admin.mx",
            label="PowerShell",
            kind="command",
            text="Get-AcceptedDomain -Identity contoso.example | Format-List",
        ),
        blocks.Copyable(node="admin.mx", label="Note for the other side", text=NOTE),
        LINK,
        blocks.Choices(
            node="admin.mx",
            choices=(
                blocks.Choice(id=f"admin.mx:next:{turn}", label="It is mended, go on"),
                blocks.Choice(id=f"admin.mx:cannot:{turn}", label="I can’t do this"),
                blocks.Choice(id=f"admin.mx:back:{turn}", label="Back", style="quiet"),
            ),
        ),
    ]
