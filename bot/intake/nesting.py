"""Rewrites HTML in one linear pass so that no parser can be made slow: depth, tags and attributes are bounded.

What comes out is well nested and holds what reading needs: blocks, tables, what is hidden, links, mentions.
Formatting says nothing about a bounce and is left out: a tree builder multiplies it in every paragraph
(https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements).
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from itertools import islice

DEPTH = 512
"""Most open elements; browsers stop there too."""
TAGS_MAX = 100_000
_FEW, _SHORT = 200, 16_384
_ATTRIBUTES_MAX = 64
_VALUE_MAX = 2000
_BACK = 16

_TOKEN = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*+)|[!?/])")
_REST = re.compile(r"(?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+>")
_ATTRIBUTE = re.compile(r"([^\s/>=\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+")
_WANTED = re.compile(r"hidden|style|href|itemtype", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>|(?<=<!--)-?>")
_MARK_END = re.compile(">")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}\Z")
_SIGNS = ("display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px", "font-size:0pt")

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "iframe", "noembed", "noframes", "textarea", "xmp")
} | {"plaintext": re.compile(r"\Z")}
_RAW_SEEN = ("textarea", "xmp", "plaintext")
_UNSEEN = frozenset(("template", "noscript", "svg", "object", "select"))
_NAMES = {
    "left out": "html head body frameset frame area base basefont bgsound col embed img image input keygen link meta"
    " param source track wbr",
    "inline": "a b big code em font i math nobr s small span strike strong tt u",
    "lines": "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr li main nav ol p pre section table ul",
}
_LEFT_OUT, _INLINE, _LINES = (frozenset(names.split()) for names in _NAMES.values())
_BROKEN = _LINES | {"tr"}
_CELLS = ("td", "th", "caption")
_SCOPES = ("table", *_CELLS)
_ROWS = ("tr", "tbody", "thead", "tfoot")
_ENDED_BY = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")}


def bounded(source: str) -> str:
    """Return the HTML with depth, tags and attributes bounded; little HTML as it is, for it cannot be slow."""
    if len(source) <= _SHORT and source.count("<") <= _FEW:
        return source
    return _Pass().over(source)


def hides(style: str) -> bool:
    """Tell whether a style hides its element."""
    squeezed = style.replace(" ", "").lower() + ";"
    return any(sign in squeezed for sign in _SIGNS)


class _Pass:
    """One pass: the elements open now, as their name and the name they were written with ('' where left out)."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.scopes: list[tuple[str, Counter[str]]] = [("", Counter())]
        self.depth = self.tags = 0

    def over(self, source: str) -> str:
        at, end = 0, len(source)
        while at < end and (found := _TOKEN.search(source, at)):
            self._text(source[at : found.start()])
            at = self._token(source, found)
        self._text(source[at:])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if text:
            self.out.append(text.replace("<", "&lt;") if "<" in text else text)

    def _token(self, source: str, found: re.Match[str]) -> int:
        """Take one tag or comment; returns where it ends: the end of all where it has none, as in a browser."""
        if not found[3]:
            closed = (_COMMENT_END if found[1] else _MARK_END).search(source, found.end())
            return closed.end() if closed else len(source)
        rest = _REST.match(source, found.end())
        if rest is None:
            return len(source)
        name = found[3].lower()
        self.tags += 1
        if found[2]:
            if self.tags <= TAGS_MAX:
                self._ended(name)
        elif name in _RAW:
            return self._raw(name, source, rest.end())
        elif self.tags <= TAGS_MAX:
            self._started(name, rest[0])
        return rest.end()

    def _raw(self, name: str, source: str, start: int) -> int:
        """Pass over what is no mark-up inside."""
        ended = _RAW[name].search(source, start)
        end = ended.start() if ended else len(source)
        if name in _RAW_SEEN:
            self._text(source[start:end])
        return end

    def _started(self, name: str, rest: str) -> None:
        if name in ("br", "hr"):
            self.out.append(f"<{name}>")
        elif name not in _LEFT_OUT:
            self._imply(name)
            shown, attributes = _kept(name, rest)
            if shown and self.depth >= DEPTH:
                shown = ""
                if name in _BROKEN:
                    self.out.append("<br>")
            self._push(name, shown, attributes)

    def _push(self, name: str, shown: str, attributes: str) -> None:
        if shown:
            self.depth += 1
            self.out.append(f"<{shown}{attributes}>")
        self.open.append((name, shown))
        self.scopes[-1][1][name] += 1
        if name in _SCOPES:
            self.scopes.append((name, Counter()))

    def _pop(self) -> str:
        name, shown = self.open.pop()
        if name in _SCOPES:
            self.scopes.pop()
        self.scopes[-1][1][name] -= 1
        if shown:
            self.depth -= 1
            self.out.append(f"</{shown}>")
        return name

    def _pop_through(self, *names: str) -> None:
        while self._pop() not in names:
            pass

    def _ended(self, name: str) -> None:
        kind, inside = self.scopes[-1]
        if name in _CELLS:
            if kind == name:
                self._pop_through(name)
        elif name == "table":
            if len(self.scopes) > 1 and any(scope == name for scope, _ in self.scopes[-2:]):
                self._pop_through(name)
        elif inside[name]:
            if name not in _INLINE or self._is_near(name):
                self._pop_through(name)
        elif name in _ROWS and kind in _CELLS and self.scopes[-2][1][name]:
            self._pop_through(name)
        elif name == "p":
            self.out.append("<p></p>")
        elif name == "br":
            self.out.append("<br>")

    def _is_near(self, name: str) -> bool:
        """Tell whether an inline element ends here: one around a block that is open yet does not end the block."""
        for open_name, shown in islice(reversed(self.open), _BACK):
            if open_name == name:
                return True
            if open_name not in _INLINE and shown:
                return False
        return False

    def _imply(self, name: str) -> None:
        """End what a start tag ends unsaid: a paragraph, an item, a cell, a row."""
        if name in _LINES:
            self._end_near(("p",))
        if name in _ENDED_BY:
            self._end_near(_ENDED_BY[name])
        elif name in (*_CELLS, *_ROWS):
            if self.scopes[-1][0] in _CELLS:
                self._pop_through(*_CELLS)
            if name not in _CELLS and self.scopes[-1][1]["tr"]:
                self._pop_through("tr")

    def _end_near(self, names: tuple[str, ...]) -> None:
        inside = self.scopes[-1][1]
        if not any(inside[name] for name in names):
            return
        for name, _ in islice(reversed(self.open), _BACK):
            if name in names:
                self._pop_through(*names)
                return
            if name not in _INLINE:
                return


def _kept(name: str, rest: str) -> tuple[str, str]:
    """Return the name an element is written with, '' to leave it out, and its attributes that say something."""
    given = _attributes(rest) if _WANTED.search(rest) else {}
    if name in _UNSEEN or "hidden" in given or hides(given.get("style", "")):
        return (name if name in _SCOPES or name in _LINES or name == "tr" else "span"), " hidden"
    for wanted, of in (("href", ("a", "span")), ("itemtype", ("span",))):
        if name in of and given.get(wanted):
            return "span", f' {wanted}="{escape(given[wanted][:_VALUE_MAX]).replace("&amp;", "&")}"'
    return (name if name not in _INLINE and _PLAIN_NAME.match(name) else ""), ""


def _attributes(rest: str) -> dict[str, str]:
    found = islice(_ATTRIBUTE.finditer(rest), _ATTRIBUTES_MAX)
    return {one[1].lower(): one[2] or one[3] or one[4] or "" for one in found}
