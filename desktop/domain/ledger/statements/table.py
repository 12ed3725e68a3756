"""The one shape of every yearly statement, so that each way of drawing is written only once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.domain.currency import Currency
from desktop.domain.ledger.chart import Account
from desktop.domain.ledger.dimensions import Fund


class RowKind(Enum):
    """What a row is, and so how heavily it is drawn; HEADING is the only kind without figures."""

    HEADING = "heading"
    ACCOUNT = "account"
    FUND = "fund"
    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the book counts: the lines of these branches and projects; None lets all in.

    `WITHOUT` stands for the lines that name no branch or no project.
    """

    branch_ids: tuple[int, ...] | None = None
    project_ids: tuple[int, ...] | None = None


WITHOUT: Final = 0
WHOLE_BOOK: Final = Scope()


@dataclass(frozen=True, slots=True)
class Drill:
    """The posted lines that one figure is made of; both days are inclusive.

    `fund_ids` is None for all funds. The lines of closing entries belong to the figure only when
    their day is before `no_closing_from`; None lets them all in. With `cash_ids` only the lines of
    entries count that have a line in one of these accounts as well, opening entries left out: what
    stands across from money.
    """

    account_ids: tuple[int, ...]
    fund_ids: tuple[int, ...] | None
    first_day: dt.date
    last_day: dt.date
    no_closing_from: dt.date | None = None
    scope: Scope = WHOLE_BOOK
    cash_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the head of a row: a key for a text, or the names of an account or fund.

    `key` names a text of `desktop.text.statement_labels`; `year` is inserted into it. `within` are
    the names (Arabic, English) of headings that were folded into this row, outermost first.
    """

    key: str | None = None
    year: str | None = None
    code: str = ""
    name_ar: str = ""
    name_en: str = ""
    within: tuple[tuple[str, str], ...] = ()
    account_id: int | None = None
    path: str | None = None
    fund_id: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; `year` is the name of the year that it shows.

    An `optional` column may be left out of a drawing when all its figures are zero. `text` is the
    key of its heading where several columns share one; `names` (Arabic, English) are those of a
    branch or project that it stands for.
    """

    key: str
    year: str
    optional: bool = False
    text: str = ""
    names: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one cell for each column, in minor units, None where there is nothing to show.

    `drills` stand beside the cells: what each figure is made of, None where a cell has no figure.
    `level` is the depth of indentation, from 0. `note` is the number of the note that says more.
    """

    kind: RowKind
    level: int
    label: Label
    cells: tuple[int | None, ...] = ()
    drills: tuple[Drill | None, ...] = ()
    note: str = ""

    @property
    def drill(self) -> Drill | None:
        """Return where the first figure of the row leads."""
        return next((drill for drill in self.drills if drill is not None), None)


@dataclass(frozen=True, slots=True)
class Part:
    """The branch or project that a statement is limited to; `kind` is "branch" or "project"."""

    kind: str
    code: str
    name_ar: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement ready to be drawn.

    `key` names it on the command line and its title in the texts. `year` and `prior` are names of
    fiscal years; `year` is None when the statement covers the whole book. `notes` are keys of texts
    that must be shown below the figures. `parts` say what it is limited to. A statement of
    `charted` rows has a small chart of them.
    """

    key: str
    organisation_ar: str
    organisation_en: str
    currency: Currency
    year: str | None
    prior: str | None
    first_day: dt.date
    last_day: dt.date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    charted: tuple[str, ...] = ()

    def row(self, key: str) -> Row:
        """Return the first row with the text `key`; KeyError where there is none."""
        for row in self.rows:
            if row.label.key == key:
                return row
        raise KeyError(key)

    def shown_columns(self) -> tuple[int, ...]:
        """Return the positions of the columns to draw; optional ones only if they show figures."""
        return tuple(
            position
            for position, column in enumerate(self.columns)
            if not column.optional or any(row.cells and row.cells[position] for row in self.rows)
        )


def account_label(account: Account, within: tuple[Account, ...] = ()) -> Label:
    """Return the label of a row that shows `account`; a heading of its own name says nothing."""
    names = account.name_ar, account.name_en
    return Label(
        code=account.code,
        name_ar=account.name_ar,
        name_en=account.name_en,
        within=tuple(outer for each in within if (outer := (each.name_ar, each.name_en)) != names),
        account_id=account.id,
        path=account.path,
    )


def fund_label(fund: Fund) -> Label:
    """Return the label of a row that shows `fund`."""
    return Label(code=fund.code, name_ar=fund.name_ar, name_en=fund.name_en, fund_id=fund.id)
