"""A document as it looks: pages to turn and enlarge, words to read, or why it is not shown."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.archive.kinds import Preview, preview_of
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr
from desktop.services.archive.preview_document import Drawn, Words
from desktop.text.words import mark
from desktop.ui.screens.archive.page_view import PageView
from desktop.ui.screens.archive.reading import Reading
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, IconButton, Kind
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words

_NOTHING: Final = (
    mark("Nothing chosen"),
    mark("Choose a document from the list to see it here."),
)
_OUTSIDE: Final = (
    mark("Not shown here"),
    mark("Office files are not opened inside the program. Save it and open it with another one."),
)
_ERASED: Final = (
    mark("Erased"),
    mark("This document was erased for good. Only the fact that it was there is left."),
)
_CONFIDENTIAL: Final = (
    mark("Confidential"),
    mark(
        "Who opens this document, and when, is written into the log. Open it only if you need to."
    ),
)


class PreviewPane(QWidget):
    """Shows one document at a time; the last one asked for counts."""

    save_wanted = Signal(object)
    """The document that is to be saved as a file."""
    erase_wanted = Signal(object)
    """The document that is to be erased for good."""
    mask_wanted = Signal(object)
    """The document of which a masked copy is to be made."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._pages = self._page = 0
        self._reading = Reading(context.session, context.work, self)
        self.view = PageView()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self._back = IconButton("chevron-left", mark("Previous page"))
        self._next = IconButton("chevron-right", mark("Next page"))
        self._smaller = IconButton("zoom-out", mark("Smaller"))
        self._larger = IconButton("zoom-in", mark("Larger"))
        self.save = IconButton("download", mark("Save as a file"))
        self.mask_part = IconButton("eye-off", mark("Make a masked copy"))
        self.erase = IconButton("trash-2", mark("Erase for good…"))
        self._may_mask = self._may_erase = False
        self._where = Text("", "small")
        self._loading = LoadingLine()
        self._loading.hide()
        self.nothing = EmptyState("file-text", *_NOTHING)
        save = Button(mark("Save as a file"), Kind.SECONDARY, "download")
        self.outside = EmptyState("file-down", *_OUTSIDE, save)
        self.open_anyway = Button(mark("Open it"), Kind.SECONDARY, "lock-open")
        self.confidential = EmptyState("lock", *_CONFIDENTIAL, self.open_anyway)
        self.refused = ErrorState(UserError("preview-failed"))
        self._stack = QStackedWidget()
        for each in (self.nothing, self.view, self.words, self.outside, self.confidential):
            self._stack.addWidget(each)
        self._stack.addWidget(self.refused)
        self._lay_out()
        self._connect()
        save.clicked.connect(self._on_save)
        self.clear()

    @property
    def state(self) -> str:
        """What is shown: "nothing", "page", "words", "outside", "confidential" or "refused"."""
        names = ("nothing", "page", "words", "outside", "confidential", "refused")
        return names[self._stack.currentIndex()]

    @property
    def document(self) -> Document | None:
        """What is looked at."""
        return self._document

    def show_document(self, document: Document) -> None:
        """Show a document; a confidential one only after the person says so."""
        if self._document == document and self.state != "refused":
            return
        self._forget()
        self._document = document
        self.save.setEnabled(not document.erased)
        if document.erased:
            self.outside.set_messages(*_ERASED)
            self._stack.setCurrentWidget(self.outside)
        elif preview_of(document.media_type) is Preview.OUTSIDE:
            self.outside.set_messages(*_OUTSIDE)
            self._stack.setCurrentWidget(self.outside)
        elif document.confidential:
            self._stack.setCurrentWidget(self.confidential)
        else:
            self._open()
        self._show_bar()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._forget()
        self._document = None
        self.save.setEnabled(False)
        self._stack.setCurrentWidget(self.nothing)
        self._show_bar()

    def offer(self, *, masking: bool, erasing: bool) -> None:
        """Offer a masked copy of what has pages, and erasing whatever is shown."""
        self._may_mask, self._may_erase = masking, erasing
        self._show_bar()

    def turn(self, step: int) -> None:
        """Go on or back by pages."""
        wanted = max(0, min(self._page + step, self._pages - 1))
        if self.state == "page" and wanted != self._page:
            self._loading.show()
            self._reading.turn(wanted, self.view.edge_wanted())

    def enlarge(self, step: int) -> None:
        """Show the page larger (+1), smaller (-1) or whole (0)."""
        if self.state == "page" and self.view.set_zoom(step):
            self._sharpen()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.view.setAccessibleName(words("Page of the document"))
        self.words.setAccessibleName(words("Words of the document"))
        self._show_bar()

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = row(Space.XS)
        for each in (self._back, self._where, self._next):
            bar.addWidget(each)
        bar.addStretch(1)
        for each in (self._smaller, self._larger, self.mask_part, self.erase, self.save):
            bar.addWidget(each)
        layout = column(0, 0, self)
        layout.addLayout(bar)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self.enlarge(-1))
        self._larger.clicked.connect(lambda: self.enlarge(1))
        self.save.clicked.connect(self._on_save)
        self.erase.clicked.connect(lambda: self.erase_wanted.emit(self._document))
        self.mask_part.clicked.connect(lambda: self.mask_wanted.emit(self._document))
        self.open_anyway.clicked.connect(self._open)
        self.refused.retried.connect(self._open)
        self._reading.drawn.connect(self._on_drawn)
        self._reading.said.connect(self._on_said)
        self._reading.refused.connect(self._on_refused)
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            bind(self.view, key, partial(self.turn, step))
        for key, step in (("+", 1), ("=", 1), ("-", -1), ("0", 0)):
            bind(self.view, key, partial(self.enlarge, step))
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _forget(self) -> None:
        self._reading.close()
        self.view.clear()
        self.words.clear()
        self._pages = self._page = 0
        self._loading.hide()

    def _open(self) -> None:
        if self._document is None:
            return
        self._loading.show()
        if self._stack.currentWidget() is self.refused:
            self._stack.setCurrentWidget(self.view)
        self._reading.open(self._document, self.view.edge_wanted())

    def _sharpen(self) -> None:
        """Draw the same page with as many dots as are looked at."""
        if self.view.page is not None:
            self._loading.show()
            self._reading.turn(self._page, self.view.edge_wanted())

    def _on_drawn(self, drawn: Drawn) -> None:
        self._loading.hide()
        self._pages, self._page = drawn.pages, drawn.page
        self._stack.setCurrentWidget(self.view)
        self.view.show_page(drawn)
        self._show_bar()

    def _on_said(self, said: Words) -> None:
        self._loading.hide()
        words = ui_words()
        more = words("(There is more of it: save it to read the rest.)")
        self.words.setPlainText(f"{said.text}\n\n{more}" if said.cut else said.text)
        self._stack.setCurrentWidget(self.words)
        self._show_bar()

    def _on_refused(self, error: UserError) -> None:
        self._loading.hide()
        self.refused.set_error(error)
        self._stack.setCurrentWidget(self.refused)
        self._show_bar()

    def _on_save(self) -> None:
        if self._document is not None and not self._document.erased:
            self.save_wanted.emit(self._document)

    def _show_bar(self) -> None:
        paged = self.state == "page" and self._pages > 0
        for each in (self._back, self._next, self._where):
            each.setVisible(paged and self._pages > 1)
        for each in (self._smaller, self._larger):
            each.setVisible(paged)
        self.mask_part.setVisible(paged and self._may_mask)
        whole = self._document is not None and not self._document.erased
        self.erase.setVisible(whole and self._may_erase)
        self.save.setVisible(self._document is not None and self.state != "outside")
        self._back.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < self._pages - 1)
        words = ui_words()
        self._where.setText(
            words(
                "Page {page} of {pages}",
                page=isolate_ltr(self._page + 1),
                pages=isolate_ltr(self._pages),
            )
        )
        self._where.setAlignment(Qt.AlignmentFlag.AlignCenter)
