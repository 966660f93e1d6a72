"""Takes chat and web mark-up off: Slack's angle brackets, Outlook's doubled links, HTML with its tables."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.intake.plain import tidy, unescaped

_SLACK_LINK = re.compile(r"<(mailto:|https?://|tel:)([^<>|\s]{1,2000})\|([^<>|\n]{1,2000})>")
_SLACK_BARE = re.compile(r"<(?:mailto:)([^<>|\s]{1,320})>")
_SLACK_REF = re.compile(r"<[@#!][^<>|\n]{1,200}(?:\|([^<>|\n]{0,200}))?>")
_DOUBLED = re.compile(r"(\S{1,320})[ \t]?<mailto:[^<>\s]{1,400}>", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,320})\]\((?:mailto:|https?://)[^()\s]{1,2000}\)")
_FENCE = re.compile(r"```[a-z]{0,12}\n?|`")
_HTML = re.compile(r"<(?:!doctype|html|body|table|div|p|br|td|span|meta|blockquote)\b[^<>]{0,2000}>", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all|font-size\s{0,3}:\s{0,3}0(?:px|pt)?\s{0,3}(?:;|$)",
    re.IGNORECASE,
)
_DROPPED = frozenset({"script", "style", "head", "template", "noscript", "title", "svg", "iframe", "object", "select"})
_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li"
    " main nav ol p pre section table tbody thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
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
        text = _DOUBLED.sub(r"\1", text)
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
    body = LexborHTMLParser(source).body
    if body is None:
        return "", 0
    out: list[str] = []
    links = 0
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
            out.append(_inline(node))
            continue
        if tag in _DROPPED or tag.startswith(("-", "_", "!")) or _hidden(node):
            continue
        links += tag == "a" and (node.attributes.get("href") or "").startswith("http")
        before, after = _around(tag)
        out.append(before)
        stack.append(after)
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend(reversed(children))
    return _laid_out("".join(out)), links


def _label(found: re.Match[str]) -> str:
    kind, target, label = found.groups()
    if kind == "mailto:":
        return label if "@" in label else target
    return label


def _around(tag: str) -> tuple[str, str]:
    if tag in _CELLS:
        return "", "\t"
    if tag in _BLOCKS:
        return "\n", "\n"
    return ("\n", "") if tag == "br" else ("", "")


def _inline(node: LexborNode) -> str:
    text = tidy(node.text_content or "")
    parent = node.parent
    if parent is not None and parent.tag == "pre":
        return text
    return re.sub(r"[ \t\n]{1,400}", " ", text)


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return bool(attributes) and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or "")))


def _laid_out(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    return _TRIPLE.sub("\n\n", "\n".join(lines)).strip()
