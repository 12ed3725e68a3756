"""What documents are called to people: their kind, their size, what they are attached to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.domain.archive.kinds import DocumentKind, kind_of
from desktop.text.subjects import subject_text
from desktop.text.words import Words, mark

KINDS: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.PDF: mark("PDF"),
    DocumentKind.JPEG: mark("Picture"),
    DocumentKind.PNG: mark("Picture"),
    DocumentKind.TIFF: mark("Scan"),
    DocumentKind.WEBP: mark("Picture"),
    DocumentKind.DOCX: mark("Text document"),
    DocumentKind.XLSX: mark("Spreadsheet"),
    DocumentKind.ODT: mark("Text document"),
    DocumentKind.ODS: mark("Spreadsheet"),
    DocumentKind.CSV: mark("Table"),
    DocumentKind.TEXT: mark("Plain text"),
    DocumentKind.EMAIL: mark("E-mail"),
}
"""A test asks that every kind stands here."""

_KILO: Final = 1_000
_MEGA: Final = 1_000_000
_DRAFT: Final = "draft"


def kind_text(media_type: str, words: Words) -> str:
    """Return what a kind is called; one of a newer version by its media type."""
    kind = kind_of(media_type)
    return media_type if kind is None else words(KINDS[kind])


def size_text(size: int, words: Words) -> str:
    """Return a number of bytes for reading, in the unit that suits it."""
    if size < _KILO:
        return words.plural("{n} byte", "{n} bytes", size)
    if size < _MEGA:
        return words("{count} KB", count=f"{-(-size // _KILO):,}")
    tenths = -(-size * 10 // _MEGA)
    return words("{count} MB", count=f"{tenths // 10:,}.{tenths % 10}")


def attached_text(subject: str, words: Words) -> str:
    """Return what the thing is called that a document is attached to."""
    kind, _, key = subject.partition(":")
    if kind == _DRAFT:
        return words("draft {key}", key=key)
    return subject_text(subject, words)
