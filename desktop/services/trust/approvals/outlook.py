"""Say beforehand whose agreement an entry needs, and which controls it would not keep."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ledger.entry import NewEntry
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.approval_rules import Needed, facts_of, needed
from desktop.domain.trust.controls import Breach
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.services.trust.approvals.controls import breaches_of
from desktop.services.trust.approvals.laws import load_laws
from desktop.store.book import Book
from desktop.store.queries.masters import load_masters


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an entry needs and the controls that it would not keep."""

    needed: Needed
    breaches: tuple[Breach, ...]


def outlook_of(book: Book, by: Acting, entry: NewEntry) -> Outlook:
    """Return the outlook of an entry; raises UserError as posting does where it breaks a rule."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters, laws = load_masters(conn), load_laws(conn)
        clean = checked(masters, entry)
        year = open_year_of(masters, clean.day)
        return Outlook(
            needed(facts_of(clean), laws.rules), breaches_of(conn, masters, laws, year.id, clean)
        )
