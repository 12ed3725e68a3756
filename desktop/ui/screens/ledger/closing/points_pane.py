"""The checklist of a year: what is in order, what is left to do, and the way to each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.currency import Currency
from desktop.domain.isolates import isolate_name
from desktop.domain.ledger.closing.points import PointState
from desktop.services.ledger.closing.checklist import Checklist, Point
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.columns import points_columns
from desktop.ui.screens.ledger.closing.sentences import point_sentence
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_ORDER = {
    PointState.FAILS: 1,
    PointState.EXPLAINED: 2,
    PointState.OK: 3,
    PointState.NOT_APPLICABLE: 4,
}


class PointsPane(QWidget):
    """What is in the way stands first, then what is left to do; the rest follows."""

    show_asked = Signal(object)
    """The point whose screen is asked for."""
    explain_asked = Signal(object)
    """The point that somebody wants to explain."""

    def __init__(self, currency: Currency, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency, self._may = currency, may
        self._year = 0
        self.model: RowsModel[Point] = RowsModel(points_columns(currency), currency, self)
        self.table = Table(self.model)
        self._says = Text("", "", wrap=True)
        self._note = Text("", "muted", wrap=True)
        self.show_button = Button(mark("Show it"), Kind.SECONDARY, "eye", "Enter")
        self.explain_button = Button(mark("Explain"), Kind.SECONDARY, "file-text", "F6")
        foot = row(Space.S)
        texts = column(Space.XS)
        texts.addWidget(self._says)
        texts.addWidget(self._note)
        foot.addLayout(texts, 1)
        foot.addWidget(self.explain_button)
        foot.addWidget(self.show_button)
        layout = column(Space.S, 0, self)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.table.picked.connect(lambda _: self._show_current())
        self.table.opened.connect(self._on_show)
        self.show_button.clicked.connect(self._on_show)
        self.explain_button.clicked.connect(self.explain)
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.table)
        self.retranslate()

    def show_list(self, found: Checklist) -> None:
        """Show these points, and stay at the one that was looked at."""
        same = self._year == found.year.id
        current: Point | None = self.table.current_row() if same else None
        self._year = found.year.id
        points = sorted(found.points, key=lambda each: (not each.blocks, _ORDER[each.state]))
        self.model.set_rows(points)
        keys = [each.check.key for each in points]
        wanted = current.check.key if current is not None else ""
        self.table.pick(keys.index(wanted) if wanted in keys else 0)
        self._show_current()

    def explain(self) -> None:
        """Ask for the reason why the current point may stay open."""
        point: Point | None = self.table.current_row()
        if point is not None and self.explain_button.isEnabled():
            self.explain_asked.emit(point)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.table.set_name(ui_words()("Checklist"))
        self.model.retranslate()
        self._show_current()

    def _on_show(self) -> None:
        point: Point | None = self.table.current_row()
        if point is not None and self.show_button.isEnabled():
            self.show_asked.emit(point)

    def _show_current(self) -> None:
        point: Point | None = self.table.current_row()
        failing = point is not None and point.state is PointState.FAILS
        self.show_button.setEnabled(point is not None and point.check.screen is not None)
        self.explain_button.setEnabled(self._may and failing and not point.blocks)  # type: ignore[union-attr]
        for text in (self._says, self._note):
            text.setAlignment(reading_side())
        self._says.setText("" if point is None else reading(point_sentence(point, self._currency)))
        note = None if point is None else point.note
        words = ui_words()
        said = (
            ""
            if note is None
            else words(
                "Explained by {officer}: {reason}",
                officer=isolate_name(note.officer),
                reason=isolate_name(note.reason),
            )
        )
        self._note.setText(reading(said))
        self._note.setVisible(note is not None)
