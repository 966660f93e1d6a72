"""Zone cuts as answers tell them: the top of a name's zone, what a referral hands on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dns.name_servers import MOST_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.dns.ports import Answer, Record

MOST_LABELS = 8


def ancestors(domain: str) -> tuple[str, ...]:
    """Return the domain and all above it down to the root ('.'); of very many the nearest two and the topmost.

    >>> ancestors("a.example")
    ('a.example', 'example', '.')
    """
    labels = domain.split(".")
    names = [".".join(labels[start:]) for start in range(len(labels))]
    kept = names if len(names) <= MOST_LABELS else names[:2] + names[2 - MOST_LABELS :]
    return (*kept, ".")


def aliased(domain: str, answers: Iterable[Answer]) -> bool:
    """Tell whether the domain itself is an alias."""
    return any(record.name == domain for answer in answers for record in answer.records("CNAME"))


def existence(answers: Iterable[Answer]) -> bool | None:
    """Tell whether the domain exists; None where nobody could tell."""
    statuses = {answer.status for answer in answers}
    if "NOERROR" in statuses:
        return True
    return False if "NXDOMAIN" in statuses else None


def apex_of(domain: str, cuts: dict[str, tuple[str, ...]], about: Iterable[Answer], spoken: list[bool]) -> str:
    """Return the nearest name with name servers of its own, or what an SOA says.

    Below a name nobody spoke of there may be a zone whose servers all fail: its top is then the highest silent name,
    and the parent's delegation will tell better.
    """
    owners = [
        record.name
        for answer in about
        for record in (*answer.answers, *answer.authority)
        if record.type == "SOA" and (record.name == domain or below(domain, record.name))
    ]
    cut = [name for name, servers in cuts.items() if servers]
    nearest = max([owner for owner in (*owners, *cut[:1]) if owner != "."], key=len, default="")
    silent = [name for name, heard in zip(cuts, spoken, strict=True) if not heard and len(name) > len(nearest)]
    if silent and domain in silent:
        return silent[-1] if silent[-1] != "." else domain
    return nearest if nearest in cuts else domain


def below(name: str, above: str) -> bool:
    """Tell whether a name stands below another, which is not itself."""
    return above == "." or name.endswith("." + above)


def named_by(answer: Answer, owner: str) -> tuple[str, ...]:
    """Return the name servers that an answer gives of a zone."""
    return targets(record for record in answer.answers if record.type == "NS" and record.name == owner)


def targets(records: Iterable[Record]) -> tuple[str, ...]:
    """Return the names that NS records lead to, each once."""
    return tuple(sorted({record.data for record in records}))[:MOST_NAMES]


def referral(reply: Answer, parent: str) -> tuple[Record, ...]:
    """Return the NS records with which a parent's server hands a name on, or answers for it itself."""
    asked = reply.question.name
    records = [
        record
        for record in (*reply.answers, *reply.authority)
        if record.type == "NS" and (record.name == asked or below(asked, record.name)) and below(record.name, parent)
    ]
    nearest = max((len(record.name) for record in records if record.name != parent), default=0)
    return tuple(record for record in records if len(record.name) == nearest)
