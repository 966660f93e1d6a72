"""HTML that nests without end is cut before a tree is made of it: same text, bounded depth, linear time."""

from __future__ import annotations

import time
import tracemalloc
from email.message import EmailMessage

import pytest

from adapters import content
from bot.intake import read
from bot.intake.markup import html_text
from bot.intake.nesting import DEPTH, bounded
from bot.model import Attachment, Paste

SIZE = 1 << 20
BOUNCE = "550 5.4.1 Recipient address rejected: Access denied &lt;anna@contoso.example&gt;"
UNITS = [
    "<b x='{n}'>", "<i><b>", "<div>", "<b><div></b>", "<p><b x=1>", "<table><tr><td>", "<a href=x>", "<ul><li>",
    "<font a='1'><p>", "<option><b>", "<!--><b>", "<!----!><i>", "<div><table></div>", "<b><table><td></b>", "<", "<a ",
    '<a b="', "<svg><g>", "<template>", "<select><div>", "<button><p>", "<h1><h2>", "<span>", "<x-a>", "</p></br>",
    "<dd><b><div>", "<td><b>", "<script>", "<a><div>", "<marquee><b></marquee>", "<table><b>", "<textarea><b>", "</b>",
]  # fmt: skip


def _filled(unit: str, size: int = SIZE) -> str:
    if "{n}" in unit:
        return "".join(unit.format(n=number) for number in range(size // (len(unit) + 3)))
    return unit * (size // len(unit))


@pytest.fixture(scope="module")
def rules() -> object:
    return content.load().rules


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_html_is_read_in_bounded_time(unit: str, rules: object) -> None:
    """A mebibyte of marks that nest, as HTML of a message, is read within 2 s of one core; the first words survive."""
    html = f"<html><body><p>{BOUNCE}</p>{_filled(unit)}</body></html>"
    begun = time.process_time()
    reading = read(Paste(html=html, markup="html"), rules)  # type: ignore[arg-type]
    assert time.process_time() - begun < 2.0
    assert reading.kind in ("bounce", "none")


@pytest.mark.parametrize("unit", ["<b x='{n}'>", "<div>", "<table><tr><td>"])
def test_every_file_goes_the_same_way(unit: str, rules: object) -> None:
    """The HTML part of an .eml and an .html file are bounded too."""
    mail = EmailMessage()
    mail["Subject"] = "Undeliverable"
    mail.set_content(f"<p>x</p>{_filled(unit, SIZE // 2)}", subtype="html")
    files = [("a.eml", "message/rfc822", mail.as_bytes()), ("a.html", "text/html", _filled(unit).encode())]
    for file in files:
        begun = time.process_time()
        read(Paste(files=(Attachment(*file),)), rules)  # type: ignore[arg-type]
        assert time.process_time() - begun < 2.0


def test_depth_is_cut_where_browsers_cut() -> None:
    """What is written has no more open elements than allowed, and the text of the deepest still shows."""
    source = "<div>" * 5000 + "deepest" + "</div>" * 5000
    assert bounded(source).count("<div>") == DEPTH
    assert html_text(source)[0] == "deepest"


def test_memory_does_not_grow_with_formatting() -> None:
    """Unclosed formatting elements are not multiplied: the bounded text stays as small as its source."""
    source = _filled("<b x='{n}'>", 81_780) + "x</b>" * 4000
    tracemalloc.start()
    shown, _ = html_text(source)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * len(source)
    assert shown.count("x") == 4000


ORDINARY = [
    "<p>one</p><p>two<br>three</p>", "<table><tr><td>a<td>b<tr><td>c</table>", "<ul><li>a<li>b</ul>",
    "<div style='display:none'>no</div>yes", "<span hidden>no</span>yes", "a &lt; b <3 <!-- no --> c",
    "<pre>one\n  two</pre>", "<b>one <i>two</b> three</i>", "<style>p{}</style><script>no()</script>yes",
    "<a href='https://contoso.example'>link</a>", "<div title='a > b'>x</div>", "<P CLASS=x>Upper</P>",
    "<div style='font-size:0.9em'>small</div>",
]  # fmt: skip


@pytest.mark.parametrize("source", ORDINARY)
def test_ordinary_html_reads_the_same(source: str) -> None:
    """Writing a page anew changes nothing that is seen: long pages read as short ones."""
    padding = "<br>" * 300 + "<p>end</p>"
    assert html_text(source + padding)[0].split() == [*html_text(source)[0].split(), "end"]
    assert html_text(source + padding)[1] == html_text(source)[1]
