"""Import a table of entries or opening balances: looked at first, then taken in whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.ledger.imports.mapping import TableKind, TableMapping
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.tabular.grid import Tabular, column_letter
from desktop.exchange.importers.tabular.read import read_tabular
from desktop.services.ledger.imports.batches import add_batch, refuse_twice
from desktop.services.ledger.imports.propose_mapping import propose_mapping
from desktop.services.ledger.imports.table_plan import TablePlan, plan_table
from desktop.services.ledger.masters_writing import add_year
from desktop.services.ledger.posting_rules import open_year_of
from desktop.store.book import Book
from desktop.store.bulk import bulk_load
from desktop.store.posting import write_entries
from desktop.store.queries.masters import load_masters

__all__ = [
    "OpenedTable",
    "Tabular",
    "column_letter",
    "import_table",
    "open_table",
    "preview_table",
]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class OpenedTable:
    """A file that was read, and what its columns seem to mean."""

    table: Tabular
    mapping: TableMapping


def open_table(path: Path, kind: TableKind, day: dt.date | None = None) -> OpenedTable:
    """Return the tables of a file with a proposal; raises UserError as `read_tabular` does."""
    table = read_tabular(path)
    return OpenedTable(table, propose_mapping(table, kind, day))


def preview_table(
    book: Book, by: Acting, table: Tabular, mapping: TableMapping, *, narration: str
) -> TablePlan:
    """Return what the import would do; nothing is written.

    Raises UserError as `plan_table` does, or `import-already-done`.
    """
    with book.read(by, Act.IMPORT_BOOK) as conn:
        refuse_twice(conn, table.sha256, table.file)
        return plan_table(load_masters(conn), table, mapping, narration=narration)


def import_table(
    book: Book, by: Acting, plan: TablePlan, *, progress: Progress | None = None
) -> int:
    """Take in what was planned, in one transaction, and return the batch.

    Raises UserError `import-rows-bad` while there are faults, `import-nothing` where there is no
    entry, `import-already-done`, or for an entry `import-entry-refused` (a month was locked).
    """
    if plan.faults:
        raise UserError("import-rows-bad", count=len(plan.faults), file=plan.source)
    if not plan.entries:
        raise UserError("import-nothing", file=plan.source)
    with book.begin(by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        refuse_twice(tx.conn, plan.sha256, plan.source)
        for year in plan.years:
            add_year(tx, str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))
        masters = load_masters(tx.conn)
        batch_id = add_batch(
            tx, plan.source, f"table-{plan.kind.value}", plan.sha256, len(plan.entries)
        )
        ready = []
        for each in plan.entries:
            try:
                ready.append((open_year_of(masters, each.entry.day).id, each.entry))
            except UserError as error:
                raise UserError(
                    "import-entry-refused", file=plan.source, line=each.first_row, reason=error
                ) from error
        count = len(ready)
        tell = None if progress is None else (lambda done: progress(done, count))
        write_entries(tx, masters, ready, batch_id=batch_id, progress=tell)
        return batch_id
