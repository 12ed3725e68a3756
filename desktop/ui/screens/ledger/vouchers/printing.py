"""Put a voucher on paper: on which size, to the printer or into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.domain.ledger.entry import Entry
from desktop.domain.ledger.vouchers.paper import PaperSize
from desktop.domain.trust.settings import Setting, Settings
from desktop.services.ledger.reports.report import Asked
from desktop.services.trust.settings import settings_of
from desktop.text.labels import LABELS
from desktop.text.words import mark
from desktop.ui.screens.statements.paper import Paper, ask_file
from desktop.ui.shell.spec import Context
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.ui.work.handle import Progress


class VoucherOnPaper(Paper):
    """Draws the voucher that it was told of last."""

    entry_id = 0
    size = PaperSize.A5

    def deed(self, name: str, asked: Asked, path: Path) -> Callable[[Progress], Path]:  # noqa: ARG002 - one voucher is asked for by itself
        """Return what draws the voucher into `path`."""
        session, words, entry_id, size = self._session, ui_words(), self.entry_id, self.size

        def draw(_: Progress) -> Path:
            # The typesetting is loaded when the first PDF is drawn.
            from desktop.services.ledger.vouchers.print_voucher import (  # noqa: PLC0415
                print_voucher_to,
            )

            return print_voucher_to(session, entry_id, size, words, path)

        return draw


class PrintQuestion(Dialog):
    """Which paper, and whether it goes to the printer or into a file."""

    def __init__(self, size: PaperSize, parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("Print this voucher"),
            words("Every printing is counted: the first is the original, each later one a copy."),
            icon="printer",
            parent=parent,
        )
        self.sizes = Segmented([(each.value, LABELS[each]) for each in PaperSize])
        self.sizes.set_key(size.value)
        self.body.addWidget(self.sizes)
        self.to_file = False
        self.file_button = Button(mark("Save as PDF"), Kind.SECONDARY)
        self.file_button.clicked.connect(self._on_file)
        self._foot.addWidget(self.file_button)
        self.add_button(mark("Print"), Kind.PRIMARY, accepts=True)
        self.add_button(mark("Cancel"), Kind.QUIET, accepts=False)

    def _on_file(self) -> None:
        self.to_file = True
        self.accept()


class Printing(QObject):
    """Asks and prints; `question` is what stands open, if anything."""

    def __init__(
        self, context: Context, owner: QWidget, refused: Callable[[UserError], None]
    ) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self.question: PrintQuestion | None = None
        self.paper = VoucherOnPaper(context.session, context.work, self)
        self.paper.refused.connect(refused)
        self.paper.saved.connect(self._on_saved)

    def ask(self, entry: Entry) -> None:
        """Ask how `entry` is to be printed, proposing the paper of the settings."""
        session = self._context.session
        self._context.work.read(
            lambda: settings_of(session.book, session.by),
            lambda settings: self._open(entry, settings),
            owner=self._owner,
        )

    def _open(self, entry: Entry, settings: Settings) -> None:
        size = PaperSize(settings.texts[Setting.VOUCHER_PAPER])
        self.question = question = PrintQuestion(size, self._owner)
        question.accepted.connect(lambda: self._print(entry, question))
        question.finished.connect(question.deleteLater)
        question.open()

    def _print(self, entry: Entry, question: PrintQuestion) -> None:
        self.paper.entry_id = entry.id
        self.paper.size = PaperSize(question.sizes.key())
        name = f"{entry.series.value}-{entry.year_name}-{entry.number}"
        if not question.to_file:
            self.paper.to_printer(name, Asked())
            return
        path = ask_file(self._owner, f"{name}.pdf")
        if path is not None:
            self.paper.save(name, Asked(), path)

    def _on_saved(self, path: Path) -> None:
        words = ui_words()
        self._context.toast(words("Saved as {file}.", file=isolate_name(path.name)))
