"""Tables that run over pages: measured row by row, drawn with one text object a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import Column, Kind, Row, RowStyle, Table
from desktop.reports.page.flow import Flow
from desktop.reports.page.pen import Align
from desktop.reports.page.prose import lines_of
from desktop.reports.page.style import Type
from desktop.reports.typeset.bidi import bare
from desktop.reports.typeset.faces import Face
from desktop.reports.typeset.lines import Line, line, verbatim, wrap

_PAD: Final = 4.0
_ABOVE: Final = 1.4
_INDENT: Final = 11.0
_SMALLEST: Final = 0.6
_UNITS: Final = frozenset({Kind.AMOUNT, Kind.COUNT})
_WORDS: Final = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_JUDGED: Final = 200
_WIDEST_CODE: Final = 0.22
_GIVES: Final = 0.35
"""Of the width of its texts, how much a table may give to its codes."""
_WHOLE: Final = 16
"""Characters up to which a code is never cut: where even so it does not fit, it is set smaller."""
_TALLEST: Final = 24
"""Lines of one row; a longer cell goes on in a row of continuation, and so over pages."""
_KEEP: Final = {RowStyle.GROUP: 2, RowStyle.BODY: 0, RowStyle.SUBTOTAL: 0, RowStyle.TOTAL: 0}


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of one cell, and the size at which they fit its width."""

    lines: tuple[Line, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Set:
    """One row, typeset: its cells and its height in points."""

    row: Row
    cells: tuple[_Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns stand on pages of one width."""

    starts: tuple[float, ...]
    extents: tuple[float, ...]


def _grid(
    columns: tuple[Column, ...], start: float, extent: float, least: Sequence[float]
) -> _Grid:
    """Share `extent` out; codes get at least what they need, and texts give it."""
    whole = sum(column.share for column in columns)
    extents = [extent * column.share / whole for column in columns]
    lacking = [max(0.0, low - have) for low, have in zip(least, extents, strict=True)]
    texts = sum(have for c, have in zip(columns, extents, strict=True) if c.kind is Kind.TEXT)
    if 0 < sum(lacking) <= texts * _GIVES:
        giving = sum(lacking) / texts
        extents = [
            have + lack - (have * giving if column.kind is Kind.TEXT else 0)
            for column, have, lack in zip(columns, extents, lacking, strict=True)
        ]
    starts = [start + sum(extents[:index]) for index in range(len(columns))]
    return _Grid(tuple(starts), tuple(extents))


def _align(kind: Kind, *, right_to_left: bool) -> Align:
    if kind in _UNITS:  # on the right in both directions
        return Align.START if right_to_left else Align.END
    return Align.CENTRE if kind is Kind.NOTE else Align.START


class _Setter:
    """Typesets rows of one table; the width of its codes is judged by the first rows."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self.flow = flow
        self.table = table
        rows = iter(table.rows)
        first = tuple(islice(rows, _JUDGED))
        self.rows = chain(first, rows)
        least = [self._least(index, first) for index in range(len(table.columns))]
        self.grid = _grid(table.columns, flow.start, flow.extent, least)
        right_to_left = flow.pen.right_to_left
        self.aligns = tuple(_align(c.kind, right_to_left=right_to_left) for c in table.columns)
        self.kinds = tuple(column.kind for column in table.columns)
        self.inner = tuple(extent - 2 * _PAD for extent in self.grid.extents)

    def _least(self, index: int, rows: Sequence[Row]) -> float:
        """Return what the codes or days of a column need to stay whole; 0 for other kinds."""
        if self.table.columns[index].kind not in {Kind.CODE, Kind.DAY}:
            return 0.0
        face = self.flow.pen.face(style.TABLE_BOLD)
        texts = {text for row in rows for text in row.cells[index : index + 1]}
        widest = max((face.width(bare(w)) for text in texts for w in text.split()), default=0.0)
        needed = widest * style.TABLE.size / 1000 + 2 * _PAD + 0.1
        return needed if needed <= self.flow.extent * _WIDEST_CODE else 0.0

    def typeset(self, row: Row) -> _Set:
        """Return `row` with its lines; raises ValueError where cells and columns differ."""
        kind = style.TABLE if row.style is RowStyle.BODY else style.TABLE_BOLD
        face = self.flow.pen.face(kind)
        right_to_left = self.flow.pen.right_to_left
        cells = []
        most = 1
        indent = row.level * _INDENT
        for text, column, inner in zip(row.cells, self.kinds, self.inner, strict=True):
            available = inner - indent
            indent = 0.0
            if not text:
                cells.append(_EMPTY)
            elif column is Kind.TEXT:
                lines = wrap(text, face, kind.size, available, right_to_left=right_to_left)
                most = max(most, len(lines))
                cells.append(_Cell(lines, kind.size))
            elif column is Kind.CODE and (" " in text or len(text) > _WHOLE):
                lines = wrap(text, face, kind.size, available, right_to_left=False)
                most = max(most, len(lines))
                cells.append(_Cell(lines, kind.size))
            else:
                one = self._one(text, face, kind.size)
                shrink = max(_SMALLEST, min(1.0, available / one.width)) if one.width else 1.0
                cells.append(_Cell((Line(one.drawn, one.width * shrink),), kind.size * shrink))
        height = most * kind.leading + 2 * _ABOVE
        if row.style is RowStyle.TOTAL:
            height += 3
        return _Set(row, tuple(cells), height)

    def _one(self, text: str, face: Face, size: float) -> Line:
        """One line: as given where it is digits and signs, in the document's direction if words."""
        if text.isascii() or not _WORDS.search(text):
            return verbatim(bare(text), face, size)
        return line(text, face, size, right_to_left=self.flow.pen.right_to_left)

    def head(self) -> tuple[tuple[tuple[Line, ...], ...], float]:
        """Return the lines of the head and its height."""
        kind = style.TABLE_HEAD
        titles = tuple(
            lines_of(self.flow, column.title, kind, inner) if column.title else ()
            for column, inner in zip(self.table.columns, self.inner, strict=True)
        )
        return titles, max(map(len, titles), default=1) * kind.leading + 7

    def draw_head(self) -> None:
        """Draw the head at the current point, its last lines level."""
        flow, kind = self.flow, style.TABLE_HEAD
        titles, height = self.head()
        flow.pen.rule(flow.start, flow.extent, flow.y, style.ACCENT, 0.9)
        for index, lines in enumerate(titles):
            lift = height - 3.5 - len(lines) * kind.leading
            for number, each in enumerate(lines):
                y = flow.y - lift - kind.drop - number * kind.leading
                box = self.grid.starts[index] + _PAD, self.inner[index]
                flow.pen.place(*box, y, each, kind, align=self.aligns[index])
        flow.down(height)
        flow.pen.rule(flow.start, flow.extent, flow.y, style.ACCENT, 0.5)

    def draw(self, item: _Set, *, tinted: bool) -> None:
        """Draw one typeset row at the current point."""
        flow, row = self.flow, item.row
        pen = flow.pen
        kind = style.TABLE if row.style is RowStyle.BODY else style.TABLE_BOLD
        bottom = flow.y - item.height
        left = pen.left(flow.start, flow.extent)
        if tinted or row.style is RowStyle.GROUP:
            pen.box(left, bottom, flow.extent, item.height, style.TINT)
        if row.anchor:
            flow.anchor(row.anchor)
        if row.ref:
            flow.link(row.ref, left, bottom, left + flow.extent, flow.y)
        self._texts(item, kind)
        flow.y = bottom
        self._rules(row.style)

    def _texts(self, item: _Set, kind: Type) -> None:
        pen, encoder = self.flow.pen, self.flow.pen.encoder
        face = pen.face(kind)
        first = self.flow.y - _ABOVE - kind.drop
        shown = []
        indent = item.row.level * _INDENT
        for index, cell in enumerate(item.cells):
            start = self.grid.starts[index] + _PAD + indent
            inner = self.inner[index] - indent
            indent = 0.0
            y = first
            for each in cell.lines:
                x = pen.edge(start, inner, each.width, self.aligns[index])
                glyphs = encoder.show(each.drawn, face, cell.size)
                shown.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {glyphs}")
                y -= kind.leading
        pen.ink(kind.colour)
        pen.put(f"BT {''.join(shown)}ET")

    def _rules(self, rank: RowStyle) -> None:
        flow = self.flow
        if rank is RowStyle.TOTAL:
            flow.pen.rule(flow.start, flow.extent, flow.y + 2.2, style.ACCENT, 0.5)
            flow.pen.rule(flow.start, flow.extent, flow.y, style.ACCENT, 0.5)
        elif rank is RowStyle.SUBTOTAL:
            flow.pen.rule(flow.start, flow.extent, flow.y, style.MUTED, 0.5)
        else:
            flow.pen.rule(flow.start, flow.extent, flow.y, style.HAIR, 0.3)


_EMPTY: Final = _Cell((), style.TABLE.size)


def _parts(item: _Set) -> Iterator[_Set]:
    """Cut a row that is too tall for one piece; only the first part is anchor and link."""
    tallest = max((len(cell.lines) for cell in item.cells), default=0)
    if tallest <= _TALLEST:
        yield item
        return
    for start in range(0, tallest, _TALLEST):
        cells = tuple(_Cell(cell.lines[start : start + _TALLEST], cell.size) for cell in item.cells)
        row = item.row if not start else replace(item.row, anchor="", ref="")
        most = max(len(cell.lines) for cell in cells)
        yield _Set(row, cells, most * style.TABLE.leading + 2 * _ABOVE)


def _looking_ahead(setter: _Setter) -> Iterator[tuple[_Set, _Set | None]]:
    """Yield every row with the row that follows it."""
    rows = (part for row in setter.rows for part in _parts(setter.typeset(row)))
    current = next(rows, None)
    while current is not None:
        following = next(rows, None)
        yield current, following
        current = following


def draw_table(flow: Flow, table: Table) -> None:
    """Draw a table; its head is repeated on every page that it reaches."""
    flow.need(0)
    setter = _Setter(flow, table)
    _, head_height = setter.head()
    line_height = style.TABLE.leading + 2 * _ABOVE
    caption = style.CAPTION.before + style.CAPTION.leading + style.CAPTION.after
    flow.need(head_height + 3 * line_height + (caption if table.caption else 0))
    if table.caption:
        flow.before(style.CAPTION.before)
        y = flow.y - style.CAPTION.drop
        flow.pen.write(flow.start, flow.extent, y, table.caption, style.CAPTION)
        flow.down(style.CAPTION.leading + style.CAPTION.after)
    setter.draw_head()
    body = 0
    for item, following in _looking_ahead(setter):
        wanted = item.height
        if following is not None and following.row.style in {RowStyle.SUBTOTAL, RowStyle.TOTAL}:
            wanted += following.height
        if flow.need(wanted + _KEEP[item.row.style] * line_height):
            setter.draw_head()
            body = 0
        body += 1
        tinted = table.zebra and item.row.style is RowStyle.BODY and body % 2 == 0
        setter.draw(item, tinted=tinted)
    flow.down(14)
