"""The figures of a version under the keyboard: a line for each place, a column for each month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop.domain.currency import Currency
from desktop.domain.ledger.budgets.budget import Figure, Place
from desktop.domain.ledger.budgets.spreading import by_weights, evenly
from desktop.domain.ledger.chart import AccountKind
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.budgets.view_budget import BudgetView
from desktop.text.months import month_message
from desktop.text.words import mark
from desktop.ui.screens.ledger.budgets.changes_dialog import account_of, where_of
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel

FIRST_MONTH: Final = 2
MONTH: Final = "month-{}"
TOTAL: Final = "total"


@dataclass(slots=True)
class FigureLine:
    """A line of the grid; its months change while they are typed."""

    place: Place
    kind: AccountKind
    months: list[int]
    masters: Masters

    @property
    def total(self) -> int:
        """The whole year."""
        return sum(self.months)

    @property
    def name(self) -> str:
        """The account's code and name."""
        return account_of(self.place, self.masters)


class FiguresModel(RowsModel[FigureLine]):
    """Income first, then expenses, each in order of code; nothing is written before it is kept."""

    edited = Signal()

    def __init__(self, view: BudgetView, currency: Currency, parent: QObject | None = None) -> None:
        super().__init__(_columns(view), currency, parent)
        self._view = view
        self.editable = False
        self._kept: dict[Place, tuple[int, ...]] = {}
        self.show_figures(view.figures)

    @property
    def months(self) -> int:
        """How many months the year has."""
        return len(self._view.months)

    @property
    def last(self) -> int:
        """The column of the whole year."""
        return FIRST_MONTH + self.months

    @property
    def changed(self) -> bool:
        """Whether something differs from what is kept."""
        return {each.place: each.months for each in self.figures()} != self._kept

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show the figures that are kept."""
        self._kept = {each.place: each.months for each in figures if each.amount}
        self.set_rows(sorted(map(self._line, figures), key=_order))
        self.edited.emit()

    def figures(self) -> tuple[Figure, ...]:
        """Return what stands in the grid, without lines that hold nothing."""
        return tuple(
            Figure(line.place, tuple(line.months)) for line in self.rows if any(line.months)
        )

    def sums(self, kind: AccountKind) -> Mapping[str, int]:
        """Return what income or expenses add up to, by column."""
        lines = [line for line in self.rows if line.kind is kind]
        sums = {
            MONTH.format(at): sum(line.months[at] for line in lines) for at in range(self.months)
        }
        return sums | {TOTAL: sum(sums.values())}

    def add(self, figure: Figure) -> int:
        """Add a line, or change the one of that place; return where it stands."""
        line = self._line(figure)
        others = [each for each in self.rows if each.place != figure.place]
        rows = sorted([*others, line], key=_order)
        self.set_rows(rows)
        self.edited.emit()
        return rows.index(line)

    def remove(self, at: int) -> None:
        """Take a line out."""
        self.set_rows([line for number, line in enumerate(self.rows) if number != at])
        self.edited.emit()

    def set_amount(self, at: int, column: int, minor: int) -> None:
        """Set a month; in the column of the whole year, spread the amount evenly."""
        if column == self.last:
            self.set_months(at, evenly(minor, self.months))
        else:
            months = list(self.rows[at].months)
            months[column - FIRST_MONTH] = minor
            self.set_months(at, months)

    def spread(self, at: int, weights: Sequence[int] | None) -> None:
        """Spread the year's amount of a line anew, evenly or by weights."""
        total = self.rows[at].total
        spread = evenly(total, self.months) if weights is None else by_weights(total, weights)
        self.set_months(at, spread)

    def set_months(self, at: int, months: Sequence[int]) -> None:
        """Set all months of a line."""
        self.rows[at].months[:] = months
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.last))
        self.edited.emit()

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Let months and the year be typed in a draft."""
        flags = super().flags(index)
        if self.editable and index.column() >= FIRST_MONTH:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _line(self, figure: Figure) -> FigureLine:
        masters = self._view.masters
        kind = masters.accounts[figure.place.account_id].kind
        return FigureLine(figure.place, kind, list(figure.months), masters)


def _order(line: FigureLine) -> tuple[bool, str, str]:
    code = line.masters.accounts[line.place.account_id].code
    return line.kind is AccountKind.EXPENSE, code, where_of(line.place, line.masters)


def _columns(view: BudgetView) -> tuple[Column, ...]:
    def month_of(at: int) -> Callable[[FigureLine], int]:
        return lambda line: line.months[at]

    months = (
        Column(
            MONTH.format(at),
            month_message(month.first_day.month),
            Kind.AMOUNT,
            width=10,
            value=month_of(at),
        )
        for at, month in enumerate(view.months)
    )
    return (
        Column("name", mark("Account"), width=20, stretch=1),
        Column(
            "where",
            mark("Fund, project"),
            Kind.CODE,
            width=10,
            value=lambda line: where_of(line.place, line.masters),
        ),
        *months,
        Column(TOTAL, mark("Whole year"), Kind.AMOUNT, width=12, strong=lambda _: True),
    )
