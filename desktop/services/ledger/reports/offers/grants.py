"""The statement of each grant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from desktop.domain.ledger.reports import ReportGroup, Takes
from desktop.domain.ledger.schedules.schedule import Name
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.grants.statement import grant_report
from desktop.services.ledger.reports.report import Choice, Report
from desktop.store.book import Book
from desktop.store.queries.grants import load_grants
from desktop.text.words import mark


def _choices(book: Book, by: Acting) -> Iterable[Choice]:
    with book.read(by, Act.READ_LEDGER) as conn:
        return tuple(
            Choice(each.code, Name(each.name_ar, each.name_en)) for each in load_grants(conn)
        )


REPORTS: Final = (
    Report(
        "grant",
        ReportGroup.FUNDING,
        grant_report,
        of=mark("Grant"),
        choices=_choices,
        must=True,
        takes=frozenset({Takes.DAY}),
    ),
)
"""What a donor is sent: the report `grant`."""
