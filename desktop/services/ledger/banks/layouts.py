"""Keep how the files of a bank are read, so that the next one needs no questions."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.banks.layout import Layout, check_layout, layout_text
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.banks.accounts import bank_account_by_id
from desktop.store.book import Book
from desktop.store.queries.banks import SavedLayout, load_layouts
from desktop.store.tables.banks import statement_mapping

_LONGEST = 60


def save_layout(book: Book, by: Acting, bank_account_id: int, name: str, layout: Layout) -> None:
    """Save a layout under a name; the one of that name is replaced.

    Raises UserError `layout-name`, `bank-account-missing`, or as `check_layout` does.
    """
    check_layout(layout)
    called = clean_name(name, field="name")
    if not called or len(called) > _LONGEST:
        raise UserError("layout-name", most=_LONGEST)
    with book.begin(by, Act.RECONCILE) as tx:
        bank_account_by_id(tx.conn, bank_account_id)
        held = tx.conn.execute(
            select(statement_mapping.c.id).where(
                statement_mapping.c.bank_account_id == bank_account_id,
                statement_mapping.c.name == called,
            )
        ).scalar()
        if held is None:
            tx.insert(
                statement_mapping,
                bank_account_id=bank_account_id,
                name=called,
                layout=layout_text(layout),
            )
        else:
            tx.update(statement_mapping, int(held), layout=layout_text(layout), active=1)


def list_layouts(book: Book, by: Acting, bank_account_id: int) -> tuple[SavedLayout, ...]:
    """Return the layouts saved for an account, by name."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return load_layouts(conn, bank_account_id)
