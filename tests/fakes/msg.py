"""Writes a small Outlook .msg file: a compound file (MS-CFB) of strings only, enough to be opened."""

from __future__ import annotations

import struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LEAST = 4608  # below 4096 bytes streams would need a mini stream
_STRING = 0x001F


def outlook_msg(strings: dict[int, str]) -> bytes:
    """Return a .msg file with these string properties, by property id; texts are padded with spaces."""
    streams = {
        f"__substg1.0_{pid:04X}001F": text.ljust(_LEAST // 2).encode("utf-16-le") for pid, text in strings.items()
    }
    entries = [struct.pack("<HHIII", _STRING, pid, 6, len(text) * 2 + 2, 0) for pid, text in strings.items()]
    repeats = _LEAST // (16 * len(entries)) + 1
    streams["__properties_version1.0"] = bytes(32) + b"".join(entries * repeats)
    return _compound(dict(sorted(streams.items(), key=lambda item: (len(item[0]), item[0]))))


def _compound(streams: dict[str, bytes]) -> bytes:
    directory = -(-(len(streams) + 1) // 4)
    needed = directory + sum(-(-len(data) // _SECTOR) for data in streams.values())
    tables = -(-needed // (_SECTOR // 4 - 1))
    fat = [_FAT] * tables + [*range(tables + 1, tables + directory), _END]
    body, starts = b"", []
    for data in streams.values():
        starts.append(len(fat))
        count = -(-len(data) // _SECTOR)
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
    rows = [_entry("Root Entry", 5, 1 if streams else _FREE, _END, 0)]
    names = list(streams)
    for index, name in enumerate(names):
        right = index + 2 if index + 1 < len(names) else _FREE
        rows.append(_entry(name, 2, _FREE, starts[index], len(streams[name]), right))
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6),
        *(0, tables, tables, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", *range(tables), *([_FREE] * (109 - tables)))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    return header + table + b"".join(rows).ljust(directory * _SECTOR, b"\0") + body


def _entry(name: str, kind: int, child: int, start: int, size: int, right: int = _FREE) -> bytes:
    wide = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", wide, len(wide) + 2, kind, 1, _FREE, right, child, bytes(16), 0, 0, 0, start, size
    )
