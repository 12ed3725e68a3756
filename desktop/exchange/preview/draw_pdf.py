"""Draw a page of a PDF with PDFium, as Chromium does: without scripts, forms or anything loaded."""

from __future__ import annotations

from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from desktop.exchange.preview.reply import MOST_PAGES, Answer, Head

_LARGEST_SCALE: Final = 8.0


def draw_pdf(data: bytes, media_type: str, page: int, edge: int) -> tuple[Head, bytes]:
    """Return the page drawn to `edge` pixels on its longer side, or why not."""
    del media_type
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return Head(Answer.LOCKED if locked else Answer.DAMAGED), b""
    pages = min(len(document), MOST_PAGES)
    if not pages:
        return Head(Answer.DAMAGED), b""
    page = min(page, pages - 1)
    drawn = document[page]
    width, height = drawn.get_size()
    scale = min(edge / max(width, height, 1), _LARGEST_SCALE)
    picture = drawn.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
    columns, rows, stride = picture.width, picture.height, picture.stride
    if picture.n_channels != 3:
        return Head(Answer.DAMAGED), b""
    held = memoryview(bytes(picture.buffer))
    lines = (held[at * stride : at * stride + columns * 3] for at in range(rows))
    return Head(Answer.DRAWN, pages, page, columns, rows), b"".join(lines)
