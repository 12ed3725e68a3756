"""Put a report on paper or into a workbook, where the person wants it."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.ui.words import ui_words

if TYPE_CHECKING:
    from desktop.services.ledger.reports.report import Asked
    from desktop.services.session import Session
    from desktop.ui.work.handle import Handle, Progress
    from desktop.ui.work.work import Work

PDF: Final = ".pdf"
XLSX: Final = ".xlsx"
CSV: Final = ".csv"


def ask_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where a file goes; None where the person thought better of it.

    The ending of `suggestion` says what the file becomes. Nothing is ever written over: a name
    that is taken is refused with a sentence, later.
    """
    words = ui_words()
    kind = Path(suggestion).suffix
    title, kinds = (
        (words("Save as PDF"), words("PDF documents") + " (*.pdf)")
        if kind == PDF
        else (words("Save for a spreadsheet"), words("Workbooks") + " (*.xlsx *.csv)")
    )
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or ".")
    name, _ = QFileDialog.getSaveFileName(
        parent,
        title,
        str(folder / suggestion),
        kinds,
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return None
    path = Path(name)
    known = {PDF} if kind == PDF else {XLSX, CSV}
    return path if path.suffix.lower() in known else path.with_name(f"{path.name}{kind}")


def show_file(path: Path) -> bool:
    """Open the PDF in the viewer of this computer; return whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Paper(QObject):
    """Prints one thing at a time; the copies made for the printer are removed at the end."""

    started = Signal()
    progressed = Signal(object, object)
    saved = Signal(object)
    """The path of the PDF that lies where the person wanted it."""
    refused = Signal(object)
    """A UserError."""
    ended = Signal()

    def __init__(self, session: Session, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._handle: Handle | None = None
        self._scratch: Path | None = None
        self._copies = 0
        self.show_file: Callable[[Path], bool] = show_file

    @property
    def busy(self) -> bool:
        """Whether a PDF is being drawn."""
        return self._handle is not None

    def save(self, name: str, asked: Asked, path: Path) -> None:
        """Write the report `name` into `path`, whose ending says as what."""
        self._draw(name, asked, path, self.saved.emit)

    def to_printer(self, name: str, asked: Asked) -> None:
        """Draw it into a private place and hand it to the viewer, which prints."""
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="sijill-"))
            # They are not encrypted: they go with this window, or at the latest with the program.
            weakref.finalize(self, shutil.rmtree, self._scratch, ignore_errors=True)
        self._copies += 1
        path = self._scratch / f"{self._copies}-{name}.pdf"
        self._draw(name, asked, path, self._on_copy)

    def cancel(self) -> None:
        """Stop; the unfinished file is removed."""
        if self._handle is not None:
            self._handle.cancel()

    def deed(self, name: str, asked: Asked, path: Path) -> Callable[[Progress], Path]:
        """Return what draws `name` into `path`, off the GUI thread."""
        session, words = self._session, ui_words()

        def draw(told: Progress) -> Path:
            # The reports load the typesetting, which nobody needs before the first PDF.
            from desktop.services.ledger.reports.write_report import (  # noqa: PLC0415
                write_report,
            )

            return write_report(session.book, session.by, name, asked, path, words, told).path

        return draw

    def _draw(self, name: str, asked: Asked, path: Path, done: Callable[[Path], None]) -> None:
        if self._handle is not None:
            return
        deed = self.deed(name, asked, path)

        def on_done(drawn: Path) -> None:
            self._end()
            done(drawn)

        def on_refused(error: UserError) -> None:
            self._end()
            self.refused.emit(error)

        self._handle = self._work.long(
            deed, on_done, on_refused, self.progressed.emit, stopped=self._end, owner=self
        )
        self.started.emit()

    def _on_copy(self, path: Path) -> None:
        if not self.show_file(path):
            self.refused.emit(UserError("viewer-missing", path=str(path)))

    def _end(self) -> None:
        self._handle = None
        self.ended.emit()
