"""Text documents and sheets are zip files: their list of members is read, none is unfolded.

The list is walked here and not by a library, so that a list of a million members costs nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.archive.kinds import DocumentKind
from desktop.domain.errors import UserError
from desktop.exchange.incoming.span import Span

MOST_MEMBERS: Final = 2_000
LARGEST_UNFOLDED: Final = 500_000_000
"""Bytes that all members together may say they unfold to."""
LARGEST_RATIO: Final = 150
"""How many times its packed size a member of more than a mebibyte may unfold to (sheets: 30)."""
DEEPEST: Final = 8
"""Folders inside folders."""

_END: Final = struct.Struct("<IHHHHIIH")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_END_MAGIC: Final = 0x06054B50
_CENTRAL_MAGIC: Final = 0x02014B50
_LONGEST_LIST: Final = MOST_MEMBERS * 600
_FREE_SIZE: Final = 1 << 20
_ENCRYPTED: Final = 1

_OPEN_DOCUMENT: Final = {
    b"application/vnd.oasis.opendocument.text": DocumentKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": DocumentKind.ODS,
}
_MAIN_PARTS: Final = {"word/document.xml": DocumentKind.DOCX, "xl/workbook.xml": DocumentKind.XLSX}
_MACROS: Final = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml", "activex1.bin")
_MACRO_FOLDERS: Final = ("basic/", "scripts/", "word/activex/", "xl/activex/", "xl/macrosheets/")


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    packed: int
    unpacked: int
    encrypted: bool


def office_kind(span: Span, name: str) -> DocumentKind:
    """Return which kind of office document the zip file is.

    Raises UserError `document-is-archive` for any other zip, `document-has-macros`, or
    `document-office-odd` (members that unfold to too much, lie too deep, hide or are too many).
    """
    members = tuple(_members(span, name))
    names = {member.name for member in members}
    kind = _open_document(span) or next(
        (kind for part, kind in _MAIN_PARTS.items() if part in names), None
    )
    if kind is None or (kind in _MAIN_PARTS.values() and "[Content_Types].xml" not in names):
        raise UserError("document-is-archive", file=name)
    small = [each.lower() for each in names]
    if any(each.endswith(_MACROS) or each.startswith(_MACRO_FOLDERS) for each in small):
        raise UserError("document-has-macros", file=name)
    if any(_odd(member) for member in members) or len(names) != len(members):
        raise UserError("document-office-odd", file=name)
    if sum(member.unpacked for member in members) > LARGEST_UNFOLDED:
        raise UserError("document-office-odd", file=name)
    return kind


def _odd(member: _Member) -> bool:
    bomb = member.unpacked > max(_FREE_SIZE, member.packed * LARGEST_RATIO)
    parts = member.name.split("/")
    outside = ".." in parts or member.name.startswith("/") or "\\" in member.name
    hidden = not member.name.isprintable() or ":" in parts[0]
    return bomb or outside or hidden or len(parts) > DEEPEST or member.encrypted


def _open_document(span: Span) -> DocumentKind | None:
    """Return what an OpenDocument says of itself in its first, stored member."""
    head = span.read(0, _LOCAL.size + 128)
    if len(head) < _LOCAL.size:
        return None
    *_, packed, unpacked, name_length, extra = _LOCAL.unpack_from(head)
    start = _LOCAL.size + name_length + extra
    if head[_LOCAL.size : _LOCAL.size + name_length] != b"mimetype" or packed != unpacked:
        return None
    return _OPEN_DOCUMENT.get(head[start : start + packed])


def _members(span: Span, name: str) -> Iterator[_Member]:
    """Yield the members that the directory at the end of the file lists."""
    tail_at = max(0, span.size - _END.size - 0xFFFF)
    tail = span.read(tail_at, span.size - tail_at)
    at = tail.rfind(struct.pack("<I", _END_MAGIC))
    if at < 0 or len(tail) - at < _END.size:
        raise UserError("document-is-archive", file=name)
    _, disk, first_disk, here, count, length, offset, _ = _END.unpack_from(tail, at)
    if disk or first_disk or here != count or count > MOST_MEMBERS or length > _LONGEST_LIST:
        raise UserError("document-office-odd", file=name)
    listing = span.read(offset, length)
    place = 0
    for _ in range(count):
        if place + _CENTRAL.size > len(listing):
            raise UserError("document-office-odd", file=name)
        fields = _CENTRAL.unpack_from(listing, place)
        magic, flags, packed, unpacked = fields[0], fields[3], fields[8], fields[9]
        name_length, extra, comment = fields[10], fields[11], fields[12]
        if magic != _CENTRAL_MAGIC:
            raise UserError("document-office-odd", file=name)
        place += _CENTRAL.size
        raw = listing[place : place + name_length]
        place += name_length + extra + comment
        yield _Member(raw.decode("utf-8", "replace"), packed, unpacked, bool(flags & _ENCRYPTED))
