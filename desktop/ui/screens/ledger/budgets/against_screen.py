"""Budget against actual: bars, what is left, what it will come to, and the lines behind it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.domain.ledger.budgets.against import Against
from desktop.domain.ledger.budgets.budget import Place
from desktop.domain.ledger.budgets.standing import GroupBy
from desktop.domain.trust.acting import Act
from desktop.services.ledger.budgets.against import BudgetAsked, budget_against
from desktop.services.ledger.budgets.variance_note import write_variance_note
from desktop.text.labels import label
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.ledger.budgets.against_filters import AgainstFilters
from desktop.ui.screens.ledger.budgets.against_rows import BAR, COLUMNS, Shown, rows_of
from desktop.ui.screens.ledger.budgets.bar_delegate import BarDelegate
from desktop.ui.screens.statements.lines_panel import LinesPanel
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.handle import Progress
from desktop.ui.work.topic import Topic

_SHOWN: Final = frozenset({Topic.BUDGETS, Topic.ENTRIES, Topic.CHART, Topic.YEARS, Topic.APPROVALS})


class AgainstScreen(QWidget):
    """States: loading, rows, a year without figures, refused; and the lines behind a row."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.against: Against | None = None
        self.dialog: FormDialog | None = None
        self.filters = AgainstFilters(context)
        self.model: RowsModel[Shown] = RowsModel(COLUMNS, context.currency, self)
        self.table = Table(self.model)
        self.table.setItemDelegateForColumn(BAR, BarDelegate(self.table))
        self.lines = LinesPanel(context)
        self._told = Text("", "muted", wrap=True)
        self._loading = LoadingLine()
        self._error = ErrorState("")
        self._empty = EmptyState(
            "scale",
            mark("No budget, and nothing spent in this year"),
            mark("Begin a draft under Budgets, or choose another fiscal year above."),
        )
        self._sheets = QStackedWidget()
        for each in (self.table, self._empty, self._error):
            self._sheets.addWidget(each)
        self.note_button = Button(mark("Write a note"), Kind.SECONDARY, "notebook-text", "F4")
        self.save_button = Button(
            mark("Save as PDF or workbook"), Kind.SECONDARY, "file-down", "F8"
        )
        deeds = row(Space.S)
        deeds.addWidget(self._told, 1)
        deeds.addWidget(self.note_button)
        deeds.addWidget(self.save_button)
        sheet = QWidget()
        inside = column(Space.S, 0, sheet)
        inside.addWidget(self.filters)
        inside.addLayout(deeds)
        inside.addWidget(self._loading)
        inside.addWidget(self._sheets, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.lines)
        layout = column(Space.S, 0, self)
        layout.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.table.opened.connect(self._on_opened)
        self.table.picked.connect(self._on_picked)
        self.lines.left.connect(self.show_rows)
        self.lines.entry_opened.connect(
            lambda entry_id: self._context.go("entry", {"entry": entry_id})
        )
        self.note_button.clicked.connect(self.write_note)
        self.save_button.clicked.connect(self.save)
        self._error.retried.connect(self.reload)
        bind(self, "F4", self.write_note)
        bind(self, "F8", self.save)
        language().changed.connect(self.retranslate)

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, _args: Mapping[str, Any]) -> None:
        """Show the year of the header."""
        if self.against is None:
            self.reload()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again where figures may have changed."""
        if topics & _SHOWN:
            self.reload()
            self.lines.reload()

    def year_changed(self, _name: str | None) -> None:
        """Show the year that the header shows now."""
        self.filters.forget_day()
        self.show_rows()
        self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("Enter", words("entries behind the figure")),
            ("F4", words("Write a note")),
            ("F8", words("Save as PDF or workbook")),
        )

    # Showing ----------------------------------------------------------------------------------

    @property
    def asked(self) -> BudgetAsked:
        """What is asked for now."""
        return self.filters.asked(self._context.year())

    def reload(self) -> None:
        """Read the year."""
        session, asked = self._context.session, self.asked
        if asked.year is None:
            self._on_failed(UserError("no-fiscal-year"))
            return
        self._loading.show()
        self._context.work.read(
            lambda: budget_against(session.book, session.by, asked),
            self._on_read,
            self._on_failed,
            owner=self,
        )

    def show_rows(self) -> None:
        """Leave the lines behind a figure."""
        self._pages.setCurrentIndex(0)
        self.table.setFocus()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, found = ui_words(), self.against
        self.table.set_name(words("Budget against actual"))
        if found is None:
            return
        at = self.table.currentIndex().row()
        self.model.set_rows(rows_of(found))
        self.table.pick(max(at, 1))  # the first row is a heading
        self.model.retranslate()
        told = words("No budget was adopted or drafted for this year")
        if found.budget is not None:
            told = words(
                "{kind} {code} \u00b7 {resolution} \u00b7 up to {day}",
                kind=label(found.budget.kind, words),
                code=isolate_ltr(found.budget.code),
                resolution=isolate_name(found.budget.resolution or found.budget.note),
                day=isolate_ltr(found.day.isoformat()),
            )
        self._told.setText(told)

    def _on_read(self, found: Against) -> None:
        self._loading.hide()
        self.against = found
        self.filters.show_day(found.day)
        self._sheets.setCurrentWidget(self.table if found.rows else self._empty)
        self.retranslate()

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._sheets.setCurrentWidget(self._error)

    def _on_opened(self, shown: Shown) -> None:
        if self.against is None or shown.standing is None:
            return
        drill = self.against.drill_of(shown.standing)
        if drill is not None:
            self.lines.show_lines(drill, shown.text)
            self._pages.setCurrentWidget(self.lines)

    def _on_picked(self, shown: Shown | None) -> None:
        self.note_button.setEnabled(self._noted(shown) is not None)

    # Deeds ------------------------------------------------------------------------------------

    def _noted(self, shown: Shown | None) -> Place | None:
        """Return the place that a note on this row is about, None where it takes none."""
        found = self.against
        if found is None or found.budget is None or found.by is not GroupBy.ACCOUNT:
            return None
        if shown is None or shown.standing is None or shown.standing.key is None:
            return None
        if not self._context.session.by.may(Act.PREPARE_BUDGET):
            return None
        return Place(shown.standing.key, found.fund_id, found.project_id)

    def write_note(self) -> None:
        """Ask for a note on the current row."""
        shown = self.table.current_row()
        place, found = self._noted(shown), self.against
        if place is None or found is None or found.budget is None or self.dialog is not None:
            return
        session, code = self._context.session, found.budget.code
        self.dialog = dialog = FormDialog(
            mark("Write a note"),
            mark("Say why the line came out as it did; it is shown on the report."),
            mark("Keep the note"),
            (Field("note", mark("Note"), FieldKind.TEXT),),
            icon="notebook-text",
            parent=self,
        )
        dialog.form.set_values({"note": shown.note})
        dialog.agreed.connect(
            lambda values: self._context.work.write(
                lambda: write_variance_note(session.book, session.by, code, place, values["note"]),
                lambda _: dialog.finish(),
                dialog.show_refusal,
                frozenset({Topic.BUDGETS}),
                owner=dialog,
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def save(self) -> None:
        """Ask for a file and write what is shown into it."""
        words, asked, session = ui_words(), self.asked, self._context.session
        name, _ = QFileDialog.getSaveFileName(
            self,
            words("Save as PDF or workbook"),
            f"budget-{asked.year}.pdf",
            f"{words('PDF documents')} (*.pdf);;{words('Workbooks')} (*.xlsx)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not name:
            return
        path = Path(name)

        def deed(_: Progress) -> Path:
            from desktop.services.ledger.budgets.write_against import (  # noqa: PLC0415 - slow
                write_against,
            )

            return write_against(session.book, session.by, asked, path, words).path

        self._context.work.long(
            deed,
            lambda made: self._context.toast(
                words("Saved as {file}.", file=isolate_name(made.name))
            ),
            owner=self,
        )
