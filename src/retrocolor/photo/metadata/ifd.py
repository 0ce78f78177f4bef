"""TIFF directories, read and written byte for byte: the ground of TIFF pages and of EXIF blocks.

Values are never interpreted or reordered: an entry keeps its type, count and bytes in the file's own byte order, so
what is not understood survives. Source: TIFF 6.0, BigTIFF, EXIF 2.32.
"""

import struct
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

EXIF, GPS, INTEROP, MAKER_NOTE = 34665, 34853, 40965, 37500
DIRECTORIES = (EXIF, GPS, INTEROP)
BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, IFD, LONG8 = 1, 2, 3, 4, 5, 7, 13, 16
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_MOST_ENTRIES = 4096

ReadAt = Callable[[int, int], bytes]
"""(offset, length) -> that many bytes, or fewer at the end of the data."""


class TooLarge(Exception):
    """A file would need offsets that its kind does not have."""


@dataclass(frozen=True)
class Entry:
    """One tag: `data` is its value as stored, `offset` where it stood (None inside the entry itself).

    `directory` holds the entries of a sub-directory (EXIF, GPS, interoperability) instead of its pointer.
    """

    tag: int
    type: int
    count: int
    data: bytes
    offset: int | None = None
    directory: tuple["Entry", ...] = ()

    def numbers(self, order: str) -> tuple[int, ...]:
        """The value as whole numbers (BYTE, SHORT, LONG, LONG8 and their kin)."""
        letter = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}[self.type]
        return struct.unpack(f"{order}{self.count}{letter}", self.data)

    def text(self) -> bytes:
        """An ASCII value up to its first zero byte, in whatever encoding it was written."""
        return self.data.split(b"\0", 1)[0]


@dataclass(frozen=True)
class Header:
    """Byte order ("<" or ">"), BigTIFF or not, offset of the first directory."""

    order: str
    big: bool
    first: int


def read_header(read_at: ReadAt) -> Header:
    """Raises ValueError if this is no TIFF header."""
    head = read_at(0, 16)
    order = {b"II": "<", b"MM": ">"}.get(head[:2])
    if order is None or len(head) < 8:
        raise ValueError("no TIFF header")
    magic = struct.unpack(order + "H", head[2:4])[0]
    if magic == 43 and len(head) == 16:
        return Header(order, True, struct.unpack(order + "Q", head[8:16])[0])
    if magic != 42:
        raise ValueError("no TIFF header")
    return Header(order, False, struct.unpack(order + "I", head[4:8])[0])


def read_directory(read_at: ReadAt, header: Header, offset: int, depth: int = 0) -> tuple[tuple[Entry, ...], int]:
    """The entries of the directory at `offset`, and the offset of the next one (0: none).

    Entries whose value lies outside the data are left out. Raises ValueError if there is no directory here.
    """
    order, (count_code, word, size) = header.order, _layout(header.big)
    head = struct.calcsize(order + count_code)
    raw = read_at(offset, head)
    count = struct.unpack(order + count_code, raw)[0] if len(raw) == head else 0
    if not 0 < count <= _MOST_ENTRIES:
        raise ValueError("no TIFF directory")
    body = read_at(offset + head, count * size + struct.calcsize(order + word))
    entries = []
    for start in range(0, min(count, len(body) // size) * size, size):
        entry = _entry(read_at, header, body[start : start + size], offset + head + start)
        if entry is not None:
            entries.append(_enter(read_at, header, entry, depth))
    tail = body[count * size :]
    following = struct.unpack(order + word, tail)[0] if len(tail) == struct.calcsize(order + word) else 0
    return tuple(entries), following


def _layout(big: bool) -> tuple[str, str, int]:
    """Codes of the entry count and of an offset, and the bytes of an entry."""
    return ("Q", "Q", 20) if big else ("H", "I", 12)


def _entry(read_at: ReadAt, header: Header, record: bytes, position: int) -> Entry | None:
    word = _layout(header.big)[1]
    tag, kind, count = struct.unpack(f"{header.order}HH{word}", record[: 4 + struct.calcsize(header.order + word)])
    value = record[4 + struct.calcsize(header.order + word) :]
    length = _SIZES.get(kind, 0) * count
    if length == 0:
        return None
    if length <= len(value):
        return Entry(tag, kind, count, value[:length])
    offset = struct.unpack(header.order + word, value)[0]
    data = read_at(offset, length)
    return Entry(tag, kind, count, data, offset) if len(data) == length else None


def _enter(read_at: ReadAt, header: Header, entry: Entry, depth: int) -> Entry:
    """Replace the pointer to a sub-directory by its entries; a broken one is kept as a plain number."""
    if entry.tag not in DIRECTORIES or depth > 1 or entry.type not in (LONG, IFD, LONG8, 18):
        return entry
    try:
        inside, _ = read_directory(read_at, header, entry.numbers(header.order)[0], depth + 1)
    except ValueError:
        return entry
    return replace(entry, directory=inside)


class Writer:
    """Writes a TIFF structure front to back; maker notes return to where they stood.

    A maker note often points into itself by offsets from the start of the file; `keep` names those (offset, bytes)
    ranges, and everything else flows around them.
    """

    def __init__(self, file: BinaryIO, order: str, big: bool, keep: Iterable[tuple[int, bytes]] = ()) -> None:
        self.order, self.big = order, big
        self._file = file
        self._end = 16 if big else 8
        self._link = 8 if big else 4
        self._keep = _apart(sorted(keep), self._end)
        magic = {"<": b"II", ">": b"MM"}[order]
        head = struct.pack(order + "HHHQ", 43, 8, 0, 0) if big else struct.pack(order + "HI", 42, 0)
        self._at(0, magic + head)
        for offset, data in self._keep:
            self._at(offset, data)

    def put(self, data: bytes) -> int:
        """Write data at the next free even place and return its offset. Raises TooLarge beyond 4 GB (classic)."""
        start = self._place(len(data))
        if not self.big and start + len(data) > 0xFFFFFFFF:
            raise TooLarge("more than 4 GB do not fit a classic TIFF")
        self._at(start, data)
        return start

    def page(self, entries: Sequence[Entry]) -> None:
        """Write a page's directory and chain it to the one before."""
        offset = self.directory(entries)
        word = _layout(self.big)[1]
        self._at(self._link, struct.pack(self.order + word, offset))
        count, _, size = _layout(self.big)
        self._link = offset + struct.calcsize(self.order + count) + size * len({e.tag for e in entries})

    def directory(self, entries: Sequence[Entry]) -> int:
        """Write a directory with all its values and sub-directories; return its offset."""
        count, word, _ = _layout(self.big)
        unique = sorted({entry.tag: entry for entry in entries}.values(), key=lambda entry: entry.tag)
        records = b"".join(self._record(entry, word) for entry in unique)
        return self.put(struct.pack(self.order + count, len(unique)) + records + struct.pack(self.order + word, 0))

    def _record(self, entry: Entry, word: str) -> bytes:
        kind, count, data = entry.type, entry.count, entry.data
        if entry.directory:
            kind, count = (18 if self.big else LONG), 1
            data = struct.pack(self.order + word, self.directory(entry.directory))
        elif kind in (LONG8, 18) and not self.big:
            numbers = entry.numbers(self.order)
            if max(numbers) <= 0xFFFFFFFF:  # larger ones stay as they are: a classic TIFF has no type for them
                kind, data = LONG, struct.pack(f"{self.order}{count}I", *numbers)
        width = struct.calcsize(self.order + word)
        if len(data) > width:
            data = struct.pack(self.order + word, self._value(entry, data))
        return struct.pack(f"{self.order}HH{word}", entry.tag, kind, count) + data.ljust(width, b"\0")

    def _value(self, entry: Entry, data: bytes) -> int:
        if (entry.offset, data) in self._keep:
            return entry.offset or 0
        return self.put(data)

    def _place(self, length: int) -> int:
        start = self._end + self._end % 2
        for offset, data in self._keep:
            if start < offset + len(data) and offset < start + length:
                start = offset + len(data)
                start += start % 2
        self._end = start + length
        return start

    def _at(self, offset: int, data: bytes) -> None:
        self._file.seek(offset)
        self._file.write(data)


def _apart(ranges: list[tuple[int, bytes]], start: int) -> list[tuple[int, bytes]]:
    """Those of the ranges that lie behind `start` and do not overlap."""
    kept = []
    for offset, data in ranges:
        if offset >= start:
            kept.append((offset, data))
            start = offset + len(data)
    return kept


def maker_notes(entries: Iterable[Entry]) -> list[tuple[int, bytes]]:
    """(offset, bytes) of the maker notes in a page's EXIF directories."""
    found = []
    for entry in entries:
        if entry.tag == MAKER_NOTE and entry.offset is not None:
            found.append((entry.offset, entry.data))
        found += maker_notes(entry.directory)
    return found


def number(tag: int, values: Sequence[int], order: str, kind: int = SHORT) -> Entry:
    """An entry of whole numbers: SHORT by default, LONG or LONG8."""
    letter = {SHORT: "H", LONG: "I", LONG8: "Q", BYTE: "B"}[kind]
    return Entry(tag, kind, len(values), struct.pack(f"{order}{len(values)}{letter}", *values))


def ascii(tag: int, text: bytes) -> Entry:
    """An entry of text, closed by a zero byte."""
    return Entry(tag, ASCII, len(text) + 1, text + b"\0")


def undefined(tag: int, data: bytes, kind: int = UNDEFINED) -> Entry:
    """An entry of plain bytes."""
    return Entry(tag, kind, len(data), data)
