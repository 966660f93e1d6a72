"""Bounds HTML before a tree is made of it: written anew in one linear pass, with no more depth than browsers allow.

A tree builder's time and memory grow with the product of open elements (https://html.spec.whatwg.org/#adoption-agency);
what is written here has at most DEPTH open blocks and FORMATTING open formatting elements, no comments, and none of the
attributes but those that decide what a person sees.
"""

from __future__ import annotations

import re
from html import escape

DEPTH = 512
"""Most open elements; browsers stop there too."""
FORMATTING = 128
"""Most open formatting elements; one more changes nothing that is read."""
FEW = 256
"""So many marks of HTML cannot nest too deep."""

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_CLOSES_ITSELF = frozenset(
    ["p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dd", "dt", "caption", "colgroup", "html", "body", "head"]
)
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_BOUNDARIES = frozenset(["table", "td", "th", "caption", "object", "applet", "marquee", "template"])
_SKIPPED = frozenset(["script", "style", "title", "iframe", "noembed", "noframes", "svg", "math"])
_RAW = frozenset({"textarea", "xmp"})
_IGNORED = frozenset({"plaintext", "frameset", "frame"})
_HIDING = re.compile(
    r"display ?: ?none|visibility ?: ?hidden|mso-hide ?: ?all|font-size ?: ?0(?:px|pt)?(?![\d.%a-z])", re.IGNORECASE
)
_TAG = re.compile(
    r"<(/?)([a-z][^\s/>]{0,200})((?>[^>\"'=]{1,4000}|=[\s]{0,40}\"[^\"]*\"|=[\s]{0,40}'[^']*'|[=\"'])*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"\b(style|href|hidden)\b(?:\s{0,40}=\s{0,40}(?:\"([^\"]*)\"|'([^']*)'|([^\s>]{1,4000})))?", re.IGNORECASE
)
_COMMENT_END = re.compile("--!?>")
_ENDS = {name: re.compile(f"</{name}[^>]{{0,2000}}>?", re.IGNORECASE) for name in (*_SKIPPED, *_RAW)}


def bounded(source: str) -> str:
    """Return HTML that shows the same text and cannot nest deeper than DEPTH; time and size stay linear."""
    return _Writer(source).written() if source.count("<") > FEW else source


class _Open:
    """The open elements as a tree builder would have them, or more."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.places: dict[str, list[int]] = {}
        self.boundaries: list[int] = [-1]
        self.formatting: list[dict[str, int]] = [{}]
        self.formatted = 0

    def start(self, name: str) -> bool:
        """Open an element; False where it would be one too many."""
        if name in _FORMATTING:
            if self.formatted >= FORMATTING:
                return False
            self.formatting[-1][name] = self.formatting[-1].get(name, 0) + 1
            self.formatted += 1
            return True
        if name in _CLOSES_ITSELF and name not in _BOUNDARIES:
            return True
        if len(self.stack) >= DEPTH:
            return name in _CLOSES_ITSELF
        if name in _CLOSES_ITSELF and self.places.get(name) and self.places[name][-1] > self._last("table"):
            self._pop_to(self.places[name][-1])
        self.places.setdefault(name, []).append(len(self.stack))
        if name in _BOUNDARIES:
            self.boundaries.append(len(self.stack))
            self.formatting.append({})
        self.stack.append(name)
        return True

    def end(self, name: str) -> bool:
        """Close an element; False where none of that name can be closed from here."""
        if name in _FORMATTING:
            if not self.formatting[-1].get(name):
                return False
            self.formatting[-1][name] -= 1
            self.formatted -= 1
            return True
        if name in _CLOSES_ITSELF and name not in _BOUNDARIES:
            return True
        place = self._last(name)
        if place < 0 or (name not in _BOUNDARIES and place < self.boundaries[-1]):
            return False
        self._pop_to(place)
        return True

    def _last(self, name: str) -> int:
        places = self.places.get(name)
        return places[-1] if places else -1

    def _pop_to(self, place: int) -> None:
        while len(self.stack) > place:
            name = self.stack.pop()
            self.places[name].pop()
            if name in _BOUNDARIES:
                self.boundaries.pop()
                self.formatted -= sum(self.formatting.pop().values())


class _Writer:
    """Reads tags as a browser's tokenizer does and writes those that count."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.open = _Open()

    def written(self) -> str:
        """Return the bounded HTML; what follows a tag that never ends is no text, as in a browser."""
        place, source = 0, self.source
        while (mark := source.find("<", place)) >= 0:
            self.out.append(source[place:mark])
            place = self._mark(mark)
        self.out.append(source[place:])
        return "".join(self.out)

    def _mark(self, mark: int) -> int:
        """Take what begins with `<`; return where the rest begins."""
        following = self.source[mark + 1 : mark + 3]
        if following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:].isalpha()):
            return self._comment(mark)
        if not following.lstrip("/")[:1].isalpha() or not following.isascii():
            self.out.append("&lt;")
            return mark + 1
        found = _TAG.match(self.source, mark)
        if found is None:
            return len(self.source)
        return self._tag(found)

    def _comment(self, mark: int) -> int:
        source = self.source
        if not source.startswith("<!--", mark):
            end = source.find(">", mark)
        elif source.startswith((">", "->"), mark + 4):
            end = source.find(">", mark + 4)
        else:
            ending = _COMMENT_END.search(source, mark + 4)
            end = ending.end() - 1 if ending else -1
        return end + 1 if end >= 0 else len(source)

    def _tag(self, found: re.Match[str]) -> int:
        closing, name = found[1], found[2].lower()
        if name in _ENDS and not closing:
            return self._unparsed(name, found.end())
        if name in _IGNORED or name in _ENDS:
            return found.end()
        if name in _VOID:
            self.out.append(f"<{name}>")
        elif closing:
            if self.open.end(name):
                self.out.append(f"</{name}>")
        elif self.open.start(name):
            self.out.append(f"<{name}{_attributes(found[3])}>")
        return found.end()

    def _unparsed(self, name: str, start: int) -> int:
        """Pass over what is no mark-up inside."""
        ending = _ENDS[name].search(self.source, start)
        end = ending.start() if ending else len(self.source)
        if name in _RAW:
            self.out.append(f"<div>{escape(self.source[start:end])}</div>")
        return ending.end() if ending else end


def _attributes(text: str) -> str:
    """Keep whether an element is hidden and whether it links to the web."""
    if not text or text.isspace():
        return ""
    kept = set()
    for found in _ATTRIBUTE.finditer(text[:20_000]):
        name, value = found[1].lower(), found[2] or found[3] or found[4] or ""
        if name == "hidden" or (name == "style" and _HIDING.search(value)):
            kept.add(" hidden")
        elif name == "href" and value.startswith("http"):
            kept.add(' href="http"')
    return "".join(sorted(kept))
