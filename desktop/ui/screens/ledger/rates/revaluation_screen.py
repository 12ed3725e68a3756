"""Revaluation: the working first, then one key that posts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from desktop.domain.currency import currency_of
from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act
from desktop.services.ledger.rates.revalue import RevaluationDone, Working, revalue, working
from desktop.text.words import mark
from desktop.ui.screens.approvals.sign_dialog import SignDialog
from desktop.ui.screens.ledger.rates.working_columns import COLUMNS, WorkingRow
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.tables.totals_bar import TotalsBar
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.states import EmptyState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, said, ui_words
from desktop.ui.work.topic import Topic

_CHANGED: Final = frozenset({Topic.ENTRIES, Topic.RATES, Topic.APPROVALS})


class RevaluationScreen(QWidget):
    """F8 posts what stands in the table; F5 reads it again."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Working | None = None
        self.dialog: SignDialog | None = None
        self.day = DayEdit(today=today)
        self.day.set_day(_closing_day(context, today()))
        self._day_title = Text("", "label")
        self.old_rates = QCheckBox()
        self.banner = Banner()
        self._about = Text("", "muted", wrap=True)
        self.post_button = Button(mark("Post the revaluation"), Kind.PRIMARY, key_hint="F8")
        self.model: RowsModel[WorkingRow] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.model)
        self._foot = TotalsBar(self.table, context.currency)
        self._loading = LoadingLine()
        self._empty = EmptyState(
            "scale",
            mark("Nothing to revalue"),
            mark("Nothing is held or owed in another currency on this day."),
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.reload()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & (_CHANGED | {Topic.CHART, Topic.SETTINGS}):
            self.reload()

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the working of `args["day"]`, if one is named."""
        if "day" in args:
            self.day.set_day(args["day"])
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F8", words("Post the revaluation")), ("F5", words("Read again")))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._day_title.setText(words("Closing day"))
        self.day.setAccessibleName(words("Closing day"))
        self.old_rates.setText(words("Use old rates as well"))
        self._about.setText(
            words(
                "What is held and owed in other currencies, at the rate of the closing day. The "
                "amount in the currency stays; the difference is unrealised."
            )
        )
        self.table.set_name(words("Working of the revaluation"))
        self.model.retranslate()
        self._show_sums()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self._day_title)
        above.addWidget(self.day)
        above.addWidget(self.old_rates)
        above.addStretch(1)
        above.addWidget(self.post_button)
        sheet = QWidget()
        inside = column(0, 0, sheet)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._foot)
        self._stack.addWidget(sheet)
        self._stack.addWidget(self._empty)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self._about)
        layout.addWidget(self.banner)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.day)

    def _connect(self) -> None:
        self.day.editingFinished.connect(self.reload)
        self.post_button.clicked.connect(self.post)
        bind(self, "F8", self.post)
        bind(self, "F5", self.reload)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def reload(self) -> None:
        """Work it out for the day in the field."""
        day, session = self.day.day(), self._context.session
        if day is None:
            return
        self._loading.show()
        self._context.work.read(
            lambda: working(session.book, session.by, day),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, found: Working) -> None:
        self._loading.hide()
        self._found = found
        self.banner.clear()
        if found.old:
            line = found.old[0]
            self.banner.say(
                Tone.WARNING,
                UserError(
                    "revaluation-old-rate",
                    currency=line.holding.place.currency,
                    rate_day=line.rate_day,
                    age=(found.day - line.rate_day).days,
                    day=found.day,
                ),
            )
        self.old_rates.setVisible(bool(found.old))
        self.model.set_rows([_row_of(found, at) for at in range(len(found.lines))])
        self._stack.setCurrentIndex(0)
        self._show_sums()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._found = None
        self.model.set_rows(())
        self.banner.clear()
        self.old_rates.hide()
        if error.key != "revaluation-nothing":
            self.banner.say(Tone.DANGER, error)
        self._stack.setCurrentIndex(1 if error.key == "revaluation-nothing" else 0)
        self._show_sums()

    def _show_sums(self) -> None:
        may = self._context.session.by.may(Act.POST_ENTRY)
        found, currency = self._found, self._context.currency
        self.post_button.setEnabled(
            may and found is not None and any(line.difference for line in found.lines)
        )
        if found is None:
            self._foot.set_totals("", {})
            return
        words = ui_words()
        text = words(
            "Gains {gains}, losses {losses}",
            gains=isolate_ltr(format_amount(found.gains, currency)),
            losses=isolate_ltr(format_amount(found.losses, currency)),
        )
        sums = {
            "book": sum(line.holding.book for line in found.lines),
            "value": sum(line.value for line in found.lines),
            "difference": sum(line.difference for line in found.lines),
        }
        self._foot.set_totals(text, sums)

    # Posting ----------------------------------------------------------------------------------

    def post(self) -> None:
        """Post it, or ask for the passphrase where somebody else has to agree."""
        if self.post_button.isEnabled():
            self._write(None)

    def _write(self, passphrase: str | None) -> None:
        found, session = self._found, self._context.session
        if found is None:
            return
        old_rates, words = self.old_rates.isChecked(), ui_words()
        self.post_button.setEnabled(False)
        self._context.work.write(
            lambda: revalue(session, found.day, words, old_rates=old_rates, passphrase=passphrase),
            self._on_done,
            self._on_refused,
            _CHANGED,
            owner=self,
        )

    def _on_done(self, done: RevaluationDone) -> None:
        if self.dialog is not None:
            self.dialog.finish()
            self.dialog = None
        words = ui_words()
        told = words("Revaluation {number} is posted.", number=isolate_ltr(done.id))
        if done.proposed:
            told = words("Revaluation {number} waits for approval.", number=isolate_ltr(done.id))
        self._context.toast(told)
        self.reload()

    def _on_refused(self, error: UserError) -> None:
        self._show_sums()
        if self.dialog is not None and "passphrase" in error.key:
            self.dialog.show_refusal(error)
        elif error.key == "approval-needed":
            self._ask_to_send(error)
        else:
            self.banner.say(Tone.DANGER, error)

    def _ask_to_send(self, error: UserError) -> None:
        words = ui_words()
        self.dialog = dialog = SignDialog(
            words("Send for approval"), said(error), mark("Sign and send"), parent=self
        )
        dialog.agreed.connect(lambda passphrase, _: self._write(passphrase))
        dialog.rejected.connect(partial(setattr, self, "dialog", None))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _row_of(found: Working, at: int) -> WorkingRow:
    line, masters = found.lines[at], found.masters
    place = line.holding.place
    partner = None if place.partner_id is None else masters.partners[place.partner_id]
    currency = currency_of(place.currency)
    return WorkingRow(
        masters.accounts[place.account_id],
        masters.funds[place.fund_id],
        partner,
        f"{place.currency} {format_amount(line.holding.amount, currency)}",
        line.holding.book,
        line.rate,
        line.rate_day,
        line.value,
        line.difference,
    )


def _closing_day(context: Context, today: dt.date) -> dt.date:
    """Return the last day of the year that ended last, else of the first one."""
    years = list(context.masters().years.values())
    ended = [year.last_day for year in years if year.last_day <= today]
    if ended:
        return max(ended)
    return years[0].last_day if years else today
