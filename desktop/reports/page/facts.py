"""Facts of a form: a small label above each value, several beside one another."""

from __future__ import annotations

from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import Facts
from desktop.reports.page.flow import Flow
from desktop.reports.page.prose import lines_of
from desktop.reports.page.style import Type

_LABEL: Final = Type(8.6, 12, colour=style.MUTED)
_VALUE: Final = Type(11, 16)
_GAP: Final = 12.0
_AFTER: Final = 5.0


def draw_facts(flow: Flow, block: Facts) -> None:
    """Draw the rows of facts, a hairline below each; a row is never cut."""
    for row in block.rows:
        _row(flow, row)
    flow.down(6)


def _row(flow: Flow, row: tuple[tuple[str, str, float], ...]) -> None:
    whole = sum(share for _, _, share in row)
    room = flow.extent - _GAP * (len(row) - 1)
    extents = [room * share / whole for _, _, share in row]
    flow.need(_LABEL.leading + _VALUE.leading + _AFTER)
    values = [
        lines_of(flow, value, _VALUE, extent)
        for (_, value, _), extent in zip(row, extents, strict=True)
    ]
    height = _LABEL.leading + _VALUE.leading * max(len(lines) for lines in values) + _AFTER
    flow.need(height)
    inline = flow.start
    for (label, _, _), lines, extent in zip(row, values, extents, strict=True):
        flow.pen.write(inline, extent, flow.y - _LABEL.drop, label, _LABEL)
        for at, each in enumerate(lines):
            y = flow.y - _LABEL.leading - at * _VALUE.leading - _VALUE.drop
            flow.pen.place(inline, extent, y, each, _VALUE)
        inline += extent + _GAP
    flow.down(height)
    flow.pen.rule(flow.start, flow.extent, flow.y + 1, style.HAIR)
