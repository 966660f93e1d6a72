"""The conversation as somebody at a terminal sees it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from adapters import reference
from adapters.terminal.channel import Screen
from bot.blocks import Block, Choice, Choices, Copyable, Findings, Item, Link, Progress, Row, Text
from bot.finding_text import Wording

LONG = "Get-AcceptedDomain -Identity contoso.example | fl DomainName,DomainType,MatchSubDomains,OutboundOnly"
URL = "https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/fix-error-code-550-5-7-1-in-exchange-online"
LABEL = "contoso-example.mail.protection.outlook.com"
CHOICES = Choices(node="who", choices=(Choice(id="who:user:1", label="user"), Choice(id="who:admin:1", label="admin")))


class Terminal:
    """A screen of 80 columns, what was drawn on it and what will be typed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._out = io.StringIO()
        wording = Wording(reference.tags(), reference.words(), "en")
        self.screen = Screen(lambda: wording, Console(file=self._out, width=80, highlight=False))
        self._monkeypatch = monkeypatch

    def show(self, *blocks: Block) -> list[str]:
        self.screen.show(blocks, passing=False)
        return self.drawn()

    def prompt(self) -> list[str]:
        """Let nothing be typed; return what was offered before."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(""))
        self.screen.prompt()
        return self.drawn()

    def drawn(self) -> list[str]:
        lines = self._out.getvalue().splitlines()
        self._out.seek(0)
        self._out.truncate()
        return [line.rstrip() for line in lines]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(monkeypatch)


def test_what_is_copied_stands_on_one_line(terminal: Terminal) -> None:
    """Commands, records and addresses of pages are never broken, however narrow the terminal is."""
    copied = Copyable(label="The domain", text=LONG, kind="command")
    item = Item(
        check="mx", tag="MX_NONE", severity="error", title="MX", copy_=(copied,), links=(Link(label="a", url=URL),)
    )
    lines = terminal.show(copied, Link(label="Page", url=URL), Findings(domain="contoso.example", items=(item,)))
    assert [LONG in line for line in lines].count(True) == 2
    assert [line.endswith(URL) for line in lines].count(True) == 2


def test_a_note_can_be_copied_without_its_frame(terminal: Terminal) -> None:
    """Nothing stands beside the lines of a note."""
    lines = terminal.show(Copyable(label="Note", text="Hello,\n\nmail comes back."))
    assert [line.strip() for line in lines[1:-1]] == ["Hello,", "", "mail comes back."]
    assert "Note" in lines[0]


def test_an_answer_stands_unbroken_on_eighty_columns(terminal: Terminal) -> None:
    """The longest usual host name is not torn apart; how long it holds is not either."""
    row = Row(server="ns1.contoso.example (192.0.2.53)", answer=f"0 {LABEL}", ttl="3600", at="2026-01-02T03:04:05Z")
    item = Item(check="mx", tag="MX_EXCHANGE_ONLINE", severity="ok", title="MX", rows=(row,))
    lines = terminal.show(Findings(domain="contoso.example", items=(item,)))
    assert any(f"0 {LABEL}" in line for line in lines)
    assert any("TTL\N{NO-BREAK SPACE}3600" in line and "03:04:05Z" in line for line in lines)


def test_choices_that_count_are_offered_again(terminal: Terminal) -> None:
    """After a report in between their numbers are shown once more; those that no longer count are gone."""
    terminal.show(CHOICES)
    assert "  [1] user" in terminal.prompt()
    assert terminal.prompt() == []
    terminal.show(Text(text="a report"), Progress(domain="contoso.example", title="DNS check", items=()))
    terminal.screen.keep(("who:user:1", "who:admin:1"))
    assert "  [2] admin" in terminal.prompt()
    assert terminal.screen.choice("2") == "who:admin:1"
    terminal.show(Text(text="the end"))
    terminal.screen.keep(())
    assert terminal.prompt() == []
    assert terminal.screen.choice("2") is None
