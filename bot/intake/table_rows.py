"""Reads rows of a table without names on top."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from bot.intake.addresses import address_in
from bot.intake.draft import Draft
from bot.intake.replies import innermost

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROW_MAX = 4000
_DASHED = re.compile(
    r"[ \t*-]{0,8}<?([^\s<>@]{1,64}@[\w.-]{3,253})>?[ \t]{0,8}(?:--?>?|=>?|:)[ \t]{1,8}"
    r"([45]\d\d[ -][^\n]{3,1000})"
)
_CELL_REPLY = re.compile(r"\A[45]\d\d[ -]|\A[45]\.\d{1,3}\.\d{1,3}\b")


def rows(text: str) -> Iterator[Draft]:
    """Read rows of a table without names on top: one cell is an address, another a server's reply."""
    start = 0
    for line in text.split("\n"):
        cells = _row(line) if "@" in line and len(line) < _ROW_MAX else []
        address = next((cell for cell in cells if "@" in cell and " " not in cell and address_in(cell)), None)
        told = next((cell for cell in cells if _CELL_REPLY.match(cell)), None)
        if address and told:
            reply, code, _ = innermost(told)
            draft = Draft(address_in(address), code, reply, told[:1200], "delayed" if told[0] == "4" else "failed")
            at, said = text.find(address, start), text.find(told, start)
            draft.spans = {"recipients": (at, at + len(address)), "diagnostic": (said, said + len(told))}
            if code:
                draft.spans["code"] = draft.spans["diagnostic"]
            yield draft
        start += len(line) + 1


def _row(line: str) -> list[str]:
    """Return a row's cells by the mark that is there, the rarest in prose first."""
    if line.count("|") > 1:
        return [cell.strip() for cell in line.split("|")]
    if dashed := _DASHED.fullmatch(line):
        return [dashed[1], dashed[2]]
    for mark in "\t;,":
        if mark in line:
            rows = csv.reader([line.replace("\0", "")], delimiter=mark, skipinitialspace=True)
            cells = [cell.strip() for cell in next(rows, [])]
            if _CELL_REPLY.match(cells[-1] if len(cells) == 2 else next(filter(_CELL_REPLY.match, cells), "")):  # noqa: PLR2004
                return cells
    return []
