"""The kinds of documents that a book takes in; everything else stays outside, and is told why.

A short list is the best protection there is: none of these runs anything by being opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class DocumentKind(Enum):
    """What a document is by its content; the value is its media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    CSV = "text/csv"
    TEXT = "text/plain"
    EMAIL = "message/rfc822"


ENDINGS: Final[Mapping[DocumentKind, tuple[str, ...]]] = {
    DocumentKind.PDF: ("pdf",),
    DocumentKind.JPEG: ("jpg", "jpeg"),
    DocumentKind.PNG: ("png",),
    DocumentKind.TIFF: ("tif", "tiff"),
    DocumentKind.WEBP: ("webp",),
    DocumentKind.DOCX: ("docx",),
    DocumentKind.XLSX: ("xlsx",),
    DocumentKind.ODT: ("odt",),
    DocumentKind.ODS: ("ods",),
    DocumentKind.CSV: ("csv",),
    DocumentKind.TEXT: ("txt",),
    DocumentKind.EMAIL: ("eml",),
}
"""The endings that fit each kind, the usual one first."""

LARGEST_DOCUMENT: Final = 50_000_000
"""Bytes: a scan of some hundred pages; a film or a disk image is no voucher."""

_BY_MEDIA_TYPE: Final = {kind.value: kind for kind in DocumentKind}


def kind_of(media_type: str) -> DocumentKind | None:
    """Return the kind with this media type, None for one that this version does not know."""
    return _BY_MEDIA_TYPE.get(media_type)


class Preview(Enum):
    """How a kind is shown inside the program."""

    PAGES = "pages"
    PICTURE = "picture"
    WORDS = "words"
    OUTSIDE = "outside"


_PREVIEWS: Final[Mapping[DocumentKind, Preview]] = {
    DocumentKind.PDF: Preview.PAGES,
    DocumentKind.JPEG: Preview.PICTURE,
    DocumentKind.PNG: Preview.PICTURE,
    DocumentKind.TIFF: Preview.PICTURE,
    DocumentKind.WEBP: Preview.PICTURE,
    DocumentKind.CSV: Preview.WORDS,
    DocumentKind.TEXT: Preview.WORDS,
    DocumentKind.EMAIL: Preview.WORDS,
}


def preview_of(media_type: str) -> Preview:
    """Return how a document of this media type is shown; OUTSIDE: only after saving it."""
    kind = kind_of(media_type)
    return Preview.OUTSIDE if kind is None else _PREVIEWS.get(kind, Preview.OUTSIDE)
