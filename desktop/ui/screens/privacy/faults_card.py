"""Reports of our own faults: they lie on this computer, and only a person takes them elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.services.trust import crash_reports
from desktop.services.trust.crash_reports import CrashReport
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.text import Message
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.text import row
from desktop.ui.words import language, ui_words

_HEIGHT: Final = 180
_NAME: Final = "sijill-faults.txt"


class FaultsCard(Card):
    """States: no report, some, refused. What would be taken out is shown whole."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(mark("Reports of the program's own mistakes"), parent)
        self._context = context
        self._where = crash_reports.folder()
        self._count = 0
        self.summary = Message("", "label")
        self.text = QPlainTextEdit()
        self.fault = Fault()
        self.save = Button(mark("Save to a file…"), Kind.SECONDARY, "save")
        self.drop = Button(mark("Delete the reports"), Kind.QUIET, "trash-2")
        self._arrange()
        self.save.clicked.connect(self._on_save)
        self.drop.clicked.connect(self._on_drop)
        language().changed.connect(self._say_count)
        self._say_count()

    def _arrange(self) -> None:
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.body.addWidget(
            Message(
                mark(
                    "When the program makes a mistake it notes which one and at which place of "
                    "the program: no names, no amounts, no folders. Nothing is sent. You can read "
                    "all of it here, and give it to whoever mends the program."
                ),
                "muted",
            )
        )
        for each in (self.summary, self.text, self.fault):
            self.body.addWidget(each)
        deeds = row(Space.S)
        deeds.addWidget(self.save)
        deeds.addWidget(self.drop)
        deeds.addStretch(1)
        self.body.addLayout(deeds)

    def reload(self) -> None:
        """Read the reports again."""
        where = self._where
        self._context.work.read(lambda: crash_reports.reports(where), self._show, owner=self)

    def _show(self, found: tuple[CrashReport, ...]) -> None:
        self._count = len(found)
        self.text.setPlainText("\n".join(each.text for each in found))
        for each in (self.text, self.save, self.drop):
            each.setVisible(bool(found))
        self._say_count()

    def _say_count(self) -> None:
        words = ui_words()
        self.text.setAccessibleName(words("Reports of the program's own mistakes"))
        if self._count:
            self.summary.setText(words.plural("{n} report", "{n} reports", self._count))
        else:
            self.summary.setText(words("There is no report: nothing went wrong."))

    def _on_save(self) -> None:
        words = ui_words()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or ".")
        name, _ = QFileDialog.getSaveFileName(
            self,
            words("Save the reports"),
            str(folder / _NAME),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, target: Path) -> None:
        """Write the reports into the new file `target`."""
        where = self._where
        self.fault.clear()
        self._context.work.read(
            lambda: crash_reports.save_reports(where, target),
            lambda written: self._on_saved(written.path),
            self._on_refused,
            owner=self,
        )

    def _on_saved(self, path: Path) -> None:
        words = ui_words()
        self._context.toast(words("Saved as {path}", path=isolate_ltr(path)))

    def _on_refused(self, error: UserError) -> None:
        self.fault.show_error(error)

    def _on_drop(self) -> None:
        words = ui_words()
        title, text = words("Delete the reports?"), words("The book is not touched.")
        if ask(self, title, text, mark("Delete the reports"), Kind.DANGER):
            crash_reports.drop_reports(self._where)
            self.reload()
