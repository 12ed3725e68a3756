"""The columns of lists of documents."""

from __future__ import annotations

from typing import Final

from desktop.domain.archive.document import Document
from desktop.domain.isolates import isolate_ltr
from desktop.text.documents import kind_text, size_text
from desktop.text.words import mark
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.words import ui_words

_ERASED: Final = Chip(mark("Erased"), Tone.WARNING)
_CONFIDENTIAL: Final = Chip(mark("Confidential"), Tone.INFO)


def _kind(document: Document) -> str:
    return kind_text(document.media_type, ui_words())


def _size(document: Document) -> str:
    return size_text(document.size, ui_words())


def state_of(document: Document) -> Chip | None:
    """Return what is particular about a document."""
    if document.erased:
        return _ERASED
    return _CONFIDENTIAL if document.confidential else None


TITLE: Final = Column("title", mark("Title"), stretch=1, width=14)
KIND: Final = Column("kind", mark("Kind"), width=9, value=_kind)
SIZE: Final = Column("size", mark("Size"), width=7, value=_size)

SHORT: Final = (TITLE, KIND, SIZE)
"""Beside something else."""

FULL: Final = (
    Column("id", mark("Number"), Kind.CODE, width=5),
    TITLE,
    KIND,
    SIZE,
    Column("recorded_at", mark("Added"), Kind.DAY, width=9, value=lambda d: d.recorded_at.date()),
    Column("state", mark("State"), Kind.BADGE, width=8, value=state_of),
)
"""On a screen of their own."""


def digest_text(document: Document) -> str:
    """Return the first digits of the content's SHA-256, in groups of four."""
    start = document.sha256[:16]
    return isolate_ltr(" ".join(start[at : at + 4] for at in range(0, 16, 4)))
