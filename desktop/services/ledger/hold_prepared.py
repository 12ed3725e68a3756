"""Look whether a prepared entry keeps the rules of posting, before anybody is asked anything."""

from __future__ import annotations

from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.ledger.recorded import Prepared
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters


def hold_prepared(book: Book, by: Acting, prepared: Prepared) -> None:
    """Raise UserError as `posting_rules.open_year_of` and `posting_rules.checked` do."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
    open_year_of(masters, prepared.entry.day)
    checked(masters, prepared.entry)
