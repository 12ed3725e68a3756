"""Documents as screens and commands see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.domain.trust.key_groups import GENERAL


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `size` in bytes, `sha256` of its content, `officer` the code of who added it.

    `group` is the code of the group that may open it; an `erased` one has a title and no content.
    """

    id: int
    sha256: str
    size: int
    media_type: str
    file_name: str
    title: str
    group_id: int
    group: str
    officer: str
    recorded_at: dt.datetime
    erased: bool

    @property
    def confidential(self) -> bool:
        """Whether each opening is noted in the log: it is not of the group of everybody."""
        return self.group != GENERAL


@dataclass(frozen=True, slots=True)
class Attachment:
    """That a document belongs to something, named as the log names it ("entry:2025:payment:12")."""

    document_id: int
    subject: str


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are listed: words of title and file name, one group, one kind of thing."""

    words: str = ""
    group_id: int | None = None
    unattached: bool = False


DocumentKey = int
"""Where a page begins: the id of the document before it; the newest come first."""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Some documents in order, and the key after which the next page begins (None: no more)."""

    rows: tuple[Document, ...]
    next_key: DocumentKey | None


class Damage(Enum):
    """What can be wrong with the file of a document."""

    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class DocumentFault:
    """A document whose file is not there, or is not what was put there."""

    document_id: int
    title: str
    damage: Damage
