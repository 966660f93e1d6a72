"""Puts the core together from content, settings and ports: one place for every way to run the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import content, reference
from adapters.budget import Budget
from adapters.dns.examiner import DnsExaminer
from bot.talk import House
from bot.turn import Turns
from bot.voice import Voice

if TYPE_CHECKING:
    from adapters.settings import Settings
    from bot.ports import Examiner, Store


def assemble(settings: Settings, store: Store, examiner: Examiner | None = None) -> Turns:
    """Return the talker of this house; raises ContentError for a mistake in content."""
    known = content.load()
    house = House(
        guides=known.guides,
        causes=known.causes,
        codes=known.codes,
        languages=known.languages,
        org=settings.org.domains,
        contact=settings.desk.contact,
        errors=frozenset(tag for (_, tag), row in reference.tags().rows.items() if row.severity == "error"),
        smtp=settings.dns.smtp,
    )
    voice = Voice(known.words, reference.tags())
    examiner = examiner or DnsExaminer(settings.dns)
    return Turns(house, voice, known.rules, store, examiner, Budget().allow)
