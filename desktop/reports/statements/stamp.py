"""What marks a printed statement as one of this book at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.reports.page import Document, Meta
from desktop.reports.typeset.faces import print_faces
from desktop.text.words import Words


@dataclass(frozen=True, slots=True)
class Stamp:
    """When (aware) and from which state of the log it was printed; `number` and `qr` may be ""."""

    moment: datetime
    log_head: str = ""
    number: str = ""
    qr: str = ""


def document(title: str, organisation: str, stamp: Stamp, words: Words) -> Document:
    """Return an A4 document in the print face with `stamp` on every page."""
    meta = Meta(
        title=title,
        organisation=organisation,
        number=stamp.number,
        moment=stamp.moment,
        log_head=stamp.log_head,
        qr=stamp.qr,
    )
    return Document(meta, words, print_faces())
