"""Make a copy of a document in which parts are unreadable, to be shown outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from desktop.domain.archive.document import Document
from desktop.domain.archive.mask import Mask
from desktop.domain.errors import UserError
from desktop.exchange.preview.render import render
from desktop.reports.archive.masked import PagePixels, masked_pdf
from desktop.services.archive.add_document import add_document
from desktop.services.archive.read_document import open_document
from desktop.services.session import Session
from desktop.text.words import Words

Progress = Callable[[int, int], None]

MOST_PAGES: Final = 200
"""Pages that one masked copy may have: each is a picture of a megabyte and more."""

_EDGE: Final = 2_000


def mask_document(
    session: Session,
    document_id: int,
    masks: Sequence[Mask],
    words: Words,
    *,
    title: str,
    progress: Progress | None = None,
) -> Document:
    """Keep a copy of the document, made of pictures of its pages with `masks` painted out.

    The copy is for everybody who can open the book, whatever group the document belongs to, and is
    attached to the document. Raises UserError `masks-missing`, `mask-outside` for a page that there
    is not, `mask-too-many-pages`, or as `open_document`, `render` and `add_document` do; nothing is
    kept then.
    """
    if not masks:
        raise UserError("masks-missing")
    opened = open_document(session, document_id)
    data, media_type = b"".join(opened.pieces), opened.document.media_type
    first = render(data, media_type, page=0, edge=_EDGE)
    if first.pages > MOST_PAGES:
        raise UserError("mask-too-many-pages", pages=first.pages, most=MOST_PAGES)
    for mask in masks:
        if mask.page >= first.pages:
            raise UserError("mask-outside", page=mask.page + 1)

    def pages() -> Iterator[PagePixels]:
        for number in range(first.pages):
            if progress is not None:
                progress(number, first.pages)
            page = render(data, media_type, page=number, edge=_EDGE) if number else first
            yield PagePixels(page.width, page.height, page.pixels)

    pdf = masked_pdf(pages(), masks, words)
    return add_document(
        session, pdf, title=title, name="masked.pdf", attach_to=f"document:{document_id}"
    )
