"""Take the statement of a bank into the book, in whole or not at all; undo it as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import insert

from desktop.domain.errors import UserError
from desktop.domain.ledger.banks.statement import digest_of_lines
from desktop.domain.trust.acting import Act, Acting
from desktop.exchange.importers.bank.source import BankFile
from desktop.services.archive.add_document import add_document
from desktop.services.ledger.banks.preview_statement import StatementPlan, plan_for
from desktop.services.session import Session
from desktop.store.book import Book
from desktop.store.queries import banks as queries
from desktop.store.queries.banks import StatementRow
from desktop.store.tables.banks import bank_statement, statement_line

Progress = Callable[[int, int], None]
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class StatementImported:
    """What came of an import."""

    statement_id: int
    lines: int
    left_out: int


def import_statement(
    session: Session,
    plan: StatementPlan,
    *,
    keep_file: bool = False,
    progress: Progress | None = None,
) -> StatementImported:
    """Take in what was planned, in one transaction; lines already in the book are left out.

    With `keep_file` the file is kept as a document of the archive, attached to the statement; a
    document that cannot be kept does not undo the import. Raises UserError `statement-again`,
    `statement-nothing-new` or `not-permitted`; what `progress` raises stops it, and nothing is kept
    then.
    """
    with session.book.begin(session.by, Act.RECONCILE) as tx:
        now = plan_for(tx.conn, plan.file, plan.account, plan.statement)
        if not now.taken:
            raise UserError("statement-nothing-new", file=plan.file.name)
        found = tx.conn.exec_driver_sql("SELECT ifnull(max(id), 0) + 1 FROM bank_statement")
        statement_id = int(found.scalar_one())
        rows = [
            {
                "statement_id": statement_id,
                "position": position,
                "day": line.day,
                "amount": line.amount,
                "description": line.description,
                "reference": line.reference,
                "balance": line.balance,
                "bank_id": line.bank_id,
            }
            for position, line in enumerate(now.taken, start=1)
        ]
        for at in range(0, len(rows), _AT_ONCE):
            if progress is not None:
                progress(at, len(rows))
            tx.conn.execute(insert(statement_line), rows[at : at + _AT_ONCE])
        tx.insert(
            bank_statement,
            id=statement_id,
            bank_account_id=plan.account.id,
            source=plan.file.name,
            format=plan.file.format.value,
            sha256=plan.file.sha256,
            lines_sha256=digest_of_lines(now.taken),
            lines=len(now.taken),
            left_out=len(now.known),
            first_day=min(line.day for line in now.taken),
            last_day=max(line.day for line in now.taken),
            opening=plan.statement.opening,
            closing=plan.statement.closing,
            officer_id=session.by.officer_id,
            recorded_at=tx.recorded_at,
        )
    if keep_file:
        _keep(session, plan.file, statement_id)
    return StatementImported(statement_id, len(now.taken), len(now.known))


def _keep(session: Session, file: BankFile, statement_id: int) -> None:
    add_document(
        session,
        file.data,
        title=file.name,
        name=file.name,
        attach_to=f"bank_statement:{statement_id}",
    )


def undo_statement(book: Book, by: Acting, statement_id: int) -> None:
    """Put an imported statement aside as one; its lines stay in the book and count no longer.

    Raises UserError `statement-missing`, `statement-undone`, or `statement-reconciled` while a line
    of it is part of a reconciliation.
    """
    with book.begin(by, Act.RECONCILE) as tx:
        found = queries.load_statement(tx.conn, statement_id)
        if found is None:
            raise UserError("statement-missing", number=statement_id)
        if found.undone:
            raise UserError("statement-undone", number=statement_id)
        if queries.reconciled_lines_of(tx.conn, statement_id):
            raise UserError("statement-reconciled", number=statement_id)
        tx.update(bank_statement, statement_id, undone=1)


def list_statements(
    book: Book, by: Acting, bank_account_id: int | None = None
) -> tuple[StatementRow, ...]:
    """Return the imported statements, of one account or of all, by their days."""
    with book.read(by, Act.READ_LEDGER) as conn:
        return queries.load_statements(conn, bank_account_id)
