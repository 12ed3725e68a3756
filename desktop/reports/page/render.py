"""Turn a document and its blocks into the bytes of a PDF, one pass, page by page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.reports.page import blocks as b
from desktop.reports.page.charts import draw_bars, draw_donut
from desktop.reports.page.contents import count_pages, draw_contents
from desktop.reports.page.document import Document, Progress, Rendered
from desktop.reports.page.facts import draw_facts
from desktop.reports.page.flow import Flow
from desktop.reports.page.prose import (
    draw_bullets,
    draw_callout,
    draw_headings,
    draw_pairs,
    draw_paragraph,
    draw_title,
)
from desktop.reports.page.signatures import draw_ink, draw_signatures
from desktop.reports.page.table import draw_table
from desktop.reports.typeset.faces import forget

_LOCK: Final = Lock()
"""Reportlab keeps fonts and settings for the whole process: one document at a time."""

_DRAWN: Final[Mapping[type, Callable[[Flow, Any], None]]] = {
    b.Title: draw_title,
    b.Paragraph: draw_paragraph,
    b.Bullets: draw_bullets,
    b.KeyValues: draw_pairs,
    b.Callout: draw_callout,
    b.Table: draw_table,
    b.BarChart: draw_bars,
    b.Donut: draw_donut,
    b.SignatureBlocks: draw_signatures,
    b.Facts: draw_facts,
    b.InkRow: draw_ink,
}


def render(
    document: Document, blocks: Iterable[b.Block], progress: Progress | None = None
) -> Rendered:
    """Draw `blocks` (read once; may be a generator) and return the file and where things stand.

    The same input gives the same bytes. `progress` is called after every page with (pages drawn,
    pages expected); an exception from it, or from the generator, ends the work and is passed on.
    Raises ValueError for two anchors of one name, a `ref` without its anchor, a second
    `Contents`, or a row whose cells do not match the columns.
    """
    with _LOCK:
        ascii85, rl_config.useA85 = rl_config.useA85, 0
        try:
            return _render(document, blocks, progress)
        finally:
            rl_config.useA85 = ascii85


def _canvas(document: Document, target: io.BytesIO) -> Any:
    meta = document.meta
    canvas = Canvas(
        target,
        pagesize=document.paper.size,
        pageCompression=1,
        invariant=1,
        initialFontName=document.faces.regular.name,
        lang=document.words.language,
    )
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.organisation)
    canvas.setSubject(meta.subject)
    canvas.setCreator("Sijill")
    canvas.setProducer("Sijill")
    canvas.showOutline()
    return canvas


def _render(document: Document, blocks: Iterable[b.Block], progress: Progress | None) -> Rendered:
    target = io.BytesIO()
    canvas = _canvas(document, target)
    try:
        flow = Flow(canvas, document, progress)
        flow.frame.define(canvas)
        added, at = _draw(flow, blocks)
        missing = flow.references - flow.anchors.keys()
        if missing:
            raise ValueError(f"no anchor named {min(missing)}")
        _order_pages(canvas, flow, added, at)
        _number_pages(canvas, flow)
        canvas.save()
    finally:
        forget(canvas._doc)  # noqa: SLF001

    def moved(page: int) -> int:
        return page + added if page >= at else page

    return Rendered(
        pdf=target.getvalue(),
        pages=flow.page,
        places=tuple(replace(place, page=moved(place.page)) for place in flow.places),
        anchors={key: moved(page) for key, page in flow.anchors.items()},
    )


def _with_headings_together(blocks: Iterable[b.Block]) -> Iterator[b.Block | list[b.Heading]]:
    """Yield headings that follow one another as one list, everything else as it comes."""
    headings: list[b.Heading] = []
    for block in blocks:
        if isinstance(block, b.Heading):
            headings.append(block)
            continue
        if headings:
            yield headings
            headings = []
        yield block
    if headings:
        yield headings


def _draw(flow: Flow, blocks: Iterable[b.Block]) -> tuple[int, int]:
    """Draw everything; returns how many pages of contents there are and where they belong."""
    contents: b.Contents | None = None
    at = 0
    for block in _with_headings_together(blocks):
        if isinstance(block, list):
            draw_headings(flow, block)
        elif isinstance(block, b.PageBreak):
            flow.close()
            if block.landscape is not None:
                flow.landscape = block.landscape
        elif isinstance(block, b.Contents):
            if contents is not None:
                raise ValueError("a document has one table of contents")
            flow.close()
            contents, at = block, flow.page
        else:
            _DRAWN[type(block)](flow, block)
    if contents is None and not flow.page:
        flow.need(0)  # a document of nothing still has a page
    flow.close()
    if contents is None:
        return 0, flow.page
    flow.landscape = flow.document.landscape
    body = flow.page
    entries = list(flow.entries)
    added = count_pages(flow, contents, entries)
    draw_contents(flow, contents, entries, added, at)
    if flow.page != body + added:
        raise AssertionError("the contents do not stand on the pages counted for them")
    return added, at


def _order_pages(canvas: Any, flow: Flow, added: int, at: int) -> None:
    """Move the contents, drawn last, to where they belong."""
    if not added:
        return
    pages = canvas._doc.Pages.pages  # noqa: SLF001
    for order in (pages, flow.sizes):
        order[at:] = order[-added:] + order[at:-added]


def _number_pages(canvas: Any, flow: Flow) -> None:
    """Write "page x of y" on every page, now that y is known; streams are not yet compressed."""
    doc = canvas._doc  # noqa: SLF001
    total = flow.page
    for index, reference in enumerate(doc.Pages.pages):
        page = doc.idToObject[reference.name] if hasattr(reference, "name") else reference
        width = flow.sizes[index][0]
        page.stream += flow.frame.number(flow.pen, flow.pen.encoder, width, index + 1, total)
