"""Tells a record from a wildcard's answer (RFC 4592): one question for a name beside it that nobody made."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dns.ports import Answer
    from bot.dns.session import Inquiry


async def by_wildcard(inquiry: Inquiry, answer: Answer) -> bool:
    """Tell whether any other name at the same place gets the same answer; where that cannot be told, it is no wildcard.

    The label is the same in every report about a name, so that it does not fill caches; nobody can have made it.
    """
    _, _, above = answer.question.name.partition(".")
    label = "x" + hashlib.sha256(answer.question.name.encode()).hexdigest()[:15]
    other = await inquiry.look_up(f"{label}.{above}", answer.question.type)
    return bool(answer.answers) and _said(answer) == _said(other)


def _said(answer: Answer) -> set[tuple[str, str]]:
    return {(record.type, record.data) for record in answer.answers}
