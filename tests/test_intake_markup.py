"""What HTML may cost: depth, tags and attributes are bounded before a parser sees them, at every way in."""

from __future__ import annotations

import base64
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from adapters.teams.inbound.activities import paste
from bot.intake import read
from bot.intake.markup import html_text
from bot.intake.nesting import DEPTH, bounded
from bot.model import Attachment, Paste
from tests.fakes.msg import outlook_msg
from tests.reading import RULES

MIB = 1024 * 1024
SECONDS = 4.0
"""Twice what is promised: the machines of others are slower."""
UNITS = {
    "div": "<div>",
    "div-closed": "<div><table><tr><td></div>",
    "list": "<ul><li>",
    "table": "<table><tr><td>",
    "table-in-formatting": "<table><b><tr><i><td><a>",
    "paragraph": "<p>",
    "paragraph-formatted": "<p><b></p>",
    "link": '<a href="https://contoso.example/">',
    "font": '<font color="red">',
    "block-in-formatting": "<b><div>",
    "comment": "<!--",
    "comments": "<!---->",
    "hidden": '<div style="display:none">',
    "definition": "<dl><dd><dt>",
    "svg": "<svg><g>",
    "template": "<template>",
    "select": "<select><option>",
    "quote": '<p x="',
    "bare": "<",
    "tag-in-tag": "<<x>b>",
    "end": "</p>",
    "mention": '<at id="0">NDR</at>',
}

FORMATTING = "a b big code em font i nobr s small strike strong tt u"


def hostile() -> dict[str, str]:
    """Return HTML of 1 MiB each: units repeated, formatting that differs each time, a tag with many attributes."""
    found = {name: (unit * (MIB // len(unit) + 1))[:MIB] for name, unit in UNITS.items()}
    many = "".join(f"<b {n}>" for n in range(40_000)) + "".join(f"<i {n}>" for n in range(40_000))
    found["formatting"] = (many + "x</b>" * 60_000)[:MIB]
    formatting = "".join(
        f"<{name}>" * 3
        for name in ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
    )
    found["formatting-in-paragraphs"] = (f"<p>{formatting}" + "<p>x" * MIB)[:MIB]
    found["attributes"] = "<p " + " ".join(f"a{n}=1" for n in range(110_000)) + "></p>"
    return found


HOSTILE = hostile()


def ways(source: str) -> list[Paste]:
    """Return the HTML in every way it can come: as text, beside text, as a file, in mails, in a .msg."""
    mail = b"From: a@contoso.example\nMessage-ID: <1@contoso.example>\nMIME-Version: 1.0\nContent-Type: text/html\n"
    page = f"<html><body>{source}".encode()
    packed = base64.encodebytes(page[: MIB * 3 // 4 - MIB // 32])
    return [
        Paste(text=f"<html><body></body>{source}"[:MIB]),
        Paste(text=source, markup="html"),
        Paste(text=source, markup="slack"),
        Paste(text="x", html=source),
        Paste(files=(Attachment("a.html", "text/html", page),)),
        Paste(files=(Attachment("a.eml", "message/rfc822", mail + b"\n" + page),)),
        Paste(files=(Attachment("a.eml", "", mail + b"Content-Transfer-Encoding: base64\n\n" + packed),)),
        Paste(files=(Attachment("a.msg", "", outlook_msg({0x0037: "Undeliverable", 0x1013: source})),)),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_is_read_in_time(name: str) -> None:
    """1 MiB of any mark-up takes about a second, whichever way it comes, and none is too odd to read."""
    for said in ways(HOSTILE[name]):
        start = time.process_time()
        reading = read(said, RULES)
        assert time.process_time() - start < SECONDS
        assert reading.reason != "unreadable"


@pytest.mark.parametrize("name", HOSTILE)
def test_teams_reads_hostile_html_in_time(name: str) -> None:
    """A message with a mention is parsed to take the mention off."""
    activity = {
        "text": "<at>NDR</at> x\n\n" * 200,
        "recipient": {"id": "28:bot"},
        "entities": [{"type": "mention", "text": "<at>NDR</at>", "mentioned": {"id": "28:bot"}}],
        "attachments": [{"contentType": "text/html", "content": "<at>NDR</at>" + HOSTILE[name]}],
    }
    start = time.process_time()
    paste(activity)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", HOSTILE)
def test_no_tree_is_deeper_than_browsers_make_it(name: str) -> None:
    """What the parser makes of it stays flat: tables and rows that it adds come on top."""
    tree = LexborHTMLParser(bounded(HOSTILE[name]))
    deepest, level = 0, [(tree.root, 0)]
    while level:
        node, depth = level.pop()
        while node is not None:
            deepest = max(deepest, depth)
            if node.child is not None:
                level.append((node.child, depth + 1))
            node = node.next
    assert deepest <= 3 * DEPTH


PADDING = "<i></i>" * 400
"""So much mark-up that it is rewritten before it is parsed."""


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
        ("<p>one<p>two</p>three", "one\n\ntwo\n\nthree"),
        ("<font><p>one</font> two</p>", "one two"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<td><div>a</td></div>b", "a\nb"),
        ("<div>a<b>b</div>c</b>", "ab\nc"),
        ("a<br/>b<hr>c", "a\nb\nc"),
        ("<ul><li>a<li>b</ul>", "a\nb"),
        ("a<span style='font-size: 0px'>hid<span>d</span>en</span>b", "ab"),
        ('a<span style="display:none">x</span><svg>y</svg>b', "ab"),
        ("a<script>if (1 < 2) { '<p>' }</script><style>p</style>b", "ab"),
        ("a<!-- <p> -->b<!doctype x>c<?x y?>d", "abcd"),
        ("a < b <5> &lt;c&gt; <textarea><p></textarea>", "a < b <5> <c> <p>"),
        ("<<x>b>c", "<b>c"),
        ("<p title=\"a>b\" class='c>d'>e", "e"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("<title>no</title><head><title>no</title></head><body>yes", "yes"),
    ],
)
def test_rewritten_html_says_the_same(source: str, seen: str) -> None:
    """Text, lines, cells and what is hidden stay as they were."""
    assert html_text(PADDING + source)[0] == seen


def test_links_are_counted_in_rewritten_html() -> None:
    """Web links tell advertising from a report."""
    assert (
        html_text(PADDING + '<a href="https://contoso.example/">x</a><a name="y">y</a><a href=mailto:a>z</a>')[1] == 1
    )


def test_lines_beyond_the_depth_stay_lines() -> None:
    """What is too deep loses its element, not its line."""
    assert html_text("<div>" * 600 + "550 5.4.1 no<p>next<p>last")[0].split() == ["550", "5.4.1", "no", "next", "last"]
    assert html_text("<div>" * 600 + "a<p>b")[0].split("\n")[0] == "a"
