"""The page system: declare what a document says; where it stands on paper is found here.

    from desktop.reports.page import Document, Meta, Heading, Table, Column, Kind, Row, render
    from desktop.reports.typeset.faces import print_faces

    meta = Meta(title, organisation, number, moment, log_head, qr)
    document = Document(meta, words, print_faces())
    rendered = render(document, blocks, progress)
    rendered.pdf      # the bytes; hand them to `reports.pdfa.to_pdfa3b` next
    rendered.places   # rectangles kept for signature fields: page from 0, points
    rendered.anchors  # page (from 0) of every heading and row anchor

`blocks` is any iterable, also a generator; so is `Table.rows`: a ledger of 10,000 rows streams
through. Blocks: `Title`, `Heading` (levels 1 to 3; listed in `Contents` and the outline),
`Paragraph`, `Bullets`, `KeyValues`, `Facts`, `Callout`, `Table`, `BarChart`, `Donut`,
`SignatureBlocks`, `InkRow`, `PageBreak` (which may turn the paper) and `Contents` (once, on pages
of its own).

Texts come in logical order and need no care: numbers, dates, codes and Latin phrases inside them
are isolated by pattern. Amounts come in as text, formatted by the domain ("-1,234.567"), and are
drawn as given. `words` gives the language and so the direction; columns are in reading order, the
first at the right in Arabic and at the left in English.

A cell `ref` names an `anchor` somewhere in the same document and becomes a link. The same input
gives the same bytes. To cancel, let `progress` raise.
"""

from desktop.reports.page.blocks import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Callout,
    Column,
    Contents,
    Donut,
    Facts,
    Heading,
    InkRow,
    KeyValues,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    RowStyle,
    Signatory,
    SignatureBlocks,
    Slice,
    Table,
    Title,
    Tone,
)
from desktop.reports.page.document import Document, Meta, Place, Progress, Rendered
from desktop.reports.page.render import render

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "Bullets",
    "Callout",
    "Column",
    "Contents",
    "Document",
    "Donut",
    "Facts",
    "Heading",
    "InkRow",
    "KeyValues",
    "Kind",
    "Meta",
    "PageBreak",
    "Paragraph",
    "Place",
    "Progress",
    "Rendered",
    "Row",
    "RowStyle",
    "Signatory",
    "SignatureBlocks",
    "Slice",
    "Table",
    "Title",
    "Tone",
    "render",
]
