"""Funds, projects and partners: three lists, searched and added to by keys."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.codes import spelled_code
from desktop.domain.errors import UserError
from desktop.domain.trust.acting import Act
from desktop.services.ledger.list_masters import Dimensions, list_dimensions
from desktop.text.words import mark
from desktop.ui.screens.masters.add_dialog import AddDialog
from desktop.ui.screens.masters.kinds import KINDS, MasterKind, Values
from desktop.ui.screens.masters.list_page import ListPage
from desktop.ui.shell.keys import bind
from desktop.ui.shell.spec import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.button import Kind as Weight
from desktop.ui.widgets.search_edit import SearchEdit
from desktop.ui.widgets.segmented import Segmented
from desktop.ui.widgets.states import ErrorState, LoadingLine
from desktop.ui.widgets.text import Text, column, row
from desktop.ui.words import language, ui_words
from desktop.ui.work.topic import Topic


class MastersScreen(QWidget):
    """One list at a time; F6 goes to the next."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._find: dict[str, str] = {}
        self.dialog: AddDialog | None = None
        self.kinds = Segmented([(kind.key, kind.title) for kind in KINDS])
        self.search = SearchEdit(mark("Search by code or name (F3)"))
        self._new = Button(KINDS[0].new, Weight.PRIMARY, "plus", "F5")
        self._about = Text("", "muted", wrap=True)
        self.pages = {kind.key: ListPage(kind, context.currency) for kind in KINDS}
        self._loading = LoadingLine()
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_kind(KINDS[0].key)
        self._load()

    @property
    def page(self) -> ListPage:
        """The list that is shown."""
        return self.pages[self.kinds.key()]

    # What the shell asks ----------------------------------------------------------------------

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & {Topic.ENTRIES, Topic.CHART}:
            self._load()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        return (
            ("F5", words("New")),
            ("F3", words("Search")),
            ("F6", words("Next list")),
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._about.setText(ui_words()(self.page.kind.about))

    # ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = row(Space.M)
        above.addWidget(self.kinds)
        above.addWidget(self.search, 1)
        above.addWidget(self._new)
        for each in (*self.pages.values(), self._error):
            self._stack.addWidget(each)
        layout = column(Space.S, Space.L, self)
        layout.addLayout(above)
        layout.addWidget(self._about)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._new.setEnabled(self._context.session.by.may(Act.MANAGE_CHART))
        self._new.clicked.connect(self._on_new)
        self.kinds.chosen.connect(self._on_kind)
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._into_the_list)
        self._error.retried.connect(self._load)
        bind(self, "F5", self._on_new)
        bind(self, "F3", self.search.setFocus)
        bind(self, "F6", self._on_next)
        language().changed.connect(self.retranslate)

    def _load(self) -> None:
        session = self._context.session
        self._loading.show()
        self._context.work.read(
            lambda: list_dimensions(session.book, session.by),
            self._on_found,
            self._on_failed,
            owner=self,
        )

    def _on_found(self, found: Dimensions) -> None:
        self._loading.hide()
        for key, page in self.pages.items():
            page.set_rows(page.kind.rows(found), self._find.pop(key, None))
        self._on_kind(self.kinds.key())

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _on_kind(self, key: str) -> None:
        page = self.pages[key]
        self._stack.setCurrentWidget(page)
        self._new.set_message(page.kind.new)
        self._about.setVisible(page.currentWidget() is not page.none)
        self.setFocusProxy(page)
        self.retranslate()

    def _on_next(self) -> None:
        keys = [kind.key for kind in KINDS]
        self.kinds.set_key(keys[(keys.index(self.kinds.key()) + 1) % len(keys)])
        self._on_kind(self.kinds.key())
        self.page.setFocus()

    def _on_searched(self, words: str) -> None:
        for page in self.pages.values():
            page.search(words)

    def _into_the_list(self) -> None:
        self.page.setFocus()

    # Adding -----------------------------------------------------------------------------------

    def _on_new(self) -> None:
        if not self._new.isEnabled() or (self.dialog is not None and self.dialog.isVisible()):
            return
        kind = self.page.kind
        self.dialog = dialog = AddDialog(
            kind.new, kind.about, kind.confirm, kind.fields, icon=kind.icon, parent=self
        )
        dialog.agreed.connect(lambda values: self._on_agreed(dialog, kind, values))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_agreed(self, dialog: AddDialog, kind: MasterKind, values: Values) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: kind.add(session, values),
            lambda _: self._on_added(dialog, kind, values["code"]),
            dialog.show_refusal,
            frozenset({Topic.CHART}),
            owner=dialog,
        )

    def _on_added(self, dialog: AddDialog, kind: MasterKind, code: str) -> None:
        stored = spelled_code(code)
        self._find[kind.key] = stored
        dialog.finish()
        self.search.clear()
        self.page.setFocus()
        self._context.toast(ui_words()(kind.added, code=stored))
