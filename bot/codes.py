"""Knows the other codes: an enhanced status code, a basic reply or the server's text to a row of codes.toml."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from bot.model import Stored
from bot.words import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Who = Literal["sender", "sender-admin", "recipient", "recipient-admin", "microsoft", "nobody", "unknown"]
Lasts = Literal["temporary", "permanent"]
PARTS = ("", ".who", ".steps")
TEXT_LIMIT = 4000
EITHER = "X"
TWINS = {"4": "5", "5": "4"}
CLASSES = {"temporary": "4", "permanent": "5"}

_WRITTEN = re.compile(r"([45X])\.([0-9]{1,3})\.([0-9]{1,3})(?:-([0-9]{1,3}))?")
_ASKED = re.compile(r"([45])\.([0-9]{1,3})\.([0-9]{1,3})")
_REPLY = re.compile(r"[45](?:[0-9]{2}|xx)")
_REPEATED = re.compile(r"[45]\d\d[- ][45]\.\d{1,3}\.\d{1,3} ")
"""A reply of several lines says its codes again within a sentence."""
_TOKEN = re.compile(r"[^\sA-Z]+(?: [^\sA-Z]+){0,12}")


class CodeRow(Stored):
    """What a code stands for: the id of its words, who can mend it (likeliest first), the official page, its guide.

    `lasts` says whether the server still tries (temporary) or has given up (permanent); None where nothing tells.
    `examine` says that the DNS of the recipient's domain may tell why.
    """

    words: str
    who: tuple[Who, ...]
    lasts: Lasts | None = None
    url: str | None = None
    guide: str | None = None
    examine: bool = False

    @property
    def key(self) -> str:
        """Give the key for Words.say: the meaning; with `.who` who can mend it, with `.steps` the first steps."""
        return f"codes/{self.words}"


class _Written(Stored):
    """A row as written in TOML: `codes` mean this whatever the text, the codes of `under` only beside a token.

    The tokens of a row with `only` count in a reply of class 4 (temporary) or 5 (permanent) alone.
    """

    words: str = Field(pattern=r"^[a-z][a-z0-9-]{1,40}$")
    who: tuple[Who, ...] = Field(min_length=1)
    codes: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    only: Lasts | None = None
    lasts: Lasts | None = None
    examine: bool = False
    page: str | None = None
    guide: str | None = Field(default=None, pattern=r"^ndr(-[0-9]{1,3}){3}$")


class _File(Stored):
    pages: dict[str, str] = {}
    groups: dict[str, tuple[str, ...]] = {}
    row: tuple[_Written, ...]


class _Span(NamedTuple):
    """Codes of one class (4, 5 or X for either) and one subject, from detail `low` to `high` inclusive."""

    klass: str
    subject: int
    low: int
    high: int

    def covers(self, detail: int) -> bool:
        return self.low <= detail <= self.high


_Place = _Span | str
UNDEFINED = _Span(EITHER, 0, 0, 0)


class _Slot:
    """The rows of one code, range or reply: those that need a token, in the file's order, and the one that does not."""

    def __init__(self) -> None:
        self.tokens: list[tuple[str, CodeRow, str | None]] = []
        self.outright: CodeRow | None = None

    def beside(self, text: str, klass: str | None) -> CodeRow | None:
        return next((row for token, row, only in self.tokens if only in (None, klass) and token in text), None)


class Codes:
    """Holds the frozen table; a mistake in it was refused when it was built."""

    def __init__(self, rows: tuple[CodeRow, ...], slots: dict[_Place, _Slot]) -> None:
        """Take what `from_toml` has checked."""
        self.rows = rows
        self.guides = frozenset(row.guide for row in rows if row.guide)
        self.messages = frozenset(f"{row.key}{part}" for row in rows for part in PARTS)
        self._slots = slots
        self._spans: defaultdict[int, list[_Span]] = defaultdict(list)
        for place in slots:
            if isinstance(place, _Span):
                self._spans[place.subject].append(place)

    @classmethod
    def from_toml(cls, text: str, file: str = "codes.toml") -> Codes:
        """Build from the text of codes.toml; raises ContentError naming file, row and mend."""
        written = _read(text, file)
        _check_pages(written, file)
        slots: defaultdict[_Place, _Slot] = defaultdict(_Slot)
        rows = []
        for number, entry in enumerate(written.row, start=1):
            where = f"{file}: row {number} ({entry.words})"
            row = _row(entry, written.pages, where)
            _place(slots, entry, row, written.groups, where)
            rows.append(row)
        _check_ranges(slots, file)
        return cls(tuple(rows), dict(slots))

    def find(self, code: str | None, reply: str | None = None, diagnostic: str | None = None) -> CodeRow | None:
        """Return the row for an enhanced status code (RFC 3463), a three-digit reply (RFC 5321) and the server's text.

        The steps are: the code (its own class, the twin of class 4 or 5, either class; a narrower range first), X.y.0,
        X.0.0, the reply, the class. At each step a row whose token is in the text goes first. Without code and reply
        only the text counts. None for a success and for nothing known. Never raises; takes time linear in the text's
        first 4,000 characters.
        """
        asked = _ASKED.fullmatch((code or "").strip())
        basic = _REPLY.fullmatch((reply or "").strip())
        if not (asked or basic) and (code or reply or "").lstrip().startswith(("2", "3")):
            return None
        klass = asked[1] if asked else basic[0][0] if basic else None
        text = " ".join((diagnostic or "")[:TEXT_LIMIT].lower().split())
        text = f"{text} {_REPEATED.sub('', text)}"
        steps = self._steps(asked, basic[0] if basic else None, klass)
        row = next((row for step in steps for row in self._rows(step, text, klass)), None)
        if row is None or row.lasts or klass is None:
            return row
        return row.model_copy(update={"lasts": "temporary" if klass == "4" else "permanent"})

    def _steps(self, asked: re.Match[str] | None, basic: str | None, klass: str | None) -> Iterator[Sequence[_Place]]:
        if asked:
            subject, detail = int(asked[2]), int(asked[3])
            order = {asked[1]: 0, TWINS[asked[1]]: 1, EITHER: 2}
            covering = [span for span in self._spans.get(subject, ()) if span.covers(detail)]
            covering.sort(key=lambda span: (order[span.klass], span.high - span.low, span))
            yield covering
            yield [_Span(EITHER, subject, 0, 0)]
        yield [UNDEFINED]
        if basic:
            yield [basic]
        if klass:
            yield [f"{klass}xx"]

    def _rows(self, step: Sequence[_Place], text: str, klass: str | None) -> Iterator[CodeRow]:
        slots = [self._slots[place] for place in step if place in self._slots]
        yield from (row for slot in slots if (row := slot.beside(text, klass)))
        yield from (slot.outright for slot in slots if slot.outright)


def _read(text: str, file: str) -> _File:
    try:
        return _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as mistake:
        raise ContentError(f"{file}: not TOML: {mistake}; mend that line") from None
    except ValidationError as mistake:
        first = mistake.errors()[0]
        key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        raise ContentError(f"{file}: {key}: {first['msg']}; mend or delete that key") from None


def _check_pages(written: _File, file: str) -> None:
    for name, url in written.pages.items():
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or url.split() != [url]:
            raise ContentError(f"{file}: pages.{name}: {url!r} is not an https address; write one")
    if idle := written.pages.keys() - {entry.page for entry in written.row}:
        raise ContentError(f"{file}: pages.{min(idle)}: no row points to it; delete it")


def _row(entry: _Written, pages: dict[str, str], where: str) -> CodeRow:
    if entry.page is not None and entry.page not in pages:
        raise ContentError(f"{where}: page: {entry.page!r} is not in [pages]; add it there")
    if bool(entry.tokens) != bool(entry.under):
        raise ContentError(f"{where}: tokens: tokens and under belong together; write both or none")
    if not entry.codes and not entry.under:
        raise ContentError(f"{where}: codes: no code leads here; write codes, or tokens and under")
    for token in entry.tokens:
        if not _TOKEN.fullmatch(token):
            raise ContentError(f"{where}: tokens: {token!r} can never match; write it lower-case with single spaces")
    url = pages[entry.page] if entry.page else None
    return CodeRow(
        words=entry.words, who=entry.who, lasts=entry.lasts, url=url, guide=entry.guide, examine=entry.examine
    )


def _place(
    slots: defaultdict[_Place, _Slot], entry: _Written, row: CodeRow, groups: dict[str, tuple[str, ...]], where: str
) -> None:
    for code in entry.codes:
        slot = slots[_parse(code, f"{where}: codes")]
        if slot.outright:
            raise ContentError(f"{where}: codes: {code} belongs to {slot.outright.words} already; use tokens and under")
        slot.outright = row
    for name in entry.under:
        for code in groups.get(name, (name,)):
            slot = slots[_parse(code, f"{where}: under")]
            for token in entry.tokens:
                _refuse_shadowed(token, slot.tokens, f"{where}: tokens: under {code}")
                slot.tokens.append((token, row, CLASSES.get(entry.only or "")))


def _refuse_shadowed(token: str, earlier: Iterable[tuple[str, CodeRow, str | None]], where: str) -> None:
    for known, row, only in earlier:
        if known in token and only is None:
            raise ContentError(f"{where} {token!r} is hidden by {known!r} of {row.words}; reorder them or delete one")


def _parse(code: str, where: str) -> _Place:
    if _REPLY.fullmatch(code):
        return code
    if not (match := _WRITTEN.fullmatch(code)):
        raise ContentError(f"{where}: {code!r} is no code; write 5.1.1, X.1.1, 5.7.606-649, 550 or 5xx, or a group")
    low = int(match[3])
    high = int(match[4] or low)
    if high < low:
        raise ContentError(f"{where}: {code} ends before it begins; turn the range round")
    return _Span(match[1], int(match[2]), low, high)


def _check_ranges(slots: dict[_Place, _Slot], file: str) -> None:
    """Let a narrower range lie inside a wider one, and refuse two that only overlap."""
    spans = sorted(place for place in slots if isinstance(place, _Span))
    for index, span in enumerate(spans):
        for other in spans[index + 1 :]:
            if other[:2] != span[:2] or other.low > span.high:
                break
            if span.low < other.low and other.high > span.high:
                raise ContentError(f"{file}: {_spell(span)} and {_spell(other)} overlap; split them")


def _spell(span: _Span) -> str:
    return f"{span.klass}.{span.subject}.{span.low}-{span.high}"
