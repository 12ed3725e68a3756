"""The table of what each office may do, changed cell by cell within its limits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QWidget

from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.services.trust.permissions import Cell, change_permission, permission_table
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.trust.permission_cell import PermissionCell
from desktop.ui.screens.trust.permission_model import PermissionModel
from desktop.ui.shell.spec import Context
from desktop.ui.theme import ROW_HEIGHT, Space
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_ABOUT: Final = mark(
    "A tick: the office may. A padlock: no organisation can change it. What you change is logged, "
    "and holds for an officer from the next time that the book is opened."
)
_OFFICE_WIDTH: Final = 104


class _Grid(QTableView):
    """Arrows move, Space or Enter changes; a click on a cell changes it too."""

    def __init__(self, screen: PermissionsScreen, model: PermissionModel) -> None:
        super().__init__()
        self._screen = screen
        self.setModel(model)
        self.setItemDelegate(PermissionCell(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, model.columnCount()):
            self.setColumnWidth(place, _OFFICE_WIDTH)
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Change the current cell, or move."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._screen.toggle()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column():
            self._screen.toggle()


class PermissionsScreen(QWidget):
    """Acts down, offices across."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._may = context.session.by.may(Act.MANAGE_RULES)
        self._about = Text("", "muted", wrap=True)
        self.said = Text("", "label", wrap=True)
        self.fault = Fault()
        self.model = PermissionModel(self)
        self.grid = _Grid(self, self.model)
        self._loading = LoadingLine()
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self._error)
        layout = column(Space.S, Space.L, self)
        for each in (self._about, self._loading, self.fault):
            layout.addWidget(each)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.said)
        self.grid.selectionModel().currentChanged.connect(self._explain)
        self._error.retried.connect(self._load)
        language().changed.connect(self.retranslate)
        self.setFocusProxy(self.grid)
        self.retranslate()
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if Topic.SETTINGS in topics:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("Space", words("allow or forbid")),)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._about.setText(words(_ABOUT))
        self.grid.setAccessibleName(words("What each office may do"))
        self.model.retranslate()
        self._explain()

    # ------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Allow the act of the current cell to its office, or forbid it."""
        cell = self.model.cell(self.grid.currentIndex())
        if cell is None:
            return
        self.fault.clear()
        if cell.fixed is not None:
            self._on_refused(
                UserError("permission-fixed", role=cell.role, act=cell.act, reason=cell.fixed)
            )
            return
        session, allowed = self._context.session, not cell.allowed
        self._context.work.write(
            lambda: change_permission(
                session.book, session.by, cell.role, cell.act, allowed=allowed
            ),
            lambda _: self._on_changed(cell, allowed=allowed),
            self._on_refused,
            frozenset({Topic.SETTINGS, Topic.OFFICERS}),
            owner=self,
        )

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: permission_table(session.book, session.by),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, cells: tuple[Cell, ...]) -> None:
        self._loading.hide()
        self._stack.setCurrentWidget(self.grid)
        self.model.set_cells(cells)
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(0, 1))
        self._explain()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _on_changed(self, cell: Cell, *, allowed: bool) -> None:
        words = ui_words()
        named = {"role": label(cell.role, words), "act": label(cell.act, words)}
        self._context.toast(
            words("{role}: may {act} from now on.", **named)
            if allowed
            else words("{role}: may not {act} any more.", **named)
        )

    def _on_refused(self, error: UserError) -> None:
        self.fault.show_error(error)

    def _explain(self) -> None:
        """Say in a sentence what the current cell means."""
        cell = self.model.cell(self.grid.currentIndex())
        if cell is None:
            self.said.setText("")
            return
        words = ui_words()
        named = {"role": label(cell.role, words), "act": label(cell.act, words)}
        text = (
            words("{role}: may {act}.", **named)
            if cell.allowed
            else words("{role}: may not {act}.", **named)
        )
        if cell.fixed is not None:
            why = words("Fixed: {reason}.", reason=label(cell.fixed, words))
        elif cell.allowed != cell.shipped:
            why = words("Changed by this organisation.")
        else:
            why = words("As the program ships it.")
        self.said.setText(words("{one} {two}", one=text, two=why))
