"""Get at a document away from the screen: read it once, draw its pages one after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.domain.archive.document import Document
from desktop.domain.archive.kinds import Preview, preview_of
from desktop.domain.errors import UserError
from desktop.services.archive.preview_document import Drawn, Stop, Words, draw_page, words_in
from desktop.services.archive.read_document import read_document
from desktop.services.session import Session
from desktop.ui.work.handle import Handle
from desktop.ui.work.work import Work


class Reading(QObject):
    """Holds the content of the one document that is looked at; the next one takes its place."""

    drawn = Signal(object)
    """A `Drawn` page."""
    said = Signal(object)
    """The `Words` of a text."""
    refused = Signal(object)
    """A UserError: it cannot be opened, or not be shown."""

    def __init__(self, session: Session, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._document: Document | None = None
        self._data: bytes | None = None
        self._wanted: tuple[int, int] = (0, 0)
        self._handles: list[Handle] = []
        self._stop = Stop()

    @property
    def document(self) -> Document | None:
        """What is looked at."""
        return self._document

    def open(self, document: Document, edge: int) -> None:
        """Read a document and show its first page, `edge` pixels long, or its words."""
        self.close()
        self._document = document
        self._wanted = (0, edge)
        self._handles = [
            self._work.read(
                lambda: read_document(self._session, document.id),
                partial(self._on_read, document),
                self._on_refused,
                owner=self,
            )
        ]

    def turn(self, page: int, edge: int) -> None:
        """Draw another page, or the same one larger; a drawing under way is given up."""
        self._wanted = (page, edge)
        if self._data is not None and self._document is not None:
            self._draw(self._data, self._document)

    def close(self) -> None:
        """Let go of what is looked at."""
        self._give_up()
        self._document = self._data = None

    def _give_up(self) -> None:
        self._stop()
        for handle in self._handles:
            handle.cancel()
        self._handles = []
        self._stop = Stop()

    def _on_read(self, document: Document, data: bytes) -> None:
        self._data = data
        if preview_of(document.media_type) is Preview.WORDS:
            self._beside(lambda: words_in(data), self.said.emit)
        else:
            self._draw(data, document)

    def _draw(self, data: bytes, document: Document) -> None:
        self._give_up()
        page, edge = self._wanted
        kind, stop = document.media_type, self._stop
        self._beside(
            lambda: draw_page(data, kind, page=page, edge=edge, stop=stop), self.drawn.emit
        )

    def _beside(
        self, deed: Callable[[], Drawn | Words], done: Callable[[Drawn | Words], None]
    ) -> None:
        self._handles.append(
            self._work.beside(lambda _: deed(), done, self._on_refused, owner=self)
        )

    def _on_refused(self, error: UserError) -> None:
        self._data = None if error.key.startswith("document-") else self._data
        self.refused.emit(error)
