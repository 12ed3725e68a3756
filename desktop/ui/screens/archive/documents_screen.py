"""The documents of the book: found as one types, looked at beside the list, added and saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from desktop.domain.archive.document import Document, DocumentFilter, DocumentKey
from desktop.domain.isolates import isolate_ltr
from desktop.domain.trust.acting import Act
from desktop.services.archive.attach import attached_to, entry_of
from desktop.services.archive.list_documents import count_documents, list_documents
from desktop.services.session import Session
from desktop.text.documents import size_text
from desktop.text.words import mark
from desktop.ui.screens.archive.adding import Adding
from desktop.ui.screens.archive.columns import FULL
from desktop.ui.screens.archive.details import Details
from desktop.ui.screens.archive.erasing import Erasing
from desktop.ui.screens.archive.preview_pane import PreviewPane
from desktop.ui.screens.archive.saving import Saving
from desktop.ui.screens.privacy.mask_dialog import MaskDialog
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.tables.list_pane import ListPane
from desktop.ui.tables.paged_model import PagedModel
from desktop.ui.tables.source import Page, Source, Totals
from desktop.ui.tables.table import Table
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner, Tone
from desktop.ui.widgets.button import Button, Kind
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.states import EmptyState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic

_NOTHING_YET: Final = (
    mark("No documents yet"),
    mark("Receipts, invoices, contracts and minutes are kept here, encrypted, beside the entries."),
)
_NOTHING_FOUND: Final = (
    mark("Nothing found"),
    mark("No document has all these words in its title or file name. Try fewer words."),
)
_PANES: Final = (620, 520)


def document_source(session: Session, wanted: DocumentFilter) -> Source[Document, DocumentKey]:
    """Return the documents that `wanted` lets through, the newest first."""
    book, by = session.book, session.by

    def page(after: DocumentKey | None, limit: int) -> Page[Document, DocumentKey]:
        found = list_documents(book, by, wanted, after=after, limit=limit)
        return Page(found.rows, found.next_key)

    def totals() -> Totals:
        count, size = count_documents(book, by, wanted)
        return Totals(count, {"size": size})

    return Source(page, totals)


class DocumentsScreen(QWidget):
    """The list, and beside it the document that is picked, with all that is known of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = DocumentFilter()
        self._may = context.session.by.may(Act.ADD_DOCUMENT)
        self.search = SearchEdit(mark("Title or file name"))
        self.unattached = QCheckBox()
        self._add = Button(mark("Add documents"), Kind.PRIMARY, "plus", "F5")
        self._first = Button(mark("Add documents"), Kind.PRIMARY, "plus", "F5")
        self.model: PagedModel[Document, DocumentKey] = PagedModel(
            FULL, context.work, context.currency, self
        )
        self.table = Table(self.model)
        self.pane = ListPane(
            self.table, self.model, EmptyState("archive", *_NOTHING_YET, self._first)
        )
        self.preview, self.details = PreviewPane(context), Details()
        self.adding = Adding(context, lambda then: then(None), self)
        self.saving = Saving(context, self)
        self.erasing = Erasing(context, self)
        self.masking: MaskDialog | None = None
        self.banner, self._loading = Banner(), LoadingLine()
        self._loading.hide()
        self._count = Text("", "small")
        self._lay_out()
        self._connect()
        self.setAcceptDrops(self._may)
        self.setFocusProxy(self.table)
        self._load()

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Search for `args["words"]` where they are given; else stay."""
        if "words" in args:
            self.search.setText(str(args["words"]))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again when documents have changed, and stay at the same place."""
        if topics & {Topic.DOCUMENTS, Topic.ENTRIES}:
            self.table.stay_here()
            self.model.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("Add")),
            ("F3", words("Search")),
            ("Enter", words("Into the page")),
            ("PgDn", words("Turn")),
            ("Ctrl+S", words("Save")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words = ui_words()
        self.table.set_name(words("Documents"))
        self.unattached.setText(words("Only those attached to nothing"))
        self.pane.retranslate()
        self._show_count()

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
        above = row(Space.M)
        above.addWidget(self.search, 1)
        above.addWidget(self.unattached)
        above.addWidget(self._add)
        left, right = QWidget(), QWidget()
        listed, shown = column(Space.S, 0, left), column(Space.S, 0, right)
        listed.addWidget(self.pane, 1)
        listed.addWidget(self._count)
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.details)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(right)
        both.setSizes(list(_PANES))
        both.setChildrenCollapsible(False)
        layout = column(Space.M, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self.banner)
        layout.addWidget(self._loading)
        layout.addWidget(both, 1)

    def _connect(self) -> None:
        for button in (self._add, self._first):
            button.setEnabled(self._may)
            button.clicked.connect(self.adding.choose)
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._into_the_list)
        self.unattached.toggled.connect(self._on_unattached)
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self.preview.view.setFocus())
        self.model.counted.connect(self._on_counted)
        self.model.loaded.connect(self._pick_first)
        self.pane.retried.connect(self._load)
        self.preview.save_wanted.connect(self.saving.ask)
        self.preview.mask_wanted.connect(self._on_mask)
        may_erase = self._context.session.by.may(Act.ERASE_PERSON)
        self.preview.offer(masking=self._may, erasing=may_erase)
        self.preview.erase_wanted.connect(self.erasing.ask)
        self.details.opened.connect(self._on_subject)
        for refusing in (self.adding.refused, self.saving.refused, self.erasing.refused):
            refusing.connect(lambda error: self.banner.say(Tone.DANGER, error))
        for busy in (self.adding.busy, self.saving.busy):
            busy.connect(self._loading.setVisible)
        self.adding.added.connect(lambda _: self.banner.clear())
        bind(self, "F5", self._on_add)
        bind(self, "F3", self._on_search)
        bind(self, "Ctrl+S", self._on_save)
        language().changed.connect(self.retranslate)
        self.retranslate()

    def _load(self) -> None:
        filtering = self._wanted != DocumentFilter()
        self.pane.begin_loading()
        self._first.setVisible(not filtering)
        self.pane.empty.set_messages(*(_NOTHING_FOUND if filtering else _NOTHING_YET))
        self.model.load(document_source(self._context.session, self._wanted))

    def _on_searched(self, words: str) -> None:
        if words != self._wanted.words:
            self._wanted = replace(self._wanted, words=words)
            self._load()

    def _on_unattached(self, wanted: bool) -> None:
        self._wanted = replace(self._wanted, unattached=wanted)
        self._load()

    def _into_the_list(self) -> None:
        self.table.setFocus()
        self._pick_first()

    def _pick_first(self) -> None:
        if not self.model.rowCount():
            self._on_picked(None)
        elif not self.table.currentIndex().isValid():
            self.table.pick(0)

    def _on_picked(self, document: Document | None) -> None:
        if document is None:
            self.preview.clear()
            self.details.show_document(None, ())
            return
        self.preview.show_document(document)
        session = self._context.session
        self._context.work.read(
            lambda: attached_to(session.book, session.by, document.id),
            lambda subjects: self._on_subjects(document, subjects),
            owner=self,
        )

    def _on_subjects(self, document: Document, subjects: tuple[str, ...]) -> None:
        if self.preview.document == document:
            self.details.show_document(document, subjects)

    def _on_subject(self, subject: str) -> None:
        """Open what the document is attached to, where there is a screen for it."""
        kind, _, key = subject.partition(":")
        if kind == "entry":
            session = self._context.session
            self._context.work.read(
                lambda: entry_of(session.book, session.by, subject),
                lambda found: self._context.go("entry", {"entry": found}) if found else None,
                owner=self,
            )
        elif kind == "draft" and key.isdecimal():
            self._context.go("entry-form", {"draft": int(key)})
        elif kind == "proposal" and key.isdecimal():
            self._context.go("approvals", {"proposal": int(key)})

    def _on_counted(self, totals: Totals) -> None:
        self._show_count()
        del totals

    def _show_count(self) -> None:
        words, totals = ui_words(), self.pane.totals
        self._count.setVisible(totals.count > 0)
        self._count.setText(
            words(
                "Documents: {count}, together {size}",
                count=isolate_ltr(f"{totals.count:,}"),
                size=size_text(totals.sums.get("size", 0), words),
            )
        )

    def _on_add(self) -> None:
        if self._may:
            self.adding.choose()

    def _on_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_mask(self, document: Document) -> None:
        self.masking = MaskDialog(self._context, document, self)
        self.masking.open()

    def _on_save(self) -> None:
        document = self.preview.document
        if document is not None and not document.erased:
            self.saving.ask(document)
