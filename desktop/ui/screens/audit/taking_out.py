"""Take a list or a report out into a file: ask where, write in the background, say how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.progress_panel import ProgressPanel
from desktop.ui.widgets.text import column
from desktop.ui.words import ui_words
from desktop.ui.work.handle import Handle, Progress

_KINDS: Final[Mapping[str, str]] = {
    ".pdf": mark("PDF documents"),
    ".xlsx": mark("Excel workbooks"),
    ".csv": mark("CSV lists"),
}


def ask_file(parent: QWidget | None, suggestion: str, kinds: tuple[str, ...]) -> Path | None:
    """Ask where the file goes; `kinds` are endings, the first one is meant unless another is named.

    Nothing is ever written over: a name that is taken is refused with a sentence, later.
    """
    words = ui_words()
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or ".")
    filters = {f"{words(_KINDS[kind])} (*{kind})": kind for kind in kinds}
    name, chosen = QFileDialog.getSaveFileName(
        parent,
        words("Save the list"),
        str(folder / f"{suggestion}{kinds[0]}"),
        ";;".join(filters),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() in kinds:
        return path
    return path.with_name(f"{path.name}{filters.get(chosen, kinds[0])}")


class TakingOut(QWidget):
    """Hidden while nothing is written and nothing went wrong; one file at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._handle: Handle | None = None
        self.progress = ProgressPanel(mark("Writing the list"))
        self.fault = Fault()
        layout = column(Space.S, 0, self)
        layout.addWidget(self.fault)
        layout.addWidget(self.progress)
        self.progress.hide()
        self.progress.cancelled.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._handle is not None

    def take(self, deed: Callable[[Progress], Path]) -> None:
        """Run `deed`, which writes the file and returns its path."""
        if self._handle is not None:
            return
        self.fault.clear()
        self.progress.restart()
        self.progress.show()
        self._handle = self._context.work.long(
            deed,
            self._on_done,
            self._on_refused,
            self.progress.set_progress,
            stopped=self._end,
            owner=self,
        )

    def cancel(self) -> None:
        """Stop; no file is left."""
        if self._handle is not None:
            self._handle.cancel()

    def _on_done(self, path: Path) -> None:
        self._end()
        words = ui_words()
        self._context.toast(words("Saved: {path}", path=isolate_name(path)))

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.fault.show_error(error)

    def _end(self) -> None:
        self._handle = None
        self.progress.hide()
