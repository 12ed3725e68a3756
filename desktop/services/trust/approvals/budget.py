"""Set, put aside and list the limits of what may be spent in a year."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.entry import LARGEST_AMOUNT
from desktop.domain.trust.acting import Act, Acting
from desktop.domain.trust.controls import BudgetLine, accounts_of
from desktop.store.book import Book
from desktop.store.queries.approvals import load_budget_lines, spent
from desktop.store.queries.masters import load_masters
from desktop.store.tables.approvals import budget_line


@dataclass(frozen=True, slots=True)
class NewBudgetLine:
    """A limit to be set, in minor units: None stands for any fund, project or account."""

    year: str
    amount: int
    fund_id: int | None = None
    project_id: int | None = None
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class BudgetState:
    """A limit with what was spent against it so far, in minor units."""

    line: BudgetLine
    spent: int


def set_budget_line(book: Book, by: Acting, new: NewBudgetLine) -> int:
    """Set a limit and return its id; one for the same fund, project and account is put aside.

    Raises UserError `year-unknown`, `budget-amount`, `budget-unknown` (a fund, project or account
    that the book does not have) or `budget-account` (not an account of expenses).
    """
    if not 0 <= new.amount <= LARGEST_AMOUNT:
        raise UserError("budget-amount")
    with book.begin(by, Act.MANAGE_RULES) as tx:
        masters = tx.masters()
        year = next((each for each in masters.years.values() if each.name == new.year), None)
        if year is None:
            known = ", ".join(each.name for each in masters.years.values())
            raise UserError("year-unknown", name=new.year, known=known)
        named = (
            (new.fund_id, masters.funds),
            (new.project_id, masters.projects),
            (new.account_id, masters.accounts),
        )
        if any(key is not None and key not in table for key, table in named):
            raise UserError("budget-unknown")
        if new.account_id is not None:
            account = masters.accounts[new.account_id]
            if account.kind is not AccountKind.EXPENSE:
                raise UserError("budget-account", account=account.code)
        place = (year.id, new.fund_id, new.project_id, new.account_id)
        for line in load_budget_lines(tx.conn):
            held = (line.fiscal_year_id, line.fund_id, line.project_id, line.account_id)
            if line.active and held == place:
                tx.update(budget_line, line.id, active=0)
        return tx.insert(
            budget_line,
            fiscal_year_id=year.id,
            fund_id=new.fund_id,
            project_id=new.project_id,
            account_id=new.account_id,
            amount=new.amount,
            active=1,
        )


def stop_budget_line(book: Book, by: Acting, line_id: int) -> None:
    """Put a limit aside; raises UserError `budget-missing`."""
    with book.begin(by, Act.MANAGE_RULES) as tx:
        held = {line.id: line for line in load_budget_lines(tx.conn)}
        if line_id not in held or not held[line_id].active:
            raise UserError("budget-missing", line=line_id)
        tx.update(budget_line, line_id, active=0)


def list_budget_lines(book: Book, by: Acting) -> tuple[BudgetState, ...]:
    """Return the limits that hold, with what was spent against each, in order of entry."""
    with book.read(by, Act.READ_LEDGER) as conn:
        masters = load_masters(conn)
        return tuple(
            BudgetState(
                line,
                spent(
                    conn,
                    masters.years[line.fiscal_year_id],
                    accounts_of(line, masters),
                    fund_id=line.fund_id,
                    project_id=line.project_id,
                ),
            )
            for line in load_budget_lines(conn)
            if line.active
        )
