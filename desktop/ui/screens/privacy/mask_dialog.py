"""Make a masked copy of a document: its pages one by one, masks drawn on them, a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.isolates import isolate_ltr, isolate_name
from desktop.text.words import mark
from desktop.ui.screens.parts.fault import Fault
from desktop.ui.screens.parts.labelled import Labelled
from desktop.ui.screens.parts.text import Message
from desktop.ui.screens.privacy.mask_canvas import MaskCanvas
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.dialogs import Dialog
from desktop.ui.widgets.states import LoadingLine
from desktop.ui.widgets.text import row
from desktop.ui.words import ui_words
from desktop.ui.work.topic import Topic

if TYPE_CHECKING:
    from desktop.services.archive.preview_document import Drawn
    from desktop.ui.work.handle import Handle

_EDGE: Final = 1_200
_SIZE: Final = (760, 700)


class MaskDialog(Dialog):
    """States: reading, a page with its masks, keeping the copy, refused."""

    kept = Signal(object)
    """The Document that is the masked copy."""

    def __init__(self, context: Context, document: Document, parent: QWidget | None = None) -> None:
        words = ui_words()
        super().__init__(
            words("A masked copy of {title}", title=isolate_name(document.title)),
            words(
                "Draw over what nobody is to see. The copy is made of pictures of the pages: what "
                "lies under a mask is not in it. The document itself stays as it is."
            ),
            icon="eye-off",
            parent=parent,
        )
        self._context, self._document = context, document
        self._data = b""
        self._pages, self._page = 0, 0
        self._handle: Handle | None = None
        self.canvas = MaskCanvas()
        self.fault = Fault()
        self.loading = LoadingLine()
        self.before = Button(mark("Page before"), Kind.QUIET, "chevron-left")
        self.after = Button(mark("Page after"), Kind.QUIET, "chevron-right")
        self.place = Message("", "label", wrap=False)
        self.title_line = QLineEdit(words("{title}, masked", title=document.title))
        self._arrange()
        self.confirm = self.add_button(mark("Keep the masked copy"), Kind.PRIMARY, accepts=True)
        self.add_button(mark("Leave it"), Kind.SECONDARY, accepts=False)
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        bind(self, "PgUp", lambda: self.turn(-1))
        bind(self, "PgDown", lambda: self.turn(1))
        self.canvas.changed.connect(self._look)
        self.resize(*_SIZE)
        self._look()
        self._read()

    def _arrange(self) -> None:
        self.body.addWidget(self.loading)
        self.body.addWidget(self.fault)
        self.body.addWidget(self.canvas, 1)
        pages = row(Space.S)
        pages.addWidget(self.before)
        pages.addWidget(self.place)
        pages.addWidget(self.after)
        pages.addStretch(1)
        self.body.addLayout(pages)
        self.body.addWidget(
            Message(
                mark(
                    "Without a mouse: Insert lays a mask, the arrows move it, Shift with the "
                    "arrows sizes it, Delete lifts it."
                ),
                "small",
            )
        )
        self.body.addWidget(Labelled(mark("Title of the copy"), self.title_line))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Draw anew at the new size."""
        super().resizeEvent(event)
        self.canvas.update()

    def turn(self, by: int) -> None:
        """Show the page before or after."""
        if 0 <= self._page + by < self._pages and self._handle is None:
            self._draw(self._page + by)

    def accept(self) -> None:
        """Make the copy and keep it; the window stays until it is kept."""
        if self._handle is not None or not self.confirm.isEnabled():
            return
        session, document_id, words = self._context.session, self._document.id, ui_words()
        masks, title = self.canvas.masks(), self.title_line.text()

        def deed(told: object) -> Document:
            # Loads the typesetting, which nobody needs before the first masked copy.
            from desktop.services.archive.mask_document import mask_document  # noqa: PLC0415

            del told
            return mask_document(session, document_id, masks, words, title=title)

        self._begin()
        self._handle = self._context.work.long(
            deed,
            self._on_kept,
            self._on_refused,
            changes=frozenset({Topic.DOCUMENTS}),
            owner=self,
        )
        self._look()

    # What is read ---------------------------------------------------------------------------------

    def _read(self) -> None:
        from desktop.services.archive.read_document import read_document  # noqa: PLC0415

        session, document_id = self._context.session, self._document.id
        self._begin()
        self._context.work.read(
            lambda: read_document(session, document_id),
            self._on_read,
            self._on_refused,
            owner=self,
        )

    def _on_read(self, data: bytes) -> None:
        self._data = data
        self._draw(0)

    def _draw(self, page: int) -> None:
        from desktop.services.archive.preview_document import draw_page  # noqa: PLC0415

        data, media_type = self._data, self._document.media_type
        self._begin()
        self._handle = self._context.work.long(
            lambda _: draw_page(data, media_type, page=page, edge=_EDGE),
            self._on_drawn,
            self._on_refused,
            owner=self,
        )
        self._look()

    # What arrives ---------------------------------------------------------------------------------

    def _on_drawn(self, drawn: Drawn) -> None:
        self._end()
        self._pages, self._page = drawn.pages, drawn.page
        picture = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.width * 3, QImage.Format.Format_RGB888
        )
        self.canvas.show_page(drawn.page, picture.copy())
        if drawn.page == 0:
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _on_kept(self, copy: Document) -> None:
        self._end()
        self.kept.emit(copy)
        words = ui_words()
        self._context.toast(words("The masked copy was kept: {title}", title=copy.title))
        super().accept()

    def _on_refused(self, error: UserError) -> None:
        self._end()
        self.fault.show_error(error)
        self._look()

    def _begin(self) -> None:
        self.fault.clear()
        self.loading.show()

    def _end(self) -> None:
        self._handle = None
        self.loading.hide()

    def _look(self) -> None:
        """Open and close the buttons, say where we are."""
        free = self._handle is None and self._pages > 0
        self.confirm.setEnabled(free and bool(self.canvas.masks()))
        self.before.setEnabled(free and self._page > 0)
        self.after.setEnabled(free and self._page + 1 < self._pages)
        if self._pages:
            self.place.say(
                mark("Page {page} of {pages}"),
                page=isolate_ltr(self._page + 1),
                pages=isolate_ltr(self._pages),
            )
