"""The document as a whole: who speaks, in which language, and what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.reports.page.style import SHEET_A4, Paper
from desktop.reports.typeset.faces import Faces
from desktop.text.words import Words

Progress = Callable[[int, int], None]
"""Called after every page with (pages drawn, pages expected); whatever it raises cancels."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What stands on every page and in the file's properties.

    `log_head` is the short head of the log (eight groups), `qr` what the code on every page says
    (any text; "" draws none), `moment` the aware time that the file bears as its date.
    """

    title: str
    organisation: str
    number: str
    moment: datetime
    log_head: str = ""
    qr: str = ""
    subject: str = ""
    copy_for: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The properties, the language (which gives the direction) and the faces of a document.

    `paper` is what it is printed on; `mark` is set across every page ("void").
    """

    meta: Meta
    words: Words
    faces: Faces
    landscape: bool = False
    paper: Paper = SHEET_A4
    mark: str = ""
    expected_pages: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle kept free for a signature field; `page` from 0, points from the lower left."""

    key: str
    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Rendered:
    """The file before its PDF/A pass, and where things stand in it (pages from 0)."""

    pdf: bytes
    pages: int
    places: tuple[Place, ...]
    anchors: Mapping[str, int]
