"""Take in an organisation's own chart of accounts, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.chart_csv import read_chart
from desktop.services.ledger.masters_writing import add_accounts
from desktop.store.book import Book


def import_chart(book: Book, by: Acting, path: Path) -> int:
    """Add the accounts of a CSV file and return how many.

    Raises UserError as `chart_csv.read_chart` and `masters_writing.add_accounts` do; nothing is
    added then.
    """
    accounts = read_chart(path)
    with book.begin(by, Act.MANAGE_CHART) as tx:
        return len(add_accounts(tx, accounts))
