"""The moving point at which the next block is drawn, and the pages that it opens and closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.reports.page import style
from desktop.reports.page.document import Document, Place, Progress
from desktop.reports.page.frame import Frame
from desktop.reports.page.pen import Pen


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: `page` is the page object's index in the order of drawing."""

    text: str
    level: int
    key: str
    page: int


class Flow:
    """Where we are on the current page. `y` is the upper edge of what comes next."""

    def __init__(self, canvas: Any, document: Document, progress: Progress | None) -> None:
        self.canvas = canvas
        self.document = document
        self.words = document.words
        self.pen = Pen(canvas, document.faces, right_to_left=document.words.right_to_left)
        self.frame = Frame(document)
        self.entries: list[Entry] = []
        self.anchors: dict[str, int] = {}
        self.places: list[Place] = []
        self.references: set[str] = set()
        self.sizes: list[tuple[float, float]] = []
        self.landscape = document.landscape
        self.open = False
        self.y = 0.0
        self._progress = progress
        self._outline = -1

    @property
    def page(self) -> int:
        """The number of pages closed, which is the index of the open one."""
        return len(self.sizes)

    @property
    def start(self) -> float:
        """The inline distance at which the text area begins."""
        return self.document.paper.margin

    @property
    def extent(self) -> float:
        """The width of the text area of the open page."""
        return float(self.pen.width) - 2 * self.document.paper.margin

    @property
    def fresh(self) -> bool:
        """Nothing stands on the open page yet."""
        return self.y == self.pen.height - self.document.paper.top

    @property
    def space(self) -> float:
        """What is left of the open page, in points."""
        return self.y - style.BOTTOM

    def need(self, height: float) -> bool:
        """Open a page if none is open or `height` does not fit; says whether it did."""
        if not self.open:
            self._begin()
            return True
        if height <= self.space + 0.01 or self.fresh:
            return False
        self.close()
        self._begin()
        return True

    def _begin(self) -> None:
        paper = self.document.paper
        width, height = paper.size[::-1] if self.landscape else paper.size
        self.pen.begin(width, height)
        self.open = True
        self.y = height - paper.top
        self.frame.draw(self.pen, self.canvas)

    def close(self) -> None:
        """Close the open page, if any, and tell the progress, which may raise to cancel."""
        if not self.open:
            return
        self.canvas.showPage()
        self.sizes.append((self.pen.width, self.pen.height))
        self.open = False
        if self._progress is not None:
            self._progress(self.page, max(self.page, self.document.expected_pages))

    def down(self, height: float) -> None:
        """Go down by `height` points."""
        self.y -= height

    def before(self, height: float) -> None:
        """Leave a space above a block, unless it is the first on its page."""
        if self.open and not self.fresh:
            self.y -= height

    def anchor(self, key: str) -> None:
        """Make the current point the target `key`; raises ValueError if the name is taken."""
        if key in self.anchors:
            raise ValueError(f"two anchors named {key}")
        self.anchors[key] = self.page
        self.canvas.bookmarkHorizontalAbsolute(_target(key), self.y + 4)

    def list_heading(self, text: str, level: int, key: str) -> None:
        """Enter a heading into the contents and the outline; levels never jump downwards."""
        self.entries.append(Entry(text, level, key, self.page))
        self._outline = min(level - 1, self._outline + 1)
        self.canvas.addOutlineEntry(text, _target(key), self._outline)

    def link(self, key: str, left: float, bottom: float, right: float, top: float) -> None:
        """Make a rectangle lead to the target `key`, which may come later."""
        self.references.add(key)
        self.canvas.linkRect("", _target(key), (left, bottom, right, top), relative=0, F=4)


def _target(key: str) -> str:
    return "a-" + key.encode().hex()
