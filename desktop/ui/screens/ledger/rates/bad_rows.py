"""The rows of a file that cannot be taken in: where each is wrong, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.services.ledger.rates.import_rates import BadRow
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.words import said, ui_words

_WIDE: Final = 760
_HIGH: Final = 320
_NO_AMOUNTS: Final = Currency("XXX", 0)
"""The table holds no amounts."""
_COLUMNS: Final = (
    Column("row", mark("Row"), Kind.CODE, width=7, value=lambda bad: str(bad.row)),
    Column("column", mark("Column"), Kind.CODE, width=10),
    Column("reason", mark("Reason"), stretch=1, width=40, value=lambda bad: said(bad.reason)),
)


class BadRows(Dialog):
    """Nothing was written; the person mends the file and tries again."""

    def __init__(self, file: str, bad: Sequence[BadRow], parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Nothing was taken in"),
            words(
                "{file} has rows that cannot be read. Correct them and take it in again.", file=file
            ),
            icon="triangle-alert",
            role="warning",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self.model: RowsModel[BadRow] = RowsModel(_COLUMNS, _NO_AMOUNTS, self)
        self.model.set_rows(tuple(bad))
        self.table = Table(self.model)
        self.table.set_name(words("Rows that are wrong"))
        self.table.setMinimumHeight(_HIGH)
        self.body.addWidget(self.table)
        self.add_button(mark("Close"), Weight.PRIMARY, accepts=True)
        self.finished.connect(self.deleteLater)
