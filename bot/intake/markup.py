"""Takes chat and web mark-up off: Slack's angle brackets, Outlook's doubled links, HTML with its tables."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.intake.nesting import bounded, hides
from bot.intake.normalisation import tidy, unescaped

_SLACK_LINK = re.compile(r"<(mailto:|https?://|tel:)([^<>|\s]{1,2000})\|([^<>|\n]{1,2000})>")
_SLACK_BARE = re.compile(r"<(?:mailto:)([^<>|\s]{1,320})>")
_SLACK_REF = re.compile(r"<[@#!][^<>|\n]{1,200}(?:\|([^<>|\n]{0,200}))?>")
_MAILTO = re.compile(r"[ \t]?<mailto:([^<>\s|]{1,400})>", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,320})\]\((?:mailto:|https?://)[^()\s]{1,2000}\)")
_FENCE = re.compile(r"```[a-z]{0,12}\n?|`")
_HTML = re.compile(r"<(?:!doctype|html|body|table|div|p|br|td|span|meta|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_DROPPED = frozenset({"script", "style", "template", "noscript", "title", "svg", "iframe", "object", "select", "head"})
_BLOCKS = (
    "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table tbody thead tr ul"
)
_NOTHING = ("", "")
_BLOCK, _PARAGRAPH = "\x1e", "\x1d"
_BREAKS = (_BLOCK, _PARAGRAPH)
_AROUND = (
    dict.fromkeys(_BLOCKS.split(), (_BLOCK, _BLOCK))
    | dict.fromkeys(("p", "h1", "h2", "h3", "ul", "ol", "blockquote"), (_PARAGRAPH, _PARAGRAPH))
    | {"td": ("", "\t"), "th": ("", "\t"), "br": ("\n", "")}
)
_NO_ELEMENTS = ("-", "_", "!")
_SPACES = re.compile(r"[ \t\n]{1,400}")
_TRIPLE = re.compile(r"\n{3,}")
_NODES_MAX = 200_000
_HTML_LEAD = 400


def unslack(text: str) -> str:
    """Return Slack mark-up as the text people saw: links by their label, mentions by their name, entities resolved."""
    if "<" in text:
        text = _SLACK_LINK.sub(_label, text)
        text = _SLACK_BARE.sub(r"\1", text)
        text = _SLACK_REF.sub(lambda found: found[1] or "", text)
    return unescaped(text)


def undecorate(text: str) -> str:
    """Drop code fences and back-ticks, Outlook's `a@b<mailto:a@b>` and links in Markdown."""
    if "`" in text:
        text = _FENCE.sub("", text)
    if "mailto:" in text:
        text = _SLACK_LINK.sub(_label, text)
        text = _MAILTO.sub(_second, text)
    if "|" in text and "<http" in text:
        text = _SLACK_LINK.sub(_label, text)
    if "](" in text:
        text = _MARKDOWN_LINK.sub(r"\1", text)
    return text


def is_html(text: str) -> bool:
    """Tell whether the text is HTML source: a returned mail far below may be, and that says nothing."""
    first = _HTML.search(text[:_HTML_LEAD]) if "<" in text else None
    return first is not None and "</" in text


def html_text(source: str) -> tuple[str, int]:
    """Return the text a person would see and the number of web links: rows on lines, cells of a row apart by a tab."""
    tree = LexborHTMLParser(bounded(source))
    hidden = {node.mem_id for node in tree.css("[style], [hidden]") if _hidden(node)}
    body = tree.body
    if body is None:
        return "", 0
    links = sum((node.attributes.get("href") or "").startswith("http") for node in tree.css("a[href], span[href]"))
    keep_lines = tree.css_first("pre") is not None
    out: list[str] = []
    stack: list[LexborNode | str] = [body]
    for _ in range(_NODES_MAX):
        if not stack:
            break
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            out.append(_inline(node, keep_lines=keep_lines))
            continue
        if tag[:1] in _NO_ELEMENTS or tag in _DROPPED or (hidden and node.mem_id in hidden):
            continue
        before, after = _AROUND.get(tag, _NOTHING)
        if before:
            out.append(before)
        if after:
            stack.append(after)
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        children.reverse()
        stack.extend(children)
    return _laid_out(out), links


def _label(found: re.Match[str]) -> str:
    kind, target, label = found.groups()
    if kind == "mailto:":
        return label if "@" in label else target
    return label


def _second(found: re.Match[str]) -> str:
    """Drop a link that repeats the address before it, keep its address where nothing stands before."""
    start = found.start()
    return "" if start and not found.string[start - 1].isspace() else found[1]


def _inline(node: LexborNode, *, keep_lines: bool) -> str:
    text = node.text_content or ""
    if text and not text.strip() and "\u00a0" in text:
        return _PARAGRAPH
    if not (text.isascii() and text.isprintable()):
        text = tidy(text)
    if keep_lines and node.parent is not None and node.parent.tag == "pre":
        return text
    return _SPACES.sub(" ", text) if "\n" in text or "\t" in text or "  " in text else text


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    return hides(attributes.get("style") or "")


def _laid_out(pieces: list[str]) -> str:
    """Join pieces: any number of block borders is one line end, between paragraphs an empty line."""
    out: list[str] = []
    pending = ""
    for piece in pieces:
        if piece in _BREAKS:
            pending = "\n\n" if piece == _PARAGRAPH or len(pending) > 1 else "\n"
        elif piece == "\t":
            if not pending:
                out.append(piece)
        elif piece.strip() or not pending:
            if pending and out:
                out.append(pending)
            out.append(piece.lstrip(" ") if pending else piece)
            pending = ""
    lines = (line.strip(" \t") for line in "".join(out).split("\n"))
    return _TRIPLE.sub("\n\n", "\n".join(lines)).strip()
