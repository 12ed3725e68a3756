"""Take in an organisation's own chart of accounts from a file, after a question."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.services.ledger.import_chart import import_chart
from desktop.text.words import mark
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.dialogs import ask
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

_COLUMNS = "code, name_ar, name_en, kind, parent, function, currency, postable"


class ChartFile(QObject):
    """Asks for a CSV file; what the book refuses is said by the banner of the window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def choose(self) -> None:
        """Let a file be chosen, and take it in where that is agreed to."""
        words = ui_words()
        title, kinds = words("Choose a chart of accounts"), words("CSV files (*.csv)")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if not name:
            return
        path = Path(name)
        agreed = ask(
            self._window,
            words("Add the accounts of {file}?", file=isolate_name(path.name)),
            words(
                "All of its accounts come into the chart, or none; they cannot be taken out "
                "again. The file is CSV in UTF-8 with the columns {columns}; a heading stands "
                "above what is below it.",
                columns=isolate_ltr(_COLUMNS),
            ),
            mark("Add the accounts"),
        )
        if agreed:
            self._take(path)

    def _take(self, path: Path) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: import_chart(session.book, session.by, path),
            self._on_taken,
            changes=frozenset({Topic.CHART}),
            owner=self._window,
        )

    def _on_taken(self, added: int) -> None:
        words = ui_words()
        self._context.toast(
            words.plural(
                "{n} account was added to the chart.",
                "{n} accounts were added to the chart.",
                added,
            )
        )
