"""What stands on every page: the head, the foot, the short log head and the QR code."""

from __future__ import annotations

import math
from typing import Any, Final

from desktop.reports.page import style
from desktop.reports.page.document import Document
from desktop.reports.page.pen import Align, Encoder, Pen
from desktop.reports.page.qr import rectangles
from desktop.reports.page.style import Type
from desktop.reports.typeset.isolate import ltr, name
from desktop.reports.typeset.lines import Line, line

_QR: Final = 36.0
_FOOT: Final = 62.0
_FORM: Final = "qr"
_ACROSS: Final = Type(40, 1, bold=True)
_TALLEST: Final = 4.0


class Frame:
    """The head and foot of one document; the page count comes last, when it is known."""

    def __init__(self, document: Document) -> None:
        self._meta, self._mark = document.meta, document.mark
        self._words, self._paper = document.words, document.paper
        self._side = 0

    def define(self, canvas: Any) -> None:
        """Store the QR code once in the file, for all pages."""
        if self._meta.qr:
            self._side, operators = rectangles(self._meta.qr)
            canvas.beginForm(_FORM, 0, 0, self._side, self._side)
            canvas._code.append("0.106 0.141 0.188 rg " + " ".join(operators) + " f")  # noqa: SLF001
            canvas.endForm()

    def draw(self, pen: Pen, canvas: Any) -> None:
        """Draw all but the page number on the page just begun."""
        meta, words = self._meta, self._words
        if self._mark:
            self._across(pen)
        margin = self._paper.margin
        extent = pen.width - 2 * margin
        y = pen.height - self._paper.head
        pen.write(margin, extent * 0.62, y, meta.organisation, style.FRAME_BOLD)
        number = ltr(meta.number) if meta.number else ""
        pen.write(margin, extent, y, number, style.FRAME, align=Align.END)
        pen.rule(margin, extent, y - 9, style.ACCENT, 0.8)
        pen.rule(margin, extent, _FOOT, style.HAIR)
        inset = _QR + 10 if self._side else 0.0
        if meta.log_head:
            head = words("Log head {head}", head=ltr(meta.log_head))
            pen.write(margin, extent - inset, _FOOT - 31, head, style.FRAME)
        if meta.copy_for:
            copy = words("Copy for {recipient}", recipient=name(meta.copy_for))
            pen.write(margin, extent - inset, _FOOT - 15, copy, style.FRAME, align=Align.END)
        if self._side:
            left = pen.left(pen.width - margin - _QR, _QR)
            scale = _QR / self._side
            bottom = _FOOT - 5 - _QR
            pen.put(f"q {scale:.4f} 0 0 {scale:.4f} {left:.2f} {bottom:.2f} cm")
            canvas.doForm(_FORM)
            pen.put("Q")

    def _across(self, pen: Pen) -> None:
        """Set the mark across the page, from corner towards corner, below everything else."""
        drawn = pen.line(self._mark, _ACROSS)
        wide = math.hypot(pen.width, pen.height) * 0.7
        kind = Type(_ACROSS.size * min(wide / (drawn.width or 1), _TALLEST), 1, True, style.MARK)
        drawn = pen.line(self._mark, kind)
        turn = math.atan2(pen.height, pen.width)
        cos, sin = math.cos(turn), math.sin(turn)
        middle = f"{pen.width / 2:.2f} {pen.height / 2:.2f}"
        pen.put(f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {middle} cm")
        pen.show(-drawn.width / 2, -kind.size * 0.24, drawn.drawn, kind)
        pen.put("Q")
        pen.forget()

    def number(self, pen: Pen, encoder: Encoder, width: float, page: int, pages: int) -> str:
        """Return the operators of "page x of y" for a page `width` points wide."""
        face = pen.face(style.FRAME)
        size = style.FRAME.size
        text = self._words("Page {page} of {pages}", page=page, pages=pages)
        drawn: Line = line(text, face, size, right_to_left=pen.right_to_left)
        left = width - self._paper.margin - drawn.width if pen.right_to_left else self._paper.margin
        red, green, blue = style.FRAME.colour
        return (
            f"{red:.3f} {green:.3f} {blue:.3f} rg BT 1 0 0 1 {left:.2f} {_FOOT - 15:.2f} Tm "
            f"{encoder.show(drawn.drawn, face, size)}ET\n"
        )
