"""Fiscal years and their months: opened, locked against further entries, unlocked again."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.ledger.year import Period, PeriodStatus, YearStatus
from desktop.domain.trust.acting import Act
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.close_period import set_period
from desktop.services.ledger.list_masters import YearMonths, list_years, propose_year
from desktop.text.labels import LABELS
from desktop.text.months import month_name
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.registers.kind import Values
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.column import Chip, Column, Kind, Tone
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_TONES: Final = {
    YearStatus.OPEN: Tone.GOOD,
    YearStatus.CLOSED: Tone.NEUTRAL,
    YearStatus.FILED: Tone.INFO,
}
_FIRST: Final = mark("First day")
_LAST: Final = mark("Last day")
_ABOUT: Final = mark(
    "Every entry belongs to a month of a fiscal year. Lock a month once its figures have been "
    "checked: then nothing can be posted in it by mistake."
)


def _month(each: Period) -> str:
    return month_name(each.first_day.month, ui_words())


def _lock(each: Period) -> Chip:
    if each.status is PeriodStatus.CLOSED:
        return Chip(mark("Locked"), Tone.WARNING)
    return Chip(mark("Unlocked"), Tone.GOOD)


YEARS: Final = (
    Column("name", mark("Year"), Kind.CODE, stretch=1, width=7, value=lambda e: e.year.name),
    Column("first_day", _FIRST, Kind.DAY, width=9, value=lambda e: e.year.first_day),
    Column("last_day", _LAST, Kind.DAY, width=9, value=lambda e: e.year.last_day),
    Column(
        "status",
        mark("State"),
        Kind.BADGE,
        width=7,
        value=lambda e: Chip(LABELS[e.year.status], _TONES[e.year.status]),
    ),
)
MONTHS: Final = (
    Column("number", mark("No."), Kind.CODE, width=6, value=lambda e: str(e.number)),
    Column("month", mark("Month"), stretch=1, width=14, value=_month),
    Column("first_day", _FIRST, Kind.DAY, width=9),
    Column("last_day", _LAST, Kind.DAY, width=9),
    Column("status", mark("State"), Kind.BADGE, width=10, value=_lock),
)
_FIELDS: Final = (
    Field("name", mark("Name of the year"), required=True),
    Field("first_day", _FIRST, FieldKind.DAY, required=True),
    Field("last_day", _LAST, FieldKind.DAY, required=True),
)


class YearsScreen(QWidget):
    """The years at the start, the months of the current one beside them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._find: str | None = None
        self._all: tuple[YearMonths, ...] = ()
        self._may = context.session.by.may(Act.MANAGE_YEARS)
        self.dialog: FormDialog | None = None
        self._new = Button(mark("New year"), Weight.PRIMARY, "plus", "F5")
        self.deed = Button(mark("Lock the month"), Weight.SECONDARY, "lock", "F8")
        self._about = Text("", "muted", wrap=True)
        self.years_model: RowsModel[YearMonths] = RowsModel(YEARS, None, self)
        self.months_model: RowsModel[Period] = RowsModel(MONTHS, None, self)
        self.years, self.months = Table(self.years_model), Table(self.months_model)
        self._loading = LoadingLine()
        self._none = EmptyState("calendar", mark("No fiscal year yet"), _ABOUT)
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._tables = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.months)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if Topic.YEARS in topics or Topic.ENTRIES in topics:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (("F5", words("New year")), ("F8", words("Lock or unlock the month")))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._about.setText(words(_ABOUT))
        self.years.set_name(words("Fiscal years"))
        self.months.set_name(words("Months"))
        for model in (self.years_model, self.months_model):
            model.retranslate()
        self._show_deed()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self._about, 1)
        above.addWidget(self.deed)
        above.addWidget(self._new)
        across = row(Space.M, 0, self._tables)
        across.addWidget(self.years, 4)
        across.addWidget(self.months, 5)
        for each in (self._tables, self._none, self._error):
            self._stack.addWidget(each)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.setEnabled(self._may)
        self._new.clicked.connect(self._on_new)
        self.deed.clicked.connect(self._on_deed)
        self.years.picked.connect(self._on_year)
        self.years.opened.connect(lambda _: self.months.setFocus())
        self.months.picked.connect(lambda _: self._show_deed())
        self.months.opened.connect(lambda _: self._on_deed())
        self._error.retried.connect(self._load)
        bind(self, "F5", self._on_new)
        bind(self, "F8", self._on_deed)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: list_years(session.book, session.by),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, years: tuple[YearMonths, ...]) -> None:
        self._loading.hide()
        current = self.years.current_row()
        wanted = self._find or (current.year.name if current else self._context.year())
        self._find = None
        self._all = years
        month = self.months.currentIndex().row()
        shown = tuple(reversed(years))
        self.years_model.set_rows(shown)
        self._stack.setCurrentWidget(self._tables if years else self._none)
        names = [each.year.name for each in shown]
        self.years.pick(names.index(wanted) if wanted in names else 0)
        self._on_year(self.years.current_row())
        self.months.pick(max(month, 0))

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _on_year(self, each: YearMonths | None) -> None:
        self.months_model.set_rows(each.months if each is not None else ())
        self.months.pick(0)
        self._show_deed()

    def _show_deed(self) -> None:
        """Offer what can be done with the current month: lock it, or open it again."""
        year, month = self.years.current_row(), self.months.current_row()
        opened = year is not None and year.year.status is YearStatus.OPEN
        self.deed.setEnabled(self._may and opened and month is not None)
        locked = month is not None and month.status is PeriodStatus.CLOSED
        self.deed.set_message(mark("Unlock the month") if locked else mark("Lock the month"))

    def _on_deed(self) -> None:
        year, month = self.years.current_row(), self.months.current_row()
        if not self.deed.isEnabled() or year is None or month is None:
            return
        words = ui_words()
        locked = month.status is PeriodStatus.CLOSED
        named = {"month": _month(month), "year": year.year.name}
        if locked:
            title = words("Unlock {month} {year}?", **named)
            text = words("Entries can be posted in it again. The log keeps that it was unlocked.")
        else:
            title = words("Lock {month} {year}?", **named)
            text = words("Nothing can be posted in it any more, until it is unlocked again.")
        confirm = mark("Unlock") if locked else mark("Lock")
        if not ask(self, title, text, confirm):
            return
        status = PeriodStatus.OPEN if locked else PeriodStatus.CLOSED
        session = self._context.session
        said = (
            words("{month} {year} is open.", **named)
            if locked
            else words("{month} {year} is locked.", **named)
        )
        self._context.work.write(
            lambda: set_period(session.book, session.by, year.year.name, month.number, status),
            lambda _: self._context.toast(said),
            changes=frozenset({Topic.YEARS}),
            owner=self,
        )

    # Adding -----------------------------------------------------------------------------------

    def _on_new(self) -> None:
        """Ask for a year, proposing the one after the last."""
        if not self._new.isEnabled() or (self.dialog is not None and self.dialog.isVisible()):
            return
        self.dialog = dialog = FormDialog(
            mark("New year"), _ABOUT, mark("Open the year"), _FIELDS, icon="calendar", parent=self
        )
        name, first, last = propose_year([each.year for each in self._all])
        dialog.form.set_values({"name": name, "first_day": first, "last_day": last})
        dialog.agreed.connect(lambda values: self._on_agreed(dialog, values))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_agreed(self, dialog: FormDialog, values: Values) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: add_year(
                session.book, session.by, values["name"], values["first_day"], values["last_day"]
            ),
            lambda _: self._on_added(dialog, spelled_code(values["name"])),
            dialog.show_refusal,
            frozenset({Topic.YEARS}),
            owner=dialog,
        )

    def _on_added(self, dialog: FormDialog, name: str) -> None:
        self._find = name
        dialog.finish()
        words = ui_words()
        self._context.toast(words("The fiscal year {year} is open.", year=name))
