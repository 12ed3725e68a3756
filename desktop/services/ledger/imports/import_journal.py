"""Import the book of another program: shown first, then taken in whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from desktop.domain.codes import is_code
from desktop.domain.currency import Currency
from desktop.domain.errors import UserError
from desktop.domain.ledger.dimensions import NewProject
from desktop.domain.ledger.entry import NewEntry, NewLine, Series
from desktop.domain.ledger.imported import ImportedJournal
from desktop.domain.ledger.masters import Masters
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.gnucash.reader import read_gnucash
from desktop.exchange.importers.ledger_journal.reader import read_journal
from desktop.exchange.importers.ledger_journal.source import LARGEST_BYTES
from desktop.services.ledger.imports.batches import add_batch, refuse_twice
from desktop.services.ledger.imports.import_plan import ImportPlan, PlannedEntry, plan_import
from desktop.services.ledger.masters_writing import add_accounts, add_project, add_year
from desktop.services.ledger.posting_rules import checked, open_year_of
from desktop.store.book import Book
from desktop.store.bulk import bulk_load
from desktop.store.posting import write_entries
from desktop.store.queries.masters import load_masters, load_projects
from desktop.store.tx import Tx

_PIECE: Final = 1 << 20

Progress = Callable[[int, int], None]
"""Hears (done, of how many); what it raises stops the import and nothing is kept."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: the batch, by which it can be found again, and how many entries."""

    batch_id: int
    entries: int
    plan: ImportPlan


def _ledger(path: Path, base: Currency, progress: Progress | None) -> ImportedJournal:
    return read_journal(path, default_currency=base, include_root=path.parent, progress=progress)


def _gnucash(path: Path, base: Currency, progress: Progress | None) -> ImportedJournal:
    return read_gnucash(path, base=base, progress=progress)


READERS: Final = {"ledger": _ledger, "gnucash": _gnucash}
"""Whole books of other programs, by the name of their format."""


def preview_import(
    book: Book, by: Acting, path: Path, form: str = "ledger", *, progress: Progress | None = None
) -> ImportPlan:
    """Return what importing the file of format `form` would do; nothing is written.

    Raises UserError as the reader does (`journal-…`, `gnucash-…`), as `plan_import` does, or
    `import-already-done`.
    """
    with book.read(by, Act.IMPORT_BOOK) as conn:
        masters = load_masters(conn)
        digest = _digest(path)
        refuse_twice(conn, digest, path.name)
    base = masters.organisation.currency
    journal = READERS[form](path, base, progress)
    return plan_import(masters, journal, source=path.name, sha256=digest, form=form)


def import_journal(
    book: Book, by: Acting, plan: ImportPlan, *, progress: Progress | None = None
) -> Imported:
    """Take in what `preview_import` planned, in one transaction.

    Raises UserError as posting does, with the file and line of the transaction at fault.
    """
    with book.begin(by, Act.IMPORT_BOOK) as tx, bulk_load(tx):
        _add_masters(tx, plan)
        masters = load_masters(tx.conn)
        batch_id = add_batch(tx, plan.source, plan.form, plan.sha256, len(plan.entries))
        ready = _ready(masters, plan)
        tell = None if progress is None else _telling(progress, len(plan.entries))
        written = write_entries(tx, masters, ready, batch_id=batch_id, progress=tell)
        return Imported(batch_id, len(written), plan)


def _add_masters(tx: Tx, plan: ImportPlan) -> None:
    for year in plan.years:
        add_year(tx, str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))
    add_accounts(tx, plan.accounts)
    taken = {each.code for each in load_projects(tx.conn).values()}
    for named in plan.projects:
        code = named if is_code(named) else _free_code(taken | set(plan.projects))
        taken.add(code)
        add_project(tx, NewProject(code, *_by_letters(named)))


def _free_code(taken: set[str]) -> str:
    """Return a code for a project whose name in the journal cannot be one."""
    return next(code for number in count(1) if (code := f"P{number:02}") not in taken)


def _by_letters(name: str) -> tuple[str, str]:
    """Return (Arabic name, Latin name) of what a journal calls a project."""
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    return (name, "") if arabic else ("", name)


def _ready(masters: Masters, plan: ImportPlan) -> list[tuple[int, NewEntry]]:
    """Return the checked entries with their fiscal years."""
    accounts = {account.path: account.id for account in masters.accounts.values()}
    funds = {fund.code: fund.id for fund in masters.funds.values()}
    projects = {
        name: project.id
        for project in reversed(tuple(masters.projects.values()))
        for name in (project.name_ar, project.name_en)
    } | {project.code: project.id for project in masters.projects.values()}
    general = next(iter(sorted(masters.funds)))

    def entry_of(planned: PlannedEntry) -> NewEntry:
        lines = tuple(
            NewLine(
                account_id=accounts[line.account],
                amount=line.amount,
                fund_id=general if line.fund is None else funds[line.fund],
                project_id=None if line.project is None else projects[line.project],
                memo=line.memo,
                foreign=line.foreign,
            )
            for line in planned.lines
        )
        return NewEntry(planned.day, Series.JOURNAL, planned.narration, lines, planned.reference)

    ready: list[tuple[int, NewEntry]] = []
    for planned in plan.entries:
        try:
            year = open_year_of(masters, planned.day)
            ready.append((year.id, checked(masters, entry_of(planned))))
        except UserError as error:
            raise UserError(
                "import-entry-refused", file=planned.file, line=planned.line_number, reason=error
            ) from error
    return ready


def _telling(progress: Progress, total: int) -> Callable[[int], None]:
    return lambda done: progress(done, total)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal.

    Raises UserError `file-missing`, `file-unreadable`, `file-not-regular` (a device, a pipe or a
    folder) or `journal-too-large`.
    """
    try:
        if not path.is_file():
            raise UserError("file-not-regular" if path.exists() else "file-missing", path=str(path))
        with path.open("rb") as file:
            sha256, read = hashlib.sha256(), 0
            while piece := file.read(_PIECE):
                read += len(piece)
                if read > LARGEST_BYTES:
                    megabytes = LARGEST_BYTES // (1024 * 1024)
                    raise UserError("journal-too-large", file=path.name, megabytes=megabytes)
                sha256.update(piece)
            return sha256.hexdigest()
    except (OSError, ValueError) as error:
        raise UserError("file-unreadable", path=str(path)) from error
