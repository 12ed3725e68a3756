"""Extracts of registers: how many there are of each, and no names."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import part_heading
from desktop.text.words import Words


def registers_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the counts."""
    yield part_heading(Part.REGISTERS, words)
    yield page.Paragraph(
        words("Registers are given as counts. This package names no member and no beneficiary.")
    )
    yield page.Table(
        (
            page.Column(words("Register"), page.Kind.TEXT, 3.0),
            page.Column(words("Count"), page.Kind.COUNT, 1.0),
        ),
        tuple(
            page.Row((words.of(each.name_ar, each.name_en), f"{each.count:,}"))
            for each in content.registers
        ),
    )
