"""The documents of one thing, to be looked at and added to; for any screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop.domain.archive.document import Document
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.services.archive.attach import attachments_of, detach
from desktop.text.words import mark
from desktop.ui.screens.archive.adding import Adding, Subject
from desktop.ui.screens.archive.columns import SHORT
from desktop.ui.screens.archive.preview_pane import PreviewPane
from desktop.ui.screens.archive.saving import Saving
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, IconButton, Kind
from desktop.ui.widgets.dialogs import ask
from desktop.ui.widgets.states import EmptyState, ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_LIST_HEIGHT: Final = 150
_NOTHING: Final = (
    mark("No documents yet"),
    mark("Add the receipt, the invoice or the minutes: choose files, or drop them here."),
)


class AttachmentsPanel(QWidget):
    """Lists what is attached to `subject` and shows the one that is picked.

    `make_subject` is for something that is not in the book yet (a voucher being typed): it is asked
    when the first file comes, and goes on once there is a subject. Drop files on it, press Insert
    or the button; Delete takes one off (it stays in the archive).
    """

    counted = Signal(object)
    """How many documents are attached: int."""

    def __init__(
        self,
        context: Context,
        subject: str | None = None,
        *,
        make_subject: Subject | None = None,
        may_change: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._subject, self._make = context, subject, make_subject
        self._may = may_change and context.session.by.may(Act.ADD_DOCUMENT)
        self._find: int | None = None
        self.adding = Adding(context, self._for_subject, self)
        self.saving = Saving(context, self)
        self.banner = Banner()
        self.model: RowsModel[Document] = RowsModel(SHORT, context.currency, self)
        self.table = Table(self.model)
        self.preview = PreviewPane(context)
        self._title = Text("", "strong")
        self.add = Button(mark("Add"), Kind.SECONDARY, "paperclip")
        self.remove = IconButton("x", mark("Take it off"))
        self._loading = LoadingLine()
        self._loading.hide()
        first = Button(mark("Add a document"), Kind.SECONDARY, "paperclip")
        first.clicked.connect(self.adding.choose)
        self.empty = EmptyState("paperclip", *_NOTHING, first if self._may else None)
        self.refused = ErrorState(UserError("program-fault", reference=""))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(self._may)
        self.setFocusProxy(self.table)
        self.load()

    @property
    def subject(self) -> str | None:
        """What the documents belong to, None while there is no such thing in the book."""
        return self._subject

    @property
    def documents(self) -> Sequence[Document]:
        """What is listed now."""
        return self.model.rows

    @property
    def state(self) -> str:
        """Which state is shown: "rows", "empty" or "refused"."""
        return ("rows", "empty", "refused")[self._stack.currentIndex()]

    def set_subject(self, subject: str | None) -> None:
        """Show the documents of something else."""
        if subject != self._subject:
            self._subject = subject
            self.banner.clear()
            self._show(())
            self.load()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again when documents have changed."""
        if topics & {Topic.DOCUMENTS, Topic.ENTRIES, Topic.APPROVALS}:
            self.load()

    def load(self) -> None:
        """Read what is attached."""
        session, subject = self._context.session, self._subject
        if subject is None or not session.by.may(Act.READ_DOCUMENTS):
            self._show(())
            return
        self._loading.show()
        self._context.work.read(
            lambda: attachments_of(session.book, session.by, subject),
            lambda found: self._on_read(subject, found),
            self._on_failed,
            owner=self,
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self._title.setText(words("Documents"))
        self.table.set_name(words("Documents"))
        self.model.retranslate()

    # What Qt calls ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of this computer, nothing else."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Add what was dropped."""
        self.adding.drop(event)

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = row(Space.S)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.remove)
        head.addWidget(self.add)
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.table)
        both.addWidget(self.preview)
        both.setSizes([_LIST_HEIGHT, 3 * _LIST_HEIGHT])
        both.setStretchFactor(1, 1)
        both.setChildrenCollapsible(False)
        self.table.setMinimumHeight(80)
        for each in (both, self.empty, self.refused):
            self._stack.addWidget(each)
        layout = column(Space.S, 0, self)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.add.clicked.connect(self.adding.choose)
        self.remove.clicked.connect(self._on_remove)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self.preview.view.setFocus())
        self.preview.save_wanted.connect(self.saving.ask)
        self.refused.retried.connect(self.load)
        self.adding.added.connect(self._on_added)
        for refusing in (self.adding.refused, self.saving.refused):
            refusing.connect(lambda error: self.banner.say(Tone.DANGER, error))
        for busy in (self.adding.busy, self.saving.busy):
            busy.connect(self._loading.setVisible)
        bind(self, "Insert", self._on_add_key)
        bind(self.table, "Delete", self._on_remove)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _for_subject(self, then: object) -> None:
        """Give the subject to whoever adds, made first where it has to be."""
        go_on = then if callable(then) else None
        if go_on is None:
            return
        if self._subject is None and self._make is not None:
            self._make(go_on)
        else:
            go_on(self._subject)

    def _on_add_key(self) -> None:
        if self._may:
            self.adding.choose()

    def _on_added(self, document: Document) -> None:
        self.banner.clear()
        self._find = document.id
        self.load()

    def _on_read(self, subject: str, found: Sequence[Document]) -> None:
        if subject == self._subject:
            self._loading.hide()
            self._show(found)

    def _show(self, found: Sequence[Document]) -> None:
        current = self.table.current_row()
        wanted = self._find or (current.id if current is not None else None)
        self._find = None
        self.model.set_rows(tuple(found))
        self._stack.setCurrentIndex(0 if found else 1)
        self.add.setVisible(self._may and bool(found))
        self.remove.setVisible(self._may and bool(found))
        ids = [each.id for each in found]
        if found:
            self.table.pick(ids.index(wanted) if wanted in ids else 0)
        self._on_picked(self.table.current_row() if found else None)
        self.counted.emit(len(found))

    def _on_picked(self, document: Document | None) -> None:
        if document is None:
            self.preview.clear()
        else:
            self.preview.show_document(document)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self.refused.set_error(error)
        self._stack.setCurrentWidget(self.refused)

    def _on_remove(self) -> None:
        document, subject = self.table.current_row(), self._subject
        if document is None or subject is None or not self._may:
            return
        words = ui_words()
        sure = ask(
            self,
            words("Take this document off?"),
            words("It stays among the documents of the book, and the log keeps that it was here."),
            mark("Take it off"),
            Kind.DANGER,
        )
        if not sure:
            return
        session = self._context.session
        self._context.work.write(
            lambda: detach(session, document.id, subject),
            lambda _: self.load(),
            lambda error: self.banner.say(Tone.DANGER, error),
            frozenset({Topic.DOCUMENTS}),
            owner=self,
        )
