"""Open a fiscal year, proposing the one after the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.codes import spelled_code
from desktop.domain.isolates import isolate_ltr
from desktop.domain.ledger.year import FiscalYear
from desktop.services.ledger.add_masters import add_year
from desktop.services.ledger.list_masters import propose_year
from desktop.text.words import mark
from desktop.ui.forms import Field, FieldKind
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.ledger.closing.columns import FIRST, LAST
from desktop.ui.shell.spec import Context
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_ABOUT: Final = mark(
    "Every entry belongs to a month of a fiscal year. Lock a month once its figures have been "
    "checked: then nothing can be posted in it by mistake."
)
_FIELDS: Final = (
    Field("name", mark("Name of the year"), required=True),
    Field("first_day", FIRST, FieldKind.DAY, required=True),
    Field("last_day", LAST, FieldKind.DAY, required=True),
)


class NewYear(QObject):
    """The window that asks for a year."""

    added = Signal(str)
    """The name of the year that was opened."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self.dialog: FormDialog | None = None

    def ask(self, years: Sequence[FiscalYear]) -> None:
        """Ask for a year."""
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.dialog = dialog = FormDialog(
            mark("New year"),
            _ABOUT,
            mark("Open the year"),
            _FIELDS,
            icon="calendar",
            parent=self._over,
        )
        name, first, last = propose_year(years)
        dialog.form.set_values({"name": name, "first_day": first, "last_day": last})
        dialog.agreed.connect(lambda values: self._on_agreed(dialog, values))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_agreed(self, dialog: FormDialog, values: dict[str, Any]) -> None:
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
        self.added.emit(name)
        dialog.finish()
        words = ui_words()
        self._context.toast(words("The fiscal year {year} is open.", year=isolate_ltr(name)))
