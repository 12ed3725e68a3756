"""The table of contents: drawn last, when every page is known, and moved to its place."""

from __future__ import annotations

from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import Contents
from desktop.reports.page.flow import Entry, Flow
from desktop.reports.page.pen import Align
from desktop.reports.page.prose import lines_of
from desktop.reports.page.style import Type

_LEVELS: Final = (
    Type(11.5, 21, bold=True),
    Type(11, 18.5),
    Type(10, 17, colour=style.MUTED),
)
_INDENT: Final = 16.0
_NUMBER: Final = 34.0
_STEP: Final = 4.0


def count_pages(flow: Flow, block: Contents, entries: list[Entry]) -> int:
    """Return on how many pages the contents will stand, by the arithmetic of drawing them."""
    paper = flow.document.paper
    height = paper.size[0 if flow.landscape else 1] - paper.top - style.BOTTOM
    extent = paper.size[1 if flow.landscape else 0] - 2 * paper.margin
    pages, left = 1, height - _head()
    for entry in entries:
        if entry.level > block.depth:
            continue
        wanted = _extent_of(flow, entry, extent)
        if wanted > left + 0.01:
            pages, left = pages + 1, height
        left -= wanted
    return pages


def _head() -> float:
    return style.HEADINGS[0].leading + 12


def _extent_of(flow: Flow, entry: Entry, extent: float) -> float:
    kind = _LEVELS[entry.level - 1]
    indent = (entry.level - 1) * _INDENT
    return len(lines_of(flow, entry.text, kind, extent - indent - _NUMBER - 20)) * kind.leading


def draw_contents(flow: Flow, block: Contents, entries: list[Entry], added: int, at: int) -> None:
    """Draw the contents on pages of their own; pages from index `at` on move by `added`."""
    flow.need(0)
    kind = style.HEADINGS[0]
    flow.pen.write(flow.start, flow.extent, flow.y - kind.drop, flow.words("Contents"), kind)
    flow.down(_head())
    for entry in entries:
        if entry.level <= block.depth:
            page = entry.page + 1 + (added if entry.page >= at else 0)
            _entry(flow, entry, str(page))
    flow.close()


def _entry(flow: Flow, entry: Entry, page: str) -> None:
    kind = _LEVELS[entry.level - 1]
    indent = (entry.level - 1) * _INDENT
    lines = lines_of(flow, entry.text, kind, flow.extent - indent - _NUMBER - 20)
    flow.need(len(lines) * kind.leading)
    top = flow.y
    base = 0.0
    for line in lines:
        base = flow.y - kind.drop
        flow.pen.place(flow.start + indent, flow.extent - indent, base, line, kind)
        flow.down(kind.leading)
    flow.pen.write(flow.start, flow.extent, base, page, kind, align=Align.END)
    begin = flow.start + indent + lines[-1].width + 8
    end = flow.start + flow.extent - _NUMBER
    steps = int((end - begin) / _STEP)
    if steps > 2:
        _dots(flow, end - steps * _STEP, steps, base)
    left = flow.pen.left(flow.start, flow.extent)
    flow.link(entry.key, left, flow.y, left + flow.extent, top)


def _dots(flow: Flow, inline: float, steps: int, base: float) -> None:
    squares = [
        f"{flow.pen.left(inline + index * _STEP, 0.7):.2f} {base + 0.5:.2f} 0.7 0.7 re"
        for index in range(steps)
    ]
    flow.pen.shape(squares, style.MUTED)
