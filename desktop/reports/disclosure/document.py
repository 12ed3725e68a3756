"""The disclosure document as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.annex import annex_blocks
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.cover import cover_blocks
from desktop.reports.disclosure.declarations import declarations_blocks
from desktop.reports.disclosure.funding import funding_blocks
from desktop.reports.disclosure.index import index_blocks
from desktop.reports.disclosure.organisation import organisation_blocks
from desktop.reports.disclosure.projects import projects_blocks
from desktop.reports.disclosure.registers import registers_blocks
from desktop.reports.disclosure.signatures import signatures_blocks
from desktop.reports.disclosure.statements import statements_blocks
from desktop.reports.disclosure.verification import verification_blocks
from desktop.reports.page import Progress, Rendered
from desktop.reports.typeset.faces import print_faces
from desktop.text.words import Words

Drawer = Callable[[DisclosureContent, Words], Iterator[page.Block]]

DRAWERS: Final[Mapping[Part, Drawer]] = MappingProxyType(
    {
        Part.COVER: cover_blocks,
        Part.INDEX: index_blocks,
        Part.ORGANISATION: organisation_blocks,
        Part.STATEMENTS: statements_blocks,
        Part.FUNDING: funding_blocks,
        Part.PROJECTS: projects_blocks,
        Part.REGISTERS: registers_blocks,
        Part.DECLARATIONS: declarations_blocks,
        Part.SIGNATURES: signatures_blocks,
        Part.ANNEX: annex_blocks,
        Part.VERIFICATION: verification_blocks,
    }
)


def disclosure_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the parts that the content has, each from a page of its own."""
    for position, part in enumerate(content.present):
        if position:
            yield page.PageBreak()
        yield from DRAWERS[part](content, words)


def disclosure_pdf(
    content: DisclosureContent, words: Words, progress: Progress | None = None
) -> Rendered:
    """Return the document in one language.

    `places` are the rectangles kept for the signers, by their keys. The same content gives the same
    bytes. To cancel, let `progress` (pages drawn, pages expected) raise.
    """
    letter, source = content.letter, content.source
    meta = page.Meta(
        title=words("Annual disclosure package {year}", year=source.year.name),
        organisation=words.of(source.organisation_ar, source.organisation_en),
        number=letter.number,
        moment=letter.moment,
        log_head="" if content.log is None else content.log.head,
        qr=content.qr,
        subject=words("Year {year}", year=source.year.name),
        copy_for=letter.copy_for,
    )
    sheet = page.Document(meta, words, print_faces())
    return page.render(sheet, disclosure_blocks(content, words), progress)
