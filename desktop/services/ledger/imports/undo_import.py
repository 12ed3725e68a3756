"""Take a whole import back: every entry of it that still stands is reversed, in one act."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from desktop.domain.errors import UserError
from desktop.domain.hygiene import clean_name
from desktop.domain.ledger.entry import reversal_of
from desktop.domain.trust.acting import Act, Acting
from desktop.services.ledger.imports.batches import UNDO, add_batch
from desktop.services.ledger.posting_rules import open_year_of
from desktop.store.book import Book
from desktop.store.bulk import bulk_load
from desktop.store.posting import Posting, subject_of
from desktop.store.queries.entries import load_entry
from desktop.store.queries.imports import batches, entries_to_undo
from desktop.store.queries.masters import load_masters
from desktop.store.tables.journal import import_undo

Progress = Callable[[int, int], None]


def undo_import(
    book: Book,
    by: Acting,
    batch_id: int,
    *,
    reason: str,
    narration: str,
    progress: Progress | None = None,
) -> int:
    """Reverse what is left of a batch, each entry on its own day, and return how many that were.

    The file may be imported again afterwards; accounts and years that the import added stay.
    Raises UserError `import-missing`, `import-undone`, `import-undo-reason`, or
    `import-undo-refused` (a month was locked since; its reason is named) and nothing is undone.
    """
    why = clean_name(reason, field="reason")
    if not why:
        raise UserError("import-undo-reason")
    with book.begin(by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        found = next((each for each in batches(tx.conn) if each.id == batch_id), None)
        if found is None or found.format == UNDO:
            raise UserError("import-missing", batch=batch_id)
        if found.undone is not None:
            raise UserError("import-undone", batch=batch_id)
        masters = load_masters(tx.conn)
        ids = entries_to_undo(tx.conn, batch_id)
        digest = hashlib.sha256(f"{UNDO}:{batch_id}".encode()).hexdigest()
        undo_id = add_batch(tx, found.source, UNDO, digest, len(ids))
        posting = Posting(tx, masters, batch_id=undo_id)
        for done, entry_id in enumerate(ids, 1):
            entry = load_entry(tx.conn, entry_id)
            subject = subject_of(masters, entry.fiscal_year_id, entry.series, entry.number)
            try:
                year = open_year_of(masters, entry.day)
            except UserError as error:
                raise UserError("import-undo-refused", entry=subject, reason=error) from error
            posting.write(year.id, reversal_of(entry, entry.day, narration), subject)
            if progress is not None and done % 500 == 0:
                progress(done, len(ids))
        posting.finish()
        tx.insert(
            import_undo,
            batch_id=batch_id,
            undo_id=undo_id,
            reason=why,
            officer_id=by.officer_id,
            recorded_at=tx.recorded_at,
        )
        return len(ids)
