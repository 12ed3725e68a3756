"""The head of a voucher: its series, day, reference, narration, and where rates are from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.days import iso_day
from desktop.domain.ledger.entry import Series
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.screens.ledger.grid.cell_delegate import settle
from desktop.ui.screens.ledger.voucher.reading import CellFault
from desktop.ui.screens.ledger.voucher.typed import TypedVoucher
from desktop.ui.theme import Space
from desktop.ui.widgets.day_edit import DayEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.suggest_edit import SuggestEdit
from desktop.ui.widgets.text import Text, column, styled
from desktop.ui.words import language, said, ui_words

OFFERED: Final = (
    Series.PAYMENT,
    Series.RECEIPT,
    Series.JOURNAL,
    Series.TRANSFER,
    Series.DUES,
    Series.OPENING,
)
"""Closing entries are made by closing the year."""

_LABELS: Final = {
    "day": mark("Date"),
    "reference": mark("Reference"),
    "narration": mark("Narration"),
    "rate_source": mark("Source of the rate"),
}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VoucherHead(QWidget):
    """Gives and takes the texts of the head; Enter goes from field to field and then on."""

    edited = Signal()
    passed = Signal()
    """Enter on the last field: the lines are next."""

    def __init__(
        self, parent: QWidget | None = None, *, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent)
        self._series = Segmented([(each.value, LABELS[each]) for each in OFFERED])
        self._day = DayEdit(today=today)
        self._fields: dict[str, QLineEdit] = {
            "day": self._day,
            "reference": QLineEdit(),
            "narration": SuggestEdit(),
            "rate_source": QLineEdit(),
        }
        self._titles = {key: Text("", "label") for key in _LABELS}
        self._errors = {key: Text("", "error", wrap=True) for key in _LABELS}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        for place, (key, field) in enumerate(self._fields.items()):
            grid.addWidget(self._titles[key], 0, place)
            grid.addWidget(field, 1, place)
            grid.addWidget(self._errors[key], 2, place)
            self._errors[key].hide()
            field.installEventFilter(self)
            field.textChanged.connect(self._on_text)
        for place, stretch in enumerate((2, 2, 7)):
            grid.setColumnStretch(place, stretch)
        self._grid = grid
        layout = column(Space.M, 0, self)
        layout.addWidget(self._series, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addLayout(grid)
        self._series.chosen.connect(lambda _: self.edited.emit())
        self.show_rate_source(shown=False)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def take_into(self, voucher: TypedVoucher) -> TypedVoucher:
        """Return `voucher` with the head as it stands here."""
        return TypedVoucher(
            series=Series(self._series.key()),
            day=self._day.text(),
            narration=self._fields["narration"].text(),
            reference=self._fields["reference"].text(),
            rate_source=self._fields["rate_source"].text(),
            lines=voucher.lines,
            origin=voucher.origin,
        )

    def show_voucher(self, voucher: TypedVoucher) -> None:
        """Show a head; a day that was never finished is shown as it was typed."""
        offered = voucher.series in OFFERED
        self._series.set_key(voucher.series.value if offered else Series.JOURNAL.value)
        self._day.set_day(_day_of(voucher.day))
        if self._day.day() is None:
            self._day.setText(voucher.day)
        for key in ("narration", "reference", "rate_source"):
            self._fields[key].setText(getattr(voucher, key))
        self.show_faults(())

    def series(self) -> Series:
        """Return the series that is chosen."""
        return Series(self._series.key())

    def field(self, key: str) -> QLineEdit:
        """Return the field `key`."""
        return self._fields[key]

    @property
    def narration(self) -> SuggestEdit:
        """The field that suggests what was written before."""
        return cast("SuggestEdit", self._fields["narration"])

    def settle(self) -> None:
        """Finish the day as leaving its field would."""
        if self._day.hasFocus():
            settle(self._day)

    def begin(self, key: str = "day") -> None:
        """Put the keyboard into a field."""
        self._fields[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._fields[key].selectAll()

    def show_rate_source(self, *, shown: bool) -> None:
        """Ask where rates are from, or do not."""
        self._grid.setColumnStretch(3, 3 if shown else 0)
        self._fields["rate_source"].setVisible(shown)
        self._titles["rate_source"].setVisible(shown)

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
        for key, message in _LABELS.items():
            text = ui_words()(message)
            self._titles[key].setText(text)
            self._fields[key].setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter go on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTERS
        ):
            if isinstance(watched, SuggestEdit):
                watched.take()
            shown = [key for key, field in self._fields.items() if field.isVisibleTo(self)]
            at = next(n for n, key in enumerate(shown) if self._fields[key] is watched)
            if at + 1 < len(shown):
                self.begin(shown[at + 1])
            else:
                self.passed.emit()
            return True
        return super().eventFilter(watched, event)

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
