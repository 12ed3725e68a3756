"""Count a cash box: how many of each note and coin, with total and difference while one types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.formats import format_amount
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.cash.count import CountLine, NewCount
from desktop.services.ledger.cash.boxes import BoxState
from desktop.services.ledger.cash.count_cash import count_cash
from desktop.text.amount_words import amount_in_words
from desktop.text.words import mark
from desktop.ui.screens.ledger.cash.pieces import Pieces
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Kind
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_WIDE: Final = 860
_NAMES: Final = (
    ("counted_by", mark("Counted by")),
    ("witnessed_by", mark("Witnessed by")),
    ("third", mark("Third person, if there was one")),
    ("note", mark("Note")),
)


class CountDialog(Dialog):
    """Stays open, with everything typed, until the count is in the book."""

    kept = Signal(object)
    """The number of the count."""

    def __init__(
        self,
        context: Context,
        state: BoxState,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        words = ui_words()
        account = state.box.account
        super().__init__(
            words("Count the cash box"),
            words.of(account.name_ar, account.name_en),
            icon="scale",
            parent=parent,
        )
        self.setMinimumWidth(_WIDE)
        self._context, self._state = context, state
        self.banner = Banner()
        self.day = DayEdit(today=today)
        self.day.set_day(today())
        self.day.setAccessibleName(words("Day"))
        self.fields: dict[str, QLineEdit] = {}
        self.surprise = QCheckBox(words("Surprise: nobody was told before"))
        self.pieces = Pieces(state.currency)
        self._total, self._book = Text("", "title"), Text("", "muted")
        self._in_words, self._difference = Text("", "muted", wrap=True), Text("", "strong")
        self._lay_out()
        keep = self.add_button(mark("Keep the count"), Kind.PRIMARY, accepts=True)
        keep.clicked.disconnect()
        keep.clicked.connect(self.submit)
        keep.setDefault(False)
        keep.setAutoDefault(False)
        self.add_button(mark("Cancel"), Kind.SECONDARY, accepts=False).setAutoDefault(False)
        bind(self, "F2", self.submit)
        self.pieces.changed.connect(self._show)
        self.finished.connect(self.deleteLater)
        self._show()
        self.pieces.begin()

    def _lay_out(self) -> None:
        words = ui_words()
        facts = column(Space.XS)
        facts.addWidget(Text(words("Day"), "label"))
        facts.addWidget(self.day)
        for key, title in _NAMES:
            field = QLineEdit()
            field.setAccessibleName(words(title))
            self.fields[key] = field
            facts.addWidget(Text(words(title), "label"))
            facts.addWidget(field)
        facts.addWidget(self.surprise)
        facts.addStretch(1)
        result = column(Space.XS)
        for each in (self._total, self._in_words, self._book, self._difference):
            result.addWidget(each)
        left = column(Space.M)
        left.addWidget(self.pieces)
        left.addLayout(result)
        across = row(Space.XL)
        across.addLayout(left, 3)
        across.addLayout(facts, 2)
        self.body.addWidget(self.banner)
        self.body.addLayout(across)

    def _show(self) -> None:
        """Say what was counted, in figures and words, and how far it is from the book."""
        words, currency = ui_words(), self._state.currency
        total = self.pieces.total()
        book = self._state.balance
        self._book.setText(
            words(
                "By the book: {amount} {currency}",
                amount=isolate_ltr(format_amount(book, currency)),
                currency=currency.code,
            )
        )
        if total is None:
            self._total.setText("")
            self._in_words.setText(words("A number cannot be read yet."))
            self._difference.setText("")
            return
        self._total.setText(
            words(
                "Counted: {amount} {currency}",
                amount=isolate_ltr(format_amount(total, currency)),
                currency=currency.code,
            )
        )
        self._in_words.setText(amount_in_words(total, currency, ui_words().language))
        amount = isolate_ltr(format_amount(abs(total - book), currency))
        if total == book:
            self._difference.setText(words("The count agrees with the book."))
        elif total > book:
            self._difference.setText(words("Surplus: {amount}", amount=amount))
        else:
            self._difference.setText(words("Shortage: {amount}", amount=amount))

    def submit(self) -> None:
        """Keep the count, or say what stands against it; nothing typed is lost."""
        day, lines = self.day.day(), self.pieces.lines()
        if day is None:
            self.banner.say(Tone.DANGER, self.day.fault() or UserError("day-empty", text=""))
            return
        if lines is None:
            self.banner.say(Tone.DANGER, UserError("count-unreadable"))
            return
        counted_by, witnessed_by, third, note = (self.fields[key].text() for key, _ in _NAMES)
        count = NewCount(
            self._state.box.account.id,
            day,
            _pieces(lines),
            counted_by,
            witnessed_by,
            third,
            self.surprise.isChecked(),
            note,
        )
        session = self._context.session
        self._context.work.write(
            lambda: count_cash(session.book, session.by, count),
            self._on_kept,
            lambda error: self.banner.say(Tone.DANGER, error),
            frozenset({Topic.CASH}),
            owner=self,
        )

    def _on_kept(self, number: int) -> None:
        words = ui_words()
        self._context.toast(words("Count {number} is kept.", number=isolate_ltr(number)))
        self.kept.emit(number)
        self.accept()


def _pieces(lines: tuple[CountLine, ...]) -> tuple[CountLine, ...]:
    return tuple(line for line in lines if line.quantity)
