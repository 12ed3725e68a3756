"""Headings, paragraphs, lists, pairs and callouts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.reports.page import style
from desktop.reports.page.blocks import (
    Bullets,
    Callout,
    Heading,
    KeyValues,
    Paragraph,
    Title,
    Tone,
)
from desktop.reports.page.flow import Flow
from desktop.reports.page.pen import Align
from desktop.reports.page.style import Type
from desktop.reports.typeset.lines import Line, wrap

_TONES: Final = {
    Tone.BODY: style.BODY,
    Tone.LEAD: style.LEAD,
    Tone.STRONG: style.STRONG,
    Tone.SMALL: style.SMALL,
    Tone.WARNING: style.BODY,
}
_KEEP_BELOW_HEADING: Final = 132.0
"""What a remark of two lines, a table's head and its first three rows need."""
_INDENT: Final = 16.0
_LABEL_SHARE: Final = 0.32


def lines_of(flow: Flow, text: str, kind: Type, extent: float) -> tuple[Line, ...]:
    """Wrap `text` in the document's direction."""
    face = flow.pen.face(kind)
    return wrap(text, face, kind.size, extent, right_to_left=flow.pen.right_to_left)


def text_lines(
    flow: Flow, lines: tuple[Line, ...], kind: Type, inline: float, extent: float
) -> None:
    """Draw lines one below the other, over pages; never a single line left on either side."""
    for index, each in enumerate(lines):
        last_two = index == len(lines) - 2 and len(lines) > 2
        first_two = index == 0 and len(lines) > 1
        flow.need(kind.leading * (2 if last_two or first_two else 1))
        flow.pen.place(inline, extent, flow.y - kind.drop, each, kind)
        flow.down(kind.leading)


def draw_title(flow: Flow, block: Title) -> None:
    """Draw the name of the document or part."""
    flow.need(90)
    flow.before(style.TITLE.before)
    lines = lines_of(flow, block.text, style.TITLE, flow.extent)
    text_lines(flow, lines, style.TITLE, flow.start, flow.extent)
    flow.down(style.TITLE.after)
    if block.subtitle:
        lines = lines_of(flow, block.subtitle, style.SUBTITLE, flow.extent)
        text_lines(flow, lines, style.SUBTITLE, flow.start, flow.extent)
    flow.down(style.SUBTITLE.after)


def draw_headings(flow: Flow, blocks: Sequence[Heading]) -> None:
    """Draw headings that follow one another, all on one page with room for what comes next."""
    wanted = _KEEP_BELOW_HEADING
    for block in blocks:
        kind = style.HEADINGS[block.level - 1]
        lines = lines_of(flow, block.text, kind, flow.extent)
        wanted += kind.before + kind.leading * len(lines) + kind.after
    flow.need(wanted)
    for block in blocks:
        _heading(flow, block)


def _heading(flow: Flow, block: Heading) -> None:
    kind = style.HEADINGS[block.level - 1]
    lines = lines_of(flow, block.text, kind, flow.extent)
    flow.before(kind.before)
    key = block.anchor or f"heading-{len(flow.entries)}"
    flow.anchor(key)
    flow.list_heading(block.text, block.level, key)
    text_lines(flow, lines, kind, flow.start, flow.extent)
    flow.down(kind.after)


def draw_paragraph(flow: Flow, block: Paragraph) -> None:
    """Draw running text."""
    kind = _TONES[block.tone]
    text_lines(flow, lines_of(flow, block.text, kind, flow.extent), kind, flow.start, flow.extent)
    flow.down(kind.after)


def draw_bullets(flow: Flow, block: Bullets) -> None:
    """Draw a list; the sign stands in the indent, at the reading side."""
    kind = style.BODY
    for index, item in enumerate(block.items, 1):
        lines = lines_of(flow, item, kind, flow.extent - _INDENT)
        flow.need(kind.leading * min(2, len(lines)))
        sign = f"{index}." if block.numbered else "\u2022"
        flow.pen.write(flow.start, _INDENT - 5, flow.y - kind.drop, sign, kind, align=Align.START)
        text_lines(flow, lines, kind, flow.start + _INDENT, flow.extent - _INDENT)
        flow.down(2)
    flow.down(kind.after)


def draw_pairs(flow: Flow, block: KeyValues) -> None:
    """Draw pairs: the label muted, what it names beside it, a hairline below."""
    kind = style.BODY
    label_kind = Type(style.BODY.size - 0.5, style.BODY.leading, colour=style.MUTED)
    label_extent = flow.extent * _LABEL_SHARE
    value_extent = flow.extent - label_extent
    for label, value in block.pairs:
        labels = lines_of(flow, label, label_kind, label_extent - 10)
        values = lines_of(flow, value, kind, value_extent)
        height = max(len(labels), len(values)) * kind.leading + 5
        flow.need(height)
        for index, each in enumerate(labels):
            y = flow.y - 2 - kind.drop - index * kind.leading
            flow.pen.place(flow.start, label_extent, y, each, label_kind)
        for index, each in enumerate(values):
            y = flow.y - 2 - kind.drop - index * kind.leading
            flow.pen.place(flow.start + label_extent, value_extent, y, each, kind)
        flow.down(height)
        flow.pen.rule(flow.start, flow.extent, flow.y, style.HAIR)
    flow.down(12)


def draw_callout(flow: Flow, block: Callout) -> None:
    """Draw a remark on a tint with a bar at the reading side; it stays on one page."""
    warning = block.tone is Tone.WARNING
    accent = style.WARNING if warning else style.ACCENT
    title_kind = Type(style.STRONG.size, style.STRONG.leading, bold=True, colour=accent)
    kind = Type(style.BODY.size - 0.5, style.BODY.leading - 1)
    inner = flow.extent - 28
    titles = lines_of(flow, block.title, title_kind, inner) if block.title else ()
    lines = lines_of(flow, block.text, kind, inner)
    height = len(titles) * title_kind.leading + len(lines) * kind.leading + 16
    flow.need(height + 8)
    flow.before(4)
    left = flow.pen.left(flow.start, flow.extent)
    tint = style.WARNING_TINT if warning else style.TINT
    flow.pen.box(left, flow.y - height, flow.extent, height, tint)
    flow.pen.box(flow.pen.left(flow.start, 3), flow.y - height, 3, height, accent)
    flow.down(8)
    for shown, used in ((titles, title_kind), (lines, kind)):
        for each in shown:
            flow.pen.place(flow.start + 16, inner, flow.y - used.drop, each, used)
            flow.down(used.leading)
    flow.down(8 + 12)
