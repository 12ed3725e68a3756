"""The index of an audit pack on paper: what is in it, and what is not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.domain.ledger.audit_pack import LeftOut
from desktop.reports import page
from desktop.reports.page import Rendered
from desktop.reports.statements.stamp import Stamp, document
from desktop.text.labels import label
from desktop.text.words import Words

_SHOWN: Final = 32


@dataclass(frozen=True, slots=True)
class IndexPaper:
    """What the index says; `files` as (name, bytes, SHA-256 in hexadecimal)."""

    organisation: str
    year: str
    entries: int
    officer: str
    files: tuple[tuple[str, int, str], ...]
    left_out: tuple[LeftOut, ...]


def index_pdf(paper: IndexPaper, stamp: Stamp, words: Words) -> Rendered:
    """Return the index drawn on A4."""
    sheet = document(words("Audit pack"), paper.organisation, stamp, words)
    return page.render(sheet, _blocks(paper, stamp, words))


def _blocks(paper: IndexPaper, stamp: Stamp, words: Words) -> Iterator[page.Block]:
    yield page.Title(words("Audit pack"), words("Fiscal year {year}", year=paper.year))
    yield page.KeyValues(
        (
            (words("Entries of the year"), f"{paper.entries:,}"),
            (words("Files"), f"{len(paper.files):,}"),
            (words("Bytes in all"), f"{sum(size for _, size, _ in paper.files):,}"),
            (words("Taken out by"), paper.officer),
            (words("Head of the log"), stamp.log_head),
        )
    )
    yield page.Heading(words("What is not in the pack"), 1, anchor="left-out")
    if not paper.left_out:
        yield page.Paragraph(words("Nothing was left out."))
    else:
        yield page.Table(
            (
                page.Column(words("Name"), page.Kind.CODE, 3.0),
                page.Column(words("Why"), page.Kind.TEXT, 2.4),
            ),
            tuple(page.Row((one.name, label(one.why, words))) for one in paper.left_out),
        )
    yield page.Heading(words("Files"), 1, anchor="files")
    yield page.Paragraph(
        words(
            "The whole SHA-256 of every file stands in index.json and in sha256sums.txt; here are "
            "its first 32 signs."
        ),
        page.Tone.SMALL,
    )
    yield page.Table(
        (
            page.Column(words("Name"), page.Kind.CODE, 3.2),
            page.Column(words("Bytes"), page.Kind.COUNT, 0.9),
            page.Column(words("SHA-256, its beginning"), page.Kind.CODE, 2.6),
        ),
        tuple(page.Row((name, f"{size:,}", digest[:_SHOWN])) for name, size, digest in paper.files),
    )
