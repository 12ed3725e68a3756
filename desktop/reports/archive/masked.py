"""A document made again from pictures of its pages, with what is masked painted out of them.

Nothing of the original file comes along: no text under the picture, no earlier revision, no
metadata, no attachment, only pixels, and those under a mask are painted over before they are
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.archive.mask import Mask
from desktop.reports.typeset.faces import print_faces
from desktop.reports.typeset.lines import line
from desktop.text.words import Words

_DOTS_PER_POINT: Final = 150 / 72
_QUALITY: Final = 82
_LABEL_SIZE: Final = 9.0
_BLACK: Final = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class PagePixels:
    """A page as a picture: `pixels` are RGB, row by row from the top, without padding."""

    width: int
    height: int
    pixels: bytes


def masked_pdf(pages: Iterable[PagePixels], masks: Sequence[Mask], words: Words) -> bytes:
    """Return the PDF of these pages with the masks painted over them; same input, same bytes."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=print_faces().regular.name)
    for number, page in enumerate(pages):
        here = [mask for mask in masks if mask.page == number]
        _draw(canvas, page, here, words)
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        del pdf.docinfo
        clean = BytesIO()
        pdf.save(clean, deterministic_id=True)
    return clean.getvalue()


def _draw(canvas: Canvas, page: PagePixels, masks: Sequence[Mask], words: Words) -> None:
    """Draw one page: the painted picture, and on each mask the same sign whatever stood there."""
    picture = Image.frombytes("RGB", (page.width, page.height), page.pixels)
    paint = ImageDraw.Draw(picture)
    boxes = [mask.pixels(page.width, page.height) for mask in masks]
    for left, top, right, bottom in boxes:
        paint.rectangle((left, top, right - 1, bottom - 1), fill=_BLACK)
    encoded = BytesIO()
    picture.save(encoded, "JPEG", quality=_QUALITY, subsampling=0)
    width, height = page.width / _DOTS_PER_POINT, page.height / _DOTS_PER_POINT
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(encoded), 0, 0, width, height)
    face = print_faces().regular
    sign = line(words("[withheld]"), face, _LABEL_SIZE, right_to_left=words.right_to_left)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont(face.name, _LABEL_SIZE)
    for left, top, right, bottom in boxes:
        room = (right - left) / _DOTS_PER_POINT, (bottom - top) / _DOTS_PER_POINT
        if room[0] >= sign.width and room[1] >= _LABEL_SIZE:
            middle = (left + right) / 2 / _DOTS_PER_POINT
            base = height - (top + bottom) / 2 / _DOTS_PER_POINT - _LABEL_SIZE * 0.3
            canvas.drawString(middle - sign.width / 2, base, sign.drawn)
    canvas.showPage()
