"""Places to sign: a rectangle kept free for the digital signature, and room for ink and stamp."""

from __future__ import annotations

from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import InkRow, Signatory, SignatureBlocks
from desktop.reports.page.document import Place
from desktop.reports.page.flow import Flow
from desktop.reports.page.style import Type

_HEIGHT: Final = 76.0
_GAP: Final = 12.0
_INK: Final = 56.0
_LABEL: Final = Type(8.6, 12, colour=style.MUTED)


def draw_signatures(flow: Flow, block: SignatureBlocks) -> None:
    """Draw one row of three boxes for every signatory; a row is never cut."""
    for each in block.signatories:
        _row(flow, each)
    flow.down(6)


def draw_ink(flow: Flow, block: InkRow) -> None:
    """Draw places to sign beside one another, kept together."""
    count = len(block.signatories)
    flow.need(_INK + 8)
    pen, extent = flow.pen, (flow.extent - _GAP * (count - 1)) / count
    inline = flow.start
    for each in block.signatories:
        pen.frame(pen.left(inline, extent), flow.y - _INK, extent, _INK, style.HAIR)
        pen.write(inline + 7, extent - 14, flow.y - 12, each.role, _LABEL)
        pen.rule(inline + 7, extent - 14, flow.y - _INK + 17, style.HAIR)
        pen.write(inline + 7, extent - 14, flow.y - _INK + 6, each.name, _LABEL)
        inline += extent + _GAP
    flow.down(_INK + 8)


def _row(flow: Flow, signatory: Signatory) -> None:
    head = style.STRONG.leading + 4
    flow.need(head + _HEIGHT + 20)
    pen, words = flow.pen, flow.words
    role = pen.write(
        flow.start, flow.extent, flow.y - style.STRONG.drop, signatory.role, style.STRONG
    )
    inline = flow.start + role.width + 12
    room = flow.extent - role.width - 12
    pen.write(inline, room, flow.y - style.STRONG.drop, signatory.name, style.BODY)
    flow.down(head)
    shares = (
        (words("Digital signature"), 0.44),
        (words("Signature in ink"), 0.32),
        (words("Stamp"), 0.24),
    )
    room = flow.extent - 2 * _GAP
    inline = flow.start
    for index, (label, share) in enumerate(shares):
        extent = room * share
        left, bottom = pen.left(inline, extent), flow.y - _HEIGHT
        pen.frame(left, bottom, extent, _HEIGHT, style.HAIR)
        pen.write(inline + 7, extent - 14, flow.y - 12, label, _LABEL)
        if not index:
            flow.places.append(
                Place(
                    signatory.key,
                    flow.page,
                    round(left + 4, 2),
                    round(bottom + 4, 2),
                    round(left + extent - 4, 2),
                    round(flow.y - 18, 2),
                )
            )
        inline += extent + _GAP
    flow.down(_HEIGHT + 18)
