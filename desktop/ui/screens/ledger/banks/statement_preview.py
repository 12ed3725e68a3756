"""What a bank's file would bring: its lines, and its sums against its balances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency, currency_of
from desktop.domain.formats import format_amount, format_day
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.banks.statement import StatementLine
from desktop.services.ledger.banks.preview_statement import StatementPlan
from desktop.text.words import mark
from desktop.ui.screens.parts.text import reading
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words

_NEW: Final = Chip(mark("New"), Tone.GOOD)
_KNOWN: Final = Chip(mark("In the book already"), Tone.WARNING)


@dataclass(frozen=True, slots=True)
class Previewed:
    """A line of the file, and whether the book has it already."""

    line: StatementLine
    known: bool


COLUMNS: Final = (
    Column("day", mark("Day"), Kind.DAY, width=11, value=lambda row: row.line.day),
    Column("amount", mark("Amount"), Kind.AMOUNT, width=14, value=lambda row: row.line.amount),
    Column("balance", mark("Balance"), Kind.AMOUNT, width=14, value=lambda row: row.line.balance),
    Column(
        "reference", mark("Reference"), Kind.CODE, width=14, value=lambda row: row.line.reference
    ),
    Column(
        "text", mark("Description"), stretch=1, width=24, value=lambda row: row.line.description
    ),
    Column(
        "known",
        mark("State"),
        Kind.BADGE,
        width=15,
        value=lambda row: _KNOWN if row.known else _NEW,
    ),
)


class StatementPreview(QWidget):
    """The lines, and one sentence with the sums above them."""

    def __init__(self, currency: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: StatementPlan | None = None
        self.model: RowsModel[Previewed] = RowsModel(COLUMNS, currency, self)
        self.table = Table(self.model)
        self.sums = Text("", "strong")
        self.counts = Text("", "muted")
        layout = column(Space.XS, 0, self)
        layout.addWidget(self.sums)
        layout.addWidget(self.counts)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        language().changed.connect(self.retranslate)

    def show_plan(self, plan: StatementPlan) -> None:
        """Show what importing would do."""
        self._plan = plan
        self.model.set_currency(currency_of(plan.account.currency))
        known = {id(line) for line in plan.known}
        self.model.set_rows([Previewed(line, id(line) in known) for line in plan.statement.lines])
        self.table.pick(0)
        self.retranslate()

    def forget(self) -> None:
        """Show nothing: the file cannot be read so."""
        self._plan = None
        self.model.set_rows(())
        self.sums.setText("")
        self.counts.setText("")

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, plan = ui_words(), self._plan
        self.table.set_name(words("Lines of the file"))
        self.model.retranslate()
        if plan is None:
            return
        read = plan.statement
        currency = currency_of(plan.account.currency)

        def shown(minor: int | None) -> str:
            return "\u2014" if minor is None else isolate_ltr(format_amount(minor, currency))

        self.sums.setText(
            reading(
                words(
                    "{opening} and in {came} and out {went} make {closing} {currency}",
                    opening=shown(read.opening),
                    came=shown(read.coming_in),
                    went=shown(read.going_out),
                    closing=shown(read.closing),
                    currency=currency.code,
                )
            )
        )
        said = [
            words(
                "From {first} to {last}",
                first=isolate_ltr(format_day(read.first_day)),
                last=isolate_ltr(format_day(read.last_day)),
            ),
            words.plural("{n} new line", "{n} new lines", len(plan.taken)),
        ]
        if plan.known:
            count = len(plan.known)
            said.append(
                words.plural(
                    "{n} line is in the book already and is left out",
                    "{n} lines are in the book already and are left out",
                    count,
                )
            )
        self.counts.setText(reading(words("; ").join(said)))
