"""What a digital signature looks like on the page: drawn by us, for the library's own reverses."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desktop.domain.trust.acting import Role
from desktop.reports.disclosure.labels import role_text
from desktop.reports.page import style
from desktop.reports.typeset.faces import print_faces
from desktop.reports.typeset.isolate import ltr
from desktop.reports.typeset.lines import line
from desktop.text.words import Words

_PADDING: Final = 5.0


def signature_stamp(
    width: float, height: float, *, role: Role, name: str, moment: str, words: Words
) -> bytes:
    """Return a one-page PDF of `width` by `height` points for a signature field.

    `moment` is the text of the machine's own time; the stamp says that it proves none.
    """
    faces, rtl = print_faces(), words.right_to_left
    out = BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1, initialFontName=faces.regular.name)
    said = (
        (name, faces.bold, 11.0, style.INK),
        (role_text(role, words), faces.regular, 9.5, style.INK),
        (words("Signed digitally {moment}", moment=ltr(moment)), faces.regular, 8.0, style.MUTED),
        (words("Local time, not independent"), faces.regular, 8.0, style.MUTED),
    )
    step = height / len(said)
    for row, (text, face, size, colour) in enumerate(said):
        drawn = line(text, face, size, right_to_left=rtl)
        canvas.setFillColorRGB(*colour)
        canvas.setFont(face.name, size)
        x = width - _PADDING - drawn.width if rtl else _PADDING
        canvas.drawString(x, height - step * (row + 0.5) - size * 0.3, drawn.drawn)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
