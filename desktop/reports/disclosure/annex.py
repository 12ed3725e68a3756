"""The machine annex: which files travel with this document, and the digest of each."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.disclosure.parts import Part
from desktop.reports import page
from desktop.reports.disclosure.content import DisclosureContent
from desktop.reports.disclosure.labels import halves, part_heading
from desktop.text.labels import label
from desktop.text.words import Words


def annex_blocks(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield the list of files."""
    yield part_heading(Part.ANNEX, words)
    yield page.Paragraph(
        words(
            "These files hold the accounts, entries, lines, funds and projects behind this "
            "document, for programs (CSV and JSON, described by a Frictionless data package). They "
            "are attached to this document and stand in the package. Each must have the SHA-256 "
            "digest printed here."
        )
    )
    yield page.Table(
        (
            page.Column(words("File"), page.Kind.CODE, 1.5),
            page.Column(words("Bytes"), page.Kind.COUNT, 0.6),
            page.Column("SHA-256", page.Kind.CODE, 2.4),
        ),
        tuple(
            page.Row((file.name, f"{file.size:,}", halves(file.sha256)))
            for file in sorted(content.annex, key=lambda file: file.name)
        ),
    )
    if content.closed:
        yield from _closed(content, words)


def _closed(content: DisclosureContent, words: Words) -> Iterator[page.Block]:
    """Yield what was kept back: every field by the same sign, whatever stood there."""
    yield page.Paragraph(
        words(
            "This version keeps some fields of the entries back. They are absent from all its "
            "files, not covered. The log holds the digest of each: whoever was given the open "
            "version can prove what stood there."
        )
    )
    yield page.Table(
        (
            page.Column(words("Field of the entries"), page.Kind.TEXT, 1.5),
            page.Column(words("In this version"), page.Kind.TEXT, 1.5),
        ),
        tuple(page.Row((label(each, words), words("[withheld]"))) for each in content.closed),
    )
