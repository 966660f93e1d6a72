"""Tells a text about codes (help page, list, instruction, program) from a report of one delivery."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.replies import Hit
    from bot.intake.signals import Signs

_SEVERAL = 3
_TITLE_MAX = 200
_BEFORE = 48
_LINE_MAX = 400
_SENTENCES = 2
"""Sentences of a help page that outweigh the reply it shows."""
_FRONT_MATTER = re.compile(r"\A(?:---[ \t]*\n(?:[^\n]{0,200}\n){1,20}?---|[^\n@]{3,80}\n(?:={4,80}|-{4,80}))[ \t]*\n")
_CODE = re.compile(r"(?<![\w.\-/@+])[45]\.\d{1,3}\.\d{1,3}(?!\w|\.\d)")
_COMPARED = re.compile(
    r"(?:startswith|endswith|contains|includes|match|search|equals)\(b?['\"]\Z|[=!]==?[ \t]{0,4}b?['\"]\Z"
    r"|\bcase[ \t]{1,4}['\"]\Z|(?<![\w.])[a-z_][a-z0-9_]{0,40}\(b?['\"]\Z"
)
_ADDRESS = re.compile(r"[^\s@<>]@[\w-]")


def is_document(signs: Signs) -> bool:
    """Tell whether a text is about codes; a reply that names an address, or a report's heading, is a delivery's."""
    hits = signs.hits
    if not hits or signs.system or signs.template or signs.markers.heading.search(signs.line):
        return False
    sentences = sum(sentence in signs.line for sentence in signs.markers.lists["document.sentences"])
    if sentences >= _SENTENCES:
        return True
    if _has_named_reply(signs):
        return False
    if all(_COMPARED.search(_ahead(signs, hit)) for hit in hits):
        return True
    codes = {hit.code or hit.reply for hit in hits} | set(_CODE.findall(signs.line))
    given = sum(1 for draft in signs.report.drafts if draft.address and (draft.code or draft.reply))
    if len(codes) >= _SEVERAL > given:
        return True
    return bool(sentences) or _is_titled(signs) or all(_is_supposed(signs, hit) for hit in hits)


def _has_named_reply(signs: Signs) -> bool:
    """Tell whether a reply, or the line it stands on, names an address: nobody writes that about codes alone."""
    text = signs.found.text
    for hit in signs.hits:
        line = text[_line_start(text, hit.start) : hit.end]
        if _ADDRESS.search(line) and not _is_supposed(signs, hit):
            return True
    return False


def _is_titled(signs: Signs) -> bool:
    text = signs.found.text.lstrip()
    title = text[:_TITLE_MAX].partition("\n")[0].lower().lstrip("#=* \t")
    return bool(_FRONT_MATTER.match(text)) or title.startswith(signs.markers.lists["document.titles"])


def _is_supposed(signs: Signs, hit: Hit) -> bool:
    """Tell whether a reply stands behind `if you get`: it is what might be said, not what was."""
    ahead = f" {_ahead(signs, hit).lower()}"
    return any(f" {phrase}" in ahead for phrase in signs.markers.lists["document.conditions"])


def _ahead(signs: Signs, hit: Hit) -> str:
    text = signs.found.text
    return text[max(_line_start(text, hit.start), hit.start - _BEFORE) : hit.start]


def _line_start(text: str, at: int) -> int:
    begin = max(0, at - _LINE_MAX)
    return max(begin, text.rfind("\n", begin, at) + 1)
