"""Registers: lists of records, searched, added to and worked on by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import UserError
from desktop.text.words import mark
from desktop.ui.forms.form_dialog import FormDialog
from desktop.ui.screens.registers.deed_bar import DeedBar
from desktop.ui.screens.registers.kind import Question, RegisterKind, Values
from desktop.ui.screens.registers.list_page import ListPage
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


class RegisterScreen(QWidget):
    """One list at a time; F6 goes to the next, F5 adds, Enter opens."""

    def __init__(
        self, context: Context, kinds: Sequence[RegisterKind], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._all = tuple(kinds)
        self._find: dict[str, str] = {}
        self.dialog: FormDialog | None = None
        self.kinds = Segmented([(kind.key, kind.title) for kind in kinds])
        self.search = SearchEdit(mark("Search by code or name (F3)"))
        self._new = Button("", Weight.PRIMARY, "plus", "F5")
        self._about = Text("", "muted", wrap=True)
        self.pages = {kind.key: ListPage(kind, context.currency) for kind in kinds}
        self.bars = {kind.key: DeedBar(self, kind.deeds) for kind in kinds}
        self._loading = LoadingLine()
        self._error = ErrorState(UserError("program-fault", reference=""))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_kind(self._all[0].key)

    @property
    def context(self) -> Context:
        """The open book and the ways out."""
        return self._context

    @property
    def page(self) -> ListPage:
        """The list that is shown."""
        return self.pages[self.kinds.key()]

    @property
    def kind(self) -> RegisterKind:
        """What the list that is shown is of."""
        return self.page.kind

    # What the shell asks ----------------------------------------------------------------------

    def arrive(self, args: Mapping[str, Any]) -> None:
        """Show the list `args["kind"]`, and there the row with the code `args["code"]`."""
        key = str(args.get("kind", self.kinds.key()))
        if "code" in args:
            self._find[key] = str(args["code"])
        if key in self.pages and (key != self.kinds.key() or "code" in args):
            self.kinds.set_key(key)
            self._on_kind(key)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again what has changed."""
        if topics & self.kind.topics:
            self.reload()

    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this screen."""
        words = ui_words()
        hints = [("F5", words("New"))] if self.kind.adding is not None else []
        hints += [(deed.shortcut, words(deed.text)) for deed in self.kind.deeds if deed.shortcut]
        hints.append(("F3", words("Search")))
        if len(self._all) > 1:
            hints.append(("F6", words("Next list")))
        return tuple(hints)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._about.setText(ui_words()(self.kind.about))

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
        for bar in self.bars.values():
            layout.addWidget(bar)
        layout.addWidget(self._loading)
        layout.addWidget(self._stack, 1)
        self.kinds.setVisible(len(self._all) > 1)  # not before it has its place in this window

    def _connect(self) -> None:
        self._new.clicked.connect(self._on_new)
        self.kinds.chosen.connect(self._on_kind)
        self.search.searched.connect(self._on_searched)
        self.search.returnPressed.connect(self._into_the_list)
        self._error.retried.connect(self.reload)
        for key, page in self.pages.items():
            page.table.picked.connect(self.bars[key].show_row)
            page.table.opened.connect(self._on_opened)
        bind(self, "F5", self._on_new)
        bind(self, "F3", self.search.setFocus)
        bind(self, "F6", self._on_next)
        keys = {deed.shortcut for kind in self._all for deed in kind.deeds}
        for key in sorted(keys - {"", "F5"}):  # two bindings of one key would both be dead
            bind(self, key, partial(self._on_deed, key))
        language().changed.connect(self.retranslate)

    def reload(self) -> None:
        """Read the list that is shown."""
        session, kind = self._context.session, self.kind
        self._loading.show()
        self._context.work.read(
            lambda: kind.load(session),
            lambda rows: self._on_found(kind, rows),
            self._on_failed,
            owner=self,
        )

    def _on_found(self, kind: RegisterKind, rows: Sequence[Any]) -> None:
        self._loading.hide()
        page = self.pages[kind.key]
        page.set_rows(rows, self._find.pop(kind.key, None))
        if kind is self.kind:
            self._show_page()

    def _show_page(self) -> None:
        page, bar = self.page, self.bars[self.kinds.key()]
        self._stack.setCurrentWidget(page)
        self._about.setVisible(not page.empty)
        bar.show_row(page.table.current_row())
        for each in self.bars.values():
            each.setVisible(each is bar and each.useful(empty=page.empty))
        self.setFocusProxy(page)

    def _on_failed(self, error: UserError) -> None:
        self._loading.hide()
        self._error.set_error(error)
        self._stack.setCurrentWidget(self._error)

    def _on_kind(self, key: str) -> None:
        kind = self.pages[key].kind
        adding, act = kind.adding, kind.act
        self._new.setVisible(adding is not None)
        if adding is not None:
            self._new.set_message(adding.title)
            self._new.setEnabled(act is None or self._context.session.by.may(act))
        self._show_page()
        self.retranslate()
        self.reload()

    def _on_deed(self, shortcut: str) -> None:
        self.bars[self.kinds.key()].press(shortcut)

    def _on_next(self) -> None:
        keys = [kind.key for kind in self._all]
        self.kinds.set_key(keys[(keys.index(self.kinds.key()) + 1) % len(keys)])
        self._on_kind(self.kinds.key())
        self.page.setFocus()

    def _on_searched(self, words: str) -> None:
        for page in self.pages.values():
            page.search(words)

    def _into_the_list(self) -> None:
        self.page.setFocus()

    def _on_opened(self, found: object) -> None:
        if self.kind.opens is not None:
            self.kind.opens(self._context, found)

    # Asking -----------------------------------------------------------------------------------

    def _on_new(self) -> None:
        adding = self.kind.adding
        if adding is None:
            self._on_deed("F5")
        elif self._new.isEnabled() and not self._new.isHidden():
            self.ask(adding)

    def ask(self, question: Question) -> None:
        """Open a form; what it wrote is found in the list afterwards."""
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.dialog = dialog = FormDialog(
            question.title,
            question.about,
            question.confirm,
            question.fields(self._context),
            icon=question.icon,
            places=question.places,
            parent=self,
        )
        dialog.form.set_values(question.values)
        dialog.agreed.connect(lambda values: self._on_agreed(dialog, question, values))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _on_agreed(self, dialog: FormDialog, question: Question, values: Values) -> None:
        session = self._context.session
        self._context.work.write(
            lambda: question.write(session, values),
            lambda result: self._on_written(dialog, question, result),
            dialog.show_refusal,
            question.changes,
            owner=dialog,
        )

    def _on_written(self, dialog: FormDialog, question: Question, result: object) -> None:
        dialog.finish()
        if question.done is not None:
            question.done(result)
            return
        code = str(result)
        self._find[self.kind.key] = code
        self.search.clear()
        self.page.setFocus()
        self._context.toast(ui_words()(question.said, code=code))
