"""Two lists in a window: what changes in a budget, and what is wrong in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.differences import Difference
from desktop.domain.ledger.masters import Masters
from desktop.services.ledger.budgets.import_workbook import WorkbookPlan
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.text import Text
from desktop.ui.words import said, ui_words

_WIDTH: Final = 860
_HEIGHT: Final = 320


def where_of(place: Place, masters: Masters) -> str:
    """Return the codes of fund, project and branch that a place names."""
    tables = (masters.funds, masters.projects, masters.branches)
    named: list[str] = []
    for key, table in zip(place[1:], tables, strict=True):
        each: Any = None if key is None else table.get(key)
        if each is not None:
            named.append(each.code)
    return " \u00b7 ".join(named)


def account_of(place: Place, masters: Masters) -> str:
    """Return the code and the name of the account of a place."""
    account = masters.accounts[place.account_id]
    return f"{account.code}  {ui_words().of(account.name_ar, account.name_en)}"


class _ListDialog(Dialog):
    """A window with a list, and a sentence where there is nothing in it."""

    def __init__(  # noqa: PLR0917 - what stands in the window, from the top down
        self,
        title: str,
        text: str,
        columns: Sequence[Column],
        rows: Sequence[Any],
        masters: Masters,
        none: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, text, icon="list-tree", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.model: RowsModel[Any] = RowsModel(columns, masters.organisation.currency, self)
        self.model.set_rows(rows)
        table = Table(self.model)
        table.set_name(title)
        table.setMinimumHeight(_HEIGHT)
        self.body.addWidget(table if rows else Text(ui_words()(none), "muted"))


class ChangesDialog(_ListDialog):
    """What changes: each place before and after; `agreed` is called where it is to be done."""

    def __init__(  # noqa: PLR0917 - what stands in the window, from the top down
        self,
        title: str,
        text: str,
        changes: Sequence[Difference],
        masters: Masters,
        agreed: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        columns = (
            Column(
                "account",
                mark("Account"),
                width=26,
                stretch=2,
                value=lambda row: account_of(row.place, masters),
            ),
            Column(
                "where",
                mark("Fund, project"),
                Kind.CODE,
                width=14,
                stretch=1,
                value=lambda row: where_of(row.place, masters),
            ),
            Column(
                "before", mark("Before"), Kind.AMOUNT, width=14, value=lambda row: row.amounts[0]
            ),
            Column("after", mark("After"), Kind.AMOUNT, width=14, value=lambda row: row.amounts[1]),
            Column(
                "by",
                mark("Difference"),
                Kind.AMOUNT,
                width=14,
                value=lambda row: row.amounts[1] - row.amounts[0],
            ),
        )
        none = mark("Nothing is different.")
        super().__init__(title, text, columns, changes, masters, none, parent)
        if agreed is not None and changes:
            self.add_button(mark("Take it in"), Weight.PRIMARY, accepts=True)
            self.accepted.connect(agreed)
        self.add_button(mark("Close"), Weight.SECONDARY, accepts=False)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A row of the list of problems."""

    sheet: str
    cell: str
    reason: str


class ProblemsDialog(_ListDialog):
    """Every cell of a workbook that cannot be taken, with the reason."""

    def __init__(self, plan: WorkbookPlan, title: str, parent: QWidget | None = None) -> None:
        rows = [
            _Wrong(each.sheet, f"{each.column}{each.row or ''}", said(each.error))
            for each in plan.problems
        ]
        columns = (
            Column("sheet", mark("Sheet"), Kind.CODE, width=10),
            Column("cell", mark("Cell"), Kind.CODE, width=8),
            Column("reason", mark("Reason"), width=60, stretch=1),
        )
        words = ui_words()
        text = words("Nothing was taken. Correct these cells, save the file and take it again.")
        super().__init__(title, text, columns, rows, plan.masters, "", parent)
        self.add_button(mark("Close"), Weight.PRIMARY, accepts=False)
