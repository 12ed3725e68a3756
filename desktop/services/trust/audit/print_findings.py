"""Put the findings on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop.domain.log.short_head import short_head
from desktop.domain.trust.acting import Acting
from desktop.domain.trust.findings import FindingFilter
from desktop.exchange.careful_write import Written, careful_write
from desktop.reports.audit.findings import findings_pdf
from desktop.reports.page import Progress
from desktop.reports.statements.stamp import Stamp
from desktop.services.trust.audit.findings import reading_act
from desktop.store.book import Book
from desktop.store.queries import audit_findings as queries
from desktop.store.queries.log import load_head
from desktop.store.queries.masters import load_organisation
from desktop.text.words import Words


def print_findings(
    book: Book,
    by: Acting,
    wanted: FindingFilter,
    path: Path,
    words: Words,
    *,
    progress: Progress | None = None,
) -> Written:
    """Draw the findings that the filter lets through and write the PDF to `path`.

    Every page carries the state of the log. Raises UserError as `careful_write` does.
    """
    today = book.now().date()
    with book.read(by, reading_act(by)) as conn:
        organisation = load_organisation(conn)
        head = load_head(conn)
        rows = [
            (one, queries.load_notes(conn, one.id))
            for one in queries.load_findings(conn, wanted, today)
        ]
    stamp = Stamp(dt.datetime.now(dt.UTC), short_head(head.size, head.frontier.root()))
    name = words.of(organisation.name_ar, organisation.name_en)
    drawn = findings_pdf(rows, name, today, stamp, words, progress=progress)
    return careful_write(path, drawn.pdf, len(drawn.pdf))
