"""What was done to a year as a whole, by whom, why, and what was left open then."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.ledger.closing.year_deed import YearAct
from desktop.text.words import mark
from desktop.ui.screens.ledger.closing.columns import acts_columns
from desktop.ui.screens.ledger.closing.facts import Workplace
from desktop.ui.screens.ledger.closing.sentences import left_open
from desktop.ui.screens.parts.text import reading, reading_side
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.states import EmptyState
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words


class HistoryPane(QWidget):
    """The newest act stands first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = Workplace(())
        self.model: RowsModel[YearAct] = RowsModel(acts_columns(self._named), None, self)
        self.table = Table(self.model)
        self._left = Text("", "muted", wrap=True)
        self._none = EmptyState(
            "clock",
            mark("Nothing was done to this year yet"),
            mark("Closing it, asking that it be opened again, and filing it are kept here."),
        )
        shown = QWidget()
        inside = column(Space.S, 0, shown)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._left)
        self._shown = shown
        self._stack = QStackedWidget()
        for each in (shown, self._none):
            self._stack.addWidget(each)
        column(0, 0, self).addWidget(self._stack)
        self.table.picked.connect(lambda _: self._show_current())
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.table)

    def show_history(self, found: Workplace) -> None:
        """Show the acts of the year."""
        self._found = found
        acts = () if found.history is None else tuple(reversed(found.history.acts))
        self.model.set_rows(acts)
        self._stack.setCurrentWidget(self._shown if acts else self._none)
        self.table.pick(0)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.table.set_name(ui_words()("History"))
        self.model.retranslate()
        self._show_current()

    def _named(self, code: str) -> str:
        return self._found.officer(code)

    def _show_current(self) -> None:
        act: YearAct | None = self.table.current_row()
        left = () if act is None else left_open(act)
        words = ui_words()
        separator = words(", ")
        said = words("Left open when it was closed: {points}", points=separator.join(left))
        self._left.setAlignment(reading_side())
        self._left.setText(reading(said) if left else "")
        self._left.setVisible(bool(left))
