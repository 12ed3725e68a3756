"""What an import would do: how much, what is wrong and where, and the balances that it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.currency import Currency
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.imports.mapping import Meaning
from desktop.services.ledger.imports.import_plan import ImportPlan
from desktop.services.ledger.imports.table_plan import TablePlan
from desktop.services.ledger.imports.table_rows import RowFault
from desktop.text.words import mark
from desktop.ui.tables.column import Column, Kind
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.pick_edit import PickEdit
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import said, ui_words

UNKNOWN: Final = "import-cell-unknown"


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance to come: the account by code or full name, in minor units of a currency."""

    account: str
    currency: str
    minor: int


_FAULTS: Final = (
    Column("row", mark("Row"), Kind.CODE, width=8, value=lambda fault: str(fault.row)),
    Column("column", mark("Column"), Kind.CODE, width=8),
    Column("reason", mark("What is wrong"), stretch=1, value=lambda fault: said(fault.reason)),
)
_BALANCES: Final = (
    Column("account", mark("Account"), stretch=1),
    Column("currency", mark("Currency"), Kind.CODE, width=8),
    Column("minor", mark("Balance"), Kind.AMOUNT, width=18),
)


class OutcomeCard(QWidget):
    """Shows a plan; a name that the book does not know can be told here once for all rows."""

    named = Signal(str, str)
    """What the table says, and the code of the account that it means."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self.banner = Banner()
        self.totals = Text("", "strong", wrap=True)
        self.faults: RowsModel[RowFault] = RowsModel(_FAULTS, currency, self)
        self.balances: RowsModel[Balance] = RowsModel(_BALANCES, currency, self)
        self.fault_table, self.balance_table = Table(self.faults), Table(self.balances)
        self.account = PickEdit()
        self._asks = Text("", "label")
        self._mending = QWidget()
        asked = row(Space.S, 0, self._mending)
        asked.addWidget(self._asks)
        asked.addWidget(self.account, 1)
        wrong = QWidget()
        inside = column(Space.S, 0, wrong)
        inside.addWidget(self.fault_table, 1)
        inside.addWidget(self._mending)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.balance_table)
        self._stack.addWidget(wrong)
        layout = column(Space.S, 0, self)
        layout.addWidget(self.banner)
        layout.addWidget(self.totals)
        layout.addWidget(self._stack, 1)
        self.fault_table.picked.connect(self._on_fault)
        self.account.picked_changed.connect(self._on_picked)
        self._mending.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.fault_table.set_name(words("Rows that cannot be imported"))
        self.balance_table.set_name(words("Balances that the import gives"))
        self.faults.retranslate()
        self.balances.retranslate()

    def show_table_plan(self, plan: TablePlan, names: Mapping[str, str]) -> None:
        """Show what a table gives; `names` are those of the accounts, by code."""
        words = ui_words()
        code = plan.currency.code
        self.totals.setText(
            words(
                "{entries} · debits {debits} {currency} · credits {credits} {currency}",
                entries=words.plural("{n} entry", "{n} entries", len(plan.entries)),
                debits=isolate_ltr(format_amount(plan.debits, plan.currency)),
                credits=isolate_ltr(format_amount(plan.credits, plan.currency)),
                currency=code,
            )
            + self._days(plan)
        )
        self.faults.set_rows(plan.faults)
        self.balances.set_rows(
            [Balance(f"{each} \u00b7 {names[each]}", code, minor) for each, minor in plan.balances]
        )
        self._show(plan.faults)

    def show_book_plan(self, plan: ImportPlan) -> None:
        """Show what the book of another program gives."""
        words = ui_words()
        self.totals.setText(
            words(
                "{entries} · {accounts} · debits {debits} {currency}",
                entries=words.plural("{n} entry", "{n} entries", len(plan.entries)),
                accounts=words.plural("{n} new account", "{n} new accounts", len(plan.accounts)),
                debits=isolate_ltr(format_amount(plan.debits, plan.currency)),
                currency=plan.currency.code,
            )
            + self._days(plan)
        )
        own = [each for each in plan.balances if each.currency == plan.currency.code and each.minor]
        self.balances.set_rows([Balance(each.account, each.currency, each.minor) for each in own])
        self._show(())

    @staticmethod
    def _days(plan: TablePlan | ImportPlan) -> str:
        if plan.first_day is None or plan.last_day is None:
            return ""
        first, last = format_day(plan.first_day), format_day(plan.last_day)
        said_days = ui_words()(
            "From {first_day} to {last_day}",
            first_day=isolate_ltr(first),
            last_day=isolate_ltr(last),
        )
        return f" · {said_days}"

    def _show(self, faults: Sequence[RowFault]) -> None:
        self._stack.setCurrentIndex(1 if faults else 0)
        self._mending.hide()
        self.banner.clear()
        if faults:
            words = ui_words()
            self.banner.say(
                Tone.WARNING,
                words.plural(
                    "{n} row cannot be imported. Mend it in the file, or in what the columns mean.",
                    "{n} rows cannot be imported. Mend them in the file, or in what the columns "
                    "mean.",
                    len(faults),
                ),
            )
            self.fault_table.pick(0)
            self._on_fault(faults[0])

    def _on_fault(self, fault: RowFault | None) -> None:
        """Where an account is unknown, ask which one is meant."""
        unknown = (
            fault is not None
            and fault.reason.key == UNKNOWN
            and fault.reason.fields.get("what") is Meaning.ACCOUNT
        )
        self._mending.setVisible(unknown)
        if unknown and fault is not None:
            text = str(fault.reason.fields["text"])
            self._asks.setText(ui_words()("“{text}” is the account", text=text))
            self.account.set_picked(None)

    def _on_picked(self, code: object) -> None:
        fault = self.fault_table.current_row()
        if code is not None and fault is not None and not self._mending.isHidden():
            self.named.emit(str(fault.reason.fields["text"]), str(code))
