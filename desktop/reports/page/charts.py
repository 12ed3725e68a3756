"""Bars and rings, drawn as vectors, every value also in words and digits."""

from __future__ import annotations

import math
from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import BarChart, Donut
from desktop.reports.page.flow import Flow
from desktop.reports.page.pen import Align, Pen
from desktop.reports.page.prose import lines_of
from desktop.reports.page.style import Colour, Type
from desktop.reports.typeset.lines import Line

_LABEL: Final = Type(10, 14)
_VALUE: Final = Type(9.4, 13)
_SHARE: Final = Type(9.4, 13, colour=style.MUTED)
_THICK: Final = 9.0
_GAP: Final = 3.0
_GROUP: Final = 9.0
_LABEL_SHARE: Final = 0.28
_VALUE_ROOM: Final = 78.0
_RING: Final = 62.0
_HOLE: Final = 38.0
_SWATCH: Final = 8.0


def _title(flow: Flow, text: str) -> None:
    flow.before(style.CAPTION.before)
    flow.pen.write(flow.start, flow.extent, flow.y - style.CAPTION.drop, text, style.CAPTION)
    flow.down(style.CAPTION.leading + style.CAPTION.after)


def _colour(index: int) -> Colour:
    return style.SERIES[index % len(style.SERIES)]


def draw_bars(flow: Flow, block: BarChart) -> None:
    """Draw horizontal bars from one zero line; negative values go to the other side of it."""
    flow.need(150)
    _title(flow, block.title)
    if block.series:
        _legend(flow, block.series)
    label_extent = flow.extent * _LABEL_SHARE
    room = flow.extent - label_extent - _VALUE_ROOM
    values = [value for bar in block.bars for value in bar.values]
    lowest, highest = min([0, *values]), max([0, *values])
    scale = room / ((highest - lowest) or 1)
    zero = flow.start + label_extent + -lowest * scale
    for bar in block.bars:
        labels = lines_of(flow, bar.label, _LABEL, label_extent - 10)
        bars_height = len(bar.values) * (_THICK + _GAP)
        height = max(bars_height, len(labels) * _LABEL.leading) + _GROUP
        flow.need(height)
        middle = flow.y - height / 2
        top = middle + len(labels) * _LABEL.leading / 2
        for index, each in enumerate(labels):
            y = top - _LABEL.drop - index * _LABEL.leading
            flow.pen.place(flow.start, label_extent - 10, y, each, _LABEL, align=Align.END)
        for index, (value, text) in enumerate(zip(bar.values, bar.texts, strict=True)):
            bottom = middle + bars_height / 2 - (index + 1) * (_THICK + _GAP) + _GAP / 2
            long = max(abs(value) * scale, 0.6)
            begin = zero if value >= 0 else zero - long
            flow.pen.box(flow.pen.left(begin, long), bottom, long, _THICK, _colour(index))
            after = max(begin + long, zero) + 5
            written = flow.pen.line(text, _VALUE)
            flow.pen.place(after, written.width, bottom + 1.6, written, _VALUE)
        _axis(flow, zero, flow.y, height)
        flow.down(height)
    flow.down(14)


def _axis(flow: Flow, inline: float, top: float, height: float) -> None:
    flow.pen.box(flow.pen.x(inline) - 0.25, top - height, 0.5, height, style.MUTED)


def _legend(flow: Flow, names: tuple[str, ...]) -> None:
    inline = flow.start
    for index, each in enumerate(names):
        written = flow.pen.line(each, _VALUE)
        if inline > flow.start and inline + written.width + 30 > flow.start + flow.extent:
            inline = flow.start
            flow.down(_VALUE.leading + 2)
        left = flow.pen.left(inline, _SWATCH)
        flow.pen.box(left, flow.y - _VALUE.drop, _SWATCH, _SWATCH, _colour(index))
        flow.pen.place(inline + 13, written.width, flow.y - _VALUE.drop, written, _VALUE)
        inline += 13 + written.width + 20
    flow.down(_VALUE.leading + 8)


def draw_donut(flow: Flow, block: Donut) -> None:
    """Draw parts of a whole as a ring, and beside it each part with its text and share."""
    rows = len(block.slices)
    height = max(2 * _RING, rows * 19.0) + 8
    flow.need(height + 40)
    _title(flow, block.title)
    whole = sum(each.value for each in block.slices) or 1
    across = flow.start + _RING + 6
    x, y = flow.pen.x(across), flow.y - height / 2
    turned = 0.0
    for index, each in enumerate(block.slices):
        part = each.value / whole
        if part:
            _sector(flow, (x, y), turned, part, _colour(index))
        turned += part
    if block.centre:
        kind = Type(10.5, 14, bold=True)
        lines = lines_of(flow, block.centre, kind, 2 * _HOLE - 8)
        top = y + len(lines) * kind.leading / 2
        for index, line in enumerate(lines):
            base = top - kind.drop - index * kind.leading
            flow.pen.show(x - line.width / 2, base, line.drawn, kind)
    _parts(flow, block, whole, y + rows * 19.0 / 2)
    flow.down(height + 14)


def _parts(flow: Flow, block: Donut, whole: int, top: float) -> None:
    inline = flow.start + 2 * _RING + 40
    extent = flow.start + flow.extent - inline
    values = [flow.pen.line(each.text, _LABEL) for each in block.slices]
    shares = [flow.pen.line(_share(each.value, whole), _SHARE) for each in block.slices]
    for index, each in enumerate(block.slices):
        base = top - index * 19.0 - 13.0
        flow.pen.box(flow.pen.left(inline, _SWATCH), base, _SWATCH, _SWATCH, _colour(index))
        flow.pen.write(inline + 14, extent - 150, base, each.label, _LABEL)
        _figure(
            flow.pen, inline + extent - 42, base, values[index], widest=_widest(values), kind=_LABEL
        )
        _figure(flow.pen, inline + extent, base, shares[index], widest=_widest(shares), kind=_SHARE)
        if index:
            flow.pen.rule(inline, extent, base + 14, style.HAIR, 0.3)


def _share(value: int, whole: int) -> str:
    tenths = (value * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}%"


def _widest(lines: list[Line]) -> float:
    return max(each.width for each in lines)


def _figure(pen: Pen, end: float, base: float, text: Line, *, widest: float, kind: Type) -> None:
    """Place a figure in a column that ends at `end`, on its right edge in both directions."""
    edge = Align.START if pen.right_to_left else Align.END
    pen.place(end - widest, widest, base, text, kind, align=edge)


def _sector(
    flow: Flow, centre: tuple[float, float], turned: float, part: float, colour: Colour
) -> None:
    """Fill a ring sector; it begins at the top and runs in the direction of reading."""
    way = 1 if flow.pen.right_to_left else -1
    gap = 0.0 if part > 0.999 else 0.006
    begin = math.pi / 2 + way * 2 * math.pi * (turned + gap / 2)
    end = math.pi / 2 + way * 2 * math.pi * (turned + max(part - gap / 2, gap))
    x, y = centre
    outer = _arc(centre, _RING, begin, end)
    inner = _arc(centre, _HOLE, end, begin)
    operators = [
        f"{x + _RING * math.cos(begin):.2f} {y + _RING * math.sin(begin):.2f} m",
        *outer,
        f"{x + _HOLE * math.cos(end):.2f} {y + _HOLE * math.sin(end):.2f} l",
        *inner,
        "h",
    ]
    flow.pen.shape(operators, colour)


def _arc(centre: tuple[float, float], radius: float, begin: float, end: float) -> list[str]:
    """Approximate an arc with Bezier curves of at most an eighth of a turn."""
    steps = max(1, math.ceil(abs(end - begin) / (math.pi / 4)))
    step = (end - begin) / steps
    reach = 4 / 3 * math.tan(step / 4) * radius
    x, y = centre
    operators = []
    for index in range(steps):
        a, b = begin + index * step, begin + (index + 1) * step
        points = (
            x + radius * math.cos(a) - reach * math.sin(a),
            y + radius * math.sin(a) + reach * math.cos(a),
            x + radius * math.cos(b) + reach * math.sin(b),
            y + radius * math.sin(b) - reach * math.cos(b),
            x + radius * math.cos(b),
            y + radius * math.sin(b),
        )
        operators.append(" ".join(f"{point:.2f}" for point in points) + " c")
    return operators
