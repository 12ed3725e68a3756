"""The head of a paper voucher: day, party, means of payment, what it is for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.days import iso_day
from desktop.domain.ledger.account_use import AccountUse
from desktop.domain.ledger.account_uses import used_as
from desktop.domain.ledger.entry import Series
from desktop.domain.ledger.voucher import PaymentMethod
from desktop.text.labels import LABELS, label
from desktop.ui.screens.ledger.grid.cell_delegate import settle
from desktop.ui.screens.ledger.voucher.book_codes import BookCodes
from desktop.ui.screens.ledger.voucher.reading import CellFault
from desktop.ui.screens.ledger.voucher.typed import TypedSlip, TypedVoucher
from desktop.ui.screens.ledger.vouchers.slip_fields import OF_RECEIPTS, ROWS, TITLES
from desktop.ui.screens.ledger.vouchers.slip_reading import USUAL
from desktop.ui.theme import Space
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.pick_edit import Choice, PickEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.suggest_edit import SuggestEdit
from desktop.ui.widgets.text import Text, column, row, styled
from desktop.ui.words import language, said, ui_words

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENTRY_TEXTS: Final = ("narration", "reference", "rate_source")
_SLIP_TEXTS: Final = ("cheque_number", "cheque_bank", "transfer_reference", "rate")


class SlipHead(QWidget):
    """Gives and takes the texts of the head; Enter goes from field to field and then on."""

    edited = Signal()
    passed = Signal()
    """Enter on the last field: the lines are next."""

    def __init__(
        self,
        series: Series,
        codes: BookCodes,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._series, self._codes = series, codes
        self._foreign = self._lines_foreign = False
        self.party, self.account = PickEdit(), PickEdit()
        self._days = {"day": DayEdit(today=today), "cheque_day": DayEdit(today=today)}
        self._fields: dict[str, QLineEdit] = {
            key: self._days.get(key) or QLineEdit() for row_ in ROWS for key, _ in row_
        }
        self.narration = SuggestEdit()
        self._fields |= {"party": self.party, "account": self.account}
        self._fields["narration"] = self.narration
        self.means = Segmented([(each.value, LABELS[each]) for each in PaymentMethod])
        self._titles = {key: Text("", "label") for key in self._fields}
        self._errors = {key: Text("", "error", wrap=True) for key in self._fields}
        self._places: dict[str, tuple[QGridLayout, int, int]] = {}
        self._name, self._number = Text("", "display"), Text("", "muted")
        self._lay_out()
        for key, field in self._fields.items():
            self._errors[key].hide()
            field.installEventFilter(self)
            field.textChanged.connect(self._on_text)
        self.party.picked_changed.connect(lambda _: self.edited.emit())
        self.account.picked_changed.connect(self._on_account)
        self.means.chosen.connect(self._on_means)
        self.set_codes(codes)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = column(Space.S, 0, self)
        above = row(Space.M)
        above.addWidget(self._name)
        above.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        above.addStretch(1)
        above.addWidget(self.means)
        layout.addLayout(above)
        for row_ in ROWS:
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(Space.L)
            grid.setVerticalSpacing(Space.XS)
            for place, (key, _) in enumerate(row_):
                grid.addWidget(self._titles[key], 0, place)
                grid.addWidget(self._fields[key], 1, place)
                grid.addWidget(self._errors[key], 2, place)
            layout.addLayout(grid)
            for place, (key, stretch) in enumerate(row_):
                grid.setColumnStretch(place, stretch)
                self._places[key] = (grid, place, stretch)

    # Giving and taking ------------------------------------------------------------------------

    def typed(self) -> TypedSlip:
        """Return the head as it stands here, without the texts that every voucher has."""
        party = self.party.picked()
        texts = {key: self._fields[key].text() for key in _SLIP_TEXTS}
        account = self.account.picked()
        return TypedSlip(
            account=self.account.text() if account is None else str(account),
            method=self.means.key(),
            party="" if party is None else str(party),
            party_name=self.party.text() if party is None else "",
            cheque_day=self._days["cheque_day"].text(),
            **texts,
        )

    def take_into(self, voucher: TypedVoucher) -> TypedVoucher:
        """Return `voucher` with the head as it stands here."""
        texts = {key: self._fields[key].text() for key in _ENTRY_TEXTS}
        return TypedVoucher(
            series=self._series,
            day=self._days["day"].text(),
            lines=voucher.lines,
            slip=self.typed(),
            origin=voucher.origin,
            **texts,
        )

    def show_voucher(self, voucher: TypedVoucher) -> None:
        """Show a head; what was never finished is shown as it was typed."""
        slip = voucher.slip or TypedSlip()
        for pick, code, text in (
            (self.account, slip.account, slip.account),
            (self.party, slip.party, slip.party_name),
        ):
            pick.set_picked(code or None)
            if pick.picked() is None:
                pick.setText(text)
        if slip.method:
            self.means.set_key(slip.method)
        for key in _SLIP_TEXTS:
            self._fields[key].setText(getattr(slip, key))
        for key in _ENTRY_TEXTS:
            self._fields[key].setText(getattr(voucher, key))
        for key, text in (("day", voucher.day), ("cheque_day", slip.cheque_day)):
            self._days[key].set_day(_day_of(text))
            if self._days[key].day() is None:
                self._days[key].setText(text)
        self.show_faults(())
        self._show_fields()

    def field(self, key: str) -> QLineEdit:
        """Return the field `key`."""
        return self._fields[key]

    def set_codes(self, codes: BookCodes) -> None:
        """Offer the accounts of money and the parties of now."""
        self._codes = codes
        words, before = ui_words(), self.blockSignals(True)  # nothing of this is typed
        money = used_as(codes.masters.accounts, AccountUse.CASH_BOX, AccountUse.BANK)
        self.account.set_choices(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en)) for each in money
        )
        self.party.set_choices(
            Choice(each.code, each.code, words.of(each.name_ar, each.name_en))
            for each in codes.partners.values()
            if each.active
        )
        self.blockSignals(before)

    def settle(self) -> None:
        """Finish the field that is being typed in, as leaving it would."""
        for field in self._fields.values():
            if field.hasFocus() and isinstance(field, (DayEdit, PickEdit)):
                settle(field)

    def begin(self, key: str = "day") -> None:
        """Put the keyboard into a field."""
        self._fields[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._fields[key].selectAll()

    def next_means(self) -> None:
        """Choose the next means of payment."""
        keys = [each.value for each in PaymentMethod]
        self.means.set_key(keys[(keys.index(self.means.key()) + 1) % len(keys)])
        self._on_means()

    def show_rates(self, *, account: bool, lines: bool) -> None:
        """Ask for the rate of the account's currency, and where rates are from; or do not."""
        self._foreign, self._lines_foreign = account, lines
        self._show_fields()

    def show_faults(self, faults: Sequence[CellFault]) -> None:
        """Say beside each field what is wrong with it."""
        wrong = {fault.key: fault.error for fault in faults if fault.line is None}
        for key, field in self._fields.items():
            error = wrong.get(key)
            styled(field, faulty="false" if error is None else "true")
            self._errors[key].setText("" if error is None else said(error))
            self._errors[key].setVisible(error is not None)
            field.setAccessibleDescription(self._errors[key].text())

    def retranslate(self) -> None:
        """Say the labels in the current language."""
        words = ui_words()
        messages = dict(TITLES)
        if self._series is Series.RECEIPT:
            messages |= OF_RECEIPTS
        for key, message in messages.items():
            text = words(message)
            self._titles[key].setText(text)
            self._fields[key].setAccessibleName(text)
        self._name.setText(label(self._series, words))
        self._number.setText(words("The number is given when it is posted."))
        self.set_codes(self._codes)

    # ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter go on, once the field has taken what is typed in it."""
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.key() not in _ENTERS
            or not isinstance(watched, QLineEdit)
        ):
            return super().eventFilter(watched, event)
        settle(watched)
        shown = [key for key, field in self._fields.items() if field.isVisibleTo(self)]
        at = next(n for n, key in enumerate(shown) if self._fields[key] is watched)
        if at + 1 < len(shown):
            self.begin(shown[at + 1])
        else:
            self.passed.emit()
        return True

    def _on_account(self, code: object) -> None:
        account = self._codes.accounts.get(str(code))
        if account is not None and account.use is not None:
            usual = USUAL.get((self._series, account.use))
            if usual is not None:
                self.means.set_key(usual.value)
        self._on_means()

    def _on_means(self, _: object = None) -> None:
        self._show_fields()
        self.edited.emit()

    def _show_fields(self) -> None:
        method = PaymentMethod(self.means.key())
        cheque = method is PaymentMethod.CHEQUE
        shown = {
            "party": self._series is not Series.TRANSFER,
            "cheque_number": cheque,
            "cheque_bank": cheque and self._series is Series.RECEIPT,
            "cheque_day": cheque,
            "transfer_reference": method is PaymentMethod.TRANSFER,
            "rate": self._foreign,
            "rate_source": self._foreign or self._lines_foreign,
        }
        keys = list(self._fields)
        left = next((key for key in keys if self._fields[key].hasFocus()), None)
        for key, there in shown.items():
            self._fields[key].setVisible(there)
            self._titles[key].setVisible(there)
            grid, place, stretch = self._places[key]
            grid.setColumnStretch(place, stretch if there else 0)
            if not there:
                self._errors[key].hide()
        if left is not None and not shown.get(left, True):
            later = keys[keys.index(left) :]
            self.begin(next(key for key in later if shown.get(key, True)))

    def _on_text(self) -> None:
        for key, field in self._fields.items():
            if field is self.sender():
                self._errors[key].hide()
        self.edited.emit()


def _day_of(text: str) -> dt.date | None:
    try:
        return iso_day(text)
    except ValueError:
        return None
