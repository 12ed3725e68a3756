"""Write drawing operators straight into a reportlab page, in coordinates that mirror themselves.

`inline` distances run from the edge where reading starts: the right edge in Arabic, the left in
English. Reportlab keeps fonts, objects and the file; its `drawString` would encode, shape and open
a text object for every cell, which is most of a ledger's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Any

from desktop.reports.page.style import Colour, Type
from desktop.reports.typeset.faces import Face, Faces
from desktop.reports.typeset.lines import Line, line
from desktop.reports.typeset.marks import MARK, placed


class Align(Enum):
    """Which edge of its box a text keeps to."""

    START = "start"
    END = "end"
    CENTRE = "centre"


@lru_cache(maxsize=256)
def _numbers(colour: Colour) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in colour)


class Encoder:
    """Glyph codes of one document: which subset and which byte stand for each character."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._bytes: dict[Face, dict[str, str]] = {}

    def show(self, drawn: str, face: Face, size: float) -> str:
        """Return the operators that set the font and show `drawn` where the pen stands."""
        if MARK.search(drawn):
            drawn = placed(drawn, face)
        return self._plain(drawn, face, size)

    def _plain(self, drawn: str, face: Face, size: float) -> str:
        known = self._bytes.setdefault(face, {})
        try:  # nearly always all glyphs of a document fit the first subset
            codes = "".join([known[char] for char in drawn])
        except KeyError:
            return self._learn(drawn, face, size, known)
        return f"{self._font(face, 0)} {size:g} Tf<{codes}>Tj "

    def _learn(self, drawn: str, face: Face, size: float, known: dict[str, str]) -> str:
        shown = []
        for subset, codes in face.font.splitString(drawn, self._doc):
            shown.append(f"{self._font(face, subset)} {size:g} Tf<{codes.hex()}>Tj ")
        for char in drawn:
            ((subset, code),) = face.font.splitString(char, self._doc)
            if subset == 0:
                known[char] = code.hex()
        return "".join(shown)

    def _font(self, face: Face, subset: int) -> str:
        return str(face.font.getSubsetInternalName(subset, self._doc))


class Pen:
    """Draws on the current page; x and y are points from the lower left corner of the paper."""

    def __init__(self, canvas: Any, faces: Faces, *, right_to_left: bool) -> None:
        self.canvas = canvas
        self.faces = faces
        self.right_to_left = right_to_left
        self.encoder = Encoder(canvas._doc)  # noqa: SLF001  # no public way to it
        self._ink: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None
        self.width: float
        self.height: float
        self.width, self.height = canvas._pagesize  # noqa: SLF001

    def begin(self, width: float, height: float) -> None:
        """Start a page of this size: whatever the last page's state was is gone."""
        self.width, self.height = width, height
        self.canvas.setPageSize((width, height))
        self.forget()

    def forget(self) -> None:
        """Set colours anew from here on: the page has gone back to an earlier state."""
        self._ink = self._stroke = None

    def put(self, operators: str) -> None:
        """Append raw operators to the page."""
        self.canvas._code.append(operators)  # noqa: SLF001  # the one place that writes there

    def face(self, style: Type) -> Face:
        """Return the face of `style`."""
        return self.faces.bold if style.bold else self.faces.regular

    def x(self, inline: float) -> float:
        """Return the x of a distance from the edge of the paper where reading starts."""
        return self.width - inline if self.right_to_left else inline

    def left(self, inline: float, extent: float) -> float:
        """Return the x of the left side of a box that starts at `inline` and is `extent` wide."""
        return self.width - inline - extent if self.right_to_left else inline

    def ink(self, colour: Colour) -> None:
        """Fill and write with `colour` from here on."""
        if colour != self._ink:
            self._ink = colour
            self.put(f"{_numbers(colour)} rg")

    def show(self, x: float, y: float, drawn: str, style: Type) -> None:
        """Write a visual line with its left end at (x, y)."""
        if drawn:
            self.ink(style.colour)
            shown = self.encoder.show(drawn, self.face(style), style.size)
            self.put(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {shown}ET")

    def place(
        self,
        inline: float,
        extent: float,
        y: float,
        text: Line,
        style: Type,
        *,
        align: Align = Align.START,
    ) -> None:
        """Write a line inside the box [`inline`, `inline + extent`], baseline at `y`."""
        self.show(self.edge(inline, extent, text.width, align), y, text.drawn, style)

    def edge(self, inline: float, extent: float, width: float, align: Align) -> float:
        """Return the left end of a text `width` wide that keeps to `align` in a box."""
        left = self.left(inline, extent)
        if align is Align.CENTRE:
            return left + (extent - width) / 2
        right_side = (align is Align.START) == self.right_to_left
        return left + extent - width if right_side else left

    def write(
        self,
        inline: float,
        extent: float,
        y: float,
        text: str,
        style: Type,
        *,
        align: Align = Align.START,
    ) -> Line:
        """Typeset one line and place it; returns what was drawn."""
        drawn = self.line(text, style)
        self.place(inline, extent, y, drawn, style, align=align)
        return drawn

    def line(self, text: str, style: Type) -> Line:
        """Typeset one line in the document's direction."""
        return line(text, self.face(style), style.size, right_to_left=self.right_to_left)

    def rule(
        self, inline: float, extent: float, y: float, colour: Colour, weight: float = 0.4
    ) -> None:
        """Draw a horizontal line."""
        left = self.left(inline, extent)
        self._pencil(colour, weight)
        self.put(f"{left:.2f} {y:.2f} m {left + extent:.2f} {y:.2f} l S")

    def box(self, left: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle given by its lower left corner."""
        self.ink(colour)
        self.put(f"{left:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frame(self, left: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Outline a rectangle with a hairline."""
        self._pencil(colour, 0.5)
        self.put(f"{left:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def shape(self, operators: Sequence[str], colour: Colour) -> None:
        """Fill a path given as path operators."""
        self.ink(colour)
        self.put(" ".join((*operators, "f")))

    def _pencil(self, colour: Colour, weight: float) -> None:
        if self._stroke != (colour, weight):
            self._stroke = (colour, weight)
            self.put(f"{_numbers(colour)} RG {weight:g} w")
