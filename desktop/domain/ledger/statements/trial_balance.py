"""The trial balance: every account that moved, and the proof that debits equal credits."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account, AccountKind
from desktop.domain.ledger.statements.frame import notes_in
from desktop.domain.ledger.statements.source import StatementSource, YearTotal
from desktop.domain.ledger.statements.sums import (
    Amounts,
    accounts_of,
    balance_before,
    code_order,
    first_day_of,
    movement_in,
)
from desktop.domain.ledger.statements.table import (
    Column,
    Drill,
    Label,
    Part,
    Row,
    RowKind,
    Statement,
)
from desktop.domain.ledger.statements.tree import told_apart
from desktop.domain.ledger.year import FiscalYear


@dataclass(frozen=True, slots=True)
class TrialBalanceRow:
    """One account in minor units: `opening` and `balance` debit positive, the others as posted.

    `before`, `during` and `until` lead to the lines of the opening, the movement and the balance.
    `prior` is the balance of the year before, debit positive, with its own way.
    """

    label: Label
    opening: int
    debit: int
    credit: int
    before: Drill | None
    during: Drill
    until: Drill
    prior: int = 0
    earlier: Drill | None = None

    @property
    def balance(self) -> int:
        """Return the balance at the end, debit positive."""
        return self.opening + self.debit - self.credit


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """The rows in order of account code; `year` is None when the whole book is shown.

    `prior` names the year before, where one is shown and there is one.
    """

    organisation_ar: str
    organisation_en: str
    currency: Currency
    year: str | None
    first_day: dt.date
    last_day: dt.date
    rows: tuple[TrialBalanceRow, ...]
    notes: tuple[str, ...] = ()
    prior: str | None = None
    parts: tuple[Part, ...] = ()

    @property
    def opening(self) -> int:
        """Return the sum of the opening balances; 0 in every book that balances."""
        return sum(row.opening for row in self.rows)

    @property
    def debit(self) -> int:
        """Return the sum of all debits."""
        return sum(row.debit for row in self.rows)

    @property
    def credit(self) -> int:
        """Return the sum of all credits."""
        return sum(row.credit for row in self.rows)

    @property
    def balance(self) -> int:
        """Return the sum of the balances; 0 in every book that balances."""
        return sum(row.balance for row in self.rows)

    def statement(self) -> Statement:
        """Return the uniform shape: openings (of a year), movement, balances on two sides.

        The balance of the year before stands in one column, debit positive.
        """
        keys = ("debit", "credit", "balance-debit", "balance-credit")
        yearly = self.year is not None
        columns = tuple(
            Column(key, self.year or "") for key in (("opening",) if yearly else ()) + keys
        )
        before = () if self.prior is None else (Column("prior", self.prior, text="prior-balance"),)
        columns += before
        sides = [(max(row.balance, 0), max(-row.balance, 0)) for row in self.rows]
        rows = [
            Row(
                RowKind.ACCOUNT if row.label.key is None else RowKind.ITEM,
                0,
                row.label,
                ((row.opening,) if yearly else ())
                + (row.debit, row.credit, *side)
                + ((row.prior,) if before else ()),
                ((row.before,) if yearly else ())
                + (row.during, row.during, row.until, row.until)
                + ((row.earlier,) if before else ()),
            )
            for row, side in zip(self.rows, sides, strict=True)
        ]
        totals = (self.debit, self.credit, sum(s[0] for s in sides), sum(s[1] for s in sides))
        cells = ((self.opening,) if yearly else ()) + totals
        cells += (sum(row.prior for row in self.rows),) if before else ()
        total = Row(RowKind.TOTAL, 0, Label(key="total"), cells, (None,) * len(cells))
        return Statement(
            key="trial-balance",
            organisation_ar=self.organisation_ar,
            organisation_en=self.organisation_en,
            currency=self.currency,
            year=self.year,
            prior=self.prior,
            first_day=self.first_day,
            last_day=self.last_day,
            columns=columns,
            rows=(*rows, total),
            notes=self.notes,
            parts=self.parts,
        )


def trial_balance(source: StatementSource, *, whole_book: bool = False) -> TrialBalance:
    """Return the trial balance of the source's year, or of all years that the source holds.

    It is drawn before closing: closing entries of the year shown (of every year, for the whole
    book) are left out, so that income and expenses are seen. In a yearly balance income and
    expenses start from zero; what earlier years left unclosed stands in one last row with the text
    `unclosed-results`.
    """
    return _whole_book(source) if whole_book else _of_year(source)


def _whole_book(source: StatementSource) -> TrialBalance:
    first_day, last_day = first_day_of(source), source.year.last_day
    sides = _sides(source, lambda total: not total.closing)
    labels = told_apart(source.accounts)
    rows = []
    for account in sorted(source.accounts, key=code_order):
        if account.id not in sides:
            continue
        drill = Drill((account.id,), None, first_day, last_day, no_closing_from=first_day)
        debit, credit = sides[account.id]
        label = labels[account.id]
        rows.append(TrialBalanceRow(label, 0, debit, credit, None, drill, drill))
    return _framed(source, None, first_day, tuple(rows))


def _of_year(source: StatementSource) -> TrialBalance:
    year = source.year
    sides = _sides(source, lambda t: t.fiscal_year_id == year.id and not t.closing)
    earlier = balance_before(source, year)
    prior = None if source.prior is None else _Prior(source, source.prior)
    labels = told_apart(source.accounts)
    rows = []
    for account in sorted(source.accounts, key=code_order):
        opening = earlier.total((account.id,)) if account.kind.permanent else 0
        moved = sides.get(account.id, (0, 0))
        was = 0 if prior is None else prior.balance(account)
        if opening or any(moved) or was:
            row = _row(source, account, labels[account.id], earlier, moved)
            if prior is not None:
                row = replace(row, prior=was, earlier=prior.drill(account))
            rows.append(row)
    temporary = accounts_of(source, AccountKind.INCOME, AccountKind.EXPENSE)
    left = 0 if prior is None else prior.before.total(temporary)
    if left or any(earlier.total((account_id,)) for account_id in temporary):
        unclosed = earlier.total(temporary)
        before = earlier.drill(temporary)
        nothing = Drill((), None, year.first_day, year.last_day)
        way = None if prior is None else prior.before.drill(temporary)
        label = Label(key="unclosed-results")
        rows.append(TrialBalanceRow(label, unclosed, 0, 0, before, nothing, before, left, way))
    made = _framed(source, year.name, year.first_day, tuple(rows))
    return replace(made, prior=None if source.prior is None else source.prior.name)


class _Prior:
    """The balances of the year before, as its own trial balance showed them."""

    def __init__(self, source: StatementSource, year: FiscalYear) -> None:
        self._source, self._year = source, year
        self.before = balance_before(source, year)
        self._moved = movement_in(source, year)

    def balance(self, account: Account) -> int:
        moved = self._moved.total((account.id,))
        return moved + (self.before.total((account.id,)) if account.kind.permanent else 0)

    def drill(self, account: Account) -> Drill:
        during = self._moved.drill((account.id,))
        if not account.kind.permanent:
            return during
        return replace(during, first_day=first_day_of(self._source))


def _row(
    source: StatementSource,
    account: Account,
    label: Label,
    earlier: Amounts,
    moved: tuple[int, int],
) -> TrialBalanceRow:
    year = source.year
    ids = (account.id,)
    during = movement_in(source, year).drill(ids)
    if not account.kind.permanent:
        return TrialBalanceRow(label, 0, *moved, None, during, during)
    until = replace(during, first_day=first_day_of(source))
    return TrialBalanceRow(label, earlier.total(ids), *moved, earlier.drill(ids), during, until)


def _sides(
    source: StatementSource, wanted: Callable[[YearTotal], bool]
) -> dict[int, tuple[int, int]]:
    debits: dict[int, int] = defaultdict(int)
    credits_: dict[int, int] = defaultdict(int)
    for total in source.totals:
        if wanted(total) and (total.debit or total.credit):
            debits[total.account_id] += total.debit
            credits_[total.account_id] += total.credit
    return {account_id: (debits[account_id], credits_[account_id]) for account_id in debits}


def _framed(
    source: StatementSource, year: str | None, first_day: dt.date, rows: tuple[TrialBalanceRow, ...]
) -> TrialBalance:
    return TrialBalance(
        organisation_ar=source.organisation_ar,
        organisation_en=source.organisation_en,
        currency=source.currency,
        year=year,
        first_day=first_day,
        last_day=source.year.last_day,
        rows=rows,
        notes=() if year is None else notes_in(source),
        parts=source.parts,
    )
