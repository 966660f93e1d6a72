"""Puts the core together from content, settings and ports: one place for every way to run the bot."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters import content, reference
from adapters.delivery.rate_limit import ExaminationLimit
from adapters.dns.examination_cache import RecentExaminer
from adapters.dns.examiner import DnsExaminer
from adapters.parsing import ocr
from adapters.parsing.in_process import Here
from bot.conversation import House
from bot.conversation_service import Turns
from bot.inbound import Reception
from bot.outcome import errors
from bot.presenter import Voice

if TYPE_CHECKING:
    from adapters.composition.settings import Settings
    from adapters.content import Content
    from adapters.dns.examination_cache import Asks
    from bot.inbound import See
    from bot.ports import Clock, Reader, Store


def make_house(settings: Settings, known: Content) -> House:
    """Return what holds for every conversation."""
    return House(
        guides=known.guides,
        causes=known.causes,
        codes=known.codes,
        languages=known.languages,
        intents=known.intents,
        words=known.words,
        org=settings.org.domains,
        contact=settings.desk.contact,
        mail_hosts=reference.mail_hosts(),
        free_mail=reference.free_mail(),
        errors=errors(reference.tags()),
        smtp=settings.dns.smtp,
    )


def make_voice(known: Content) -> Voice:
    """Return the voice that speaks content's words."""
    return Voice(known.words, reference.tags())


def _now() -> datetime:
    return datetime.now(UTC)


def assemble(
    settings: Settings,
    store: Store,
    examiner: Asks | None = None,
    reader: Reader | None = None,
    see: See | None = None,
    clock: Clock = _now,
) -> Turns:
    """Return the talker of this house, which reads in this process without `reader` and `see`; raises ContentError."""
    known = content.load()
    if see is None and ocr.available():
        see = _seen_here
    reception = Reception(reader or Here(known.rules), known.words, store, clock, see)
    ask = RecentExaminer(examiner or DnsExaminer(settings.dns))
    return Turns(make_house(settings, known), make_voice(known), reception, store, ask, ExaminationLimit().allow)


async def _seen_here(picture: bytes) -> str | None:
    """Read a picture in this process."""
    return await asyncio.to_thread(ocr.read_image, picture)
